/**
 * Dates in running text: `12 October 1954`, `October 12th, 1954`, `the second day of March, 1948`, `le 1er mai 1946`,
 * `vingt-six juin mil neuf cent quarante-cinq`, over line ends and with the damage of optical recognition (`I935`).
 * Found from the name of the month outwards, so that the work is linear in the length of the text.
 */
import type { Certainty } from '../instrument.js';
import type { Language } from './languages/language.js';
import { together } from './languages/together.js';

export interface FoundDate {
  readonly start: number;
  readonly end: number;
  /** ISO 8601, year-month-day. */
  readonly iso: string;
  readonly certainty: Certainty;
}

interface Grammar {
  readonly month: RegExp;
  readonly dayBefore: RegExp;
  readonly dayInWordsBefore: RegExp;
  readonly dayAfter: RegExp;
  readonly dayInWordsAfter: RegExp;
  /** `March seventeenth, …` */
  readonly dayAfterInWords: RegExp;
  readonly dayEnd: RegExp | undefined;
  readonly yearAfter: RegExp;
  readonly yearInWordsAfter: RegExp;
}

const grammars = new WeakMap<Language, Grammar>();
/** Between month and year they would join two dates. */
const conjunctions = new Set(together.and.split('|'));
/** `on Ist`, `le I°`: a one that is a letter. */
const damagedFirst = new RegExp(
  String.raw`(?:${together.beforeDay}|,)\s+[Il]\s*(?:${together.dayOrdinal}|[º°^«"*][er]{0,2})?\s*$`,
);
const letter = /[\p{Ll}]/iu;
/** How far from the month the rest of a date may stand. */
const reach = { before: 60, after: 110 };

function grammarOf(language: Language): Grammar {
  const known = grammars.get(language);
  if (known) return known;
  const months = Object.keys(language.months)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const numbers = Object.keys(language.numbers)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const links = language.links.join('|');
  const toYear = language.links.filter((link) => !conjunctions.has(link)).join('|');
  const inWords = `(?:(?:${numbers}|${links})(?![\\p{L}])[\\s,-]*)`;
  const grammar: Grammar = {
    month: new RegExp(`(?:${months})(?![\\p{L}])\\.?`, 'giu'),
    dayBefore: new RegExp(
      String.raw`(?<![\d.])([\dIlOoSJ!]{1,3}|[\dIl]\s\d)\s*(?:${together.dayOrdinal}|[º°^«"*][er]{0,2})?[\s,.'’]*${language.dayToMonth}$`,
      'iu',
    ),
    dayInWordsBefore: new RegExp(`(?<![\\p{L}])((?:${inWords})+)$`, 'iu'),
    // Of `SEPTEMBER 19TH AND 22ND, 1930` the later.
    dayAfter: new RegExp(
      String.raw`^\s+(?:\d{1,2}\s*(?:${together.dayOrdinal})?,?\s+(?:${together.and}|&)\s+)?([\dIli]{1,2})\s*(?:${together.dayOrdinal})?\s*[.,]?(?=\s*[1Il]\d{3})`,
      'iu',
    ),
    dayInWordsAfter: new RegExp(`^[\\s,]*(${inWords}{1,4})`, 'iu'),
    dayAfterInWords: new RegExp(
      `^\\s+(?:(?:${together.the})\\s+)?(?:${numbers})(?:[\\s-](?:${numbers}))?(?=,?\\s)`,
      'iu',
    ),
    dayEnd: language.dayEnd === undefined ? undefined : new RegExp(`^(.*?${language.dayEnd})`, 'su'),
    // One more figure is the marker of a note: `26 MARCH 19471`.
    yearAfter: new RegExp(
      `^[\\s,.]*(?:(?:${toYear})(?![\\p{L}])[\\s,]*){0,7}([1Il][\\dOoIlSB]{3}|20\\d\\d)(?=[1-9]?(?!\\d))`,
      'u',
    ),
    yearInWordsAfter: new RegExp(`^[\\s,]*(${inWords}{2,14})`, 'iu'),
  };
  grammars.set(language, grammar);
  return grammar;
}

/** All dates of a text, left to right, offsets into it. */
export function findDates(text: string, language: Language): FoundDate[] {
  const grammar = grammarOf(language);
  const found: FoundDate[] = [];
  grammar.month.lastIndex = 0;
  for (let match = grammar.month.exec(text); match; match = grammar.month.exec(text)) {
    // Asked here and not in the pattern, which is so twice as fast: it looks for the names alone.
    if (letter.test(text.charAt(match.index - 1))) {
      grammar.month.lastIndex = match.index + 1;
      continue;
    }
    const month = language.months[match[0].toLowerCase().replace(/\.$/, '')];
    const date =
      month === undefined
        ? undefined
        : dateAround(text, match.index, match[0].length, month, grammar, language);
    if (date && date.start >= (found.at(-1)?.end ?? 0)) found.push(date);
  }
  return found;
}

