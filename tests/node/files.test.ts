/** Nothing half-written: what is in a place is the old whole or the new whole. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBytes, writeFolder, writeWhole } from '../../src/node/files.js';
import { readSource } from '../../src/node/read.js';
import { projectRoot } from '../support.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engross-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

it('puts a folder in the place of another, and leaves nothing else behind', async () => {
  const target = join(folder, 'out');
  expect(await writeFolder(target, [{ path: 'old.txt', bytes: bytes('old') }])).toEqual([]);
  expect(await writeFolder(target, [{ path: 'fonts/new.txt', bytes: bytes('new') }])).toEqual([]);
  expect(readdirSync(target)).toEqual(['fonts']);
  expect(readFileSync(join(target, 'fonts/new.txt'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['out']);
});

it('keeps the last good folder where the new one cannot be written', async () => {
  const target = join(folder, 'out');
  await writeFolder(target, [{ path: 'good.txt', bytes: bytes('good') }]);
  const impossible = [
    { path: 'a', bytes: bytes('') },
    { path: 'a/b', bytes: bytes('') },
  ];
  const found = await writeFolder(target, impossible);
  expect(found.map(({ code }) => code)).toEqual(['cli/not-writable']);
  expect(readdirSync(target)).toEqual(['good.txt']);
  expect(readdirSync(folder)).toEqual(['out']);
});

it('says that a file cannot be written, and leaves no part of it', async () => {
  writeFileSync(join(folder, 'file'), 'here');
  const found = await writeWhole(join(folder, 'file/inside'), 'text');
  expect(found.map(({ code }) => code)).toEqual(['cli/not-writable']);
  expect(readdirSync(folder)).toEqual(['file']);
});

it.each(['SIGINT', 'SIGTERM'])(
  'keeps the last good folder where %s ends the work, and leaves nothing beside it',
  async (signal) => {
    const target = join(folder, 'out');
    await writeFolder(target, [{ path: 'good.txt', bytes: bytes('good') }]);
    const script = `
    import { writeFolder } from ${JSON.stringify(join(projectRoot, 'lib/node/files.js'))};
    const files = Array.from({ length: 3000 }, (_, at) => ({ path: 'new' + at, bytes: new Uint8Array(1000) }));
    const written = writeFolder(${JSON.stringify(target)}, files);
    process.kill(process.pid, ${JSON.stringify(signal)});
    await written;
    console.log('written');`;
    const ended = await new Promise<{ signal: unknown; stdout: string }>((resolve) => {
      execFile(process.execPath, ['--input-type=module', '-e', script], (error, stdout) =>
        resolve({ signal: error?.signal, stdout }),
      );
    });
    expect(ended).toEqual({ signal, stdout: '' });
    expect(readdirSync(target)).toEqual(['good.txt']);
    expect(readdirSync(folder)).toEqual(['out']);
  },
);

it('tells a missing file from one that cannot be read', async () => {
  expect((await readBytes(join(folder, 'none'))).diagnostics[0]?.code).toBe('cli/file-not-found');
  expect((await readBytes(folder)).diagnostics[0]?.code).toBe('cli/not-readable');
});

it('refuses a file by its size, before it is read', async () => {
  const path = join(folder, 'large.xml');
  writeFileSync(path, '');
  // Without contents, and larger than Node could read.
  truncateSync(path, 3 * 2 ** 30);
  const { value, diagnostics } = await readSource(path);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['source/too-large']);
});
