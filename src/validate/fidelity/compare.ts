/** Two texts that should be one: where they differ, said as words lost, added, doubled, swapped, changed, or white space. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Source, Span } from '../../source/source.js';
import { forbiddenAt, isGapAt, isWhiteSpace, type Layout, type TeiWords } from '../../xml/layout.js';
import { gapBefore, wordAsWritten } from '../../xml/layout.measure.js';
import { spanOf, type XmlTree } from '../../xml/tree.js';
import { align, type Difference } from './align.js';

export interface Comparison {
  readonly words: TeiWords;
  readonly layout: Layout;
  readonly transcript: Source;
  /** False where nothing declares the white space: then only words are compared. */
  readonly checkSpaces: boolean;
}

export interface Compared {
  readonly diagnostics: readonly Diagnostic[];
  readonly accounted: number;
}

/** The words of a text as columns. Forbidden characters inside a word are part of `written`, not of `plain`. */
interface TextWords {
  readonly plain: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** More findings than this say nothing new. */
const MOST_FINDINGS = 200;

export function compareTexts(comparison: Comparison): Compared {
  const { words, transcript } = comparison;
  const text = splitText(transcript.text);
  const differences = align(text.plain, words.words);
  const found = differences.map((difference) => describe(difference, comparison, text));
  const lost = differences.reduce((sum, one) => sum + bytesBetween(transcript, text, one.from, one.to), 0);
  const spaces = spaceDifferences(comparison, text, differences);
  return {
    diagnostics: limited([...found, ...spaces.diagnostics].sort(inOrder(transcript))),
    accounted: Math.max(0, transcript.bytes.length - lost - spaces.bytes),
  };
}

const inOrder =
  (transcript: Source) =>
  (a: Diagnostic, b: Diagnostic): number =>
    placeIn(transcript, a) - placeIn(transcript, b);
const placeIn = (transcript: Source, { related }: Diagnostic): number =>
  related?.find(({ span }) => span.source === transcript)?.span.start ?? 0;

function limited(found: Diagnostic[]): Diagnostic[] {
  if (found.length <= MOST_FINDINGS) return found;
  const last = found[MOST_FINDINGS - 1];
  const rest = found.length - MOST_FINDINGS + 1;
  if (last === undefined) return found;
  return [
    ...found.slice(0, MOST_FINDINGS - 1),
    { ...last, message: `${last.message} And ${rest - 1} more differences after this one.` },
  ];
}

/** The words of a transcript, as the TEI counts them: what is parted by white space, without what XML forbids. */
export function splitText(text: string): TextWords {
  const plain: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    while (at < text.length && isGapAt(text, at)) at++;
    const start = at;
    let end = at;
    let word = '';
    let from = at;
    for (; at < text.length && !isWhiteSpace(text.charCodeAt(at)); at++) {
      if (!forbiddenAt(text, at)) {
        end = at + 1;
        continue;
      }
      word += text.slice(from, at);
      from = at + 1;
    }
    if (end === start) continue;
    plain.push(word + text.slice(from, Math.max(from, end)));
    starts.push(start);
    ends.push(end);
  }
  return { plain, starts, ends };
}

function bytesBetween(transcript: Source, text: TextWords, from: number, to: number): number {
  if (from >= to) return 0;
  return byteLength(transcript, text.starts[from] ?? 0, text.ends[to - 1] ?? 0);
}

function byteLength({ text, encoding }: Source, start: number, end: number): number {
  if (encoding.startsWith('utf-16')) return (end - start) * 2;
  return encoding === 'utf-8' ? new TextEncoder().encode(text.slice(start, end)).length : end - start;
}

// ---------------------------------------------------------------- words

function describe(difference: Difference, comparison: Comparison, text: TextWords): Diagnostic {
  const { from, to, teiFrom, teiTo } = difference;
  const { words, transcript } = comparison;
  const missing = text.plain.slice(from, to);
  const present = words.words.slice(teiFrom, teiTo);
  const places = {
    span: teiSpan(words, teiFrom, teiTo),
    related: [{ message: 'the transcript, here', span: textSpan(transcript, text, from, to) }],
  };
  if (present.length === 0)
    return diagnostic(
      'fidelity/word-lost',
      `Found nothing in the TEI for ${quoted(missing)} of the transcript.`,
      places,
    );
  if (missing.length === 0) {
    const before = text.plain.slice(from - present.length, from);
    const after = text.plain.slice(from, from + present.length);
    if (equal(present, before) || equal(present, after))
      return diagnostic(
        'fidelity/word-doubled',
        `Found ${quoted(present)} twice in the TEI, once in the transcript.`,
        places,
      );
    return diagnostic(
      'fidelity/word-added',
      `Found ${quoted(present)} in the TEI, and nothing like it in the transcript.`,
      places,
    );
  }
  const both = `${quoted(present)} in the TEI, expected ${quoted(missing)} of the transcript.`;
  if (present.join('') === missing.join(''))
    return diagnostic('fidelity/white-space', `Found ${both} Words are parted or joined otherwise.`, places);
  if (equal([...present].sort(), [...missing].sort()))
    return diagnostic('fidelity/words-swapped', `Found ${both}`, places);
  return diagnostic('fidelity/word-changed', `Found ${both}`, places);
}

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index]);

