/**
 * White space as a reader sees it. A flow is one run of reading: the text of the body, of one note, of one hidden reading.
 * Runs of white space become one space, and none is left at the edge of a block, beside a line break, or where a line feed
 * stands between two wide characters (Chinese, Japanese).
 * In `verbatim`, spaces count; a line feed counts unless it is beside a break or an edge.
 */
import { isWide } from '../../source/wide.js';
import { isWhite } from '../../source/words.js';

export interface TextDraft {
  readonly behaviour: 'text';
  text: string;
  readonly node: number;
}

export interface Flow {
  last: TextDraft | undefined;
  /** Nothing but an edge or a break stands before: white space is dropped. */
  atEdge: boolean;
  /** White space after the last text, which is written when something follows it in the line: most of it stands before an edge. */
  space: '' | ' ' | '\n';
  /** The last text with that space, where the source has it so: a piece of it costs less than a new string. */
  spaced: string | undefined;
  /** The last character before white space is wide. */
  wide: boolean;
  /** The space after the last text stands for a line feed. */
  fed: boolean;
}

export const newFlow = (): Flow => ({
  last: undefined,
  atEdge: true,
  space: '',
  spaced: undefined,
  wide: false,
  fed: false,
});

/** White space that is not one space already. */
const runs = /[\t\n\r][ \t\n\r]*| [ \t\n\r]+/g;
const wide = /[\u2e80-\uff60]/;
const lineRuns = /[ \t]*\r?\n[ \t\r\n]*/g;

/** Adds a text as it is to be shown here; undefined where nothing is left of it. */
export function takeText(flow: Flow, raw: string, node: number, verbatim: boolean): TextDraft | undefined {
  return verbatim ? takeVerbatim(flow, raw, node) : takeWords(flow, raw, node);
}

/** Runs of white space as one space each, or as nothing. */
function takeWords(flow: Flow, raw: string, node: number): TextDraft | undefined {
  const { length } = raw;
  let start = 0;
  while (start < length && isWhite(raw.charCodeAt(start))) start++;
  if (start === length) return takeBlank(flow, raw, node);
  let end = length;
  while (isWhite(raw.charCodeAt(end - 1))) end--;
  const joined =
    flow.wide && isWide(raw.charCodeAt(start)) && (flow.fed || raw.slice(0, start).includes('\n'));
  if (joined) dropSpace(flow);
  const written = raw.slice(start, end);
  const words = singleSpaced(written);
  const leads = start > 0 && !joined && !flow.atEdge && flow.space === '';
  flow.wide = isWide(raw.charCodeAt(end - 1));
  flow.fed = flow.wide && raw.includes('\n', end);
  const draft = append(flow, leads ? ` ${words}` : words, end < length ? ' ' : '', node);
  if (!leads && words === written && raw.charCodeAt(end) === 32) flow.spaced = raw.slice(start, end + 1);
  return draft;
}

/** White space alone: a space, unless one or an edge stands before. */
function takeBlank(flow: Flow, raw: string, node: number): TextDraft | undefined {
  if (raw === '' || flow.atEdge || flow.space !== '') return undefined;
  flow.fed ||= flow.wide && raw.includes('\n');
  return append(flow, '', ' ', node);
}

function singleSpaced(words: string): string {
  const single = words.replace(runs, ' ');
  if (single === words || !wide.test(words)) return single;
  return words.replace(runs, (run, at: number) =>
    run.includes('\n') && isWide(words.charCodeAt(at - 1)) && isWide(words.charCodeAt(at + run.length))
      ? ''
      : ' ',
  );
}

function takeVerbatim(flow: Flow, raw: string, node: number): TextDraft | undefined {
  let text = raw.replace(lineRuns, '\n');
  if (flow.atEdge && text.startsWith('\n')) text = text.slice(1);
  if (text === '') return undefined;
  return text.endsWith('\n') ? append(flow, text.slice(0, -1), '\n', node) : append(flow, text, '', node);
}

function append(flow: Flow, text: string, space: Flow['space'], node: number): TextDraft {
  settle(flow);
  const draft: TextDraft = { behaviour: 'text', text, node };
  flow.last = draft;
  flow.atEdge = false;
  flow.space = space;
  flow.spaced = undefined;
  return draft;
}

/** Writes the white space after the last text: something follows it, or the flow ends in the line. */
export function settle(flow: Flow): void {
  if (flow.last !== undefined && flow.space !== '')
    flow.last.text = flow.spaced ?? flow.last.text + flow.space;
  flow.space = '';
}

/** The edge of a block, or a line break: no white space before it, none after. */
export function edge(flow: Flow): void {
  dropSpace(flow);
  flow.last = undefined;
  flow.atEdge = true;
  flow.wide = false;
}

/** The space after the last text is none after all. */
function dropSpace(flow: Flow): void {
  flow.space = '';
  flow.fed = false;
}

/** Something visible that is not text (a picture, a mark made for a note): spaces on both sides stand. */
export function solid(flow: Flow): void {
  settle(flow);
  flow.last = undefined;
  flow.atEdge = false;
  flow.wide = false;
  flow.fed = false;
}
