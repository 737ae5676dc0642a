/**
 * A parsed document as columns: one row a node, in document order (pre-order), so that a node's subtree is the
 * run of rows from it up to `after`. Row 0 is the document. Positions are offsets into `source.text`.
 * `parse.ts` makes it, every later stage reads it, nobody changes it.
 */
import type { Source, Span } from '../source/source.js';

/** A node is its row number. */
export type NodeId = number;

export const NodeKind = { document: 0, element: 1, text: 2, comment: 3, instruction: 4 } as const;
export type NodeKind = (typeof NodeKind)[keyof typeof NodeKind];

export interface QName {
  readonly prefix: string;
  readonly local: string;
  /** The namespace name; '' where there is none. */
  readonly namespace: string;
}

export interface XmlTree {
  readonly source: Source;
  /** Number of nodes, the document included. */
  readonly size: number;
  readonly kinds: Uint8Array;
  /** Elements: index into `names` (one entry a distinct prefix, local name and namespace). Instructions: index of the target. Others: -1. */
  readonly nameIndexes: Int32Array;
  readonly names: readonly QName[];
  /** -1 for the document. */
  readonly parents: Int32Array;
  /** The first row after the node's subtree. */
  readonly afters: Int32Array;
  /** Offsets of the node: an element's from `<` of its start tag to after `>` of its end tag. Nodes made by an entity carry the place of the reference. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Attributes of node n are the rows `attributeFirsts[n]` up to `attributeFirsts[n + 1]` of the attribute columns. Namespace declarations are not among them. */
  readonly attributeFirsts: Int32Array;
  readonly attributeNames: Int32Array;
  readonly attributeStarts: Int32Array;
  readonly attributeValueStarts: Int32Array;
  readonly attributeValueEnds: Int32Array;
  /** Attribute rows that the document's internal subset declares to be of type ID (`xml:id` is one without a declaration, and not listed). */
  readonly ids: ReadonlySet<number>;
  /** The string of a text (entities, CDATA and line ends resolved), comment, or instruction's data; '' for others. */
  text(node: NodeId): string;
  /** The normalised value of an attribute row. */
  value(attribute: number): string;
  /** Namespaces in scope at an element: prefix → name ('' is the default). Needed where content holds QNames (schemas, Schematron). */
  namespaces(node: NodeId): ReadonlyMap<string, string>;
}

export const TEI = 'http://www.tei-c.org/ns/1.0';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const XINCLUDE = 'http://www.w3.org/2001/XInclude';

const noName: QName = { prefix: '', local: '', namespace: '' };

export const kindOf = (tree: XmlTree, node: NodeId): NodeKind => (tree.kinds[node] ?? 0) as NodeKind;
export const isElement = (tree: XmlTree, node: NodeId): boolean => tree.kinds[node] === NodeKind.element;
export const nameOf = (tree: XmlTree, node: NodeId): QName =>
  tree.names[tree.nameIndexes[node] ?? -1] ?? noName;
export const localName = (tree: XmlTree, node: NodeId): string => nameOf(tree, node).local;
export const parentOf = (tree: XmlTree, node: NodeId): NodeId => tree.parents[node] ?? -1;
export const afterOf = (tree: XmlTree, node: NodeId): NodeId => tree.afters[node] ?? tree.size;

/** The place of a whole node. */
export const spanOf = (tree: XmlTree, node: NodeId): Span => ({
  source: tree.source,
  start: tree.starts[node] ?? 0,
  end: tree.ends[node] ?? 0,
});

/** The place of an attribute, name and value. */
export const attributeSpan = (tree: XmlTree, attribute: number): Span => ({
  source: tree.source,
  start: tree.attributeStarts[attribute] ?? 0,
  end: (tree.attributeValueEnds[attribute] ?? 0) + 1,
});

/** The children of a node, in order, of every kind. */
export function childrenOf(tree: XmlTree, node: NodeId): NodeId[] {
  const children: NodeId[] = [];
  const end = afterOf(tree, node);
  for (let child = node + 1; child < end; child = afterOf(tree, child)) children.push(child);
  return children;
}

/** The element children, of a local name where one is given. */
export const childElements = (tree: XmlTree, node: NodeId, local?: string): NodeId[] =>
  childrenOf(tree, node).filter(
    (child) => isElement(tree, child) && (local === undefined || localName(tree, child) === local),
  );

/** The first element child of a local name. */
export const childElement = (tree: XmlTree, node: NodeId, local: string): NodeId | undefined =>
  childElements(tree, node, local)[0];

/** All elements below a node, in document order, of a local name where one is given. */
export function descendants(tree: XmlTree, node: NodeId, local?: string): NodeId[] {
  const found: NodeId[] = [];
  const end = afterOf(tree, node);
  for (let row = node + 1; row < end; row++) {
    if (isElement(tree, row) && (local === undefined || localName(tree, row) === local)) found.push(row);
  }
  return found;
}

/** The root element, or -1 where the document has none. */
export const rootElement = (tree: XmlTree): NodeId => childElements(tree, 0)[0] ?? -1;

/** The row of an attribute, by its local name and namespace ('' is none); -1 where it is absent. */
export function attributeRow(tree: XmlTree, node: NodeId, local: string, namespace = ''): number {
  const end = tree.attributeFirsts[node + 1] ?? 0;
  for (let row = tree.attributeFirsts[node] ?? 0; row < end; row++) {
    const name = tree.names[tree.attributeNames[row] ?? -1];
    if (name !== undefined && name.local === local && name.namespace === namespace) return row;
  }
  return -1;
}

/** The value of an attribute, or undefined. `attribute(tree, node, 'id', XML)` is `@xml:id`. */
export function attribute(tree: XmlTree, node: NodeId, local: string, namespace = ''): string | undefined {
  const row = attributeRow(tree, node, local, namespace);
  return row < 0 ? undefined : tree.value(row);
}

/** All text below a node, as XPath's string(). */
export function textContent(tree: XmlTree, node: NodeId): string {
  if (kindOf(tree, node) === NodeKind.text) return tree.text(node);
  let text = '';
  const end = afterOf(tree, node);
  for (let row = node + 1; row < end; row++) if (tree.kinds[row] === NodeKind.text) text += tree.text(row);
  return text;
}
