/** The Env of Node: the package's own files, and the engines, each loaded when it is first used. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Env } from '../env.js';
import { packageRoot } from './package.js';

const require = createRequire(import.meta.url);

/** A file of a package that engross depends on lies wherever npm put that package. */
function assetPath(path: string): string {
  const [, name, rest] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(path) ?? [];
  if (name === undefined || rest === undefined) return join(packageRoot, path);
  const folders = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name));
  return join(folders.find((folder) => existsSync(folder)) ?? name, rest);
}

export function nodeEnv(): Env {
  const assets = new Map<string, Promise<Uint8Array>>();
  const asset = (path: string): Promise<Uint8Array> => {
    const known = assets.get(path);
    if (known) return known;
    const bytes = readFile(assetPath(path));
    assets.set(path, bytes);
    return bytes;
  };
  return {
    asset,
    precompiled: async (path) => (await import('./templates.js')).precompiled(path, await asset(path)),
    list: async (folder) => (await readdir(join(packageRoot, folder))).sort(),
    findFonts: async (request) => (await import('./fonts.js')).findFonts(request),
    typeset: async (job) => (await import('./typst.js')).typeset(job),
    transform: async (job) => (await import('./saxon.js')).transform(job),
    readPdf: async (bytes) => (await import('./pdf.js')).readPdf(bytes),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}
