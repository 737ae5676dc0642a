/**
 * White space, declared. A TEI edition normalises the white space of its transcript and nothing else; this file knows
 * how the words and gaps of a TEI tree are counted (docs/encoding.md, "The text is the transcript"). The encoder measures
 * a layout, the fidelity check undoes it (`layout.measure.ts`); the header holds it in a notation (`layout.notation.ts`).
 * A layout can hold only white space and characters that XML forbids: a lost word cannot hide in it.
 */
import type { XmlElement } from './build.js';
import {
  afterOf,
  attribute,
  isElement,
  localName,
  type NodeId,
  NodeKind,
  TEI,
  type XmlTree,
} from './tree.js';

/** What a gap of the TEI is, by what it holds: its default is one space, the declared line gap, or the declared block gap. */
export const Gap = { space: 0, line: 1, block: 2 } as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/** The words of a TEI text as columns, one row a word, in document order. */
export interface TeiWords {
  readonly tree: XmlTree;
  readonly words: readonly string[];
  /** The gap before each word. */
  readonly gaps: readonly Gap[];
  /** The text node in which each word begins, and where in its text. */
  readonly nodes: readonly NodeId[];
  readonly offsets: readonly number[];
}

export interface Layout {
  /** Label of the transcript's encoding. */
  readonly encoding: string;
  /** The transcript starts with a byte order mark that is not part of its text. */
  readonly bom: boolean;
  readonly line: string;
  readonly block: string;
  /** What follows the last word. */
  readonly end: string;
  /** By 1-based word: the gap before it, where it is not the default of its kind. */
  readonly gaps: ReadonlyMap<number, string>;
  /** By 1-based word: characters forbidden in XML that stand inside it, in order. */
  readonly inner: ReadonlyMap<number, readonly Insertion[]>;
}

export interface Insertion {
  /** The number of UTF-16 units of the word that come before. */
  readonly after: number;
  readonly characters: string;
}

/** The white space beyond the first planes of writing, as ECMAScript lists it. */
const wideSpaces = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028,
  0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]);

/** True for white space, as ECMAScript has it: the Unicode spaces, line ends, tabs, form feeds, and U+FEFF. */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13);
  if (unit < 0x1680) return unit === 0xa0;
  return (unit < 0x3001 || unit === 0xfeff) && wideSpaces.has(unit);
}

/** True for a unit that no XML 1.0 document can hold. Surrogates are judged in pairs by `forbiddenAt`. */
const isForbiddenUnit = (unit: number): boolean =>
  (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 0xfffe || unit === 0xffff;

/** True where the unit at an offset cannot stand in XML: control characters, U+FFFE, U+FFFF, half a surrogate pair. */
export function forbiddenAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0xd800) return isForbiddenUnit(unit);
  if (unit < 0xdc00) return !isLow(text.charCodeAt(offset + 1));
  if (unit < 0xe000) return !isHigh(text.charCodeAt(offset - 1));
  return isForbiddenUnit(unit);
}
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** True where the unit at an offset belongs to no word: white space, or a character XML forbids. */
export const isGapAt = (text: string, offset: number): boolean =>
  isWhiteSpace(text.charCodeAt(offset)) || forbiddenAt(text, offset);

/** Elements whose edges do not part words. Every other element is a block. */
const phraseElements = new Set(
  `abbr add am anchor c choice cit code corr country date del email emph ex expan foreign forename formula g gap geogName
   gloss graphic hi idno label lang measure mentioned name nameLink nonrepudiation num objectName orgName orig pc persName
   placeName ptr q ref reg region restore roleName rs ruby s seg settlement sic soCalled street supplied surname surplus
   term time title unclear unit w`.split(/\s+/),
);
/** What was not in the transcript: passed over. (So is a `note` of @type editorial.) */
const addedElements = new Set(['supplied', 'corr', 'reg', 'expan']);
const Class = { phrase: 0, block: 1, added: 2, lineBreak: 3, otherBreak: 4, choice: 5, note: 6 } as const;

const classes: ReadonlyMap<string, number> = new Map([
  ...Array.from(phraseElements, (name) => [name, Class.phrase] as const),
  ...Array.from(addedElements, (name) => [name, Class.added] as const),
  ...['pb', 'cb', 'gb', 'milestone'].map((name) => [name, Class.otherBreak] as const),
  ['lb', Class.lineBreak],
  ['choice', Class.choice],
  ['note', Class.note],
]);

const classOf = (local: string, namespace: string): number =>
  namespace === TEI ? (classes.get(local) ?? Class.block) : Class.block;

/** True for a TEI element whose edges part words: whatever is not phrase-level, and no break. */
export function isBlockElement(local: string): boolean {
  const kind = classOf(local, TEI);
  return kind === Class.block || kind === Class.note;
}

/** True where an element's content is the editor's and not the transcript's. */
export function isAdded(tree: XmlTree, node: NodeId): boolean {
  const name = localName(tree, node);
  return addedElements.has(name) || (name === 'note' && attribute(tree, node, 'type') === 'editorial');
}

