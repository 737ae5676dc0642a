/**
 * Headings of divisions. A line that looks like one (`heading.ts`) is one if the sequence bears it out:
 * Article 5 follows Article 4; a damaged number is read as the one the sequence asks for; a number may begin again at 1.
 */
import type { DivisionType } from '../instrument.js';
import { headingOf, headingOfLine } from './heading.js';
import { together } from './languages/together.js';
import { capitalShare, type HeadingCandidate, isInCapitals } from './lines.js';
import { asFigure, readingsOf, roman } from './numbers.js';
import { endsSentence, marker, neighbour, type Reading, type Row, take } from './row.js';

/** How deep each type of division lies; a heading closes what is as deep or deeper. */
export const depth: Readonly<Record<DivisionType, number>> = {
  treaty: 0,
  notice: 1,
  protocol: 1,
  exchange: 1,
  minutes: 1,
  annex: 1,
  appendix: 1,
  schedule: 1,
  statute: 2,
  letter: 2,
  enclosure: 3,
  preamble: 8,
  part: 4,
  title: 5,
  chapter: 6,
  section: 7,
  article: 8,
};
const attached = (type: DivisionType) => depth[type] <= 3 && type !== 'treaty';

const attachedInCapitals = new RegExp(`^(?:${together.attachedInCapitals})`);
const article = new RegExp(`^(?:${together.article})`, 'i');
/** `FOR …`, in capitals: whom a name below it signs for. */
const forWhom = new RegExp(String.raw`^(?:${together.for.toUpperCase()})\b`);
const verbs = new RegExp(String.raw`(?<!\p{L})(?:${together.verbsOfArticles})(?!\p{L})`, 'u');

export function findDivisions(reading: Reading, from: number): void {
  const { rows } = reading;
  const last = new Map<DivisionType, number>();
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    if (row?.role !== 'text' || row.line.text.length > 20_000) continue;
    const found = numbered(reading, i, last) ?? unnumbered(reading, i);
    if (!found) continue;
    if (attached(found)) last.clear();
    for (const type of last.keys()) if (type !== 'article' && depth[type] > depth[found]) last.delete(type);
    i = takeTitle(reading, i, found);
  }
  findGroups(reading, from);
}

/** `Legal status`, `Staff`, each alone above one article or more; above every article it is the article's own title. */
function findGroups(reading: Reading, from: number): void {
  const { rows } = reading;
  const groups = rows.filter((_, i) => i > from && isGroupTitle(reading, i));
  const articles = rows.filter(
    ({ role, type, joined }) => role === 'heading' && type === 'article' && !joined,
  );
  if (groups.length < 2 || articles.length < groups.length * 1.5) return;
  for (const row of groups) setHeading(row, 'section', 'a title alone, above an article');
}

function isGroupTitle({ rows }: Reading, at: number): boolean {
  const row = rows[at];
  const before = rows[neighbour(rows, at, -1)];
  const next = rows[neighbour(rows, at, 1)];
  return (
    row?.role === 'text' &&
    row.line.text.length < 60 &&
    /^\p{Lu}[^.,:;!?\d]{3,}$/u.test(row.line.text) &&
    before !== undefined &&
    before.role !== 'heading' &&
    endsSentence(before.line.text) &&
    next?.role === 'heading' &&
    next.type === 'article'
  );
}

function numbered(reading: Reading, at: number, last: Map<DivisionType, number>): DivisionType | undefined {
  const row = reading.rows[at];
  if (!row) return undefined;
  const heading = headingOfLine(row.line, reading.language);
  if (!heading || !standsFree(reading, at, heading)) return undefined;
  const previous = last.get(heading.type);
  const expected = (previous ?? 0) + 1;
  if (heading.damaged && !heading.first && readingsOf(heading.token, expected)[0]?.value !== expected)
    return undefined;
  const letter = letterOf(heading, previous);
  const value = letter ?? numberOf(heading, previous, row);
  if (value === undefined) return undefined;
  const { number, damaged, suffix } = value;
  last.set(heading.type, number);
  take(row, 'heading', evidenceOf(heading, number, previous, damaged), damaged ? 'medium' : 'high');
  row.type = heading.type;
  row.n = letter ? heading.token : `${number}${suffix}`;
  row.labelStart = heading.labelStart;
  row.labelEnd = heading.labelEnd;
  return heading.type;
}

function evidenceOf(
  heading: HeadingCandidate,
  number: number,
  previous: number | undefined,
  damaged: boolean,
): string {
  const sequence =
    previous === undefined
      ? 'the first of its kind here'
      : number === previous + 1
        ? `follows ${previous}`
        : number === 1
          ? 'begins again at 1'
          : `after ${previous}`;
  return `${heading.type} heading; ${sequence}${damaged ? `; "${heading.token}" read as ${number} by the sequence` : ''}`;
}

