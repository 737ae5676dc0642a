/** Changes to the tree of parts, each giving a new tree: a phrase put around words, a point put at a place. */
import type { Part, PartKind } from '../instrument.js';
import { bounds, holdsWords, mapSame } from '../tei/bounds.js';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What became of an insertion: the new parts, or the part that is in the way. */
export type Inserted =
  | { readonly parts: readonly Part[] }
  | { readonly conflict: 'overlap' | 'blocks'; readonly part?: Part };

/** Kinds that hold only other parts: no phrase can be theirs. */
const holders = new Set<PartKind>(['titlePage', 'division', 'list', 'table', 'row', 'quote']);
/** Kinds that are characters only. */
const closed = new Set<PartKind>(['registrationNumber', 'softHyphen']);
/** What names something: the editor's word for the same words stands in place of the reader's. */
const names = new Set<PartKind>(['party', 'place', 'person', 'date', 'instrumentReference', 'foreign']);

/** Puts a phrase around a stretch of the transcript. `made` without parts; those inside the stretch become its own. */
export function insertPhrase(text: string, parts: readonly Part[], made: Part): Inserted {
  return insertInto(text, parts, made, undefined);
}

function insertInto(text: string, parts: readonly Part[], made: Part, parent: Part | undefined): Inserted {
  const around = parts.findIndex((part) => holdsStretch(text, part, made));
  const holder = parts[around];
  if (holder !== undefined) {
    const inside = within(text, holder, made);
    return 'conflict' in inside ? inside : { parts: parts.with(around, inside.part) };
  }
  const overlapping = parts.find((part) => crosses(text, part, made));
  if (overlapping) return { conflict: isBlock(overlapping) ? 'blocks' : 'overlap', part: overlapping };
  if (parent === undefined || holders.has(parent.kind))
    return { conflict: 'blocks', ...(parent && { part: parent }) };
  const isInside = (part: Part): boolean =>
    made.start <= part.start && part.end <= made.end && part.start < made.end;
  const first = parts.findIndex((part) => part.start >= made.start);
  const at = first < 0 ? parts.length : first;
  const rest = parts.filter((part) => !isInside(part));
  const whole = { ...made, parts: parts.filter(isInside) };
  return { parts: [...rest.slice(0, at), whole, ...rest.slice(at)] };
}

/** Inside a part that holds the stretch: below it, or in its place where both name the same words. */
function within(
  text: string,
  holder: Part,
  made: Part,
): { part: Part } | Exclude<Inserted, { parts: unknown }> {
  const same = sameStretch(text, holder, made);
  if (same && names.has(holder.kind) && names.has(made.kind)) return { part: renamed(holder, made) };
  if (holder.kind === made.kind && names.has(made.kind)) return { part: holder };
  if (closed.has(holder.kind)) return { conflict: 'overlap', part: holder };
  const inner = insertInto(text, holder.parts, made, holder);
  return 'conflict' in inner ? inner : { part: { ...holder, parts: inner.parts } };
}

/** The editor's name for words the reader had marked: what the reader read of them is kept where the editor says nothing else. */
function renamed(reader: Part, editor: Part): Part {
  const kept = reader.kind === editor.kind ? reader : { parts: reader.parts };
  const { certainty: _, ...sure } = kept as Part;
  return { ...sure, ...editor, parts: reader.parts };
}

function holdsStretch(text: string, part: Part, { start, end }: Stretch): boolean {
  const own = bounds(text, part);
  return own.start < own.end && own.start <= start && end <= own.end;
}

function sameStretch(text: string, part: Part, { start, end }: Stretch): boolean {
  const own = bounds(text, part);
  return own.start === start && own.end === end;
}

/** True where a part begins or ends in the middle of a stretch. */
function crosses(text: string, part: Part, { start, end }: Stretch): boolean {
  const own = bounds(text, part);
  return (
    (own.start < start && start < own.end && own.end < end) ||
    (start < own.start && own.start < end && end < own.end)
  );
}

/** Puts a point at an offset: after the word that ends there, inside the block that holds it. */
export function insertAfter(text: string, parts: readonly Part[], point: Part): readonly Part[] {
  const at = point.start;
  const index = parts.findIndex((part) => {
    const own = bounds(text, part);
    if (closed.has(part.kind)) return false;
    return own.start < at && (isBlock(part) ? at <= own.end : at < own.end);
  });
  const holder = parts[index];
  if (holder !== undefined)
    return parts.with(index, { ...holder, parts: insertAfter(text, holder.parts, point) });
  const next = parts.findIndex((part) => part.start >= at);
  const place = next < 0 ? parts.length : next;
  return [...parts.slice(0, place), point, ...parts.slice(place)];
}

/** Puts a point before the word that begins at an offset: outside every block that begins there. */
export function insertBefore(text: string, parts: readonly Part[], point: Part): readonly Part[] {
  const at = point.start;
  const index = parts.findIndex((part) => {
    const own = bounds(text, part);
    return own.start < at && at < own.end && !closed.has(part.kind);
  });
  const holder = parts[index];
  if (holder !== undefined)
    return parts.with(index, { ...holder, parts: insertBefore(text, holder.parts, point) });
  const next = parts.findIndex((part) => part.end > at || part.start >= at);
  const place = next < 0 ? parts.length : next;
  return [...parts.slice(0, place), point, ...parts.slice(place)];
}

/** Takes out the points of a kind that stand in the same gap as an offset. */
export function withoutPointsAt(
  text: string,
  parts: readonly Part[],
  kind: PartKind,
  at: number,
): readonly Part[] {
  const kept = parts.filter(
    (part) => part.kind !== kind || holdsWords(text, Math.min(part.start, at), Math.max(part.start, at)),
  );
  const same = kept.length === parts.length ? parts : kept;
  return mapSame(same, (part) => {
    const inner = withoutPointsAt(text, part.parts, kind, at);
    return inner === part.parts ? part : { ...part, parts: inner };
  });
}

/** Replaces one part of a tree. */
export function replacePart(
  parts: readonly Part[],
  old: Part,
  replacement: readonly Part[],
): readonly Part[] {
  if (parts.includes(old)) return parts.flatMap((part) => (part === old ? replacement : [part]));
  return mapSame(parts, (part) => {
    if (part.start > old.start || part.end < old.end) return part;
    const inner = replacePart(part.parts, old, replacement);
    return inner === part.parts ? part : { ...part, parts: inner };
  });
}

const phraseless = new Set<PartKind>([
  'titlePage',
  'division',
  'list',
  'table',
  'row',
  'opener',
  'quote',
  'titlePart',
  'head',
  'translationMark',
  'paragraph',
  'item',
  'cell',
  'verbatim',
  'note',
  'furniture',
  'closer',
  'dateline',
  'salute',
  'signature',
]);
/** True for kinds that are blocks, and not stretches inside one. */
export const isBlock = (part: Part): boolean => phraseless.has(part.kind);
