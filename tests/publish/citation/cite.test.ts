/** Citations: the strings that each style asks for, with and without a pinpoint, and never a hole. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citeInAllStyles } from '../../../src/publish/citation/all.js';
import { type Cite, cite, loadStyle } from '../../../src/publish/citation/cite.js';
import { citationStyles } from '../../../src/publish/citation/styles.js';
import { readRecord } from '../../../src/publish/record.js';
import type { EditionRecord } from '../../../src/publish/record.types.js';
import { projectRoot, shared } from '../../support.js';
import { document } from '../render/support.js';
import { declaration, parse, testEnv, treatyTei } from '../support.js';

const env = testEnv();
const record = declaration();
const full =
  "Joint Declaration by the Government of the Union of Soviet Socialist Republics and the Government of the People's Republic of China";

async function styleOf(name: string): Promise<Cite> {
  const { value, diagnostics } = await loadStyle(name, env);
  if (value === undefined) throw new Error(diagnostics[0]?.message ?? name);
  return value;
}

describe('the declaration', () => {
  test.for([
    [
      'un',
      `${full}. Signed at Peking, on 12 October 1954. United Nations, Treaty Series, vol. 226, No. 3108, p. 57.`,
      `${full}. Signed at Peking, on 12 October 1954. United Nations, Treaty Series, vol. 226, No. 3108, p. 57, para. 7.`,
    ],
    [
      'bluebook',
      'Joint Declaration, China-U.S.S.R., Oct. 12, 1954, 226 U.N.T.S. 57.',
      'Joint Declaration, China-U.S.S.R., ¶ 7, Oct. 12, 1954, 226 U.N.T.S. 57.',
    ],
    [
      'oscola',
      `${full} (USSR–China) (signed and entered into force 12 October 1954) 226 UNTS 57`,
      `${full} (USSR–China) (signed and entered into force 12 October 1954) 226 UNTS 57 para 7`,
    ],
    [
      'aglc',
      `${full}, signed 12 October 1954, 226 UNTS 57 (entered into force 12 October 1954).`,
      `${full}, signed 12 October 1954, 226 UNTS 57 (entered into force 12 October 1954) para 7.`,
    ],
    [
      'mcgill',
      `${full}, 12 October 1954, 226 UNTS 57 (entered into force 12 October 1954).`,
      `${full}, 12 October 1954, 226 UNTS 57, para 7 (entered into force 12 October 1954).`,
    ],
    [
      'chicago',
      'Joint Declaration, China-U.S.S.R., October 12, 1954, 226 U.N.T.S. 57.',
      'Joint Declaration, China-U.S.S.R., October 12, 1954, para. 7, 226 U.N.T.S. 57.',
    ],
    [
      'apa',
      `${full}, China-U.S.S.R., October 12, 1954, 226 U.N.T.S. 57.`,
      `${full}, China-U.S.S.R., para. 7, October 12, 1954, 226 U.N.T.S. 57.`,
    ],
    [
      'mla',
      `${full}. 12 Oct. 1954. United Nations Treaty Series, vol. 226, no. 3108, p. 57.`,
      `${full}. 12 Oct. 1954. United Nations Treaty Series, vol. 226, no. 3108, p. 57, par. 7.`,
    ],
  ] as const)('%s', async ([style, whole, paragraph]) => {
    expect((await cite(record, style, {}, env)).value?.text).toBe(whole);
    expect((await cite(record, style, { pinpoint: 'para.7' }, env)).value?.text).toBe(paragraph);
  });

  test('sets Treaty Series in italics in the UN style, and the runs are the text', async () => {
    const { text, runs } = (await styleOf('un'))(record);
    expect(runs.filter((run) => run.italic)).toEqual([{ text: 'Treaty Series', italic: true }]);
    expect(runs.map((run) => run.text).join('')).toBe(text);
  });

  test('the edition in tei/ is cited as the issue asks', async () => {
    const path = join(projectRoot, 'tei/unts-I-3108/unts-I-3108.en.xml');
    const own = readRecord(parse(readFileSync(path, 'utf8'), path));
    const cited = async (style: string) => (await cite(own, style, {}, env)).value?.text;
    expect(own.instrumentKind).toBe('declaration');
    expect(await cited('bluebook')).toBe(
      'Joint Declaration, China-U.S.S.R., Oct. 12, 1954, 226 U.N.T.S. 57.',
    );
    expect(await cited('oscola')).toBe(
      `${full} (USSR–China) (signed and entered into force 12 October 1954) 226 UNTS 57`,
    );
    expect(await cited('un')).toBe(
      `${full}. Signed at Peking, on 12 October 1954. United Nations, Treaty Series, vol. 226, No. 3108, p. 57.`,
    );
  });

  test('every template of the folder is a listed style, and every style has its template', async () => {
    const files = (await readdir(join(projectRoot, 'templates/citation'))).filter(
      (name) => name !== 'general.hbs',
    );
    expect(files.sort()).toEqual(citationStyles.map(({ name }) => `${name}.hbs`).sort());
    const { value = [], diagnostics } = await citeInAllStyles(record, {}, env);
    expect(diagnostics).toEqual([]);
    expect(value.map(({ style }) => style)).toEqual(citationStyles.map(({ name }) => name));
  });
});

describe('pinpoints', () => {
  test.for([
    ['bluebook', 'art.3.para.2', 'art. 3, ¶ 2'],
    ['bluebook', 'art.3.item.a', 'art. 3(a)'],
    ['oscola', 'art.3.para.2', 'art 3(2)'],
    ['aglc', 'annex.1.art.2', 'annex 1 art 2'],
    ['un', 'annex.1.art.2.para.4', 'annex 1, art. 2, para. 4'],
    ['un', 'preamble.para.2', 'preamble, para. 2'],
    ['un', 'note.1-2', 'note 1'],
    ['mla', 'page.58', 'p. 58'],
  ] as const)('%s: %s', async ([style, pinpoint, expected]) => {
    expect((await styleOf(style))(record, { pinpoint }).text).toContain(expected);
  });

  test('an identifier that names no unit is said, and the whole is cited', async () => {
    const { value, diagnostics } = await cite(record, 'bluebook', { pinpoint: 'event.signature' }, env);
    expect(value?.text).toBe('Joint Declaration, China-U.S.S.R., Oct. 12, 1954, 226 U.N.T.S. 57.');
    expect(diagnostics.map(({ code }) => code)).toEqual(['publish/pinpoint-unknown']);
  });
});

describe('parties', () => {
  const unitedStates = {
    id: 'usa',
    name: 'United States of America',
    short: 'United States',
    bluebook: 'U.S.',
  };
  const australia = { id: 'aus', name: 'Australia', bluebook: 'Austl.' };

  test('Bluebook puts the United States first', async () => {
    const changed = { ...record, parties: [australia, unitedStates] };
    expect((await styleOf('bluebook'))(changed).text).toContain(', U.S.-Austl., ');
  });

  test('Chicago writes names out, but keeps initials', async () => {
    const changed = { ...record, parties: [australia, unitedStates] };
    expect((await styleOf('chicago'))(changed).text).toContain(', U.S.-Australia, ');
  });

  test('of a multilateral treaty none are named, and the Bluebook drops the comma before the article', async () => {
    const changed = { ...record, parties: [...record.parties, australia] };
    const { text } = (await styleOf('bluebook'))(changed, { pinpoint: 'art.32' });
    expect(text).toBe('Joint Declaration art. 32, Oct. 12, 1954, 226 U.N.T.S. 57.');
  });

  test('AGLC names them where the title does not', async () => {
    const { text } = (await styleOf('aglc'))({ ...record, title: 'Joint Declaration' });
    expect(text).toBe(
      'Joint Declaration, USSR–China, signed 12 October 1954, 226 UNTS 57 (entered into force 12 October 1954).',
    );
  });
});

describe('what is not known leaves no hole', () => {
  const optional = [
    'shortTitle',
    'signedOn',
    'signedAt',
    'inForceOn',
    'series',
    'number',
    'volume',
    'page',
    'publisher',
    'date',
    'publishedAt',
    'version',
  ] as const satisfies readonly (keyof EditionRecord)[];
  const holes =
    /undefined|null|\[object|, ?,|\( *\)|\[ *\]|<>|\( |[ ([]\)|\s{2}|\s[.,;:)]|^[\s.,;:]|[,;:(]\s*$|,\.|;\.|:\.|\(,|(?<![A-Z])\.\./;

  const without = (given: EditionRecord, keys: readonly (keyof EditionRecord)[]): EditionRecord => ({
    ...given,
    ...Object.fromEntries(keys.map((key) => [key, undefined])),
  });

  test.for(citationStyles)('$label', async ({ name }) => {
    const style = await styleOf(name);
    const book: EditionRecord = {
      ...without(record, ['instrumentKind', 'number', 'contributors']),
      parties: [],
      authors: ['Immanuel Kant'],
      editors: ['Leo Jansen', 'Hans Luijten', 'Nienke Bakker', 'A. N. Other'],
      publishedAt: 'Berlin',
    };
    fc.assert(
      fc.property(
        fc.subarray([...optional]),
        fc.constantFrom(0, 1, 2, 3),
        fc.boolean(),
        fc.constantFrom(undefined, 'para.7', 'art.3.item.a'),
        fc.constantFrom(undefined, 'https://example.org/treaty'),
        (missing, people, treaty, pinpoint, url) => {
          const base = treaty
            ? { ...record, parties: record.parties.slice(0, people) }
            : {
                ...book,
                authors: people % 2 === 0 ? book.authors : [],
                editors: book.editors.slice(0, people > 1 ? people + 1 : 0),
              };
          const options = { ...(pinpoint && { pinpoint }), ...(url && { url }) };
          const { text } = style(without(base, missing), options);
          expect(text).not.toMatch(holes);
          expect(text).not.toBe('');
        },
      ),
      { numRuns: 600 },
    );
  });

  test('a page without its volume, or a series without either, leads nowhere and is left out', async () => {
    const style = await styleOf('oscola');
    expect(style(without(record, ['volume'])).text).toMatch(/UNTS No 3108$/);
    expect(style(without(record, ['volume', 'number'])).text).toMatch(/1954\)$/);
  });
});

describe('a book and a letter', () => {
  test.for([
    [
      'dta-kant-rvernunft-1781.xml',
      'mla',
      'Kant, Immanuel. Critik der reinen Vernunft. Edited by Alexander Geyken, Susanne Haaf, Bryan Jurish, Matthias Boenig, Christian Thomas, and Frank Wiegand, Deutsches Textarchiv, 2016.',
    ],
    [
      'letter-erasmus695.xml',
      'apa',
      'Leo Jansen, Hans Luijten, & Nienke Bakker (Eds.). (2009). To Paul Gauguin. Arles, Wednesday, 3 October 1888. Huygens Instituut voor Nederlandse Geschiedenis (KNAW); Van Gogh Museum. http://vangoghletters.org/orig/let695',
    ],
    [
      'drama-dracor-hamlet.xml',
      'chicago',
      'Shakespeare, William. Hamlet. Edited by Barbara A. Mowat and Paul Werstine. Folger Digital Texts, 2017.',
    ],
    [
      'drama-dracor-hamlet.xml',
      'oscola',
      'William Shakespeare, Hamlet (Barbara A. Mowat and Paul Werstine eds, Folger Digital Texts 2017)',
    ],
  ] as const)('%s, %s', async ([file, style, expected], { skip }) => {
    const path = shared(`corpus/tei/${file}`);
    if (path === undefined) return skip();
    const own = readRecord(parse(readFileSync(path, 'utf8'), path));
    expect((await cite(own, style, {}, env)).value?.text).toBe(expected);
  });
});

test('an unknown style is an error that names those there are; a path is not a style', async () => {
  for (const style of ['havard', '../html/page', 'general']) {
    const { value, diagnostics } = await cite(record, style, {}, env);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['publish/citation-style-unknown']);
    expect(diagnostics[0]?.hint).toContain('bluebook');
  }
});

test('styles of law come first for a treaty, and last for what is none', async () => {
  const order = async (xml: string) =>
    (await citeInAllStyles(readRecord(parse(xml)), {}, testEnv())).value?.map(({ style }) => style);
  const law = ['un', 'bluebook', 'oscola', 'aglc', 'mcgill'];
  const others = ['chicago', 'apa', 'mla'];
  expect(await order(treatyTei())).toEqual([...law, ...others]);
  expect(await order(document('<p>A poem</p>'))).toEqual([...others, ...law]);
});
