/** Parts while they are being made, and the one way phrases get into them: inside what holds them, never across an edge. */
import type { Facts, Part } from '../instrument.js';

export type Draft = { -readonly [K in keyof Part]: K extends 'parts' ? Draft[] : Part[K] };

/** Facts while they are being gathered. */
export type FactsDraft = { -readonly [K in keyof Facts]: Facts[K] };

/** What a part can have: all parts are made of one shape, so that what walks them need not look for it. */
const shape = {
  kind: 'paragraph' as Part['kind'],
  start: 0,
  end: 0,
  parts: [] as Draft[],
  type: undefined,
  subtype: undefined,
  n: undefined,
  value: undefined,
  target: undefined,
  key: undefined,
  certainty: undefined,
  evidence: undefined,
  runsOn: undefined,
  editorial: undefined,
};

export function draft(
  kind: Part['kind'],
  start: number,
  end: number,
  more: Partial<Omit<Draft, 'kind' | 'start' | 'end'>> = {},
): Draft {
  return { ...shape, kind, start, end, parts: [], ...more };
}

/** Puts parts into a block, each into the smallest that holds it; of two that cross, the first given stays. */
export function embed(block: Draft, phrases: readonly Draft[]): void {
  for (const phrase of phrases) place(block, phrase);
}

/** False where it would cross a part that is there. */
export function place(parent: Draft, part: Draft): boolean {
  if (part.start < parent.start || part.end > parent.end || part.start >= part.end) return false;
  const { parts } = parent;
  const first = firstEndingAfter(parts, part.start);
  const next = parts[first];
  if (!next || next.start >= part.end) {
    parts.splice(first, 0, part);
    return true;
  }
  if (next.start <= part.start && next.end >= part.end) {
    const same = next.start === part.start && next.end === part.end && next.kind === part.kind;
    return !same && place(next, part);
  }
  let last = first;
  while ((parts[last + 1]?.start ?? Number.POSITIVE_INFINITY) < part.end) last++;
  const inner = parts.slice(first, last + 1);
  if ((inner[0]?.start ?? 0) < part.start || (inner.at(-1)?.end ?? 0) > part.end || part.parts.length > 0)
    return false;
  part.parts = inner;
  parts.splice(first, inner.length, part);
  return true;
}

function firstEndingAfter(parts: readonly Draft[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Makes every part as long as what it holds. */
export function stretch(part: Draft): void {
  for (const child of part.parts) stretch(child);
  const [first] = part.parts;
  const last = part.parts.at(-1);
  if (!first || !last) return;
  if (first.start < part.start) part.start = first.start;
  if (last.end > part.end) part.end = last.end;
}

/** All parts, each before those it holds, in the order of the text. */
export function walk(parts: readonly Part[], found: Part[] = []): Part[] {
  for (const part of parts) {
    found.push(part);
    walk(part.parts, found);
  }
  return found;
}

/** The parts of a kind, in the order of the text, without those that lie in one of them. */
export function outermost(
  parts: readonly Draft[],
  isWanted: (part: Draft) => boolean,
  found: Draft[] = [],
): Draft[] {
  for (const part of parts) {
    if (isWanted(part)) found.push(part);
    else outermost(part.parts, isWanted, found);
  }
  return found;
}