function dateAround(
  text: string,
  at: number,
  length: number,
  month: number,
  grammar: Grammar,
  language: Language,
): FoundDate | undefined {
  const after = text.slice(at + length, at + length + reach.after);
  // Asked first, for it is soon told: most that looks like a month is the verb `may`.
  if (!yearIn(after, grammar, language) && !dayAfter(after, grammar, language)) return undefined;
  const before = text.slice(Math.max(0, at - reach.before), at);
  const left = dayBefore(before, grammar, language);
  const right = left ? undefined : dayAfter(after, grammar, language);
  const day = left ?? right;
  if (!day) return undefined;
  const year = yearIn(after.slice(right?.length ?? 0), grammar, language);
  if (!year) return undefined;
  const iso = isoDate(year.value, month, day.value);
  if (!iso) return undefined;
  const start = at - (left?.length ?? 0);
  const end = at + length + (right?.length ?? 0) + year.length;
  return { start, end, iso, certainty: day.certain && year.certain ? 'high' : 'medium' };
}

interface Piece {
  readonly value: number;
  /** Characters of the text it takes, counted from the month. */
  readonly length: number;
  readonly certain: boolean;
}

function dayBefore(before: string, grammar: Grammar, language: Language): Piece | undefined {
  const figures = grammar.dayBefore.exec(before);
  if (figures?.[1] && (/\d/.test(figures[1]) || damagedFirst.test(before))) {
    const value = Number(asFigures(figures[1]));
    if (value >= 1 && value <= 31)
      return { value, length: before.length - figures.index, certain: /^\d{1,2}$/.test(figures[1]) };
    return undefined;
  }
  const words = grammar.dayInWordsBefore.exec(before);
  const first = words?.[1]?.search(firstNumber(language));
  if (!words?.[1] || first === undefined || first < 0) return undefined;
  const value = numberInWords(words[1].slice(first), language);
  if (value === undefined || value < 1 || value > 31) return undefined;
  return { value, length: before.length - words.index - first, certain: true };
}

function dayAfter(after: string, grammar: Grammar, language: Language): Piece | undefined {
  const figures = grammar.dayAfter.exec(after);
  if (figures?.[1]) {
    const value = Number(asFigures(figures[1]));
    return value >= 1 && value <= 31
      ? { value, length: figures[0].length, certain: /^\d+$/.test(figures[1]) }
      : undefined;
  }
  const words = grammar.dayEnd
    ? (grammar.dayEnd.exec(after)?.[1] ?? grammar.dayInWordsAfter.exec(after)?.[1])
    : grammar.dayAfterInWords.exec(after)?.[0];
  const value = words === undefined ? undefined : numberInWords(words, language);
  return words !== undefined && value !== undefined && value <= 31
    ? { value, length: words.length, certain: true }
    : undefined;
}

function yearIn(after: string, grammar: Grammar, language: Language): Piece | undefined {
  const figures = grammar.yearAfter.exec(after);
  if (figures?.[1]) {
    const value = Number(asFigures(figures[1]));
    return value >= 1500 && value < 2100
      ? { value, length: figures[0].length, certain: /^\d{4}$/.test(figures[1]) }
      : undefined;
  }
  const words = grammar.yearInWordsAfter.exec(after);
  const spelled = words?.[1] === undefined ? undefined : readNumber(words[1], language);
  if (!words?.[1] || !spelled || spelled.value < 1500 || spelled.value >= 2100) return undefined;
  return { value: spelled.value, length: words[0].length - words[1].length + spelled.end, certain: true };
}

/** Figures with what optical recognition made of some of them. */
export const asFigures = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/[IliJ!]/g, '1')
    .replace(/[Oo]/g, '0')
    .replace(/S/g, '5')
    .replace(/g/g, '9')
    .replace(/B/g, '8');

const firstNumberPatterns = new WeakMap<Language, RegExp>();
function firstNumber(language: Language): RegExp {
  const known = firstNumberPatterns.get(language);
  if (known) return known;
  const words = Object.keys(language.numbers)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const pattern = new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu');
  firstNumberPatterns.set(language, pattern);
  return pattern;
}

/** `one thousand nine hundred and sixty-five` → 1965; words before it that are no numbers are passed over. */
export const numberInWords = (text: string, language: Language): number | undefined =>
  readNumber(text, language)?.value;

/** The first number in words of a text, and where it ends: at a word, or a figure, that cannot go on from it. */
function readNumber(text: string, language: Language): { value: number; end: number } | undefined {
  let total = 0;
  let group = 0;
  let last: number | undefined;
  let end = 0;
  for (const match of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    const value = language.numbers[match[0]];
    if (value === undefined && (last === undefined || conjunctions.has(match[0]))) continue;
    if (value === undefined || (last !== undefined && !canFollow(last, value, total))) break;
    if (value === 1000) [total, group] = [total + Math.max(group, 1) * 1000, 0];
    else if (value === 100) group = Math.max(group, 1) * 100;
    else if (value === 20 && last === 4) group += 76;
    else if (last !== undefined && last > 10 && last < 20 && value >= 20)
      [total, group] = [group * 100, value];
    else group += value;
    last = value;
    end = match.index + match[0].length;
  }
  return last === undefined ? undefined : { value: total + group, end };
}

/** Whether a number word goes on from the one before: `sixty` `five`, `quatre` `vingt`, `dix` `sept`, `nineteen` `sixty`. */
function canFollow(last: number, value: number, total: number): boolean {
  if (value >= 100 || last >= 100) return true;
  if (last >= 20) return value < 20;
  if (last === 4 && value === 20) return true;
  if (last === 10) return value < 10;
  return last > 10 && value >= 20 && total === 0;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > days) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
