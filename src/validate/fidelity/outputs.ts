/**
 * TEI to outputs: every word of the reading text in order, every note with its reference. The reading text is taken
 * from the TEI by rules of its own (`reading.ts`) and knows nothing of the render tree: what both get wrong is not one mistake.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { Column, endOf, type WordList, wordsBetween } from '../../source/words.js';
import { spanOf, type XmlTree } from '../../xml/tree.js';
import { align, type Difference } from './align.js';
import type { ReadingNote, ReadingSign, ReadingText } from './reading.js';
import type { ReadWords } from './words.js';

export { readingText } from './reading.js';

/** What a reader finds in an output: words without markers, furniture and what the output adds; notes apart. */
export interface OutputText {
  readonly words: WordList;
  readonly notes: readonly OutputNote[];
  /** What it says at each gap, space and picture; a kind that it does not show is absent. */
  readonly signs?: { readonly [Kind in ReadingSign['kind']]?: readonly string[] };
  /** How many cells each row of each table has; absent where it has no tables. */
  readonly rows?: readonly number[];
  /** It parts words where lines end (print): then what parts them, and what paper does not show, is not compared. */
  readonly reflowed?: boolean;
}

export interface OutputNote {
  /** How many words of the text had begun where its reference stands: a reference glued to the fifth word says 5. */
  readonly after: number;
  /** How many characters of words stand before its reference, where the output says so. */
  readonly at?: number;
  /** Its words; its own label or number at the start may be among them. */
  readonly words: WordList;
}

/** More findings than this say nothing new of one output. */
const mostFindings = 50;

/**
 * Compares what was read back from an output with the reading text.
 * @param path the output, for messages
 * @returns fidelity/output-word-lost, -word-added, -word-changed, -note-lost, -note-moved, -sign-lost, -cell-lost: errors, at their places in the TEI.
 *   Words that are only parted differently (a line end in print) are the same words.
 */
export function compareOutput(whole: ReadingText, output: OutputText, path: string): Diagnostic[] {
  const reading = output.reflowed === true ? asPrinted(whole) : whole;
  const { apart, inFlow, lost } = matchNotes(reading, output);
  const found = [
    ...lost.map((note) => noteLost(reading.tei, note, path)),
    ...compareWords(reading.tei, withNotes(reading.flow, inFlow), output, path),
    ...compareSigns(reading, output, path),
    ...compareRows(reading, output, path),
  ];
  if (found.length === 0) found.push(...notesMoved(reading, apart, inFlow, output, path));
  return found.slice(0, mostFindings);
}

/** What is not seen on paper, or only as room: soft hyphens, joiners, marks of direction, spaces that are no white space to XML. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}]/u;
const allUnseen = new RegExp(unseen, 'gu');

/** The text as paper can show it. */
function asPrinted(reading: ReadingText): ReadingText {
  const notes = reading.notes.map((note) => ({
    ...note,
    words: withoutUnseen(note.words),
    labelled: withoutUnseen(note.labelled),
  }));
  return { ...reading, flow: withoutUnseen(reading.flow), notes };
}

/** As many words as before; one of nothing else is empty. */
function withoutUnseen<Words extends WordList>(words: Words): Words {
  if (!unseen.test(words.characters)) return words;
  const shown = wordsBetween(words).map((word) => word.replace(allUnseen, ''));
  const ends = new Int32Array(shown.length);
  for (const [at, word] of shown.entries()) ends[at] = (at === 0 ? 0 : (ends[at - 1] ?? 0)) + word.length;
  return { ...words, characters: shown.join(''), ends };
}

interface Matched {
  readonly note: ReadingNote;
  readonly output: OutputNote;
}

/**
 * Which notes the output has apart, which in its flow, and which nowhere. An output may set a note in the flow (in the
 * margin, between two blocks); then its words must stand there, in their place.
 */
