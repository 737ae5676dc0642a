/**
 * Page furniture: running heads, page numbers, the number of the treaty at the foot.
 * Evidence: the words of the series; standing beside such words; a number alone where a sentence is broken off, or next to a form feed.
 */
import { headingOf } from './heading.js';
import { collapse } from './lines.js';
import { endsSentence, type Reading, type Row, take } from './row.js';

const year = /^(?:1[89]|20)\d{2}\.?$/;
const pageNumber = /^\d{1,4}\.?$/;
const signature = /^Vol\.\s?\d{1,4}\s?[-–—]\s?\d{1,3}$/;
const treatyNumber = /^N[o°º0]s?\s?[.,:]?\s?(?:[IVX]+-)?\d{1,6}\.?$/i;

export function findFurniture(reading: Reading): void {
  const { rows } = reading;
  rows.forEach((row, index) => {
    if (row.role !== 'text' || row.line.text.length > 100) return;
    if (isPartyOfTitlePage(rows, index, reading)) return;
    if (reading.heard.some((language) => isRunningHead(row, language.runningHead))) {
      mark(row, 'header', 'the words of a running head');
      for (const step of [-1, 1] as const) markBeside(rows, index, step, reading);
    }
  });
  findFeet(reading);
  rows.forEach((row, index) => {
    if (row.role === 'text' && pageNumber.test(row.line.text)) markLonePageNumber(rows, index);
  });
}

function mark(row: Row, type: 'header' | 'footer' | 'pageNum', evidence: string): void {
  take(row, 'furniture', evidence, 'high');
  row.type = type;
}

/** `UNITED NATIONS`, and below it `and`: the organisation as a party, not a running head. */
function isPartyOfTitlePage(rows: readonly Row[], at: number, { heard }: Reading): boolean {
  const beside = [rows[at - 1], rows[at + 1]].map((row) => row?.line.text ?? '');
  return beside.some((text) => heard.some(({ titlePage }) => titlePage.and.test(text)));
}

/** A running head has nothing on its line but the series, a year and a page. */
function isRunningHead(row: Row, pattern: RegExp): boolean {
  const found = pattern.exec(row.line.text);
  if (!found) return false;
  const rest = row.line.text.replace(found[0], ' ');
  return collapse(rest.replace(/[()\d\s.,\-–—•]/g, '')).length <= 3;
}

/** The year and the page number that belong to a running head stand within three lines of it. */
function markBeside(rows: readonly Row[], at: number, step: 1 | -1, reading: Reading): void {
  for (let distance = 1; distance <= 3; distance++) {
    const row = rows[at + step * distance];
    if (row?.role !== 'text') return;
    const { text } = row.line;
    if (year.test(text)) mark(row, 'header', 'a year beside a running head');
    else if (pageNumber.test(text)) mark(row, 'pageNum', 'a number beside a running head');
    else if (
      !reading.heard.some((language) => language.translation.test(text) || language.runningHead.test(text))
    )
      return;
  }
}

/** The number of the treaty, alone on a line, after its first place in the heading. */
function findFeet(reading: Reading): void {
  const seen = new Map<string, number>();
  reading.rows.forEach((row, index) => {
    if (row.role !== 'text' || row.line.text.length > 40) return;
    if (signature.test(row.line.text)) mark(row, 'footer', 'the signature of a sheet: volume and sheet');
    if (!treatyNumber.test(row.line.text)) return;
    const digits = /\d+/.exec(row.line.text)?.[0] ?? '';
    const before = seen.get(digits) ?? 0;
    seen.set(digits, before + 1);
    const startsHeading = index < 60 && before < 2 && startsInstrument(reading.rows, index + 1, reading);
    if (index > 0 && !startsHeading && (before > 0 || index > 12) && digits.length >= 2)
      mark(row, 'footer', 'the number of the treaty, alone, below its heading');
  });
}

function startsInstrument(rows: readonly Row[], at: number, reading: Reading): boolean {
  if (headingOf(rows[at]?.line.text ?? '', reading.language)) return false;
  const next = rows
    .slice(at, at + 3)
    .map((row) => row.line.text)
    .join(' ');
  return (
    /^[^\p{Ll}]{12,}/u.test(next) &&
    reading.heard.some((language) => language.kinds.some(({ pattern }) => pattern.test(next)))
  );
}

function markLonePageNumber(rows: readonly Row[], at: number): void {
  const row = rows[at];
  const before = rows[at - 1];
  const after = rows[at + 1];
  if (!row || row.line.text.length < 2 || !before) return;
  const breaks =
    before.role === 'text' &&
    after?.role === 'text' &&
    !endsSentence(before.line.text) &&
    /^\p{Ll}/u.test(after.line.text) &&
    before.line.text.length > 25;
  const atPageEdge = row.line.pageBefore || after?.line.pageBefore === true;
  if (breaks) mark(row, 'pageNum', 'a number alone where a sentence is broken off');
  else if (atPageEdge && row.line.text.length >= 2)
    mark(row, 'pageNum', 'a number alone next to a form feed');
}
