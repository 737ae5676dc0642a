/** How wide text stands in a terminal or editor of fixed pitch, and where it is broken into lines. */

/** East Asian wide and fullwidth characters, two columns each (Unicode Standard Annex 11, by blocks). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{20000}-\u{3fffd}]/u;
const allNarrow = /^[\u0020-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027]*$/u;

/** Columns that a text takes: two for wide characters, none for combining marks and format characters. */
export function columnsOf(text: string): number {
  if (allNarrow.test(text)) return text.length;
  let columns = 0;
  for (const character of text)
    columns += wide.test(character) ? 2 : /[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : 1;
  return columns;
}

/** Where a line may end: at spaces, and nowhere else, so that a word is never in doubt when the text is read back. */
export interface Wrapping {
  /** Columns of a line; Infinity does not wrap. */
  readonly width: number;
  /** What stands before the first line, and before the others. */
  readonly first: string;
  readonly rest: string;
}

/** Breaks a text at its spaces; line feeds in it stay. A word wider than the line stands alone. */
export function wrap(text: string, { width, first, rest }: Wrapping): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let current = lines.length === 0 ? first : rest;
    let columns = columnsOf(current);
    let empty = true;
    for (const word of line.split(' ')) {
      const wordColumns = columnsOf(word);
      if (!empty && columns + 1 + wordColumns > width) {
        lines.push(current.trimEnd());
        [current, columns, empty] = [rest, columnsOf(rest), true];
      }
      current += empty ? word : ` ${word}`;
      columns += wordColumns + (empty ? 0 : 1);
      empty = false;
    }
    lines.push(current.trimEnd());
  }
  return lines.join('\n');
}
