/**
 * Page furniture: running heads, page numbers, the number of the treaty at the foot.
 * Evidence: the words of the series; standing beside such words; a number alone where a sentence is broken off, or next to a form feed.
 */
import { headingOf } from './heading.js';
import { together } from './languages/together.js';
import { collapse } from './lines.js';
import { endsSentence, type Reading, type Row, take } from './row.js';

const year = /^(?:1[89]|20)\d{2}\.?$/;
const pageNumber = /^\d{1,4}\.?$/;
const signature = new RegExp(String.raw`^(?:${together.volume})\.\s?\d{1,4}\s?[-–—]\s?\d{1,3}$`);
const treatyNumber = /^N[o°º0]s?\s?[.,:]?\s?(?:[IVX]+-)?\d{1,6}\.?$/i;

export function findFurniture(reading: Reading): void {
  const { rows } = reading;
  const beside: Row[][] = [];
  rows.forEach((row, index) => {
    if (row.role !== 'text' || row.line.text.length > 100) return;
    if (!reading.heard.some((language) => isRunningHead(row, language.runningHead))) return;
    if (isPartyOfTitlePage(rows, index, reading)) return;
    mark(row, 'header', 'the words of a running head');
    beside.push(([-1, 1] as const).flatMap((step) => markBeside(rows, index, step, reading)));
  });
  const cells = cellsAmong(beside);
  findFeet(reading);
  rows.forEach((row, index) => {
    if (row.role === 'text' && !cells.has(row) && pageNumber.test(row.line.text))
      markLonePageNumber(rows, index);
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

/** The year and the page number that belong to a running head stand within three lines of it. Returns the rows of numbers. */
function markBeside(rows: readonly Row[], at: number, step: 1 | -1, reading: Reading): Row[] {
  const numbers: Row[] = [];
  for (let distance = 1; distance <= 3; distance++) {
    const row = rows[at + step * distance];
    if (row?.role !== 'text') return numbers;
    const { text } = row.line;
    if (year.test(text)) mark(row, 'header', 'a year beside a running head');
    else if (pageNumber.test(text)) {
      mark(row, 'pageNum', 'a number beside a running head');
      numbers.push(row);
    } else if (
      !reading.heard.some((language) => language.translation.test(text) || language.runningHead.test(text))
    )
      return numbers;
  }
  return numbers;
}

/** Page numbers are compared with those of so many running heads before and after. */
const near = [-3, -2, -1, 1, 2, 3];

/**
 * Of several numbers around one running head the page is the one that most pages nearby go on from, each by at most a leaf;
 * where that is one alone, the others are given back to the text: cells of a table that the page cut.
 */
function cellsAmong(beside: readonly (readonly Row[])[]): ReadonlySet<Row> {
  const cells = new Set<Row>();
  const pageOf = (row: Row): number => Number.parseInt(row.line.text, 10);
  const pages = beside.map((numbers) => numbers.map(pageOf));
  for (const [at, numbers] of beside.entries()) {
    if (numbers.length < 2) continue;
    const support = numbers.map((row) => {
      const goesOn = (other: number, step: number): boolean => {
        const leaves = (other - pageOf(row)) / step;
        return leaves >= 1 && leaves <= 2;
      };
      return near.filter((step) => pages[at + step]?.some((other) => goesOn(other, step))).length;
    });
    const most = Math.max(...support);
    if (support.filter((one) => one === most).length > 1) continue;
    for (const [index, row] of numbers.entries()) {
      if (support[index] === most) continue;
      take(row, 'text', 'a number beside a running head, and not its page', 'medium');
      row.type = undefined;
      cells.add(row);
    }
  }
  return cells;
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
