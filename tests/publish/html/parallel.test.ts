/** Texts side by side, and what a page can show beside the reading text. */
import { describe, expect, test } from 'vitest';
import { citationPatterns } from '../../../src/publish/citation/patterns.js';
import type { Edition } from '../../../src/publish/edition.js';
import { readBackHtml } from '../../../src/publish/html/read-back.js';
import { wordsBetween } from '../../../src/source/words.js';
import { document } from '../render/support.js';
import { declaration, testEnv } from '../support.js';
import { editionOf, filesOf, pageOf } from './support.js';

const paragraph = (id: string, other: string, words: string): string =>
  `<p xml:id="${id}" corresp="${other}.xml#${id}">${words}</p>`;

/** The second text lacks paragraph 2, and has a list that the first has not. */
function parallel(): Edition {
  const english = editionOf(
    document(
      `<div xml:id="art.1" corresp="fr.xml#art.1"><head>Article 1</head>${paragraph('a', 'fr', 'One.')}<p xml:id="b">Two.</p>${paragraph('c', 'fr', 'Three.')}</div>`,
    ),
    'en.xml',
  );
  const french = editionOf(
    document(
      `<div xml:id="art.1" corresp="en.xml#art.1"><head>Article premier</head>${paragraph('a', 'en', 'Un.')}<list><item>x</item></list>${paragraph('c', 'en', 'Trois.')}</div>`,
    ).replace('xml:lang="en"', 'xml:lang="fr"'),
    'fr.xml',
  );
  return { record: english.record, texts: [...english.texts, ...french.texts] };
}

test('what corresponds has its row; what does not follows in the row before; each text is read back whole', async () => {
  const files = await filesOf(parallel());
  const html = new TextDecoder().decode(files.get('index.html'));
  expect(html.match(/<section id="(fr\.)?art\.1" class="rows span-3"/g)).toHaveLength(2);
  expect(html).toMatch(/<div class="cell"><p id="a"[\s\S]*?Two\.<\/p>\s*<\/div>/);
  expect(readBackHtml(html).map(({ words }) => wordsBetween(words).join(' '))).toEqual([
    'Article 1 One. Two. Three.',
    'Article premier Un. x Trois.',
  ]);
  expect(new TextDecoder().decode(files.get('assets/style.css'))).toContain('.span-3{--span:3}');
});

describe('beside the reading text', () => {
  const text =
    '<div><p>A <choice><sic>wrod</sic><corr>word</corr></choice>,<lb/>and <app><lem wit="#A">this</lem><rdg wit="#B #C">that</rdg><rdg wit="#D"/></app>.</p></div>';

  test('is offered only where the text has it', async () => {
    const html = await pageOf(document(text));
    expect([...html.matchAll(/id="view-([a-z]+)"/g)].map(([, view]) => view)).toEqual([
      'everything',
      'errors',
      'lines',
    ]);
    expect(await pageOf(document('<p>Plain.</p>'))).not.toContain('id="view-');
  });

  test('variants and their lemma lead to each other, with the witnesses', async () => {
    const html = await pageOf(document(text));
    expect(html).toContain(
      '<a class="variantref" href="#edition-variant-a" aria-label="a: variants" data-generated>a</a>',
    );
    expect(html).toContain('href="#edition-variant-a.text"');
    expect(html.replace(/<[^>]*>/g, '')).toContain('this A] that B C; omitted D');
    expect(readBackHtml(html).map(({ words }) => wordsBetween(words).join(' '))).toEqual([
      'A word, and this.',
    ]);
  });
});

test('a pattern for each kind of unit, and one for the whole', async () => {
  const patterns = (await citationPatterns(declaration(), testEnv()))([
    'art.3.para.2',
    'art.4.para.1',
    'p.7',
  ]);
  expect(Object.keys(patterns.un ?? {})).toEqual(['', 'art.𝟎.para.𝟏']);
  expect(patterns.oscola?.['art.𝟎.para.𝟏']).toContain('𝟎');
});
