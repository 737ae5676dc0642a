/**
 * Dates as treaties write them, read independently of the encoder, in English and French, in figures and words:
 * `12 October 1954`, `October 12, 1954`, `the second day of March, 1948`, `le premier juin mil neuf cent cinquante`.
 */
import { printedNumber, wordNumber } from './numbers.js';

const monthNames: readonly string[] = [
  'january|janvier|января',
  'february|février|fevrier|февраля',
  'march|mars|марта',
  'april|avril|апреля',
  'may|mai|мая',
  'june|juin|июня',
  'july|juillet|июля',
  'august|août|aout|августа',
  'september|septembre|сентября',
  'october|octobre|октября',
  'november|novembre|ноября',
  'december|décembre|decembre|декабря',
];
const months = new Map(
  monthNames.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);
const month = `(?<month>${[...months.keys()].join('|')})`;
const boundary = '(?<![\\p{L}\\p{N}])';
const monthAlone = new RegExp(`${boundary}${month}(?![\\p{L}])`, 'giu');

/** A calendar date, as exact as its words. */
const iso = (year: number, monthNumber?: number, day?: number): string =>
  [String(year).padStart(4, '0'), monthNumber, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const validDay = (day: number | undefined): day is number => day !== undefined && day >= 1 && day <= 31;
const validYear = (year: number | undefined): year is number =>
  year !== undefined && year >= 1000 && year <= 2999;

/** The day that stands before a month: `12`, `12th`, `the second day of`, `vingt et un`; its words are the longest run that makes a day. */
function dayBefore(words: string): number | undefined {
  const before = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replace(/[\s,]*(day of|of|jour de|jour du mois de|du mois de|de)?\s*(the month of\s*)?$/, '');
  const tokens = before
    .replace(/\bday$/, '')
    .replace(/(\d)\s+(st|nd|rd|th|er|e)\s*$/, '$1$2')
    .trim()
    .split(/[\s,]+/);
  const last = tokens.at(-1) ?? '';
  const figure = printedFigure(last);
  if (figure !== undefined) return validDay(figure) ? figure : undefined;
  for (let count = Math.min(5, tokens.length); count > 0; count--) {
    const run = tokens.slice(-count);
    if (['and', 'et', 'the', 'le', 'la'].includes(run[0] ?? '')) continue;
    const value = wordNumber(run.join(' '));
    if (validDay(value)) return value;
  }
  return undefined;
}

const printedFigure = (token: string): number | undefined =>
  /^\d{1,2}(st|nd|rd|th|er|e)?$/i.test(token) ? printedNumber(token) : undefined;

/** What stands after a month: a day and a year (`2, 1948`), or a year in figures or words. */
function afterMonth(words: string): { day?: number | undefined; year?: number | undefined } {
  const american = /^[\s,]*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?:of\s+)?(\d{4})(?!\d)/i.exec(words);
  if (american) return { day: Number(american[1]), year: Number(american[2]) };
  const figures = /^[\s,]*(?:of\s+(?:the\s+year\s+)?|de\s+l['’]an(?:née)?\s+)?(\d{4})(?!\d)/i.exec(words);
  if (figures) return { year: Number(figures[1]) };
  const tokens = words
    .replace(/^[\s,]*(in the year|of the year|in|of|de l['’]an(née)?|de)?(\s*of our lord)?\s*/i, '')
    .split(/[\s,.;]+/);
  for (let count = Math.min(8, tokens.length); count > 1; count--) {
    const year = wordNumber(tokens.slice(0, count).join(' '));
    // `one thousand nine hundred and …`: what follows belongs to it, and is not understood.
    if (validYear(year)) return /^(?:and|et)$/i.test(tokens[count - 1] ?? '') ? {} : { year };
  }
  return {};
}

/** Every date in a text, each as ISO 8601, as exact as it is written (`1954-10-12`, `1954-10`); a lone year only where it is all there is. */
export function datesIn(text: string): string[] {
  const words = text.normalize('NFC');
  const written = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(words);
  if (written) return [written[0]];
  const found: string[] = [];
  for (const match of words.matchAll(monthAlone)) {
    const number = months.get((match.groups?.month ?? '').toLowerCase());
    const { day: dayAfter, year } = afterMonth(words.slice(match.index + match[0].length));
    if (!validYear(year) || number === undefined) continue;
    const day = dayAfter ?? dayBefore(words.slice(0, match.index));
    if (day === undefined || validDay(day)) found.push(iso(year, number, day));
  }
  if (found.length > 0) return found;
  const alone = /^\D{0,4}(\d{4})\D{0,2}$/.exec(words);
  return alone ? [alone[1] ?? ''] : [];
}

/** Both readings of a date in figures, `12/10/1954`: day first, and month first. */
export function figureDates(text: string): string[] {
  const figures = /(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/.exec(text);
  if (!figures) return [];
  const [first, second, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])];
  const readings = [
    { day: first, monthNumber: second },
    { day: second, monthNumber: first },
  ];
  return readings
    .filter(({ day, monthNumber }) => validDay(day) && monthNumber >= 1 && monthNumber <= 12)
    .map(({ day, monthNumber }) => iso(year, monthNumber, day));
}
