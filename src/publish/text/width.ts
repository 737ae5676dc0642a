/** How wide text stands in a terminal or editor of fixed pitch, and where it is broken into lines. */

/** East Asian wide and fullwidth characters, two columns each (Unicode Standard Annex 11, by blocks). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{20000}-\u{3fffd}]/u;
/** One column each, the marks of plain text among them: no script that is wide, and nothing that combines. */
const allNarrow =
  /^[\u0020-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u2bff]*$/u;
const noColumn = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A wide character is in it: it may be broken where no space is. */
export const hasWide = (text: string): boolean => !allNarrow.test(text) && wide.test(text);

/** Columns that a text takes: two for wide characters, none for combining marks and format characters. */
export function columnsOf(text: string): number {
  if (allNarrow.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : noColumn.test(character) ? 0 : 1;
  return columns;
}

/** Between these two a line may end without a space: both are wide, and neither would stand alone (JIS X 4051). */
const mayPart = (before: string, after: string): boolean =>
  wide.test(before) && wide.test(after) && !/[（［｛「『【〔〈《]/u.test(before) && !noStart.test(after);
const noStart = /[、。，．・：；？！）］｝」』】〕〉》ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々ゝゞヽヾ]/u;

export interface Wrapping {
  /** Columns of a line; Infinity does not wrap. */
  readonly width: number;
  /** What stands before the first line, and before one that follows a line feed of the text itself. */
  readonly first: string;
  /** What stands before a line that was broken off. */
  readonly rest: string;
  /** A line may end between two wide characters too: only where `rest` tells such a line from a new one. */
  readonly breakWide?: boolean;
}

interface Piece {
  readonly text: string;
  /** What stands before it where the line is not broken there: a space, or nothing between wide characters. */
  readonly glue: '' | ' ';
}

/**
 * Breaks a text into lines. A line ends at a space, save at one between two wide characters: such an end says that there
 * was no space. A word wider than the line stands alone.
 */
export function wrap(text: string, wrapping: Wrapping): string {
  const lines: string[] = [];
  for (const line of text.split('\n'))
    if (allNarrow.test(line)) wrapNarrow(line, wrapping, lines);
    else wrapWide(line, wrapping, lines);
  return lines.join('\n');
}

/** A line in which every character takes one column: it is cut at spaces, without looking at its words. */
function wrapNarrow(line: string, { width, first, rest }: Wrapping, lines: string[]): void {
  let before = first;
  let from = 0;
  while (before.length + line.length - from > width) {
    const room = from + Math.max(0, width - before.length);
    const last = line.lastIndexOf(' ', room);
    const end = last > from ? last : line.indexOf(' ', Math.max(room, from + 1));
    if (end < 0) break;
    lines.push(trimEnd(before + line.slice(from, end)));
    from = end + 1;
    before = rest;
  }
  lines.push(trimEnd(before + line.slice(from)));
}

function wrapWide(line: string, { width, first, rest, breakWide = false }: Wrapping, lines: string[]): void {
  let current = first;
  let columns = columnsOf(first);
  let empty = true;
  for (const { text: piece, glue } of piecesOf(line, breakWide)) {
    const pieceColumns = columnsOf(piece);
    if (!empty && columns + glue.length + pieceColumns > width) {
      lines.push(trimEnd(current));
      [current, columns, empty] = [rest, columnsOf(rest), true];
    }
    current += empty ? piece : glue + piece;
    columns += pieceColumns + (empty ? 0 : glue.length);
    empty = false;
  }
  lines.push(trimEnd(current));
}

/** Other white space than this belongs to the words. */
const trimEnd = (line: string): string => (line.endsWith(' ') ? line.replace(/ +$/, '') : line);

function piecesOf(line: string, breakWide: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (const word of line.split(' ')) {
    const parts = breakWide && !allNarrow.test(word) ? wideParts(word) : [word];
    const last = pieces.at(-1);
    const [head = ''] = parts;
    if (last !== undefined && startsWide(head) && endsWide(last.text))
      pieces[pieces.length - 1] = { text: `${last.text} ${head}`, glue: last.glue };
    else pieces.push({ text: head, glue: ' ' });
    for (const part of parts.slice(1)) pieces.push({ text: part, glue: '' });
  }
  return pieces;
}

function wideParts(word: string): string[] {
  const parts: string[] = [];
  let before = '';
  for (const character of word) {
    if (before === '' || mayPart(before, character)) parts.push(character);
    else parts[parts.length - 1] += character;
    before = character;
  }
  return parts;
}

export const startsWide = (text: string): boolean =>
  wide.test(String.fromCodePoint(text.codePointAt(0) ?? 32));

/** Its last character is wide: an end of line between two such was put between them. */
export const endsWide = (text: string): boolean => wide.test([...text.slice(-2)].at(-1) ?? '');