function matchNotes(reading: ReadingText, output: OutputText) {
  const waiting = new Map<string, OutputNote[]>();
  for (const note of output.notes) {
    const { characters } = note.words;
    const same = waiting.get(characters);
    if (same === undefined) waiting.set(characters, [note]);
    else same.push(note);
  }
  const apart: Matched[] = [];
  const rest: ReadingNote[] = [];
  for (const note of reading.notes) {
    const same =
      waiting.get(note.words.characters)?.shift() ?? waiting.get(note.labelled.characters)?.shift();
    if (same === undefined) rest.push(note);
    else apart.push({ note, output: same });
  }
  const flow = output.words.characters;
  const isInFlow = (note: ReadingNote) => flow.includes(note.words.characters);
  const inFlow = flow.length > reading.flow.characters.length ? rest.filter(isInFlow) : [];
  return { apart, inFlow, lost: rest.filter((note) => !inFlow.includes(note)) };
}

/** The flow with notes put in where they stand. */
function withNotes(flow: ReadWords, notes: readonly ReadingNote[]): ReadWords {
  if (notes.length === 0) return flow;
  let characters = '';
  const ends = new Column();
  const nodes = new Column();
  const loose = new Set<number>();
  const copy = (words: ReadWords, from: number, to: number) => {
    const shift = characters.length - endOf(words, from);
    for (let at = from; at < to; at++) {
      // At the edges of a note set in the flow an output may part words or not.
      if (words.loose.has(at) || (at === from && nodes.length > 0)) loose.add(nodes.length);
      nodes.push(words.nodes[at] ?? 0);
      ends.push(endOf(words, at + 1) + shift);
    }
    characters += words.characters.slice(endOf(words, from), endOf(words, to));
  };
  let from = 0;
  for (const note of [...notes].sort((one, other) => one.at - other.at)) {
    copy(flow, from, note.at);
    copy(note.labelled, 0, note.labelled.ends.length);
    from = note.at;
  }
  copy(flow, from, flow.ends.length);
  return { characters, ends: ends.whole, nodes: nodes.whole, loose };
}

function compareWords(tei: XmlTree, flow: ReadWords, output: OutputText, path: string): Diagnostic[] {
  const { reflowed = false } = output;
  if (flow.characters === output.words.characters && (reflowed || partedAlike(flow, output.words))) return [];
  const [words, inTei] = [wordsBetween(output.words), wordsBetween(flow)];
  return align(words, inTei)
    .filter((one) => {
      const same = words.slice(one.from, one.to).join('') === inTei.slice(one.teiFrom, one.teiTo).join('');
      return !same || (!reflowed && !partedAlike(flow, output.words, one));
    })
    .slice(0, mostFindings)
    .map((one) => describe(tei, flow, output.words, one, path));
}

/**
 * Of the same characters: whether words begin where the TEI has them begin. Loose words may be one with those before
 * them; no word of the output may begin within one of the TEI.
 */
function partedAlike(flow: ReadWords, words: WordList, within?: Difference): boolean {
  const { from, to, teiFrom, teiTo } = within ?? {
    from: 0,
    to: words.ends.length,
    teiFrom: 0,
    teiTo: flow.ends.length,
  };
  const shift = endOf(words, from) - endOf(flow, teiFrom);
  let at = from;
  for (let word = teiFrom; word < teiTo; word++) {
    if (at < to && endOf(words, at) === endOf(flow, word) + shift) at++;
    else if (!flow.loose.has(word)) return false;
  }
  return at === to;
}

function describe(tei: XmlTree, flow: ReadWords, words: WordList, one: Difference, path: string): Diagnostic {
  const inTei = quoted(flow, one.teiFrom, one.teiTo);
  const inOutput = quoted(words, one.from, one.to);
  const span = spanOf(tei, flow.nodes[Math.min(one.teiFrom, flow.nodes.length - 1)] ?? 0);
  if (inOutput === '')
    return diagnostic('fidelity/output-word-lost', `${path} does not have ${inTei}.`, { span });
  if (inTei === '')
    return diagnostic(
      'fidelity/output-word-added',
      `${path} has ${inOutput}, which the TEI does not have here.`,
      { span },
    );
  return diagnostic('fidelity/output-word-changed', `${path} has ${inOutput}, where the TEI has ${inTei}.`, {
    span,
  });
}

