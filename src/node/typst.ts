/**
 * Typesetting by Typst, inside the process: one compiler, which reads its fonts once, for all documents.
 * Typst sees templates/print/, the data and fonts of the job, and nothing else of the machine but its system fonts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { TypesetJob } from '../env.js';

const templates = fileURLToPath(new URL('../../templates/print', import.meta.url));
const dataFile = join(templates, 'data.json');

/** The faces of the house font that the templates use; each is embedded only where it sets something. */
const faces = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'];

/** The compiler, and the files of fonts that it was made with: it takes in no other later. */
let made: { readonly compiler: NodeCompiler; readonly fonts: string } | undefined;

async function compilerWith(files: readonly string[]): Promise<NodeCompiler> {
  const fonts = files.join('\n');
  if (made?.fonts === fonts) return made.compiler;
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = [...houseFonts(), ...files.map((file) => readFileSync(file))];
  const compiler = typst.NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });
  made = { compiler, fonts };
  last = undefined;
  return compiler;
}

function houseFonts(): Buffer[] {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-serif-4/package.json'),
  );
  return faces.map((face) => readFileSync(join(folder, face, `SourceSerif4_${face}.ttf`)));
}

/** The layout of the data that was set last: the same pages are exported to several standards. */
let last:
  | { readonly data: unknown; readonly template: string; readonly pages: NodeTypstDocument }
  | undefined;

/**
 * Sets one document in PDF. The same job gives the same bytes.
 * Diagnostics: publish/print-failed, with what Typst says; publish/print-unavailable where the package is not installed.
 */
export async function typeset(job: TypesetJob): Promise<Result<Uint8Array>> {
  let typst: NodeCompiler;
  try {
    typst = await compilerWith(job.fonts ?? []);
  } catch (error) {
    return unavailable(error);
  }
  const laidOut = layOut(typst, job);
  if (laidOut.value === undefined) return { diagnostics: laidOut.diagnostics };
  try {
    const pdf = typst.pdf(laidOut.value, {
      ...(job.standard === 'none' ? {} : { pdfStandard: job.standard }),
      creationTimestamp: Date.parse(job.date) / 1000,
    });
    return { value: pdf, diagnostics: [] };
  } catch (error) {
    return { diagnostics: [refusal(`Typst did not write ${job.standard}`, error)] };
  }
}

function layOut(typst: NodeCompiler, job: TypesetJob): Result<NodeTypstDocument> {
  if (last && last.data === job.data && last.template === job.template)
    return { value: last.pages, diagnostics: [] };
  last = undefined;
  typst.mapShadow(dataFile, Buffer.from(JSON.stringify(job.data)));
  for (const { path, bytes } of job.pictures ?? [])
    typst.mapShadow(join(templates, path), Buffer.from(bytes));
  const compiled = typst.compile({ mainFilePath: join(templates, `${job.template}.typ`), resetRead: true });
  const pages = compiled.result;
  // What Typst remembers of the way there is as large as the pages, and of no use for other ones.
  typst.evictCache(0);
  if (pages) {
    last = { data: job.data, template: job.template, pages };
    return { value: pages, diagnostics: [] };
  }
  const error = compiled.takeError();
  const messages = error ? error.shortDiagnostics.map((found) => messageOf(found)) : ['no reason was given'];
  return { diagnostics: [refusal('Typst could not set the document', messages.join('; '))] };
}

/** Typst's findings have no type of their own in the package, and come as objects or printed; what is wanted is the message. */
function messageOf(found: unknown): string {
  if (typeof found === 'string') return /message: "((?:[^"\\]|\\.)*)"/u.exec(found)?.[1] ?? found;
  if (typeof found === 'object' && found !== null && 'message' in found) return String(found.message);
  return JSON.stringify(found);
}

const refusal = (what: string, why: unknown) =>
  diagnostic('publish/print-failed', `${what}: ${messageOf(why instanceof Error ? why.message : why)}.`);

const unavailable = (error: unknown): Result<never> => ({
  diagnostics: [
    diagnostic(
      'publish/print-unavailable',
      `The typesetter could not be loaded: ${error instanceof Error ? error.message : String(error)}.`,
    ),
  ],
});
