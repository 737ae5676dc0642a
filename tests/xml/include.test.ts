/** XInclude and catalogues, with files held in memory. */
import { describe, expect, test } from 'vitest';
import { diagnostic } from '../../src/diagnostic/diagnostic.js';
import { sourceFromText } from '../../src/source/source.js';
import { readCatalogue, resolve } from '../../src/xml/catalogue.js';
import { parseXml } from '../../src/xml/parse.js';
import { type Loader, resolveReference } from '../../src/xml/reference.js';
import { descendants, nameOf, spanOf, textContent } from '../../src/xml/tree.js';
import { resolveXInclude } from '../../src/xml/xinclude.js';

const files =
  (table: Readonly<Record<string, string>>): Loader =>
  async (href, base) => {
    const path = resolveReference(href, base);
    const text = table[path];
    return text === undefined
      ? { diagnostics: [diagnostic('cli/file-not-found', `There is no ${path}.`)] }
      : { value: sourceFromText(path, text), diagnostics: [] };
  };

const xi = 'xmlns:xi="http://www.w3.org/2001/XInclude"';
const include = (text: string, table: Readonly<Record<string, string>> = {}) =>
  resolveXInclude(sourceFromText('d/main.xml', text), files(table));

test.each([
  ['b.xml', 'a/c.xml', 'a/b.xml'],
  ['../b.xml', 'a/c/d.xml', 'a/b.xml'],
  ['../../b.xml', 'a/d.xml', '../b.xml'],
  ['/x/./y', 'a/b', '/x/y'],
  ['../b#c', 'http://h/x/y/z', 'http://h/x/b#c'],
  ['../../../b', 'http://h/x', 'http://h/b'],
  ['file:///a', 'b', 'file:///a'],
  ['', 'a/b', 'a/b'],
])('%j seen from %j is %j', (reference, base, resolved) => {
  expect(resolveReference(reference, base)).toBe(resolved);
});

describe('XInclude', () => {
  test('puts files, elements and text in, and knows where they came from', async () => {
    const { value, diagnostics } = await include(
      `<a xmlns="urn:a" ${xi}>1<xi:include href="p/b.xml"/>3<xi:include href="t.txt" parse="text"/></a>`,
      {
        'd/p/b.xml': `<?xml version="1.0"?><!-- no --><b>2<c ${xi}><xi:include href="../c.xml" xpointer="here"/></c></b>`,
        'd/c.xml': '<x xmlns="urn:x" xmlns:q="urn:q"><q:y xml:id="here"> y </q:y></x>',
        'd/t.txt': 'T & <t>',
      },
    );
    expect(diagnostics).toEqual([]);
    const tree = value && parseXml(value.source).value;
    if (!tree) throw new Error('not parsed');
    expect(textContent(tree, 0)).toBe('12 y 3T & <t>');
    const [b = 0] = descendants(tree, 0, 'b');
    const [y = 0] = descendants(tree, 0, 'y');
    expect([nameOf(tree, b).namespace, nameOf(tree, y).namespace]).toEqual(['', 'urn:q']);
    const place = value.origin({ ...spanOf(tree, y + 1) });
    expect(place.source.path).toBe('d/c.xml');
    expect(place.source.text.slice(place.start, place.end)).toBe(' y ');
    expect(value.origin(spanOf(tree, 1)).source.path).toBe('d/main.xml');
  });

  test.each([
    ['element(/1/2)', '<c/>'],
    ['element(x/1)', '<y/>'],
    ['element(x)', '<b xml:id="x"><y/></b>'],
  ])('finds %s', async (pointer, element) => {
    const { value, diagnostics } = await include(
      `<a ${xi}><xi:include href="b.xml" xpointer="${pointer}"/></a>`,
      {
        'd/b.xml': '<a><b xml:id="x"><y/></b><c/></a>',
      },
    );
    expect(diagnostics).toEqual([]);
    expect(value?.source.text.replaceAll(/ xmlns(:xi)?="[^"]*"| xml:base="b.xml"/g, '')).toBe(
      `<a>${element}</a>`,
    );
  });

  test('a document without inclusions comes back as it is', async () => {
    const source = sourceFromText('a.xml', '<a/>');
    expect((await resolveXInclude(source, files({}))).value?.source).toBe(source);
  });

  test('a fallback stands in for what is missing', async () => {
    const { value, diagnostics } = await include(
      `<a ${xi}><xi:include href="no.xml"><xi:fallback>x<b>y</b></xi:fallback></xi:include></a>`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.source.text).toBe(`<a ${xi}>x<b>y</b></a>`);
  });

  const refused: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
    ['missing', 'href="no.xml"', 'xml/include-missing', {}],
    ['no identifier', 'href="b.xml" xpointer="q"', 'xml/include-missing', { 'd/b.xml': '<b/>' }],
    [
      'no such child',
      'href="b.xml" xpointer="element(/1/2)"',
      'xml/include-missing',
      { 'd/b.xml': '<b><c/></b>' },
    ],
    ['itself', 'href="main.xml"', 'xml/include-circular', { 'd/main.xml': '<a/>' }],
    [
      'a circle',
      'href="b.xml"',
      'xml/include-circular',
      { 'd/b.xml': `<b ${xi}><xi:include href="b.xml"/></b>` },
    ],
    ['malformed', 'href="b.xml"', 'xml/element-unclosed', { 'd/b.xml': '<b>' }],
    ['no file', '', 'xml/include-malformed', {}],
    ['parse', 'href="b" parse="html"', 'xml/include-malformed', {}],
    [
      'entities',
      'href="b.xml"',
      'xml/include-malformed',
      { 'd/b.xml': '<!DOCTYPE b [<!ENTITY e "">]><b>&e;</b>' },
    ],
  ];
  test.each(refused)('%s is refused', async (_, attributes, code, table) => {
    const { value, diagnostics } = await include(`<a ${xi}><xi:include ${attributes}/></a>`, table);
    expect(value).toBeUndefined();
    expect(diagnostics.map((found) => found.code)).toContain(code);
  });
});

