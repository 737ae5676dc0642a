/** What the nineteen transcripts of the corpus do not show: articles numbered in words, notes and signatures on one line, notices of registration. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';

const preamble = `The Government of Chile and the Government of Peru,
Desiring to strengthen the cultural relations between their two countries,
Have agreed as follows:
`;
const treaty = (number: string, article: (index: number) => string, close = '') =>
  `${number}AGREEMENT BETWEEN CHILE AND PERU. SIGNED AT LIMA, ON 3 JUNE 1958\n\n${preamble}\n${[0, 1, 2, 3]
    .map((index) => `${article(index)}\nThe Parties shall encourage the exchange of books.\n`)
    .join('\n')}\n${close}`;

function read(text: string) {
  const { value } = readTranscript(sourceFromText('variant.txt', text));
  if (!value) throw new Error('nothing read');
  return factsOf(value);
}
const words = ['First', 'Second', 'Third', 'Fourth'];

describe('articles numbered in words', () => {
  test.each([
    ['ARTICLE ONE', (index: number) => `ARTICLE ${['ONE', 'TWO', 'THREE', 'FOUR'][index]}`],
    ['Article the First', (index: number) => `Article the ${words[index]}`],
    ['ARTICLE FIRST.', (index: number) => `ARTICLE ${words[index]?.toUpperCase()}.`],
  ])('%s', (_, article) => {
    expect(read(treaty('No. 4422. ', article)).articles).toEqual(['1', '2', '3', '4']);
  });
});

test('two notes fused to the name of a signatory', () => {
  const close = `DONE at Lima on 3 June 1958.
For the Government of Peru: RAUL PORRAS1 Came into force on 19 May 1959, by the exchange of the instruments of ratification, in accordance with article IV. United Nations, Treaty Series, Vol. 226, p. 201.`;
  const facts = read(treaty('No. 4422. ', (index) => `Article ${index + 1}`, close));
  expect(facts.notes).toBe(2);
  expect(facts.inForce.date).toBe('1959-05-19');
});

test('two signatories on one line', () => {
  const close =
    'DONE at Lima on 3 June 1958.\nFor Chile: C. VASSALLO ROJAS, Ambassador of Chile. For Peru: Raúl PORRAS BARRENECHEA.';
  expect(read(treaty('No. 4422. ', (index) => `Article ${index + 1}`, close)).signatories).toEqual([
    { name: 'C. VASSALLO ROJAS', for: 'Chile' },
    { name: 'Raúl PORRAS BARRENECHEA', for: 'Peru' },
  ]);
});

test('the line of official texts of the League of Nations stands below the heading', () => {
  const facts =
    read(`No. 2718. - CULTURAL CONVENTION BETWEEN ESTONIA AND FINLAND. SIGNED AT TALLINN, DECEMBER 1st, 1937.

Estonian and Finnish official texts communicated by the Permanent Delegate of Estonia to the League of Nations. The registration of this Convention took place November 15th, 1938.

The Republic of Estonia and the Republic of Finland have agreed as follows:

Article 1
The Parties shall exchange books.

Article 2
This Convention shall be ratified.
`);
  expect(facts.number).toBe('2718');
  expect(facts.registered).toEqual({ date: '1938-11-15', by: 'Estonia' });
  expect(facts.parties).toEqual(['Estonia', 'Finland']);
});
