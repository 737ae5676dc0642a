/**
 * Plain text read back from its bytes, for `validate/fidelity` to compare with the TEI. It knows the conventions that
 * `write.ts` states and nothing else of how the text was written: each file says in its first paragraph what its marks are.
 */
import type { OutputFile } from '../../env.js';
import type { Edition, ReadBack, ReadBackNote } from '../edition.js';
import type { ReadBackJob } from '../formats.js';

/** A job for each form that holds the text as it runs. */
export async function readBackText(
  edition: Edition,
  files: readonly OutputFile[],
): Promise<readonly ReadBackJob[]> {
  const { record, texts } = edition;
  return texts.flatMap(({ lang }, text) =>
    ['.txt', '.unwrapped.txt'].flatMap((ending) => {
      const file = files.find(({ path }) => path === `${record.id}.${lang}${ending}`);
      if (file === undefined) return [];
      const read = async () => ({ value: [readText(new TextDecoder().decode(file.bytes))], diagnostics: [] });
      return [{ path: file.path, text, read }];
    }),
  );
}

/** The brackets and the bullet of a file, as its first paragraph shows them. */
interface Signs {
  readonly open: string;
  readonly close: string;
  readonly bullet: string | undefined;
}

/** What stands between two marks, and the mark after it. */
interface Piece {
  readonly text: string;
  readonly mark: string | undefined;
}

/** Reads the wrapped or the unwrapped form. */
export function readText(file: string): ReadBack {
  const open = [...file.slice(0, 2)][0] ?? '';
  const about = firstParagraph(file);
  const characters = [...about.trimEnd()];
  const close = characters.at(-1) ?? '';
  const last = characters.at(-2) ?? '';
  const signs = { open, close, bullet: last === '.' ? undefined : last };
  const lines = file.slice(about.length).split('\n');
  const start = lines.lastIndexOf(`${open}Notes${close}`);
  const body = (start < 0 ? lines : lines.slice(0, start)).join('\n');
  const notes = start < 0 ? [] : noteTexts(lines.slice(start + 1), signs);
  return assemble(body, notes, signs);
}

/** In the wrapped form an empty line ends it; the other, where it ends with the line, has none. */
function firstParagraph(file: string): string {
  const end = file.indexOf('\n\n');
  return file.slice(0, end < 0 ? file.indexOf('\n') : end);
}

/** The notes, in order: each begins at the margin with the number that follows the last. */
function noteTexts(lines: readonly string[], { open, close }: Signs): string[] {
  const notes: string[] = [];
  for (const line of lines) {
    const start = `${open}${notes.length + 1}${close}`;
    if (line.startsWith(start)) notes.push(line.slice(start.length));
    else if (notes.length > 0) notes.push(`${notes.pop() ?? ''}\n${line}`);
  }
  return notes;
}

function assemble(body: string, noteTexts: readonly string[], signs: Signs): ReadBack {
  const text = wordsOf(body, signs);
  const places = new Map(text.references);
  const inside = noteTexts.map((note) => wordsOf(note, signs));
  // A note that only a note refers to belongs where that one does.
  for (const [index, { references }] of inside.entries())
    for (const [number] of references)
      if (!places.has(number)) places.set(number, places.get(index + 1) ?? 0);
  const notes: ReadBackNote[] = inside.map(({ words }, index) => ({
    words,
    after: places.get(index + 1) ?? text.words.length,
  }));
  return { words: text.words, notes };
}

/** The words of a stretch, and how many had begun at the first reference to each note. */
function wordsOf(
  stretch: string,
  signs: Signs,
): { words: string[]; references: ReadonlyMap<number, number> } {
  const words: string[] = [];
  const references = new Map<number, number>();
  let word = '';
  for (const { text, mark } of pieces(stretch, signs)) {
    for (const part of text.split(/(\s+)/)) {
      const isWord = part !== '' && part !== signs.bullet && !/^\s/.test(part);
      if (isWord) word += part;
      else if (word !== '') {
        words.push(word);
        word = '';
      }
    }
    const number = mark !== undefined && /^\d+$/.test(mark) ? Number(mark) : undefined;
    if (number !== undefined && !references.has(number))
      references.set(number, words.length + (word === '' ? 0 : 1));
  }
  if (word !== '') words.push(word);
  return { words, references };
}

function* pieces(stretch: string, { open, close }: Signs): Generator<Piece> {
  let from = 0;
  while (from < stretch.length) {
    const start = stretch.indexOf(open, from);
    const end = start < 0 ? -1 : stretch.indexOf(close, start);
    if (end < 0) break;
    yield { text: stretch.slice(from, start), mark: stretch.slice(start + open.length, end) };
    from = end + close.length;
  }
  yield { text: stretch.slice(from), mark: undefined };
}
