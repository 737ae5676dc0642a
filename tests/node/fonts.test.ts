/** Fonts of this machine by the characters they have. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { facesOf } from '../../src/node/font-files.js';
import { findFonts } from '../../src/node/fonts.js';

const house = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/source-serif-4/package.json'),
);
const charactersOf = (text: string) => new Set([...text].map((one) => one.codePointAt(0) ?? 0));
const find = (text: string, named: readonly string[] = []) =>
  findFonts({ characters: charactersOf(text), named, language: 'en' });

describe('fonts', () => {
  test('the house font has Latin, Greek and Cyrillic, and needs no other', () => {
    expect(find('Article Ĉ, ψ, Я')).toEqual({ families: [], files: [], unknown: [], missing: new Set() });
  });

  test('a character that no font has is missing', () => {
    expect(find('a\u{10FFFD}').missing).toEqual(new Set([0x10fffd]));
  });

  test('what the user names comes first, also where nothing lacks: files, of folders what lacks, families', () => {
    const file = join(house, '400Regular/SourceSerif4_400Regular.ttf');
    expect(find('abc', [file])).toEqual({
      families: ['Source Serif 4'],
      files: [file],
      unknown: [],
      missing: new Set(),
    });
    expect(find('abc', [dirname(file)]).families).toEqual([]);
    expect(find('abc', ['A Face of His Own', fileURLToPath(import.meta.url)]).unknown).toEqual([
      'A Face of His Own',
      fileURLToPath(import.meta.url),
    ]);
  });

  test('a script that no font has hides no other', () => {
    const { missing } = find('ש\u{10FFFD}\u{10FFFC}');
    if (find('ש').missing.size > 0) console.log('skipped: no font here has Hebrew');
    else expect(missing).toEqual(new Set([0x10fffd, 0x10fffc]));
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
    const [face] = facesOf(join(house, '400Regular/SourceSerif4_400Regular.ttf'));
    expect([face?.family, face?.style]).toEqual(['Source Serif 4', 'Regular']);
    expect([face?.has(0x61), face?.has(0x4e2d)]).toEqual([true, false]);
  });

  test('what is no font has no face', () => {
    expect(facesOf(fileURLToPath(import.meta.url))).toEqual([]);
    expect(facesOf('no such file')).toEqual([]);
  });
});
