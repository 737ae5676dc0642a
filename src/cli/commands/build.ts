/** `engross build`: every edition below a folder, each on its own: one that is wrong does not stop the others. */
import { join } from 'node:path';
import { type BuildOptions, buildEdition, type EditionRecord, writeIndex } from '../../core.js';
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import { type EditionFolder, findEditions } from '../../node/editions.js';
import { writeFolder, writeWhole } from '../../node/files.js';
import { readSource } from '../../node/read.js';
import type { Design } from '../../publishing.js';
import { designIn } from '../design.js';
import { knownFormats } from '../formats.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, exitCodes, progress, say } from '../terminal.js';
import { watchedEnv } from '../watched.js';
import { type Workbench, workbench } from '../workbench.js';

interface Options {
  readonly out: string;
  readonly formats?: readonly string[];
  readonly readback: boolean;
  readonly split: string;
  readonly strict?: boolean;
  readonly templates?: string;
  readonly font?: readonly string[];
}

interface Built {
  readonly record: EditionRecord;
  readonly folder: string;
  readonly files: number;
}

export async function build(dir: string, options: Options): Promise<ExitCode> {
  const started = performance.now();
  const found: Diagnostic[] = [];
  const formats = knownFormats(options.formats, found);
  const design = await designIn(options.templates, found);
  const editions = await findEditions(dir);
  found.push(...editions.diagnostics);
  if (formats === 'unknown' || design === 'wrong' || editions.value === undefined)
    return Math.max(conclude(found), exitCodes.couldNotRun) as ExitCode;
  let doing = '';
  const bench = workbench(
    undefined,
    watchedEnv(() => doing),
  );
  const wanted: BuildOptions = {
    readBack: options.readback,
    web: { split: options.split, ...design },
    ...(options.font ? { print: { fonts: options.font } } : {}),
    ...(formats ? { formats } : {}),
  };
  const built = new Map<string, Built>();
  for (const [index, edition] of editions.value.entries()) {
    doing = `${index + 1} of ${editions.value.length}: ${edition.path}`;
    progress(doing);
    await buildOne(edition, wanted, options.out, bench, built, found);
  }
  if (built.size > 0) found.push(...(await finish(built, options.out, design, bench)));
  const code = conclude(found, options.strict);
  for (const { record, folder, files } of built.values()) say(`${record.id}: ${files} files in ${folder}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const made = `${built.size} of ${editions.value.length} ${editions.value.length === 1 ? 'edition' : 'editions'} built in ${seconds} s`;
  say(built.size === 0 ? `${made}.` : `${made}. Look at ${join(options.out, 'index.html')}`);
  return code;
}

async function buildOne(
  edition: EditionFolder,
  wanted: BuildOptions,
  out: string,
  { env, schemas }: Workbench,
  built: Map<string, Built>,
  found: Diagnostic[],
): Promise<void> {
  const settings = await readInto(found, join(edition.path, 'edition.yaml'));
  if (settings === undefined) return;
  const load = (name: string) => readSource(join(edition.path, name));
  const { value, diagnostics } = await buildEdition({ settings, load }, wanted, env, schemas);
  found.push(...diagnostics);
  if (value === undefined || hasErrors(diagnostics)) return;
  const { id } = value.record;
  const other = built.get(id);
  if (other !== undefined) {
    const span = { source: settings, start: 0, end: 0 };
    found.push(
      diagnostic(
        'cli/identifier-twice',
        `${edition.path} has the identifier ${id}, which another edition has already; it was not written.`,
        { span },
      ),
    );
    return;
  }
  const folder = join(out, id);
  const problems = await writeFolder(folder, value.files);
  found.push(...problems);
  if (problems.length === 0) built.set(id, { record: value.record, folder, files: value.files.length });
}

/** The list of the editions, with what it needs beside it. */
async function finish(
  built: ReadonlyMap<string, Built>,
  out: string,
  { templates = {}, files = [] }: Partial<Design>,
  { env }: Workbench,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const index = await writeIndex(
    [...built.values()].map(({ record }) => record),
    { templates },
    env,
  );
  for (const { path, bytes } of [...index, ...files])
    found.push(...(await writeWhole(join(out, path), bytes)));
  return found;
}
