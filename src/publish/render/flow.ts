/**
 * White space as a reader sees it. A flow is one run of reading: the text of the body, of one note, of one hidden reading.
 * Runs of white space become one space, and none is left at the edge of a block or beside a line break.
 * In `verbatim`, spaces count; a line feed counts unless it is beside a break or an edge.
 */
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
}

export const newFlow = (): Flow => ({ last: undefined, atEdge: true, spaced: false });

const runs = /[\t\n\r]| {2}/;
const allRuns = /[ \t\n\r]+/g;
const lineRuns = /[ \t]*\r?\n[ \t\r\n]*/g;

/** Most texts that are all white space stand where it is dropped: they are told before any pattern is tried. */
function withoutLeading(text: string): string {
  let start = 0;
  for (; start < text.length; start++) {
    const unit = text.charCodeAt(start);
    if (unit !== 32 && unit !== 10 && unit !== 9 && unit !== 13) break;
  }
  return start === 0 ? text : text.slice(start);
}

/** The text node as it is to be shown here, or undefined where nothing is left of it. */
export function takeText(flow: Flow, raw: string, node: number, verbatim: boolean): TextDraft | undefined {
  let text = raw;
  if (verbatim) {
    text = text.replace(lineRuns, '\n');
    if (flow.atEdge && text.startsWith('\n')) text = text.slice(1);
  } else {
    if (flow.atEdge || flow.spaced) text = withoutLeading(text);
    if (runs.test(text)) text = text.replace(allRuns, ' ');
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
  if (flow.last !== undefined && flow.spaced) flow.last.text = flow.last.text.slice(0, -1);
  flow.last = undefined;
  flow.atEdge = true;
  flow.spaced = false;
}

/** Something visible that is not text (a picture, a mark made for a note): spaces on both sides stand. */
export function solid(flow: Flow): void {
  flow.last = undefined;
  flow.atEdge = false;
  flow.spaced = false;
}
