/** Numbers and dates in words, as transcripts have them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesIn, figureDates } from '../../../src/validate/rules/dates.js';
import { printedNumber, romanNumber, wordNumber } from '../../../src/validate/rules/numbers.js';

describe('dates', () => {
  test.each([
    ['12 October 1954', '1954-10-12'],
    ['12 OCTOBER 1954', '1954-10-12'],
    ['October 12, 1954', '1954-10-12'],
    ['March 2nd, 1948', '1948-03-02'],
    ['the second day of March, 1948', '1948-03-02'],
    ['4th day of the month of March, of the year 1857', '1857-03-04'],
    ['this 26th day of April, nineteen hundred and fifty-six', '1956-04-26'],
    ['the twenty-first day of June one thousand nine hundred and thirty-five', '1935-06-21'],
    ['le 16 mai 1946', '1946-05-16'],
    ['1er juin 1950', '1950-06-01'],
    ['1 er septembre 1966', '1966-09-01'],
    ['le premier juin mil neuf cent cinquante', '1950-06-01'],
    ['le vingt et un février mil neuf cent trente-cinq', '1935-02-21'],
    ['deux mars mil neuf cent quatre-vingt-douze', '1992-03-02'],
    ['1956-01-03', '1956-01-03'],
    ['October 1954', '1954-10'],
    ['1954', '1954'],
    ['12 октября 1954 года', '1954-10-12'],
    ['twenty-sixth of June nineteen forty-five', '1945-06-26'],
    ['fourth day of June, one thousand nine hundred and thirtyone', '1931-06-04'],
    ["8'Avril 1966", '1966-04-08'],
  ])('%s', (words, iso) => {
    expect(datesIn(words)).toEqual([iso]);
  });

  test.each([
    'SOJAugust 1961',
    'I935',
    'the date of this note',
    'Maybe 1954 men',
    'the 4th of June, one thousand nine hundred and thirlyone',
    '',
  ])('none in %j', (words) => {
    expect(datesIn(words).filter((date) => date.length === 10)).toEqual([]);
  });

  test('figures are read both ways', () => {
    expect(figureDates('12/10/1954')).toEqual(['1954-10-12', '1954-12-10']);
    expect(figureDates('31.12.1954')).toEqual(['1954-12-31']);
  });
});

describe('numbers', () => {
  test.each([
    ['IV', 4],
    ['III', 3],
    ['1er', 1],
    ['2nd', 2],
    ['(5)', 5],
    ['7°', 7],
    ['premier', 1],
    ['Ier', 1],
    ['twenty-one', 21],
    ['quatre-vingt-dix-neuf', 99],
    ['soixante et onze', 71],
    ['cent vingt', 120],
  ])('%s is %i', (printed, value) => {
    expect(printedNumber(printed)).toBe(value);
  });

  test.each(['HI', 'r.', 'A', '', 'IIX'])('%j is none', (printed) => {
    expect(printedNumber(printed)).toBeUndefined();
  });

  test('Roman numerals are read back', () => {
    const letters: readonly (readonly [number, string])[] = [
      [1000, 'M'],
      [900, 'CM'],
      [500, 'D'],
      [400, 'CD'],
      [100, 'C'],
      [90, 'XC'],
      [50, 'L'],
      [40, 'XL'],
      [10, 'X'],
      [9, 'IX'],
      [5, 'V'],
      [4, 'IV'],
      [1, 'I'],
    ];
    const write = (value: number): string => {
      let rest = value;
      let text = '';
      for (const [worth, letter] of letters) for (; rest >= worth; rest -= worth) text += letter;
      return text;
    };
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (n) => romanNumber(write(n)) === n));
  });

  test('any words are a number or none, never an error', () => {
    fc.assert(
      fc.property(fc.string(), (words) => [undefined, 'number'].includes(typeof wordNumber(words)) || true),
    );
  });
});
