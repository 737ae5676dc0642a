/**
 * Letters: a letter is known by its salutation, or by a line that names sender and addressee, or both;
 * its opening goes over several lines, of which a running head may part one from the other.
 */
import { findDates } from './dates.js';
import { together } from './languages/together.js';
import { capitalShare, isInCapitals } from './lines.js';
import { opensSignature } from './names.js';
import { neighbour, type Reading, type Row, take } from './row.js';

/** `LONDON, S.W.1` */
const postalDistrict = /,\s*(?:[NSEWC]\.\s?){1,2}\d{0,2}/u;

/** What is left of such a line without its date. */
const placeAlone = new RegExp(
  String.raw`^[\s.,']*(?:(?:${together.beforePlace})*\s*[\p{Lu}][\p{L}.'-]*(?:[ -][\p{Lu}][\p{L}.'-]*|[ -](?:${together.inPlace}|${together.the}))*)?[\s,.']*(?:${together.on}|${together.the}|${together.this}|,|\.|D\.C\.|\s)*$`,
  'u',
);

/** `Bucharest, April 2, 1963`: a place and a date, and nothing else. */
export function isDateline(reading: Reading, text: string): boolean {
  if (text.length > 90) return false;
  const [date] = findDates(text, reading.language);
  if (!date) return false;
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`.replace(postalDistrict, '');
  return rest.length < 50 && placeAlone.test(rest);
}

export function hasLetters(reading: Reading, from: number): boolean {
  let salutes = 0;
  let farewells = 0;
  for (const row of reading.rows.slice(from)) {
    const { text } = row.line;
    if (row.type === 'exchange' && row.role === 'heading') return true;
    if (text.length < 70 && reading.language.letters.salute.test(text)) salutes++;
    if (reading.language.letters.valediction.test(text)) farewells++;
  }
  return salutes > 0 && farewells > 0;
}

/** How many lines of an address may stand above a name. */
const longestAddress = 3;

/** `Monsieur le Comte de Casa Rojas`, below `Son Excellence`: to whom a letter went, and no salutation. */
export function isAddressed(reading: Reading, at: number): boolean {
  const row = reading.rows[at];
  const { salute, addressee } = reading.language.letters;
  const above = reading.rows.slice(Math.max(0, at - longestAddress), at);
  return (
    row?.line.blankBefore === 0 &&
    !/[,:!.]$/.test(row.line.text) &&
    salute.test(row.line.text) &&
    above.some(({ line }) => addressee.test(line.text))
  );
}

/** A line in capitals below the last words of a letter, and no ministry: who signs it, not who writes the next. */
export function isSigner(reading: Reading, at: number): boolean {
  const text = reading.rows[at]?.line.text ?? '';
  const { ministry, numeral, sender } = reading.language.letters;
  return (
    reading.rows[neighbour(reading.rows, at, -1)]?.role === 'valediction' &&
    isInCapitals(text) &&
    ![ministry, numeral, sender].some((pattern) => pattern.test(text))
  );
}

/** What stands between two halves of an opening that has greeted nobody yet belongs to it: the rest of who writes to whom. */
export function joinOpening({ rows }: Reading, last: number, next: number): void {
  const between = rows.slice(last + 1, next);
  const isRest = between.every(({ role, line }) => role !== 'text' || line.text.length < 110);
  if (between.length > 4 || !isRest || rows[next]?.role === 'numeral') return;
  for (const row of between)
    if (row.role === 'text') take(row, 'sender', 'stands in the opening of a letter');
}

/** `Sir,` below `… which reads as follows:`: the note that a reply repeats. */
export const isRepeated = (reading: Reading, at: number): boolean =>
  /:$/.test(reading.rows[neighbour(reading.rows, at, -1)]?.line.text ?? '') &&
  reading.language.letters.salute.test(reading.rows[at]?.line.text ?? '');

/** A line in capitals that was taken for a section can be the ministry a letter comes from. */
export const isShoutedLine = (row: Row): boolean =>
  row.role === 'heading' && (row.type === undefined || row.type === 'section' || row.type === 'letter');

/** How far a letter's opening may reach. */
const longestOpening = 9;

/** Where rows from `at` on open a letter: marks them, and gives the index of the last; else undefined. */
export function letterOpening(reading: Reading, at: number): number | undefined {
  const { rows } = reading;
  const parts: { row: Row; role: Row['role']; index: number }[] = [];
  let greeted = false;
  let index = at;
  for (; index < rows.length && parts.length < longestOpening; index++) {
    const row = rows[index];
    if (!row) break;
    if (row.role === 'furniture' || row.role === 'note' || row.role === 'translation') continue;
    if (row.role !== 'text' && !isShoutedLine(row)) break;
    const role =
      openingRole(reading, index, parts.length === 0) ??
      (leadsToDate(reading, index) ? 'dateline' : undefined) ??
      (parts.at(-1)?.role === 'sender' && goesOnSender(reading, index) ? 'sender' : undefined);
    if (role === undefined) break;
    if (greeted && role !== 'dateline') break;
    greeted ||= role === 'salute';
    parts.push({ row, role, index });
  }
  const has = (role: Row['role']) => parts.some((part) => part.role === role);
  const known = has('salute') || (has('sender') && (has('numeral') || has('dateline')));
  if (!known) return undefined;
  for (const { row, role } of parts) {
    take(row, role, openingEvidence[role] ?? 'opens a letter', 'high');
    row.joined = false;
    row.type = undefined;
    row.n = undefined;
    row.labelEnd = undefined;
  }
  return parts.at(-1)?.index;
}

/** `British Embassy,` / `Madrid,` above `4th March, 1964`: the first lines of a dateline. */
function leadsToDate(reading: Reading, at: number): boolean {
  for (let i = at, lines = 0; lines < 3; lines++) {
    const text = reading.rows[i]?.line.text ?? '';
    if (lines > 0 && isDateline(reading, text)) return true;
    if (text.length > 50 || !/^\p{Lu}.*,$/u.test(text) || reading.language.letters.salute.test(text))
      return false;
    i = neighbour(reading.rows, i, 1);
  }
  return false;
}

/** How many lines may name who writes to whom. */
const mostSenderLines = 4;

/** The second line of `The Secretary of State of Canada to the` / `Ambassador of …`, or of one that filled its line. */
function goesOnSender({ rows, width = Number.POSITIVE_INFINITY, language }: Reading, at: number): boolean {
  const line = rows[at]?.line;
  const before = rows[at - 1]?.line.text ?? '';
  if (line?.blankBefore !== 0 || line.text.length > 110 || /[.:]$/.test(line.text.replace(/a\.\s?i\.$/, '')))
    return false;
  if (language.letters.numeral.test(line.text)) return false;
  return language.headingJoins.after.test(before) || before.length >= width * 0.7;
}

/** A line with those that go on from it: who writes, and to whom; the line alone where running text follows. */
function senderWords(reading: Reading, at: number): string {
  const { rows } = reading;
  const first = rows[at]?.line.text ?? '';
  let words = first;
  let next = at + 1;
  for (; next < at + mostSenderLines && goesOnSender(reading, next); next++)
    words += ` ${rows[next]?.line.text}`;
  const after = rows[next]?.line;
  const isText = after?.blankBefore === 0 && !isInCapitals(after.text) && !isOpening(reading, after.text);
  return isText ? first : words;
}

const isOpening = (reading: Reading, text: string): boolean =>
  isDateline(reading, text) || reading.language.letters.salute.test(text) || ownNumber.test(text);

/** `No. 212`, of the note itself. */
const ownNumber = new RegExp(String.raw`^(?:${together.ownNumber})\b.{0,40}$`);

/** `Bangkok, 9th November, B.E. 2502`, above a salutation: a day in a calendar of its own, or one that is damaged. */
function isAboveSalute({ rows, language }: Reading, at: number): boolean {
  const text = rows[at]?.line.text ?? '';
  const next = rows[neighbour(rows, at, 1)]?.line.text ?? '';
  return (
    text.length < 60 && /^\p{Lu}.*\d/u.test(text) && next.length < 75 && language.letters.salute.test(next)
  );
}

/** A line that says something names nobody who writes. */
const isSentence = new RegExp(String.raw`(?<!\p{L})(?:${together.verbsOfLetters})(?!\p{L})`, 'u');

const openingEvidence: Partial<Record<Row['role'], string>> = {
  numeral: 'the number of a letter, above its opening',
  sender: 'names who writes, or to whom',
  dateline: 'place and date of a letter',
  salute: 'the words a letter opens with',
};

function openingRole(reading: Reading, at: number, first: boolean): Row['role'] | undefined {
  const { letters } = reading.language;
  const row = reading.rows[at];
  if (!row) return undefined;
  const { text } = row.line;
  if (text.length > 260) return undefined;
  if (text.length < 75 && letters.salute.test(text)) return 'salute';
  if (first && text.length < 24 && letters.numeral.test(text)) return 'numeral';
  if (first && row.type === 'letter') return 'numeral';
  if (isDateline(reading, text)) return 'dateline';
  if (letters.ministry.test(text) && (capitalShare(text) ?? 0) > 0.6) return 'sender';
  const words = senderWords(reading, at);
  if (letters.sender.test(words) && !/[.;:]$/.test(text) && !isSentence.test(words)) return 'sender';
  if (isInCapitals(text) && text.length < 160 && !opensSignature(text, reading)) return 'sender';
  if (ownNumber.test(text)) return 'sender';
  if (!first && isAboveSalute(reading, at)) return 'dateline';
  return undefined;
}
