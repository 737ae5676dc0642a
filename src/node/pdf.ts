/**
 * Reads a tagged PDF back with pdfjs-dist: its text in the order of the structure tree, each run with the roles it
 * stands in, so that notes, contents and page furniture (artifacts, which are in no structure) can be told from the text.
 */
import { createRequire } from 'node:module';
import type { PdfRun, PdfText } from '../env.js';
import { readStructure } from './pdf-structure.js';

/**
 * pdfjs draws on @napi-rs/canvas, which takes 0.2 s to load; for words nothing is drawn, so an empty module stands in
 * its place. The worker is loaded as a module and runs in this thread.
 */
async function pdfjs() {
  const require = createRequire(import.meta.url);
  const fromPdfjs = createRequire(require.resolve('pdfjs-dist/package.json'));
  try {
    const path = fromPdfjs.resolve('@napi-rs/canvas');
    const nothing = class {};
    const stub = {
      id: path,
      filename: path,
      loaded: true,
      exports: { DOMMatrix: nothing, ImageData: nothing, Path2D: nothing },
    };
    if (!(path in fromPdfjs.cache)) fromPdfjs.cache[path] = Object.assign(Object.create(null), stub);
  } catch {
    // Not installed: an optional companion of pdfjs.
  }
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs' as string);
  Object.assign(globalThis, { pdfjsWorker: worker });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** Reads the words of a PDF. Bytes that are no PDF are a bug of the caller, and throw. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const { getDocument, VerbosityLevel } = await pdfjs();
  const task = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  const pages: string[] = [];
  const texts = new Map<string, string>();
  const numbers = new Map<number, number>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    numbers.set(page.ref?.num ?? 0, number);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    pages.push(markedTexts(content.items, texts));
    page.cleanup();
  }
  await task.destroy();
  const runs = readStructure(bytes).map(({ roles, content, lang }): PdfRun => {
    const own = lang === undefined ? { roles } : { roles, lang };
    if (content === undefined) return { ...own, page: 0, text: '', opens: true };
    // A hyphen that Typst puts in has U+00AD as its replacement text, which pdfjs does not read: it comes as nothing.
    const text = texts.get(`p${content.page}R_mc${content.id}`) ?? '\u00ad';
    return { ...own, page: numbers.get(content.page) ?? 0, text };
  });
  return { pages, fonts: fontNames(bytes), runs };
}

type Item =
  | { readonly str: string; readonly hasEOL: boolean }
  | { readonly type: string; readonly id?: string; readonly tag?: string };

/** Adds the text of each marked content by its identifier; gives all of the page without its artifacts. */
function markedTexts(items: readonly Item[], texts: Map<string, string>): string {
  const open: (string | undefined)[] = [];
  let all = '';
  for (const item of items) {
    if ('str' in item) {
      const text = item.str + (item.hasEOL ? '\n' : '');
      const id = open.findLast((one) => one !== undefined);
      if (id === artifact) continue;
      all += text;
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + text);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.tag === 'Artifact' ? artifact : item.id);
  }
  return all;
}

const artifact = 'artifact';

/** The names of embedded fonts, without the tag of the subset. */
function fontNames(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const names = [...text.matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/gu)].map(
    (found) => found[1] ?? '',
  );
  return [...new Set(names)].sort();
}
