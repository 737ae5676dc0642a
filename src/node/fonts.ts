/**
 * Fonts of this machine by the characters they have: what the house font lacks is looked for in the usual folders.
 * Of each file only its tables `name` and `cmap` are read (OpenType 1.9, formats 4 and 12, collections too).
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FontRequest, FontsFound } from '../env.js';

/** Where systems keep their fonts; what is not there is passed over. */
const folders = (): string[] => [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  ...(process.env.WINDIR ? [join(process.env.WINDIR, 'Fonts')] : []),
];

interface Face {
  readonly family: string;
  readonly style: string;
  has(character: number): boolean;
}

/** More families than this in one edition is no typography. */
const mostFamilies = 8;

/**
 * Families beside the house font, those named first, then one for each script, then what has most of the rest; and the
 * characters that none has.
 */
export function findFonts(request: FontRequest): FontsFound {
  const house = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-serif-4/package.json'),
  );
  const missing = new Set(request.characters);
  const take = ({ has }: Family) => {
    for (const character of missing) if (has(character)) missing.delete(character);
  };
  const own = familiesOf(facesOf(join(house, '400Regular/SourceSerif4_400Regular.ttf')));
  for (const family of own) take(family);
  if (missing.size === 0 && request.named.length === 0) return { families: [], missing };
  const there = familiesOf(folders().flatMap(filesIn).flatMap(facesOf));
  const families: string[] = [];
  for (const name of request.named) {
    families.push(name);
    for (const family of there) if (family.name.toLowerCase() === name.toLowerCase()) take(family);
  }
  while (missing.size > 0 && families.length < mostFamilies) {
    const best = bestFor(ofOneScript(missing), there, request.language);
    if (best === undefined) break;
    families.push(best.name);
    take(best);
  }
  const main = mainOf(
    request,
    own,
    there.filter(({ name }) => families.includes(name)),
  );
  return { families, missing, ...(main === undefined ? {} : { main }) };
}

/** A family that has all that is frequent, where that is of Europe and the house font has it not. */
function mainOf({ frequent = new Set() }: FontRequest, own: readonly Family[], chosen: readonly Family[]) {
  const lacking = [...frequent].filter((one) => !own.some(({ has }) => has(one)));
  if (lacking.length === 0 || lacking.some((one) => scriptOf(one) !== undefined)) return undefined;
  return chosen.find(({ has }) => [...frequent].every(has))?.name;
}

/** The faces of one name. The typesetter takes that of the weight and slope it sets, and looks into no other. */
interface Family {
  readonly name: string;
  has(character: number): boolean;
}

/** Faces that text may be set in: the widths and weights beside them are other families in all but name. */
const textStyles = /^(regular|book|roman|normal|(semi ?|demi ?)?bold)?\s*(italic|oblique)?$/iu;

function familiesOf(faces: readonly Face[]): Family[] {
  const byName = new Map<string, Face[]>();
  for (const face of faces)
    if (textStyles.test(face.style)) byName.set(face.family, [...(byName.get(face.family) ?? []), face]);
  return [...byName].map(([name, same]) => ({
    name,
    has: (character) => same.every((face) => face.has(character)),
  }));
}

/** Scripts that one font has as a whole, and another not at all. Those of Europe are together in one. */
const scripts = [
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  ...'Arabic Hebrew Hangul Devanagari Bengali Gurmukhi Gujarati Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Ethiopic Syriac Cherokee Mongolian Thaana'
    .split(' ')
    .map((name) => new RegExp(`\\p{Script=${name}}`, 'u')),
];

const scriptOf = (character: number): RegExp | undefined =>
  scripts.find((script) => script.test(String.fromCodePoint(character)));

/** Of characters those of the script that most are of. The font for it comes first, and is the first asked for a glyph. */
function ofOneScript(characters: ReadonlySet<number>): ReadonlySet<number> {
  const groups = new Map<RegExp | undefined, Set<number>>();
  for (const one of characters) {
    const script = scriptOf(one);
    groups.set(script, (groups.get(script) ?? new Set()).add(one));
  }
  return [...groups.values()].reduce((one, other) => (other.size > one.size ? other : one));
}

/** The family that has most of them; of equals the one for the language, the one with serifs, the first by name. */
function bestFor(
  missing: ReadonlySet<number>,
  families: readonly Family[],
  language: string,
): Family | undefined {
  let best: { family: Family; score: number } | undefined;
  for (const family of families) {
    let count = 0;
    for (const character of missing) if (family.has(character)) count++;
    if (count === 0) continue;
    const score = count * 10 + suits(family.name, language);
    if (!best || best.score < score || (best.score === score && best.family.name > family.name))
      best = { family, score };
  }
  return best?.family;
}

