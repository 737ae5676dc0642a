/**
 * The reading text of a TEI document: its words in order with the rows they come from, its notes apart, and where it has
 * gaps, spaces and pictures. Which reading of a choice counts is what the Guidelines say a reader is shown (3.5, 12.1.1, 11.3.1.5).
 */
import {
  afterOf,
  attribute,
  childElements,
  isElement,
  type NodeId,
  NodeKind,
  parentOf,
  textContent,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import { annotates, pointerOf } from './annotations.js';
import { mappings } from './glyphs.js';
import { type Edge, edgeOfBreak, type Nature, natureOf, noNature } from './nature.js';
import { readInstead } from './standing-in.js';
import { type ReadWords, Words } from './words.js';

/** A place in the flow: so many words had begun, of so many characters. */
export interface Place {
  readonly after: number;
  readonly characters: number;
}

/** A note, and where it is referred to and stands. */
export interface ReadingNote extends Place {
  readonly node: NodeId;
  /** Without its printed label. */
  readonly words: ReadWords;
  /** With it. */
  readonly labelled: ReadWords;
  /** Where it stands, as the number of words begun. */
  readonly at: number;
  /** Only notes refer to it, in a circle: it has no place in the text. */
  readonly circular?: true;
}

/** A gap, a space or a picture. */
export interface ReadingSign extends Place {
  readonly node: NodeId;
  readonly kind: 'gap' | 'space' | 'picture';
  /** What it says of itself. */
  readonly description: string;
}

/** A row of a table, and how many cells it has. */
export interface ReadingRow {
  readonly node: NodeId;
  readonly cells: number;
}

/** The reading text of a document. */
export interface ReadingText {
  readonly tei: XmlTree;
  readonly flow: ReadWords;
  readonly notes: readonly ReadingNote[];
  /** Of the flow and of the notes, in document order. */
  readonly signs: readonly ReadingSign[];
  readonly rows: readonly ReadingRow[];
}

/** What an editor decided otherwise for an element, or a text: it is left out, it is text whatever it usually is, it is a note. */
export type Chosen = ReadonlyMap<NodeId, 'omitted' | 'shown' | 'note'>;

/** No header, no standOff, no page furniture; of each choice the reading that is shown; notes apart. */
export const readingText = (tei: XmlTree, chosen: Chosen = new Map()): ReadingText => ({
  tei,
  ...new Reader(tei, chosen).readAll(),
});

/** The reading shown, best first. */
const preferred: Readonly<Record<string, readonly string[]>> = {
  choice: ['corr', 'reg', 'expan', 'supplied', 'unclear', 'seg', 'choice', 'sic', 'orig', 'abbr'],
  app: ['lem', 'rdg', 'rdgGrp'],
};

const none: ReadonlySet<NodeId> = new Set();
/** Notes within notes beyond this are a circle. */
const deepest = 20;

/** A note while it is read. `within` is the note in which it stands. */
interface FoundNote {
  readonly node: NodeId;
  readonly id: string | undefined;
  readonly target: string | undefined;
  readonly words: Words;
  readonly labelled: Words;
  readonly stands: Place;
  readonly within: NodeId | undefined;
}

/** Where an element stands that something may refer to. */
interface Mark {
  readonly place: Place;
  readonly within: NodeId | undefined;
}

class Reader {
  private readonly flow = new Words();
  private readonly notes: FoundNote[] = [];
  private readonly signs: ReadingSign[] = [];
  private readonly rows: ReadingRow[] = [];
  /** By identifier of the element that points, and by identifier of what is pointed to. */
  private readonly markers = new Map<string, Mark>();
  private readonly pointed = new Map<string, Mark>();
  private readonly noteIds = new Map<string, NodeId>();
  /** Identifiers of the elements that notes point to. */
  private readonly targets = new Set<string>();
  /** Notes of standOff, and the identifiers of the elements that they annotate: none of these is a marker. */
  private readonly annotations = new Set<NodeId>();
  private readonly annotated = new Set<string>();
  /** By index of the name. */
  private readonly natures: readonly Nature[];
  private within: NodeId | undefined;
  private mapped: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly tree: XmlTree,
    private readonly chosen: Chosen,
  ) {
    this.natures = tree.names.map(natureOf);
    for (let row = 1; row < tree.size; row++) {
      if (!isElement(tree, row) || !this.isNote(row)) continue;
      const id = attribute(tree, row, 'id', XML);
      if (id !== undefined && !this.noteIds.has(id)) this.noteIds.set(id, row);
      const target = this.pointer(row);
      const apart = annotates(tree, row, chosen);
      if (apart) this.annotations.add(row);
      if (target !== undefined) (apart ? this.annotated : this.targets).add(target);
    }
  }

  readAll(): Omit<ReadingText, 'tei'> {
    this.children(0, [this.flow]);
    const read = new Set(this.notes.map(({ node }) => node));
    for (const node of this.annotations) if (!read.has(node) && this.isJoined(node)) this.note(node, []);
    const found = new Map(this.notes.map((note) => [note.node, note]));
    return {
      flow: this.flow.words,
      notes: this.notes.map((note) => {
        const { node, words, labelled, stands } = note;
        const place = this.referredTo(note, found, 0);
        return { node, words: words.words, labelled: labelled.words, at: stands.after, ...place };
      }),
      signs: this.signs,
      rows: this.rows,
    };
  }

  /** Where a note is referred to; of one that only a note refers to, where that one is. */
  private referredTo(
    note: FoundNote,
    notes: ReadonlyMap<NodeId, FoundNote>,
    depth: number,
  ): Place & Pick<ReadingNote, 'circular'> {
    const mark = this.markOf(note) ?? { place: note.stands, within: note.within };
    const outer = mark.within === undefined ? undefined : notes.get(mark.within);
    if (outer === undefined) return mark.place;
    return depth > deepest ? { ...mark.place, circular: true } : this.referredTo(outer, notes, depth + 1);
  }

  /** Whether an annotation is about something that was read, or something that was read points to it. */
  private isJoined(node: NodeId): boolean {
    const target = this.pointer(node);
    const id = attribute(this.tree, node, 'id', XML);
    return (target !== undefined && this.markers.has(target)) || (id !== undefined && this.pointed.has(id));
  }

  private markOf({ id, target }: FoundNote): Mark | undefined {
    // A note that points to a note is about it; its place is where something points to itself.
    const place = target === undefined || this.noteIds.has(target) ? undefined : target;
    const own = place === undefined ? undefined : this.markers.get(place);
    return own ?? (id === undefined ? undefined : this.pointed.get(id));
  }

  private nature(row: NodeId): Nature {
    const { kinds, nameIndexes } = this.tree;
    return kinds[row] === NodeKind.element ? (this.natures[nameIndexes[row] ?? -1] ?? noNature) : noNature;
  }

  private name(row: NodeId): string {
    return this.nature(row).name;
  }

  private isNote(row: NodeId): boolean {
    const chosen = this.chosen.get(row);
    return chosen === undefined ? this.nature(row).role === 'note' : chosen === 'note';
  }

  private pointer(row: NodeId): string | undefined {
    return pointerOf(this.tree, row);
  }

  private here(): Place {
    return { after: this.flow.begun, characters: this.flow.characters };
  }

  private children(node: NodeId, into: readonly Words[], except = none): void {
    const { tree, chosen } = this;
    const isWhole = except.size + chosen.size === 0;
    const end = afterOf(tree, node);
    for (let child = node + 1; child < end; child = afterOf(tree, child)) {
      if (!isWhole && (except.has(child) || chosen.get(child) === 'omitted')) continue;
      const kind = tree.kinds[child];
      if (kind === NodeKind.text) for (const words of into) words.add(tree.text(child), child);
      else if (kind === NodeKind.element) this.element(child, into);
    }
  }

  private element(node: NodeId, into: readonly Words[]): void {
    // A note that points to an element is referred to at its end; to one that is not read, where it stands.
    const { targets, annotated } = this;
    const id = targets.size + annotated.size === 0 ? undefined : attribute(this.tree, node, 'id', XML);
    const pointed = id !== undefined && targets.has(id);
    if (pointed && !this.markers.has(id)) this.markers.set(id, this.mark());
    if (this.read(node, into) && id !== undefined && (pointed || annotated.has(id)))
      this.markers.set(id, this.mark());
  }

  /** What annotates a reading that is not shown stands at the end of the one that is. */
  private passOver(node: NodeId): void {
    if (this.annotated.size === 0) return;
    for (let row = node; row < afterOf(this.tree, node); row++) {
      const id = isElement(this.tree, row) ? attribute(this.tree, row, 'id', XML) : undefined;
      if (id !== undefined && this.annotated.has(id)) this.markers.set(id, this.mark());
    }
  }

  /** Reads an element by its role; false where nothing of it is read. */
  private read(node: NodeId, into: readonly Words[]): boolean {
    const { name, role } = this.nature(node);
    const chosen = this.chosen.get(node);
    if (name === 'row' && chosen === undefined) this.row(node);
    if (chosen === 'note' || (chosen === undefined && role === 'note')) this.note(node, into);
    else if (chosen === 'shown' || role === 'text') this.inside(node, into);
    else if (role === 'unread') return this.instead(node, into);
    else if (role === 'punctuation' && this.isWeak(node)) return false;
    else if (role === 'reference' && this.isMarker(node, name)) for (const words of into) words.interrupt();
    else if (role === 'sign') this.sign(node, name, into);
    else if (role === 'break') this.break(node, name, into);
    else if (role === 'example') this.example(node, into);
    else if (role === 'glyph' && textContent(this.tree, node) === '') this.glyph(node, into);
    else this.inside(node, into, role === 'choice' ? this.unshown(node, name) : none);
    return true;
  }

  /** What is not read beside a text may be read in its place. */
  private instead(node: NodeId, into: readonly Words[]): boolean {
    const read = readInstead(this.tree, node);
    if (read !== undefined) this.inside(read, into);
    return read !== undefined;
  }

  private mark(): Mark {
    return { place: this.here(), within: this.within };
  }

  /** Of an element that must be told the edges around it: within a record an output may part what runs in a line. */
  private edge(node: NodeId): Edge {
    const { edge, name } = this.nature(node);
    if (
      (name === 'list' || name === 'item') &&
      this.runsIn(name === 'list' ? node : parentOf(this.tree, node))
    )
      return 'either';
    // An entry of an apparatus that stands apart from its lemma.
    if (name === 'app' && (attribute(this.tree, node, 'from') ?? attribute(this.tree, node, 'loc')))
      return 'either';
    return edge === 'joins' && this.nature(parentOf(this.tree, node)).record ? 'either' : edge;
  }

  /** A list that runs in the line, as @rend or @type says. */
  private runsIn(list: NodeId): boolean {
    const said = `${attribute(this.tree, list, 'rend') ?? ''} ${attribute(this.tree, list, 'type') ?? ''}`;
    return /\b(inline|run-?in)\b/i.test(said);
  }

  private inside(node: NodeId, into: readonly Words[], except = none): void {
    const edge = this.edge(node);
    for (const words of into) words.edge(edge);
    this.children(node, into, except);
    if (this.name(node) !== 'figure') for (const one of except) this.passOver(one);
    for (const words of into) words.edge(edge);
  }

  private break(node: NodeId, name: string, into: readonly Words[]): void {
    const edge = edgeOfBreak(this.tree, node, name);
    for (const words of into) edge === 'joins' ? words.join() : words.edge(edge);
  }

  /** An example is read as it is written, with its markup. */
  private example(node: NodeId, into: readonly Words[]): void {
    const { source, starts, ends } = this.tree;
    const written = source.text.slice(starts[node], ends[node]);
    const content = /^<[^>]*\/>$/.test(written)
      ? ''
      : written.slice(written.indexOf('>') + 1, written.lastIndexOf('</'));
    for (const words of into) {
      words.edge('parts');
      words.add(content, node);
      words.edge('parts');
    }
  }

  /** What a row holds is told where all of it is as the Guidelines have it. */
  private row(node: NodeId): void {
    const cells = childElements(this.tree, node, 'cell');
    if (cells.every((cell) => !this.chosen.has(cell))) this.rows.push({ node, cells: cells.length });
  }

  /** An empty `g` is read as the characters that its declaration maps it to: as they are, before any normalised form (5.2). */
  private glyph(node: NodeId, into: readonly Words[]): void {
    const id = attribute(this.tree, node, 'ref')?.trim().replace(/^#/, '') ?? '';
    this.mapped ??= mappings(this.tree);
    const characters = this.mapped.get(id);
    if (characters !== undefined) for (const words of into) words.add(characters, node);
  }

  private sign(node: NodeId, name: string, into: readonly Words[]): void {
    const { tree } = this;
    for (const words of into) words.interrupt();
    for (const words of into) words.edge(name === 'gap' ? 'joins' : 'either');
    const kind = name === 'space' ? 'space' : name === 'gap' || name === 'pause' ? 'gap' : 'picture';
    const description = this.child(node, 'figDesc', 'desc') ?? this.child(parentOf(tree, node), 'figDesc');
    const said = description === undefined ? '' : textContent(tree, description).replace(/\s+/g, ' ').trim();
    this.signs.push({ node, kind, description: said, ...this.here() });
  }

  private child(node: NodeId, ...names: readonly string[]): NodeId | undefined {
    const { tree } = this;
    const end = afterOf(tree, node);
    for (let child = node + 1; child < end; child = afterOf(tree, child))
      if (names.includes(this.name(child))) return child;
    return undefined;
  }

  /** A hyphen that only the line end made: before a break that parts no word. */
  private isWeak(node: NodeId): boolean {
    const { tree } = this;
    if (attribute(tree, node, 'force') !== 'weak') return false;
    const end = afterOf(tree, parentOf(tree, node));
    for (let next = afterOf(tree, node); next < end; next = afterOf(tree, next)) {
      if (isElement(tree, next))
        return this.nature(next).role === 'break' && attribute(tree, next, 'break') === 'no';
      if (this.hasWords(next)) return false;
    }
    return false;
  }

  private hasWords(node: NodeId): boolean {
    return this.tree.kinds[node] === NodeKind.text && /[^ \t\r\n]/.test(this.tree.text(node));
  }

  /** A reference to a note is remembered by its place; its marker is no word of the text. */
  private isMarker(node: NodeId, name: string): boolean {
    // An annotation speaks of notes: it is at none.
    if (this.within !== undefined && this.annotations.has(this.within)) return false;
    const id = attribute(this.tree, node, 'id', XML);
    // Documents brought over from P4 point to their notes without '#'.
    const target = attribute(this.tree, node, 'target')?.trim().split(/\s+/)[0]?.replace(/^#/, '') ?? '';
    const note = this.noteIds.get(target);
    const ofNote = id !== undefined && this.targets.has(id);
    if (note === undefined || (!ofNote && this.isCrossReference(node, name, note))) return ofNote;
    if (!this.pointed.has(target)) this.pointed.set(target, this.mark());
    return true;
  }

  /** Words that speak of a note which stands at its own place in the line, or refers to it itself: "see note 5 above". */
  private isCrossReference(node: NodeId, name: string, note: NodeId): boolean {
    if (node >= note && node < afterOf(this.tree, note)) return true;
    if (this.annotations.has(note)) return false;
    const saysNote =
      name === 'ptr' ||
      /^(note|footnote|endnote|noteanchor|fn)/i.test(attribute(this.tree, node, 'type') ?? '');
    return !saysNote && this.pointer(note) === undefined && this.standsInLine(note);
  }

  private standsInLine(note: NodeId): boolean {
    const { tree } = this;
    const parent = parentOf(tree, note);
    if (linear.has(this.name(parent))) return true;
    let elements = 0;
    const end = afterOf(tree, parent);
    for (let child = parent + 1; child < end; child = afterOf(tree, child)) {
      if (this.hasWords(child)) return true;
      if (isElement(tree, child)) elements++;
    }
    return elements === 1 && this.nature(parent).edge === 'joins';
  }

  private note(node: NodeId, into: readonly Words[]): void {
    for (const words of into) words.interrupt();
    const { tree, within } = this;
    const [words, labelled] = [new Words(), new Words()];
    const label = this.firstLabel(node);
    const [id, target] = [attribute(tree, node, 'id', XML), this.pointer(node)];
    this.notes.push({ node, id, target, words, labelled, stands: this.here(), within });
    this.within = node;
    // One pass: a note within it is found once.
    if (label !== undefined) this.element(label, [labelled]);
    this.children(node, [words, labelled], new Set(label === undefined ? [] : [label]));
    this.within = within;
  }

  /** The printed number or letter at the start of a note. */
  private firstLabel(note: NodeId): NodeId | undefined {
    const { tree } = this;
    const end = afterOf(tree, note);
    for (let child = note + 1; child < end; child = afterOf(tree, child)) {
      if (isElement(tree, child)) return this.name(child) === 'label' ? child : undefined;
      if (this.hasWords(child)) return undefined;
    }
    return undefined;
  }

  /** Children that are not read: other readings; of a figure with a picture the description, which belongs to that. */
  private unshown(node: NodeId, name: string): ReadonlySet<NodeId> {
    if (name === 'figure') {
      const described =
        this.child(node, 'graphic', 'media') === undefined ? undefined : this.child(node, 'figDesc');
      return described === undefined ? none : new Set([described]);
    }
    const names = preferred[name];
    const { tree } = this;
    const elements: NodeId[] = [];
    const end = afterOf(tree, node);
    for (let child = node + 1; child < end; child = afterOf(tree, child))
      if (isElement(tree, child)) elements.push(child);
    if (names === undefined) {
      const deleted = elements.filter((child) => this.name(child) === 'del');
      return new Set(deleted.length < elements.length ? deleted : []);
    }
    const best =
      names.flatMap((one) => elements.filter((child) => this.name(child) === one))[0] ?? elements[0];
    return new Set(elements.filter((child) => child !== best));
  }
}

/** Their content runs in a line even where, in one place, only elements stand in them. */
const linear = new Set('p l hi seg head'.split(' '));
