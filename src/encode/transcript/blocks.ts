/** Rows joined to blocks: a paragraph of the print is one block, also where a note or a running head stands inside it. */
import { continues, type Reading, type Role, type Row } from './row.js';

export interface Block {
  readonly role: Role;
  readonly rows: Row[];
  /** Notes and page furniture that stand inside. */
  readonly inner: Block[];
}

export const startOf = (block: Block): number => block.rows[0]?.line.start ?? 0;
export const endOf = (block: Block): number => block.rows.at(-1)?.line.end ?? 0;

export function blocksOf(reading: Reading): Block[] {
  const blocks: Block[] = [];
  let waiting: Block[] = [];
  for (const row of reading.rows) {
    if (row.role === 'furniture' || row.role === 'note') {
      addAside(waiting, row);
      continue;
    }
    const open = blocks.at(-1);
    const last = open?.rows.at(-1);
    if (open && last && open.role === row.role && joins(reading, open, last, row, waiting.length > 0)) {
      open.inner.push(...waiting);
      open.rows.push(row);
    } else {
      blocks.push(...waiting, { role: row.role, rows: [row], inner: [] });
    }
    waiting = [];
  }
  blocks.push(...waiting);
  return blocks;
}

function addAside(waiting: Block[], row: Row): void {
  const open = waiting.at(-1);
  if (open && row.joined && open.role === row.role) open.rows.push(row);
  else waiting.push({ role: row.role, rows: [row], inner: [] });
}

function joins(reading: Reading, open: Block, last: Row, row: Row, apart: boolean): boolean {
  if (last.quoted !== row.quoted) return false;
  if (row.role === 'text') return continues(last.line, row.line, reading, apart);
  return row.joined && open.role === row.role;
}
