/** The reader on anything: it never throws, and its parts nest, are in order and hold every word. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';
import { shared } from '../../support.js';
import { faults } from './invariants.js';

const faultsOf = (text: string) =>
  faults(readTranscript(sourceFromText('t.txt', text)).value?.parts ?? [], text);

/** Scraps that the rules react to, in any order. */
const scraps = [
  'No. 3108. JOINT DECLARATION BY THE GOVERNMENT OF FRANCE AND ITALY. SIGNED AT PEKING, ON 12 OCTOBER 1954',
  'No. 266',
  'FRANCE',
  'and',
  'ITALY',
  'Official texts: English and French.',
  'Registered by France on 12 August 1963.',
  '[TRANSLATION 1 — TRADUCTION 2]',
  'United Nations — Treaty Series',
  '1948',
  '24',
  'Article 1',
  'Article II. Definitions',
  'Article r.',
  'Article 3. The Parties shall agree.',
  'Article premier',
  'CHAPTER I',
  'TITLE II',
  'GENERAL PROVISIONS',
  'Annex',
  'PROTOCOL',
  'EXCHANGE OF NOTES',
  '(a) the first; ',
  '(b) the second',
  '(i) inner',
  '1. numbered',
  '– dash',
  '1 Came into force on 1 May 1950 by signature.',
  "'Came into force on 1 May 1950. United Nations, Treaty Series, Vol. 2, p. 3.",
  '² See p. 3 of this volume.',
  '* Came into force on 1 May 1950.',
  'The Parties agree 1 to this, and to the Treaty of Peace of 14 February 1950.²',
  'which goes on in small let-',
  'ters and ends.',
  'Have agreed as follows:',
  'Considering that peace is good,',
  'IN WITNESS WHEREOF they have signed.',
  'DONE at Paris on 1 May 1950.',
  'For the Government of France:\tFor Italy:',
  '[L.S.] G. BIDAULT E. DEPREUX',
  '(Signed) J. SMITH',
  'Minister for Foreign Affairs',
  'I',
  'II, a',
  'The American Minister to the Minister of Italy',
  'Sir:',
  'Paris, 8 April 1966',
  'Accept, Sir, etc.',
  'His Excellency Mr. X',
  'Enclosure',
  '[See note I]',
  '\f',
  '',
  '',
  '\u00AD',
  '\u0000',
  'HUSSEIN ALA1 Came into force on 25 April 1929 by signature.',
];

describe('every reading', () => {
  it('holds every word of a text made of the scraps the rules react to', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...scraps), { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
        (lines, end) => {
          expect(faultsOf(lines.join(end))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('holds every word of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(faultsOf(text)).toEqual([]);
      }),
    );
  });

  it('holds every word of the corpus, and of the corpus with lines shuffled', () => {
    const folder = shared('corpus/transcripts');
    if (folder === undefined) return;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const text = readFileSync(join(folder, file), 'latin1');
      expect(faultsOf(text), file).toEqual([]);
      const lines = text.split(/\r\n?|\n/);
      const shuffled = lines
        .map((line, i) => [(i * 7919) % lines.length, line] as const)
        .sort((a, b) => a[0] - b[0]);
      expect(faultsOf(shuffled.map(([, line]) => line).join('\n')), `${file}, shuffled`).toEqual([]);
    }
  });
});
