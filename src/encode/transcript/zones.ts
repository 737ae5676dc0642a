/**
 * Closings and letters: the lines that are neither headings nor paragraphs.
 * A closing begins with the testimonium or `DONE`, a letter's with its valediction; both go on to the next heading or letter.
 * A letter is known by its salutation, or by a line that names sender and addressee, or both.
 */
import { columnsOf } from './columns.js';
import { findDates } from './dates.js';
import { capitalShare, isInCapitals } from './lines.js';
import { findQuoted } from './quotes.js';
import { continues, neighbour, type Reading, type Row, take } from './row.js';

export function findZones(reading: Reading, from: number, isExchange: boolean): void {
  const letters = isExchange || hasLetters(reading, from);
  const { rows } = reading;
  let closing = false;
  let enclosed = false;
  /** A letter has been opened, and nothing has closed it. */
  let open = false;
  if (letters) findQuoted(reading, from);
  const signed = new Set<string>();
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    if (!row || row.quoted || row.role === 'furniture' || row.role === 'note' || row.role === 'translation')
      continue;
    if (
      letters &&
      (row.role === 'text' || isShoutedLine(row)) &&
      !(closing && (isAddressed(reading, i) || isSigner(reading, i))) &&
      !(open && isRepeated(reading, i))
    ) {
      const end = letterOpening(reading, i);
      if (end !== undefined) {
        closing = false;
        enclosed = false;
        open = true;
        i = end;
        continue;
      }
    }
    if (row.role === 'heading' && enclosed && row.type === 'section' && row.n === undefined)
      row.type = 'enclosure';
    if (row.role === 'heading' && closing && isNameLike(reading, row)) unmark(rows, i);
    if (row.role === 'heading') {
      closing = false;
      enclosed = false;
      continue;
    }
    if (row.role !== 'text') continue;
    const opens = closingOpener(reading, i, letters);
    if (opens) {
      take(row, opens.role, opens.evidence, 'high');
      i = extend(reading, i, opens.role);
      closing = true;
      open = false;
      continue;
    }
    const name = lettersOf(row.line.text);
    if (!closing && ((letters && isLoneName(reading, i)) || isForLine(reading, i) || signed.has(name)))
      closing = true;
    if (closing && !isRunningText(reading, i)) {
      take(row, 'closing', 'stands in a closing');
      if (startsWithName(row.line.text)) signed.add(name);
    } else closing = false;
    if (closing && letters && reading.language.letters.enclosure.test(row.line.text)) enclosed = true;
  }
}

/** `Monsieur le Comte de Casa Rojas`, below `Son Excellence`: to whom a letter went, and no salutation. */
function isAddressed(reading: Reading, at: number): boolean {
  const row = reading.rows[at];
  const before = reading.rows[at - 1]?.line.text ?? '';
  return (
    row?.line.blankBefore === 0 &&
    !/[,:!.]$/.test(row.line.text) &&
    reading.language.letters.salute.test(row.line.text) &&
    reading.language.letters.addressee.test(before)
  );
}

/** A line in capitals below the last words of a letter, and no ministry: who signs it, not who writes the next. */
function isSigner(reading: Reading, at: number): boolean {
  const text = reading.rows[at]?.line.text ?? '';
  const { ministry, numeral, sender } = reading.language.letters;
  return (
    reading.rows[neighbour(reading.rows, at, -1)]?.role === 'valediction' &&
    isInCapitals(text) &&
    ![ministry, numeral, sender].some((pattern) => pattern.test(text))
  );
}

/** `Sir,` below `… which reads as follows:`: the note that a reply repeats. */
const isRepeated = (reading: Reading, at: number): boolean =>
  /:$/.test(reading.rows[neighbour(reading.rows, at, -1)]?.line.text ?? '') &&
  reading.language.letters.salute.test(reading.rows[at]?.line.text ?? '');

/** A line in capitals that was taken for a section can be the ministry a letter comes from. */
const isShoutedLine = (row: Row): boolean =>
  row.role === 'heading' && (row.type === undefined || row.type === 'section' || row.type === 'letter');

/** What was taken for the heading of a section, inside a closing, but is a name or a line `for` whom. */
function isNameLike(reading: Reading, row: Row): boolean {
  if (row.type !== 'section') return false;
  const { text } = row.line;
  if (reading.language.attachments.some(({ pattern }) => pattern.test(text))) return false;
  const words = text.split(/\s+/).length;
  if (row.n !== undefined) return words <= 3;
  return /\b\p{Lu}\.\s?\p{Lu}/u.test(text) || words <= 4 || reading.language.signatures.for.test(text);
}

