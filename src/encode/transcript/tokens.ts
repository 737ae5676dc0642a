/** The lines of a closing taken apart: for whom, seals and marks, names, offices, addressees, dates, column by column. */
import { findParties } from '../authority/parties.js';
import type { PhraseKind } from '../instrument.js';
import { columnsOf } from './columns.js';
import { together } from './languages/together.js';
import { isDateline } from './letters.js';
import { isInCapitals, type Line } from './lines.js';
import { personLength } from './names.js';
import type { Reading, Row } from './row.js';

export interface Token {
  /** `other`: no phrase of its own; `courtesy`: nor has `Mr.` before a name. */
  readonly kind: PhraseKind | 'dateline' | 'courtesy' | 'other';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly column: number;
  readonly gapBefore: boolean;
  /** Goes on from the `for` line above it. */
  readonly goesOn: boolean;
}

/** Where the reading of a line has come to. */
interface Here {
  readonly reading: Reading;
  readonly rest: string;
  /** `rest` up to the next seal or mark. */
  readonly chunk: string;
  readonly gapBefore: boolean;
  readonly previous: Token | undefined;
  /** Below the last words of a letter. */
  readonly isLetter: boolean;
  /** Somebody has signed above. */
  readonly isSigned: boolean;
  /** What stands below it, in its column. */
  readonly below: string;
}

interface Found {
  readonly kind: Token['kind'];
  readonly length: number;
  readonly goesOn?: boolean;
}

/** What can come next, in the order in which it is tried. */
const rules: readonly ((here: Here) => Found | undefined)[] = [
  sign,
  addressee,
  (here) =>
    isDateline(here.reading, here.rest) ? { kind: 'dateline', length: here.rest.length } : undefined,
  by,
  forLine,
  condition,
  courtesy,
  stain,
  bracket,
  person,
];

/** The tokens of the lines below a `DONE`, or below the last words of a letter. */
export function* tokensOf(reading: Reading, rows: readonly Row[], isLetter: boolean): Generator<Token> {
  const lastIn = new Map<number, Token>();
  let last: Token | undefined;
  let isSigned = false;
  const lines: { line: Line; pieces: Piece[]; shift: number }[] = [];
  for (const { line } of rows) {
    const inColumns = lines.at(-1)?.pieces.length === 2 || lines.at(-1)?.shift === 1;
    const isRight =
      inColumns && /(?:\t| {12,})$/.test(reading.text.slice(Math.max(0, line.start - 12), line.start));
    lines.push({ line, pieces: columnsIn(line, inColumns), shift: isRight ? 1 : 0 });
  }
  for (const [index, { line, pieces, shift }] of lines.entries()) {
    for (const [at, piece] of pieces.entries()) {
      const column = at + shift;
      const below = lines[index + 1]?.pieces[at]?.text ?? '';
      const stray = straySigns.exec(piece.text)?.[0].length ?? 0;
      let start = piece.start + stray;
      let rest = piece.text.slice(stray);
      let previous = lastIn.get(column) ?? last;
      for (; rest !== ''; ) {
        const chunk = rest.slice(0, nextSign(rest, reading));
        const gapBefore = line.blankBefore > 0;
        const here: Here = { reading, rest, chunk, gapBefore, previous, isLetter, isSigned, below };
        const { kind, length, goesOn = false } = next(here);
        const text = rest.slice(0, length).trimEnd();
        const token: Token = {
          kind,
          start,
          end: start + text.length,
          text,
          column,
          gapBefore,
          goesOn,
        };
        yield token;
        const after = length + gapAfter(token, rest.slice(length));
        start += after;
        rest = rest.slice(after);
        if (!reading.language.signatures.condition.test(text)) {
          previous = token;
          last = token;
          lastIn.set(column, token);
        }
        isSigned ||= kind === 'person';
      }
    }
  }
}

