/** Print: one PDF for each size of paper and each standard, set by Typst from templates/print/. */
import { type Diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import type { Env, LoadPicture, OutputFile, TypesetJob } from '../../env.js';
import type { Edition } from '../edition.js';
import type { PrintCitation } from './colophon.js';
import { printData } from './data.js';
import type { Paper, PrintData } from './data.types.js';
import { fontsFor, glyphsMissing } from './glyphs.js';
import { PrintPictures } from './pictures.js';

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
  /** Gives the pictures that lie beside the document; unless given, what is said of them stands for them. */
  readonly loadPicture?: LoadPicture | undefined;
}

/** How the standards are named in file names. */
const standardNames = { 'a-2a': 'pdfa', 'ua-1': 'pdfua' } as const;

export const printPath = (id: string, paper: Paper, standard: keyof typeof standardNames): string =>
  `${id}-${paper}-${standardNames[standard]}.pdf`;

/**
 * Sets an edition.
 * @returns the files, named `<id>-<paper>-<standard>.pdf`; no file where Typst refuses one
 * Diagnostics: `publish/print-failed` with what Typst says, `publish/glyph-missing` with the place in the TEI,
 *   `publish/font-unknown`, `publish/picture-missing`, `-too-large`, `-unknown`.
 */
export async function writePrint(
  edition: Edition,
  options: PrintOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { standards = ['a-2a', 'ua-1'] } = options;
  const { families, files: fonts, main, diagnostics } = await fontsFor(edition, options.fonts ?? [], env);
  if (hasErrors(diagnostics)) return notMade(diagnostics, options);
  const pictures = await PrintPictures.load(edition, options.loadPicture);
  const job = { families, fonts, main, standards, pictures };
  let set = await setAll(edition, options, job, env);
  if (hasErrors(set.diagnostics) && (await pictures.withoutBroken(standards, env)))
    set = await setAll(edition, options, job, env);
  diagnostics.push(...pictures.diagnostics, ...set.diagnostics.flatMap((one) => withPlace(one, edition)));
  return hasErrors(diagnostics) ? notMade(diagnostics, options) : { value: set.files, diagnostics };
}

interface Setting {
  readonly families: readonly string[];
  readonly fonts: readonly string[];
  readonly main: string | undefined;
  readonly standards: NonNullable<PrintOptions['standards']>;
  readonly pictures: PrintPictures;
}

/** Every paper in every standard, as far as Typst sets them. */
async function setAll(
  edition: Edition,
  { formats = ['a4', '6x9'], citations = [], oneAfterAnother }: PrintOptions,
  { families, fonts, main, standards, pictures }: Setting,
  env: Env,
): Promise<{ readonly files: OutputFile[]; readonly diagnostics: Diagnostic[] }> {
  const choices = { citations, fonts: families, main, oneAfterAnother, pictures: pictures.paths };
  const dataFor = printData(edition, choices);
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const paper of formats) {
    const data = dataFor(paper);
    for (const standard of standards) {
      const set = await env.typeset({ ...jobOf(data, standard, fonts), pictures: pictures.files });
      diagnostics.push(...set.diagnostics);
      if (set.value) files.push({ path: printPath(edition.record.id, paper, standard), bytes: set.value });
    }
  }
  return { files, diagnostics };
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
