/** `engross publish`: any TEI P5 document as page, text, print and citations. */
import { basename, join } from 'node:path';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import { nodeEnv } from '../../node/env.js';
import { writeFolder } from '../../node/files.js';
import { type FormatName, publishSource } from '../../publishing.js';
import type { Source } from '../../source/source.js';
import { knownFormats } from '../formats.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, exitCodes, say } from '../terminal.js';

interface Options {
  readonly out?: string;
  readonly formats?: readonly string[];
  readonly readback: boolean;
  readonly split: string;
  readonly url?: string;
  readonly strict?: boolean;
  readonly behaviours?: readonly string[];
  readonly odd?: readonly string[];
}

export async function publish(file: string, options: Options): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  const formats = knownFormats(options.formats, found);
  if (formats === 'unknown') return Math.max(conclude(found), exitCodes.couldNotRun) as ExitCode;
  const folder = options.out ?? join('dist', basename(file).replace(/\.(xml|tei)$/i, ''));
  const written = await write(file, folder, formats, options, found);
  const code = conclude(found, options.strict);
  if (written > 0) say(`${file}: ${written} files in ${folder}`);
  return code;
}

/** Publishes and writes; the number of files, 0 where something was wrong: then what was there before stays. */
async function write(
  file: string,
  folder: string,
  formats: readonly FormatName[] | undefined,
  options: Options,
  found: Diagnostic[],
): Promise<number> {
  const source = await readInto(found, file);
  if (source === undefined) return 0;
  const behaviours: Source[] = [];
  for (const path of [...(options.behaviours ?? []), ...(options.odd ?? [])]) {
    const said = await readInto(found, path);
    if (said === undefined) return 0;
    behaviours.push(said);
  }
  const published = await publishSource(
    source,
    { readBack: options.readback, web: webOf(options), behaviours, ...(formats ? { formats } : {}) },
    nodeEnv(),
  );
  found.push(...published.diagnostics);
  if (published.value === undefined || hasErrors(published.diagnostics)) return 0;
  const problems = await writeFolder(folder, published.value);
  found.push(...problems);
  return problems.length === 0 ? published.value.length : 0;
}

const webOf = ({ split, url }: Options) => ({ split, ...(url === undefined ? {} : { url }) });
