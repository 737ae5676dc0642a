/**
 * Plain text: wrapped for reading, unwrapped for searching, and as a table of citable units for text mining.
 * A note is `[1]` in the text and stands at the end under its number. Nothing is written that the render tree does not say.
 */
import type { Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import type { Edition } from '../edition.js';
import { type TextBlock, type TextBlocks, type TextNote, textBlocks } from './blocks.js';
import { columnsOf, wrap } from './width.js';

export type TextForm = 'wrapped' | 'unwrapped' | 'units';

export interface TextOptions {
  readonly forms?: readonly TextForm[];
  /** Columns of the wrapped form; 72 unless given. */
  readonly width?: number;
}

const endings: Readonly<Record<TextForm, string>> = {
  wrapped: '.txt',
  unwrapped: '.unwrapped.txt',
  units: '.tsv',
};

/** Writes `<id>.txt`, `<id>.unwrapped.txt` and `<id>.tsv` (with the language before the ending where there are several texts). No diagnostics. */
export async function writeText(
  edition: Edition,
  options: TextOptions,
  _env?: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { forms = ['wrapped', 'unwrapped', 'units'], width = 72 } = options;
  const encoder = new TextEncoder();
  const several = edition.texts.length > 1;
  const value = edition.texts.flatMap(({ lang, render }) => {
    const text = textBlocks(render);
    const name = several ? `${edition.record.id}.${lang}` : edition.record.id;
    return forms.map((form) => ({
      path: `${name}${endings[form]}`,
      bytes: encoder.encode(
        form === 'units' ? unitTable(text) : plainText(text, form === 'wrapped' ? width : Infinity),
      ),
    }));
  });
  return { value, diagnostics: [] };
}

/** What parts the text from its notes: a line that no text has. */
export const noteRule = '-'.repeat(20);

/** The text with its notes at the end. Lines no wider than `width` columns, save for a word or a table row that is. */
export function plainText({ blocks, notes }: TextBlocks, width = 72): string {
  let text = '';
  blocks.forEach((block, at) => {
    text += (at === 0 ? '' : separator(blocks[at - 1], block)) + blockText(block, width);
  });
  if (notes.length > 0)
    text += `\n\n${noteRule}\n\n${notes.map((note) => noteLines(note, width)).join('\n')}`;
  return `${text}\n`;
}

const close: ReadonlySet<string> = new Set(['line', 'item']);

/** Lines of verse and items of a list follow each other; what a speaker says follows the name; else an empty line. */
const separator = (before: TextBlock | undefined, block: TextBlock): string =>
  before?.kind === 'speaker' || (before?.kind === block.kind && close.has(block.kind)) ? '\n' : '\n\n';

function blockText(block: TextBlock, width: number): string {
  const margin = ' '.repeat(Math.min(block.indent, 32));
  if (block.rows) return tableText(block.rows, margin);
  const label = block.label ? `${block.label} ` : '';
  if (block.kind === 'heading') return headingText(block, label, margin, width);
  const hang = block.kind === 'line' ? '    ' : ' '.repeat(Math.min(columnsOf(label), 8));
  const unwrapped = block.kind === 'verbatim' ? Infinity : width;
  return wrap(label + block.text, {
    width: unwrapped,
    first: margin,
    rest: block.kind === 'verbatim' ? margin : margin + hang,
  });
}

/** Titles stand in the middle; the first two levels are underlined. */
function headingText(block: TextBlock, label: string, margin: string, width: number): string {
  const lines = wrap(label + block.text, { width, first: margin, rest: margin }).split('\n');
  const rule = block.level === 1 ? '=' : block.level === 2 ? '-' : '';
  const longest = Math.max(...lines.map(columnsOf));
  return [...lines, ...(rule && width !== Infinity ? [rule.repeat(Math.max(longest, 3))] : [])].join('\n');
}

/** Columns as wide as their widest cell up to 40, parted by two spaces. */
function tableText(rows: readonly (readonly string[])[], margin: string): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, x) => {
      widths[x] = Math.max(widths[x] ?? 0, Math.min(columnsOf(cell), 40));
    });
  const padded = (cell: string, x: number): string =>
    cell + ' '.repeat(Math.max(0, (widths[x] ?? 0) - columnsOf(cell)));
  return rows.map((row) => margin + row.map(padded).join('  ').trimEnd()).join('\n');
}

function noteLines(note: TextNote, width: number): string {
  const label = `[${note.number}] `;
  return wrap(label + note.text, { width, first: '', rest: ' '.repeat(label.length) });
}

/** One citable unit a line: its identifier, a tab, its running words. What belongs to no unit has an empty identifier. */
export function unitTable({ blocks, notes }: TextBlocks): string {
  const lines: { unit: string; text: string }[] = [];
  for (const block of blocks) {
    const cells = block.rows?.map((row) => row.join(' ')).join(' ');
    const text = flat([block.label, cells ?? block.text].filter((part) => part).join(' '));
    const last = lines.at(-1);
    if (last && last.unit === (block.unit ?? '') && last.unit !== '') last.text += ` ${text}`;
    else lines.push({ unit: block.unit ?? '', text });
  }
  const noted = notes.map(({ id, text }) => ({ unit: id ?? '', text: flat(text) }));
  return [...lines, ...noted].map(({ unit, text }) => `${unit}\t${text}\n`).join('');
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();
