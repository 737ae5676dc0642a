/** Fonts of this machine by the characters they have. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { facesOf, findFonts } from '../../src/node/fonts.js';

const charactersOf = (text: string) => new Set([...text].map((one) => one.codePointAt(0) ?? 0));
const find = (text: string, named: readonly string[] = []) =>
  findFonts({ characters: charactersOf(text), named, language: 'en' });

describe('fonts', () => {
  test('the house font has Latin, Greek and Cyrillic, and needs no other', () => {
    expect(find('Article Ĉ, ψ, Я')).toEqual({ families: [], missing: new Set() });
  });

  test('a character that no font has is missing', () => {
    expect(find('a\u{10FFFD}').missing).toEqual(new Set([0x10fffd]));
  });

  test('families that the user names come first, also where nothing lacks', () => {
    expect(find('abc', ['A Face of His Own']).families).toEqual(['A Face of His Own']);
  });

  test('each script gets a family of its own, that of most characters first', () => {
    const { families, missing } = find('שלום عربية');
    if (missing.size > 0) console.log('skipped: no font here has Hebrew and Arabic');
    else expect(new Set(families).size).toBe(families.length);
  });

  test('letters of Europe that come again and again are set in one family with all others', () => {
    const characters = charactersOf('aouͤ');
    const { main, families, missing } = findFonts({
      characters,
      frequent: characters,
      named: [],
      language: 'de',
    });
    if (missing.size > 0) console.log('skipped: no font here has U+0364');
    else expect(families).toContain(main);
    expect(
      findFonts({ characters, frequent: charactersOf('aou'), named: [], language: 'de' }).main,
    ).toBeUndefined();
  });

  test('a file of a font says its name, its style and its characters', () => {
    const house = dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/source-serif-4/package.json'),
    );
    const [face] = facesOf(join(house, '400Regular/SourceSerif4_400Regular.ttf'));
    expect([face?.family, face?.style]).toEqual(['Source Serif 4', 'Regular']);
    expect([face?.has(0x61), face?.has(0x4e2d)]).toEqual([true, false]);
  });

  test('what is no font has no face', () => {
    expect(facesOf(fileURLToPath(import.meta.url))).toEqual([]);
    expect(facesOf('no such file')).toEqual([]);
  });
});
