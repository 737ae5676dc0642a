/** Documents that are wrong, odd or hostile: each becomes page and text with one clear finding, or is refused with one. */
import { expect, test } from 'vitest';
import { publishSource } from '../../src/publishing.js';
import { sourceFromText } from '../../src/source/source.js';
import { document, header } from './render/support.js';
import { testEnv } from './support.js';

const tei = (inside: string): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0">${inside}</TEI>`;

test.each<[string, string, readonly string[]]>([
  ['a dangling pointer', document('<p><ref target="#no">x</ref></p>'), ['publish/dangling-pointer']],
  ['an identifier given twice', document('<p xml:id="a">1</p><p xml:id="a">2</p>'), ['publish/duplicate-id']],
  [
    'notes that point at each other',
    document('<p>x</p><note xml:id="a" target="#b">A</note><note xml:id="b" target="#a">B</note>'),
    [],
  ],
  [
    'a note that points at itself',
    document('<p>x<note xml:id="a">see <ref target="#a">me</ref></note></p>'),
    [],
  ],
  [
    'addresses that run',
    document('<p><ref target="javascript:alert(1)">x</ref><graphic url="data:text/html,x"/></p>'),
    ['publish/link-removed', 'publish/link-removed'],
  ],
  [
    'pictures that are not there',
    document('<figure><graphic url="../../etc/passwd" width="100000px"/></figure>'),
    [],
  ],
  ['no words', document(''), ['publish/no-text']],
  ['no body', tei(`${header}<text/>`), ['publish/no-text']],
  ['no text', tei(header), ['publish/no-text']],
  ['no header', tei('<text><body><p>x</p></body></text>'), []],
  [
    'text outside of any block',
    tei(`${header}<text>stray <body>loose <div>a <p>b</p> c</div></body></text>`),
    [],
  ],
  [
    'ragged rows',
    document(
      '<table><row><cell cols="99999999">a</cell></row><row/><row><cell rows="-3">b</cell><cell cols="x">c</cell></row></table><table/>',
    ),
    [],
  ],
  ['fifty divisions', document(`${'<div><head>h</head>'.repeat(50)}<p>x</p>${'</div>'.repeat(50)}`), []],
  ['another vocabulary', '<html xmlns="http://www.w3.org/1999/xhtml"/>', ['publish/not-tei']],
  ['no namespace', '<TEI><text/></TEI>', ['publish/not-tei']],
  ['a fragment', '<div xmlns="http://www.tei-c.org/ns/1.0"/>', ['publish/not-tei']],
])('%s', async (_name, xml, codes) => {
  const { value, diagnostics } = await publishSource(
    sourceFromText('test.xml', xml),
    { formats: ['text', 'html'] },
    testEnv(),
  );
  expect(diagnostics.map((one) => one.code)).toEqual(codes);
  expect(value === undefined).toBe(codes.includes('publish/not-tei'));
});

test('markup in attributes stays in attributes', async () => {
  const evil = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;';
  const xml = document(
    `<p rend="${evil}" n="${evil}" type="${evil}" xml:id="a" xml:lang="${evil}"><hi style="${evil}">x</hi><graphic url="${evil}"><desc>${evil}</desc></graphic><ref target="https://a.b/${evil}">y</ref></p><list><item n="${evil}">z</item></list><pb n="${evil}"/>`,
  );
  const { value = [] } = await publishSource(
    sourceFromText('test.xml', xml),
    { formats: ['html'] },
    testEnv(),
  );
  const page = new TextDecoder().decode(value.find(({ path }) => path === 'index.html')?.bytes);
  expect(page).toContain('&lt;img src=x');
  expect(page).not.toMatch(/<script>alert|<img src=x|<[^>"]*onerror/);
});
