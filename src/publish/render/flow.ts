/**
 * White space as a reader sees it. A flow is one run of reading: the text of the body, of one note, of one hidden reading.
 * Runs of white space become one space, and none is left at the edge of a block, beside a line break, or where a line feed
 * stands between two wide characters (Chinese, Japanese).
 * In `verbatim`, spaces count; a line feed counts unless it is beside a break or an edge.
 */
import { isWide } from '../../source/wide.js';

export interface TextDraft {
  readonly behaviour: 'text';
  text: string;
  readonly node: number;
}

export interface Flow {
  last: TextDraft | undefined;
  /** Nothing but an edge or a break stands before: white space is dropped. */
  atEdge: boolean;
  /** The text so far ends with a space. */
  spaced: boolean;
  /** The last character before white space is wide. */
  wide: boolean;
  /** The space that the text ends with stands for a line feed. */
  fed: boolean;
}

export const newFlow = (): Flow => ({
  last: undefined,
  atEdge: true,
  spaced: false,
  wide: false,
  fed: false,
});

const runs = /[\t\n\r]| {2}/;
const allRuns = /[ \t\n\r]+/g;
const wide = /[\u2e80-\uff60]/;
const lineRuns = /[ \t]*\r?\n[ \t\r\n]*/g;

const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 9 || unit === 13;

/** Runs of white space as one space each, or as nothing. */
function spaced(flow: Flow, raw: string): string {
  let start = 0;
  while (isSpace(raw.charCodeAt(start))) start++;
  const joined =
    flow.wide && isWide(raw.charCodeAt(start)) && (flow.fed || raw.slice(0, start).includes('\n'));
  if (joined) dropSpace(flow);
  const text = start > 0 && (flow.atEdge || flow.spaced || joined) ? raw.slice(start) : raw;
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > 0) flow.wide = isWide(text.charCodeAt(end - 1));
  if (flow.wide) flow.fed = text.includes('\n', end) || (end === 0 && flow.fed);
  const run = text.search(runs);
  if (run < 0) return text;
  // Most texts have one at their end alone, before the next line or element.
  if (run >= end) return text.charCodeAt(end) === 32 ? text.slice(0, end + 1) : `${text.slice(0, end)} `;
  if (!wide.test(text)) return text.replace(allRuns, ' ');
  return text.replace(allRuns, (run, at: number) =>
    run.includes('\n') && isWide(text.charCodeAt(at - 1)) && isWide(text.charCodeAt(at + run.length))
      ? ''
      : ' ',
  );
}

/** The text node as it is to be shown here, or undefined where nothing is left of it. */
export function takeText(flow: Flow, raw: string, node: number, verbatim: boolean): TextDraft | undefined {
  let text = raw;
  if (verbatim) {
    text = text.replace(lineRuns, '\n');
    if (flow.atEdge && text.startsWith('\n')) text = text.slice(1);
  } else {
    text = spaced(flow, text);
  }
  if (text === '') return undefined;
  const draft: TextDraft = { behaviour: 'text', text, node };
  flow.last = draft;
  flow.atEdge = false;
  flow.spaced = text.endsWith(verbatim ? '\n' : ' ');
  return draft;
}

/** The edge of a block, or a line break: no white space before it, none after. */
export function edge(flow: Flow): void {
  dropSpace(flow);
  flow.last = undefined;
  flow.atEdge = true;
  flow.wide = false;
}

/** The space that the text ends with is none after all. */
function dropSpace(flow: Flow): void {
  if (flow.last !== undefined && flow.spaced) flow.last.text = flow.last.text.slice(0, -1);
  flow.spaced = false;
  flow.fed = false;
}

/** Something visible that is not text (a picture, a mark made for a note): spaces on both sides stand. */
export function solid(flow: Flow): void {
  flow.last = undefined;
  flow.atEdge = false;
  flow.spaced = false;
  flow.wide = false;
  flow.fed = false;
}
