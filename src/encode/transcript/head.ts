/** What a heading says: number, title, place and date of signing; and the same as parts. */
import type { Fact } from '../instrument.js';
import { asFigures, type FoundDate, findDates } from './dates.js';
import { type Draft, draft, embed } from './draft.js';
import type { Language } from './languages/index.js';
import { contractions, together } from './languages/together.js';
import { collapse } from './lines.js';
import { numberAtStart } from './opening.js';

export interface HeadFacts {
  readonly number?: Fact<string>;
  readonly title?: Fact<string>;
  readonly signedOn?: Fact<string>;
  readonly signedAt?: Fact<string>;
}

/** Reads a stretch of text as the heading of an instrument (or as the lines of its title page). */
export function readHead(
  text: string,
  start: number,
  heard: readonly Language[],
): { facts: HeadFacts; phrases: Draft[] } {
  const phrases: Draft[] = [];
  const number = numberIn(text, start, phrases);
  const after = (number?.end ?? start) - start;
  const titleFrom = after + (/^[\s.,:;\-–—]*/.exec(text.slice(after))?.[0].length ?? 0);
  const signed = signedClause(text, titleFrom, start, heard);
  if (signed) phrases.push(...signed.phrases);
  const titleTo = text.slice(0, signed?.from ?? text.length).replace(/[\s.,;(]+$/, '').length;
  const title =
    titleTo > titleFrom
      ? { value: titleOf(text.slice(titleFrom, titleTo)), start: start + titleFrom, end: start + titleTo }
      : undefined;
  if (title) phrases.push(draft('instrumentTitle', title.start, title.end));
  return {
    facts: {
      ...(number ? { number } : {}),
      ...(title ? { title } : {}),
      ...(signed?.date ? { signedOn: signed.date } : {}),
      ...(signed?.place ? { signedAt: signed.place } : {}),
    },
    phrases,
  };
}

function numberIn(text: string, start: number, phrases: Draft[]): Fact<string> | undefined {
  const match = numberAtStart.exec(text);
  if (!match?.[2]) return undefined;
  const to = match[0].length;
  const second = secondNumber(match[2], text.slice(to));
  const first = asFigures(match[2]);
  const isDamaged = /\D/.test(match[2].replace(/\s/g, ''));
  const fact: Fact<string> = {
    value: second === undefined ? first : `${first}-${second.value}`,
    start: start + to - match[2].length,
    end: start + to + (second?.length ?? 0),
    ...(isDamaged ? { certainty: 'medium' } : {}),
  };
  const phrase = draft('registrationNumber', fact.start, fact.end, { value: fact.value });
  if (isDamaged) [phrase.certainty, phrase.evidence] = ['medium', 'a figure is damaged'];
  phrases.push(phrase);
  return fact;
}

/** How many numbers one heading can name: `Nos. 4402-4403`. */
const mostNumbers = 20;

const goesToNumber = new RegExp(
  String.raw`^\s?(?:[-–—]|${together.to}|${together.and})\s?(\d{1,6})(?![\d/])`,
  'u',
);

/** `-4403` after 4402: the last number of a heading over several. */
function secondNumber(first: string, rest: string): { value: string; length: number } | undefined {
  const match = goesToNumber.exec(rest);
  const step = Number(match?.[1]) - Number(first);
  return match?.[1] !== undefined && step > 0 && step < mostNumbers
    ? { value: match[1], length: match[0].length }
    : undefined;
}

const titleMarker = new RegExp(
  String.raw`(?<=\p{L})\d(?=\s)|(?<=\p{L}\s)(?<!\b(?:${together.beforeFigure})\s)[\d*](?=\s)`,
  'giu',
);

/** A title without its note markers. */
const titleOf = (text: string): string => collapse(text.replace(/[¹²³⁴⁵]/g, '').replace(titleMarker, ''));

interface Clause {
  readonly from: number;
  readonly date?: Fact<string>;
  readonly place?: Fact<string>;
  readonly phrases: Draft[];
}

const beforeOtherDate = new RegExp(String.raw`\b(?:${together.beforeOtherDate})\s*$`, 'i');

/** `SIGNED AT PEKING, ON 12 OCTOBER 1954`, or, of an exchange of notes, `BUCHAREST, 2 APRIL 1963`. */
function signedClause(
  text: string,
  from: number,
  start: number,
  heard: readonly Language[],
): Clause | undefined {
  for (const language of heard) {
    const signs = language.signedAt.exec(text.slice(from));
    const dates = findDates(text, language).filter((date) => date.start >= from);
    const at = signs ? from + signs.index : undefined;
    const after = at === undefined ? dates : dates.filter((date) => date.start > at);
    if (signs && at !== undefined) return clauseOf(text, start, at, at + signs[0].length, after, language);
    for (const [index, date] of after.entries()) {
      if (beforeOtherDate.test(text.slice(0, date.start))) continue;
      const place = placeBefore(text, date.start, language);
      if (place !== undefined) return clauseOf(text, start, place, place, after.slice(index), language);
    }
  }
  return undefined;
}

function clauseOf(
  text: string,
  start: number,
  from: number,
  placeFrom: number,
  dates: readonly FoundDate[],
  language: Language,
): Clause {
  const [first] = dates;
  const last = lastOfSigning(text, dates);
  const phrases = dates.map((date) =>
    draft('date', start + date.start, start + date.end, { type: 'signature', value: date.iso }),
  );
  const again = secondPlace.exec(text.slice(placeFrom, first?.start));
  const skipped = again ? again.index + again[0].length : 0;
  const stated =
    (first && last && first !== last ? laterPlace(text, first, last, start, language) : undefined) ??
    placeIn(text, placeFrom + skipped, first?.start ?? text.length, start, language);
  const place = stated && withArticle(stated, text.slice(from, placeFrom));
  if (place) phrases.push(draft('place', place.start, place.end));
  return {
    from,
    ...(last
      ? {
          date: {
            value: last.iso,
            start: start + last.start,
            end: start + last.end,
            ...(last.certainty === 'high' ? {} : { certainty: last.certainty }),
          },
        }
      : {}),
    ...(place ? { place } : {}),
    phrases,
  };
}

const contracted = new RegExp(String.raw`(?<!\p{L})(${Object.keys(contractions).join('|')})\s*$`, 'iu');

/** `AU CAIRE`: the place is Le Caire. */
export function withArticle(place: Fact<string>, before: string): Fact<string> {
  const article = contractions[contracted.exec(before)?.[1]?.toLowerCase() ?? ''];
  return article === undefined ? place : { ...place, value: `${article} ${place.value}` };
}

/** `STOCKHOLM ON 25 AND AT OSLO ON 28 JUNE 1952`: the place of the last date. */
const secondPlace = new RegExp(
  String.raw`\s(?:${together.on})\s+\d{1,2}(?:\s+\p{L}+)?,?\s+(?:${together.and})\s+(?:${together.at})\s+`,
  'iu',
);
const andAtPlace = new RegExp(String.raw`^[\s,;]*(?:${together.and})\s+(?:${together.at})\s+`, 'iu');
const andAgain = new RegExp(String.raw`^[\s,;]*(?:${together.and}|&)\s[^.]{0,60}$`, 'iu');

/** The last of the dates that are joined by `and`: `12 AND 15 MAY 1951`, `… 1951, AND AT KABUL, ON …`. */
function lastOfSigning(text: string, dates: readonly FoundDate[]): FoundDate | undefined {
  let [last] = dates;
  for (const date of dates.slice(1)) {
    if (!last || !andAgain.test(text.slice(last.end, date.start))) break;
    last = date;
  }
  return last;
}

/** `…, ON 1 MAY 1951, AND AT KABUL, ON 26 JULY 1951`: the place that goes with the last date. */
function laterPlace(
  text: string,
  first: FoundDate,
  last: FoundDate,
  start: number,
  language: Language,
): Fact<string> | undefined {
  const between = text.slice(first.end, last.start);
  const at = andAtPlace.exec(between);
  return at ? placeIn(text, first.end + at[0].length, last.start, start, language) : undefined;
}

/** `6, 20 AND`, `SEPTEMBER 23RD AND`, before the last of several dates. */
const dayOfMonth = String.raw`(?:\d{1,2}(?:${together.dayOrdinal})?(?:\s+\p{L}+)?|\p{L}{3,9}\s+\d{1,2}(?:${together.dayOrdinal})?)`;
const earlierDays = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:${together.on}|${together.the})\s+)?(?:${dayOfMonth},\s*)*${dayOfMonth},?\s+(?:${together.and}|&)\s*$`,
  'iu',
);

const inPlace = `${together.inPlace}|${together.the}|${together.and}`;
/** The last words after the end of a sentence, capitalised but for the small ones. */
const placeAtEnd = new RegExp(
  String.raw`(?:[.:;](?:\s?[\d*¹²³](?=\s))?|\n)\s*((?:\p{Lu}(?:[\p{L}'’-]|\.(?=\p{L})|(?<=\b(?:${together.saint}))\.)*|${inPlace})(?:[\s,]+(?:\p{Lu}(?:[\p{L}'’-]|\.(?=\p{L})|(?<=\b[A-Z])\.)*|${inPlace}))*)$`,
  'u',
);

/** Where the place before a date begins, after the end of the sentence before it. */
function placeBefore(text: string, dateStart: number, language: Language): number | undefined {
  const before = text.slice(Math.max(0, dateStart - 90), dateStart);
  const linked = before.replace(earlierDays, '').replace(language.beforeDate, '');
  const match = placeAtEnd.exec(linked);
  if (!match?.[1] || match[1].length > 45) return afterComma(text, dateStart, linked, before.length);
  return dateStart - before.length + match.index + match[0].length - match[1].length;
}

/** `… AT ITS THIRTY-SECOND SESSION, GENEVA, 1 JULY 1949`, where the heading ends with the date. */
function afterComma(text: string, dateStart: number, linked: string, reach: number): number | undefined {
  if (!/^.{0,40}[\s\d.)]*$/u.test(text.slice(dateStart))) return undefined;
  const match = /,\s*(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2})$/u.exec(linked);
  return match?.[1] === undefined ? undefined : dateStart - reach + linked.length - match[1].length;
}

const endOfPlace = new RegExp(
  String.raw`,\s*(?:${together.on}|${together.and})(?!\p{L})|\s+(?:${together.on})\s|;`,
  'iu',
);
const afterPlace = new RegExp(String.raw`,\s*(?:${together.afterPlace})\b.*$`, 'is');
const smallArticle = new RegExp(`^(?:${together.smallArticle}) `, 'i');

export function placeIn(
  text: string,
  from: number,
  until: number,
  start: number,
  language: Language,
): Fact<string> | undefined {
  const raw = text.slice(from, until).replace(earlierDays, '').replace(language.beforeDate, '');
  const first = raw.split(endOfPlace)[0] ?? '';
  const words = first.replace(/[\s,.(]+$/, '').replace(afterPlace, '');
  const value = collapse(words);
  if (
    value.length < 3 ||
    value.length > 45 ||
    /\d/.test(value) ||
    !/^\p{Lu}/u.test(value.replace(smallArticle, (word) => word.toUpperCase()))
  )
    return undefined;
  const offset = from + (text.slice(from).length - text.slice(from).trimStart().length);
  return {
    value: placeName(value, language),
    start: start + offset,
    end: start + offset + words.trim().length,
  };
}

/** `THE HAGUE` → `The Hague`, `LAKE SUCCESS, NEW YORK` as it is but for its capitals. */
export function placeName(printed: string, language: Language): string {
  // `WASHlNGTON`
  const text = printed.replace(/(?<=\p{Lu})l(?=\p{Lu})/gu, 'I');
  if (text !== text.toUpperCase()) return text;
  const small = new Set(language.particles);
  let first = true;
  return text.replace(/[\p{L}'’]+(?:\.\p{L}\.?)*/gu, (word) => {
    const lower = word.toLowerCase();
    const name =
      !first && small.has(lower)
        ? lower
        : /\./.test(word)
          ? word
          : lower.replace(/^\p{L}|(?<=['’])\p{L}/u, (letter) => letter.toUpperCase());
    first = false;
    return name;
  });
}

export function embedHead(head: Draft, phrases: readonly Draft[]): void {
  embed(
    head,
    [...phrases].sort((a, b) => b.end - b.start - (a.end - a.start)),
  );
}
