/** Grammars kept between runs, in the user's cache folder: a file each, of this version of engross, written whole or not at all. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './files.js';
import { cacheFolder } from './folders.js';
import { packageVersion } from './package.js';

/** SHA-256 of bytes, as hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A cache in the shape that `schemasOf` takes. A folder that cannot be read or written only makes it useless. */
export function grammarCache(folder: string = join(cacheFolder(), 'grammars')) {
  const file = (key: string) => join(folder, `${packageVersion()}-${key}`);
  return {
    hash: sha256,
    read: (key: string): Promise<string | undefined> => readFile(file(key), 'utf8').catch(() => undefined),
    write: async (key: string, text: string): Promise<void> => void (await writeWhole(file(key), text)),
  };
}
