/** `engross validate --fix`: shows what can safely be put right as a patch; with `--write` it is put right in the files. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { writeWhole } from '../../node/files.js';
import { encodeText } from '../../source/encodings.js';
import { edited, patchOf, safeFixes } from '../../validate/fix.js';
import { parseXml } from '../../xml/parse.js';
import { conclude, type ExitCode, print, say } from '../terminal.js';
import { readInto } from '../workbench.js';

export async function fix(
  files: readonly string[],
  options: { readonly write?: boolean; readonly strict?: boolean },
): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  let count = 0;
  for (const file of files) count += await fixFile(file, options.write === true, found);
  const code = conclude(found, options.strict);
  if (count === 0) say('Nothing to put right.');
  else if (options.write) say(`${count} put right.`);
  else say(`${count} can be put right: add --write to do it.`);
  return code;
}

/** The number of edits; the patch goes to standard output, so that it can be kept. */
async function fixFile(file: string, write: boolean, found: Diagnostic[]): Promise<number> {
  const source = await readInto(found, file);
  if (source === undefined) return 0;
  const parsed = parseXml(source);
  found.push(...parsed.diagnostics);
  if (parsed.value === undefined) return 0;
  const edits = safeFixes(parsed.value);
  print(patchOf(source, edits));
  if (!write || edits.length === 0) return edits.length;
  const bytes = encodeText(edited(source.text, edits), source.encoding);
  if (bytes !== undefined) found.push(...(await writeWhole(file, bytes)));
  return edits.length;
}