/** Words for a message: the first few where there are many. */
function quoted(words: WordList, from = 0, to = words.ends.length): string {
  if (from === to) return '';
  const many = to - from > 12 ? ` … (${to - from} words)` : '';
  return `“${wordsBetween(words, from, Math.min(to, from + 12)).join(' ')}${many}”`;
}

/** Of each sign there must be as many; a picture is told by what the TEI says of it. Notes move them, so their order is not compared. */
function compareSigns({ tei, signs }: ReadingText, output: OutputText, path: string): Diagnostic[] {
  const left = new Map<string, number>();
  for (const kind of signKinds)
    for (const said of output.signs?.[kind] ?? []) {
      const key = signKey(kind, said);
      left.set(key, (left.get(key) ?? 0) + 1);
    }
  return signs.flatMap(({ kind, description, node }) => {
    if (output.signs?.[kind] === undefined) return [];
    const key = signKey(kind, description);
    const there = left.get(key) ?? 0;
    left.set(key, there - 1);
    if (there > 0) return [];
    return [
      diagnostic('fidelity/output-sign-lost', `${path} does not show the ${key}.`, {
        span: spanOf(tei, node),
      }),
    ];
  });
}

/** There must be as many rows of so many cells, in any order: notes may hold tables. The first that is otherwise is told. */
function compareRows({ tei, rows }: ReadingText, output: OutputText, path: string): Diagnostic[] {
  if (output.rows === undefined) return [];
  const left = new Map<number, number>();
  for (const cells of output.rows) left.set(cells, (left.get(cells) ?? 0) + 1);
  for (const { cells } of rows) left.set(cells, (left.get(cells) ?? 0) - 1);
  if ([...left.values()].every((count) => count >= 0)) return [];
  const other = rows.find(({ cells }, at) => output.rows?.[at] !== cells);
  const message = `${path} does not have the row of ${other?.cells} cells.`;
  return [diagnostic('fidelity/output-cell-lost', message, { span: spanOf(tei, other?.node ?? 0) })];
}

const signKinds = ['gap', 'space', 'picture'] as const;
const signKey = (kind: ReadingSign['kind'], said: string): string =>
  kind !== 'picture' || said === '' ? kind : `${kind} “${said.replace(/\s+/g, ' ').trim()}”`;

const noteLost = (tei: XmlTree, note: ReadingNote, path: string): Diagnostic =>
  diagnostic('fidelity/output-note-lost', `${path} does not have the note ${quoted(note.labelled)}.`, {
    span: spanOf(tei, note.node),
  });

/**
 * With every word in its place, a reference must stand after the same characters as in the TEI, or, where the output tells
 * words only, in or right after the same word. Notes in the flow shift the count, and are not compared.
 */
function notesMoved(
  reading: ReadingText,
  apart: readonly Matched[],
  inFlow: readonly ReadingNote[],
  output: OutputText,
  path: string,
): Diagnostic[] {
  if (inFlow.length > 0) return [];
  const stays = ({ note, output: { after, at } }: Matched): boolean => {
    if (at === undefined) return holds(output.words, after, note.characters);
    return output.reflowed === true ? holds(reading.flow, note.after, at, true) : at === note.characters;
  };
  return apart
    .filter((one) => one.note.circular !== true && !stays(one))
    .map(({ note, output: { after } }) => {
      const message = `${path} refers to the note ${quoted(note.labelled)} after word ${after}; the TEI does after word ${note.after}.`;
      return diagnostic('fidelity/output-note-moved', message, { span: spanOf(reading.tei, note.node) });
    });
}

/** Whether a place, in characters, is in or right after the last of so many words; on reflowed pages right before it will do. */
function holds(words: WordList, after: number, at: number, before = false): boolean {
  const start = after === 0 ? -1 : endOf(words, after - 1);
  return at <= endOf(words, after) && (before ? at >= start : at > start);
}
