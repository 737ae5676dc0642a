/**
 * Footnotes, wherever they stand. Evidence: the words notes of a treaty series open with, a marker before them,
 * the number that follows the note before, a marker of that number in the text above.
 */
import { findDates } from './dates.js';
import { saysForce } from './force.js';
import { headingOf } from './heading.js';
import { isInCapitals } from './lines.js';
import { hasMarker } from './references.js';
import { continues, marker, neighbour, type Reading, type Row, take } from './row.js';

const superscripts = '¹²³⁴⁵⁶⁷⁸⁹';

interface Opener {
  readonly n: string;
  readonly labelEnd: number;
  readonly evidence: string;
}

export function findNotes(reading: Reading): void {
  const { rows } = reading;
  let previous: Row | undefined;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row?.role !== 'text') {
      if (row && row.role !== 'furniture') previous = undefined;
      continue;
    }
    const opener = openerOf(reading, i, previous);
    if (!opener) {
      if (isMarkerAlone(reading, i)) {
        take(row, 'note', 'a marker alone, above words that open a note', 'high');
        [row.n, row.labelEnd] = [row.line.text, row.line.text.length];
        i = extend(reading, i, true);
        previous = row;
        continue;
      }
      previous = undefined;
      continue;
    }
    take(row, 'note', opener.evidence, opener.n === '' ? 'medium' : 'high');
    row.n = opener.n;
    row.labelEnd = opener.labelEnd;
    i = extend(reading, i);
    previous = row;
  }
}