describe('catalogues', () => {
  const catalogue = (entries: string) =>
    `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${entries}</catalog>`;
  const read = async (entries: string, table: Readonly<Record<string, string>> = {}) => {
    const { value, diagnostics } = await readCatalogue(
      sourceFromText('c/catalog.xml', catalogue(entries)),
      files(table),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual([]);
    if (!value) throw new Error('not read');
    return value;
  };

  test('exact, then the longest beginning, then the longest ending', async () => {
    const found = await read(`<uri name="http://h/a.rng" uri="a.rng"/>
      <group xml:base="g/"><rewriteURI uriStartString="http://h/" rewritePrefix="h/"/></group>
      <rewriteURI uriStartString="http://h/x/" rewritePrefix="file:///x/"/>
      <uriSuffix uriSuffix="/007.rng" uri="bond.rng"/>
      <system systemId="s" uri="system.dtd"/>`);
    expect(resolve(found, 'http://h/a.rng')).toBe('c/a.rng');
    expect(resolve(found, 'http://h/b.rng')).toBe('c/g/h/b.rng');
    expect(resolve(found, 'http://h/x/b.rng')).toBe('file:///x/b.rng');
    expect(resolve(found, 'http://other/007.rng')).toBe('c/bond.rng');
    expect(resolve(found, 'http://other/')).toBeUndefined();
    expect([resolve(found, 's'), resolve(found, 's', 'system')]).toEqual([undefined, 'c/system.dtd']);
  });

  test('a public identifier, also as a URN, by its entry or its delegate', async () => {
    const found = await read(
      '<public publicId="-//H//RNG: house//EN" uri="h.rng"/><delegatePublic publicIdStartString="-//D" catalog="d.xml"/>',
      { 'c/d.xml': catalogue('<public publicId="-//D//x" uri="d.rng"/>') },
    );
    expect(resolve(found, '-//H//RNG: house//EN', 'public')).toBe('c/h.rng');
    expect(resolve(found, 'urn:publicid:-:H:RNG%3A+house:EN')).toBe('c/h.rng');
    expect(resolve(found, 'urn:publicid:-:D:x')).toBe('c/d.rng');
    expect(resolve(found, '-//H//RNG: house//EN')).toBeUndefined();
  });

  test('the DTD that catalogues name as a matter of form is passed over', async () => {
    const source = sourceFromText('c/catalog.xml', `<!DOCTYPE catalog SYSTEM "c.dtd">${catalogue('')}`);
    expect((await readCatalogue(source, files({}))).diagnostics).toEqual([]);
  });

  test('delegates go before the next catalogues, and alone', async () => {
    const found = await read(
      '<nextCatalog catalog="n.xml"/><delegateURI uriStartString="http://d/" catalog="d.xml"/>',
      {
        'c/n.xml': catalogue('<uri name="http://d/1" uri="1"/><uri name="http://n/1" uri="n1"/>'),
        'c/d.xml': catalogue('<uri name="http://d/2" uri="2"/>'),
      },
    );
    expect(resolve(found, 'http://n/1')).toBe('c/n1');
    expect(resolve(found, 'http://d/2')).toBe('c/2');
    expect(resolve(found, 'http://d/1')).toBeUndefined();
  });

  test('a circle, a missing catalogue and what is no catalogue are said', async () => {
    const codes = async (text: string, table: Readonly<Record<string, string>> = {}) =>
      (await readCatalogue(sourceFromText('c/catalog.xml', text), files(table))).diagnostics.map(
        ({ code }) => code,
      );
    expect(await codes(catalogue('<nextCatalog catalog="catalog.xml"/>'))).toEqual([
      'xml/catalogue-circular',
    ]);
    expect(await codes(catalogue('<nextCatalog catalog="no.xml"/>'))).toEqual(['cli/file-not-found']);
    expect(await codes('<TEI/>')).toEqual(['xml/catalogue-malformed']);
    expect(await codes('<catalog>')).toEqual(['xml/element-unclosed']);
  });
});
