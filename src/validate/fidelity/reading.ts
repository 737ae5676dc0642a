/**
 * The reading text of a TEI document: its words in order with the rows they come from, and its notes apart.
 * Which reading of a choice counts is what the Guidelines say a reader is shown (3.5, 12.1.1, 11.3.1.5).
 */
import { isBlockElement } from '../../xml/layout.js';
import {
  afterOf,
  attribute,
  isElement,
  localName,
  type NodeId,
  NodeKind,
  XML,
  type XmlTree,
} from '../../xml/tree.js';

/** Words as columns: the text of each, and the row of the text node in which it begins. */
export interface WordList {
  readonly text: readonly string[];
  readonly nodes: readonly NodeId[];
}

/** A note, and where it is referred to and stands: places in the flow, as the number of words begun before them. */
export interface ReadingNote {
  readonly node: NodeId;
  /** Without its printed label. */
  readonly words: WordList;
  /** With it. */
  readonly labelled: WordList;
  /** Where its reference stands; its own place where nothing refers to it. */
  readonly after: number;
  readonly at: number;
}

/** Elements whose text no reader of the text is shown: data about it, furniture of the page, what software fills in. */
const unread = new Set('teiHeader standOff xenoData facsimile sourceDoc fw divGen index'.split(' '));
/** The reading shown, best first. */
const preferred: Readonly<Record<string, readonly string[]>> = {
  choice: ['corr', 'reg', 'expan', 'supplied', 'unclear', 'seg', 'choice', 'sic', 'orig', 'abbr'],
  app: ['lem', 'rdg', 'rdgGrp'],
};

class Words {
  readonly text: string[] = [];
  readonly nodes: NodeId[] = [];
  private open = '';
  /** The last word ended at white space, not at the edge of a block. */
  private bySpace = false;
  /** A break that parts no word stands before: white space after it counts for nothing. */
  private glued = false;

  add(text: string, node: NodeId): void {
    for (const piece of text.split(/([ \t\r\n]+)/)) {
      if (/^[ \t\r\n]/.test(piece)) this.space();
      else if (piece !== '') {
        if (this.open === '') this.nodes.push(node);
        this.open += piece;
        this.glued = false;
        this.bySpace = false;
      }
    }
  }

  private space(): void {
    if (this.glued) return;
    const ends = this.open !== '' || this.bySpace;
    this.part();
    this.bySpace = ends;
  }

  part(): void {
    if (this.open !== '') this.text.push(this.open);
    this.open = '';
    this.bySpace = false;
    this.glued = false;
  }

  /** @break="no": no end of a word, "irrespective of the presence of any adjacent whitespace" (att.breaking). */
  join(): void {
    if (this.bySpace) this.open = this.text.pop() ?? '';
    this.bySpace = false;
    this.glued = this.open !== '';
  }

  get begun(): number {
    return this.nodes.length;
  }
}

interface FoundNote {
  readonly node: NodeId;
  readonly id: string | undefined;
  readonly target: string | undefined;
  readonly words: Words;
  readonly labelled: Words;
  readonly at: number;
}

/** The reading text of a document. */
export interface ReadingText {
  readonly tei: XmlTree;
  readonly flow: WordList;
  readonly notes: readonly ReadingNote[];
}

/** What an editor decided otherwise for an element, or a text: it is left out, it is text whatever it usually is, it is a note. */
export type Chosen = ReadonlyMap<NodeId, 'omitted' | 'shown' | 'note'>;

/** No header, no standOff, no page furniture; of each choice the reading that is shown; notes apart. */
export const readingText = (tei: XmlTree, chosen: Chosen = new Map()): ReadingText => ({
  tei,
  ...new Reader(tei, chosen).read(),
});

class Reader {
  private readonly flow = new Words();
  private readonly notes: FoundNote[] = [];
  /** By identifier of the element that points, and by identifier of what is pointed to: words begun there. */
  private readonly markers = new Map<string, number>();
  private readonly pointed = new Map<string, number>();
  private readonly noteIds = new Set<string>();

  constructor(
    private readonly tree: XmlTree,
    private readonly chosen: Chosen,
  ) {
    for (let row = 1; row < tree.size; row++) {
      const id = isElement(tree, row) && this.isNote(row) ? attribute(tree, row, 'id', XML) : undefined;
      if (id !== undefined) this.noteIds.add(id);
    }
  }

