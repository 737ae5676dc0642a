/** `engross init`: begins an edition from a transcript. Never replaces an edition.yaml that is there, unless told to. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { initialEdition } from '../../core.js';
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { readBytes, writeWhole } from '../../node/files.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, exitCodes, say } from '../terminal.js';

export async function init(file: string, options: { readonly force?: boolean }): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  const target = join(dirname(file), 'edition.yaml');
  const source = await readInto(found, file);
  if (source === undefined) return Math.max(conclude(found), exitCodes.findings) as ExitCode;
  const exists = (await readBytes(target)).value !== undefined;
  if (exists && !options.force) {
    found.push(diagnostic('cli/already-there', `${target} is there already; nothing was written.`));
    return conclude(found);
  }
  const today = new Date().toISOString().slice(0, 10);
  const beside = await readdir(dirname(file));
  found.push(...(await writeWhole(target, initialEdition(source, today, beside))));
  const code = conclude(found);
  if (code === exitCodes.fine)
    say(`${target} is begun. Read it, fill in what it asks for, then: engross build ${dirname(file)}`);
  return code;
}
