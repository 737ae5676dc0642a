/** `engross schema add` of a schema that includes others, from files and from a server: then documents that name it. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectRoot } from '../support.js';

const files: Readonly<Record<string, string>> = {
  '/letter.rng': `<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="parts/text.rng"/><start><element name="letter"><ref name="text"/></element></start></grammar>`,
  '/parts/text.rng': `<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="text"><element name="p"><text/></element></define></grammar>`,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engross-schema-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function engross(...args: string[]): Promise<{ readonly code: number | null; readonly told: string }> {
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
  const child = spawn(process.execPath, [join(projectRoot, 'lib/cli/main.js'), ...args], {
    cwd: folder,
    env,
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      told += piece.toString();
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, told })));
}

const document = (href: string, content: string): void =>
  writeFileSync(
    join(folder, 'd.xml'),
    `<?xml-model href="${href}" schematypens="http://relaxng.org/ns/structure/1.0"?>\n<letter>${content}</letter>`,
  );

it('from a file, with what it includes, under the name that documents give it', async () => {
  mkdirSync(join(folder, 'parts'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const name = 'https://example.org/letter.rng';
  document(name, '<p>Peace</p>');
  const before = await engross('validate', 'd.xml');
  expect(before.code).toBe(2);
  expect(before.told).toContain(`engross schema add ${name}`);
  const added = await engross('schema', 'add', 'letter.rng', '--as', name);
  expect([added.code, added.told.match(/^added /gm)?.length], added.told).toEqual([0, 2]);
  for (const path of Object.keys(files)) rmSync(join(folder, path));
  expect((await engross('validate', 'd.xml')).code).toBe(0);
  document(name, '<q/>');
  expect((await engross('validate', 'd.xml')).told).toContain('relaxng/element-');
  expect((await engross('schema', 'list')).told).toContain(`(of ${name})`);
  expect((await engross('schema', 'remove', name)).code).toBe(0);
  expect((await engross('validate', 'd.xml')).code).toBe(2);
});

it('from a server, which is asked only where that is wanted', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const text = files[url];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const name = `http://127.0.0.1:${port}/letter.rng`;
  document(name, '<p>Peace</p>');
  expect((await engross('validate', 'd.xml')).code).toBe(2);
  expect(asked).toEqual([]);
  expect((await engross('validate', '--fetch', 'd.xml')).code).toBe(0);
  expect(asked.sort()).toEqual(['/letter.rng', '/parts/text.rng']);
  const missing = await engross('schema', 'add', `http://127.0.0.1:${port}/none.rng`);
  expect(missing.told).toContain('404');
  expect(missing.code).not.toBe(0);
  const added = await engross('schema', 'add', name);
  expect(added.code, added.told).toBe(0);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect((await engross('validate', 'd.xml')).code).toBe(0);
});
