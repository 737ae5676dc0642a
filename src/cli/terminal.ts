/** What the commands say and how: streams, colour only on a terminal that wants it, progress on standard error. */
import { styleText } from 'node:util';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { noPaint, type Paint, reportPeople, summarise } from '../diagnostic/reporters/people.js';

/** Exit codes: nothing worse than a warning; errors found; could not run. */
export const exitCodes = { fine: 0, findings: 1, couldNotRun: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const terminalPaint: Paint = {
  error: (text) => styleText(['red', 'bold'], text),
  warning: (text) => styleText(['yellow', 'bold'], text),
  info: (text) => styleText('cyan', text),
  quiet: (text) => styleText('dim', text),
  strong: (text) => styleText('bold', text),
};

/** https://no-color.org: set and not empty means no colour; FORCE_COLOR is its opposite. */
function wantsColour(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true;
}

export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  wantsColour(stream) ? terminalPaint : noPaint;

/** Results go to standard output; everything said about them goes to standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
export const print = (text: string): void => void process.stdout.write(text);

/** One line that is rewritten while work goes on, cut where it would fill a second one; nothing where nobody watches. */
export function progress(text: string): void {
  const { isTTY, columns } = process.stderr;
  if (isTTY) process.stderr.write(`\r\u001b[2K${text.slice(0, (columns || text.length + 1) - 1)}`);
}

/** Tells people what was found, and gives the exit code that says so. */
export function conclude(diagnostics: readonly Diagnostic[], strict = false): ExitCode {
  progress('');
  if (diagnostics.length > 0) {
    say(reportPeople(diagnostics, paintFor(process.stderr)));
    say(summarise(diagnostics));
  }
  return exitFor(diagnostics, strict);
}

/** Codes of findings that mean that there was nothing to work on, or nowhere to write. */
const couldNotRun = new Set<string>([
  'cli/file-not-found',
  'cli/format-unknown',
  'cli/no-document',
  'cli/no-edition',
  'cli/not-readable',
  'cli/not-writable',
  'schema/not-found',
  'schema/store-damaged',
  'schema/unknown',
]);

export function exitFor(diagnostics: readonly Diagnostic[], strict: boolean): ExitCode {
  if (diagnostics.some(({ code }) => couldNotRun.has(code))) return exitCodes.couldNotRun;
  if (hasErrors(diagnostics)) return exitCodes.findings;
  if (strict && diagnostics.some(({ severity }) => severity === 'warning')) return exitCodes.findings;
  return exitCodes.fine;
}
