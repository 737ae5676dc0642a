/** `engross publish`: any TEI P5 documents as page, text, print and citations, each on its own: one that is wrong does not stop the others. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { append, type Diagnostic, diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import type { Env } from '../../env.js';
import { writeFolder } from '../../node/files.js';
import { picturesBeside } from '../../node/pictures.js';
import { type BuildOptions, publishSource } from '../../publishing.js';
import type { Source } from '../../source/source.js';
import { designIn } from '../design.js';
import { knownFormats } from '../formats.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, exitCodes, say } from '../terminal.js';
import { watchedEnv } from '../watched.js';

interface Options {
  readonly out?: string;
  readonly formats?: readonly string[];
  readonly readback: boolean;
  readonly split: string;
  readonly url?: string;
  readonly strict?: boolean;
  readonly behaviours?: readonly string[];
  readonly odd?: readonly string[];
  readonly templates?: string;
  readonly font?: readonly string[];
}

export async function publish(paths: readonly string[], options: Options): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  const wanted = await settings(options, found);
  if (wanted === undefined) return Math.max(conclude(found), exitCodes.couldNotRun) as ExitCode;
  const { files, several } = await documents(paths, found);
  let doing = '';
  const env = watchedEnv(() => doing);
  const folders = new Map<string, string>();
  const done: string[] = [];
  for (const [index, file] of files.entries()) {
    doing = several ? `${index + 1} of ${files.length}: ${file}` : file;
    const folder = folderOf(file, several, options);
    const other = folders.get(folder);
    if (other === undefined) {
      folders.set(folder, file);
      const url = addressOf(file, several, options);
      const written = await write(
        file,
        folder,
        { ...wanted, web: { ...wanted.web, ...url }, loadPicture: picturesBeside(file) },
        env,
        found,
      );
      if (written > 0) done.push(`${file}: ${written} files in ${folder}`);
    } else
      found.push(
        diagnostic('cli/name-twice', `${file} would be written to ${folder}, where ${other} is already.`),
      );
  }
  const code = conclude(found, options.strict);
  for (const line of done) say(line);
  if (several) say(`${done.length} of ${files.length} documents published`);
  return code;
}

/** What every document is published with; nothing where something named for it cannot be used. */
async function settings(options: Options, found: Diagnostic[]): Promise<BuildOptions | undefined> {
  const formats = knownFormats(options.formats, found);
  const design = await designIn(options.templates, found);
  const behaviours: Source[] = [];
  for (const path of [...(options.behaviours ?? []), ...(options.odd ?? [])]) {
    const said = await readInto(found, path);
    if (said !== undefined) behaviours.push(said);
  }
  if (formats === 'unknown' || design === 'wrong' || hasErrors(found)) return undefined;
  return {
    readBack: options.readback,
    web: { split: options.split, ...design },
    ...(options.font ? { print: { fonts: options.font } } : {}),
    behaviours,
    ...(formats ? { formats } : {}),
  };
}

/** The documents that were named, and those of the folders that were named, in the order of their names. */
async function documents(paths: readonly string[], found: Diagnostic[]) {
  const files: string[] = [];
  let several = paths.length > 1;
  for (const path of paths) {
    // What is no folder is left to reading it, which says so where it is no file either.
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) {
      files.push(path);
      continue;
    }
    several = true;
    const names = entries
      .filter((one) => !one.isDirectory() && ending.test(one.name))
      .map(({ name }) => name);
    if (names.length === 0)
      found.push(diagnostic('cli/no-document', `Found no .xml and no .tei file in the folder ${path}.`));
    files.push(...names.sort().map((name) => join(path, name)));
  }
  return { files, several };
}

const ending = /\.(xml|tei)$/i;
const nameOf = (file: string): string => basename(file).replace(ending, '');

/** Of one document --out is its folder; of several it is the folder of their folders. */
const folderOf = (file: string, several: boolean, { out }: Options): string =>
  several || out === undefined ? join(out ?? 'dist', nameOf(file)) : out;

function addressOf(file: string, several: boolean, { url }: Options): { url?: string } {
  if (url === undefined) return {};
  return { url: several ? `${url.replace(/\/$/, '')}/${encodeURIComponent(nameOf(file))}/` : url };
}

/** Publishes and writes; the number of files, 0 where something was wrong: then what was there before stays. */
async function write(
  file: string,
  folder: string,
  wanted: BuildOptions,
  env: Env,
  found: Diagnostic[],
): Promise<number> {
  env.progress?.('reading');
  const source = await readInto(found, file);
  if (source === undefined) return 0;
  const published = await publishSource(source, wanted, env);
  append(found, published.diagnostics);
  if (published.value === undefined || hasErrors(published.diagnostics)) return 0;
  const problems = await writeFolder(folder, published.value);
  found.push(...problems);
  return problems.length === 0 ? published.value.length : 0;
}
