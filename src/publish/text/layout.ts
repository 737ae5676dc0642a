/**
 * Blocks set in lines. A block with wide characters follows others without an empty line only where it is set in as the
 * first of them, and a line of it that goes on is set in otherwise: that tells where a line end is no end of a word.
 */
import type { TextBlock } from './blocks.types.js';
import { columnsOf, endsWide, hasWide, startsWide, wrap } from './width.js';

interface Laid {
  readonly block: TextBlock;
  readonly lines: string;
}

/** Blocks, with an empty line between those that do not belong together. `lead` stands at the margin before the first. */
export function layOut(blocks: readonly TextBlock[], width: number, inset = 0, lead = ''): string {
  const laid: Laid[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    const rows = rowsFrom(blocks, at);
    if (rows.length === 0) laid.push({ block, lines: blockLines(block, width, inset, at === 0 ? lead : '') });
    else for (const lines of tableLines(rows, width, inset)) laid.push({ block, lines });
    at += Math.max(1, rows.length);
  }
  const leadsBlock = blocks[0] !== undefined && takesLead(blocks[0]);
  let text = '';
  let first = 0;
  for (const [at, one] of laid.entries()) {
    const parted = separator(laid[at - 1], one, first);
    if (parted !== '\n') first = insetOf(one.lines);
    text += parted + one.lines;
  }
  return lead === '' || leadsBlock ? text : `${lead}${text === '' ? '' : `\n\n${text}`}`;
}

const takesLead = ({ kind }: TextBlock): boolean =>
  kind !== 'row' && kind !== 'verbatim' && kind !== 'heading';
const insetOf = (lines: string): number => lines.length - lines.trimStart().length;
const close: ReadonlySet<string> = new Set(['line', 'item']);

/**
 * Verses and items follow each other; what is said follows its speaker. A title of the outline has more room above.
 * `first`: how far the first of those is set in that no empty line parts.
 */
function separator(before: Laid | undefined, { block, lines }: Laid, first: number): string {
  if (before === undefined) return '';
  if (block.kind === 'heading' && block.level !== undefined && before.block.kind !== 'heading')
    return '\n\n\n';
  const together =
    before.block.kind === 'speaker' ||
    (before.block.kind === block.kind && close.has(block.kind) && before.block.stanza === block.stanza);
  return together && (insetOf(lines) === first || !hasWide(lines)) ? '\n' : '\n\n';
}

const mostInset = 32;

function blockLines(block: TextBlock, width: number, inset: number, lead: string): string {
  const margin = ' '.repeat(Math.min(block.indent + inset, mostInset));
  if (block.kind === 'heading') return headingLines(block, width, margin);
  if (block.kind === 'verbatim') return verbatimLines(block.text, margin);
  if (lead !== '' && takesLead(block)) {
    return wrap(`${lead} ${block.text}`, { width, first: '', rest: ' '.repeat(inset), breakWide: true });
  }
  if (block.kind !== 'paragraph' && block.kind !== 'speaker') {
    const rest = `${margin}${block.kind === 'line' ? '    ' : '  '}`;
    return wrap(block.text, { width, first: margin, rest, breakWide: true });
  }
  // As in print of East Asia the first line is set in; elsewhere an empty line says enough.
  const plain = wrap(block.text, { width, first: margin, rest: margin });
  if (!hasWide(block.text)) return plain;
  const set = wrap(block.text, { width, first: `${margin}  `, rest: margin, breakWide: true });
  return partsWide(set) ? set : plain;
}

const partsWide = (lines: string): boolean => {
  const all = lines.split('\n');
  return all.some((line, at) => at > 0 && startsWide(line.trimStart()) && endsWide(all[at - 1] ?? ''));
};

/** The title of a text stands in the middle, as a whole; other headings at the margin. */
function headingLines({ text, level }: TextBlock, width: number, margin: string): string {
  const lines = wrap(text, { width, first: margin, rest: margin });
  if (level !== 1) return lines;
  const longest = Math.max(...lines.split('\n').map(columnsOf));
  const middle = ' '.repeat(Math.max(0, Math.floor((width - longest) / 2)));
  return lines.replace(/^/gm, middle);
}

/** Lines as they are; an empty one parts two that would seem to be one. */
function verbatimLines(text: string, margin: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, at) => {
      const seemsOne = at > 0 && startsWide(line.trimStart()) && endsWide(lines[at - 1] ?? '');
      return `${seemsOne ? '\n' : ''}${line === '' ? '' : margin + line}`;
    })
    .join('\n');
}

function rowsFrom(blocks: readonly TextBlock[], start: number): TextBlock[] {
  const table = blocks[start]?.table;
  if (table === undefined) return [];
  const rows: TextBlock[] = [];
  for (let at = start; blocks[at]?.table === table; at++) rows.push(...blocks.slice(at, at + 1));
  return rows;
}

/** In columns where the lines hold them; else row by row, a line a cell. */
function tableLines(rows: readonly TextBlock[], width: number, inset: number): string[] {
  const margin = ' '.repeat(Math.min((rows[0]?.indent ?? 0) + inset, mostInset));
  const widths: number[] = [];
  let anyWide = false;
  for (const { cells = [] } of rows)
    cells.forEach((cell, x) => {
      widths[x] = Math.max(widths[x] ?? 0, columnsOf(cell));
      anyWide ||= startsWide(cell) || endsWide(cell);
    });
  const total = widths.reduce((sum, one) => sum + one + 2, margin.length - 2);
  if (total <= width && !anyWide) {
    const padded = (cell: string, x: number): string =>
      cell + ' '.repeat(Math.max(0, (widths[x] ?? 0) - columnsOf(cell)));
    return [
      rows.map(({ cells = [] }) => (margin + cells.map(padded).join('  ')).replace(/ +$/, '')).join('\n'),
    ];
  }
  const rest = `${margin}    `;
  return rows.flatMap(({ cells = [] }) => {
    const full = cells.filter((cell) => cell !== '');
    return full.length === 0
      ? []
      : [full.map((cell) => wrap(cell, { width, first: margin, rest, breakWide: true })).join('\n')];
  });
}
