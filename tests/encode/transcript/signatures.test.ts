/** Who signs and for whom, in the layouts that print and optical recognition leave; what looks like a name and is none. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';

function read(text: string) {
  const { value } = readTranscript(sourceFromText('signed.txt', text));
  if (!value) throw new Error('nothing read');
  return factsOf(value);
}

const agreement = (
  signed: string,
  parties = 'The Government of Chile and the Government of Norway',
): string =>
  `No. 6021. AGREEMENT BETWEEN CHILE AND NORWAY. SIGNED AT OSLO, ON 4 MAY 1961

${parties}

Have agreed as follows:

Article 1

The Parties shall exchange books.

Article 2

This Agreement shall enter into force on the date of its signature.

DONE at Oslo on 4 May 1961 in duplicate, in the English language.${signed}
`;

const shown = (text: string): string[] => read(text).signatories.map((one) => `${one.name} | ${one.for}`);

const chile = 'Luis VERA | Chile';
const norway = 'Jens LIE | Norway';

describe('for whom', () => {
  test.each<[string, string, readonly string[]]>([
    ['the party alone, in capitals', 'CHILE\nLuis VERA\n\nNORWAY\nJens LIE', [chile, norway]],
    [
      'the party alone, and By with a mark',
      'REPUBLIC OF CHILE\nBy /s/ Luis VERA\nMinister\n\nKINGDOM OF NORWAY\nBy /s/ Jens LIE\nMinister',
      [chile, norway],
    ],
    [
      'in two languages, with conditions',
      'For Chile:\nPour le Chili:\nAd referendum\nLuis VERA\n\nFor Norway:\nPour la Norvège:\nSubject to ratification\nJens LIE',
      [chile, norway],
    ],
    [
      'in two languages, with the day of each',
      'FOR CHILE:\nPOUR LE CHILI:\n5 May 1961\nLuis VERA\n\nFOR PERU:\nPOUR LE PÉROU:\n\nFOR NORWAY:\nPOUR LA NORVÈGE:\nSubject to ratification\n6 May 1961\nJens LIE',
      [chile, norway],
    ],
    [
      'several below one line, each with a mark',
      'For Chile:\n(Signed) Luis VERA\n\n(Signed) Ana RUIZ\n\nFor Norway:\n(Signed) Jens LIE',
      [chile, 'Ana RUIZ | Chile', norway],
    ],
    [
      'two columns of marks and offices, two rows of them',
      'For Chile:\tFor Norway:\n(Signed) Luis VERA\t(Signed) Jens LIE\nMinister\tMinister\n(Signed) Ana RUIZ\t(Signed) Kari DAHL',
      [chile, norway, 'Ana RUIZ | Chile', 'Kari DAHL | Norway'],
    ],
    [
      'two columns that came out as one, the lines for whom broken',
      'For the Government For the Government\nof the Republic of Chile: of Norway:\nLuis VERA Jens LIE',
      [chile, norway],
    ],
    [
      'lines for whom in two columns, names below one another',
      'For Chile: For Norway:\n[Signed] Luis VERA\n[Signed] Jens LIE',
      [chile, norway],
    ],
    [
      'names in small letters, in columns that came out as one',
      'For Chile: For Norway:\nLuis Vera Jens Lie',
      ['Luis Vera | Chile', 'Jens Lie | Norway'],
    ],
    [
      'leaders',
      'For Chile:\n(Signed) .......... Luis VERA\n\nFor Norway:\n(Signed) .......... Jens LIE',
      [chile, norway],
    ],
    ['damaged seals', 'For Chile:\n[L.S.J Luis VERA\n\nFor Norway:\n[L. s.] Jens LIE', [chile, norway]],
    [
      'named in notes, with their offices',
      'For Chile:\n[Signed]1\n\nFor Norway:\n[Signed]2\n\n1 Signed by Luis VERA, Ambassador.\n2 Signed by Jens LIE — Signé par Jens LIE.',
      [chile, norway],
    ],
    [
      'no party: an office, or all the organizations',
      'For the Organizations:\nLuis VERA\n\nFor the Secretary-General:\nJens LIE',
      ['Luis VERA | null', 'Jens LIE | null'],
    ],
    [
      'a party that no table has',
      'For the Port Authority of Arica:\nLuis VERA\n\nFor Norway:\nJens LIE',
      ['Luis VERA | Port Authority of Arica', norway],
    ],
  ])('%s', (_, signed, wanted) => {
    expect(shown(agreement(`\n\n${signed}`))).toEqual(wanted);
  });

  test('on the line of the closing words', () => {
    expect(shown(agreement(' For Chile: (Signed) Luis VERA For Norway: (Signed) Jens LIE'))).toEqual([
      chile,
      norway,
    ]);
  });

  test('without marks, as the preamble names them below its heads', () => {
    const parties =
      'The Chilean Council:\nM. Luis VERA, Councillor;\n\nThe President of the Norwegian Commonwealth:\nM. Jens LIE, Envoy Extraordinary at Santiago;\n\nWho';
    expect(shown(agreement('\n\n(L. S.) LIE.\n(L. S.) VERA.', parties))).toEqual([
      'LIE | Norway',
      'VERA | Chile',
    ]);
  });

  test('a protocol signed by the family names, by the own hand, below a place and a date', () => {
    const signed =
      'For Chile:\nLuis VERA\n\nFor Norway:\nJens LIE\n\nPROTOCOL\n\nThe rules apply.\n\nOslo, 4 May 1961.\n\nVERA, m. p.\nLIE, m. p.';
    expect(shown(agreement(`\n\n${signed}`))).toEqual([chile, norway, 'VERA | Chile', 'LIE | Norway']);
  });
});

describe('names', () => {
  test.each([
    ['Dr. Luis VERA', 'Dr. Luis VERA'],
    ['Mr. Luis VERA', 'Luis VERA'],
    ['VERA Kung-chao', 'VERA Kung-chao'],
    ['VERA Yong Shik', 'VERA Yong Shik'],
    ['L. S. ST. VERA', 'L. S. ST. VERA'],
    ['Luis Vera, M.D.', 'Luis Vera'],
    ['Luis Vera, Minister of Trade', 'Luis Vera'],
    ['Luis VERA1', 'Luis VERA'],
    ["' Luis VERA", 'Luis VERA'],
    ['C. D. VERA', 'C. D. VERA'],
    ['(s.) LUIS DE VERA RUIZ', 'LUIS DE VERA RUIZ'],
  ])('%s', (printed, name) => {
    expect(shown(agreement(`\n\nFor Chile:\n${printed}\n\nFor Norway:\nJens LIE`))).toEqual([
      `${name} | Chile`,
      norway,
    ]);
  });

  test.each([
    ['who certifies a copy', 'Certified true copy:\nOslo, 6 May 1961\nA. BERG\nHead of Division'],
    [
      'who certifies a copy, with a line for whom',
      'Certified true copy\nFor the Secretary-General:\n(Signed) A. BERG',
    ],
    ['goods of a list', 'LIST OF GOODS\n\nPAPER\nTIMBER AND WOOD PRODUCTS\nMACHINERY'],
    [
      'a word in capitals',
      'UNDERSTANDING\n\nIt is understood that books include periodicals, and that each Party bears its costs.',
    ],
    ['initials', '(Initialled) L. V.\n(Initialled) J. L.'],
  ])('none: %s', (_, below) => {
    expect(shown(agreement(`\n\nFor Chile:\nLuis VERA\n\nFor Norway:\nJens LIE\n\n${below}`))).toEqual([
      chile,
      norway,
    ]);
  });
});

const letters = (first: string, second: string): string =>
  `No. 6022. EXCHANGE OF NOTES CONSTITUTING AN AGREEMENT BETWEEN CHILE AND NORWAY. OSLO, 4 MAY 1961

I

${first}

II

${second}
`;
const words =
  'Sir,\n\nI propose that books be exchanged.\n\nAccept, Sir, the assurances of my highest consideration.';

describe('letters', () => {
  test('whom a letter goes to, below who signs it, is no signatory, and says who the other is', () => {
    const first = `MINISTRY OF FOREIGN AFFAIRS\n\nOslo, 4 May 1961\n\n${words}\n\nFor the Minister of Foreign Affairs:\n(Signed) Jens LIE\n\nDon L. Vera-Ruiz,\nAmbassador of Chile,\nOslo.`;
    const second = `EMBASSY OF CHILE\n\nOslo, 4 May 1961\n\n${words}\n\nL. VERA-RUIZ\nAmbassador\n\nJens Lie, Esq.\nMinister of Foreign Affairs\nOslo`;
    expect(shown(letters(first, second))).toEqual([norway, 'L. VERA-RUIZ | Chile']);
  });

  test('an office with its article, below who signs a letter, is of who receives it', () => {
    const first = `${'Oslo, 4 May 1961\n\n'}${words}\n\nJens LIE\n\nThe Ambassador of Chile, Oslo`;
    const second = `${'Oslo, 4 May 1961\n\n'}${words}\n\nLuis VERA\n\nThe Minister of Foreign Affairs of Norway`;
    expect(shown(letters(first, second))).toEqual([norway, chile]);
  });

  test('a date in another calendar, above the salutation', () => {
    const facts = read(
      letters(`Oslo, 4 May 1961\n${words}\n\nJens LIE`, `Oslo, 4th May, B.E. 2504\n${words}\n\nLuis VERA`),
    );
    expect(facts.parts.map(({ title }) => title)).toEqual(['I', 'II']);
  });

  test('a note verbale says so below the address', () => {
    const note = (from: string) =>
      `${from}\nProc. 28/34.\n\nNOTE VERBALE\n\nThe office presents its compliments and accepts.`;
    const facts = read(letters(note('EMBASSY OF CHILE.'), note('MINISTRY OF FOREIGN AFFAIRS.')));
    expect(facts.parts.map(({ type }) => type)).toEqual(['letter', 'letter']);
  });

  test('a numbered clause is no letter, though it speaks of giving to another', () => {
    const facts = read(
      agreement(
        '\n\nFor Chile:\nLuis VERA\n\nFor Norway:\nJens LIE\n\nEXCHANGE OF NOTES\n\nI\n\nOslo, 4 May 1961\n\nSir,\n\nWe agree.\n\nI have the honour, etc.\n\nJens LIE',
      ).replace(
        'Article 1\n\nThe Parties',
        'I.\nThe Library of Chile and the Library of Norway shall lend to each other, free\nof charge, manuscripts. The Parties',
      ),
    );
    expect(facts.parts.map(({ type }) => type)).toEqual(['exchange', 'letter']);
  });
});

describe('annexes', () => {
  const types = (below: string) =>
    read(agreement(`\n\nFor Chile:\nLuis VERA\n\nFor Norway:\nJens LIE\n\n${below}`)).parts;

  test('a title in capitals, apart, is the title of the annex', () => {
    expect(types('ANNEX\n\nMODEL CONTRACT\n\n1. The worker is paid.\n\n2. The contract ends.')).toEqual([
      { type: 'annex', title: 'ANNEX MODEL CONTRACT' },
    ]);
  });

  test('of several titles each is a section', () => {
    const parts = types(
      'ANNEX\n\nGOODS FROM CHILE\n\nCopper ore and wine.\n\nGOODS FROM NORWAY\n\nPaper and dried fish.',
    );
    expect(parts.map(({ type }) => type)).toEqual(['annex', 'section', 'section']);
  });

  test('titles lettered in sequence are sections, and no names', () => {
    const below =
      'ANNEX\n\nA. BOOKS\n\n1. Books are lent.\n\nB. MAPS\n\n2. Maps are sold.\n\nC. ACCOUNTS\n\n3. Accounts are kept.';
    expect(types(below).map(({ title }) => title)).toEqual(['ANNEX', 'A. BOOKS', 'B. MAPS', 'C. ACCOUNTS']);
  });

  test('titles numbered in sequence, in small letters; a lone one is text', () => {
    const section = (title: string) =>
      `${title}\n\n1. Each side receives two scholars a year, for ten days each.`;
    const both = ['I. Education', 'II. Art and Culture'];
    expect(types(`ANNEX\n\n${both.map(section).join('\n\n')}`).map(({ title }) => title)).toEqual([
      'ANNEX',
      ...both,
    ]);
    expect(types(`ANNEX\n\n${section('II. Art and Culture')}`).map(({ title }) => title)).toEqual(['ANNEX']);
  });

  test('a title above several articles is a section; above each it is none', () => {
    const articles = (titles: readonly string[]) =>
      titles.map((title, at) => `${title}Article ${at + 1}\n\nThe Centre has rule ${at + 1}.`).join('\n\n');
    const parts = (titles: readonly string[]) =>
      read(agreement('').replace(/Article 1[\s\S]*signature\./, articles(titles))).parts.map(
        ({ title }) => title,
      );
    expect(parts(['Legal status\n\n', '', 'Staff\n\n', ''])).toEqual(['Legal status', 'Staff']);
    expect(parts(['Legal status\n\n', 'Taxes\n\n', 'Staff\n\n', 'Premises\n\n'])).toEqual([]);
  });

  test('regulations with articles of their own are an annex', () => {
    const parts = types('REGULATIONS FOR THE AWARD OF BOOKS\n\nArticle 1\n\nBooks are awarded.');
    expect(parts.map(({ type }) => type)).toEqual(['annex']);
  });
});
