/**
 * A text with its name: bytes, decoding, and the way from an offset to a line and column.
 * Everything that can be wrong in a file is reported as a Span of a Source.
 */

/** A text as it came. `text` is the decoded form; offsets everywhere are UTF-16 units into it. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The encoding the bytes were read in, by its WHATWG label: 'utf-8', 'windows-1252', 'utf-16le' … */
  readonly encoding: string;
  readonly text: string;
}

/** A stretch of a source: offsets into `source.text`, start inclusive, end exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place as people count: both 1-based; the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the line ends that goes on at a place: LF, CR LF, or a CR alone; -1 where the text ends first. */
function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) return at;
  }
  return -1;
}

const lineTables = new WeakMap<Source, Uint32Array>();

/** Offsets at which lines start. A line ends with LF, CR LF, or a CR alone. Built once a source, when first asked for. */
export function lineStarts(source: Source): Uint32Array {
  const known = lineTables.get(source);
  if (known) return known;
  const { text } = source;
  const end = text.includes('\r') ? endOfLine : (_: string, from: number) => text.indexOf('\n', from);
  // A list that grows to hundreds of millions of lines is more than an array can hold.
  let table = new Uint32Array(1024);
  let lines = 1;
  for (let at = end(text, 0); at >= 0; at = end(text, at + 1)) {
    if (lines === table.length) {
      const larger = new Uint32Array(lines * 2);
      larger.set(table);
      table = larger;
    }
    table[lines++] = at + 1;
  }
  const starts = table.slice(0, lines);
  lineTables.set(source, starts);
  return starts;
}

/** Line and column of an offset; an offset past the end gives the place after the last character. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
}

/** The text of a 1-based line, without its line end; '' where there is no such line. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/[\r\n]+$/, '');
}

/** The span from `start` to `end` of a source. */
export function span(source: Source, start: number, end: number = start): Span {
  return { source, start, end };
}

/** A source made from a string, in UTF-8: for tests, and for text that never was a file. */
export function sourceFromText(path: string, text: string): Source {
  return { path, bytes: new TextEncoder().encode(text), encoding: 'utf-8', text };
}
