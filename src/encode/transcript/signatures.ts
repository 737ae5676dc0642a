/** Signature blocks: for whom, seals and marks, names, offices, addressees; over several lines, or several on one line. */
import { findParties } from '../authority/parties.js';
import type { PhraseKind } from '../instrument.js';
import { columnsOf } from './columns.js';
import { type Draft, draft, embed } from './draft.js';
import type { Line } from './lines.js';
import { personLength } from './names.js';
import type { Reading, Row } from './row.js';
import { isDateline } from './zones.js';

export interface Signatory {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What the text says of the party: the `for` line, else the office; '' where neither is there. */
  readonly forText: string;
  readonly officeText: string;
}

interface Token {
  /** `other`: no phrase of its own; `honorific`: nor has `Dr.` before a name. */
  readonly kind: PhraseKind | 'dateline' | 'honorific' | 'other';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly column: number;
  readonly gapBefore: boolean;
  /** Goes on from the `for` line above it. */
  readonly goesOn: boolean;
}

export interface Signed {
  readonly parts: Draft[];
  readonly signatories: Signatory[];
}

/** The parts of the lines of a closing that follow its `DONE`, or a letter's valediction. */
export function readSignatures(reading: Reading, rows: readonly Row[]): Signed {
  const groups: Token[][] = [];
  for (const token of tokensOf(reading, rows)) {
    const group = groups.at(-1);
    if (!group || startsGroup(group, token)) groups.push([token]);
    else group.push(token);
  }
  const blocks = namedFirst(groups) ? regroup(groups) : groups;
  return { parts: blocks.map(partOf), signatories: inPairs(blocks.flatMap(signatoriesOf), blocks) };
}

/** `H. V. R. IENGAR`, and below it `By authority of the Government of India`: whom each signs for stands under the name. */
function namedFirst(groups: readonly (readonly Token[])[]): boolean {
  const tokens = groups
    .flat()
    .filter((token) => token.kind === 'person' || (token.kind === 'for' && !token.goesOn));
  return (
    tokens.length > 1 &&
    tokens.every(
      (token, index) => token.kind === (index % 2 === 0 ? 'person' : 'for') && !/:$/.test(token.text),
    ) &&
    tokens.length % 2 === 0
  );
}

function regroup(groups: readonly (readonly Token[])[]): Token[][] {
  const blocks: Token[][] = [];
  for (const token of groups.flat()) {
    const block = blocks.at(-1);
    const opens =
      token.kind === 'person' ||
      ((token.kind === 'mark' || token.kind === 'seal') && block?.at(-1)?.kind !== token.kind);
    if (!block || (opens && block.some(({ kind }) => kind === 'for'))) blocks.push([token]);
    else block.push(token);
  }
  return blocks;
}

/** `For A:`, `For B:`, and below both their names, in the same order. */
function inPairs(signed: readonly Signatory[], groups: readonly (readonly Token[])[]): Signatory[] {
  const tokens = groups.flat();
  const fors = forLines(tokens);
  const lastFor = tokens.findLastIndex((token) => token.kind === 'for');
  const firstPerson = tokens.findIndex((token) => token.kind === 'person');
  const stacked =
    fors.length > 1 &&
    fors.length === signed.length &&
    lastFor < firstPerson &&
    tokens.every((token) => token.column === 0);
  return stacked ? signed.map((one, index) => ({ ...one, forText: fors[index]?.text ?? '' })) : [...signed];
}

function startsGroup(group: readonly Token[], token: Token): boolean {
  const [first] = group;
  const has = (kind: Token['kind']) => group.some((other) => other.kind === kind);
  if (first?.kind === 'addressee') return !(token.kind === 'addressee');
  if (token.kind === 'addressee' || token.kind === 'dateline' || first?.kind === 'dateline') return true;
  if (token.kind === 'for') return !token.goesOn && (has('person') || (has('for') && token.column === 0));
  if (token.kind === 'person' || token.kind === 'honorific')
    return has('person') && !has('for') && token.column === 0;
  if (token.kind === 'seal' || token.kind === 'mark')
    return has('person') && (token.gapBefore || has(token.kind)) && token.column === 0;
  return token.kind === 'office' && token.gapBefore && has('person') && /,$/.test(token.text);
}

