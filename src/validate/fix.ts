/**
 * What can safely be put right in a document without asking anybody: white space round an identifier, and
 * within an ISO date. Only white space in attributes is ever taken out; shown as a patch before anything is written.
 */
import type { Source } from '../source/source.js';
import { isElement, nameOf, TEI, XML, type XmlTree } from '../xml/tree.js';

/** A stretch of a text, and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const dateAttributes = new Set(
  ['when', 'notBefore', 'notAfter', 'from', 'to'].flatMap((name) => [name, `${name}-iso`]),
);
/** A date, or a date and time, as an attribute of TEI has it. */
export const isoDate = /^-?\d{4,}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
const identifier = /^[\p{L}_][\p{L}\p{M}\p{N}_.\-·]*$/u;

/** The edits that make a document better and no different, in its order. */
export function safeFixes(tree: XmlTree): readonly Edit[] {
  const edits: Edit[] = [];
  for (let node = 1; node < tree.size; node++) {
    if (!isElement(tree, node)) continue;
    const end = tree.attributeFirsts[node + 1] ?? 0;
    const first = tree.attributeFirsts[node] ?? 0;
    const tei = first < end && nameOf(tree, node).namespace === TEI;
    for (let row = first; row < end; row++) {
      const start = tree.attributeValueStarts[row] ?? 0;
      const stop = tree.attributeValueEnds[row] ?? start;
      const raw = tree.source.text.slice(start, stop);
      // White space that was written as a reference was meant.
      if (raw.includes('&') || !/\s/.test(raw)) continue;
      const { namespace, local } = tree.names[tree.attributeNames[row] ?? -1] ?? { namespace: '', local: '' };
      const text = put(raw, namespace, local, tei);
      if (text !== raw) edits.push({ start, end: stop, text });
    }
  }
  return edits;
}

function put(raw: string, namespace: string, local: string, tei: boolean): string {
  if (namespace === XML && local === 'id') return identifier.test(raw.trim()) ? raw.trim() : raw;
  if (!tei || namespace !== '' || !dateAttributes.has(local)) return raw;
  // A blank before the time is the one that could stand for a letter: 1954-10-12 10:00.
  const joined = raw.trim().replace(/\s*-\s*/g, '-');
  return isoDate.test(joined) ? joined : raw;
}

/** The text with the edits made. */
export function edited(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: instead } of edits) {
    parts.push(text.slice(at, start), instead);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Lines of context that a patch shows. */
const context = 3;

/** The edits as a unified diff, as `patch` and `git apply` take it; '' where there are none. */
export function patchOf(source: Source, edits: readonly Edit[]): string {
  const lines = source.text.split(/(?<=\n)/);
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length;
  }
  const lineAt = (offset: number): number => {
    const next = starts.findIndex((start) => start > offset);
    return (next < 0 ? starts.length : next) - 1;
  };
  const hunks: { first: number; last: number; edits: Edit[] }[] = [];
  for (const edit of edits) {
    const [first, last] = [lineAt(edit.start), lineAt(edit.end)];
    const open = hunks.at(-1);
    if (open && first - open.last <= 2 * context) {
      open.last = last;
      open.edits.push(edit);
    } else hunks.push({ first, last, edits: [edit] });
  }
  let shift = 0;
  const written = hunks.map(({ first, last, edits: own }) => {
    const from = Math.max(0, first - context);
    const to = Math.min(lines.length - 1, last + context);
    const base = starts[from] ?? 0;
    const end = starts[to + 1] ?? source.text.length;
    const after = edited(
      source.text.slice(base, end),
      own.map((edit) => ({ ...edit, start: edit.start - base, end: edit.end - base })),
    ).split(/(?<=\n)/);
    const before = lines.slice(from, to + 1);
    const head = `@@ -${from + 1},${before.length} +${from + 1 + shift},${after.length} @@\n`;
    shift += after.length - before.length;
    return head + hunkLines(before, after);
  });
  return hunks.length === 0 ? '' : `--- ${source.path}\n+++ ${source.path}\n${written.join('')}`;
}

function hunkLines(before: readonly string[], after: readonly string[]): string {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - same && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  return [
    ...before.slice(0, same).map((line) => marked(' ', line)),
    ...before.slice(same, before.length - tail).map((line) => marked('-', line)),
    ...after.slice(same, after.length - tail).map((line) => marked('+', line)),
    ...before.slice(before.length - tail).map((line) => marked(' ', line)),
  ].join('');
}

const marked = (mark: string, line: string): string =>
  `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`;
