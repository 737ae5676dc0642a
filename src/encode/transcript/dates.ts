/**
 * Dates in running text: `12 October 1954`, `October 12th, 1954`, `the second day of March, 1948`, `le 1er mai 1946`,
 * `vingt-six juin mil neuf cent quarante-cinq`, over line ends and with the damage of optical recognition (`I935`).
 * Found from the name of the month outwards, so that the work is linear in the length of the text.
 */
import type { Certainty } from '../instrument.js';
import type { Language } from './languages/language.js';

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
  readonly yearAfter: RegExp;
  readonly yearInWordsAfter: RegExp;
}

const grammars = new WeakMap<Language, Grammar>();
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
  const inWords = `(?:(?:${numbers}|${links})(?![\\p{L}])[\\s,-]*)`;
  const grammar: Grammar = {
    month: new RegExp(`(?<![\\p{Ll}])(?:${months})(?![\\p{L}])\\.?`, 'giu'),
    dayBefore:
      /(?<![\d.])([\dIlOoSJ!]{1,3}|[\dIl]\s\d)\s*(?:st|nd|rd|th|er|e|ème|º|°)?[\s,.'’]*(?:day\s+)?(?:of\s+)?(?:de\s+)?$/iu,
    dayInWordsBefore: new RegExp(`(?<![\\p{L}])((?:${inWords})+)$`, 'iu'),
    dayAfter: /^\s+([\dIl]{1,2})\s*(?:st|nd|rd|th)?\s*[.,]?(?=\s*[1Il]\d{3})/iu,
    dayInWordsAfter: new RegExp(`^[\\s,]*(${inWords}{1,4})`, 'iu'),
    yearAfter: /^[\s,.]*(?:(?:of|in)\s+(?:the\s+year\s+)?|de\s+l'an\s+)?([1Il][\dOoIlSB]{3}|20\d\d)(?![\d])/u,
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
  const before = text.slice(Math.max(0, at - reach.before), at);
  const after = text.slice(at + length, at + length + reach.after);
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
  if (figures?.[1] && (/\d/.test(figures[1]) || /(?:on|le|du|of|,)\s+[Il]\s*(?:st|er)?\s*$/.test(before))) {
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
  if (!/\p{Script=Cyrillic}/u.test(after)) return undefined;
  const words = /^(.*?дня)/u.exec(after)?.[1] ?? grammar.dayInWordsAfter.exec(after)?.[1];
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
  const value = words?.[1] === undefined ? undefined : numberInWords(words[1], language);
  if (!words || value === undefined || value < 1500 || value >= 2100) return undefined;
  const length = words[0].replace(
    /(?:[\s,-]+|(?:\band|\bof|\bthe|\bet|\bin|\ble|\bde)(?=[\s,]*$))*$/,
    '',
  ).length;
  return { value, length, certain: true };
}

const asFigures = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/[IlJ!]/g, '1')
    .replace(/[Oo]/g, '0')
    .replace(/S/g, '5')
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

/** `one thousand nine hundred and sixty-five` → 1965; words that are no numbers are passed over. */
export function numberInWords(text: string, language: Language): number | undefined {
  let total = 0;
  let group = 0;
  let any = false;
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    const value = language.numbers[word];
    if (value === undefined) continue;
    any = true;
    if (value === 1000) [total, group] = [total + Math.max(group, 1) * 1000, 0];
    else if (value === 100) group = Math.max(group, 1) * 100;
    else if (value === 20 && group % 100 === 4) group += 76;
    else group += value;
  }
  return any ? total + group : undefined;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > days) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