function openerOf(reading: Reading, at: number, previous: Row | undefined): Opener | undefined {
  const row = reading.rows[at];
  const text = row?.line.text.slice(0, 300) ?? '';
  // `1 TRADUCTION. — 2 TRANSLATION.`
  if (reading.heard.some(({ translation }) => translation.test(text)) && isInCapitals(text)) return undefined;
  const raised = /^([¹²³⁴⁵⁶⁷⁸⁹])\s*/.exec(text);
  if (raised?.[1])
    return {
      n: String(superscripts.indexOf(raised[1]) + 1),
      labelEnd: raised[1].length,
      evidence: 'opens with a raised number',
    };
  const label =
    /^(?:\((\d{1,2}|\*)\)|(\d{1,2})(?![\d.)])|(\*{1,3})\)?|([a-c])(?=\s\p{Lu}\p{Ll})|(['‘’`´"])|([Il|i!])(?=\s?[A-ZÉ]))\s?/u.exec(
      text,
    );
  const rest = label ? text.slice(label[0].length) : text;
  const printed = label?.[1] ?? label?.[2] ?? label?.[3] ?? label?.[4] ?? '';
  const n = printed !== '' ? printed : label ? '1' : '';
  const opens = reading.heard.some(
    (language) =>
      (language.noteOpener.test(rest) && (label || language.entryIntoForce.opener.test(rest))) ||
      (label && saysForce(rest, language)),
  );
  if (opens && (label || isNoteAlone(reading, at))) {
    const sequence = printed === '' && previous?.n ? String(Number(previous.n) + 1) : n;
    return {
      n: label ? sequence : previous ? nextOf(previous) : '',
      labelEnd: label?.[0].trimEnd().length ?? 0,
      evidence: label
        ? 'a note marker, then words that open a note'
        : 'words that open a note, without a marker',
    };
  }
  if (
    !label &&
    previous &&
    (row?.line.blankBefore === -1
      ? reading.heard.some((language) => language.noteOpener.test(rest))
      : row?.line.blankBefore === 0 && reading.heard.some((language) => language.translation.test(text)))
  )
    return {
      n: nextOf(previous),
      labelEnd: 0,
      evidence: 'words that open a note, beside another note',
    };
  if (
    printed !== '' &&
    /^(?:[\p{Lu}"“«]|\d.*\p{L}{3})/u.test(rest) &&
    previous?.n !== undefined &&
    Number(printed) === Number(previous.n) + 1
  )
    return {
      n,
      labelEnd: label?.[0].trimEnd().length ?? 0,
      evidence: `number ${printed} follows the note before`,
    };
  if (
    label?.[2] !== undefined &&
    /^(?:\p{Lu}|\d+ \p{Lu}\p{Ll}+\.)/u.test(rest) &&
    !reading.heard.some((language) => findDates(text.slice(0, 40), language)[0]?.start === 0) &&
    hasMarker(reading.text, row?.line.start ?? 0, label[2])
  )
    return {
      n,
      labelEnd: label[2].length,
      evidence: `a sentence after ${n}, and a marker ${n} in the text above`,
    };
  if (label?.[3] && hasAsterisk(reading, at, label[3]))
    return { n: label[3], labelEnd: label[3].length, evidence: 'an asterisk, as one in the text above' };
  if (label?.[3] && /^\p{Lu}/u.test(rest) && !isBullet(reading, at))
    return { n: label[3], labelEnd: label[3].length, evidence: 'a sentence after an asterisk, and no list' };
  return undefined;
}

/** `1`, and below it `Came into force …`. */
function isMarkerAlone({ rows, heard }: Reading, at: number): boolean {
  const below = rows[at + 1]?.line;
  return (
    /^(?:[1-9]|\*)$/.test(rows[at]?.line.text ?? '') &&
    below?.blankBefore === 0 &&
    heard.some((language) => language.noteOpener.test(below.text))
  );
}

const nextOf = (row: Row): string => (row.n && /^\d+$/.test(row.n) ? String(Number(row.n) + 1) : '');

/** Without a marker, `Came into force on …` is a note only as a paragraph of its own, or below a line that ends short. */
function isNoteAlone({ rows, width }: Reading, at: number): boolean {
  const row = rows[at];
  const before = rows[at - 1];
  if (!row || !before) return false;
  if (row.line.blankBefore !== 0 || width === undefined || /[.:;]$/.test(before.line.text)) return true;
  return before.line.text.length < width * 0.7 && !/[,\d-]$/.test(before.line.text);
}

/** Another line that begins with an asterisk stands beside it. */
const isBullet = ({ rows }: Reading, at: number): boolean =>
  [-2, -1, 1, 2].some((step) => rows[at + step]?.line.text.startsWith('*'));

function hasAsterisk(reading: Reading, at: number, sign: string): boolean {
  const start = reading.rows[at]?.line.start ?? 0;
  return (
    reading.text.slice(Math.max(0, start - 20_000), start).includes(sign) &&
    /[\p{L})]\s?\*/u.test(reading.text.slice(Math.max(0, start - 20_000), start))
  );
}

/** `Ratifications exchanged at …` and, below it without a marker, `Came into force …`: one note of the League's series. */
const saysWhenRatified = (reading: Reading, before: Row, row: Row): boolean =>
  row.line.blankBefore === 0 &&
  reading.heard.some(
    ({ entryIntoForce, ratified }) =>
      ratified.test(before.line.text) &&
      entryIntoForce.opener.test(row.line.text) &&
      /^\p{L}/u.test(row.line.text),
  );

/** `Registered by … on …`, below a note: of the same foot of the page. */
const saysWhenRegistered = ({ heard }: Reading, { line }: Row): boolean =>
  line.blankBefore === 0 &&
  heard.some(
    (language) =>
      language.titlePage.registration.exec(line.text)?.index === 0 &&
      findDates(line.text, language).length > 0,
  );

/** `DONE at …`, `IN WITNESS WHEREOF …`: no line of a note. */
const opensClosing = (before: Row, { line }: Row, { language }: Reading): boolean =>
  language.testimonium.test(line.text) ||
  (language.done.test(line.text) && (/^\p{Lu}{2}/u.test(line.text) || /\.$/.test(before.line.text)));

/** `… of the duties in`, notes, `force.`: a line in small letters that the sentence above the notes waits for, below a note that has ended. */
function resumesText({ rows }: Reading, first: number, before: Row, { line }: Row): boolean {
  const above = rows[neighbour(rows, first, -1)];
  return (
    /\.$/.test(before.line.text) &&
    /^\p{Ll}/u.test(line.text) &&
    above?.role === 'text' &&
    /[\p{L},]$/u.test(above.line.text)
  );
}

/** Takes the lines that go on from the note's first; gives the index of its last. */
function extend(reading: Reading, first: number, labelAlone = false): number {
  const { rows } = reading;
  let last = first;
  for (let i = first + 1; i < rows.length; i++) {
    const row = rows[i];
    const before = rows[last];
    if (!row || !before || row.role !== 'text' || marker.test(row.line.text)) break;
    if (labelAlone && last === first) {
      take(row, 'note', 'goes on from the marker');
      row.joined = true;
      last = i;
      continue;
    }
    if (headingOf(row.line.text, reading.language) || opensClosing(before, row, reading)) break;
    const belongs = saysWhenRatified(reading, before, row) || saysWhenRegistered(reading, row);
    if (openerOf(reading, i, before) && !belongs) break;
    if (row.line.blankBefore > 0 || resumesText(reading, first, before, row)) break;
    if (!continues(before.line, row.line, reading) && !belongs) break;
    take(row, 'note', 'goes on from the note');
    row.joined = true;
    last = i;
  }
  return last;
}