/** Words for a message: all of a few, the first and last of many. */
function quoted(words: readonly string[]): string {
  const shown = words.length > 12 ? [...words.slice(0, 6), '…', ...words.slice(-3)] : words;
  const said = `“${shown.map((word) => (word.length > 60 ? `${word.slice(0, 60)}…` : word)).join(' ')}”`;
  return words.length > 12 ? `${said} (${words.length} words)` : said;
}

function textSpan(transcript: Source, text: TextWords, from: number, to: number): Span {
  const start = text.starts[from] ?? transcript.text.length;
  return { source: transcript, start, end: from < to ? (text.ends[to - 1] ?? start) : start };
}

/** Where words stand in the TEI. An empty run: after the word before it. */
function teiSpan(words: TeiWords, from: number, to: number): Span {
  const { source } = words.tree;
  if (from < to) return { source, start: placeOf(words, from).start, end: placeOf(words, to - 1).end };
  const place = from > 0 ? placeOf(words, from - 1).end : placeOf(words, 0).start;
  return { source, start: place, end: place };
}

function placeOf(words: TeiWords, index: number): { start: number; end: number } {
  const node = words.nodes[index];
  if (node === undefined) return spanOf(words.tree, 0);
  const offset = words.offsets[index] ?? 0;
  const length = words.words[index]?.length ?? 0;
  return rawPlace(words.tree, node, offset, length);
}

/** The place in the serialised document of some units of a decoded text: references such as &amp; count as what they stand for. */
function rawPlace(
  tree: XmlTree,
  node: number,
  offset: number,
  length: number,
): { start: number; end: number } {
  const { source, start, end } = spanOf(tree, node);
  const raw = source.text.slice(start, end);
  if (!/[&\r]/.test(raw)) return { start: start + offset, end: Math.min(end, start + offset + length) };
  let at = 0;
  const advance = (units: number): void => {
    for (let unit = 0; unit < units && at < raw.length; unit++) {
      const reference = raw.charAt(at) === '&' ? /^&[^;]{1,32};/.exec(raw.slice(at, at + 34)) : null;
      if (reference) at += reference[0].length;
      else at += raw.startsWith('\r\n', at) ? 2 : 1;
    }
  };
  advance(offset);
  const first = at;
  advance(length);
  return { start: start + first, end: start + at };
}

// ---------------------------------------------------------------- white space

/** Compares the gaps between words that both texts have, and what stands inside and after them. */
function spaceDifferences(
  { words, layout, transcript, checkSpaces }: Comparison,
  text: TextWords,
  differences: readonly Difference[],
): { diagnostics: Diagnostic[]; bytes: number } {
  const diagnostics: Diagnostic[] = [];
  let bytes = 0;
  if (!checkSpaces) return { diagnostics, bytes: transcript.bytes.length };
  const report = (index: number, teiIndex: number, start: number, end: number, declared: string): void => {
    const actual = transcript.text.slice(start, end);
    bytes += byteLength(transcript, start, end);
    diagnostics.push(
      diagnostic(
        'fidelity/white-space',
        `The TEI stands for ${shown(declared)} here; the transcript has ${shown(actual)}.`,
        {
          span: teiSpan(words, teiIndex, Math.min(teiIndex + 1, words.words.length)),
          related: [
            {
              message: index < text.plain.length ? 'before this word' : 'at the end',
              span: { source: transcript, start, end },
            },
          ],
        },
      ),
    );
  };
  eachCommon(text.plain.length, differences, (index, teiIndex, follows) => {
    const start = text.starts[index] ?? 0;
    const end = text.ends[index] ?? 0;
    const gapStart = index === 0 ? 0 : (text.ends[index - 1] ?? 0);
    const declared = gapBefore(layout, teiIndex, words.gaps[teiIndex] ?? 0);
    if (follows && declared !== transcript.text.slice(gapStart, start))
      report(index, teiIndex, gapStart, start, declared);
    const written = wordAsWritten(layout, teiIndex, words.words[teiIndex] ?? '');
    if (written !== transcript.text.slice(start, end)) report(index, teiIndex, start, end, written);
  });
  const last = differences.at(-1);
  const endStart = text.ends.at(-1) ?? 0;
  const atEnd = last === undefined || last.to < text.plain.length || last.teiTo < words.words.length;
  if (atEnd && layout.end !== transcript.text.slice(endStart))
    report(text.plain.length, words.words.length, endStart, transcript.text.length, layout.end);
  return { diagnostics, bytes };
}

/** Calls for each word that both have; `follows` where the word before it is common too. */
function eachCommon(
  count: number,
  differences: readonly Difference[],
  call: (index: number, teiIndex: number, follows: boolean) => void,
): void {
  let index = 0;
  let teiIndex = 0;
  let follows = true;
  for (const difference of [...differences, { from: count, to: count, teiFrom: -1, teiTo: -1 }]) {
    for (; index < difference.from; index++, teiIndex++) {
      call(index, teiIndex, follows);
      follows = true;
    }
    index = difference.to;
    teiIndex = difference.teiTo;
    follows = false;
  }
}

const shown = (characters: string): string =>
  characters === ''
    ? 'nothing'
    : `“${JSON.stringify(characters.length > 40 ? `${characters.slice(0, 40)}…` : characters).slice(1, -1)}”`;