/** `For the Government of …:` with a name or a seal below it, where no closing words came before. */
function isForLine(reading: Reading, at: number): boolean {
  const text = reading.rows[at]?.line.text ?? '';
  const next = reading.rows[neighbour(reading.rows, at, 1)]?.line.text ?? '';
  return (
    text.length < 130 &&
    /:$/.test(text) &&
    reading.language.signatures.for.test(text) &&
    opensSignature(next, reading)
  );
}

/** Takes back a heading, with its further lines. */
function unmark(rows: readonly Row[], at: number): void {
  for (let i = at; ; i++) {
    const row = rows[i];
    if (row?.role !== 'heading' || (i > at && !row.joined)) return;
    row.role = 'text';
    row.joined = false;
    delete row.type;
    delete row.n;
    delete row.labelEnd;
  }
}

/** In an exchange of letters: a name alone on its line, as under a letter whose closing words are part of its last paragraph. */
function isLoneName(reading: Reading, at: number): boolean {
  return startsWithName(reading.rows[at]?.line.text ?? '');
}

/** A name as it comes back below another text: `(Signed) G. BIDAULT`, `G. BIDAULT`. */
const lettersOf = (text: string): string => text.replace(/^[[(]\p{L}[^)\]]*[)\]]|[^\p{L}]/gu, '');

