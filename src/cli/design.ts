/** The designer's folder that --templates names. */
import { join } from 'node:path';
import { append, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { OutputFile } from '../env.js';
import { readBytes, readFolder } from '../node/files.js';
import { type Design, readDesign } from '../publishing.js';

/** Nothing where none was named; 'wrong' where it cannot be used. Files that systems and editors leave behind (.DS_Store) are no part of it. */
export async function designIn(
  folder: string | undefined,
  found: Diagnostic[],
): Promise<Partial<Design> | 'wrong'> {
  if (folder === undefined) return {};
  const names = await readFolder(folder);
  append(found, names.diagnostics);
  if (names.value === undefined) return 'wrong';
  const files: OutputFile[] = [];
  for (const path of names.value.filter((name) => !/(^|\/)\./.test(name))) {
    const { value, diagnostics } = await readBytes(join(folder, path));
    append(found, diagnostics);
    if (value !== undefined) files.push({ path, bytes: value });
  }
  const design = await readDesign(folder, files);
  append(found, design.diagnostics);
  return design.value ?? 'wrong';
}
