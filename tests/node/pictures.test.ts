/** Pictures beside a document, by the addresses that documents give them. */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { picturesBeside } from '../../src/node/pictures.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-pictures-'));
const load = picturesBeside(join(folder, 'tei', 'letter.xml'));
beforeAll(() => {
  mkdirSync(join(folder, 'tei'));
  mkdirSync(join(folder, 'facs'));
  writeFileSync(join(folder, 'facs', 'page 1.png'), 'png');
  writeFileSync(join(folder, 'tei', 'huge.tif'), '');
  truncateSync(join(folder, 'tei', 'huge.tif'), 21 * 1024 * 1024);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads what lies where the address says', async () => {
  expect(await load('../facs/page%201.png')).toEqual(Buffer.from('png'));
  expect(await load('../facs/page 1.png?size=full')).toEqual(Buffer.from('png'));
});

it.each(['none.png', '../facs', 'https://e.org/x.png', 'none/x.png', 'a\u0000b', '%'])(
  '%j is missing',
  async (address) => {
    expect(await load(address)).toBe('missing');
  },
);

it('does not read what is too large', async () => {
  expect(await load('huge.tif')).toBe('too large');
});
