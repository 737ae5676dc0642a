/** What documents do to a site: identifiers twice, titles alike or endless, notes in a circle, divisions without end. */
import { describe, expect, test } from 'vitest';
import { readBackPages } from '../../../../src/publish/html/read-back.js';
import { writeWeb } from '../../../../src/publish/html/web.js';
import { compareOutput, readingText } from '../../../../src/validate/fidelity/outputs.js';
import { parse, testEnv, treatyTei } from '../../support.js';
import { editionOf } from '../support.js';

const chapter = (id: string, head: string, body: string): string =>
  `<div type="chapter"${id === '' ? '' : ` xml:id="${id}"`}><head>${head}</head>${body}</div>`;

const cases: Readonly<Record<string, { readonly body: string; readonly pages?: readonly string[] }>> = {
  'an identifier twice, and one that differs in case only': {
    body:
      chapter('a', 'One', '<p>first</p>') +
      chapter('a', 'Two', '<p>second</p>') +
      chapter('A', 'Three', '<p>third</p>'),
    pages: ['a.html', 'a-2.html', 'A-3.html'],
  },
  'titles alike': {
    body: chapter('', 'Same', '<p>first</p>') + chapter('', 'Same', '<p>second</p>'),
    pages: ['same.html', 'same-2.html'],
  },
  'no title, and a title of thousands of letters': {
    body: `<div><head/><p>words</p></div>${chapter('', 'long heading '.repeat(400), '<p>more words</p>')}`,
    pages: ['words.html', 'long-heading-long-heading-long-heading-long-heading-long.html'],
  },
  'names that file systems keep, and identifiers in other scripts': {
    body:
      chapter('con', 'Device', '<p>one <ref target="#العربية">there</ref></p>') +
      chapter('index', 'Entry', '<p>two</p>') +
      chapter('العربية', 'العنوان', '<p>three <ref target="#con">back</ref></p>'),
    pages: ['device.html', 'entry.html', 'treaty-4.html'],
  },
  'pointers to nothing': {
    body:
      chapter('a', 'One', '<p>see <ref target="#nothing">it</ref></p>') +
      chapter('b', 'Two', '<p>or <ref target="#a">this</ref></p>'),
  },
  'notes that point at each other, and one referred to from two pages': {
    body:
      chapter('a', 'One', '<p>x<ref target="#n1"/></p>') +
      chapter(
        'b',
        'Two',
        '<p>y<ref target="#n1"/></p><note xml:id="n1">shared <ref target="#n2"/></note>' +
          '<note xml:id="n2" target="#n1">its own <ref target="#n1"/></note>' +
          '<note xml:id="n3">round <ref target="#n4"/></note><note xml:id="n4">about <ref target="#n3"/></note>',
      ),
  },
  'divisions in divisions': {
    body: `${'<div><head>Down</head><p>here</p>'.repeat(50)}${'</div>'.repeat(50)}`,
  },
};

async function pagesOf(xml: string, split: string): Promise<ReadonlyMap<string, string>> {
  const { value = [] } = await writeWeb(editionOf(xml), { split }, testEnv());
  const html = value.filter(({ path }) => path.endsWith('.html'));
  return new Map(html.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

describe.each(Object.entries(cases))('%s', (_name, { body, pages: names }) => {
  const xml = treatyTei(body);

  test.each(['2', '9', 'none'])(
    'no word is lost with --split %s, and every link leads somewhere',
    async (split) => {
      const pages = await pagesOf(xml, split);
      const [back] = readBackPages(pages.values());
      expect(
        back && compareOutput(readingText(parse(xml)), back, 'site').map(({ message }) => message),
      ).toEqual([]);
      for (const [path, html] of pages) {
        const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [, href = ''] of html.matchAll(/ href="([^":]*#[^"]+)"/g)) {
          const [file = '', fragment = ''] = href.split('#');
          expect(pages.get(file === '' ? path : file)).toContain(` id="${decodeURI(fragment)}"`);
        }
      }
    },
  );

  if (names !== undefined)
    test('files have stable, safe names', async () => {
      expect([...(await pagesOf(xml, '2')).keys()]).toEqual(['index.html', 'treaty.html', ...names]);
    });
});

test('a text without words is one page', async () => {
  expect([...(await pagesOf(treatyTei(''), '2')).keys()]).toEqual(['index.html']);
});
