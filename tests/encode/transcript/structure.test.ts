/** Lists run together, tables in columns, notes quoted in replies, annexes of letters, findings about numbers: what becomes which part. */
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../src/encode/instrument.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';
import { faults } from './invariants.js';

const head = 'No. 12. AGREEMENT BETWEEN CHILE AND PERU. SIGNED AT LIMA, ON 3 JUNE 1958';
const agreement = (article: string) =>
  `${head}\n\nThe two Governments have agreed as follows:\n\nArticle 1\n\n${article}\n\nArticle 2\n\nThe Parties shall meet.\n\nDONE at Lima on 3 June 1958.\n`;

function read(text: string) {
  const { value, diagnostics } = readTranscript(sourceFromText('fragment.txt', text));
  if (!value) throw new Error('nothing read');
  expect(faults(value.parts, text)).toEqual([]);
  return { parts: value.parts, diagnostics };
}

/** The parts of a kind, each as the kinds and words of what it holds. */
function found(parts: readonly Part[], kind: Part['kind'], text: string): string[][] {
  return parts.flatMap((part) => [
    ...(part.kind === kind ? [part.parts.map((child) => text.slice(child.start, child.end))] : []),
    ...found(part.parts, kind, text),
  ]);
}

describe('lists that a paragraph runs together', () => {
  test.each([
    [
      'letters',
      'The Parties shall: (a) exchange books; (b) exchange films; and (c) meet once a year.',
      ['(a) exchange books;', '(b) exchange films; and', '(c) meet once a year.'],
    ],
    [
      'letters with one bracket',
      'The Parties shall exchange a) books and other printed matter, b) films and records.',
      ['a) books and other printed matter,', 'b) films and records.'],
    ],
    [
      'small roman numbers',
      'The Board (i) shall meet each year; (ii) shall elect its chairman.',
      ['(i) shall meet each year;', '(ii) shall elect its chairman.'],
    ],
  ])('%s', (_, article, items) => {
    const text = agreement(article);
    expect(found(read(text).parts, 'list', text)).toEqual([items]);
  });

  test.each([
    'The provisions of paragraphs (a) and (b) of this article shall apply.',
    'Under clause (a) of the Statute, and in the cases of clause (b) thereof, the Board shall meet.',
    'The sums of (a) are meant.',
    'The Parties shall (a) exchange books; (c) exchange films.',
  ])('no list: %s', (article) => {
    const text = agreement(article);
    expect(found(read(text).parts, 'list', text)).toEqual([]);
  });
});

describe('numbers around running heads', () => {
  test('the page goes on from the pages nearby; the others are cells that the page cut', () => {
    const page = (number: number, cells: string) =>
      `Plate of celadon\n\n${cells}\nUnited Nations — Treaty Series\n\n1967\n\n${number}\n\nBowl with lid\n`;
    const text = `${head}\n\nANNEX\n\n${page(116, '1')}\n${page(118, '12')}\n${page(120, '1\n\n3\n')}`;
    expect(found(read(text).parts, 'furniture', text).length).toBe(9);
    const numbers = read(text)
      .parts.flatMap(function all(part): Part[] {
        return [part, ...part.parts.flatMap(all)];
      })
      .filter(({ kind, type }) => kind === 'furniture' && type === 'pageNum')
      .map(({ start, end }) => text.slice(start, end));
    expect(numbers).toEqual(['116', '118', '120']);
  });
});

describe('tables', () => {
  const rows = [
    ['Drawings', '12', '1,000'],
    ['Paintings', '7', '2,000'],
    ['Prints', '100', '30'],
  ];
  test('in columns by tabs', () => {
    const text = agreement(`The sums are:\n\n${rows.map((row) => row.join('\t\t')).join('\n')}`);
    expect(found(read(text).parts, 'row', text)).toEqual(rows);
  });

  test('in columns by spaces', () => {
    const lines = rows.map((row) => row.map((cell) => cell.padEnd(14)).join(' '));
    const text = agreement(`The sums are:\n\n${lines.join('\n')}`);
    expect(found(read(text).parts, 'row', text)).toEqual(rows);
  });

  test('by dot leaders, which go with the first cell', () => {
    const text = agreement(
      'The sums are:\n\nDrawings . . . . . . 12\nPaintings . . . . . 7\nPrints . . . . . . . 100',
    );
    expect(found(read(text).parts, 'row', text)).toEqual([
      ['Drawings . . . . . .', '12'],
      ['Paintings . . . . .', '7'],
      ['Prints . . . . . . .', '100'],
    ]);
  });

  test('two columns of signatures are none', () => {
    const text = `${agreement('The Parties shall exchange books.')}\nFor Chile:\tFor Peru:\n[Signed]\t[Signed]\nAna ROJAS\tLuis VEGA\nMinister\tAmbassador\n`;
    expect(found(read(text).parts, 'table', text)).toEqual([]);
  });
});

describe('exchanges of notes', () => {
  const notes = (annex: string, quoted: string) =>
    `No. 12. EXCHANGE OF NOTES BETWEEN CHILE AND PERU ON VISAS. LIMA, 3 JUNE 1958\n\nI\n\nThe Minister of Chile to the Minister of Peru\n\nLima, 3 June 1958\n\nSir,\n\nI have the honour to propose that visas be abolished.\n\nAccept, Sir, the assurance of my highest consideration.\n\nA. ROJAS\n\n${annex}II\n\nThe Minister of Peru to the Minister of Chile\n\nLima, 3 June 1958\n\nSir,\n\nI have received your note, which reads as follows:\n\n${quoted}\n\nMy Government agrees.\n\nAccept, Sir, the assurance of my highest consideration.\n\nL. VEGA\n`;

  test('the note that a reply quotes, with its own words of farewell', () => {
    const quoted = [
      '"Sir,',
      'I have the honour to propose that visas be abolished.',
      'Accept, Sir, the assurance of my highest consideration."',
    ];
    const text = notes('', quoted.join('\n\n'));
    expect(found(read(text).parts, 'quote', text)).toEqual([quoted]);
  });

  test('the note that a reply only names', () => {
    const text = notes('', '[See note I]');
    expect(found(read(text).parts, 'quote', text)).toEqual([['[See note I]']]);
  });

  test('the note that a reply repeats without quotation marks opens no letter', () => {
    const text = notes('', 'Sir,\n\nI have the honour to propose that visas be abolished.');
    const { parts } = read(text);
    const letters = (level: readonly Part[]): Part[] =>
      level.flatMap((part) => [...(part.type === 'letter' ? [part] : []), ...letters(part.parts)]);
    expect(letters(parts)).toHaveLength(2);
  });

  test('the annex of a letter is part of it, and the next letter is not part of the annex', () => {
    const { parts } = read(notes('ANNEX\n\n1. Visas are abolished.\n\n', '[See note I]'));
    const tree = (level: readonly Part[]): unknown[] =>
      level.flatMap((part) => (part.kind === 'division' ? [[part.type, ...tree(part.parts)]] : []));
    expect(tree(parts)).toEqual([['treaty', ['letter', ['annex']], ['letter']]]);
  });
});

test('a sound roman number is no finding', () => {
  const text = agreement(
    'The Parties shall meet.\n\nI. BOOKS AND FILMS\n\nBooks.\n\nII. MUSEUMS\n\nMuseums.',
  );
  const codes = read(text).diagnostics.map(({ code }) => code);
  expect(codes).not.toContain('encode/number-resolved');
});