  private isNote(row: NodeId): boolean {
    const chosen = this.chosen.get(row);
    return chosen === undefined ? localName(this.tree, row) === 'note' : chosen === 'note';
  }

  read(): { flow: WordList; notes: ReadingNote[] } {
    this.children(0, [this.flow]);
    this.flow.part();
    return { flow: this.flow, notes: this.notes.map((note) => this.placed(note)) };
  }

  private placed({ node, id, target, words, labelled, at }: FoundNote): ReadingNote {
    const after = (target && this.markers.get(target)) ?? (id && this.pointed.get(id)) ?? at;
    return { node, words, labelled, at, after: typeof after === 'number' ? after : at };
  }

  private children(node: NodeId, into: readonly Words[], except?: ReadonlySet<NodeId>): void {
    const { tree } = this;
    for (let child = node + 1; child < afterOf(tree, node); child = afterOf(tree, child)) {
      if (except?.has(child) || this.chosen.get(child) === 'omitted') continue;
      if (tree.kinds[child] === NodeKind.text) for (const words of into) words.add(tree.text(child), child);
      else if (isElement(tree, child)) this.element(child, into);
    }
  }

  private element(node: NodeId, into: readonly Words[]): void {
    const { tree } = this;
    const name = localName(tree, node);
    const shown = this.chosen.get(node) === 'shown';
    if (this.isNote(node)) {
      this.note(node);
      return;
    }
    if (shown) {
      this.children(node, into);
      return;
    }
    if (unread.has(name) || this.isWeak(node, name)) return;
    if (name === 'lb' || name === 'pb' || name === 'cb') {
      const parts = attribute(tree, node, 'break') !== 'no';
      for (const words of into) parts ? words.part() : words.join();
      return;
    }
    if (this.marker(node, name)) return;
    const block = isBlockElement(name);
    if (block) for (const words of into) words.part();
    this.children(node, into, this.alternatives(node, name));
    if (block) for (const words of into) words.part();
  }

  /** A hyphen at a line end that is not part of the word. */
  private isWeak(node: NodeId, name: string): boolean {
    return name === 'pc' && attribute(this.tree, node, 'force') === 'weak';
  }

  /** A reference to a note is remembered by its place; its marker is no word of the text. */
  private marker(node: NodeId, name: string): boolean {
    const id = attribute(this.tree, node, 'id', XML);
    if (id !== undefined) this.markers.set(`#${id}`, this.flow.begun);
    if (name !== 'ref' && name !== 'ptr') return false;
    const target = attribute(this.tree, node, 'target')?.trim().replace(/^#/, '') ?? '';
    if (!this.noteIds.has(target)) return false;
    if (!this.pointed.has(target)) this.pointed.set(target, this.flow.begun);
    return true;
  }

  private note(node: NodeId): void {
    const { tree } = this;
    const [words, labelled] = [new Words(), new Words()];
    const label = firstLabel(tree, node);
    this.notes.push({
      node,
      id: attribute(tree, node, 'id', XML),
      target: attribute(tree, node, 'target')?.trim().split(/\s+/)[0],
      words,
      labelled,
      at: this.flow.begun,
    });
    // One pass: a note within it is found once.
    if (label !== undefined) this.element(label, [labelled]);
    this.children(node, [words, labelled], new Set(label === undefined ? [] : [label]));
    words.part();
    labelled.part();
  }

  /** The readings that are not shown. */
  private alternatives(node: NodeId, name: string): ReadonlySet<NodeId> | undefined {
    const names = preferred[name];
    if (names === undefined && name !== 'subst') return undefined;
    const { tree } = this;
    const elements: NodeId[] = [];
    for (let child = node + 1; child < afterOf(tree, node); child = afterOf(tree, child))
      if (isElement(tree, child)) elements.push(child);
    if (names === undefined) {
      const deleted = elements.filter((child) => localName(tree, child) === 'del');
      return new Set(deleted.length < elements.length ? deleted : []);
    }
    const best =
      names.flatMap((one) => elements.filter((child) => localName(tree, child) === one))[0] ?? elements[0];
    return new Set(elements.filter((child) => child !== best));
  }
}

/** The printed number or letter at the start of a note. */
function firstLabel(tree: XmlTree, note: NodeId): NodeId | undefined {
  for (let child = note + 1; child < afterOf(tree, note); child = afterOf(tree, child)) {
    if (isElement(tree, child)) return localName(tree, child) === 'label' ? child : undefined;
    if (tree.text(child).trim() !== '') return undefined;
  }
  return undefined;
}
