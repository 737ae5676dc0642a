/**
 * TEI to outputs: every word of the reading text in order, every note with its reference. The reading text is taken
 * from the TEI by rules of its own (`reading.ts`) and knows nothing of the render tree: what both get wrong is not one mistake.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { type NodeId, spanOf, type XmlTree } from '../../xml/tree.js';
import { align, type Difference } from './align.js';
import type { ReadingNote, ReadingSign, ReadingText, WordList } from './reading.js';

export { readingText } from './reading.js';

/** What a reader finds in an output: words without markers, furniture and what the output adds; notes apart. */
export interface OutputText {
  readonly words: readonly string[];
  readonly notes: readonly OutputNote[];
  /** Its gaps and pictures; absent where the output cannot show them. */
  readonly signs?: readonly OutputSign[];
  /** It parts words where lines end (print): then what parts them is not compared. */
  readonly reflowed?: boolean;
}

export interface OutputNote {
  /** How many words of the text had begun where its reference stands: a reference glued to the fifth word says 5. */
  readonly after: number;
  /** How many characters of words stand before its reference, where the output says so. */
  readonly at?: number;
  /** Its words, without its own label or number at the start. */
  readonly words: readonly string[];
}

export interface OutputSign {
  readonly kind: 'gap' | 'picture';
  /** What a reader is told of it: at least what the TEI says. */
  readonly words: string;
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
    ...compareWords(reading.tei, withNotes(reading.flow, inFlow), output, path),
    ...compareSigns(reading, output, path),
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
  if (rest.length === 0) return { apart, inFlow: [], lost: [] };
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
  const loose: boolean[] = [];
  let from = 0;
  const copy = (words: WordList, start: number, end: number) => {
    for (let index = start; index < end; index++) {
      text.push(words.text[index] ?? '');
      nodes.push(words.nodes[index] ?? 0);
      // At the edges of a note set in the flow an output may part words or not.
      loose.push(words.loose[index] === true || (index === start && text.length > 1));
    }
  };
  for (const note of [...notes].sort((one, other) => one.at - other.at)) {
    copy(flow, from, note.at);
    copy(note.labelled, 0, note.labelled.text.length);
    from = note.at;
  }
  copy(flow, from, flow.text.length);
  return { text, nodes, loose };
}

function compareWords(tei: XmlTree, flow: WordList, output: OutputText, path: string): Diagnostic[] {
  const { words, reflowed = false } = output;
  return align(words, flow.text)
    .filter((one) => {
      const same =
        words.slice(one.from, one.to).join('') === flow.text.slice(one.teiFrom, one.teiTo).join('');
      return !same || (!reflowed && partedOtherwise(words, flow, one));
    })
    .slice(0, mostFindings)
    .map((one) => describe(tei, flow, words, one, path));
}

/** Of the same characters: words are one that the TEI parts, or parted that are one. Loose words may be one with those before them. */
function partedOtherwise(words: readonly string[], flow: WordList, one: Difference): boolean {
  let [at, end, inTei] = [one.from, 0, 0];
  for (let word = one.teiFrom; word < one.teiTo; word++) {
    // Both have this many characters before the word: in the output a word must begin here, unless it is loose.
    while (end < inTei) end += words[at++]?.length ?? 1;
    if (end !== inTei && flow.loose[word] !== true) return true;
    inTei += flow.text[word]?.length ?? 0;
    // And no word of the output may begin within it.
    while (at < one.to && end < inTei) {
      const next = end + (words[at]?.length ?? 1);
      if (next < inTei) return true;
      end = next;
      at++;
    }
  }
  return false;
}

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

/** Of each kind of gap and picture there must be as many; a picture is told by what the TEI says of it. Notes move them, so their order is not compared. */
function compareSigns({ tei, signs }: ReadingText, output: OutputText, path: string): Diagnostic[] {
  if (output.signs === undefined) return [];
  const left = new Map<string, number>();
  for (const { kind, words } of output.signs) {
    const key = signKey(kind, words);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return signs.flatMap(({ kind, description, node }) => {
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

const signKey = (kind: ReadingSign['kind'], words: string): string =>
  kind === 'gap' || words === '' ? kind : `${kind} “${words.replace(/\s+/g, ' ').trim()}”`;

const noteLost = (tei: XmlTree, note: ReadingNote, path: string): Diagnostic =>
  diagnostic('fidelity/output-note-lost', `${path} does not have the note ${quoted(note.labelled.text)}.`, {
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
  const counts = characterCounts(output.words);
  const inTei = characterCounts(reading.flow.text);
  const stays = ({ note, output: { after, at } }: Matched): boolean => {
    if (at === undefined) return holds(counts, after, note.characters);
    return output.reflowed === true ? holds(inTei, note.after, at, true) : at === note.characters;
  };
  return apart
    .filter((one) => one.note.circular !== true && !stays(one))
    .map(({ note, output: { after } }) => {
      const message = `${path} refers to the note ${quoted(note.labelled.text)} after word ${after}; the TEI does after word ${note.after}.`;
      return diagnostic('fidelity/output-note-moved', message, { span: spanOf(reading.tei, note.node) });
    });
}

/** Whether a place, in characters, is in or right after the last of so many words; on reflowed pages right before it will do. */
function holds(counts: Uint32Array, after: number, at: number, before = false): boolean {
  const [start, end] = [after === 0 ? -1 : (counts[after - 1] ?? 0), counts[after] ?? 0];
  return at <= end && (before ? at >= start : at > start);
}

/** How many characters the first words have: of none, one, two … */
function characterCounts(words: readonly string[]): Uint32Array {
  const counts = new Uint32Array(words.length + 1);
  for (const [index, word] of words.entries()) counts[index + 1] = (counts[index] ?? 0) + word.length;
  return counts;
}