/**
 * Is given the words of a text, in runs of words parted by single spaces, for most of a text is such: the run, the gap before
 * it (none where it goes on with the word before), its node, and where in the text of the node it begins.
 */
type Sink = (run: string, gap: Gap | undefined, node: NodeId, start: number) => void;

/** The words of a run, one by one, each with the gap before it and where in the run it begins. */
export function eachWord(
  run: string,
  gap: Gap | undefined,
  visit: (word: string, gap: Gap | undefined, start: number) => void,
): void {
  let start = 0;
  for (const word of run.split(' ')) {
    visit(word, start === 0 ? gap : Gap.space, start);
    start += word.length + 1;
  }
}

/** Finds words and gaps as the nodes of a text go by. */
export class Walk {
  private open = false; // the last word may still go on
  private gap: Gap = Gap.space;

  constructor(private readonly sink: Sink) {}

  /** Something that parts words: of several in a gap, a line end counts before a block, a block before a space. */
  part(kind: Gap): void {
    this.open = false;
    if (kind === Gap.line || this.gap === Gap.space) this.gap = kind;
  }

  text(text: string, node: NodeId): void {
    for (let at = 0; ; ) {
      const start = endOf(spaces, text, at);
      if (start > at) this.part(Gap.space);
      if (start === text.length) return;
      at = endOf(wordRun, text, start);
      if (at === start) continue;
      this.sink(text.slice(start, at), this.open ? undefined : this.gap, node, start);
      this.gap = Gap.space;
      this.open = true;
    }
  }
}

// Expressions, for a loop over the units of strings of many makes (slices, joined ones) is several times as slow.
const spaces = /\s{0,99999}/y;
/** Bounded, since what can be given back is kept on a stack: a word of megabytes is found in pieces, which join. */
const wordRun = /(?:\S{1,9999}(?: \S{1,9999}){0,99})?/y;

/** Where what a sticky expression finds at an offset ends. It finds something, be it empty. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

export function walkTree(tree: XmlTree, root: NodeId, sink: Sink): void {
  const walk = new Walk(sink);
  const classesHere = tree.names.map(({ local, namespace }) => classOf(local, namespace));
  const blockEnds: number[] = [];
  const end = root < 0 ? 0 : afterOf(tree, root);
  for (let row = root; row >= 0 && row < end; row++) {
    while (blockEnds.length > 0 && row >= (blockEnds[blockEnds.length - 1] ?? 0)) {
      blockEnds.pop();
      walk.part(Gap.block);
    }
    if (tree.kinds[row] === NodeKind.element) {
      const kind = classesHere[tree.nameIndexes[row] ?? 0] ?? Class.block;
      if (kind === Class.added || (kind === Class.note && isAdded(tree, row))) row = afterOf(tree, row) - 1;
      else if (kind === Class.lineBreak) walk.part(Gap.line);
      else if (kind === Class.otherBreak) walk.part(Gap.space);
      else if (kind === Class.block || kind === Class.note) {
        walk.part(Gap.block);
        blockEnds.push(afterOf(tree, row));
      }
    } else if (tree.kinds[row] === NodeKind.text) {
      const parent = tree.parents[row] ?? 0;
      if (isElement(tree, parent) && classesHere[tree.nameIndexes[parent] ?? 0] === Class.choice) continue;
      walk.text(tree.text(row), row);
    }
  }
}

/** The words of the transcript that a TEI tree holds, with the gap before each: those of its `text`, or of the node named. */
export function wordsOf(tree: XmlTree, root: NodeId = textElement(tree)): TeiWords {
  const words: string[] = [];
  const gaps: Gap[] = [];
  const nodes: NodeId[] = [];
  const offsets: number[] = [];
  walkTree(tree, root, (run, gap, node, start) => {
    eachWord(run, gap, (word, before, at) => {
      if (before === undefined) {
        words[words.length - 1] += word;
        return;
      }
      words.push(word);
      gaps.push(before);
      nodes.push(node);
      offsets.push(start + at);
    });
  });
  return { tree, words, gaps, nodes, offsets };
}

/** The same walk over an element that is not yet written. */
export function walkElement({ name, attributes, children }: XmlElement, walk: Walk): void {
  const kind = classOf(name, TEI);
  if (kind === Class.added || (kind === Class.note && attributes.type === 'editorial')) return;
  if (kind === Class.lineBreak) walk.part(Gap.line);
  if (kind === Class.otherBreak) walk.part(Gap.space);
  const isBlock = kind === Class.block || kind === Class.note;
  if (isBlock) walk.part(Gap.block);
  for (const child of children) {
    if (typeof child !== 'string') {
      if ('name' in child) walkElement(child, walk);
    } else if (kind !== Class.choice) walk.text(child, -1);
  }
  if (isBlock) walk.part(Gap.block);
}

/** The first `text` element, in document order; -1 where there is none. */
export function textElement(tree: XmlTree): NodeId {
  for (let row = 0; row < tree.size; row++) {
    if (tree.kinds[row] === NodeKind.element && localName(tree, row) === 'text') return row;
  }
  return -1;
}
