/** Where the words of a part begin and end, and how the parts of an instrument are made to cover every word. */

import { isGapAt } from '../../xml/layout.js';
import type { ContainerKind, Instrument, Part, PartKind } from '../instrument.js';

/** A part's stretch without the white space at its edges; empty, at its start, where it holds no word. */
export function bounds(
  text: string,
  part: { readonly start: number; readonly end: number },
): {
  readonly start: number;
  readonly end: number;
} {
  let { start, end } = part;
  while (start < end && isGapAt(text, start)) start++;
  if (start === end) return { start: part.start, end: part.start };
  while (end > start && isGapAt(text, end - 1)) end--;
  return { start, end };
}

/** True where a stretch holds at least one character of a word. */
export function holdsWords(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isGapAt(text, at)) return true;
  return false;
}

const points = new Set<PartKind>(['pageBreak', 'supplied', 'editorNote']);
export const isPoint = (part: Part): boolean => points.has(part.kind);

/** True where a part would leave nothing in the TEI: no word, and nothing the editor put there. */
export function isEmpty(text: string, part: Part): boolean {
  return (
    !isPoint(part) &&
    !holdsWords(text, part.start, part.end) &&
    part.parts.every((child) => isEmpty(text, child))
  );
}

/** What words become that stand in a container and in none of its parts. An opener may hold words of its own. */
const fillers: Readonly<Record<Exclude<ContainerKind, 'opener'>, PartKind>> = {
  titlePage: 'titlePart',
  division: 'paragraph',
  list: 'item',
  table: 'cell',
  row: 'cell',
  quote: 'paragraph',
};
const isFilled = (kind: PartKind): kind is keyof typeof fillers => Object.hasOwn(fillers, kind);

/** The instrument with every word in a part: words that a container leaves out become paragraphs (items, cells). */
export function settle(instrument: Instrument): Instrument {
  const { text } = instrument.source;
  const parts = covered(text, 0, text.length, instrument.parts, 'paragraph');
  return parts === instrument.parts ? instrument : { ...instrument, parts };
}

function settlePart(text: string, part: Part): Part {
  const parts = isFilled(part.kind)
    ? covered(text, part.start, part.end, part.parts, fillers[part.kind])
    : mapSame(part.parts, (child) => settlePart(text, child));
  return parts === part.parts ? part : { ...part, parts };
}

function covered(
  text: string,
  start: number,
  end: number,
  parts: readonly Part[],
  filler: PartKind,
): readonly Part[] {
  const settled: Part[] = [];
  let changed = false;
  let at = start;
  const fill = (to: number): void => {
    if (at >= to || !holdsWords(text, at, to)) return;
    settled.push({ kind: filler, ...bounds(text, { start: at, end: to }), parts: [] });
    changed = true;
  };
  for (const part of parts) {
    fill(part.start);
    const same = settlePart(text, part);
    changed ||= same !== part;
    settled.push(same);
    at = Math.max(at, part.end);
  }
  fill(end);
  return changed ? settled : parts;
}

/** Maps a list, and gives the same list back where nothing changed. */
export function mapSame<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  let changed = false;
  const mapped = list.map((item) => {
    const now = change(item);
    changed ||= now !== item;
    return now;
  });
  return changed ? mapped : list;
}
