/** Joins notes to their markers in the text, and gives both their keys. */
import { type Draft, draft, outermost, place, walk } from './draft.js';
import { saysForce } from './force.js';
import type { Language } from './languages/index.js';
import { together } from './languages/together.js';

const superscripts = '¹²³⁴⁵⁶⁷⁸⁹';
/** Words after which a figure is not a note marker: `article 1`, `paragraph 2`. */
const counted = new RegExp(String.raw`(?<![\p{L}])(?:${together.counted})$`, 'iu');

/** How far above a note its marker may stand. */
const page = 6000;

/** Whether the text above has a marker of that number, stuck to a word or free, which is no number of an article or the like. */
export function hasMarker(text: string, before: number, n: string): boolean {
  const above = text.slice(Math.max(0, before - page), before);
  for (const match of above.matchAll(markerPattern(n)))
    if (
      !counted.test(
        above
          .slice(Math.max(0, match.index - 24), match.index)
          .trimEnd()
          .replace(/[.,]$/, ''),
      )
    )
      return true;
  return false;
}

const markerPattern = (n: string): RegExp =>
  new RegExp(
    `(?<=\\p{L}{2}[»"”)\\]]?[,.;]?\\s{0,2}|\\d{4}[,.;]|[»"”)\\]]\\s{0,2})${n}(?=[\\s,;:)\\]]|\\.(?!\\d)|$)(?!\\s?%)`,
    'gu',
  );

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly n: string;
  /** Raised, in brackets or stuck to a word: surer than a figure that stands free. */
  readonly sure: boolean;
}

export function joinNotes(parts: readonly Draft[], text: string, heard: readonly Language[]): void {
  const notes = drafts(parts).filter((part) => part.kind === 'note');
  if (notes.length === 0) return;
  const blocks = outermost(parts, ({ kind }) => holdsMarkers.has(kind));
  const candidates = blocks.flatMap((block) =>
    candidatesIn(block, text).map((candidate) => ({ block, candidate })),
  );
  const taken = new Set<Candidate>();
  const uses = new Map<string, number>();
  let groupStart = 0;
  let last: Draft | undefined;
  for (const note of notes) {
    if (last && text.slice(last.end, note.start).trim() !== '') groupStart = last.end;
    last = note;
    const n = note.n ?? '';
    const count = (uses.get(n) ?? 0) + 1;
    uses.set(n, count);
    note.key = `note.${n === '*' || n === '' ? `x${notes.indexOf(note) + 1}` : n}${count > 1 ? `-${count}` : ''}`;
    const fits = candidates.filter(
      ({ candidate }) =>
        !taken.has(candidate) &&
        candidate.n === n &&
        candidate.end <= note.start &&
        candidate.start >= groupStart,
    );
    const isEntry = heard.some((language) => saysForce(wordsAfterLabel(note, text), language));
    const inHead = isEntry
      ? candidates.find(
          ({ block, candidate }) =>
            !taken.has(candidate) && block.kind === 'head' && (candidate.n === n || n === ''),
        )
      : undefined;
    const chosen = inHead ?? fits.find(({ candidate }) => candidate.sure) ?? (isEntry ? undefined : fits[0]);
    if (!chosen) continue;
    taken.add(chosen.candidate);
    const reference = draft('noteReference', chosen.candidate.start, chosen.candidate.end, {
      target: note.key,
      key: `${note.key}.ref`,
      n,
    });
    if (!chosen.candidate.sure && !inHead)
      [reference.certainty, reference.evidence] = [
        'medium',
        'a figure that stands free, with the number of the note below',
      ];
    if (place(chosen.block, reference)) note.target = reference.key ?? '';
  }
}

/** Blocks that hold markers. */
const holdsMarkers = new Set<string>([
  'head',
  'paragraph',
  'item',
  'titlePart',
  'translationMark',
  'closer',
  'opener',
]);

const drafts = (parts: readonly Draft[]): Draft[] => [...walk(parts)] as Draft[];

function wordsAfterLabel(note: Draft, text: string): string {
  const label = note.parts.find((part) => part.kind === 'label');
  return text
    .slice(label?.end ?? note.start, note.end)
    .trimStart()
    .slice(0, 80);
}

const withoutMarkers = new Set<string>(['label', 'note', 'furniture']);

/** Whether a label, a note or page furniture stands there. */
const isTaken = (block: Draft, at: number): boolean =>
  block.parts.some(
    (part) => part.start <= at && at < part.end && (withoutMarkers.has(part.kind) || isTaken(part, at)),
  );

function candidatesIn(block: Draft, text: string): Candidate[] {
  const words = text.slice(block.start, block.end);
  const found: Candidate[] = [];
  // First what every marker begins with: most characters of a text need no more.
  const pattern =
    /(?=[¹²³⁴⁵⁶⁷⁸⁹(1-9*I'])(?:[¹²³⁴⁵⁶⁷⁸⁹]|\(([1-9*])\)|(?<=[\p{L}»")\]])([1-9]|\*{1,3})(?=[\s,.;:)\]»]|$)|(?<=[\p{L},.;)»"]\s{1,2})([1-9]|\*{1,3}|(?<=[A-Z]{6,}\s{1,2})[I'](?=\s+[A-Z]))(?=\s+\p{L}|\s*[,;:)\]]|\s+[-–—]\s|\s*$))/gu;
  for (const match of words.matchAll(pattern)) {
    const start = block.start + match.index;
    if (isTaken(block, start)) continue;
    const sign = match[1] ?? match[2] ?? match[3];
    const n =
      sign === undefined
        ? String(superscripts.indexOf(match[0]) + 1)
        : sign === 'I' || sign === "'"
          ? '1'
          : sign;
    const free = match[3] !== undefined && block.kind !== 'head' && !sign?.startsWith('*');
    const before = words.slice(Math.max(0, match.index - 24), match.index).trimEnd();
    if ((match[3] ?? match[1]) !== undefined && counted.test(before.replace(/[.,]$/, ''))) continue;
    found.push({ start, end: start + match[0].length, n, sure: !free });
  }
  return found;
}
