/** Print: one PDF for each size of paper and each standard, set by Typst from templates/print/. */
import { type Diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile, TypesetJob } from '../../env.js';
import type { Edition } from '../edition.js';
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
  const dataFor = printData(edition, { citations: options.citations ?? [], fonts: options.fonts ?? [] });
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const paper of formats) {
    const data = dataFor(paper);
    for (const standard of standards) {
      const set = await env.typeset(jobOf(data, standard));
      diagnostics.push(...set.diagnostics);
      if (set.value) files.push({ path: printPath(edition.record.id, paper, standard), bytes: set.value });
    }
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: files, diagnostics };
}

const jobOf = (data: PrintData, standard: TypesetJob['standard']): TypesetJob => ({
  template: 'edition',
  data,
  standard,
  date: data.date.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'),
});
