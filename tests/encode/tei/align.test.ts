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
});
