/** Where schemas are taken from: the store, catalogues, the network within limits; grammars kept between runs. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchSchema } from '../../src/node/fetch.js';
import { grammarCache } from '../../src/node/grammar-cache.js';
import { schemaLoader } from '../../src/node/schema-loader.js';
import { addSchemas, removeSchemas, schemaFromStore, storedSchemas } from '../../src/node/schema-store.js';
import { sourceFromText } from '../../src/source/source.js';
import { schemasOf } from '../../src/validate/schemas.js';
import { validate } from '../../src/validate/validate.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engross-schemas-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const now = '2026-01-02T03:04:05Z';
const grammar = (root: string) =>
  `<element name="${root}" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>`;
const load = async (places: Parameters<typeof schemaLoader>[0]) => {
  const { value } = await schemaLoader(places);
  if (value === undefined) throw new Error('no loader');
  return value;
};

describe('the store', () => {
  it('gives what was added, with hash and date, and forgets what was removed', async () => {
    const address = 'https://example.org/a.rng';
    await addSchemas(folder, [{ address, from: 'a.rng', bytes: bytes(grammar('a')) }], now);
    const stored = await storedSchemas(folder);
    expect(stored.value).toMatchObject([{ address, from: 'a.rng', added: now }]);
    expect((await schemaFromStore(folder, address)).value?.text).toBe(grammar('a'));
    await removeSchemas(folder, [address]);
    expect((await schemaFromStore(folder, address)).value).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['index.json']);
  });

  it('takes a bare name for every schema of that name, but not a part of another schema', async () => {
    const added = [
      { address: 'a.rng', from: 'a.rng', bytes: bytes(grammar('a')) },
      { address: 'b.rng', from: 'b.rng', partOf: 'a.rng', bytes: bytes(grammar('b')) },
    ];
    await addSchemas(folder, added, now);
    expect((await schemaFromStore(folder, 'https://example.org/x/a.rng?v=1')).value?.path).toBe(
      'store:a.rng',
    );
    expect((await schemaFromStore(folder, 'https://example.org/b.rng')).value).toBeUndefined();
    expect((await schemaFromStore(folder, 'store:b.rng')).value?.text).toBe(grammar('b'));
  });

  it('says so when a copy is not what was added', async () => {
    await addSchemas(folder, [{ address: 'a.rng', from: 'a.rng', bytes: bytes(grammar('a')) }], now);
    const copy = readdirSync(folder).find((name) => name !== 'index.json') ?? '';
    writeFileSync(join(folder, copy), grammar('b'));
    expect((await schemaFromStore(folder, 'a.rng')).diagnostics[0]?.code).toBe('schema/store-damaged');
    writeFileSync(join(folder, 'index.json'), '[{}]');
    expect((await storedSchemas(folder)).diagnostics[0]?.code).toBe('schema/store-damaged');
  });
});

describe('a loader', () => {
  it('asks catalogues before anything else', async () => {
    writeFileSync(join(folder, 'here.rng'), grammar('a'));
    const catalogue = join(folder, 'catalog.xml');
    const entry = '<uri name="https://example.org/a.rng" uri="here.rng"/>';
    writeFileSync(
      catalogue,
      `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${entry}</catalog>`,
    );
    const found = await (await load({ catalogues: [catalogue], store: folder }))(
      'https://example.org/a.rng',
      'x/d.xml',
    );
    expect(found.value?.text).toBe(grammar('a'));
  });

  it('gives the command to type, safe whatever the document has written', async () => {
    const find = await load({ store: folder });
    const remote = await find("https://example.org/$(x)'.rng", 'd.xml');
    expect(remote.diagnostics[0]).toMatchObject({ code: 'schema/not-found' });
    expect(remote.diagnostics[0]?.hint).toContain("engross schema add 'https://example.org/$(x)'\\''.rng'");
    const local = await find('no/such%zz.rng', 'd.xml');
    expect(local.diagnostics[0]?.hint).toContain('engross schema add FILE --as such%zz.rng');
  });

  it('knows its own schema wherever a document says it is', async () => {
    const find = await load({ store: folder });
    expect((await find('schema/engross.rng', join(folder, 'd.xml'))).value?.text).toContain('<grammar');
  });
});

describe('the network', () => {
  const serve = async (body: string, status: number, work: (address: string) => Promise<void>) => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await work(`http://127.0.0.1:${port}/a.rng`);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return asked;
  };

  it('is not asked unless that is wanted, and then once', async () => {
    const asked = await serve(grammar('a'), 200, async (address) => {
      expect((await (await load({ store: folder }))(address, 'd.xml')).diagnostics[0]?.code).toBe(
        'schema/not-found',
      );
      for (let i = 0; i < 2; i++)
        expect((await (await load({ store: folder, fetch: true }))(address, 'd.xml')).value?.path).toBe(
          address,
        );
    });
    expect(asked).toBe(1);
  });

  it('does not keep what is no schema', async () => {
    const asked = await serve('<html><body>Log in first</body></html>', 200, async (address) => {
      for (let i = 0; i < 2; i++) await (await load({ store: folder, fetch: true }))(address, 'd.xml');
      expect((await schemaFromStore(folder, address)).value).toBeUndefined();
    });
    expect(asked).toBe(2);
  });

  it('has limits, and says what went wrong', async () => {
    await serve('x'.repeat(200), 200, async (address) => {
      const { diagnostics } = await fetchSchema(address, { milliseconds: 10_000, bytes: 100 });
      expect(diagnostics[0]?.message).toContain('more than 100 bytes');
    });
    await serve('', 404, async (address) => {
      expect((await fetchSchema(address)).diagnostics[0]?.message).toContain('the server answered 404');
    });
    expect((await fetchSchema('ftp://example.org/a.rng')).diagnostics[0]?.message).toContain(
      'only http and https',
    );
  });
});

describe('grammars kept between runs', () => {
  const files = new Map([['b.rng', grammar('b')]]);
  const including = sourceFromText(
    'a.rng',
    '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><externalRef href="b.rng"/></element>',
  );
  const findings = async (text: string) => {
    const loadFile = async (href: string) => {
      const found = files.get(href);
      return found === undefined
        ? { diagnostics: [] }
        : { value: sourceFromText(href, found), diagnostics: [] };
    };
    const schemas = schemasOf(async () => including, loadFile, grammarCache(folder));
    const { diagnostics } = await validate(
      sourceFromText('d.xml', text),
      { schemas: [including], rules: false },
      schemas,
    );
    return diagnostics.map(({ code }) => code);
  };

  it('answers the same from the cache, and anew when an included schema changes', async () => {
    expect(await findings('<a><b/></a>')).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await findings('<a><b/></a>')).toEqual([]);
    expect(await findings('<a><c/></a>')).not.toEqual([]);
    files.set('b.rng', grammar('c'));
    expect(await findings('<a><c/></a>')).toEqual([]);
    files.set('b.rng', grammar('b'));
  });

  it('passes over what is damaged, and over a folder that cannot be written', async () => {
    await findings('<a><b/></a>');
    const [name = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, name), 'utf8');
    for (const damaged of ['', '[]', '[]\n', whole.slice(0, -20), `[["b.rng"]]\n${whole}`]) {
      writeFileSync(join(folder, name), damaged);
      expect(await findings('<a><b/></a>')).toEqual([]);
    }
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
    expect(await findings('<a><b/></a>')).toEqual([]);
  });
});
