/** Bad input that a case file cannot hold: bytes that are no text, huge lines, folders that refuse, editions that collide. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectRoot } from '../support.js';

const command = join(projectRoot, 'lib/cli/main.js');
let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'engross-bad-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function engross(...args: string[]): Promise<{ stdout: string; stderr: string; exit: number }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      resolve({ stdout, stderr, exit: typeof error?.code === 'number' ? error.code : error ? -1 : 0 }),
    );
  });
}

const edition = (folder: string) =>
  cpSync(join(projectRoot, 'tei/unts-I-3108'), join(cwd, 'tei', folder), { recursive: true });
const change = (path: string, from: string, to: string) => {
  const text = readFileSync(join(cwd, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(cwd, path), text.replace(from, to));
};

it('builds one of two editions with one identifier, and says so', async () => {
  edition('a');
  edition('b');
  const { stderr, exit } = await engross('build', '--formats', 'citations');
  expect(stderr).toContain('cli/identifier-twice');
  expect(exit).toBe(1);
  expect(readdirSync(join(cwd, 'dist')).sort()).toEqual(['assets', 'index.html', 'unts-I-3108']);
});

it('builds the good edition beside a bad one', async () => {
  edition('a');
  edition('b');
  change('tei/b/edition.yaml', 'id: unts-I-3108', 'id: other');
  change('tei/b/edition.yaml', 'publisher:', 'publsher:');
  const { stderr, exit } = await engross('build', '--formats', 'citations');
  expect(stderr).toContain('edition/key-unknown');
  expect(exit).toBe(1);
  expect(existsSync(join(cwd, 'dist/unts-I-3108/manifest.json'))).toBe(true);
  expect(existsSync(join(cwd, 'dist/other'))).toBe(false);
});

it('keeps the last good output where a build fails', async () => {
  edition('a');
  await engross('build', '--formats', 'citations');
  const before = readdirSync(join(cwd, 'dist/unts-I-3108'));
  change('tei/a/edition.yaml', 'island of Taiwan', 'island of Formosa');
  expect((await engross('build', '--formats', 'citations')).exit).toBe(1);
  expect(readdirSync(join(cwd, 'dist/unts-I-3108'))).toEqual(before);
});

it.skipIf(process.getuid?.() === 0)('says that a folder refuses (needs a user who is not root)', async () => {
  edition('a');
  mkdirSync(join(cwd, 'dist'));
  chmodSync(join(cwd, 'dist'), 0o555);
  const { stderr, exit } = await engross('build', '--formats', 'citations');
  chmodSync(join(cwd, 'dist'), 0o755);
  expect(stderr).toContain('cli/not-writable');
  expect(exit).toBe(2);
});

it('reads a transcript that is not UTF-8, says how, and gives it back byte for byte', async () => {
  const bytes = Buffer.from(
    'Trait\u00e9 de paix entre la R\u00e9publique fran\u00e7aise et l\u2019Italie, sign\u00e9 \u00e0 Paris.\n',
    'latin1',
  );
  writeFileSync(join(cwd, 'old.txt'), bytes);
  const { stderr, exit } = await engross('encode', 'old.txt', '-o', 'old.xml');
  expect(exit).toBe(0);
  expect(stderr).toMatch(/windows-1252|macintosh|iso-8859/);
  expect((await engross('validate', 'old.xml', '--transcript', 'old.txt')).exit).toBe(0);
});

it('takes control characters apart from the text, and gives them back', async () => {
  writeFileSync(join(cwd, 'odd.txt'), 'No. 7. TREATY\u0007 OF PEACE\n\f\nPe\u0001ace.\n');
  expect((await engross('encode', 'odd.txt', '-o', 'odd.xml')).exit).toBe(0);
  expect((await engross('validate', 'odd.xml', '--transcript', 'odd.txt')).exit).toBe(0);
});

it.each([
  ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3')],
  ['a zip or DOCX', Buffer.from('PK\u0003\u0004word/document.xml', 'latin1')],
  ['NUL bytes', Buffer.from('No. 7.\u0000TREATY')],
])('refuses %s', async (_, bytes) => {
  writeFileSync(join(cwd, 'file.txt'), bytes);
  const { stderr, exit } = await engross('encode', 'file.txt', '-o', 'file.xml');
  expect(stderr).toMatch(/error .*source\//);
  expect(exit).toBe(1);
  expect(existsSync(join(cwd, 'file.xml'))).toBe(false);
});

it('encodes one line of 50 MB', async () => {
  writeFileSync(join(cwd, 'long.txt'), 'word '.repeat(10_000_000));
  const { stderr, exit } = await engross('encode', 'long.txt', '-o', 'long.xml');
  expect(exit, stderr.slice(0, 2000)).toBe(0);
});
