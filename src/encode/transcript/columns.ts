/** Columns of a line, and tables: lines that stand in the same columns, parted by tabs, wide gaps or dot leaders. */
import type { Line } from './lines.js';
import { type Reading, type Row, take } from './row.js';

/** A stretch of a line; offsets into its text. */
export interface Cell {
  readonly text: string;
  readonly at: number;
}

/** What stands in the columns of a line: they are parted by a tab, or by a gap wider than three spaces. */
export const columnsOf = (text: string): Cell[] =>
  [...text.matchAll(/\S+(?:[ \u00A0]{1,3}\S+)*/g)].map((match) => ({ text: match[0], at: match.index }));

/** `Drawings . . . . . . 12`: what follows the leader is a column of its own; the leader goes with what it leads from. */
const leader = /(?:\.\s?){4,}(?=\s*[^.\s])/u;

/** The cells of a row of a table; one where it has no columns. */
export const cellsOf = (text: string): Cell[] => columnsOf(text).flatMap(atLeaders);

function atLeaders(cell: Cell): Cell[] {
  const dots = leader.exec(cell.text);
  if (!dots) return [cell];
  const end = dots.index + dots[0].length;
  const rest = cell.text.slice(end).trimStart();
  return [
    { text: cell.text.slice(0, end).trimEnd(), at: cell.at },
    ...atLeaders({ text: rest, at: cell.at + cell.text.length - rest.length }),
  ];
}

/** So many rows make a table. */
const fewestRows = 3;
/** By how much columns made of spaces may be out of line. */
const slack = 3;

export function findTables(reading: Reading, from: number): void {
  const { rows } = reading;
  for (let i = from; i < rows.length; i++) {
    const run = runOfRows(reading, i);
    if (run.length < fewestRows) continue;
    for (const [index, row] of run.entries()) {
      take(row, 'table', `one of ${run.length} lines in the same columns`, 'medium');
      row.joined = index > 0;
    }
    i += run.length - 1;
  }
}

function runOfRows({ rows, text }: Reading, first: number): Row[] {
  const run: Row[] = [];
  const count = cellsIn(rows[first]);
  if (count < 2) return run;
  const edge = edgeOf(rows[first], text);
  for (let i = first; cellsIn(rows[i]) === count; i++) {
    const row = rows[i];
    const here = edgeOf(row, text);
    if (!row || (here !== undefined && edge !== undefined && Math.abs(here - edge) > slack)) break;
    run.push(row);
  }
  return run;
}

/** What parts columns: a line without them has one. Looked for as they are, which is faster than by a pattern. */
const parting = ['\t', '    ', '....', '. . . . '];

/** How many cells a line has; none where it is no row: a leader that leads nowhere is of a table that came apart. */
function cellsIn(row: Row | undefined): number {
  if (row?.role !== 'text' || row.line.text.length > 400) return 0;
  if (!parting.some((sign) => row.line.text.includes(sign))) return 0;
  return /\.\s?\.$/.test(row.line.text) ? 0 : cellsOf(row.line.text).length;
}

/** How far from the margin the last column begins; undefined where a tab or a leader parts it. */
function edgeOf(row: Row | undefined, text: string): number | undefined {
  const last = row === undefined ? undefined : cellsOf(row.line.text).at(-1);
  if (!row || !last || /\t|\.{4}|(?:\. ){4}/.test(row.line.text)) return undefined;
  return row.line.start - lineStart(row.line, text) + last.at;
}

const lineStart = (line: Line, text: string): number =>
  Math.max(...['\n', '\r', '\f'].map((end) => text.lastIndexOf(end, line.start - 1))) + 1;