function startsWithName(line: string): boolean {
  const addressee = line.search(/\s(?:Son|His|Her) Exc/);
  const text = addressee > 0 ? line.slice(0, addressee) : line;
  return (
    text.length < 40 &&
    /^(?:\p{Lu}[\p{Ll}'’-]+\s){1,3}(?:(?:de|von|van)\s)?\p{Lu}[\p{Lu}'’-]{3,}$|^(?:\p{Lu}\.\s?)+(?:(?:de|DE|von|van|le|la)\s)?\p{Lu}[\p{Lu}'’-]{2,}(?:\s\p{Lu}{2,})?$/u.test(
      text,
    )
  );
}

function hasLetters(reading: Reading, from: number): boolean {
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

type Opens = { readonly role: 'testimonium' | 'done' | 'valediction'; readonly evidence: string };

function closingOpener(reading: Reading, at: number, letters: boolean): Opens | undefined {
  const row = reading.rows[at];
  const { language } = reading;
  const text = row?.line.text.slice(0, 400) ?? '';
  if (!row || !standsFree(reading, at)) return undefined;
  if (language.testimonium.test(text)) return { role: 'testimonium', evidence: 'the words of a testimonium' };
  if (language.done.test(text) && isDone(reading, at))
    return { role: 'done', evidence: 'the words of a closing, with place or date' };
  if (letters && language.letters.valediction.test(text))
    return { role: 'valediction', evidence: 'the words a letter closes with' };
  if (isDateline(reading, text) && (isNearEnd(reading, at) || beforeDone(reading, at)))
    return { role: 'done', evidence: 'place and date alone, at the end' };
  if (language.concluded.test(text) && findDates(text, language).length > 0 && isNearEnd(reading, at))
    return { role: 'done', evidence: 'says where and when it was concluded, and only signatures follow' };
  return undefined;
}

function isDone(reading: Reading, at: number): boolean {
  const text = reading.rows
    .slice(at, at + 4)
    .map((row) => row.line.text.slice(0, 500))
    .join(' ');
  return findDates(text, reading.language).length > 0 || /^(?:DONE|FAIT)\b/.test(text);
}

function standsFree(reading: Reading, at: number): boolean {
  const row = reading.rows[at];
  const before = reading.rows[neighbour(reading.rows, at, -1)];
  if (!row || !before || row.line.blankBefore !== 0) return true;
  return (
    !continues(before.line, row.line, reading) || before.role !== 'text' || /[.;:]$/.test(before.line.text)
  );
}

const beforeDone = (reading: Reading, at: number): boolean => {
  const next = reading.rows[neighbour(reading.rows, at, 1)];
  return next !== undefined && reading.language.done.test(next.line.text);
};

/** Only names and offices may follow. */
function isNearEnd(reading: Reading, at: number): boolean {
  const rest = reading.rows.slice(at + 1).filter((row) => row.role !== 'furniture' && row.role !== 'note');
  return rest.length <= 10 && rest.every((row) => row.line.text.length < 90);
}

/** `LONDON, S.W.1` */
const postalDistrict = /,\s*(?:[NSEWC]\.\s?){1,2}\d{0,2}/u;

/** `Bucharest, April 2, 1963`: a place and a date, and nothing else. */
export function isDateline(reading: Reading, text: string): boolean {
  if (text.length > 90) return false;
  const [date] = findDates(text, reading.language);
  if (!date) return false;
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`.replace(postalDistrict, '');
  return (
    rest.length < 50 &&
    /^[\s.,']*(?:(?:the |le |la |l'|dated |le )*\s*[\p{Lu}][\p{L}.'-]*(?:[ -][\p{Lu}][\p{L}.'-]*|[ -](?:de|la|le|of|the|am|an|sur))*)?[\s,.']*(?:on|the|this|le|ce|,|\.|D\.C\.|\s)*$/u.test(
      rest,
    )
  );
}

function extend(reading: Reading, first: number, role: Row['role']): number {
  const { rows, language } = reading;
  let last = first;
  for (let i = first + 1; i < rows.length; i++) {
    const row = rows[i];
    const before = rows[last];
    if (!row || !before || isDateline(reading, before.line.text)) break;
    if (row.role === 'furniture' || row.role === 'note') continue;
    const apart = i > last + 1;
    if (opensSignature(row.line.text, reading)) break;
    if (
      row.role !== 'text' ||
      language.done.test(row.line.text) ||
      language.signatures.for.test(row.line.text)
    )
      break;
    const short =
      before.line.text.length < 90 &&
      /\d{4}$/.test(before.line.text) &&
      row.line.blankBefore === 0 &&
      /^\p{Ll}/u.test(row.line.text);
    const farewell =
      role === 'valediction' &&
      row.line.blankBefore === 0 &&
      /,$/.test(before.line.text) &&
      row.line.text.length < 60;
    if (!short && !farewell && !continues(before.line, row.line, reading, apart)) break;
    take(row, role, 'goes on');
    row.joined = true;
    last = i;
  }
  return last;
}

/** A seal, a mark or a name: the signatures have begun. */
function opensSignature(text: string, { language }: Reading): boolean {
  const { seal, mark, initialled } = language.signatures;
  return (
    startsWithName(text) || [seal, mark, initialled].some((sign) => text.slice(0, 30).search(sign) === 0)
  );
}

/** Prose, as against the short lines of a closing. */
function isRunningText(reading: Reading, at: number): boolean {
  const row = reading.rows[at];
  if (!row) return false;
  const { text } = row.line;
  const { signatures, letters } = reading.language;
  if (text.length < 70 && reading.width === undefined) return false;
  if (signatures.for.test(text) && text.length < 200) return false;
  if (signatures.seal.test(text) || letters.addressee.test(text) || columnsOf(text).length > 1) return false;
  if (reading.width === undefined) return text.length > 140 && (capitalShare(text) ?? 0) < 0.4;
  const next = reading.rows[at + 1];
  const wide = text.length > reading.width * 0.8 && (capitalShare(text) ?? 0) < 0.25;
  return (
    wide &&
    next !== undefined &&
    next.line.blankBefore === 0 &&
    next.line.text.length > reading.width * 0.5 &&
    (capitalShare(next.line.text) ?? 0) < 0.25
  );
}

/** How far a letter's opening may reach. */
const longestOpening = 9;

/** Where rows from `at` on open a letter: marks them, and gives the index of the last; else undefined. */
function letterOpening(reading: Reading, at: number): number | undefined {
  const { rows } = reading;
  const parts: { row: Row; role: Row['role']; index: number }[] = [];
  let greeted = -1;
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
    if (greeted >= 0 && role !== 'dateline') break;
    if (role === 'salute') greeted = parts.length;
    parts.push({ row, role, index });
  }
  const has = (role: Row['role']) => parts.some((part) => part.role === role);
  const known = has('salute')
    ? parts.length > 1 || (reading.rows[at]?.line.blankBefore ?? 0) > 0 || has('salute')
    : has('sender') && (has('numeral') || has('dateline'));
  if (!known) return undefined;
  for (const { row, role } of parts) {
    take(row, role, openingEvidence[role] ?? 'opens a letter', 'high');
    row.joined = false;
    delete row.type;
    delete row.n;
    delete row.labelEnd;
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

/** A line with those that go on from it: who writes, and to whom. */
function senderWords(reading: Reading, at: number): string {
  let words = reading.rows[at]?.line.text ?? '';
  for (let i = at + 1; i < at + mostSenderLines && goesOnSender(reading, i); i++)
    words += ` ${reading.rows[i]?.line.text}`;
  return words;
}

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
  if (letters.sender.test(senderWords(reading, at)) && !/[.;:]$/.test(text)) return 'sender';
  if (isInCapitals(text) && text.length < 160 && !opensSignature(text, reading)) return 'sender';
  if (/^(?:No|N°|Ref|Réf)\b.{0,40}$/.test(text)) return 'sender';
  return undefined;
}
