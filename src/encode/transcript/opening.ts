/** Where a transcript begins: title page, translation marks, and the heading of the instrument, however broken over lines. */
import { findDates } from './dates.js';
import { headingOf } from './heading.js';
import { together } from './languages/together.js';
import { capitalShare, collapse, isInCapitals } from './lines.js';
import { neighbour, type Reading, type Row, take } from './row.js';
import { doneInCapitals } from './split.js';

/** How many lines a title page and a heading may take, at most. */
const openingLength = 70;
/** `No. 4421`, `II. No. 266`, `N° I-3108`, `No. 10 402`, `No. 56 34`, and with the damage of optical recognition `No. I234`; no `No. 23 of 1961`. */
export const numberAtStart = new RegExp(
  String.raw`^\W{0,3}(?:[IVX]{1,4}[.)]\s+)?N\s?[o°º0]s?\s?[.,:]?\s?(?:([IVX]{1,3})\s?[-–—]\s?)?(\d{1,2}\s\d{3}(?!\d)|\d{2}\s\d{2}(?=\.\s)|(?=[IlOoS]{0,3}[\dg])[\dIlOoSg]{1,6})(?![\p{L}\d/]|\s(?:${together.of})\s\d{4})`,
  'iu',
);

/** Marks the rows of title page, translation marks and heading; gives the index of the first row after them. */
export function findOpening(reading: Reading): number {
  const titlePageEnd = findTitlePage(reading);
  const start = findHeadStart(reading, titlePageEnd);
  if (start === undefined) return titlePageEnd;
  markTranslations(reading, titlePageEnd, start + 1);
  markCover(reading, titlePageEnd, start);
  const end = findHeadEnd(reading, start);
  const second = secondTitle(reading, end);
  if (second === undefined) return end;
  markCover(reading, start, second);
  return findHeadEnd(reading, second);
}

/** What stands before the heading: a series and its number, a cover. */
function markCover(reading: Reading, from: number, to: number): void {
  for (const row of reading.rows.slice(from, to))
    if (row.role === 'text' || row.role === 'head') {
      take(row, 'titlePage', 'stands before the heading');
      row.joined = false;
    }
}

/** How far below a first title a second may stand. */
const coverLength = 8;

/** Below the lines of a cover, or of the agreement that is amended: a title in capitals, with its parties or its date. */
function secondTitle(reading: Reading, from: number): number | undefined {
  const { rows, language } = reading;
  for (let i = from; i < Math.min(rows.length, from + coverLength); i++) {
    const row = rows[i];
    if (row?.role !== 'text') continue;
    const { text } = row.line;
    const capitals = isInCapitals(text) && text.length > 8;
    if (capitals && namesInstrument(reading, i, 1)) {
      const title = rows
        .slice(i, i + capitalsFollowing(reading, i))
        .map(({ line }) => line.text)
        .join(' ');
      return language.titleParties.from.test(title) || findDates(title, language).length > 0 ? i : undefined;
    }
    if (text.length > 120 || headingOf(text, language)) return undefined;
    if (!capitals && language.preamble.opening.test(text)) return undefined;
  }
  return undefined;
}

/** So many lines of prose on end are no subject on a title page. */
const longestSubject = 6;
const isProse = (text: string): boolean => text.length > 45 && (capitalShare(text) ?? 1) < 0.3;

function findTitlePage(reading: Reading): number {
  const { rows, heard } = reading;
  let last = -1;
  let prose = 0;
  for (let i = 0; i < Math.min(rows.length, openingLength); i++) {
    const text = rows[i]?.line.text ?? '';
    if (headingOf(text, reading.language) || doneInCapitals.test(text)) break;
    if (
      text.length < 60 &&
      heard.some(({ letters, notice }) => letters.salute.test(text) || notice.test(text))
    )
      break;
    const previous = rows[i - 1]?.line.text ?? '';
    prose = isProse(text) && isProse(previous) ? prose + 1 : 0;
    if (prose > longestSubject || text.length > 500) break;
    const registered = heard.some((language) => language.titlePage.registration.test(text));
    if (registered || heard.some((language) => language.titlePage.languages.test(text)))
      last = endOfSentence(rows, i);
  }
  if (last < 0) return 0;
  for (const row of rows.slice(0, last + 1))
    if (row.role === 'text')
      take(row, 'titlePage', 'stands before a line of registration or of official texts');
  return last + 1;
}