const pending = new RegExp(String.raw`(?:\b(?:${together.pending})|,)$`, 'i');

/** A heading does not stand in the middle of a sentence. */
function standsFree(reading: Reading, at: number, heading: HeadingCandidate): boolean {
  const row = reading.rows[at];
  const before = reading.rows[neighbour(reading.rows, at, -1)];
  if (!row || !before || before.role !== 'text') return true;
  const alone = heading.restStart >= row.line.text.length;
  if (endsSentence(before.line.text) || row.line.blankBefore > 0) return true;
  if (alone && before.line.text.length < (reading.width ?? 0) * 0.6) return true;
  return alone
    ? !pending.test(before.line.text)
    : /,$/.test(before.line.text) === false && before.line.text.length < (reading.width ?? 60) * 0.6;
}

function numberOf(
  heading: HeadingCandidate,
  previous: number | undefined,
  row: Row,
): { number: number; damaged: boolean; suffix: string } | undefined {
  if (heading.first) return { number: 1, damaged: false, suffix: '' };
  if (heading.inWords !== undefined) return { number: heading.inWords, damaged: false, suffix: '' };
  const expected = (previous ?? 0) + 1;
  const alone = heading.restStart >= row.line.text.length;
  const readings = readingsOf(heading.token, expected);
  const follows = readings.find((reading) => reading.value === expected);
  const isDamaged = (value: number) =>
    !(
      String(value) === heading.token.replace(/\s?(?:bis|ter|quater|[A-Za-z])$/, '') ||
      roman(heading.token) === value
    );
  if (follows) return { number: expected, damaged: isDamaged(expected), suffix: follows.suffix };
  const again = readings.find((reading) => reading.suffix !== '' && reading.value === previous);
  if (again) return { number: again.value, damaged: false, suffix: again.suffix };
  const beginsAgain =
    readings.find((reading) => reading.value === 1) ??
    (/^[Ilir1|!]$/.test(heading.token) ? { value: 1 } : undefined);
  if (beginsAgain && (previous === undefined || previous > 1))
    return { number: 1, damaged: isDamaged(1), suffix: '' };
  const [other] = readings;
  const figure = asFigure(heading.token) ?? 0;
  const leap = figure - (previous ?? 0);
  if (other === undefined && alone && leap > 1 && leap <= 4)
    return { number: figure, damaged: true, suffix: '' };
  if (other?.certainty !== 'high') return damagedOnly(heading, previous, alone);
  const jump = other.value - (previous ?? 0);
  const plausible = alone ? jump > 0 && jump <= 12 : jump > 0 && jump <= 3;
  if (plausible || (alone && previous === undefined))
    return { number: other.value, damaged: false, suffix: other.suffix };
  return alone && heading.type === 'article' ? damagedOnly(heading, previous, alone) : undefined;
}

/** `Section A`, `Section B`: letters that follow one another. */
function letterOf(
  { type, token }: HeadingCandidate,
  previous: number | undefined,
): { number: number; damaged: boolean; suffix: string } | undefined {
  const number = /^[A-Z]$/.test(token) ? token.charCodeAt(0) - 64 : 0;
  const follows = number === 1 || (number > 1 && number === (previous ?? 0) + 1);
  return type !== 'article' && follows ? { number, damaged: false, suffix: '' } : undefined;
}

/** A word for article with something illegible, alone on its line: the next of the sequence. */
function damagedOnly(
  heading: HeadingCandidate,
  previous: number | undefined,
  alone: boolean,
): { number: number; damaged: boolean; suffix: string } | undefined {
  if (!alone || heading.type !== 'article' || previous === undefined) return undefined;
  return { number: previous + 1, damaged: true, suffix: '' };
}

const isAnd = ({ rows, heard }: Reading, at: number): boolean =>
  heard.some(({ titlePage }) => titlePage.and.test(rows[at]?.line.text ?? ''));

