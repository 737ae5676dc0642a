/** What is no transcript of a treaty: plain paragraphs and one finding, no number of a treaty, no fact, and nothing thrown. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';
import { faults } from './invariants.js';

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const nothing = { parties: [], authenticLanguages: [], signatories: [] };

describe.each([
  [
    'a log file',
    lines(
      200,
      (n) => `2024-03-0${(n % 9) + 1} 12:00 INFO No. ${n} agreement between 10.0.0.1 and 10.0.0.${n}`,
    ),
  ],
  [
    'a novel',
    `CHAPTER I\n\nTHE JOURNEY\n\n${lines(60, () => 'On the 4th of July 1851 they agreed to sign the treaty of peace; "Sir," said he, "I have the honour to be, etc."\n')}`,
  ],
  ['a play', `THE TREATY\n\nA PLAY IN THREE ACTS\n\n${lines(60, (n) => `HAMLET. To be or not to be ${n}.`)}`],
  [
    'an invoice',
    'No. 4711\nINVOICE\n\nAcme Ltd, our agreement of 3 May 2020\n\n1. Bolts ...... 12.00\n\nSigned: J. SMITH\n',
  ],
  ['a statute book', 'Article 1\n\nNo person shall walk on the grass.\n\nArticle 2\n\nNo. 55 is closed.\n'],
  [
    'a newspaper that tells of a treaty',
    'THE DAILY COURIER\n\nLONDON, 14 MARCH 1950\n\nTREATY WITH FRANCE SIGNED IN PARIS\n\nThe Treaty between the United Kingdom and France was signed at Paris by the two Governments. Article 3 provides for talks. "We have agreed as follows," said the Minister.\n\nIn witness of the day the bells rang.\n',
  ],
  [
    'a judgment',
    'INTERNATIONAL COURT OF JUSTICE\n\nGeneral List: No. 17\n\nJUDGMENT\n\nIn the case between the United Kingdom and the French Republic, Article I of the Special Agreement reads:\n\n"Article I\n\nThe Court is requested to decide."\n\nTHE COURT finds for the Applicant.\n',
  ],
  [
    'a table of contents',
    lines(
      5,
      (n) =>
        `No. 44${n}1. Italy and Spain: Agreement on books. Signed at Rome, on ${n + 1} August 1955 ..... ${n}`,
    ),
  ],
  [
    'a table of treaties',
    lines(
      9,
      (n) =>
        `${n},"Treaty between Spain and Portugal, signed at Lisbon on 4 May 1952",1952-05-0${n + 1},Spain,Portugal`,
    ),
  ],
  [
    'an invoice over an agreement',
    'No. 10402\nINVOICE\nAgreement 12/1968 between ACME Ltd. and Messrs. Dupont\nParis, 3 May 1968\n\n1. Paper 12.00\n\nDone at Paris on 3 May 1968.\nSigned J. Dupont\n',
  ],
  [
    'an act of parliament',
    'No. 23 of 1961\n\nAN ACT TO AMEND THE CUSTOMS ACT\n\nSection 1. The duties on goods from France shall be as in the Schedule.\n\nArticle 3 of the Treaty of Rome shall not apply.\n',
  ],
  ['data', `{"a":[${lines(300, (n) => `{"No":${n}},`)}]}`],
  ['one endless line', 'The Contracting Parties shall exchange (a) books; '.repeat(40_000)],
])('%s', (_, text) => {
  const { value, diagnostics } = readTranscript(sourceFromText('other.txt', text));

  test('is plain paragraphs, with one warning', () => {
    expect(diagnostics.map(({ code }) => code)).toEqual(['encode/not-a-treaty']);
    expect(faults(value?.parts ?? [], text)).toEqual([]);
  });

  test('has no fact of a treaty', () => {
    expect(value?.facts).toEqual(nothing);
    expect(value && factsOf(value).parts).toEqual([]);
  });
});

test.each(['', ' \n\t\r\n \f\n', '\u00A0\n'])('white space alone is an empty transcript: %j', (text) => {
  const { value, diagnostics } = readTranscript(sourceFromText('empty.txt', text));
  expect(diagnostics.map(({ code }) => code)).toEqual(['encode/empty']);
  expect(value?.facts).toEqual(nothing);
});

test.each(['%PDF-1.4\n', 'PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0', '{\\rtf1\\ansi'])(
  'the beginning of another format is named: %j',
  (start) => {
    const { diagnostics } = readTranscript(sourceFromText('other.txt', `${start} No. 12. AGREEMENT`));
    expect(diagnostics.map(({ code }) => code)).toEqual(['encode/not-text']);
  },
);

test('control characters inside a treaty are kept and do no harm', () => {
  const text =
    'No. 12. AGREEMENT BETWEEN CHILE AND PERU.\u0000 SIGNED AT LIMA, ON 3 JUNE 1958\n\nThe two Governments have agreed\u0007 as follows:\n\nArticle 1\n\nBooks.\n\nArticle 2\n\nFilms.\n';
  const { value } = readTranscript(sourceFromText('control.txt', text));
  expect(faults(value?.parts ?? [], text)).toEqual([]);
  expect(value && factsOf(value).number).toBe('12');
});