/** The line on which a sentence that begins at `from` ends. */
function endOfSentence(rows: readonly Row[], from: number): number {
  let last = from;
  while (last < from + 4) {
    const row = rows[last];
    const next = rows[last + 1];
    if (!row || !next || next.role !== 'text' || next.line.blankBefore > 1) break;
    if (/^[\dIl]\d{3}\.$/.test(next.line.text)) return last + 1;
    if (
      /\d{4}\s*\.$/.test(row.line.text) ||
      (/\.$/.test(row.line.text) && /^\p{Lu}/u.test(next.line.text) && row.line.text.length < 60)
    )
      break;
    if (isInCapitals(next.line.text)) break;
    last++;
  }
  return last;
}

function findHeadStart(reading: Reading, from: number): number | undefined {
  const { rows } = reading;
  const limit = Math.min(rows.length, from + 25);
  let titled: number | undefined;
  for (let i = from; i < limit; i++) {
    const row = rows[i];
    if (row?.role !== 'text') continue;
    const { text } = row.line;
    if (headingOf(text, reading.language)) break;
    if (reading.heard.some((language) => language.translation.test(text))) continue;
    if (numberAtStart.test(text) && (namesInstrument(reading, i, 8) || namesParties(reading, i))) return i;
    if (from > 0 && isProse(text) && text.length > 60 && !beginsWithKind(reading, text)) break;
    const capitals = isInCapitals(text) && text.length > 8;
    if (capitals && titled === undefined && namesInstrument(reading, i, capitalsFollowing(reading, i)))
      titled = i;
    if (
      titled === undefined &&
      i < from + 6 &&
      beginsWithKind(reading, text) &&
      (row.line.blankBefore !== 0 || i === from)
    )
      titled = i;
    if (titled !== undefined && (row.line.blankBefore > 0 || !capitals)) break;
  }
  return titled;
}

/** How many lines from here on are in capitals. */
function capitalsFollowing(reading: Reading, at: number): number {
  let count = 1;
  while (count < 8 && isInCapitals(reading.rows[at + count]?.line.text ?? '')) count++;
  return count;
}

/** `No. 9817. CULTURAL CONVEN TION BETWEEN …`: a number, and capitals that name who concluded it. */
function namesParties(reading: Reading, at: number): boolean {
  const title = reading.rows
    .slice(at, at + capitalsFollowing(reading, at))
    .map(({ line }) => line.text)
    .join(' ');
  return isInCapitals(title) && reading.heard.some(({ titleParties }) => titleParties.from.test(title));
}

function namesInstrument(reading: Reading, at: number, lines: number): boolean {
  const text = reading.rows
    .slice(at, at + lines)
    .map((row) => row.line.text.slice(0, 400))
    .join(' ');
  const title = text.replace(numberAtStart, '').replace(/^[\s.\-–—:]+/, '');
  return reading.heard.some((language) =>
    language.kinds.some(({ pattern }) => pattern.test(title.slice(0, 500))),
  );
}

const concludedWith = new RegExp(String.raw`(?<![\p{L}])(?:${together.concludedWith})(?![\p{L}])`, 'u');
const instrumentNamed = new RegExp(String.raw`^(?:\p{Lu}[\p{L}-]+ ){0,4}(?:${together.instruments})`, 'u');

