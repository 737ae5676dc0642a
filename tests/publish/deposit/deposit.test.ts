/** The deposit: metadata without inventions, a bag that any archive can check, and the same bytes every time. */

import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../../src/env.js';
import { zipFiles } from '../../../src/publish/deposit/bag.js';
import { writeDataCite } from '../../../src/publish/deposit/datacite.js';
import { writeManifest } from '../../../src/publish/deposit/manifest.js';
import { writeDeposit } from '../../../src/publish/deposit/write.js';
import { readRecord } from '../../../src/publish/record.js';
import { declaration, parse, testEnv } from '../support.js';

const record = declaration();
const file = (path: string, text = path): OutputFile => ({ path, bytes: new TextEncoder().encode(text) });
const env = testEnv({ asset: async (path) => new TextEncoder().encode(`the ${path}`) });

describe('DataCite', () => {
  const read = async (given = record) => {
    const { value = [], diagnostics } = await writeDataCite(given);
    const xml = new TextDecoder().decode(value[0]?.bytes);
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
    return { resource: parser.parse(xml).resource, diagnostics, xml };
  };

  test('says what the header says', async () => {
    const { resource } = await read();
    expect(resource.creators.creator.creatorName).toEqual({
      '#text': 'The engross project',
      '@_nameType': 'Organizational',
    });
    expect(resource).toMatchObject({
      publisher: 'The engross project',
      publicationYear: '2026',
      version: '1.0.0',
    });
    expect(resource.relatedItems.relatedItem).toMatchObject({
      '@_relationType': 'IsDerivedFrom',
      volume: '226',
      firstPage: '57',
    });
  });

  test('the parties are the creators where no editor is named', async () => {
    const contributors = record.contributors?.filter(({ role }) => role === 'author') ?? [];
    const { resource } = await read({ ...record, contributors });
    expect(resource.creators.creator.map((one: { creatorName: object }) => one.creatorName)).toEqual([
      { '#text': 'Union of Soviet Socialist Republics', '@_nameType': 'Organizational' },
      { '#text': "People's Republic of China", '@_nameType': 'Organizational' },
    ]);
  });

  test('what is mandatory and unknown is left out and said once, as information', async () => {
    const { resource, diagnostics } = await read();
    expect(resource.identifier).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'publish/deposit-incomplete', severity: 'info' }]);
    expect(diagnostics[0]?.message).toContain('Identifier (DOI)');
    expect((await read({ ...record, doi: '10.5072/x' })).diagnostics).toEqual([]);
  });

  test('a document without a header is no empty element', async () => {
    const bare = readRecord(parse('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'));
    expect((await read(bare)).xml).not.toMatch(/<(\w+)[^>]*\/>|<(\w+)><\/\2>/);
  });

  test('markup in a title stays text', async () => {
    const { resource } = await read({ ...record, title: 'A <b> & "c" ]]>' });
    expect(resource.titles.title[0]['#text']).toBe('A <b> & "c" ]]>');
  });
});

test('the manifest gives every file with its size and hash, sorted', () => {
  const { path, bytes } = writeManifest(
    { id: 'x', version: undefined },
    [file('b.txt'), file('B.txt', 'é')],
    env,
  );
  expect(path).toBe('manifest.json');
  const manifest = JSON.parse(new TextDecoder().decode(bytes));
  expect(Object.keys(manifest)).toEqual(['id', 'files']);
  expect(manifest.files).toEqual([
    { path: 'B.txt', size: 2, sha256: '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c' },
    { path: 'b.txt', size: 5, sha256: env.sha256(new TextEncoder().encode('b.txt')) },
  ]);
});

describe('deposit.zip', () => {
  const options = {
    sources: [file('transcript.en.txt'), file('edition.yaml')],
    outputs: [file('index.html'), file('unts-I-3108.en.xml'), file('assets/style.css')],
  };
  const zip = async (given = options) => {
    const { value = [] } = await writeDeposit({ record, texts: [] }, given, env);
    return value[0]?.bytes ?? new Uint8Array();
  };

  test('holds sources, schema, outputs, and checksums that hold', async () => {
    const files = unzipSync(await zip());
    expect(Object.keys(files)).toEqual(
      [
        'bag-info.txt',
        'bagit.txt',
        'data/edition/assets/style.css',
        'data/edition/index.html',
        'data/edition/unts-I-3108.en.xml',
        'data/schema/engross.odd',
        'data/schema/engross.rnc',
        'data/schema/engross.rng',
        'data/source/edition.yaml',
        'data/source/transcript.en.txt',
        'manifest-sha256.txt',
        'tagmanifest-sha256.txt',
      ].map((path) => `unts-I-3108/${path}`),
    );
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      for (const line of strFromU8(files[`unts-I-3108/${name}`] ?? new Uint8Array())
        .trimEnd()
        .split('\n')) {
        const [hash, path] = line.split('  ');
        expect(env.sha256(files[`unts-I-3108/${path}`] ?? new Uint8Array())).toBe(hash);
      }
    }
  });

  test('the oxum counts octets and files of the payload', async () => {
    const files = unzipSync(await zip());
    const payload = Object.entries(files).filter(([path]) => path.includes('/data/'));
    const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
    expect(strFromU8(files['unts-I-3108/bag-info.txt'] ?? new Uint8Array())).toContain(
      `Payload-Oxum: ${octets}.${payload.length}\n`,
    );
  });

  test('is the same whatever the order of the files and the zone of the machine', async () => {
    const zone = process.env.TZ;
    const one = await zip();
    process.env.TZ = 'Pacific/Auckland';
    const other = await zip({
      sources: [...options.sources].reverse(),
      outputs: [...options.outputs].reverse(),
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(env.sha256(other)).toBe(env.sha256(one));
  });

  test('takes any name and any date', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[^/\\\0]{1,12}$/), { maxLength: 5 }),
        fc.constantFrom(undefined, '2026', '2026-11', '2026-11-23', '1861', '2300-01-01'),
        async (names, date) => {
          const files = names.map((name) => file(name));
          const read = unzipSync(await zipFiles('x', files, date));
          expect(Object.keys(read).length).toBe(names.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});
