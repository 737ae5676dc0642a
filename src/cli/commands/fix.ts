/** `engross validate --fix`: what can safely be put right, as a patch; with `--write`, put right. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { writeWhole } from '../../node/files.js';
import { byteOrderMark, encodeText } from '../../source/encodings.js';
import type { Source } from '../../source/source.js';
import { type Edit, edited, patchOf, safeFixes } from '../../validate/fix.js';
import { parseXml } from '../../xml/parse.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, print, say } from '../terminal.js';

export async function fix(
  files: readonly string[],
  options: { readonly write?: boolean },
): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  for (const file of files) {
    const source = await readInto(found, file);
    if (source === undefined) continue;
    const { value: tree, diagnostics } = parseXml(source);
    found.push(...diagnostics);
    if (tree === undefined) continue;
    const edits = safeFixes(tree);
    print(patchOf(source, edits));
    if (edits.length === 0) say(`${file}: nothing that can safely be put right`);
    else if (options.write) found.push(...(await write(source, edits)));
    else say(`${file}: ${edits.length} to put right; add --write to do it`);
  }
  return conclude(found);
}

/** Writes the file in the encoding it had, only where that gives the old bytes back for the old text. */
async function write(source: Source, edits: readonly Edit[]): Promise<readonly Diagnostic[]> {
  const { text, bytes, encoding, path } = source;
  const mark = byteOrderMark(bytes) !== undefined && !text.startsWith('\ufeff');
  const before = encodeText(text, encoding, mark);
  const after = encodeText(edited(text, edits), encoding, mark);
  if (before === undefined || after === undefined || !same(before, bytes))
    return [
      diagnostic('cli/not-writable', `${path} could not be written again in its encoding (${encoding}).`),
    ];
  const problems = await writeWhole(path, after);
  if (problems.length === 0) say(`${path}: ${edits.length} put right`);
  return problems;
}

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
