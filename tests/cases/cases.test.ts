/**
 * Cases of the command line, a file each. A case has sections: `=== file NAME` (input files), `=== edition` (a copy of
 * the declaration's sources as tei/unts-I-3108), `=== replace NAME` (in a file that is there: a line a change, old ⇒ new),
 * `=== run` (arguments, one command), then what is expected: `=== stdout`,
 * `=== stderr`, `=== exit N`. `ACCEPT=1 npx vitest run tests/cases` rewrites what is expected: read it before you commit it.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support.js';

const folder = join(projectRoot, 'tests/cases');
const command = join(projectRoot, 'lib/cli/main.js');
const temporary = mkdtempSync(join(tmpdir(), 'engross-case-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

interface Section {
  readonly title: string;
  readonly body: string;
}

function readSections(text: string): Section[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { title: part.slice(0, end).trim(), body: part.slice(end + 1) };
    });
}

/** Arguments of a command, parted by spaces; quotes keep spaces. */
const argumentsOf = (line: string): string[] =>
  [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

function runCommand(
  args: readonly string[],
  cwd: string,
): Promise<{ stdout: string; stderr: string; exit: number }> {
  return new Promise((resolve) => {
    const kept = { ENGROSS_SCHEMAS: join(cwd, '.schemas'), ENGROSS_CACHE: join(temporary, 'cache') };
    const env = { ...process.env, ...kept, NO_COLOR: '1' };
    execFile(process.execPath, [command, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exit: typeof error?.code === 'number' ? error.code : error ? -1 : 0 });
    });
  });
}

/** Makes the changes that a section lists; one that changes nothing is a fault of the case. */
function replaceIn(path: string, body: string): void {
  let text = readFileSync(path, 'utf8');
  for (const line of body.trimEnd().split('\n')) {
    const [from = '', to = ''] = line.split(' ⇒ ');
    if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
}

/** Figures that differ from run to run are not part of a case. */
const steady = (text: string) => text.replace(/in \d+(\.\d+)? (ms|s)\b/g, 'in … s');

describe('command line', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.case'));
  it.concurrent.each(names)('%s', async (name) => {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const sections = readSections(text);
    const cwd = mkdtempSync(join(temporary, 'run-'));
    for (const { title, body } of sections) {
      if (title === 'edition')
        cpSync(join(projectRoot, 'tei/unts-I-3108'), join(cwd, 'tei/unts-I-3108'), { recursive: true });
      const changed = /^replace (.+)$/.exec(title)?.[1];
      if (changed !== undefined) replaceIn(join(cwd, changed), body);
      const file = /^file (.+)$/.exec(title)?.[1];
      if (file === undefined) continue;
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), body);
    }
    const line = sections.find(({ title }) => title === 'run')?.body ?? '';
    const { stdout, stderr, exit } = await runCommand(argumentsOf(line), cwd);
    const inputs = text.slice(0, text.indexOf('=== stdout') >= 0 ? text.indexOf('=== stdout') : text.length);
    const actual = `${inputs.trimEnd()}\n=== stdout\n${steady(stdout)}=== stderr\n${steady(stderr)}=== exit ${exit}\n`;
    if (process.env.ACCEPT) writeFileSync(path, actual);
    expect(actual).toBe(process.env.ACCEPT ? actual : text);
  });
});
