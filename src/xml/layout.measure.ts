/** Measures the layout that takes the words of a TEI text to its transcript, and undoes one. Linear in the length of the text. */
import type { XmlElement } from './build.js';
import {
  eachWord,
  forbiddenAt,
  Gap,
  type Insertion,
  isGapAt,
  type Layout,
  textElement,
  Walk,
  walkElement,
  walkTree,
} from './layout.js';
import type { XmlTree } from './tree.js';

/**
 * Finds the layout that takes the words of a TEI element, not yet written, to the transcript's text; undefined where a word
 * is not in its place. Defaults are what is most frequent. The check reads the written document.
 */
export function measureLayout(
  root: XmlElement,
  text: string,
  encoding: string,
  bom: boolean,
): { readonly layout: Layout | undefined; readonly words: number } {
  const found: FoundGap[] = [];
  const inner = new Map<number, Insertion[]>();
  let words = 0;
  let at = 0;
  let unit = 0; // of the word, as far as it has been matched
  let isSame = true;
  const gapBefore = (kind: Gap): void => {
    const from = at;
    while (at < text.length && isGapAt(text, at)) at++;
    words++;
    if (words === 1 || kind !== Gap.space || at !== from + 1 || text.charCodeAt(from) !== 32)
      found.push({ word: words, kind, actual: text.slice(from, at) });
    unit = 0;
  };
  const match = (word: string): void => {
    for (let place = 0; isSame; ) {
      const stop = sameUntil(word, place, text, at);
      at += stop - place;
      unit += stop - place;
      place = stop;
      if (place === word.length) return;
      const from = at;
      while (unit > 0 && at < text.length && forbiddenAt(text, at)) at++;
      if (at > from) insert(inner, words, { after: unit, characters: text.slice(from, at) });
      else isSame = false;
    }
  };
  const walk = new Walk((run, gap) => {
    if (gap !== undefined) gapBefore(gap);
    if (isSame && isAt(text, at, run)) {
      words += spacesIn(run);
      at += run.length;
      unit = run.includes(' ') ? run.length - run.lastIndexOf(' ') - 1 : unit + run.length;
    } else
      eachWord(run, undefined, (word, before) => {
        if (before !== undefined) gapBefore(before);
        match(word);
      });
  });
  walkElement(root, walk);
  const end = text.slice(at);
  for (let rest = at; rest < text.length && isSame; rest++) isSame = isGapAt(text, rest);
  if (!isSame) return { layout: undefined, words };
  const line = mostFrequent(found, Gap.line, '\n');
  const block = mostFrequent(found, Gap.block, '\n\n');
  const exceptions = new Map<number, string>();
  for (const { word, kind, actual } of found)
    if (actual !== defaultGap(word - 1, kind, line, block)) exceptions.set(word, actual);
  return { layout: { encoding, bom, line, block, end, gaps: exceptions, inner }, words };
}

/** The gap before the first word, or one that is not what it is nearly everywhere: a space for a space. */
interface FoundGap {
  /** The word after it, 1-based. */
  readonly word: number;
  readonly kind: Gap;
  readonly actual: string;
}

/** True where a run stands in a text at an offset. Slices are compared many times faster than unit by unit. */
const isAt = (text: string, at: number, run: string): boolean => text.slice(at, at + run.length) === run;

/** The offset in a word, from `start`, of the first unit that is not that of `text` from `at` on; its length where there is none. */
function sameUntil(word: string, start: number, text: string, at: number): number {
  let place = start;
  while (place < word.length && word.charCodeAt(place) === text.charCodeAt(place + at - start)) place++;
  return place;
}

function spacesIn(run: string): number {
  let count = 0;
  for (let at = run.indexOf(' '); at >= 0; at = run.indexOf(' ', at + 1)) count++;
  return count;
}

function insert(inner: Map<number, Insertion[]>, word: number, insertion: Insertion): void {
  const known = inner.get(word);
  if (known === undefined) inner.set(word, [insertion]);
  else known.push(insertion);
}

function mostFrequent(found: readonly FoundGap[], of: Gap, otherwise: string): string {
  const counts = new Map<string, number>();
  let best = otherwise;
  let bestCount = 0;
  for (const { word, kind, actual } of found) {
    if (kind !== of || word === 1) continue;
    const count = (counts.get(actual) ?? 0) + 1;
    counts.set(actual, count);
    if (count > bestCount) {
      best = actual;
      bestCount = count;
    }
  }
  return best;
}

/** What stands before a word unless the layout says otherwise. Before the first word: nothing. */
export function defaultGap(index: number, kind: Gap, line: string, block: string): string {
  if (index === 0) return '';
  return kind === Gap.line ? line : kind === Gap.block ? block : ' ';
}

/** The gap a layout gives before a word (0-based). */
export const gapBefore = (layout: Layout, index: number, kind: Gap): string =>
  layout.gaps.get(index + 1) ?? defaultGap(index, kind, layout.line, layout.block);

/** A word as the transcript has it: with the forbidden characters inside it. */
export function wordAsWritten(layout: Layout, index: number, word: string): string {
  const insertions = layout.inner.get(index + 1);
  if (insertions === undefined) return word;
  let written = '';
  let from = 0;
  for (const { after, characters } of insertions) {
    written += word.slice(from, after) + characters;
    from = after;
  }
  return written + word.slice(from);
}

/** True where undoing the normalisation gives the text of the transcript: the words of a TEI tree with the layout's gaps. */
export function restores(tree: XmlTree, layout: Layout, text: string): boolean {
  let isSame = true;
  let at = 0;
  let index = -1;
  const hasInner = layout.inner.size > 0;
  const exceptions = new Exceptions(layout);
  let pending = ''; // a word that has characters to be put into it
  const expect = (written: string): void => {
    isSame &&= written === ' ' ? text.charCodeAt(at) === 32 : text.startsWith(written, at);
    at += written.length;
  };
  const finish = (): void => {
    if (pending !== '') expect(wordAsWritten(layout, index, pending));
    pending = '';
  };
  const match = (words: string, gap: Gap | undefined): void => {
    if (gap !== undefined) {
      finish();
      expect(gapBefore(layout, ++index, gap));
    }
    if (hasInner && layout.inner.has(index + 1)) pending += words;
    else {
      isSame &&= isAt(text, at, words);
      at += words.length;
    }
  };
  walkTree(tree, textElement(tree), (run, gap) => {
    const further = spacesIn(run);
    if (further > 0 && (hasInner || exceptions.areIn(gap === undefined ? index : index + 1, further + 1)))
      eachWord(run, gap, match);
    else {
      match(run, gap);
      index += further;
    }
  });
  finish();
  return isSame && text.slice(at) === layout.end;
}

/** The words before which the layout has a gap of its own, asked in the order of the text. */
class Exceptions {
  private readonly words: readonly number[];
  private next = 0;

  constructor({ gaps }: Layout) {
    this.words = [...gaps.keys()].sort((a, b) => a - b);
  }

  /** True where there is one between the words of a run; `first`: its first word, 0-based. */
  areIn(first: number, count: number): boolean {
    while ((this.words[this.next] ?? Number.POSITIVE_INFINITY) < first + 2) this.next++;
    return (this.words[this.next] ?? Number.POSITIVE_INFINITY) <= first + count;
  }
}
