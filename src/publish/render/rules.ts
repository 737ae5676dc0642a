/** What a decision on an element is made of, and the predicates that decisions use. */
import { attributeRow, type NodeId, parentOf } from '../../xml/tree.js';
import type { Behaviour, RenderElement, Style } from './tree.js';
import { inLine, nextElement, type View } from './view.js';

export type Predicate = (view: View, node: NodeId) => boolean;

/** A decision: what an element is. `omit` is for what no reader of the text should see: metadata, pointers, analyses. */
export interface Rule {
  readonly behaviour: Behaviour | 'omit';
  /** The rule holds only where this is true; the first rule that holds is taken. */
  readonly when?: Predicate;
  /** Where it differs from what the behaviour usually is. */
  readonly block?: boolean;
  readonly classes?: readonly string[];
  readonly styles?: readonly Style[];
  readonly listKind?: NonNullable<RenderElement['listKind']>;
  readonly place?: string;
  /** What is shown before its words: its number, where that is no text; the glyph that it points to; what it is (labels.ts). */
  readonly made?: 'number' | 'glyph' | 'label';
  /** What only a rule of a user can say. */
  readonly custom?: Custom;
}

/** A rule of a user, as it holds for one element: what its expressions give is worked out. */
export interface Custom {
  /** false: @rend, @rendition and @style of the element say nothing. */
  readonly sourceRendition: boolean;
  /** Set before and after the content, and no words of the text. */
  readonly before?: string;
  readonly after?: string;
  /** Instead of the content: words that are not of the text. */
  readonly literal?: string;
  /** Rows below the element that this rule does not show. */
  readonly except: ReadonlySet<NodeId>;
  /** The other values of its parameters, by name. */
  readonly values: ReadonlyMap<string, string>;
  /** Of an alternate: the rows that are kept for another view. */
  readonly aside?: ReadonlySet<NodeId>;
  /** The rules by which the element is shown after this one. */
  readonly next: readonly Rule[];
}

/** The decisions on each element, by its local name in the TEI namespace. The last one of each has no predicate. */
export type Decisions = Readonly<Record<string, readonly Rule[]>>;

/** Behaviours that are blocks unless a rule says otherwise. */
export const blocks: ReadonlySet<string> = new Set<Behaviour>([
  'document',
  'section',
  'heading',
  'paragraph',
  'block',
  'list',
  'listItem',
  'table',
  'row',
  'cell',
  'lineGroup',
  'line',
  'figure',
  'closer',
  'dateline',
  'signature',
  'verbatim',
  'speech',
  'speaker',
  'entry',
]);

/** The same decisions for many elements. */
export const all = (names: string, ...rules: readonly Rule[]): Decisions =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, rules]));

export const amongWords: Predicate = inLine;

export const not =
  (predicate: Predicate): Predicate =>
  (view, node) =>
    !predicate(view, node);

/** An attribute has one of these values, as one of its tokens; case and punctuation aside. */
export const has =
  (attribute: string, ...values: readonly string[]): Predicate =>
  (view, node) =>
    (view.get(node, attribute) ?? '')
      .toLowerCase()
      .split(/[\s#.]+/)
      .some((token) => values.includes(token));

export const lacks =
  (attribute: string): Predicate =>
  (view, node) =>
    attributeRow(view.tree, node, attribute) < 0;

/** The parent is one of these elements. */
export const childOf = (...names: readonly string[]): Predicate => {
  const set = new Set(names);
  return (view, node) => set.has(view.name(parentOf(view.tree, node)));
};

/** Some ancestor is one of these elements. */
export const inside = (...names: readonly string[]): Predicate => {
  const set = new Set(names);
  return (view, node) => {
    for (let up = parentOf(view.tree, node); up > 0; up = parentOf(view.tree, up)) {
      if (set.has(view.name(up))) return true;
    }
    return false;
  };
};

/** A hyphen that only the line end made: pc[@force='weak'] before a break inside a word. */
export const lineEndHyphen: Predicate = (view, node) => {
  if (view.get(node, 'force') !== 'weak') return false;
  const next = nextElement(view, node);
  return (
    next !== undefined &&
    ['lb', 'pb', 'cb', 'gb'].includes(view.name(next)) &&
    view.get(next, 'break') === 'no'
  );
};

/** An element child of this name is there. */
export const holds =
  (...names: readonly string[]): Predicate =>
  (view, node) => {
    const { tree } = view;
    const end = tree.afters[node] ?? 0;
    for (let child = node + 1; child < end; child = tree.afters[child] ?? end) {
      if (names.includes(view.name(child))) return true;
    }
    return false;
  };
