/** Print: one PDF for each size of paper and each standard, set by Typst from templates/print/. */
import { type Diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile, TypesetJob } from '../../env.js';
import type { Edition } from '../edition.js';
import type { PrintCitation } from './colophon.js';
import { printData } from './data.js';
import type { Paper, PrintData } from './data.types.js';
import { fontsFor, glyphsMissing } from './glyphs.js';

export interface PrintOptions {
  readonly formats?: readonly Paper[];
  /** PDF/A-2a for the archive, PDF/UA-1 for assistive technology: Typst writes one standard a file. */
  readonly standards?: readonly Exclude<TypesetJob['standard'], 'none'>[];
  readonly citations?: readonly PrintCitation[];
  /** Families, files or folders of fonts beside the house font, in the order in which a glyph is looked for. */
  readonly fonts?: readonly string[];
  /** Nobody asked for PDF in particular: what this machine lacks for it is a warning. */
  readonly optional?: boolean | undefined;
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
 * Diagnostics: `publish/print-failed` with what Typst says, `publish/glyph-missing` with the place in the TEI,
 *   `publish/font-unknown`.
 */
export async function writePrint(
  edition: Edition,
  options: PrintOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { formats = ['a4', '6x9'], standards = ['a-2a', 'ua-1'] } = options;
  const { families, files: fonts, main, diagnostics } = await fontsFor(edition, options.fonts ?? [], env);
  if (hasErrors(diagnostics)) return notMade(diagnostics, options);
  const { citations = [], oneAfterAnother } = options;
  const dataFor = printData(edition, { citations, fonts: families, main, oneAfterAnother });
  const files: OutputFile[] = [];
  for (const paper of formats) {
    const data = dataFor(paper);
    for (const standard of standards) {
      const set = await env.typeset(jobOf(data, standard, fonts));
      diagnostics.push(...set.diagnostics.flatMap((one) => withPlace(one, edition)));
      if (set.value) files.push({ path: printPath(edition.record.id, paper, standard), bytes: set.value });
    }
  }
  return hasErrors(diagnostics) ? notMade(diagnostics, options) : { value: files, diagnostics };
}

/** What this machine lacks, and no document: where nobody asked for PDF in particular, the edition goes without. */
const lacking = new Set<Diagnostic['code']>(['publish/glyph-missing', 'publish/print-unavailable']);

function notMade(
  diagnostics: readonly Diagnostic[],
  { optional }: PrintOptions,
): Result<readonly OutputFile[]> {
  if (!optional) return { diagnostics };
  return {
    diagnostics: diagnostics.map((one) =>
      lacking.has(one.code)
        ? { ...one, severity: 'warning', message: `No PDF is made. ${one.message}` }
        : one,
    ),
  };
}

/** What Typst says of a character that no font has, at its place. */
function withPlace(found: Diagnostic, edition: Edition): readonly Diagnostic[] {
  const missing = /the text `\\?"(.+?)\\?"` could not be displayed/u.exec(found.message)?.[1];
  return found.code !== 'publish/print-failed' || missing === undefined
    ? [found]
    : glyphsMissing(edition, [missing]);
}

const jobOf = (data: PrintData, standard: TypesetJob['standard'], fonts: readonly string[]): TypesetJob => ({
  template: 'edition',
  data,
  standard,
  fonts,
  date: data.date.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'),
});
