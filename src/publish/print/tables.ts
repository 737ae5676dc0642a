/** Tables for print: every cell gets its place, so that spans and ragged rows are set as they read. */
import type { RenderElement, RenderNode } from '../render/tree.js';
import type { PrintCell, PrintContent, PrintNode } from './data.types.js';
import { framed, leafOf, printNodes } from './nodes.js';
import type { Walk } from './walk.js';

/** A cell before the number of columns is known. */
interface Placed extends PrintCell {
  readonly wide: boolean;
}

/**
 * A table; what stands before its first row goes above it. What is neither row nor heading (a note, a page break) gets
 * a row of its own over all columns, so that the order of the text stays.
 */
export function printTable(table: RenderElement, walk: Walk): PrintContent[] {
  const inside = { ...walk, depth: walk.depth + 3, lines: 'all' as const };
  const head: PrintContent[] = [];
  const cells: Placed[] = [];
  const taken = new Set<string>();
  let y = 0;
  for (const child of table.children) {
    if (child.behaviour === 'text' && child.text.trim() === '') continue;
    if (child.behaviour === 'break') printNodes([child], inside);
    else if (child.behaviour === 'row') placeRow(child, y++, cells, taken, inside);
    else if (y === 0) head.push(...printNodes([child], inside));
    else cells.push({ ...wholeRow(printNodes([child], inside)), y: y++ });
  }
  if (cells.length === 0) return head;
  return [setTable(table, walk, head, cells)];
}

const wholeRow = (children: readonly PrintContent[]): Placed => ({
  x: 0,
  y: 0,
  columns: 1,
  rows: 1,
  wide: true,
  ...leafCell(children),
});

/** Puts the cells of a row into the first places that no cell from above covers. */
function placeRow(row: RenderElement, y: number, cells: Placed[], taken: Set<string>, walk: Walk): void {
  let x = 0;
  for (const cell of row.children) {
    if (cell.behaviour === 'text' && cell.text.trim() === '') continue;
    while (taken.has(`${x},${y}`)) x++;
    const span = spanOf(cell);
    let columns = 1;
    while (columns < span.columns && !taken.has(`${x + columns},${y}`)) columns++;
    for (let right = 0; right < columns; right++)
      for (let down = 0; down < span.rows; down++) taken.add(`${x + right},${y + down}`);
    cells.push({ x, y, columns, rows: span.rows, wide: false, ...contentOf(cell, walk) });
    x += columns;
  }
}

const spanOf = (cell: RenderNode): { columns: number; rows: number } =>
  cell.behaviour === 'text'
    ? { columns: 1, rows: 1 }
    : { columns: clamp(cell.columns ?? 1, 1, 100), rows: clamp(cell.rows ?? 1, 1, 1000) };

const clamp = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, Math.trunc(value))) : low;

const leafCell = (children: readonly PrintContent[]) => ({ children, leaf: leafOf(children) });

function contentOf(
  cell: RenderNode,
  walk: Walk,
): Pick<PrintCell, 'children' | 'leaf' | 'header' | 'lang' | 'styles'> {
  if (cell.behaviour !== 'cell') return leafCell(printNodes([cell], walk));
  const { lang, styles, children } = framed(cell, walk);
  return { lang, styles, ...leafCell(children), header: cell.header ? true : undefined };
}

function setTable(
  table: RenderElement,
  walk: Walk,
  head: readonly PrintContent[],
  placed: readonly Placed[],
): PrintNode {
  const columns = Math.max(1, ...placed.map((cell) => cell.x + cell.columns));
  const last = Math.max(...placed.map((cell) => cell.y));
  const cells = placed.map(({ wide, ...cell }) => ({
    ...cell,
    columns: wide ? columns : cell.columns,
    whole: cell.rows === 1 && textOf(cell.children).length < longestWhole ? (true as const) : undefined,
    rows: Math.min(cell.rows, last - cell.y + 1),
  }));
  const { children: _none, ...frame } = framed({ ...table, children: [] }, walk);
  return {
    is: 'table',
    block: true,
    ...frame,
    children: [],
    head: head.length > 0 ? head : undefined,
    widths: widthsOf(columns, cells),
    headed: headRows(cells, last),
    cells,
  };
}

/** Characters of a cell that stays on one page: some lines of a narrow column. */
const longestWhole = 300;

/** The rows at the top that hold nothing but heads, and from which no cell reaches down. */
function headRows(cells: readonly PrintCell[], last: number): number {
  let headed = 0;
  while (headed <= last) {
    const row = cells.filter((cell) => cell.y === headed);
    if (row.length === 0 || !row.every((cell) => cell.header)) break;
    headed++;
  }
  const reaches = cells.some((cell) => cell.y < headed && cell.y + cell.rows > headed);
  return reaches || headed > last ? 0 : headed;
}

/** Widths by what the columns hold: the longest word must fit, long texts get more, but not all. */
function widthsOf(columns: number, cells: readonly PrintCell[]): number[] {
  const longest = new Array<number>(columns).fill(2);
  const most = new Array<number>(columns).fill(2);
  for (const cell of cells) {
    if (cell.columns > 1) continue;
    const text = textOf(cell.children);
    const word = Math.max(0, ...text.split(/\s+/u).map((one) => one.length));
    longest[cell.x] = Math.max(longest[cell.x] ?? 0, Math.min(word, 16));
    most[cell.x] = Math.max(most[cell.x] ?? 0, Math.min(text.length, 400));
  }

  return longest.map((word, x) => Math.round((word + Math.sqrt(most[x] ?? 0) * 1.5) * 10) / 10);
}

const textOf = (content: readonly PrintContent[]): string =>
  content.map((one) => (typeof one === 'string' ? one : textOf(one.children))).join('');
