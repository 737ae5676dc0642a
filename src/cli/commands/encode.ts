/** `engross encode`: transcripts to TEI, what was read of them as facts, and why each line was taken for what. */
import { dirname, join, parse as parsePath } from 'node:path';
import {
  checkTranscript,
  type EditionSettings,
  type Encoded,
  encode as encodeSource,
  explain,
  factsOf,
  languageOf,
  parseXml,
  readEdition,
  type XmlTree,
} from '../../core.js';
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import { readBytes, writeWhole } from '../../node/files.js';
import { readSource } from '../../node/read.js';
import { reportEncoding } from '../../report/encoding.js';
import { type Source, sourceFromText } from '../../source/source.js';
import { conclude, type ExitCode, exitCodes, print, progress, say } from '../terminal.js';

interface Options {
  readonly output?: string;
  readonly encoding?: string;
  readonly language?: string;
  readonly explain?: boolean;
  readonly facts?: boolean;
  readonly report?: string;
  readonly strict?: boolean;
}

export async function encode(files: readonly string[], options: Options): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  if (files.length > 1 && !options.output && !options.facts && !options.explain && !options.report) {
    say('engross: several transcripts need a folder for their TEI: -o DIR');
    return exitCodes.couldNotRun;
  }
  for (const [index, file] of files.entries()) {
    if (files.length > 1) progress(`${index + 1} of ${files.length}: ${file}`);
    // Pieces of information would drown the facts of hundreds of files; --explain and a single file show them.
    const one = await encodeFile(file, options, files.length > 1);
    for (const finding of one) if (files.length === 1 || finding.severity !== 'info') found.push(finding);
  }
  return conclude(found, options.strict);
}

async function encodeFile(file: string, options: Options, several: boolean): Promise<readonly Diagnostic[]> {
  const read = await readSource(file, options.encoding);
  if (read.value === undefined) return read.diagnostics;
  const settings = await settingsBeside(file, read.value);
  const found = [...read.diagnostics, ...settings.diagnostics];
  if (hasErrors(found)) return found;
  const encoded = encodeSource(
    read.value,
    settings.value,
    options.language ? { language: options.language } : {},
  );
  found.push(...encoded.diagnostics);
  if (encoded.value === undefined) return found;
  const target = targetOf(file, options.output, several, 'xml');
  const { tree, accounted } = check(encoded.value, read.value, target ?? `${file}.xml`, found);
  if (options.facts) print(`${JSON.stringify(factsOf(encoded.value.instrument, { file, accounted }))}\n`);
  if (options.explain) print(explained(encoded.value));
  const page = targetOf(file, options.report, several, 'html');
  // Written where something is wrong above all: it shows where.
  if (page !== undefined && tree !== undefined)
    found.push(...(await writeWhole(page, reportEncoding(encoded.value, tree, found, accounted))));
  if (hasErrors(found)) return found;
  if (target !== undefined) found.push(...(await writeWhole(target, encoded.value.tei)));
  else if (!options.facts && !options.explain && !options.report) print(encoded.value.tei);
  return found;
}

/** Reads the serialised TEI back, and gives it with the number of bytes of the transcript that it accounts for. */
function check(
  encoded: Encoded,
  transcript: Source,
  name: string,
  found: Diagnostic[],
): { readonly tree?: XmlTree; readonly accounted: number } {
  const parsed = parseXml(sourceFromText(name, encoded.tei));
  found.push(...parsed.diagnostics);
  if (parsed.value === undefined) return { accounted: 0 };
  const { accounted, diagnostics } = checkTranscript(parsed.value, transcript);
  found.push(...diagnostics);
  return { tree: parsed.value, accounted };
}

/** The file to write; where several transcripts are given, in the folder that was named. */
function targetOf(
  file: string,
  output: string | undefined,
  several: boolean,
  extension: string,
): string | undefined {
  return output !== undefined && several ? join(output, `${parsePath(file).name}.${extension}`) : output;
}

/** The editor's hand, where an edition.yaml lies beside the transcript and names it. */
async function settingsBeside(
  file: string,
  transcript: Source,
): Promise<{ value?: EditionSettings; diagnostics: readonly Diagnostic[] }> {
  const path = join(dirname(file), 'edition.yaml');
  if ((await readBytes(path)).value === undefined) return { diagnostics: [] };
  const source = await readSource(path);
  const settings = source.value ? readEdition(source.value) : { diagnostics: [] };
  const diagnostics = [...source.diagnostics, ...settings.diagnostics];
  if (settings.value === undefined) return { diagnostics };
  if (languageOf(settings.value, transcript) !== undefined) return { value: settings.value, diagnostics };
  const ignored = diagnostic('cli/not-of-edition', `${path} does not name ${file}; it was left aside.`);
  return { diagnostics: [...diagnostics, ignored] };
}

/** A line of the transcript a line: number, what it is, why, and its words. */
function explained({ instrument }: Encoded): string {
  const lines = explain(instrument).map(({ line, kind, phrases, why, text }) => {
    const what = [kind, ...phrases].filter((part) => part !== '').join('; ');
    return `${String(line).padStart(5)}  ${what}${why === '' ? '' : `  [${why}]`}\n${text === '' ? '' : `       ${text}\n`}`;
  });
  return lines.join('');
}
