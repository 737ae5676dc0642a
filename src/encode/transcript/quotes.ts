/** In a reply: the lines of the note that it quotes, from the quotation mark below a colon to the one that closes it. */
import { neighbour, type Reading, type Row } from './row.js';

const opens = /^["“«‟„]/;
const closes = /["”»][.,;]?\s*\d?$/;
/** A quoted note is no longer than this; without its closing mark none is taken. */
const mostRows = 400;

export function findQuoted({ rows }: Reading, from: number): void {
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    const before = rows[neighbour(rows, i, -1)];
    if (row?.role !== 'text' || !opens.test(row.line.text) || !/[:—–]-?$/.test(before?.line.text ?? ''))
      continue;
    const last = endOfQuotation(rows, i);
    for (const quoted of rows.slice(i, last + 1)) if (quoted.role === 'text') quoted.quoted = true;
    i = Math.max(i, last);
  }
}

/** The last row of the quotation that begins at `first`; before `first` where nothing closes it. Each paragraph may open anew. */
function endOfQuotation(rows: readonly Row[], first: number): number {
  for (let i = first; i < Math.min(rows.length, first + mostRows); i++) {
    const row = rows[i];
    if (!row || row.role === 'furniture' || row.role === 'note') continue;
    const next = rows[neighbour(rows, i, 1)];
    if (closes.test(row.line.text) && !opens.test(next?.line.text ?? '')) return i;
  }
  return first - 1;
}
