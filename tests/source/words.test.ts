/** Words gathered from pieces are the words of the whole. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOf, WordCollector, WordCounter, wordsBetween, wordsOf } from '../../src/source/words.js';

const split = (text: string): string[] => text.split(/[ \t\n\r]+/).filter((word) => word !== '');
const piece = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '𝄞', '\u00a0', ' ', '\n', '\t', '\r') });

describe('words', () => {
  test('of pieces that nothing parts are those of the pieces together', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const collector = new WordCollector();
        const counter = new WordCounter();
        for (const one of pieces) {
          collector.add(one);
          counter.add(one);
        }
        const expected = split(pieces.join(''));
        expect(counter.begun).toBe(expected.length);
        expect(collector.begun).toBe(expected.length);
        expect(wordsBetween(collector.words)).toEqual(expected);
      }),
    );
  });
  test('of texts whose edges part them', () => {
    fc.assert(
      fc.property(fc.array(piece), (texts) => {
        expect(wordsBetween(wordsOf(texts))).toEqual(texts.flatMap(split));
      }),
    );
  });
  test('however many there are', () => {
    const texts = [
      '𝄞'.repeat(20_000),
      'b'.repeat(50_000),
      ...Array.from({ length: 30_000 }, (_, at) => `w${at}`),
    ];
    const words = wordsOf(texts);
    expect(words.characters).toBe(texts.join(''));
    expect(words.ends.length).toBe(texts.length);
    expect(wordsBetween(words, 2, 4)).toEqual(['w0', 'w1']);
    expect([endOf(words, 0), endOf(words, 1), endOf(words, 2)]).toEqual([0, 40_000, 90_000]);
  });
});
