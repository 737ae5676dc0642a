/** Habits of the two treaty series: notes on entry into force, numbers of headings, registration, signatures and letters. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';

function read(text: string) {
  const { value } = readTranscript(sourceFromText('series.txt', text));
  if (!value) throw new Error('nothing read');
  return factsOf(value);
}

interface Given {
  readonly head?: string;
  readonly note?: string;
  readonly close?: string;
  readonly articles?: string;
}

const enDone = 'DONE at Oslo on 4 May 1961 in duplicate, in the English language.';
const english = ({
  head = 'No. 6021. AGREEMENT 1 BETWEEN CHILE AND NORWAY. SIGNED AT OSLO, ON 4 MAY 1961',
  note = '1 Came into force on 4 May 1961 by signature.',
  articles = 'Article 1\n\nThe Parties shall exchange books.\n\nArticle 2\n\nThis Agreement shall be ratified.',
  close = enDone,
}: Given = {}) =>
  `${head}\n\nThe Government of Chile and the Government of Norway,\n\nHave agreed as follows:\n\n${articles}\n\n${note}\n\n${close}\n`;

const french = ({
  head = 'N° 6021. ACCORD 1 ENTRE LE CHILI ET LA NORVÈGE. SIGNÉ À OSLO, LE 4 MAI 1961',
  note = '1 Entré en vigueur le 4 mai 1961 par la signature.',
}: Given = {}) =>
  `${head}\n\nLe Gouvernement du Chili et le Gouvernement de la Norvège,\n\nSont convenus de ce qui suit :\n\nArticle premier\n\nLes Parties échangeront des livres.\n\n${note}\n\nArticle 2\n\nLe présent Accord sera ratifié.\n\nFAIT à Oslo, le 4 mai 1961.\n`;

describe('entry into force, when and how', () => {
  test.each([
    ['1 Came into force upon signature on 4 May 1961.', '1961-05-04', 'upon signature'],
    [
      '1 Came into force, in accordance with article 2, on 3 June 1962.',
      '1962-06-03',
      'in accordance with article 2',
    ],
    [
      '1 The exchange of the instruments of ratification took place at Oslo on 3 May 1962; the Agreement came into force on 3 June 1962.',
      '1962-06-03',
      null,
    ],
    ['1 The exchange of ratifications took place at Oslo, May 3rd, 1962.', null, null],
    [
      '1 Came into force provisionally on 4 May 1961, upon signature.',
      '1961-05-04',
      'provisionally, upon signature',
    ],
    ['1 Applied provisionally from 4 May 1961 and came into force on 3 June 1962.', '1962-06-03', null],
    ['1 Put into force on 3 June 1962.', '1962-06-03', null],
    ['1\nCame into force on 3 June 1962 by an exchange of notes.', '1962-06-03', 'by an exchange of notes'],
    [
      '1 Came into force on 3 June 1962 by notification. This Agreement replaced the Agreement of 4 May 1938.',
      '1962-06-03',
      'by notification',
    ],
    ['1 See the Agreement of 4 May 1938, which came into force on 3 June 1938.', null, null],
  ])('%s', (note, date, how) => {
    expect(read(english({ note })).inForce).toEqual({ date, how });
  });

  test.each([
    [
      "1 L'échange des ratifications a eu lieu à Oslo le 3 mai 1962; l'Accord est entré en vigueur le 3 juin 1962.",
      '1962-06-03',
    ],
    ['1 Réputé être entré en vigueur le 1er janvier 1961.', '1961-01-01'],
    ['1 Entré en vigueur le l^r juin 1962.', '1962-06-01'],
    ['1 Appliqué provisoirement à compter du 4 mai 1961 et entré en vigueur le 3 juin 1962.', '1962-06-03'],
  ])('%s', (note, date) => {
    expect(read(french({ note })).inForce.date).toBe(date);
  });
});

describe('the number of a heading', () => {
  const title = 'AGREEMENT BETWEEN CHILE AND NORWAY. SIGNED AT OSLO, ON 4 MAY 1961';
  test.each([
    ['No. 10 402. ', '10402'],
    ['II. No. 266. ', '266'],
    ['No. I234. ', '1234'],
    ['No. 23 of 1961. ', null],
  ])('%s', (number, value) => {
    expect(read(english({ head: number + title })).number).toBe(value);
  });
});

describe('place and date of signing', () => {
  test.each([
    ['SIGNED AT STOCKHOLM ON 25 AND AT OSLO ON 28 JUNE 1952', 'Oslo', '1952-06-28'],
    ['OSLO, 6, 20 AND 27 FEBRUARY 1959', 'Oslo', '1959-02-27'],
    ['OSLO, SEPTEMBER 23RD AND OCTOBER 11TH, 1938', 'Oslo', '1938-10-11'],
    ['ADOPTED AT BERGEN, ON 2 SEPTEMBER 1958', 'Bergen', '1958-09-02'],
    ['SIGNED AT WASHlNGTON, ON 2 SEPTEMBER 1958', 'Washington', '1958-09-02'],
    ['SIGNED AT LONDON 4 MAY 1961', 'London', '1961-05-04'],
  ])('%s', (words, place, date) => {
    const head = `No. 6021. EXCHANGE OF NOTES BETWEEN CHILE AND NORWAY. ${words}`;
    expect(read(english({ head })).signed).toEqual({ place, date });
  });

  test.each([
    ['SIGNÉ AU CAIRE, LE 10 SEPTEMBRE 1958', 'Le Caire'],
    ['PRAGUE, LES 3 ET 5 MAI 1930', 'Prague'],
    ['SIGNÉ À GRENOBLE LE 5 MAI 1930', 'Grenoble'],
  ])('%s', (words, place) => {
    expect(
      read(french({ head: `N° 6021. ACCORD ENTRE LE CHILI ET LA NORVÈGE. ${words}` })).signed.place,
    ).toBe(place);
  });

  test('in the closing, the day in words after the month', () => {
    const close = 'Done at Oslo, in duplicate, on May fourth, one thousand nine hundred and sixty-one.';
    const head = 'No. 6021. AGREEMENT BETWEEN CHILE AND NORWAY';
    expect(read(english({ head, close })).signed).toEqual({ date: '1961-05-04', place: 'Oslo' });
  });
});

describe('who registered it', () => {
  const head = 'No. 6021. AGREEMENT BETWEEN CHILE AND NORWAY. SIGNED AT OSLO, ON 4 MAY 1961';
  test.each([
    ['Official text: English.\nRegistered ex officio on 3 March 1962.', 'United Nations'],
    ['Filed and recorded by the Secretariat on 3 March 1962.', 'United Nations'],
    ['Official texts in English registered with the Secretariat by Norway, March 3rd, 1962.', 'Norway'],
    [
      'This Agreement was registered with the Secretariat on March 3, 1962, at the request of Chile.',
      'Chile',
    ],
  ])('%s', (line, by) => {
    expect(read(english({ head: `${head}\n\n${line}` })).registered).toEqual({ date: '1962-03-03', by });
  });
});

describe('notes', () => {
  test.each([
    ['1 Came into force on 4 May 1961. 2 The following States were present: Peru. 3 Not printed here.', 3],
    ['1 Traduit par le Secrétariat. 1 Translated by the Secretariat.', 2],
    ['1 TRADUCTION. — 2 TRANSLATION.', 0],
    ['a Came into force on 4 May 1961.', 1],
  ])('%s', (note, count) => {
    expect(read(english({ note })).notes).toBe(count);
  });

  test('one is known by its marker above; a number of a list, or a day, is none', () => {
    const articles =
      'Article 1\n\nThe Parties shall suspend transit if fever 2 appears.\n\n2 In the French text: "peste".\n\nArticle 2\n\nThe lists of\n3 May shall apply.';
    expect(read(english({ articles })).notes).toBe(2);
  });

  test('the sentence above the notes goes on below them', () => {
    const articles =
      'Article 1\n\nThe Parties shall reduce by one half, as from the day of signature, the duties in\n1 Came into force on 4 May 1961.\nforce.\nArticle 2\n\nThe Parties shall meet.';
    const facts = read(english({ articles, note: '' }));
    expect([facts.notes, facts.articles]).toEqual([1, ['1', '2']]);
  });
});

describe('articles', () => {
  test.each([
    [
      'in the middle of a line',
      'Article 1\n\nBooks are exchanged. Article 2 The Parties shall meet.\n\nArticle 3\n\nThe end.',
      ['1', '2', '3'],
    ],
    ['bis', 'Article V bis\n\nBooks.\n\nArticle VI\n\nThe end.', ['5bis', '6']],
    ['ten after eight is ten', 'Article 8\n\nBooks.\n\nArticle 10\n\nThe end.', ['8', '10']],
    [
      'sections of the Bank are paragraphs',
      'Article I\n\nSection 1.01. The Bank lends.\n\nArticle II\n\nSection 2.01. The end.',
      ['1', '2'],
    ],
  ])('%s', (_, articles, labels) => {
    const facts = read(english({ articles }));
    expect(facts.articles).toEqual(labels);
    expect(facts.parts).toEqual([]);
  });

  test('lettered sections', () => {
    const articles = 'Article 1\n\nBooks.\n\nANNEX\n\nSection A. Marks\n\nRed.\n\nSection B. Signs\n\nWhite.';
    expect(read(english({ articles })).parts.map(({ title }) => title)).toEqual([
      'ANNEX',
      'Section A. Marks',
      'Section B. Signs',
    ]);
  });
});

describe('who signed, and for whom', () => {
  const pair = [
    { name: 'Luis VERA', for: 'Chile' },
    { name: 'Jens LIE', for: 'Norway' },
  ];
  test.each([
    ['Chile : Luis VERA.\nNorway : Mr. Jens LIE.', pair],
    ['For Chile: For Norway:\nLuis VERA Jens LIE', pair],
    ['For Chile:\ns/Luis VERA\nFor Norway:\nH. E. Mr. Jens LIE', pair],
    [
      'For Chile:\nLuis VERA and Ana RUIZ\nFor Norway:\nJens LIE',
      [pair[0], { name: 'Ana RUIZ', for: 'Chile' }, pair[1]],
    ],
    [
      'For Chile:\tFor Norway:\nLuis VERA\tJens LIE\n\tKari DAHL',
      [...pair, { name: 'Kari DAHL', for: 'Norway' }],
    ],
    [
      'For Chile:\nLuis VERA\nFor Norway:\nJens LIE\n\nFIRST ANNEX\n\nBooks, periodicals and maps are exchanged.',
      pair,
    ],
    [
      '(L. S.) Luis VERA. (L. S.) Jens LIE.\n\nFINAL PROTOCOL\n\nThe rules apply.\n\n(Signed) Luis VERA. (Signed) Jens LIE.',
      [...pair, ...pair],
    ],
  ])('%s', (signed, signatories) => {
    expect(read(english({ close: `${enDone}\n\n${signed}` })).signatories).toEqual(signatories);
  });

  test('a letter to one party is from the other; an envoy stands for who sends him', () => {
    const facts =
      read(`No. 6021. EXCHANGE OF NOTES CONSTITUTING AN AGREEMENT BETWEEN CHILE AND NORWAY. OSLO, 4 MAY 1961

I

The Norwegian Minister of State to the Ambassador of Chile

Oslo, 4 May 1961

Sir,

I propose that books be exchanged.

Accept, Sir, the assurances of my highest consideration.

Jens LIE
Minister of State

Luis Vera, Esq.
Ambassador of Chile
Oslo

II

Oslo, 4 May 1961

Excellency,

I accept the proposal.

Accept, Excellency, the assurances of my highest consideration.

Luis VERA

His Excellency Mr. Jens Lie
Minister of State of Norway
Oslo
`);
    expect(facts.signatories).toEqual([pair[1], pair[0]]);
  });
});

test('notes exchanged, and a convention of a conference that has neither number nor heading', () => {
  expect(read(english({ head: 'NOTES EXCHANGED BETWEEN CHILE AND NORWAY. OSLO, 4 MAY 1961' })).kind).toBe(
    'exchange',
  );
  const facts = read(
    'The General Conference,\n\nHaving met at Geneva on 6 June 1951, adopts this twenty-fifth day of June 1951 the following Convention, which may be cited as the Transit Convention, 1951:\n\nArticle 1\n\nGoods shall pass.\n\nArticle 2\n\nThe end.\n',
  );
  expect(facts.articles).toEqual(['1', '2']);
});

test('the correction of a damaged number is offered as the text numbers', () => {
  const text = english({
    head: 'No. I234. AGREEMENT BETWEEN CHILE AND NORWAY. SIGNED AT OSLO, ON 4 MAY 1961',
    articles: 'Article 1\n\nBooks.\n\nArticle T\n\nArt.\n\nArticle 3\n\nThe end.',
  });
  const { diagnostics } = readTranscript(sourceFromText('series.txt', text));
  const offered = diagnostics.flatMap(({ hint }) => /correct: "(.*)"/.exec(hint ?? '')?.[1] ?? []);
  expect(offered.toSorted()).toEqual(['Article 2', 'No. 1234']);
});
