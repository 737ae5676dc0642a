/**
 * Closings and letters: the lines that are neither headings nor paragraphs.
 * A closing begins with the testimonium or `DONE`, a letter's with its valediction; both go on to the next heading or letter.
 */
import { findParties } from '../authority/parties.js';
import { columnsOf } from './columns.js';
import { findDates } from './dates.js';
import { together } from './languages/together.js';
import {
  hasLetters,
  isAddressed,
  isDateline,
  isRepeated,
  isShoutedLine,
  isSigner,
  joinOpening,
  letterOpening,
} from './letters.js';
import { capitalShare, isInCapitals } from './lines.js';
import { opensSignature, personLength, startsWithName } from './names.js';
import { findQuoted } from './quotes.js';
import { continues, neighbour, type Reading, type Row, take } from './row.js';
import { doneInCapitals } from './split.js';
import { isPartyAlone, isPartyLine, signsBy } from './tokens.js';

export function findZones(reading: Reading, from: number, isExchange: boolean): void {
  const letters = isExchange || hasLetters(reading, from);
  const { rows } = reading;
  let closing = false;
  let enclosed = false;
  /** Below it stands who certifies the copy. */
  let certified = false;
  /** A letter has been opened, and nothing has closed it. */
  let open = false;
  let greeted = false;
  let lastOpening = 0;
  if (letters) findQuoted(reading, from);
  const signed = new Set<string>();
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    if (!row || row.quoted || row.role === 'furniture' || row.role === 'note' || row.role === 'translation')
      continue;
    const canOpen =
      letters &&
      (row.role === 'text' ? standsFree(reading, i) : isShoutedLine(row)) &&
      !(closing && (isAddressed(reading, i) || isSigner(reading, i))) &&
      !(open && isRepeated(reading, i));
    if (canOpen) {
      const end = letterOpening(reading, i);
      if (end !== undefined) {
        if (open && !greeted) joinOpening(reading, lastOpening, i);
        closing = false;
        certified = false;
        enclosed = false;
        open = true;
        greeted = rows[end]?.role === 'salute' || rows[i]?.role === 'salute';
        lastOpening = end;
        i = end;
        continue;
      }
    }
    if (row.role === 'heading' && open && !greeted && noteVerbale.test(row.line.text)) {
      joinOpening(reading, lastOpening, i);
      take(row, 'sender', 'says that the letter is a note verbale');
      row.type = undefined;
      lastOpening = i;
      continue;
    }
    if (row.role === 'heading' && enclosed && row.type === 'section' && row.n === undefined)
      row.type = 'enclosure';
    const isName =
      row.role === 'heading' &&
      row.type === 'section' &&
      (closing ? isNameLike(reading, row) : isSignedAgain(row.line.text, signed));
    if (isName) unmark(rows, i);
    if (row.role === 'heading') {
      closing = false;
      certified = false;
      enclosed = false;
      continue;
    }
    if (row.role !== 'text') continue;
    certified ||= row.line.text.length < 90 && reading.language.signatures.certified.test(row.line.text);
    if (certified) {
      closing = false;
      continue;
    }
    const opens = closingOpener(reading, i, letters, signed);
    if (opens) {
      take(row, opens.role, opens.evidence, 'high');
      i = extend(reading, i, opens.role);
      closing = true;
      open = false;
      continue;
    }
    if (
      !closing &&
      ((letters && isLoneName(reading, i)) ||
        isForLine(reading, i) ||
        isMarked(reading, row.line.text) ||
        isSignedAgain(row.line.text, signed))
    )
      closing = true;
    if (closing && !isRunningText(reading, i)) {
      take(row, 'closing', 'stands in a closing');
      for (const { text } of columnsOf(row.line.text)) {
        const name = text.replace(/^(?:\s*[[(][^\])]*[\])])+\s*|[.,]$/g, '');
        if (personLength(name, reading, 'none') > 0) signed.add(lettersOf(name));
      }
    } else closing = false;
    if (closing && letters && reading.language.letters.enclosure.test(row.line.text)) enclosed = true;
  }
}

const noteVerbale = new RegExp(String.raw`^(?:${together.noteVerbale})\.?$`, 'i');

/** What was taken for the heading of a section, inside a closing, but is a name or a line `for` whom. */
function isNameLike(reading: Reading, row: Row): boolean {
  if (row.certainty === 'high') return false;
  const { text } = row.line;
  const { attachments, kinds } = reading.language;
  if ([...attachments, ...kinds].some(({ pattern }) => pattern.test(text))) return false;
  const words = text.split(/\s+/).length;
  if (row.n !== undefined) return words <= 3 || /^\p{Lu}\.\s?\p{Lu}\./u.test(text);
  if (isPartyAlone(text) || opensSignature(text, reading)) return true;
  return (
    /\b\p{Lu}\.\s?\p{Lu}/u.test(text) ||
    (words <= 4 && personLength(text, reading, 'none') > 0) ||
    reading.language.signatures.for.test(text)
  );
}

/** How many lines may say for whom one signs. */
const mostForLines = 3;

