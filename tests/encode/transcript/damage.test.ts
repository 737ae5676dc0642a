/** One treaty with an exchange of notes, printed and recognised in many ways: what is read from it stays the same. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';

const clauses = [
  'The Contracting Parties shall encourage the exchange of professors, students and other persons engaged in scientific and cultural activities between their respective countries.',
  'Each Contracting Government shall facilitate the establishment in its territory of cultural institutes by the other, subject to the laws and regulations in force in that territory.',
  'The Parties shall: (a) exchange books and other printed matter; (b) exchange films and records; and (c) arrange exhibitions of works of art.',
  'A Mixed Commission of ten members shall be set up. It shall meet at least once a year, alternately in the two capitals.',
  'This Agreement shall be ratified. It shall remain in force for five years.',
];

const transcript = `No. 4422

CHILE
and
PERU

Cultural Agreement (with exchange of notes). Signed at Lima, on 3 June 1958

Official text: Spanish.

Registered by Peru on 12 August 1960.

No. 4422. CULTURAL AGREEMENT1 BETWEEN THE REPUBLIC OF CHILE AND THE REPUBLIC OF PERU. SIGNED AT LIMA, ON 3 JUNE 1958

The President of the Republic of Chile and the President of the Republic of Peru,

Desiring to strengthen the cultural relations between their two countries, have appointed as their plenipotentiaries:

The President of the Republic of Chile:
Mrs. Ana Rojas de la Fuente, Ambassador of Chile at Lima;

The President of the Republic of Peru:
Mr. Luis Vega, Minister for Foreign Affairs;

Who, having exchanged their full powers, found in good and due form, have agreed as follows:

Article 1

${clauses[0]}

1 Came into force on 5 July 1960 by the exchange of the instruments of ratification at Santiago, in accordance with article 5.

Article 2

${clauses[1]}

Article 3

${clauses[2]}

Article 4

${clauses[3]}

Article 5

${clauses[4]}

IN WITNESS WHEREOF the plenipotentiaries have signed this Agreement and have affixed their seals thereto.

DONE at Lima, in duplicate, on the third day of June, one thousand nine hundred and fifty-eight.

(Signed) A. ROJAS DE LA FUENTE

(Signed) L. VEGA

EXCHANGE OF NOTES

I

The Ambassador of Chile at Lima to the Minister for Foreign Affairs of Peru

Lima, 3 June 1958

Sir,

I have the honour to propose that books shall be exempt from customs duties, provided that they are not intended for sale in the territory of the other Party.

Accept, Sir, the renewed assurances of my highest consideration.

A. ROJAS DE LA FUENTE

His Excellency Mr. Luis Vega
Minister for Foreign Affairs
Lima

II

The Minister for Foreign Affairs of Peru to the Ambassador of Chile at Lima

Lima, 3 June 1958

Madam,

I have the honour to acknowledge the receipt of your note of today's date, and to confirm the agreement of my Government.

Accept, Madam, the renewed assurances of my highest consideration.

L. VEGA
`;

function read(text: string) {
  const { value } = readTranscript(sourceFromText('damaged.txt', text));
  if (!value) throw new Error('nothing read');
  const { number, signed, inForce, registered, parties, articles, notes, signatories, parts } =
    factsOf(value);
  return { number, signed, inForce: inForce.date, registered, parties, articles, notes, signatories, parts };
}

function wrapped(text: string, width: number): string {
  return text.replace(/[^\n]+/g, (line) =>
    line.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd(),
  );
}

const eachLine = (text: string, change: (line: string, index: number) => string): string =>
  text.split('\n').map(change).join('\n');

/** A running head, or a page number, after every long line whose index fits. */
const between = (text: string, every: number, lines: string): string =>
  eachLine(wrapped(text, 70), (line, index) =>
    index > 20 && index % every === 0 && line.length > 60 ? `${line}\n${lines}` : line,
  );

