/**
 * Plain text read back from its bytes, for `validate/fidelity` to compare with the TEI. It knows the conventions that
 * `write.ts` states and nothing else of how the text was written: each file says in its first paragraph what its marks are.
 */
import type { OutputFile } from '../../env.js';
import type { Edition, ReadBack, ReadBackJob, ReadBackNote } from '../edition.js';
import { endsWide, startsWide } from './width.js';

/** A job for each of the three forms; each reads the files of all texts. */
export async function readBackText(
  { record, texts }: Edition,
  files: readonly OutputFile[],
): Promise<readonly ReadBackJob[]> {
  return readers.flatMap(([ending, read]) => {
    const found = texts.flatMap(({ lang }) =>
      files.filter(({ path }) => path === `${record.id}.${lang}${ending}`),
    );
    const [first] = found;
    if (first === undefined) return [];
    const job = async () => ({
      value: found.map(({ bytes }) => read(new TextDecoder().decode(bytes))),
      diagnostics: [],
    });
    return [{ path: first.path, read: job }];
  });
}

const readers: readonly (readonly [ending: string, read: (text: string) => ReadBack])[] = [
  ['.txt', (text) => readText(text, '\n\n')],
  ['.unwrapped.txt', (text) => readText(text, '\n')],
  ['.tsv', readUnits],
];

function words(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    while (at < text.length && isWhite(text.charCodeAt(at))) at++;
    const start = at;
    while (at < text.length && !isWhite(text.charCodeAt(at))) at++;
    if (at > start) found.push(text.slice(start, at));
  }
  return found;
}

const isWhite = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10;

interface Conventions {
  readonly open: string;
  readonly close: string;
  readonly bullet: string | undefined;
}

/** A file of running text; its first paragraph ends with `paragraphEnd`. */
export function readText(text: string, paragraphEnd: '\n' | '\n\n'): ReadBack {
  const end = text.indexOf(paragraphEnd) < 0 ? text.length - 1 : text.indexOf(paragraphEnd);
  const [open = '', ...header] = text.slice(0, end);
  const close = header.pop() ?? '';
  const bullet = header.pop();
  const marks: Conventions = { open, close, bullet: bullet === '.' ? undefined : bullet };
  const lines = text.slice(end + 1).split('\n');
  const notesAt = lines.lastIndexOf(`${open}Notes${close}`);
  const wrapped = paragraphEnd === '\n\n';
  const flow = runOf(notesAt < 0 ? lines : lines.slice(0, notesAt), marks, wrapped);
  return withNotes(flow, notesAt < 0 ? [] : notesOf(lines.slice(notesAt + 1), marks, wrapped));
}

interface Run {
  readonly words: readonly string[];
  /** By number of a note: how many words had begun at the first reference. */
  readonly references: ReadonlyMap<number, number>;
  readonly signs: NonNullable<ReadBack['signs']>;
}

interface NumberedNote {
  readonly number: number;
  readonly run: Run;
}

/** Lines as one run: a line end parts words, save where a wrapped line goes on between two wide characters. */
function runOf(lines: readonly string[], marks: Conventions, wrapped: boolean): Run {
  let text = '';
  let before = '';
  let inset = -1;
  for (const line of lines) {
    const bare = line.trimStart();
    const here = line.length - bare.length;
    const goesOn = wrapped && inset >= 0 && here !== inset && endsWide(before) && startsWide(bare);
    text += goesOn ? bare : `\n${line}`;
    if (bare === '') inset = -1;
    else if (inset < 0) inset = here;
    before = line;
  }
  return readMarks(text, marks);
}

/** Takes the marks out, and remembers the places of those that refer to notes. */
function readMarks(text: string, { open, close, bullet }: Conventions): Run {
  let kept = '';
  const references = new Map<number, number>();
  const signs: { kind: 'gap' | 'picture'; words: string }[] = [];
  for (const [at, part] of text.split(open).entries()) {
    const end = at === 0 ? -1 : part.indexOf(close);
    const said = part.slice(0, Math.max(0, end)).replace(/\s+/g, ' ');
    const [, picture] = /^picture(?:: (.*))?$/.exec(said) ?? [];
    if (said === '…') signs.push({ kind: 'gap', words: '' });
    else if (/^picture(: |$)/.test(said)) signs.push({ kind: 'picture', words: picture ?? '' });
    const [, number] = end < 0 ? [] : (/^(\d+)(?:$|:)/.exec(part.slice(0, end)) ?? []);
    if (number !== undefined && !references.has(Number(number))) references.set(Number(number), kept.length);
    const rest = end < 0 ? part : part.slice(end + close.length);
    kept += bullet === undefined ? rest : rest.replaceAll(bullet, '');
  }
  return { words: words(kept), references: begunAt(kept, references), signs };
}

/** How many words have begun at each offset: counted in one pass, the offsets being in order. */
function begunAt(text: string, offsets: ReadonlyMap<number, number>): Map<number, number> {
  const places = new Map<number, number>();
  let from = 0;
  let begun = 0;
  for (const [number, offset] of offsets) {
    const piece = words(text.slice(from, offset)).length;
    const goesOn = from > 0 && !/[ \t\n]/.test(text[from - 1] ?? ' ') && !/[ \t\n]/.test(text[from] ?? ' ');
    begun += piece - (goesOn && piece > 0 ? 1 : 0);
    places.set(number, begun);
    from = offset;
  }
  return places;
}

/** A note begins at the margin with its number. */
function notesOf(lines: readonly string[], marks: Conventions, wrapped: boolean): NumberedNote[] {
  const starts: { number: number; lines: string[] }[] = [];
  for (const line of lines) {
    const end = line.startsWith(marks.open) ? line.indexOf(marks.close) : -1;
    const number = end < 0 ? '' : line.slice(marks.open.length, end);
    if (/^\d+$/.test(number))
      starts.push({ number: Number(number), lines: [line.slice(end + marks.close.length)] });
    else starts.at(-1)?.lines.push(line);
  }
  return starts.map((note) => ({ number: note.number, run: runOf(atMargin(note.lines), marks, wrapped) }));
}

/** The first line of a note stands at the margin, although its number was taken from it. */
const atMargin = ([first = '', ...rest]: readonly string[]): string[] => [first.trimStart(), ...rest];

/** Notes with their places; one that only a note refers to belongs where that one does. */
function withNotes(flow: Run, notes: readonly NumberedNote[]): ReadBack {
  const places = new Map(flow.references);
  for (const { number, run } of notes)
    for (const inner of run.references.keys())
      if (!places.has(inner)) places.set(inner, places.get(number) ?? flow.words.length);
  return {
    words: flow.words,
    signs: [...flow.signs, ...notes.flatMap(({ run }) => run.signs)],
    notes: notes.map(
      ({ number, run }): ReadBackNote => ({
        after: places.get(number) ?? flow.words.length,
        words: run.words,
      }),
    ),
  };
}

/** The table of units: a row with a number in its last field is a note. */
export function readUnits(table: string): ReadBack {
  const flow: string[] = [];
  const notes: ReadBackNote[] = [];
  for (const line of table.split('\n').slice(1)) {
    const [, text = '', after = ''] = line.split('\t');
    if (after === '') flow.push(...words(text));
    else notes.push({ after: Number(after), words: words(text) });
  }
  return { words: flow, notes };
}
