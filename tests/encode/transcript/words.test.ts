/** Dates, numbers and names of parties, each way they are printed and damaged. */
import { describe, expect, it } from 'vitest';
import { findParties } from '../../../src/encode/authority/parties.js';
import { findDates } from '../../../src/encode/transcript/dates.js';
import { languageOf, recogniseLanguage } from '../../../src/encode/transcript/languages/index.js';
import { readingsOf, roman, toRoman } from '../../../src/encode/transcript/numbers.js';

const isoOf = (text: string, code: string) => {
  const language = languageOf(code);
  return language ? findDates(text, language).map(({ iso }) => iso) : [];
};

describe('dates', () => {
  it.each([
    ['en', '12 October 1954', '1954-10-12'],
    ['en', 'October 12th, 1954', '1954-10-12'],
    ['en', 'FEBRUARY 16TH, I935', '1935-02-16'],
    ['en', 'the second day of March, 1948', '1948-03-02'],
    ['en', 'the twenty-sixth day of June, one thousand nine hundred and forty-five', '1945-06-26'],
    ['en', 'twenty-second day of June of the year one thousand\nnine hundred and sixty-five', '1965-06-22'],
    ['en', 'this 16th day of\nFebruary, 1935', '1935-02-16'],
    ['en', 'on 5th of May, 1950', '1950-05-05'],
    ['fr', 'le 16 mai 1946', '1946-05-16'],
    ['fr', 'le 1er août 1950', '1950-08-01'],
    ['fr', 'le vingt-six juin mil neuf cent quarante-cinq', '1945-06-26'],
    ['fr', "le 8'Avril 1966", '1966-04-08'],
    ['ru', '26 июня 1945 года', '1945-06-26'],
    ['ru', 'июня двадцать шестого дня, тысяча девятьсот сорок пятого года', '1945-06-26'],
  ])('%s: %s', (code, text, iso) => {
    expect(isoOf(text, code)).toEqual([iso]);
  });

  it('are not made of what is none', () => {
    expect(isoOf('31 February 1954; 45 May 1950; in May; March on; 12 October', 'en')).toEqual([]);
  });
});

describe('numbers', () => {
  it('are roman both ways', () => {
    for (let value = 1; value < 200; value++) expect(roman(toRoman(value))).toBe(value);
    expect(roman('IIII')).toBeUndefined();
  });

  it.each([
    ['HI', 3],
    ['r', 1],
    ['rr', 11],
    ['IO', 10],
    ['I2', 12],
    ['11', 2],
    ['VIL', 7],
  ])('%s is read as %i where the sequence asks for it', (token, expected) => {
    expect(readingsOf(token, expected)[0]?.value).toBe(expected);
  });

  it('are not read as what they cannot be', () => {
    expect(readingsOf('HI', 9)).toEqual([]);
    expect(readingsOf('12', 3)[0]?.value).toBe(12);
  });
});

describe('parties', () => {
  const names = (text: string, year?: number) => findParties(text, year).map(({ party }) => party.name);

  it('are found in any case and by any listed form', () => {
    expect(names('THE GOVERNMENT OF THE UNION OF SOVIET SOCIALIST REPUBLICS AND CEYLON')).toEqual([
      'Union of Soviet Socialist Republics',
      'Ceylon',
    ]);
    expect(names("LE ROYAUME-UNI DE GRANDE-BRETAGNE ET D'IRLANDE DU NORD ET LE PORTUGAL")).toEqual([
      'United Kingdom of Great Britain and Northern Ireland',
      'Portugal',
    ]);
  });

  it('resolve by the time of the instrument', () => {
    expect(names("the People's Republic of China", 1954)).toEqual(["People's Republic of China"]);
    expect(names('Ceylon', 1958)).toEqual(['Ceylon']);
    expect(names('Sri Lanka', 1958)).toEqual([]);
  });

  it('are never guessed', () => {
    expect(names('the Kingdom of Ruritania and Korea')).toEqual([]);
  });
});

describe('the language', () => {
  it('is recognised by its small words', () => {
    expect(recogniseLanguage('The Parties to the Agreement shall act in the spirit of this')?.code).toBe(
      'en',
    );
    expect(recogniseLanguage('Les Parties à la Convention et le Gouvernement de la République')?.code).toBe(
      'fr',
    );
    expect(recogniseLanguage('Организация в своих действиях и на основе и для всех, не в ущерб')?.code).toBe(
      'ru',
    );
    expect(recogniseLanguage('1234 5678')).toBeUndefined();
  });
});