test('the transcript itself', () => {
  expect(read(transcript)).toEqual({
    number: '4422',
    signed: { date: '1958-06-03', place: 'Lima' },
    inForce: '1960-07-05',
    registered: { date: '1960-08-12', by: 'Peru' },
    parties: ['Chile', 'Peru'],
    articles: ['1', '2', '3', '4', '5'],
    notes: 1,
    signatories: [
      { name: 'A. ROJAS DE LA FUENTE', for: 'Chile' },
      { name: 'L. VEGA', for: 'Peru' },
      { name: 'A. ROJAS DE LA FUENTE', for: 'Chile' },
      { name: 'L. VEGA', for: 'Peru' },
    ],
    parts: [
      { type: 'exchange', title: 'EXCHANGE OF NOTES' },
      { type: 'letter', title: 'I' },
      { type: 'letter', title: 'II' },
    ],
  });
});

describe('is read the same', () => {
  test.each<[string, (text: string) => string]>([
    ['in lines of 70 characters', (text) => wrapped(text, 70)],
    ['in lines of 58 characters', (text) => wrapped(text, 58)],
    ['in lines of 110 characters', (text) => wrapped(text, 110)],
    ['without empty lines', (text) => wrapped(text, 76).replace(/\n\n+/g, '\n')],
    ['with an empty line after every line', (text) => wrapped(text, 76).replace(/\n/g, '\n\n')],
    ['with indented lines', (text) => eachLine(text, (line, index) => ' '.repeat((index * 5) % 13) + line)],
    ['with carriage returns alone', (text) => text.replace(/\n/g, '\r')],
    ['with several spaces between words', (text) => text.replace(/(?<=[a-z,]) (?=[a-z])/g, '  ')],
    ['with typographic apostrophes', (text) => text.replace(/'/g, '’')],
    [
      'with running heads inside sentences',
      (text) => between(text, 7, '1960\nUnited Nations — Treaty Series\n117'),
    ],
    ['with running heads on one line', (text) => between(text, 9, '118 United Nations — Treaty Series 1960')],
    ['with page numbers and form feeds', (text) => between(text, 8, '119\n\f')],
    ['with the marker of the note lost', (text) => text.replace(/\n1 Came/, '\nCame')],
    [
      'with the marker of the note an apostrophe',
      (text) => text.replace('AGREEMENT1', 'AGREEMENT’').replace(/\n1 Came/, "\n'Came"),
    ],
    ['with the words of the note damaged', (text) => text.replace('Came into force', 'Camc into forcc')],
    [
      'with article numbers damaged',
      (text) =>
        text
          .replace('Article 1\n', 'Article I\n')
          .replace('Article 2', 'Artiele z')
          .replace('Article 5', 'Article S'),
    ],
    [
      'with roman article numbers',
      (text) =>
        text.replace(/Article (\d)\n/g, (_, n) => `ARTICLE ${['', 'I', 'II', 'III', 'IV', 'V'][n]}\n`),
    ],
    ['with the number damaged', (text) => text.replaceAll('No. 4422', 'N o. 4422')],
    ['with seals for marks', (text) => text.replaceAll('(Signed)', '[L.S.]')],
    [
      'with the signatures in two columns',
      (text) =>
        text.replace(
          '(Signed) A. ROJAS DE LA FUENTE\n\n(Signed) L. VEGA',
          '(Signed) A. ROJAS DE LA FUENTE        (Signed) L. VEGA',
        ),
    ],
    [
      'with a second line of offices',
      (text) =>
        text.replace(
          '(Signed) A. ROJAS DE LA FUENTE\n\n(Signed) L. VEGA',
          'A. ROJAS DE LA FUENTE\tL. VEGA\nAmbassador of Chile\tMinister for Foreign Affairs',
        ),
    ],
  ])('%s', (_, change) => {
    const damaged = change(transcript);
    expect(damaged).not.toBe(transcript);
    expect(read(damaged)).toEqual(read(transcript));
  });
});
