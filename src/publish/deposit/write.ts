/** What goes to the archive: DataCite metadata, and one zip of the sources, the schema and every output, with checksums. */
import type { Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import type { Edition } from '../edition.js';
import { isTreaty } from '../record.js';
import { bagFiles, zipFiles } from './bag.js';

export interface DepositOptions {
  /** The transcripts and edition.yaml, named as they are beside each other. */
  readonly sources: readonly OutputFile[];
  /** Every output of the edition, as it is published. */
  readonly outputs: readonly OutputFile[];
}

/** The documentation of a treaty edition's encoding, and its grammar in both syntaxes. */
const schemaFiles = ['engross.odd', 'engross.rng', 'engross.rnc'];

/**
 * Writes deposit.zip: a bag with `source/`, `schema/` (of treaty editions) and `edition/`, the outputs, TEI among them.
 * No diagnostics: what is missing for DataCite, writeDataCite says.
 */
export async function writeDeposit(
  edition: Edition,
  options: DepositOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { record } = edition;
  const names = isTreaty(record) ? schemaFiles : [];
  const schema = await Promise.all(
    names.map(async (name) => ({ path: name, bytes: await env.asset(`tei/schema/${name}`) })),
  );
  const payload = [
    ...within('source', options.sources),
    ...within('schema', schema),
    ...within('edition', options.outputs),
  ];
  const bytes = await zipFiles(record.id, bagFiles(record, payload, env), record.date);
  return { value: [{ path: 'deposit.zip', bytes }], diagnostics: [] };
}

const within = (folder: string, files: readonly OutputFile[]): OutputFile[] =>
  files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
