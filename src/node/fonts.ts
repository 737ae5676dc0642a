/**
 * Fonts by the characters they have: what the house font lacks is looked for in those that the user names, then in the
 * usual folders of this machine.
 */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FontRequest, FontsFound } from '../env.js';
import { type Face, facesOf, filesIn } from './font-files.js';

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
  if (missing.size === 0 && request.named.length === 0)
    return { families: [], files: [], unknown: [], missing };
  const there = familiesOf(folders().flatMap(filesIn).flatMap(facesOf));
  const { chosen, unknown } = namedFamilies(request.named, missing, there);
  for (const family of chosen) take(family);
  while (missing.size > 0 && chosen.length < mostFamilies) {
    const best = byScript(missing).reduce<Family | undefined>(
      (found, characters) => found ?? bestFor(characters, there, request.language),
      undefined,
    );
    if (best === undefined) break;
    chosen.push(best);
    take(best);
  }
  const main = mainOf(request, own, chosen);
  return {
    families: chosen.map(({ name }) => name),
    files: chosen.filter((one) => !there.includes(one)).flatMap(({ files }) => files),
    unknown,
    missing,
    ...(main === undefined ? {} : { main }),
  };
}

/**
 * What the user names: a file of a font, a folder, of which what has characters that lack is used, or a family that is
 * installed.
 */
function namedFamilies(
  named: readonly string[],
  missing: ReadonlySet<number>,
  there: readonly Family[],
): { chosen: Family[]; unknown: string[] } {
  const chosen: Family[] = [];
  const unknown: string[] = [];
  for (const name of named) {
    const place = statSync(name, { throwIfNoEntry: false });
    const inFolder = place?.isDirectory() ? familiesOf(filesIn(name).flatMap(facesOf)) : [];
    const others = place?.isFile()
      ? familiesOf(facesOf(name))
      : there.filter((family) => family.name.toLowerCase() === name.toLowerCase());
    if (inFolder.length + others.length === 0) unknown.push(name);
    for (const one of [...inFolder.filter(({ has }) => [...missing].some(has)), ...others])
      if (!chosen.some((other) => other.name === one.name)) chosen.push(one);
  }
  return { chosen, unknown };
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
  readonly files: readonly string[];
  has(character: number): boolean;
}

/** Faces that text may be set in: the widths and weights beside them are other families in all but name. */
const textStyles = /^(regular|book|roman|normal|(semi ?|demi ?)?bold)?\s*(italic|oblique)?$/iu;

function familiesOf(faces: readonly Face[]): Family[] {
  const byName = new Map<string, Face[]>();
  for (const face of faces) byName.set(face.family, [...(byName.get(face.family) ?? []), face]);
  return [...byName].map(([name, all]) => {
    const text = all.filter(({ style }) => textStyles.test(style));
    const same = text.length > 0 ? text : all;
    return {
      name,
      files: [...new Set(same.map(({ path }) => path))],
      has: (character) => same.every((face) => face.has(character)),
    };
  });
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

/** Characters by their script, those of which there are most first. The font for them comes first, and is the first asked for a glyph. */
function byScript(characters: ReadonlySet<number>): readonly ReadonlySet<number>[] {
  const groups = new Map<RegExp | undefined, Set<number>>();
  for (const one of characters) {
    const script = scriptOf(one);
    groups.set(script, (groups.get(script) ?? new Set()).add(one));
  }
  return [...groups.values()].sort((one, other) => other.size - one.size);
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
  const serif =
    /serif|naskh|amiri|scheherazade|mincho|myungjo|batang|song|ming|roman|times|ezra|frank|david/iu.test(
      family,
    ) && !/sans/iu.test(family);
  const odd = /mono|condensed|\bUI\b|kufi|nastaliq|math|fallback/iu.test(family);
  return (region?.test(family) ? 4 : 0) + (serif ? 2 : 0) + (odd ? 0 : 1);
}
