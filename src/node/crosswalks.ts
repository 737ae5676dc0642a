/**
 * Part of `npm run build`: compiles every crosswalk to lib/crosswalk/, so that a build of editions need not.
 * It uses xslt3, a development dependency; where that is absent nothing is compiled, and saxon.ts compiles when asked.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type CompiledStylesheet,
  compiledFolder,
  stylesheetFolder,
  stylesheetHash,
  stylesheetPath,
} from './saxon.js';

const run = promisify(execFile);

function compilerPath(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('xslt3');
  } catch {
    return undefined;
  }
}

async function compile(compiler: string, name: string, folder: string, target: string): Promise<void> {
  const text = await readFile(stylesheetPath(name), 'utf8');
  const sha256 = stylesheetHash(text);
  const path = join(target, `${name}.json`);
  if (await isUpToDate(path, sha256)) return;
  const exported = join(folder, `${name}.sef.json`);
  await run(process.execPath, [
    compiler,
    `-xsl:${stylesheetPath(name)}`,
    `-export:${exported}`,
    '-nogo',
    '-relocate:on',
  ]);
  const compiled: CompiledStylesheet = { sha256, sef: await readFile(exported, 'utf8') };
  await mkdir(target, { recursive: true });
  await writeFile(path, JSON.stringify(compiled));
}

async function isUpToDate(path: string, sha256: string): Promise<boolean> {
  const known = await readFile(path, 'utf8').catch(() => '');
  return known.startsWith(`{"sha256":"${sha256}"`);
}

/** Compiles what has changed. */
export async function compileCrosswalks(target = compiledFolder): Promise<void> {
  const compiler = compilerPath();
  if (compiler === undefined) return;
  const files = await readdir(stylesheetFolder);
  const folder = await mkdtemp(join(tmpdir(), 'engross-'));
  try {
    for (const file of files.filter((name) => name.endsWith('.xsl')).sort()) {
      await compile(compiler, basename(file, '.xsl'), folder, target);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1]?.endsWith('crosswalks.js')) await compileCrosswalks();
