/** Sources of a command, read with their findings. */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { readSource } from '../node/read.js';
import type { Source } from '../source/source.js';

/** Reads a file, adding what was wrong with it to a list. */
export async function readInto(
  found: Diagnostic[],
  path: string,
  encoding?: string,
): Promise<Source | undefined> {
  const { value, diagnostics } = await readSource(path, encoding);
  for (const one of diagnostics) found.push(one);
  return value;
}
