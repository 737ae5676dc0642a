/**
 * `engross validate`: findings of many documents, in the form that was asked for. It starts often and must start fast, so it
 * enters the wing itself: the library's door would bring every other wing along.
 */
import { setFlagsFromString } from 'node:v8';
import { append, type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import { loadIncluded } from '../../node/read.js';
import { schemaLoader } from '../../node/schema-loader.js';
import type { Source } from '../../source/source.js';
import type { Schemas } from '../../validate/schemas.js';
import { type ValidateOptions, validate as validateSource } from '../../validate/validate.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, exitCodes, exitFor, print, progress, say } from '../terminal.js';
import { workbench } from '../workbench.js';

interface Options {
  readonly schema?: readonly string[];
  readonly catalogue?: readonly string[];
  readonly fetch?: boolean;
  readonly rules: boolean;
  readonly transcript?: string;
  readonly format: 'text' | 'json' | 'sarif' | 'github' | 'html';
  readonly fix?: boolean;
  readonly write?: boolean;
  readonly strict?: boolean;
}

type Report = (found: readonly Diagnostic[], sources: readonly Source[]) => Promise<string>;

/** Each is loaded when it is asked for. */
const reports: Record<Exclude<Options['format'], 'text'>, Report> = {
  json: async (found) => (await import('../../diagnostic/reporters/json.js')).reportJson(found),
  sarif: async (found) => {
    const { packageVersion } = await import('../../node/package.js');
    return (await import('../../diagnostic/reporters/sarif.js')).reportSarif(found, packageVersion());
  },
  github: async (found) => (await import('../../diagnostic/reporters/github.js')).reportGithub(found),
  html: async (found, sources) =>
    (await import('../../report/validation.js')).reportValidation(found, sources),
};

/** The newest V8 that is known to have these flags: a later one may complain. */
const tunedV8 = 13;
const flags = [
  // The part of the heap for what is new would grow to 16 MB and more: a quarter less memory, a twentieth more time.
  '--semi-space-growth-factor=1',
  // The compiler would copy functions into each other: a process that ends within a second gains nothing by it.
  '--max-inlined-bytecode-size-cumulative=200',
];

export async function validate(files: readonly string[], options: Options): Promise<ExitCode> {
  if (Number.parseInt(process.versions.v8, 10) <= tunedV8) for (const flag of flags) setFlagsFromString(flag);
  if (options.fix) return (await import('./fix.js')).fix(files, options);
  const { format, strict = false } = options;
  const found: Diagnostic[] = [];
  const sources: Source[] = [];
  const prepared = await prepare(options, found);
  if (prepared) await check(files, prepared, found, sources);
  progress('');
  if (format !== 'text') {
    print(await reports[format](found, sources));
    return prepared ? exitFor(found, strict) : exitCodes.couldNotRun;
  }
  const code = conclude(found, strict);
  if (prepared && code === exitCodes.fine)
    say(`${files.length === 1 ? files[0] : `${files.length} documents`}: no errors`);
  return prepared ? code : exitCodes.couldNotRun;
}

interface Prepared {
  readonly schemas: Schemas;
  readonly options: ValidateOptions;
}

/** What every file is checked with; nothing where a catalogue, a schema or the transcript could not be had. */
async function prepare(options: Options, found: Diagnostic[]): Promise<Prepared | undefined> {
  const loader = await schemaLoader({
    catalogues: options.catalogue ?? [],
    fetch: options.fetch ?? false,
  });
  found.push(...loader.diagnostics);
  const load = loader.value;
  if (load === undefined) return undefined;
  const given: Source[] = [];
  for (const name of options.schema ?? []) {
    const { value, diagnostics } = await load(name, '');
    found.push(...diagnostics);
    if (value === undefined || hasErrors(diagnostics)) return undefined;
    given.push(value);
  }
  const transcript = options.transcript === undefined ? undefined : await readInto(found, options.transcript);
  if (options.transcript !== undefined && transcript === undefined) return undefined;
  return {
    schemas: workbench(load).schemas,
    options: {
      rules: options.rules,
      schemas: given,
      include: loadIncluded,
      ...(transcript ? { transcript } : {}),
    },
  };
}

/** Checks every file, whatever was wrong with the others. */
async function check(
  files: readonly string[],
  { schemas, options }: Prepared,
  found: Diagnostic[],
  sources: Source[],
): Promise<void> {
  for (const [index, file] of files.entries()) {
    progress(files.length > 1 ? `${index + 1} of ${files.length}: ${file}` : file);
    const source = await readInto(found, file);
    if (source === undefined) continue;
    sources.push(source);
    const { diagnostics } = await validateSource(source, options, schemas);
    append(found, diagnostics);
  }
}
