/** Texts in several languages are joined unit by unit, and what one lacks is reported. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../../src/encode/editorial/read.js';
import { encodeTexts } from '../../../src/encode/encode.js';
import { sourceFromText } from '../../../src/source/source.js';
import { shared } from '../../support.js';

const settings = (en: string, fr: string) =>
  readEdition(
    sourceFromText(
      'edition.yaml',
      `version: 1\nid: x-1\ndate: 2026-11-23\ntitle: { en: T, fr: T }\npublisher: P\ntexts: { en: ${en}, fr: ${fr} }\n`,
    ),
  ).value;

describe('encodeTexts', () => {
  const english = shared('corpus/transcripts/un-charter-1945.en.txt');
  const french = shared('corpus/transcripts/un-charter-1945.fr.txt');

  it.skipIf(english === undefined || french === undefined)('joins the articles of the Charter', () => {
    const texts = [english, french].map((path, index) =>
      sourceFromText(['en.txt', 'fr.txt'][index] ?? '', readFileSync(path ?? '', 'utf8')),
    );
    const edition = settings('en.txt', 'fr.txt');
    const { value = [] } = edition === undefined ? {} : encodeTexts(texts, edition);
    const [en = '', fr = ''] = value.map(({ tei }) => tei);
    for (const number of [1, 23, 51, 102, 111]) {
      expect(en).toContain(`xml:id="art.${number}" n="${number}" corresp="x-1.fr.xml#art.${number}"`);
      expect(fr).toContain(`xml:id="art.${number}" n="${number}" corresp="x-1.en.xml#art.${number}"`);
    }
  });

  it.skipIf(english === undefined)('reports an article that one text lacks', () => {
    const whole = readFileSync(english ?? '', 'utf8');
    const start = whole.search(/^\s*Article 7\b/m);
    const cut = whole.slice(0, start) + whole.slice(start + whole.slice(start).search(/^\s*Article 8\b/m));
    const edition = settings('en.txt', 'fr.txt');
    const texts = [sourceFromText('en.txt', whole), sourceFromText('fr.txt', cut)];
    const found = edition === undefined ? [] : encodeTexts(texts, edition).diagnostics;
    const differ = found.filter(({ code }) => code === 'edition/texts-differ').map(({ message }) => message);
    expect(differ).toEqual(['Found art.7 in the text in en, and not in that in fr.']);
  });

  it.each(['unts-226-03125-uk-portugal-1954', 'unts-668-09508-algeria-france-1966', 'un-charter-1945'])(
    'joins %s: every pointer leads to a unit that points back, and no identifier stands twice',
    (name) => {
      const paths = ['en', 'fr'].map((language) => shared(`corpus/transcripts/${name}.${language}.txt`));
      const edition = settings('en.txt', 'fr.txt');
      if (edition === undefined || paths.includes(undefined)) return;
      const texts = paths.map((path, index) =>
        sourceFromText(['en.txt', 'fr.txt'][index] ?? '', readFileSync(path ?? '', 'utf8')),
      );
      const [en = '', fr = ''] = (encodeTexts(texts, edition).value ?? []).map(({ tei }) => tei);
      for (const [tei, other, file] of [
        [en, fr, 'fr'],
        [fr, en, 'en'],
      ] as const) {
        const ids = [...tei.matchAll(/xml:id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const joined = [...tei.matchAll(new RegExp(`corresp="x-1\\.${file}\\.xml#([^"]*)"`, 'g'))];
        expect(joined.length).toBeGreaterThan(5);
        for (const [, id] of joined) expect(other).toContain(`xml:id="${id}"`);
      }
    },
  );

  it('joins no paragraphs of an article that has three in one text and two in the other', () => {
    const head = (words: string) =>
      `AGREEMENT BETWEEN FRANCE AND ITALY. SIGNED AT PARIS, ON 2 MARCH 1948\n\nArticle 1\n\n${words}`;
    const tail = '\n\nArticle 2\n\nAlone.\n';
    const edition = settings('en.txt', 'fr.txt');
    if (edition === undefined) return;
    const { value = [], diagnostics } = encodeTexts(
      [
        sourceFromText('en.txt', `${head('One is one.\n\nTwo is two.\n\nThree is three.')}${tail}`),
        sourceFromText('fr.txt', `${head('One is one.\n\nTwo is two.')}${tail}`),
      ],
      edition,
    );
    expect(
      diagnostics.filter(({ code }) => code === 'edition/texts-differ').map(({ message }) => message),
    ).toEqual(['Found 3 unnumbered paragraphs in art.1 of the text in en, 2 in fr.']);
    expect(value[0]?.tei).toContain('corresp="x-1.fr.xml#art.2.para.1"');
    expect(value[0]?.tei).not.toContain('corresp="x-1.fr.xml#art.1.para.1"');
  });
});
