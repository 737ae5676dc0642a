/**
 * Files: read as bytes with a diagnostic where that fails, and written so that nothing is ever half there.
 * A folder of outputs is made under a temporary name beside its place and then renamed into it.
 */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { OutputFile } from '../env.js';

/** The `code` of a system error (ENOENT, EACCES …), or '' where it is none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Reads a file. Diagnostics: cli/file-not-found, cli/not-readable. */
export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return { value: await readFile(path), diagnostics: [] };
  } catch (error) {
    return { diagnostics: [readProblem(path, systemCode(error))] };
  }
}

/** Names of the files in a folder and in its own folders, sorted, with forward slashes. Diagnostics as of a file. */
export async function readFolder(folder: string): Promise<Result<readonly string[]>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'));
    return { value: names.sort(), diagnostics: [] };
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return { diagnostics: [readProblem(folder, systemCode(error))] };
    return { diagnostics: [diagnostic('cli/file-not-found', `There is no folder ${folder}.`)] };
  }
}

function readProblem(path: string, code: string): Diagnostic {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return diagnostic('cli/file-not-found', `There is no file ${path}.`);
  if (code === 'EISDIR') return diagnostic('cli/not-readable', `${path} is a folder; a file was expected.`);
  return diagnostic('cli/not-readable', `${path} cannot be read (${code || 'unknown error'}).`);
}

const writeProblem = (path: string, error: unknown): Diagnostic =>
  diagnostic('cli/not-writable', `${path} cannot be written (${systemCode(error) || 'unknown error'}).`);

/** A name beside `path` that no other process uses. */
const temporaryName = (path: string) => join(dirname(path), `.${basename(path)}.${process.pid}.part`);

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `undo` where the process is ended from outside (Ctrl-C), and ends it then as it would have ended.
 * Only while something is written: a handler would keep Ctrl-C waiting for work that does not pause.
 * @returns what takes the handler away
 */
function onInterruption(undo: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    forget();
    undo();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of interruptions) process.off(signal, end);
  };
  for (const signal of interruptions) process.on(signal, end);
  return forget;
}

/** Writes one file whole, or not at all. Diagnostic: cli/not-writable. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<readonly Diagnostic[]> {
  const temporary = temporaryName(path);
  const forget = onInterruption(() => rmSync(temporary, { force: true }));
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    return [];
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return [writeProblem(path, error)];
  } finally {
    forget();
  }
}

/** Puts a folder with these files, and no others, in the place of whatever was there. Diagnostic: cli/not-writable. */
export async function writeFolder(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly Diagnostic[]> {
  const temporary = temporaryName(folder);
  const old = `${temporary}.old`;
  const forget = onInterruption(() => {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    for (const one of [temporary, old]) rmSync(one, { recursive: true, force: true, maxRetries: 3 });
  });
  try {
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    for (const directory of new Set(files.map((file) => dirname(join(temporary, file.path)))))
      await mkdir(directory, { recursive: true });
    // Of a site's five hundred small files each takes less time to write than to wait for.
    for (const file of files) writeFileSync(join(temporary, file.path), file.bytes);
    await moveAway(folder, old);
    await rename(temporary, folder);
    await rm(old, { recursive: true, force: true });
    return [];
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    return [writeProblem(folder, error)];
  } finally {
    forget();
  }
}

async function moveAway(folder: string, to: string): Promise<void> {
  try {
    await rename(folder, to);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}