function partOf(group: readonly Token[]): Draft {
  const [first] = group;
  const start = first?.start ?? 0;
  const end = group.at(-1)?.end ?? 0;
  if (first?.kind === 'addressee') return draft('addressee', start, end);
  if (first?.kind === 'dateline') return draft('dateline', start, end);
  if (group.every((token) => token.kind === 'other'))
    return draft('signature', start, end, { certainty: 'low', evidence: 'stands in a closing' });
  const signature = draft('signature', start, end);
  const phrases = group.flatMap((token) =>
    token.kind === 'other' || token.kind === 'dateline' || token.kind === 'honorific'
      ? []
      : [draft(token.kind, token.start, token.end)],
  );
  embed(signature, phrases);
  return signature;
}

function signatoriesOf(group: readonly Token[]): Signatory[] {
  const fors = forLines(group);
  const offices = group
    .filter((token) => token.kind === 'office')
    .map((token) => token.text)
    .join(' ');
  return group
    .filter((token) => token.kind === 'person')
    .map(({ text, start, end, column }) => ({
      name: text.replace(/\s+/g, ' '),
      start,
      end,
      forText: (fors.find((token) => fors.length > 1 && token.column === column) ?? fors[0])?.text ?? '',
      officeText: offices,
    }));
}

/** The lines of each `for`, joined. */
function forLines(group: readonly Token[]): { text: string; column: number }[] {
  const lines: { text: string; column: number }[] = [];
  for (const { kind, text, column, goesOn } of group) {
    const open = lines.find((line) => line.column === column) ?? lines.at(-1);
    if (kind !== 'for') continue;
    if (goesOn && open) open.text += ` ${text}`;
    else lines.push({ text, column });
  }
  return lines;
}