/** `' Regino BOTI`: what optical recognition leaves before a name. */
const straySigns = /^[\s'’‘`*.,;:~_^|•]+(?=\p{Lu})/u;

function next(here: Here): Found {
  for (const rule of rules) {
    const found = rule(here);
    if (found) return found;
  }
  const isOffice =
    here.reading.language.signatures.office.test(here.chunk) || here.previous?.kind === 'person';
  return { kind: isOffice ? 'office' : 'other', length: here.chunk.length };
}

const afterPerson = new RegExp(
  String.raw`^[\s,;\])]*(?:[[(]?m\.\s?p\.?[\])]?)?[.,;]*\s*(?:(?:${together.and})\s+(?=(?:\p{Lu}[\p{L}.'’-]*\s)+\p{Lu}{3}))?`,
  'u',
);

/** White space, and after a name the points, the closing bracket and the `m. p.` that follow it. */
const gapAfter = ({ kind }: Token, rest: string): number =>
  (kind === 'person' ? afterPerson : kind === 'mark' || kind === 'seal' ? /^[\s._]*/ : /^\s*/).exec(rest)?.[0]
    .length ?? 0;

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** `For Pakistan : For Turkey :` on one line, as two columns come out. */
const secondFor = new RegExp(
  String.raw`(?<=:\s+)(?:${together.for}|${together.for.toUpperCase()})\s[^:]+:?$|(?<=^(?:${together.for})\s(?:${together.the})\s[^:]{5,}\s)(?:${together.for})\s(?:${together.the})\s[^:]+$`,
  'u',
);
/** Below such a line, `of the Republic of Finland: of Spain:`. */
const secondRest = new RegExp(String.raw`(?<=^(?:${together.of})[^:]+:\s+)(?:${together.of})[^:]+:$`, 'u');

/** `Selim SARPER Zafrulla KHAN`, below such a line: after a family name in capitals another name begins. */
const secondName =
  /(?<=^(?:\p{Lu}[\p{Ll}.'’-]*\s)+\p{Lu}{3,}\s+)(?:\p{Lu}[\p{Ll}.'’-]*\s)+\p{Lu}{3,}$|(?<=^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+\s)\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$/u;

/** The columns of a line, with what a second `For` parts, or below two columns a second name. */
function columnsIn(line: Line, inColumns: boolean): Piece[] {
  return columnsOf(line.text).flatMap(({ text, at }) => {
    const start = line.start + at;
    const second =
      secondFor.exec(text)?.index ??
      (inColumns ? (secondRest.exec(text) ?? secondName.exec(text))?.index : undefined);
    if (second === undefined) return [{ text, start }];
    return [
      { text: text.slice(0, second).trimEnd(), start },
      { text: text.slice(second), start: start + second },
    ];
  });
}

function sign({ rest, reading }: Here): Found | undefined {
  for (const { signatures } of [reading.language, ...reading.heard]) {
    const seal = signatures.seal.exec(rest);
    if (seal?.index === 0) return { kind: 'seal', length: seal[0].length };
    const mark = signatures.mark.exec(rest) ?? signatures.initialled.exec(rest);
    if (mark?.index === 0) return { kind: 'mark', length: mark[0].length };
  }
  return undefined;
}

function addressee({ rest, reading, previous, gapBefore, isLetter, isSigned }: Here): Found | undefined {
  const { letters, signatures } = reading.language;
  const found: Found = { kind: 'addressee', length: rest.length };
  // `H. E. Mr. Hans OLAV`, below the line for whom: who signs.
  if (letters.addressee.test(rest)) return previous?.kind === 'for' && !isLetter ? undefined : found;
  if (isLetter && isSigned && isReceiver(rest, gapBefore, reading)) return found;
  if (previous?.kind !== 'addressee' || (gapBefore && !signatures.office.test(rest))) return undefined;
  const isTitleOnly = previous.text === letters.addressee.exec(previous.text)?.[0];
  return isTitleOnly || personLength(rest, reading, 'none') === 0 ? found : undefined;
}

/** `The Minister of Sweden`: who signs has his office without an article. */
const articleOfOffice = new RegExp(String.raw`^(?:${together.articleOfOffice})(?=\p{Lu})`, 'u');
const articleOfAddressee = new RegExp(`^(?:${together.articleOfAddressee})`);
const afterName = new RegExp(String.raw`(?:,\s*(?:${together.afterName})\.?)?[,.]?$`);

/** Below who signs a letter: `Jonkheer E. van Suchtelen-Boreel,`, `Leif Bøgh, Esq.`, `Mr. L. Bøgh`. */
function isReceiver(text: string, gapBefore: boolean, { language }: Reading): boolean {
  const { courtesy, honorific, office } = language.signatures;
  if (/\p{Lu}{3}/u.test(text)) return false;
  if (articleOfOffice.test(text) && (gapBefore || articleOfAddressee.test(text)) && office.test(text))
    return true;
  if (courtesy.test(text) || honorific.test(text)) return true;
  const name = text.replace(afterName, '');
  return (gapBefore || name !== text) && givenAndFamily.test(name) && !office.test(name);
}

/** `By Paul Martin`, who signs for the party named above. */
export const signsBy = new RegExp(String.raw`^(?:${together.by})\s(?=\p{Lu})`, 'u');
const signsByName = new RegExp(String.raw`^(?:${together.by})\s*:?\s+(?=\p{Lu}|\/s\/)`, 'u');
const signsByAlone = new RegExp(String.raw`^(?:${together.by})\s*:?\s*$`);

function by({ chunk, reading }: Here): Found | undefined {
  if (signsByAlone.test(chunk)) return { kind: 'mark', length: chunk.length };
  const length = signsByName.exec(chunk)?.[0].length ?? 0;
  if (length > 0 && chunk.startsWith('/', length)) return { kind: 'mark', length };
  return length > 0 && personLength(chunk.slice(length), reading, 'none') > 0
    ? { kind: 'mark', length }
    : undefined;
}

/** `For the Government of`: the party is named below. */
const pendingParty = new RegExp(String.raw`(?<!\p{L})(?:${together.of}|${together.the})$`, 'iu');
const goesOnBelow = new RegExp(
  String.raw`(?:(?<!\p{L})(?:${together.of}|${together.the}|${together.and})|-)$`,
  'iu',
);

function forLine({ chunk, reading, previous, gapBefore, isLetter, below }: Here): Found | undefined {
  const isAboveBy = /^\p{Lu}.*:$/u.test(chunk) && signsBy.test(below);
  const isPending = previous?.kind === 'for' && pendingParty.test(previous.text);
  const namesParty =
    isPartyLine(chunk) ||
    isAboveBy ||
    (!isLetter && isPartyAlone(chunk) && (gapBefore || previous === undefined || isInCapitals(chunk)));
  const opens =
    reading.heard.some(({ signatures }) => signatures.for.test(chunk)) || (namesParty && !isPending);
  if (!opens && !goesOnFor(previous, chunk, gapBefore, reading)) return undefined;
  const colon = chunk.search(/:(?=\s|$)/);
  return { kind: 'for', length: colon >= 0 ? colon + 1 : chunk.length, goesOn: !opens };
}

function condition({ chunk, reading }: Here): Found | undefined {
  const isCondition = reading.language.signatures.condition.test(chunk);
  return isCondition ? { kind: 'other', length: chunk.length } : undefined;
}

function courtesy({ chunk, reading }: Here): Found | undefined {
  const length = reading.language.signatures.courtesy.exec(chunk)?.[0].length ?? 0;
  const name = chunk.slice(length).trimStart();
  const isNamed = length > 0 && personLength(name.slice(titleLength(name, reading)), reading, 'mark') > 0;
  return isNamed ? { kind: 'courtesy', length } : undefined;
}

/** `' Regino BOTI LEÓN`: a sign of no meaning before a name. */
function stain({ chunk }: Here): Found | undefined {
  const length = /^['’‘"“.,•*_–—-]{1,2}\s+(?=\p{Lu})/u.exec(chunk)?.[0].length ?? 0;
  return length > 0 ? { kind: 'courtesy', length } : undefined;
}

/** `[P. SHAGDARSUREN]` */
const inBrackets = /^([[(]\s*)(\p{Lu}[^[(\])]*)[\])]/u;

function bracket(here: Here): Found | undefined {
  const match = inBrackets.exec(here.chunk);
  const isName =
    match?.[2] !== undefined && personLength(match[2], here.reading, voucherOf(here, match[2])) > 0;
  return isName ? { kind: 'other', length: match[1]?.length ?? 1 } : undefined;
}

/** `PAPER`, below those who signed: a single word in capitals that nothing vouches for. */
const isWordAlone = ({ chunk, previous, gapBefore, isLetter, isSigned }: Here): boolean =>
  isSigned &&
  !isLetter &&
  !/\s/.test(chunk.trim()) &&
  (previous?.kind === 'office' || previous?.kind === 'other' || (previous?.kind === 'person' && gapBefore));

function person(here: Here): Found | undefined {
  if (isWordAlone(here)) return undefined;
  const name = here.chunk.replace(/^([^[(\])]+)[\])].*$/su, '$1').replace(/(?<=\p{Ll}{2})\.$/u, '');
  const title = titleLength(name, here.reading);
  const titled = title > 0 ? personLength(name.slice(title), here.reading, 'mark') : 0;
  if (titled > 0) return { kind: 'person', length: title + titled };
  // `J. Bērzkalns. K. Vaitiekūnas.`
  const [first = ''] = /^.*?\p{Ll}{2}(?=\.\s+\p{Lu}\.)/u.exec(name) ?? [];
  const length =
    (first === '' ? 0 : personLength(first, here.reading, 'text')) ||
    personLength(name, here.reading, voucherOf(here, name));
  return length > 0 ? { kind: 'person', length } : undefined;
}

/** How long the titles before a name are: `Prof. Dr.` */
function titleLength(name: string, reading: Reading): number {
  const [title] = reading.language.signatures.honorific.exec(name) ?? [];
  if (title === undefined) return 0;
  const end = title.length + (/^\s+/.exec(name.slice(title.length))?.[0].length ?? 0);
  return end + titleLength(name.slice(end), reading);
}

const vouching: ReadonlySet<Token['kind'] | undefined> = new Set(['mark', 'seal', 'courtesy']);

/** A mark, a seal or a line `for` vouches for a name below it; the last words of a letter do; and so does what stands below the name. */
function voucherOf(here: Here, name: string): 'mark' | 'text' {
  const { previous, isLetter } = here;
  if (isVouchedBelow(here, name)) return 'mark';
  if (previous === undefined) return isLetter && /\s/.test(name) ? 'mark' : 'text';
  const named = previous.kind === 'for' && (/:$/.test(previous.text) || isNamed(previous.text, name));
  return named || vouching.has(previous.kind) ? 'mark' : 'text';
}

/** `Paul Martin`, and below it `For the Government of Canada`, or an office; in a letter that is signed, it is who receives it. */
const isVouchedBelow = ({ below, reading, isLetter, isSigned }: Here, name: string): boolean =>
  givenAndFamily.test(name.trim()) &&
  !(isLetter && isSigned) &&
  [reading.language.signatures.for, reading.language.signatures.office].some((pattern) =>
    pattern.test(below),
  );

/** `Kingdom of Thailand:`, above who signs for it, or `Greece : Sp. POLYCHRONIADIS.`: the name of a party, and a colon. */
export function isPartyLine(text: string): boolean {
  const name = /^(\p{Lu}[^:]{2,88}):(?=\s|$)/u.exec(text)?.[1];
  const [match] = name === undefined ? [] : findParties(name);
  return (
    name !== undefined &&
    match !== undefined &&
    !match.adjective &&
    match.end - match.start > name.length * 0.6
  );
}

/** What a party's name may have beside the name that the table knows. */
const ofAParty = new RegExp(String.raw`\b(?:${together.besideParty})\b|[^\p{L}]`, 'giu');

/** `ARGENTINA`, `Kingdom of Norway`: the name of a party, and nothing else. */
export function isPartyAlone(text: string): boolean {
  const [match] = text.length < 90 ? findParties(text) : [];
  const rest = match === undefined ? text : text.slice(0, match.start) + text.slice(match.end);
  return match !== undefined && !match.adjective && rest.replace(ofAParty, '').trim() === '';
}

/** `Ahti Karjalainen`, `K. Kivi` */
const givenAndFamily = /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Ll}{2,3}\s+)?\p{Lu}[\p{L}'’.-]*){1,4}$/u;

/** A line `for` that already names its party, above a line that can be a name and names none. */
const isNamed = (forText: string, text: string): boolean =>
  findParties(forText).some((match) => !match.adjective) &&
  findParties(text).length === 0 &&
  (/\p{Lu}\./u.test(text) || givenAndFamily.test(text));

/** `…, Ambassador. For Peru: …`, on one line. */
const anotherFor = new RegExp(String.raw`(?<=\.\s|\p{Lu}{2}\s)(?:${together.for})\s[^:]{3,120}:`, 'u');
/** Where, after the first character, a seal or a mark comes. */
function nextSign(text: string, reading: Reading): number {
  const { seal, mark } = reading.language.signatures;
  const places = [seal, mark, anotherFor]
    .map((pattern) => text.slice(1).search(pattern))
    .filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) + 1 : text.length;
}

function goesOnFor(previous: Token | undefined, text: string, gapBefore: boolean, reading: Reading): boolean {
  if (previous?.kind !== 'for' || /:$/.test(previous.text)) return false;
  if (gapBefore && !goesOnBelow.test(previous.text) && !/^\p{Ll}/u.test(text)) return false;
  if (isNamed(previous.text, text) && personLength(text, reading, 'mark') > 0) return false;
  const name = text
    .replace(/^[[(]\s*|[\])]$/g, '')
    .replace(reading.language.signatures.courtesy, '')
    .trimStart()
    .replace(reading.language.signatures.honorific, '')
    .trimStart();
  return (
    personLength(name, reading, 'none') === 0 ||
    (findParties(text).some((match) => !match.adjective) && /:$/.test(text))
  );
}
