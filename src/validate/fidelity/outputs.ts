/**
 * TEI to outputs: every word of the reading text in order, every note with its reference. The reading text is taken
 * from the TEI by rules of its own (`reading.ts`) and knows nothing of the render tree: what both get wrong is not one mistake.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { type NodeId, spanOf, type XmlTree } from '../../xml/tree.js';
import { align, type Difference } from './align.js';
import type { ReadingNote, ReadingText, WordList } from './reading.js';

export { readingText } from './reading.js';

/** What a reader finds in an output: words without markers, furniture and what the output adds; notes apart. */
export interface OutputText {
  readonly words: readonly string[];
  readonly notes: readonly OutputNote[];
}

export interface OutputNote {
  /** How many words of the text had begun where its reference stands: a reference glued to the fifth word says 5. */
  readonly after: number;
  /** How many characters of words stand before its reference, where the output says so. */
  readonly at?: number;
  /** Its words, without its own label or number at the start. */
  readonly words: readonly string[];
}

/** More findings than this say nothing new of one output. */
const mostFindings = 50;

/**
 * Compares what was read back from an output with the reading text.
 * @param path the output, for messages
 * @returns fidelity/output-word-lost, -word-added, -word-changed, -note-lost, -note-moved: errors, at their places in the TEI.
 *   Words that are only parted differently (a line end in print) are the same words.
 */
export function compareOutput(reading: ReadingText, output: OutputText, path: string): Diagnostic[] {
  const { apart, inFlow, lost } = matchNotes(reading, output);
  const found = [
    ...lost.map((note) => noteLost(reading.tei, note, path)),
    ...compareWords(reading.tei, withNotes(reading.flow, inFlow), output.words, path),
  ];
  if (found.length === 0) found.push(...notesMoved(reading, apart, inFlow, output, path));
  return found.slice(0, mostFindings);
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
    const key = note.words.join('');
    waiting.set(key, [...(waiting.get(key) ?? []), note]);
  }
  const apart: Matched[] = [];
  const rest: ReadingNote[] = [];
  for (const note of reading.notes) {
    const same = waiting.get(note.words.text.join(''))?.shift();
    if (same === undefined) rest.push(note);
    else apart.push({ note, output: same });
  }
  const flow = output.words.join('');
  const isInFlow = (note: ReadingNote) => flow.includes(note.words.text.join(''));
  const inFlow = flow.length > reading.flow.text.join('').length ? rest.filter(isInFlow) : [];
  return { apart, inFlow, lost: rest.filter((note) => !inFlow.includes(note)) };
}

/** The flow with notes put in where they stand. */
function withNotes(flow: WordList, notes: readonly ReadingNote[]): WordList {
  if (notes.length === 0) return flow;
  const text: string[] = [];
  const nodes: NodeId[] = [];
  let from = 0;
  const copy = (words: WordList, start: number, end: number) => {
    for (let index = start; index < end; index++) {
      text.push(words.text[index] ?? '');
      nodes.push(words.nodes[index] ?? 0);
    }
  };
  for (const note of [...notes].sort((one, other) => one.at - other.at)) {
    copy(flow, from, note.at);
    copy(note.labelled, 0, note.labelled.text.length);
    from = note.at;
  }
  copy(flow, from, flow.text.length);
  return { text, nodes };
}

function compareWords(tei: XmlTree, flow: WordList, words: readonly string[], path: string): Diagnostic[] {
  return align(words, flow.text)
    .filter((one) => letters(words, one.from, one.to) !== letters(flow.text, one.teiFrom, one.teiTo))
    .slice(0, mostFindings)
    .map((one) => describe(tei, flow, words, one, path));
}

/** What some words are made of: an output may part them differently, and have another white space between them. */
const letters = (words: readonly string[], from: number, to: number): string =>
  words.slice(from, to).join('').replace(/\s/gu, '');

function describe(
  tei: XmlTree,
  flow: WordList,
  words: readonly string[],
  one: Difference,
  path: string,
): Diagnostic {
  const inTei = quoted(flow.text.slice(one.teiFrom, one.teiTo));
  const inOutput = quoted(words.slice(one.from, one.to));
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
const quoted = (words: readonly string[]): string =>
  words.length === 0
    ? ''
    : `“${words.slice(0, 12).join(' ')}${words.length > 12 ? ` … (${words.length} words)` : ''}”`;

const noteLost = (tei: XmlTree, note: ReadingNote, path: string): Diagnostic =>
  diagnostic('fidelity/output-note-lost', `${path} does not have the note ${quoted(note.labelled.text)}.`, {
    span: spanOf(tei, note.node),
  });

/**
 * With every word in its place, a reference must stand in or after the same word as in the TEI. Counted in characters, since
 * an output may part words differently (a line end in print); notes in the flow shift the count, and are not compared.
 */
function notesMoved(
  reading: ReadingText,
  apart: readonly Matched[],
  inFlow: readonly ReadingNote[],
  output: OutputText,
  path: string,
): Diagnostic[] {
  if (inFlow.length > 0) return [];
  const inTei = characterCounts(reading.flow.text);
  const inOutput = characterCounts(output.words);
  return apart
    .filter(({ note, output: { after, at = inOutput[after] ?? 0 } }) => {
      return at > (inTei[note.after] ?? 0) || at < (inTei[note.after - 1] ?? 0);
    })
    .map(({ note, output: { after } }) => {
      const message = `${path} refers to the note ${quoted(note.labelled.text)} after word ${after}; the TEI does after word ${note.after}.`;
      return diagnostic('fidelity/output-note-moved', message, { span: spanOf(reading.tei, note.node) });
    });
}

/** How many characters the first words have: of none, one, two … */
function characterCounts(words: readonly string[]): Uint32Array {
  const counts = new Uint32Array(words.length + 1);
  for (const [index, word] of words.entries()) counts[index + 1] = (counts[index] ?? 0) + word.length;
  return counts;
}
