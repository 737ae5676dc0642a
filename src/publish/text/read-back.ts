/**
 * Plain text read back from its bytes, for `validate/fidelity` to compare with the TEI. It knows the conventions that
 * `write.ts` states and nothing else of how the text was written: each file says in its first paragraph what its marks are.
 */
import type { OutputFile } from '../../env.js';
import { WordCollector, wordsOf } from '../../source/words.js';
import type { Edition, ReadBack, ReadBackJob, ReadBackNote } from '../edition.js';
import { endsWide, startsWide } from './width.js';

/** A job for each of the three forms; each reads the files of all texts. */
export async function readBackText(
  { record, texts }: Edition,
  files: readonly OutputFile[],
): Promise<readonly ReadBackJob[]> {
  const names = texts.map(({ lang }) => `${record.id}.${lang}`);
  return readers.flatMap(([ending, read]) => {
    const found = names.flatMap((name) => files.filter(({ path }) => path === `${name}${ending}`));
    return found.length === 0 ? [] : [jobOf(found, read)];
  });
}

type Read = (text: string) => ReadBack;

/** A job holds its files and nothing of the edition: what was rendered may be forgotten by the time they are read. */
const jobOf = (files: readonly OutputFile[], read: Read): ReadBackJob => ({
  path: files[0]?.path ?? '',
  read: async () => ({
    value: files.map(({ bytes }) => read(new TextDecoder().decode(bytes))),
    diagnostics: [],
  }),
});

const readers: readonly (readonly [ending: string, read: Read])[] = [
  ['.txt', (text) => readText(text, '\n\n')],
  ['.unwrapped.txt', (text) => readText(text, '\n')],
  ['.tsv', readUnits],
];

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
  readonly words: WordCollector;
  /** By number of a note: how many words had begun at the first reference. */
  readonly references: Map<number, number>;
  readonly gaps: string[];
  readonly pictures: string[];
}

interface NumberedNote {
  readonly number: number;
  readonly run: Run;
}

/** Lines as one run: a line end parts words, save where a wrapped line goes on between two wide characters. */
function runOf(lines: readonly string[], marks: Conventions, wrapped: boolean): Run {
  const run: Run = { words: new WordCollector(), references: new Map(), gaps: [], pictures: [] };
  let paragraph = '';
  let before = '';
  let inset = -1;
  for (const line of lines) {
    const here = insetOf(line);
    const goesOn =
      wrapped && inset >= 0 && here !== inset && endsWide(before) && startsWide(line.slice(here));
    paragraph += goesOn ? line.slice(here) : `\n${line}`;
    if (inset < 0) inset = here;
    before = line;
    // A mark that was wrapped goes on in the next line, and never beyond an empty one.
    if (wrapped && here < line.length) continue;
    readParagraph(paragraph, marks, run);
    paragraph = '';
    inset = -1;
  }
  readParagraph(paragraph, marks, run);
  return run;
}

const insetOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** Reads words and marks, and remembers the places of those that refer to notes. */
function readParagraph(text: string, { open, close, bullet }: Conventions, run: Run): void {
  for (const [at, part] of text.split(open).entries()) {
    const end = at === 0 ? -1 : part.indexOf(close);
    if (end >= 0) readMark(part.slice(0, end).replace(/\s+/g, ' '), run);
    const rest = end < 0 ? part : part.slice(end + close.length);
    run.words.add(bullet === undefined ? rest : rest.replaceAll(bullet, ''));
  }
  run.words.part();
}

function readMark(said: string, { words, references, gaps, pictures }: Run): void {
  const [, number] = /^(\d+)(?:$|:)/.exec(said) ?? [];
  if (number !== undefined && !references.has(Number(number))) references.set(Number(number), words.begun);
  if (said === '…') gaps.push('');
  const [picture, description = ''] = /^picture(?:: (.*)|$)/.exec(said) ?? [];
  if (picture !== undefined) pictures.push(description);
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
      if (!places.has(inner)) places.set(inner, places.get(number) ?? flow.words.begun);
  const runs = [flow, ...notes.map(({ run }) => run)];
  return {
    words: flow.words.words,
    signs: { gap: runs.flatMap(({ gaps }) => gaps), picture: runs.flatMap(({ pictures }) => pictures) },
    notes: notes.map(
      ({ number, run }): ReadBackNote => ({
        after: places.get(number) ?? flow.words.begun,
        words: run.words.words,
      }),
    ),
  };
}

/** The table of units: a row with a number in its last field is a note. */
export function readUnits(table: string): ReadBack {
  const flow = new WordCollector();
  const notes: ReadBackNote[] = [];
  for (const line of table.split('\n').slice(1)) {
    const [, text = '', after = ''] = line.split('\t');
    if (after !== '') notes.push({ after: Number(after), words: wordsOf([text]) });
    else {
      flow.add(text);
      flow.part();
    }
  }
  return { words: flow.words, notes };
}
