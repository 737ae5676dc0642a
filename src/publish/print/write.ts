/** Print: one PDF for each size of paper and each standard, set by Typst from templates/print/. */
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile, TypesetJob } from '../../env.js';
import { spanOf } from '../../xml/tree.js';
import type { Edition } from '../edition.js';
import type { RenderNode } from '../render/tree.js';
import type { PrintCitation } from './colophon.js';
import { printData } from './data.js';
import type { Paper, PrintData } from './data.types.js';

export interface PrintOptions {
  readonly formats?: readonly Paper[];
  /** PDF/A-2a for the archive, PDF/UA-1 for assistive technology: Typst writes one standard a file. */
  readonly standards?: readonly Exclude<TypesetJob['standard'], 'none'>[];
  readonly citations?: readonly PrintCitation[];
  /** Further font families, in the order in which a glyph is looked for. */
  readonly fonts?: readonly string[];
  /** Texts that correspond are not set side by side. */
  readonly oneAfterAnother?: boolean | undefined;
}

/** How the standards are named in file names. */
const standardNames = { 'a-2a': 'pdfa', 'ua-1': 'pdfua' } as const;

export const printPath = (id: string, paper: Paper, standard: keyof typeof standardNames): string =>
  `${id}-${paper}-${standardNames[standard]}.pdf`;

/**
 * Sets an edition.
 * @returns the files, named `<id>-<paper>-<standard>.pdf`; no file where Typst refuses one
 * Diagnostics: `publish/print-failed` with what Typst says, `publish/glyph-missing` with the place in the TEI.
 */
export async function writePrint(
  edition: Edition,
  options: PrintOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { formats = ['a4', '6x9'], standards = ['a-2a', 'ua-1'] } = options;
  const { families, main, diagnostics } = await fontsFor(edition, options.fonts ?? [], env);
  if (hasErrors(diagnostics)) return { diagnostics };
  const { citations = [], oneAfterAnother } = options;
  const dataFor = printData(edition, { citations, fonts: families, main, oneAfterAnother });
  const files: OutputFile[] = [];
  for (const paper of formats) {
    const data = dataFor(paper);
    for (const standard of standards) {
      const set = await env.typeset(jobOf(data, standard));
      diagnostics.push(...set.diagnostics.map((one) => withPlace(one, edition)));
      if (set.value) files.push({ path: printPath(edition.record.id, paper, standard), bytes: set.value });
    }
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: files, diagnostics };
}

/** The families that the characters of an edition need beside the house font; a finding for each that no font has. */
async function fontsFor(edition: Edition, named: readonly string[], env: Env) {
  const diagnostics: Diagnostic[] = [];
  if (env.findFonts === undefined) return { families: named, main: undefined, diagnostics };
  const counts = new Map<number, number>();
  for (const { render } of edition.texts)
    for (const node of [render.root, ...render.notes]) countCharacters(node, counts);
  for (const character of counts.keys())
    if (unseen.test(String.fromCodePoint(character))) counts.delete(character);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const often = [...counts].filter(([, count]) => count * 500 > all).map(([character]) => character);
  const { families, missing, main } = await env.findFonts({
    characters: new Set(counts.keys()),
    frequent: new Set(often),
    named,
    language: edition.texts[0]?.lang ?? edition.record.language,
  });
  for (const character of [...missing].slice(0, mostMissing))
    diagnostics.push(glyphMissing(String.fromCodePoint(character), edition));
  return { families, main, diagnostics };
}

const mostMissing = 20;
/** They have no glyph of their own. */
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point} ]/u;

function countCharacters(node: RenderNode, into: Map<number, number>): void {
  if (node.behaviour !== 'text') for (const child of node.children) countCharacters(child, into);
  else
    for (const character of node.text) {
      const code = character.codePointAt(0) ?? 0;
      into.set(code, (into.get(code) ?? 0) + 1);
    }
}

/** What Typst says of a character that no font has, at its place. */
function withPlace(found: Diagnostic, edition: Edition): Diagnostic {
  const missing = /the text `\\?"(.+?)\\?"` could not be displayed/u.exec(found.message)?.[1];
  return found.code !== 'publish/print-failed' || missing === undefined
    ? found
    : glyphMissing(missing, edition);
}

/** A finding at the first place in the TEI where a character stands. */
function glyphMissing(missing: string, edition: Edition): Diagnostic {
  const point = missing.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  const message = `No font of this edition has “${missing}” (U+${point}).`;
  for (const { tei, render } of edition.texts) {
    const node = nodeWith(missing, [render.root, ...render.notes]);
    if (node === undefined) continue;
    const at = tei.source.text.indexOf(missing, tei.starts[node]);
    const span = at < 0 ? spanOf(tei, node) : { source: tei.source, start: at, end: at + missing.length };
    return diagnostic('publish/glyph-missing', message, { span });
  }
  return diagnostic('publish/glyph-missing', message);
}

function nodeWith(text: string, nodes: readonly RenderNode[]): number | undefined {
  for (const node of nodes) {
    if (node.behaviour === 'text' && node.text.includes(text)) return node.node;
    const inside = node.behaviour === 'text' ? undefined : nodeWith(text, node.children);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const jobOf = (data: PrintData, standard: TypesetJob['standard']): TypesetJob => ({
  template: 'edition',
  data,
  standard,
  date: data.date.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'),
});