/** PROTOCOL, ANNEX, AGREED MINUTES …; COMPOSITION; `IV. BOOKS AND PUBLICATIONS`. */
function unnumbered(reading: Reading, at: number): DivisionType | undefined {
  const row = reading.rows[at];
  if (!row) return undefined;
  const { text, blankBefore } = row.line;
  if (text.length > 220 || blankBefore < 0) return undefined;
  const before = reading.rows[neighbour(reading.rows, at, -1)];
  const free =
    before?.role !== 'text' || blankBefore > 0 || endsSentence(before.line.text) || isInCapitals(text);
  if (!free) return undefined;
  if (
    isInCapitals(text.replace(/\(.*$/, '')) &&
    reading.language.notice.test(text) &&
    isBelowHead(reading, at)
  ) {
    setHeading(row, 'notice', 'the words of a notice of the Secretariat');
    return 'notice';
  }
  const attachment = reading.language.attachments.find(({ pattern }) => pattern.test(text));
  if (
    attachment &&
    (isInCapitals(text) ||
      (text.length < 60 && (blankBefore > 0 || isTitleAlone(reading, at)) && /^\p{Lu}/u.test(text)) ||
      (text.length > 60 && (blankBefore > 1 || headingBelow(reading, at))))
  ) {
    if (attachedInCapitals.test(text) && !isInCapitals(text)) return undefined;
    setHeading(row, attachment.type, 'the words of the heading of an attached text');
    return attachment.type;
  }
  if (isInSequence(reading, at)) {
    take(row, 'heading', 'a title with a number, one of a sequence', 'high');
    row.type = 'section';
    return 'section';
  }
  const item = /^([IVXLl]{1,6})\s?[.)\-–—]\s+(?=\p{Lu})/u.exec(text);
  const title = item ? text.slice(item[0].length) : text;
  if (!isTitle(title) || (!item && (isMidSentence(before, blankBefore) || !standsAsTitle(reading, at))))
    return undefined;
  // A party of the preamble: `THE GOVERNOR-GENERAL OF PAKISTAN` / `AND` / …
  if (!item && isAnd(reading, neighbour(reading.rows, at, 1))) return undefined;
  const label = item?.[1] ?? '';
  const number = roman(label.replace(/l/g, 'I'));
  setHeading(row, 'section', item ? 'a number and a title in capitals' : 'a short line in capitals, alone');
  if (item) {
    row.n = String(number ?? label);
    row.labelEnd = item[0].trimEnd().length;
  }
  return 'section';
}

const headingBelow = ({ rows, language }: Reading, at: number): boolean =>
  headingOf(rows[at + 1]?.line.text ?? '', language) !== undefined;

/** `A. THE TEMPLES`, `B. LOANS`, …; `I. Education`, `II. Art`, …, in small letters above a text. */
const sequences: readonly { readonly pattern: RegExp; readonly numbers: readonly string[] }[] = [
  { pattern: /^([A-H])\s?\.\s+(\p{Lu}{2}[^\p{Ll}.:;]{1,70})$/u, numbers: [...'ABCDEFGH'] },
  {
    pattern: /^([IVX]{1,4})\s?\.\s+(\p{Lu}\p{Ll}[^.,:;]{2,60})$/u,
    numbers: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'],
  },
];
/** How far apart two titles of a sequence may stand. */
const longestSection = 120;

/** The first has a second below it, every other has the one before it above. */
function isInSequence({ rows }: Reading, at: number): boolean {
  const text = rows[at]?.line.text ?? '';
  const next = rows[at + 1]?.line.text ?? '';
  for (const { pattern, numbers } of sequences) {
    const number = pattern.exec(text)?.[1];
    if (number === undefined || (next.length < 60 && !marker.test(next))) continue;
    const place = numbers.indexOf(number);
    const others =
      place === 0
        ? rows.slice(at + 1, at + longestSection)
        : rows.slice(Math.max(0, at - longestSection), at);
    const other = numbers[place === 0 ? 1 : place - 1];
    if (others.some(({ line }) => pattern.exec(line.text)?.[1] === other)) return true;
  }
  return false;
}

/** `… and HIS` / `MAJESTY THE KING` / `OF ITALY, …`: capitals in the middle of a sentence. */
const isMidSentence = (before: Row | undefined, blankBefore: number): boolean =>
  blankBefore === 0 &&
  before?.role === 'text' &&
  !endsSentence(before.line.text) &&
  before.line.text.length > 30 &&
  (capitalShare(before.line.text) ?? 1) < 0.9;

const isBelowHead = (reading: Reading, at: number): boolean =>
  at > 5 || reading.rows.slice(0, at).some((row) => row.role === 'head');

/** A line in capitals is no title where the sentence goes on below it, where it is a person's name, or a cell of a table. */
function standsAsTitle(reading: Reading, at: number): boolean {
  const text = reading.rows[at]?.line.text ?? '';
  const next = reading.rows[at + 1]?.line.text ?? '';
  if (reading.language.preamble.opening.test(text) && !article.test(text)) return false;
  if (/\.$|\(\d\)/.test(text) || /(?:^|\s)\p{Lu}\.\s*\p{Lu}/u.test(text)) return false;
  if (!/\s/.test(text) && next.length < 40 && !headingOf(next, reading.language)) return false;
  return !/^\p{Ll}/u.test(next) && !/^[\d\s.,]+$/.test(next);
}

