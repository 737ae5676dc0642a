/**
 * Reads a tagged PDF back: its text in the order of the structure tree, each run with the roles it stands in, so that
 * notes, contents and page furniture (artifacts, which are in no structure) can be told from the text.
 *
 * This is a reader of our own. What it must not do is guess: pdfjs, the second reader in the tests, passes over soft
 * hyphens and replacement texts, tells spaces by gaps, and turns round the letters of Arabic ligatures; where a line is
 * read from right to left it gives the words as they stand from left to right; and it takes twice as long.
 */
import type { PdfText } from '../env.js';
import { contentReader } from './pdf-content.js';
import { type PlacedPiece, runsOf } from './pdf-lines.js';
import {
  dictionary,
  isReference,
  list,
  openPdf,
  type PdfFile,
  type Reference,
  type Value,
} from './pdf-objects.js';
import { readStructure } from './pdf-structure.js';

/** Reads the words of a PDF; none of a file that is no PDF, or whose objects are packed otherwise than Typst packs them. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const file = openPdf(bytes);
  const contentOf = contentReader(file);
  const pages: string[] = [];
  const marked = new Map<string, PlacedPiece[]>();
  for (const page of pagesOf(dictionary(file.resolve(file.trailer.get('Root'))).get('Pages'), file)) {
    const number = pages.length + 1;
    let text = '';
    let line = 0;
    for (const piece of contentOf(dictionary(file.resolve(page)))) {
      text += piece.line === line ? piece.text : `\n${piece.text}`;
      line = piece.line;
      const key = `${page.object} ${piece.mark}`;
      const same = marked.get(key);
      const placed = { ...piece, page: number };
      if (same) same.push(placed);
      else marked.set(key, [placed]);
    }
    pages.push(text);
  }
  const runs = runsOf(readStructure(file), ({ page, mark }) => marked.get(`${page} ${mark}`) ?? []);
  return { pages, fonts: fontNames(bytes), runs };
}

/** The leaves of the tree of pages, in their order (7.7.3). */
function pagesOf(value: Value, file: PdfFile): Reference[] {
  if (!isReference(value)) return [];
  const node = dictionary(file.resolve(value));
  return node.has('Kids')
    ? list(file.resolve(node.get('Kids'))).flatMap((kid) => pagesOf(kid, file))
    : [value];
}

/** The names of embedded fonts, without the tag of the subset. */
function fontNames(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const names = [...text.matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/gu)].map(
    (found) => found[1] ?? '',
  );
  return [...new Set(names)].sort();
}
