/** A record cited in every style of the table, for page, print and the list of citations. */
import type { Diagnostic, Result } from '../../diagnostic/diagnostic.js';
import type { Env } from '../../env.js';
import { isTreaty } from '../record.js';
import type { EditionRecord } from '../record.types.js';
import { type CiteOptions, loadStyle } from './cite.js';
import type { Citation } from './runs.js';
import { type CitationStyle, citationStyles } from './styles.js';

export interface CitationOfStyle extends Citation {
  /** As the command line names it: bluebook. */
  readonly style: string;
  /** As readers know it: Bluebook. */
  readonly label: string;
}

/** Cites a record in every style. Diagnostics: a template that is missing or broken. */
export async function citeInAllStyles(
  record: EditionRecord,
  options: CiteOptions,
  env: Env,
): Promise<Result<readonly CitationOfStyle[]>> {
  const diagnostics: Diagnostic[] = [];
  const value: CitationOfStyle[] = [];
  const last = (style: CitationStyle): number => Number(style.ofLaw === true && !isTreaty(record));
  // Readers of a poem look for other styles than readers of a treaty.
  const styles = citationStyles.toSorted((one, other) => last(one) - last(other));
  for (const { name, label } of styles) {
    const style = await loadStyle(name, env);
    diagnostics.push(...style.diagnostics);
    if (style.value !== undefined) value.push({ style: name, label, ...style.value(record, options) });
  }
  return { value, diagnostics };
}