function isTitleAlone(reading: Reading, at: number): boolean {
  return (reading.rows[at + 1]?.line.blankBefore ?? 1) !== 0 || reading.width === undefined;
}

function isTitle(text: string): boolean {
  return (
    text.length <= 110 &&
    isInCapitals(text) &&
    !/[,:;]$/.test(text) &&
    !/[[\]]|\d{3}|\.{3}|\t| {4}/.test(text) &&
    /\p{L}{4}/u.test(text)
  );
}

function setHeading(row: Row, type: DivisionType, evidence: string): void {
  take(row, 'heading', evidence, 'medium');
  row.type = type;
}

/** A heading shorter than this only names what is attached: `Schedule "A"`. */
const shortestTitle = 24;

/** The lines below a heading's first that are its title. Gives the index of its last line. */
function takeTitle(reading: Reading, at: number, type: DivisionType): number {
  const { rows } = reading;
  let last = at;
  for (let i = at + 1; i <= at + 4; i++) {
    const row = rows[i];
    if (!row || row.role === 'furniture') continue;
    if (row.role !== 'text' || !isTitleLine(reading, i, last, type)) break;
    take(row, 'heading', 'the title below a heading');
    row.joined = true;
    last = i;
  }
  return last;
}

function isTitleLine(reading: Reading, at: number, headingAt: number, type: DivisionType): boolean {
  const row = reading.rows[at];
  const heading = reading.rows[headingAt];
  if (!row || !heading) return false;
  const { text, blankBefore } = row.line;
  if (headingOf(text, reading.language) || marker.test(text) || blankBefore < 0 || text.length > 150)
    return false;
  const headingText = heading.line.text;
  const headingIsLabel = heading.labelEnd !== undefined && heading.labelEnd >= headingText.length;
  // `ANNEX` / `REGULATIONS FOR …`: one annex.
  const opensAnother = reading.language.attachments.some(
    (other) =>
      (other.type !== 'section' || !headingIsLabel) &&
      (other.type !== type || type !== 'annex' || heading.joined) &&
      other.pattern.test(text),
  );
  if (opensAnother) return false;
  const capitals = isInCapitals(text) && (text.match(/\p{L}/gu)?.length ?? 0) >= 3;
  if (heading.joined || !headingIsLabel) {
    const names = isInCapitals(headingText) || (attached(type) && headingText.length < shortestTitle);
    if (type === 'article' || !names) return false;
    const follows =
      blankBefore === 0 || (blankBefore === 1 && !heading.joined && isOnlyTitle(reading, at, type));
    return capitals && follows && !/^[IVX]{1,4}\s?[.)]/.test(text) && !forWhom.test(text);
  }
  if (type === 'article') return isArticleTitle(reading, at, text);
  return (
    capitals ||
    (text.length < 90 && /^\p{Lu}/u.test(text) && !endsSentence(text) && startsNew(reading, at + 1))
  );
}

/** What is annexed under a title of its own. */
const titled: ReadonlySet<DivisionType> = new Set(['annex', 'appendix', 'schedule']);

/** How far down other titles are looked for. */
const longestAnnex = 300;

/** `MODEL CONTRACT`, below `ANNEX`: its title, unless others stand beside it further down. */
function isOnlyTitle(reading: Reading, at: number, type: DivisionType): boolean {
  if (!titled.has(type)) return false;
  const { attachments } = reading.language;
  for (let i = at + 1; i < at + longestAnnex; i++) {
    const row = reading.rows[i];
    if (row?.role !== 'text') continue;
    const { text, blankBefore } = row.line;
    if (attachments.some((one) => one.type !== 'section' && one.pattern.test(text))) break;
    if (blankBefore > 0 && isTitle(text)) return false;
  }
  return true;
}

/** `Definitions` between `Article 1` and its text. */
function isArticleTitle(reading: Reading, at: number, text: string): boolean {
  if (text.length > 90 || endsSentence(text) || !/^[\p{Lu}"“«]/u.test(text) || /,$/.test(text)) return false;
  if (reading.width !== undefined && text.length > reading.width * 0.8 && !isInCapitals(text)) return false;
  return startsNew(reading, at + 1) && !verbs.test(text);
}

const startsNew = (reading: Reading, at: number): boolean => {
  const next = reading.rows[at];
  return (
    next !== undefined &&
    next.role === 'text' &&
    /^[\p{Lu}\d("“«]/u.test(next.line.text) &&
    !headingOf(next.line.text, reading.language)
  );
};
