/** The pieces of the fidelity proof against oracles and at random: digest, notation, alignment. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/source/sha256.js';
import { align } from '../../src/validate/fidelity/align.js';
import { isGapAt } from '../../src/xml/layout.js';
import { readCharacters, writeCharacters } from '../../src/xml/layout.notation.js';

describe('sha256', () => {
  it('is that of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
    const long = new Uint8Array(1_000_003).fill(7);
    expect(sha256(long)).toBe(createHash('sha256').update(long).digest('hex'));
  });
});

describe('the notation of white space', () => {
  const gap = fc
    .array(
      fc.constantFrom(
        ' ',
        '\n',
        '\r',
        '\r\n',
        '\t',
        '\f',
        '\u00a0',
        '\u0000',
        '\u2003',
        '\ufeff',
        '\uffff',
        '\ud800',
      ),
      { maxLength: 20 },
    )
    .map((characters) => characters.join(''));

  it('comes back as it was', () => {
    fc.assert(
      fc.property(gap, (characters) => {
        for (const separator of [' ', '.'])
          expect(readCharacters(writeCharacters(characters, separator), separator)).toBe(characters);
      }),
    );
  });

  it('never holds a character of a word', () => {
    const notation = fc.oneof(
      fc.string(),
      fc.nat(0xffff).map((unit) => `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`),
    );
    fc.assert(
      fc.property(fc.array(notation, { maxLength: 4 }), (items) => {
        const characters = readCharacters(items.join('.'), '.') ?? '';
        for (let at = 0; at < characters.length; at++) expect(isGapAt(characters, at)).toBe(true);
      }),
    );
  });
});

describe('align', () => {
  const words = fc.array(fc.constantFrom('the', 'of', 'Article', 'a', 'b', 'c', 'd'), { maxLength: 60 });

  it('covers both lists: what is not a difference is the same', () => {
    fc.assert(
      fc.property(words, words, (text, tei) => {
        let from = 0;
        let teiFrom = 0;
        for (const difference of [
          ...align(text, tei),
          { from: text.length, to: text.length, teiFrom: tei.length, teiTo: tei.length },
        ]) {
          expect(text.slice(from, difference.from)).toEqual(tei.slice(teiFrom, difference.teiFrom));
          from = difference.to;
          teiFrom = difference.teiTo;
        }
      }),
    );
  });
});