/** `For the Government of …` with a name, a mark or a seal below it, where no closing words came before. */
function isForLine(reading: Reading, at: number): boolean {
  const { rows, language } = reading;
  let words = rows[at]?.line.text ?? '';
  const signer = /:\s+(\S.*?)[.;]?$/.exec(words)?.[1];
  if (
    signer !== undefined &&
    words.length < 120 &&
    isPartyLine(words) &&
    personLength(signer, reading, 'none') > 0
  )
    return true;
  const below = rows[neighbour(rows, at, 1)]?.line.text ?? '';
  const by = signsBy.exec(below)?.[0].length ?? 0;
  if (by > 0 && /^\p{Lu}.{3,90}:$/u.test(words) && personLength(below.slice(by), reading, 'mark') > 0)
    return true;
  if (words.length > 130 || !language.signatures.for.test(words) || /[.;,]$/.test(words)) return false;
  for (let i = neighbour(rows, at, 1), lines = 1; lines <= mostForLines; i = neighbour(rows, i, 1), lines++) {
    const text = rows[i]?.line.text ?? '';
    if (opensSignature(text, reading)) return /:$/.test(words) || findParties(words).length > 0;
    if (text === '' || text.length > 90 || /[.;,]$/.test(text)) return false;
    words += ` ${text}`;
  }
  return false;
}

/** Takes back a heading, with its further lines. */
function unmark(rows: readonly Row[], at: number): void {
  for (let i = at; ; i++) {
    const row = rows[i];
    if (row?.role !== 'heading' || (i > at && !row.joined)) return;
    row.role = 'text';
    row.joined = false;
    row.type = undefined;
    row.n = undefined;
    row.labelEnd = undefined;
  }
}

/** In an exchange of letters: a name alone on its line, as under a letter whose closing words are part of its last paragraph. */
function isLoneName(reading: Reading, at: number): boolean {
  return startsWithName(reading.rows[at]?.line.text ?? '', reading);
}

/** `(Signed) K. PUSSEP.`: a mark, or a seal, and a name. */
function isMarked(reading: Reading, text: string): boolean {
  if (text.length >= 120) return false;
  const { mark, seal } = reading.language.signatures;
  const end = Math.max(
    ...[mark, seal].map((pattern) => {
      const found = pattern.exec(text);
      return found?.index === 0 ? found[0].length : 0;
    }),
  );
  if (end === 0) return false;
  const [rest = ''] = text
    .slice(end)
    .replace(/^[\s._]+/, '')
    .split(/\s*[[(]|\s{3,}/);
  return rest === '' || personLength(rest.replace(/[.,;]$/, ''), reading, 'mark') > 0;
}

const isSignedAgain = (text: string, signed: ReadonlySet<string>): boolean =>
  signed.size > 0 &&
  text.length < 120 &&
  columnsOf(text).every(({ text: name }) => name.length < 60 && isOneOf(lettersOf(name), signed));

/** Also the family name alone. */
const isOneOf = (letters: string, signed: ReadonlySet<string>): boolean =>
  signed.has(letters) || (letters.length > 4 && [...signed].some((known) => known.endsWith(letters)));

/** A name as it comes back below another text: `(Signed) G. BIDAULT`, `G. BIDAULT`. */
const lettersOf = (text: string): string =>
  text.replace(/^(?:\s*[[(]\p{L}[^)\]]*[)\]])+|,\s*m\.\s?p\.?|[^\p{L}]/gu, '');

type Opens = { readonly role: 'testimonium' | 'done' | 'valediction'; readonly evidence: string };

function closingOpener(
  reading: Reading,
  at: number,
  letters: boolean,
  signed: ReadonlySet<string>,
): Opens | undefined {
  const row = reading.rows[at];
  const { language } = reading;
  const text = row?.line.text.slice(0, 400) ?? '';
  if (!row || !standsFree(reading, at)) return undefined;
  if (language.testimonium.test(text)) return { role: 'testimonium', evidence: 'the words of a testimonium' };
  if (language.done.test(text) && isDone(reading, at))
    return { role: 'done', evidence: 'the words of a closing, with place or date' };
  if (letters && language.letters.valediction.test(text))
    return { role: 'valediction', evidence: 'the words a letter closes with' };
  if (isDateline(reading, text) && !waitsForName(reading, at)) {
    if (isNearEnd(reading, at) || beforeDone(reading, at))
      return { role: 'done', evidence: 'place and date alone, at the end' };
    const below = columnsOf(reading.rows[neighbour(reading.rows, at, 1)]?.line.text ?? '')[0]?.text ?? '';
    if (opensSignature(below, reading) || isSignedAgain(below, signed))
      return { role: 'done', evidence: 'place and date alone, above a name' };
  }
  if (language.concluded.test(text) && findDates(text, language).length > 0 && isNearEnd(reading, at))
    return { role: 'done', evidence: 'says where and when it was concluded, and only signatures follow' };
  return undefined;
}

/** Below `For Chile:`, or `Subject to ratification`: a date there is of the signature that follows. */
function waitsForName({ rows, language, heard }: Reading, at: number): boolean {
  const before = rows[neighbour(rows, at, -1)];
  if (before?.role !== 'closing') return false;
  const { text } = before.line;
  return (
    language.signatures.condition.test(text) ||
    isPartyAlone(text) ||
    heard.some(({ signatures }) => signatures.for.test(text))
  );
}

function isDone(reading: Reading, at: number): boolean {
  const text = reading.rows
    .slice(at, at + 4)
    .map((row) => row.line.text.slice(0, 500))
    .join(' ');
  return (
    findDates(text, reading.language).length > 0 ||
    doneInCapitals.test(text) ||
    reading.language.doneAt.test(text.slice(0, 120))
  );
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
    // Who signs: no farewell goes on in capitals.
    if (role === 'valediction' && isInCapitals(row.line.text)) break;
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
