/** Tables that came apart: a long run of scraps, a cell or less a line. They stay as they are, in verbatim blocks. */
import { type Reading, type Row, take } from './row.js';

/** So many scraps in a row are no prose. */
const shortestRun = 10;

export function findVerbatim(reading: Reading, from: number): void {
  const { rows } = reading;
  let run: Row[] = [];
  const flush = () => {
    if (run.filter((row) => row.line.text.length < 46).length >= shortestRun) markRun(run);
    run = [];
  };
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    if (!row || row.role === 'furniture' || row.role === 'note') continue;
    if (row.role === 'text' && isScrap(row, reading)) run.push(row);
    else flush();
  }
  flush();
}

function isScrap(row: Row, reading: Reading): boolean {
  const { text } = row.line;
  const { width } = reading;
  if (text.length >= 60 || (width !== undefined && width > 60 && text.length > width * 0.75)) return false;
  return !/[\p{L}],?$/u.test(text) || text.length < 50;
}

/** Lines of figures, leaders and single words make a table; a run without them is left alone. */
function markRun(run: readonly Row[]): void {
  const bits = run.filter(
    ({ line }) =>
      /^[\d\s.,()IlO'"–—-]+$/.test(line.text) ||
      /(?:\.\s?){3,}/.test(line.text) ||
      line.text.length < 16 ||
      /^[({]\d+[)}]/.test(line.text),
  );
  if (bits.length < run.length * 0.3) return;
  run.forEach((row, index) => {
    take(row, 'verbatim', 'one of a long run of scraps, as of a table that came apart', 'medium');
    row.joined = index > 0;
  });
}
