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

type Read = (lines: Iterable<string>) => ReadBack;

/** A job holds its files and nothing of the edition: what was rendered may be forgotten by the time they are read. */
const jobOf = (files: readonly OutputFile[], read: Read): ReadBackJob => ({
  path: files[0]?.path ?? '',
  read: async () => ({ value: files.map(({ bytes }) => read(linesOf(bytes))), diagnostics: [] }),
});

const readers: readonly (readonly [ending: string, read: Read])[] = [
  ['.txt', (lines) => readText(lines, true)],
  ['.unwrapped.txt', (lines) => readText(lines, false)],
  ['.tsv', readUnits],
];

/** The lines of a file, decoded piece by piece: a long text is never there as a whole. */
function* linesOf(bytes: Uint8Array): Iterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const piece = decoder.decode(bytes.subarray(at, at + pieceLength), { stream: true });
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
const pieceLength = 1 << 16;

interface Conventions {
  readonly open: string;
  readonly close: string;
  readonly bullet: string | undefined;
  /** What stands around the readings of characters, and around quotations. */
  readonly around: readonly string[];
}

/** A file of running text. Its first paragraph says what the marks are; after the last line `[Notes]` stand the notes. */
function readText(lines: Iterable<string>, wrapped: boolean): ReadBack {
  const header: string[] = [];
  let marks: Conventions | undefined;
  let flow: RunReader | undefined;
  let notes: string[] | undefined;
  for (const line of lines) {
    if (marks === undefined || flow === undefined) {
      if (line !== '') header.push(line);
      if (wrapped && line !== '') continue;
      marks = conventions(header.join('\n'));
      flow = new RunReader(marks, wrapped);
    } else if (line === `${marks.open}Notes${marks.close}`) {
      for (const one of notes ?? []) flow.line(one);
      notes = [line];
    } else if (notes === undefined) flow.line(line);
    else notes.push(line);
  }
  marks ??= conventions(header.join('\n'));
  flow ??= new RunReader(marks, wrapped);
  return withNotes(flow.whole, notesOf(notes?.slice(1) ?? [], marks, wrapped));
}

/** The first paragraph opens with the first mark and closes with the last; before that stands the bullet, where there is one. */
function conventions(paragraph: string): Conventions {
  const [open = '', ...header] = paragraph;
  const close = header.pop() ?? '';
  const bullet = header.pop();
  const said = paragraph.slice(paragraph.lastIndexOf('Not of the text:'));
  const pairs = [...said.matchAll(/around\s+(?:readings|quotations)\s+(.)(.)/gu)];
  const around = pairs.flatMap(([, ...pair]) => pair);
  return { open, close, bullet: bullet === '.' ? undefined : bullet, around };
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

/** Reads lines as one run: a line end parts words, save where a wrapped line goes on between two wide characters. */
class RunReader {
  private readonly run: Run = { words: new WordCollector(), references: new Map(), gaps: [], pictures: [] };
  private paragraph = '';
  private before = '';
  private inset = -1;

  constructor(
    private readonly marks: Conventions,
    private readonly wrapped: boolean,
  ) {}

  line(line: string): void {
    const { before, inset, wrapped } = this;
    const here = insetOf(line);
    const goesOn =
      wrapped && inset >= 0 && here !== inset && endsWide(before) && startsWide(line.slice(here));
    this.paragraph += goesOn ? line.slice(here) : `\n${line}`;
    if (inset < 0) this.inset = here;
    this.before = line;
    // A mark that was wrapped goes on in the next line, and never beyond an empty one.
    if (!wrapped || here === line.length) this.endParagraph();
  }

  get whole(): Run {
    this.endParagraph();
    return this.run;
  }

  private endParagraph(): void {
    readParagraph(this.paragraph, this.marks, this.run);
    this.paragraph = '';
    this.inset = -1;
  }
}

function insetOf(line: string): number {
  let inset = 0;
  while (line.charCodeAt(inset) === 32) inset++;
  return inset;
}

/** Reads words and marks, and remembers the places of those that refer to notes. */
function readParagraph(text: string, { open, close, bullet, around }: Conventions, run: Run): void {
  for (const [at, part] of text.split(open).entries()) {
    const end = at === 0 ? -1 : part.indexOf(close);
    if (end >= 0) readMark(part.slice(0, end).replace(/\s+/g, ' '), run);
    let rest = end < 0 ? part : part.slice(end + close.length);
    for (const sign of bullet === undefined ? around : [bullet, ...around]) rest = rest.replaceAll(sign, '');
    run.words.add(rest);
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
  return starts.map(({ number, lines: own }) => {
    const reader = new RunReader(marks, wrapped);
    for (const line of atMargin(own)) reader.line(line);
    return { number, run: reader.whole };
  });
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

/** The table of units: a row whose last field is not empty is a note. */
function readUnits(lines: Iterable<string>): ReadBack {
  const flow = new WordCollector();
  const notes: ReadBackNote[] = [];
  let first = true;
  for (const line of lines) {
    const [, text = '', after = ''] = first ? [] : line.split('\t');
    first = false;
    if (after !== '')
      notes.push({ after: /^\d+$/.test(after) ? Number(after) : flow.begun, words: wordsOf([text]) });
    else {
      flow.add(text);
      flow.part();
    }
  }
  return { words: flow.words, notes };
}
