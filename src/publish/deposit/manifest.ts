/** The manifest: every file of an edition, with its size and hash, so that anyone can check what they have. */
import type { Env, OutputFile } from '../../env.js';

export interface ManifestEntry {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Names in the order of their code units: the same on every machine. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : Number(a.path > b.path);

/** The entries of files, sorted by path. */
export const manifestEntries = (files: readonly OutputFile[], env: Env): ManifestEntry[] =>
  [...files].sort(byPath).map(({ path, bytes }) => ({ path, size: bytes.length, sha256: env.sha256(bytes) }));

/**
 * Makes manifest.json.
 * @param about what is listed: identifier, version, date …; undefined values are left out
 * @param files all files but the manifest itself
 */
export function writeManifest(
  about: Readonly<Record<string, string | undefined>>,
  files: readonly OutputFile[],
  env: Env,
): OutputFile {
  const manifest = { ...about, files: manifestEntries(files, env) };
  return { path: 'manifest.json', bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`) };
}
