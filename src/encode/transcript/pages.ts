/** Where a page of the print ended: form feeds, running heads, and, where neither is left, notes in the middle of the text. */
import { type Draft, draft } from './draft.js';
import { neighbour, type Reading, type Row } from './row.js';

export function markPageBreaks(parts: Draft[], reading: Reading): void {
  for (const point of breaksOf(reading)) insert(parts, point);
}

function* breaksOf({ rows }: Reading): Generator<Draft> {
  let lastBreak = 0;
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i];
    const before = rows[i - 1];
    if (!row || !before) continue;
    if (row.line.pageBefore) {
      lastBreak = i;
      yield point(row, 'high', 'a form feed', pageNumberAt(rows, i));
    } else if (isHead(row) && !isHead(before) && i - lastBreak > 3) {
      lastBreak = i;
      yield point(row, 'high', 'a running head', pageNumberAt(rows, i));
    } else if (
      before.role === 'note' &&
      row.role !== 'note' &&
      row.role !== 'furniture' &&
      bodyFollows(rows, i)
    ) {
      lastBreak = i;
      yield point(row, 'medium', 'footnotes stand in the middle of the text');
    }
  }
}

const isHead = (row: Row): boolean => row.role === 'furniture' && row.type !== 'footer';

/** After a note comes more text, and no page edge is marked before it. */
function bodyFollows(rows: readonly Row[], at: number): boolean {
  const next = rows[neighbour(rows, at - 1, 1)];
  return next !== undefined && next.role !== 'closing';
}

function point(row: Row, certainty: 'high' | 'medium', evidence: string, n?: string): Draft {
  return draft('pageBreak', row.line.start, row.line.start, {
    certainty,
    evidence,
    ...(n === undefined ? {} : { n }),
  });
}

function pageNumberAt(rows: readonly Row[], at: number): string | undefined {
  for (let i = at; i < at + 4 && rows[i]?.role === 'furniture'; i++) {
    const row = rows[i];
    if (row?.type === 'pageNum') return row.line.text.replace(/\D/g, '');
    const inside = row?.type === 'header' ? /(?:^|\s)(\d{1,3})\.?$|^(\d{1,3})\s/.exec(row.line.text) : null;
    if (inside) return inside[1] ?? inside[2];
  }
  return undefined;
}

function insert(parts: Draft[], pageBreak: Draft): void {
  const at = pageBreak.start;
  const index = parts.findIndex((part) => part.end > at || part.start >= at);
  const next = index < 0 ? undefined : parts[index];
  if (next && next.start < at && next.end > at) insert(next.parts, pageBreak);
  else parts.splice(index < 0 ? parts.length : index, 0, pageBreak);
}
