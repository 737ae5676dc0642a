/** Signature blocks: for whom, seals and marks, names, offices, addressees; over several lines, or several on one line. */
import { type Draft, draft, embed } from './draft.js';
import type { Reading, Row } from './row.js';
import { type Token, tokensOf } from './tokens.js';

export interface Signatory {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What the text says of the party: the `for` line, else the office; '' where neither is there. */
  readonly forText: string;
  readonly officeText: string;
}

export interface Signed {
  readonly parts: Draft[];
  readonly signatories: Signatory[];
}

/** The parts of the lines of a closing that follow its `DONE`, or a letter's valediction. */
export function readSignatures(reading: Reading, rows: readonly Row[], isLetter: boolean): Signed {
  const groups: Token[][] = [];
  for (const token of tokensOf(reading, rows, isLetter)) {
    const group = groups.at(-1);
    if (!group || startsGroup(group, token)) groups.push([token]);
    else group.push(token);
  }
  const blocks = namedFirst(groups) ? regroup(groups) : groups;
  return { parts: blocks.map(partOf), signatories: inPairs(allSignatories(blocks, isLetter), blocks) };
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
    tokens.every((token) => token.column === 0 || token.kind === 'for');
  return stacked ? signed.map((one, index) => ({ ...one, forText: fors[index]?.text ?? '' })) : [...signed];
}

function startsGroup(group: readonly Token[], token: Token): boolean {
  const [first] = group;
  const has = (kind: Token['kind']) => group.some((other) => other.kind === kind);
  if (first?.kind === 'addressee') return !(token.kind === 'addressee');
  if (token.kind === 'addressee' || token.kind === 'dateline' || first?.kind === 'dateline') return true;
  if (token.kind === 'for') return !token.goesOn && (has('person') || (has('for') && token.column === 0));
  if (token.kind === 'person' || token.kind === 'courtesy')
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
    token.kind === 'other' || token.kind === 'dateline' || token.kind === 'courtesy'
      ? []
      : [draft(token.kind, token.start, token.end)],
  );
  embed(signature, phrases);
  return signature;
}

/** Below lines `for` whom, a name that has none of its own goes with the one above it. */
function allSignatories(blocks: readonly Token[][], isLetter: boolean): Signatory[] {
  const tokens = blocks.flat();
  const isAbove = !isLetter && tokens.find(({ kind }) => kind === 'for' || kind === 'person')?.kind === 'for';
  let above: ForLine[] = [];
  return blocks.flatMap((block) => {
    const own = forLines(block);
    if (isAbove && own.length > 0) above = own;
    return signatoriesOf(block, own.length > 0 ? own : above);
  });
}

function signatoriesOf(group: readonly Token[], fors: readonly ForLine[]): Signatory[] {
  const inColumns =
    new Set(group.filter(({ kind }) => kind === 'person').map(({ column }) => column)).size > 1;
  const officesOf = (column: number) =>
    group
      .filter((token) => token.kind === 'office' && (!inColumns || token.column === column))
      .map((token) => token.text)
      .join(' ');
  return group
    .filter((token) => token.kind === 'person')
    .map(({ text, start, end, column }) => ({
      name: text.replace(/\s+/g, ' '),
      start,
      end,
      forText: (fors.find((token) => fors.length > 1 && token.column === column) ?? fors[0])?.text ?? '',
      officeText: officesOf(column),
    }));
}

interface ForLine {
  text: string;
  readonly column: number;
}

/** The lines of each `for`, joined. */
function forLines(group: readonly Token[]): ForLine[] {
  const lines: ForLine[] = [];
  for (const { kind, text, column, goesOn } of group) {
    const open = lines.findLast((line) => line.column === column) ?? lines.at(-1);
    if (kind !== 'for') continue;
    if (goesOn && open) open.text += ` ${text}`;
    else lines.push({ text, column });
  }
  return lines;
}