const regions: readonly (readonly [language: RegExp, family: RegExp])[] = [
  [/^ja/u, /\bJP\b/u],
  [/^ko/u, /\bKR\b/u],
  [/^zh-(hant|tw|hk|mo)/iu, /\b(TC|HK)\b/u],
  [/^zh/u, /\bSC\b/u],
];

function suits(family: string, language: string): number {
  const region = regions.find(([one]) => one.test(language))?.[1];
  const serif = /serif|naskh|mincho|myungjo|batang|song|roman|times/iu.test(family) && !/sans/iu.test(family);
  const odd = /mono|condensed|\bUI\b|kufi|nastaliq|math|fallback/iu.test(family);
  return (region?.test(family) ? 4 : 0) + (serif ? 2 : 0) + (odd ? 0 : 1);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ttf|otf|ttc|otc)$/iu.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The faces of a file; none of one that cannot be read as a font. */
export function facesOf(path: string): Face[] {
  let file: number | undefined;
  try {
    const opened = openSync(path, 'r');
    file = opened;
    const read = (at: number, length: number): DataView => {
      const bytes = new Uint8Array(length);
      const got = readSync(opened, bytes, 0, length, at);
      return new DataView(bytes.buffer, 0, got);
    };
    const head = read(0, 12);
    if (head.getUint32(0) !== 0x74746366) return [faceAt(0, read)];
    const offsets = read(12, head.getUint32(8) * 4);
    return Array.from({ length: head.getUint32(8) }, (_, at) => faceAt(offsets.getUint32(at * 4), read));
  } catch {
    return [];
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

type Read = (at: number, length: number) => DataView;

function faceAt(start: number, read: Read): Face {
  const count = read(start + 4, 2).getUint16(0);
  const directory = read(start + 12, count * 16);
  const table = (tag: number): DataView => {
    for (let at = 0; at < count * 16; at += 16)
      if (directory.getUint32(at) === tag)
        return read(directory.getUint32(at + 8), directory.getUint32(at + 12));
    throw new RangeError('no such table');
  };
  const names = namesOf(table(0x6e616d65));
  return {
    family: names.get(16) ?? names.get(1) ?? '',
    style: names.get(17) ?? names.get(2) ?? '',
    has: mapOf(table(0x636d6170)),
  };
}

/** English names (platform 3, language 0x409) by their number. */
function namesOf(table: DataView): Map<number, string> {
  const names = new Map<number, string>();
  const texts = table.getUint16(4);
  for (let at = 6; at < 6 + table.getUint16(2) * 12; at += 12) {
    if (table.getUint16(at) !== 3 || table.getUint16(at + 4) !== 0x409) continue;
    const start = texts + table.getUint16(at + 10);
    let text = '';
    for (let unit = start; unit < start + table.getUint16(at + 8); unit += 2)
      text += String.fromCharCode(table.getUint16(unit));
    names.set(table.getUint16(at + 6), text);
  }
  return names;
}

/** Which characters a `cmap` has: by its table of all of Unicode, else by that of the first plane. */
function mapOf(table: DataView): (character: number) => boolean {
  let [short, long] = [0, 0];
  for (let at = 4; at < 4 + table.getUint16(2) * 8; at += 8) {
    const offset = table.getUint32(at + 4);
    const format = table.getUint16(offset);
    if (format === 12) long = offset;
    else if (format === 4) short = offset;
  }
  if (long > 0) return (character) => inGroups(table, long, character);
  return short > 0 ? (character) => inSegments(table, short, character) : () => false;
}

function inGroups(table: DataView, start: number, character: number): boolean {
  let [low, high] = [0, table.getUint32(start + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = start + 16 + middle * 12;
    if (table.getUint32(at) > character) high = middle - 1;
    else if (table.getUint32(at + 4) < character) low = middle + 1;
    else return table.getUint32(at + 8) + character - table.getUint32(at) !== 0;
  }
  return false;
}

function inSegments(table: DataView, start: number, character: number): boolean {
  const size = table.getUint16(start + 6);
  for (let at = 0; at < size; at += 2) {
    if (table.getUint16(start + 14 + at) < character) continue;
    const first = table.getUint16(start + 16 + size + at);
    if (first > character) return false;
    const place = start + 16 + 3 * size + at;
    const range = table.getUint16(place);
    const delta = table.getUint16(start + 16 + 2 * size + at);
    if (range === 0) return ((character + delta) & 0xffff) !== 0;
    return table.getUint16(place + range + (character - first) * 2) !== 0;
  }
  return false;
}
