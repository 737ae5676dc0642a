/**
 * Plain text: wrapped for reading, a paragraph a line for searching, and a table of citable units for text mining.
 * Conventions, by which `read-back.ts` reads it: the first paragraph says what the file is; its first and last character are
 * the brackets in which stands whatever is not of the text (`marks.ts`). `[1]` refers to a note; after a line `[Notes]`
 * each note begins at the margin with its number, and goes on set in.
 */
import type { Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import type { Edition, EditionText } from '../edition.js';
import { textBlocks } from './blocks.js';
import type { TextBlock, TextBlocks, TextNote } from './blocks.types.js';
import { aboutText, headerWords } from './header.js';
import { layOut } from './layout.js';
import { type Marks, mark, marksFor } from './marks.js';
import { unitTable } from './units.js';
import { wrap } from './width.js';

export interface TextOptions {
  /** Columns of the wrapped form; 72 unless given. */
  readonly columns?: number;
}

/**
 * Writes `<id>.<lang>.txt`, `.unwrapped.txt` and `.tsv` for every text, in UTF-8 with line feeds.
 * No diagnostics: whatever can be rendered can be written.
 */
export async function writeText(
  edition: Edition,
  { columns = 72 }: TextOptions,
  _env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const utf8 = new TextEncoder();
  const value = edition.texts.flatMap((text) => {
    const { header, blocks } = plain(edition, text);
    const name = `${edition.record.id}.${text.lang}`;
    return [
      { path: `${name}.txt`, bytes: utf8.encode(wrapped(header, blocks, columns)) },
      { path: `${name}.unwrapped.txt`, bytes: utf8.encode(unwrapped(header, blocks)) },
      { path: `${name}.tsv`, bytes: utf8.encode(unitTable(blocks)) },
    ];
  });
  return { value, diagnostics: [] };
}

function plain({ record }: Edition, { lang, render }: EditionText) {
  const about = aboutText(record, lang);
  const marks = marksFor(render, about.join(' '));
  return { header: headerWords(about, marks), blocks: textBlocks(render, marks) };
}

/** What stands before a note: its number, and its printed label where that is more than a sign. */
function noteStart({ number, label = '' }: TextNote, marks: Marks): string {
  const start = mark(marks, `${number}`);
  return /\p{L}{2}/u.test(label) ? `${start} ${mark(marks, `label: ${label}`)}` : start;
}

/** Columns by which a note hangs from its number. */
const hanging = 4;

/** The text in lines of so many columns; only a word, or a line of a verbatim text, is ever wider. */
function wrapped(header: readonly string[], { marks, blocks, notes }: TextBlocks, width: number): string {
  const about = header.map((line) => wrap(line, { width, first: '', rest: '' })).join('\n');
  const parts = [about, layOut(blocks, width)];
  if (notes.length > 0) parts.push(mark(marks, 'Notes'));
  for (const note of notes) parts.push(layOut(note.blocks, width, hanging, noteStart(note, marks)));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A paragraph, verse, item or row of a table a line, cells parted by tabs. Lines of a verbatim text stay lines. */
function unwrapped(header: readonly string[], { marks, blocks, notes }: TextBlocks): string {
  const lines = [header.join(' '), ...blocks.map(asLine)];
  if (notes.length > 0) lines.push(mark(marks, 'Notes'));
  for (const note of notes) {
    const inside = note.blocks.map(asLine).join('\n').replaceAll('\n', '\n\t');
    lines.push(`${noteStart(note, marks)}${inside === '' ? '' : ` ${inside}`}`);
  }
  return `${lines.join('\n')}\n`;
}

const asLine = ({ kind, text, cells = [] }: TextBlock): string =>
  kind === 'row' ? cells.join('\t') : kind === 'verbatim' ? text : text.replaceAll('\n', ' ');
