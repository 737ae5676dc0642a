/** The citations output: one file an export, and one of all the styles as text. */
import type { Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import type { Edition } from '../edition.js';
import { citeInAllStyles } from './all.js';
import { citationExports } from './exports.js';

export interface CitationOptions {
  /** Where the edition will be found. */
  readonly url?: string;
}

const utf8 = new TextEncoder();

/** Writes `<id>.bib`, `.biblatex.bib`, `.ris`, `.csl.json`, and `<id>.citations.txt`: a style a line. */
export async function writeCitations(
  edition: Edition,
  options: CitationOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { record } = edition;
  const { value: citations = [], diagnostics } = await citeInAllStyles(record, options, env);
  const text = citations.map((one) => `${one.label}: ${one.text}\n`).join('');
  const exports = citationExports.map(({ suffix, write }) => ({
    path: `${record.id}${suffix}`,
    bytes: utf8.encode(write(record, options.url)),
  }));
  return {
    value: [...exports, { path: `${record.id}.citations.txt`, bytes: utf8.encode(text) }],
    diagnostics,
  };
}