/** A title in small letters: `Treaty of Peace between …`, one line, no sentence. */
function beginsWithKind(reading: Reading, text: string): boolean {
  if (/^(?:\p{Lu}{3,}[ ,]+){1,4}\p{Ll}/u.test(text) && text.length < 300)
    return namesKind(reading, /^(?:\p{Lu}{3,}[ ,]+)+/u.exec(text)?.[0] ?? '') && concludedWith.test(text);
  if (text.length > 300 || /[.;:,]$/.test(text)) return false;
  return reading.heard.some(
    (language) => instrumentNamed.test(text) && language.kinds.some(({ pattern }) => pattern.test(text)),
  );
}

const namesKind = (reading: Reading, text: string): boolean =>
  reading.heard.some((language) => language.kinds.some(({ pattern }) => pattern.test(text)));

/** Marks the lines of the heading; its end is where it says when it was signed, or where the lines stop going on. */
function findHeadEnd(reading: Reading, start: number): number {
  const { rows } = reading;
  let said = '';
  let index = start;
  for (; index < Math.min(rows.length, start + 25); index++) {
    const row = rows[index];
    if (!row) break;
    if (row.role !== 'text') continue;
    if (index > start && !goesOn(reading, said, index)) break;
    row.joined = index > start;
    take(
      row,
      'head',
      index > start
        ? 'the heading goes on'
        : numberAtStart.test(row.line.text)
          ? 'a number, and words that name an instrument'
          : 'a title that names an instrument',
    );
    said = collapse(`${said} ${row.line.text}`);
  }
  return index;
}

const andAgain = new RegExp(String.raw`^(?:${together.goesOn})\b`);

function goesOn(reading: Reading, said: string, at: number): boolean {
  const { rows, heard } = reading;
  const row = rows[at];
  const before = rows[neighbour(rows, at, -1)];
  if (!row || !before) return false;
  const { text } = row.line;
  if (heard.some(({ letters }) => letters.numeral.test(text))) return false;
  const signs = heard.some((language) => language.signedAt.test(text) && text.search(language.signedAt) < 80);
  const dated = heard.some((language) =>
    findDates(said.slice(-90), language).some((date) => date.end > said.slice(-90).length - 4),
  );
  const pending = heard.some((language) => language.headingJoins.after.test(said));
  const joins = heard.some((language) => language.headingJoins.before.test(text));
  if (dated && !pending)
    return (
      andAgain.test(text) ||
      /^A\.\s?D\.$/.test(text) ||
      // The date is of another instrument: `… TO THE AGREEMENT OF 27 OCTOBER 1956` / `BETWEEN …`.
      (joins &&
        isInCapitals(text) &&
        row.line.blankBefore === 0 &&
        !heard.some(({ signedAt }) => signedAt.test(said)))
    );
  if (heard.some((language) => language.preamble.opening.test(text)) && !isInCapitals(text)) return false;
  if (heard.some((language) => language.translation.test(text)) || headingOf(text, reading.language))
    return false;
  const capitals = (capitalShare(text) ?? 0.75) >= 0.7;
  const headInCapitals = (capitalShare(said.replace(/^\W*No?/i, '')) ?? 1) >= 0.6;
  const unnamed = !heard.some((language) => language.kinds.some(({ pattern }) => pattern.test(said)));
  if (text.length > 400) return false;
  if (row.line.blankBefore > 0)
    return (
      (unnamed || pending || signs || (joins && capitals)) &&
      (capitals || signs || !headInCapitals || unnamed)
    );
  return capitals || signs || (!headInCapitals && (pending || joins || /^\p{Ll}/u.test(text))) || unnamed;
}

function markTranslations(reading: Reading, from: number, to: number): void {
  for (const row of reading.rows.slice(from, to)) markTranslation(reading, row);
}

export function markTranslation(reading: Reading, row: Row): void {
  if (
    row.role === 'text' &&
    row.line.text.length < 80 &&
    reading.heard.some((language) => language.translation.test(row.line.text))
  )
    take(row, 'translation', 'the word for translation, alone');
}