function* tokensOf(reading: Reading, rows: readonly Row[]): Generator<Token> {
  const lastIn = new Map<number, Token>();
  let last: Token | undefined;
  for (const row of rows) {
    let column = 0;
    for (const piece of columnsIn(row.line)) {
      for (const token of tokensOfPiece(reading, row.line, piece, column, lastIn.get(column) ?? last)) {
        yield token;
        last = token;
        lastIn.set(column, token);
      }
      column++;
    }
  }
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** `For Pakistan : For Turkey :` on one line, as two columns come out. */
const secondFor = /(?<=:\s+)(?:For|Pour|FOR|POUR)\s[^:]+:?$/u;

/** The columns of a line, with what a second `For` parts. */
function columnsIn(line: Line): Piece[] {
  return columnsOf(line.text).flatMap(({ text, at }) => {
    const start = line.start + at;
    const second = secondFor.exec(text)?.index;
    if (second === undefined) return [{ text, start }];
    return [
      { text: text.slice(0, second).trimEnd(), start },
      { text: text.slice(second), start: start + second },
    ];
  });
}

function* tokensOfPiece(
  reading: Reading,
  line: Line,
  piece: Piece,
  column: number,
  last: Token | undefined,
): Generator<Token> {
  const { signatures, letters } = reading.language;
  const gapBefore = line.blankBefore > 0;
  let rest = piece.text;
  let at = piece.start;
  let previous = last;
  const token = (kind: Token['kind'], length: number, goesOn = false): Token => {
    const raw = rest.slice(0, length);
    const text = raw.trim();
    const start = at + raw.indexOf(text);
    at += length;
    rest = rest.slice(length);
    previous = { kind, start, end: start + text.length, text, column, gapBefore, goesOn };
    return previous;
  };
  while (rest.trim() !== '') {
    const lead = rest.length - rest.trimStart().length;
    at += lead;
    rest = rest.slice(lead);
    const sign = signAt(rest, reading);
    if (sign) {
      yield token(sign.kind, sign.length);
      continue;
    }
    if (
      letters.addressee.test(rest) ||
      (previous?.kind === 'addressee' &&
        (!gapBefore || signatures.office.test(rest)) &&
        (previous.text === letters.addressee.exec(previous.text)?.[0] ||
          personLength(rest, reading, 'none') === 0))
    ) {
      yield token('addressee', rest.length);
      continue;
    }
    if (isDateline(reading, rest)) {
      yield token('dateline', rest.length);
      continue;
    }
    const until = nextSign(rest, reading);
    const chunk = rest.slice(0, until);
    const by = /^(?:By|Par)\s*:?\s+(?=\p{Lu})/u.exec(chunk)?.[0].length ?? 0;
    if (by > 0 && personLength(chunk.slice(by), reading, 'none') > 0) {
      yield token('mark', by);
      continue;
    }
    if (signatures.for.test(chunk) || isPartyLine(chunk) || goesOnFor(previous, chunk, gapBefore, reading)) {
      const colon = chunk.search(/:(?=\s|$)/);
      yield token(
        'for',
        colon >= 0 ? colon + 1 : chunk.length,
        !signatures.for.test(chunk) && !isPartyLine(chunk),
      );
      continue;
    }
    const honorific = signatures.honorific.exec(chunk)?.[0].length ?? 0;
    if (honorific > 0 && personLength(chunk.slice(honorific).trimStart(), reading, 'mark') > 0) {
      yield token('honorific', honorific);
      continue;
    }
    const vouched =
      previous !== undefined &&
      (vouching.has(previous.kind) ||
        (previous.kind === 'for' && (/:$/.test(previous.text) || isNamed(previous.text, chunk))));
    const open = /^[[(]\s*(?=\p{Lu}[^[(\])]*[\])])/u.exec(chunk)?.[0].length ?? 0;
    const inside = open > 0 ? chunk.slice(open).replace(/[\])].*$/, '') : chunk;
    const person = personLength(inside, reading, vouched ? 'mark' : 'text');
    if (person > 0) {
      if (open > 0) yield token('other', open);
      yield token('person', person);
      const tail = /^[\s,;\])]*(?:[[(]?m\.\s?p\.?[\])]?)?[.,;]*\s*/.exec(rest)?.[0] ?? '';
      at += tail.length;
      rest = rest.slice(tail.length);
      continue;
    }
    yield token(
      signatures.office.test(chunk) || previous?.kind === 'person' ? 'office' : 'other',
      Math.max(1, until),
    );
  }
}

const vouching: ReadonlySet<Token['kind']> = new Set(['mark', 'seal', 'honorific']);

/** `Kingdom of Thailand:`: the name of a party alone, above who signs for it. */
function isPartyLine(text: string): boolean {
  if (!/^\p{Lu}.*:$/u.test(text) || text.length > 90) return false;
  const [match] = findParties(text);
  return match !== undefined && !match.adjective && match.end - match.start > text.length * 0.6;
}

/** A line `for` that already names its party, above a line that names none. */
const isNamed = (forText: string, text: string): boolean =>
  findParties(forText).some((match) => !match.adjective) &&
  findParties(text).length === 0 &&
  /\p{Lu}\./u.test(text);

function signAt(text: string, reading: Reading): { kind: 'seal' | 'mark'; length: number } | undefined {
  for (const { signatures } of [reading.language, ...reading.heard]) {
    const seal = signatures.seal.exec(text);
    if (seal?.index === 0) return { kind: 'seal', length: seal[0].length };
    const mark = signatures.mark.exec(text) ?? signatures.initialled.exec(text);
    if (mark?.index === 0) return { kind: 'mark', length: mark[0].length };
  }
  return undefined;
}

/** `…, Ambassador. For Peru: …`, on one line. */
const anotherFor = /(?<=\.\s)(?:For|Pour)\s[^:]{3,120}:/u;
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
  if (gapBefore && !/(?:\b(?:of|the|and|de|du|la)|-)$/i.test(previous.text) && !/^\p{Ll}/u.test(text))
    return false;
  if (isNamed(previous.text, text) && personLength(text, reading, 'mark') > 0) return false;
  return (
    personLength(text, reading, 'none') === 0 ||
    (findParties(text).some((match) => !match.adjective) && /:$/.test(text))
  );
}
