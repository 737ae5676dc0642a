/** `engross validate`: findings of many documents, in the form that was asked for. */
import { validate as validateSource } from '../../core.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { reportGithub } from '../../diagnostic/reporters/github.js';
import { reportJson } from '../../diagnostic/reporters/json.js';
import { reportSarif } from '../../diagnostic/reporters/sarif.js';
import { packageVersion } from '../../node/package.js';
import { conclude, type ExitCode, exitCodes, exitFor, print, progress, say } from '../terminal.js';
import { readInto, workbench } from '../workbench.js';

interface Options {
  readonly schema?: string;
  readonly rules: boolean;
  readonly transcript?: string;
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly strict?: boolean;
}

const reporters: Record<Exclude<Options['format'], 'text'>, (found: readonly Diagnostic[]) => string> = {
  json: reportJson,
  sarif: (found) => reportSarif(found, packageVersion()),
  github: reportGithub,
};

export async function validate(files: readonly string[], options: Options): Promise<ExitCode> {
  const { format, strict = false } = options;
  const found: Diagnostic[] = [];
  const ran = await check(files, options, found);
  progress('');
  if (format !== 'text') {
    print(reporters[format](found));
    return ran ? exitFor(found, strict) : exitCodes.couldNotRun;
  }
  const code = conclude(found, strict);
  if (ran && code === exitCodes.fine)
    say(`${files.length === 1 ? files[0] : `${files.length} documents`}: no errors`);
  return ran ? code : exitCodes.couldNotRun;
}

/** Checks every file, whatever was wrong with the others; false where a schema or the transcript could not be had. */
async function check(files: readonly string[], options: Options, found: Diagnostic[]): Promise<boolean> {
  const { schemas } = workbench();
  const schema = options.schema === undefined ? undefined : await readInto(found, options.schema);
  const transcript = options.transcript === undefined ? undefined : await readInto(found, options.transcript);
  if ((options.schema !== undefined && !schema) || (options.transcript !== undefined && !transcript))
    return false;
  for (const [index, file] of files.entries()) {
    if (files.length > 1) progress(`${index + 1} of ${files.length}: ${file}`);
    const source = await readInto(found, file);
    if (source === undefined) continue;
    const { diagnostics } = await validateSource(
      source,
      {
        rules: options.rules,
        ...(schema ? { schemas: [schema] } : {}),
        ...(transcript ? { transcript } : {}),
      },
      schemas,
    );
    const offset = found.length;
    for (const one of diagnostics)
      found.push(one.cause === undefined ? one : { ...one, cause: one.cause + offset });
  }
  return true;
}
