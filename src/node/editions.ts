/** Editions on disk: folders with an edition.yaml and the transcripts it names. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import { systemCode } from './files.js';

/** A folder that holds an edition. */
export interface EditionFolder {
  readonly path: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
}

const settingsName = 'edition.yaml';
const isTranscript = (name: string) => /^transcript(\.[a-z-]+)?\.txt$/i.test(name);

/**
 * Finds the editions of a folder: itself, or the folders in it, in the order of their names.
 * Diagnostics: cli/no-edition where there is none, and where a folder has transcripts and no edition.yaml.
 */
export async function findEditions(folder: string): Promise<Result<readonly EditionFolder[]>> {
  let entries: { name: string; isDirectory(): boolean }[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const why =
      systemCode(error) === 'ENOENT'
        ? 'There is no folder'
        : `${systemCode(error)}: no way to read the folder`;
    return { diagnostics: [diagnostic('cli/no-edition', `${why} ${folder}.`)] };
  }
  const here = editionIn(
    folder,
    entries.map(({ name }) => name),
  );
  if (here !== undefined)
    return here.value
      ? { value: [here.value], diagnostics: here.diagnostics }
      : { diagnostics: here.diagnostics };
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const found = await Promise.all(
    names.map(async (name) =>
      editionIn(join(folder, name), await readdir(join(folder, name)).catch(() => [])),
    ),
  );
  const editions = found.flatMap((one) => (one?.value ? [one.value] : []));
  const diagnostics: Diagnostic[] = found.flatMap((one) => one?.diagnostics ?? []);
  if (editions.length === 0 && diagnostics.length === 0)
    diagnostics.push(
      diagnostic('cli/no-edition', `Found no edition in ${folder}: no folder there has an ${settingsName}.`),
    );
  return { value: editions, diagnostics };
}

/** The edition in a folder with these files; undefined where it holds none. */
function editionIn(path: string, files: readonly string[]): Result<EditionFolder> | undefined {
  if (files.includes(settingsName)) return { value: { path, files }, diagnostics: [] };
  const transcript = files.find(isTranscript);
  if (transcript === undefined) return undefined;
  const message = `Found ${transcript} in ${basename(path)}, and no ${settingsName} beside it.`;
  return {
    diagnostics: [
      diagnostic('cli/no-edition', message, {
        hint: `Write one with: engross init ${join(path, transcript)}`,
      }),
    ],
  };
}
