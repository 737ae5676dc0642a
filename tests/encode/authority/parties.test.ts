/** The authority table: what each name resolves to, and that no name stands for two parties of one time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findParties } from '../../../src/encode/authority/parties.js';
import { rows } from '../../../src/encode/authority/parties.table.js';

const table = rows.map((row) => {
  const [iso = '', name = '', names = '', adjectives = '', from = '', to = ''] = row.split('|');
  const forms = [name, ...names.split(';')].filter(Boolean);
  return {
    iso,
    name,
    forms,
    adjectives: adjectives.split(';').filter(Boolean),
    from: from === '' ? 0 : Number(from),
    to: to === '' ? 9999 : Number(to),
  };
});
const plain = (form: string) =>
  (
    form
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .match(/\p{L}+(?:\.\p{L})*/gu) ?? []
  ).join(' ');

describe('the table', () => {
  it('has codes of three letters; a code that was withdrawn is of a State that ended', () => {
    const withdrawn = ['CSK', 'DDR', 'RHO', 'SUN', 'VDR', 'YMD', 'YUG'];
    for (const { iso, to } of table) {
      expect(iso).toMatch(/^(?:[A-Z]{3})?$/);
      if (withdrawn.includes(iso) && iso !== 'YUG') expect(to).toBeLessThan(9999);
    }
  });

  it('has no form that two parties share for longer than the year in which one follows the other', () => {
    const shared: string[] = [];
    table.forEach((one, index) => {
      const own = new Set(one.forms.map(plain));
      for (const other of table.slice(index + 1))
        for (const form of other.forms)
          if (own.has(plain(form)) && Math.min(one.to, other.to) > Math.max(one.from, other.from))
            shared.push(`${form}: ${one.name}, ${other.name}`);
    });
    expect(shared).toEqual([]);
  });

  it('resolves every form, in capitals and without accents as well', () => {
    for (const { name, forms, from, to } of table) {
      const year = from > 0 ? from + 1 : Math.min(1950, to);
      for (const form of forms) {
        expect(findParties(`between ${form}, of`, year)[0]?.party.name, form).toBe(name);
        expect(findParties(plain(form), year)[0]?.party.name, plain(form)).toBe(name);
      }
    }
  });
});

describe('names of the time', () => {
  it.each([
    ['the Union of South Africa', 1935, 'South Africa', 'ZAF'],
    ['le Royaume de Siam', 1925, 'Thailand', 'THA'],
    ['Persia', 1928, 'Iran', 'IRN'],
    ['the Kingdom of the Serbs, Croats and Slovenes', 1925, 'Yugoslavia', 'YUG'],
    ['the Kingdom of Serbs, Croats and Slovenes', 1925, 'Yugoslavia', 'YUG'],
    ['la République socialiste tchécoslovaque', 1965, 'Czechoslovakia', 'CSK'],
    [
      'the Russian Socialist Federative Soviet Republic',
      1921,
      'Russian Socialist Federative Soviet Republic',
    ],
    ['U.S.S.R.', 1947, 'Union of Soviet Socialist Republics', 'SUN'],
    ['U.K.', 1950, 'United Kingdom of Great Britain and Northern Ireland', 'GBR'],
    ['U.S. Government', 1950, 'United States of America', 'USA'],
    ['Haute-Volta', 1962, 'Upper Volta', 'BFA'],
    ['République du Dahomey', 1961, 'Dahomey', 'BEN'],
    ['the Khmer Republic', 1971, 'Khmer Republic', 'KHM'],
    ['République arabe unie', 1960, 'United Arab Republic', 'EGY'],
    ['the Federation of Malaya', 1959, 'Federation of Malaya', 'MYS'],
    ['Tanganyika', 1962, 'Tanganyika', 'TZA'],
    ['Ceylan', 1955, 'Ceylon', 'LKA'],
    ['the German Federal Republic', 1955, 'Federal Republic of Germany', 'DEU'],
    ['République démocratique allemande', 1955, 'German Democratic Republic', 'DDR'],
    ['Democratic Republic of Viet-Nam', 1958, 'Democratic Republic of Viet-Nam', 'VDR'],
    ['République du Viet-Nam', 1958, 'Republic of Viet-Nam', 'VNM'],
    ['République de Corée', 1958, 'Republic of Korea', 'KOR'],
    ['République démocratique populaire de Corée', 1958, "Democratic People's Republic of Korea", 'PRK'],
    ['the Chinese People’s Republic', 1958, "People's Republic of China", 'CHN'],
    ['le Saint-Siège', 1929, 'Holy See', 'VAT'],
    ['Belgo-Luxembourg Economic Union', 1950, 'Belgo-Luxembourg Economic Union'],
  ])('%s in %i', (text, year, name, iso?: string) => {
    const [match, ...more] = findParties(text, year);
    expect(more).toEqual([]);
    expect(match?.party.name).toBe(name);
    expect(match?.party.iso).toBe(iso);
    expect(match?.adjective).toBe(false);
  });

  it.each(['Korea', 'Congo', 'Republic of the Congo', 'General Franco'])('%s is not guessed', (text) => {
    expect(findParties(text, 1965)).toEqual([]);
  });

  it('takes a form that combines only before a hyphen', () => {
    const names = findParties('the Franco–Turkish and Anglo-Soviet Agreements', 1935);
    expect(names.map(({ party, adjective }) => [party.iso, adjective])).toEqual([
      ['FRA', true],
      ['TUR', true],
      ['GBR', true],
      ['SUN', true],
    ]);
  });
});

it('finds names in order, apart, at their places, in any text', () => {
  const words = fc.constantFrom(
    'and',
    ' ',
    '-',
    ', ',
    '.',
    'the',
    ...table.flatMap(({ forms, adjectives }) => [...forms, ...adjectives]),
  );
  const text = fc.array(fc.oneof(words, fc.string())).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(text, fc.option(fc.integer({ min: 1850, max: 2020 }), { nil: undefined }), (all, year) => {
      let end = 0;
      for (const match of findParties(all, year)) {
        expect(match.start).toBeGreaterThanOrEqual(end);
        expect(match.end).toBeGreaterThan(match.start);
        expect(match.end).toBeLessThanOrEqual(all.length);
        if (year !== undefined) {
          expect(match.party.from ?? 0).toBeLessThanOrEqual(year);
          expect(match.party.to ?? 9999).toBeGreaterThanOrEqual(year);
        }
        end = match.end;
      }
    }),
  );
});

describe('names that a line end parts', () => {
  it.each([
    ['ORGANIZA-\nTION: CULTURAL ORGANIZA-\nTION', []],
    ['CZECHO\nSLOVAKIA and NOR-\r\nWAY', ['Czechoslovakia', 'Norway']],
    ['Franco-\nTurkish, Viet-\nNam', ['France', 'Turkey', 'Republic of Viet-Nam']],
    [
      'UNITED NATIONS EDUCATIONAL, SCIENTIFIC AND CULTURAL ORGANIZA-\nTION',
      ['United Nations Educational, Scientific and Cultural Organization'],
    ],
  ])('%j', (text, names) => {
    expect(findParties(text, 1955).map(({ party }) => party.name)).toEqual(names);
  });
});
