/** The Env of Node: the package's own files, and the engines, each loaded when it is first used. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Env } from '../env.js';

/** The package's root folder: two above this file, in `src/` as in `lib/`. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

export function nodeEnv(): Env {
  const assets = new Map<string, Promise<Uint8Array>>();
  const asset = (path: string): Promise<Uint8Array> => {
    const known = assets.get(path);
    if (known) return known;
    const bytes = readFile(join(packageRoot, path));
    assets.set(path, bytes);
    return bytes;
  };
  return {
    asset,
    list: async (folder) => (await readdir(join(packageRoot, folder))).sort(),
    typeset: async (job) => (await import('./typst.js')).typeset(job),
    transform: async (job) => (await import('./saxon.js')).transform(job),
    readPdf: async (bytes) => (await import('./pdf.js')).readPdf(bytes),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}
