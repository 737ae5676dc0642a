/**
 * Our tree as XPath sees it: one object a node, made when it is first asked for, and the façade through which
 * fontoxpath walks. So every node that an expression finds still knows its place in the source.
 */
import type { IDomFacade } from 'fontoxpath';
import { afterOf, type NodeId, NodeKind, type XmlTree } from '../tree.js';

/** Node types of the DOM, by our kinds. */
const types: Readonly<Record<number, number>> = {
  [NodeKind.document]: 9,
  [NodeKind.element]: 1,
  [NodeKind.text]: 3,
  [NodeKind.comment]: 8,
  [NodeKind.instruction]: 7,
};
const attributeType = 2;

/** A node, with the properties of the DOM that fontoxpath reads. */
export class XNode {
  readonly document: Nodes;
  /** The row of the node; of an attribute, the row in the attribute columns. */
  readonly row: number;
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly prefix: string | null;
  /** The element of an attribute; -1 for other nodes. */
  readonly owner: NodeId;

  constructor(document: Nodes, row: number, owner: NodeId) {
    const { tree } = document;
    const kind = tree.kinds[row] ?? 0;
    const attribute = owner >= 0;
    const name = tree.names[(attribute ? tree.attributeNames : tree.nameIndexes)[row] ?? -1];
    const named = name && (attribute || kind === NodeKind.element || kind === NodeKind.instruction);
    this.document = document;
    this.row = row;
    this.owner = owner;
    this.nodeType = attribute ? attributeType : (types[kind] ?? 9);
    this.localName = named ? name.local : '';
    this.prefix = named && name.prefix !== '' ? name.prefix : null;
    this.namespaceURI = named && name.namespace !== '' ? name.namespace : null;
    this.nodeName = this.prefix === null ? this.localName : `${this.prefix}:${this.localName}`;
  }
  get name(): string {
    return this.nodeName;
  }
  get target(): string {
    return this.localName;
  }
  get value(): string {
    return this.document.tree.value(this.row);
  }
  get data(): string {
    return this.owner >= 0 ? this.value : this.document.tree.text(this.row);
  }
}

let documents = 0;

/** The node objects of one tree. */
export class Nodes {
  /** Tells documents apart, in identifiers that expressions make. */
  readonly number = ++documents;
  readonly tree: XmlTree;
  private readonly made: (XNode | undefined)[];
  private readonly attributesMade: (XNode | undefined)[] = [];
  private siblings: { readonly previous: Int32Array; readonly last: Int32Array } | undefined;

  constructor(tree: XmlTree) {
    this.tree = tree;
    this.made = new Array<XNode | undefined>(tree.size);
  }
  node(row: NodeId): XNode {
    let node = this.made[row];
    if (!node) {
      node = new XNode(this, row, -1);
      this.made[row] = node;
    }
    return node;
  }
  attribute(row: number, owner: NodeId): XNode {
    let node = this.attributesMade[row];
    if (!node) {
      node = new XNode(this, row, owner);
      this.attributesMade[row] = node;
    }
    return node;
  }
  /** Of each node, the sibling before it and its last child (-1: none); made on first use. */
  order(): { readonly previous: Int32Array; readonly last: Int32Array } {
    if (this.siblings) return this.siblings;
    const { size, parents } = this.tree;
    const previous = new Int32Array(size).fill(-1);
    const last = new Int32Array(size).fill(-1);
    for (let row = 1; row < size; row++) {
      const parent = parents[row] ?? 0;
      previous[row] = last[parent] ?? -1;
      last[parent] = row;
    }
    this.siblings = { previous, last };
    return this.siblings;
  }
}

/** True where a node may be what a bucket asks for; fontoxpath itself looks more closely. */
function inBucket(tree: XmlTree, row: NodeId, bucket: string | null | undefined): boolean {
  if (bucket === null || bucket === undefined) return true;
  const kind = tree.kinds[row] ?? 0;
  if (bucket.startsWith('name-')) {
    if (kind !== NodeKind.element) return false;
    return tree.names[tree.nameIndexes[row] ?? -1]?.local === bucket.slice(5);
  }
  if (bucket === 'name' || bucket === 'type-1' || bucket === 'type-1-or-type-2')
    return kind === NodeKind.element;
  if (bucket.startsWith('type-')) return types[kind] === Number(bucket.slice(5));
  return bucket !== 'empty';
}

type Bucket = string | null;
const end = (node: XNode): NodeId => afterOf(node.document.tree, node.row);

/** How fontoxpath walks our tree. */
export const facade = {
  getAllAttributes(node: XNode, _bucket?: Bucket): XNode[] {
    if (node.nodeType !== 1) return [];
    const { tree } = node.document;
    const found: XNode[] = [];
    const after = tree.attributeFirsts[node.row + 1] ?? 0;
    for (let row = tree.attributeFirsts[node.row] ?? 0; row < after; row++) {
      found.push(node.document.attribute(row, node.row));
    }
    return found;
  },
  getAttribute(node: XNode, name: string): string | null {
    for (const found of facade.getAllAttributes(node)) if (found.nodeName === name) return found.value;
    return null;
  },
  getChildNodes(node: XNode, bucket?: Bucket): XNode[] {
    if (node.owner >= 0) return [];
    const { tree } = node.document;
    const found: XNode[] = [];
    const after = end(node);
    for (let row = node.row + 1; row < after; row = afterOf(tree, row)) {
      if (inBucket(tree, row, bucket)) found.push(node.document.node(row));
    }
    return found;
  },
  getData(node: XNode): string {
    return node.data;
  },
  getFirstChild(node: XNode, bucket?: Bucket): XNode | null {
    if (node.owner >= 0) return null;
    const { tree } = node.document;
    const after = end(node);
    for (let row = node.row + 1; row < after; row = afterOf(tree, row)) {
      if (inBucket(tree, row, bucket)) return node.document.node(row);
    }
    return null;
  },
  getLastChild(node: XNode, bucket?: Bucket): XNode | null {
    if (node.owner >= 0) return null;
    const { previous, last } = node.document.order();
    for (let row = last[node.row] ?? -1; row > 0; row = previous[row] ?? -1) {
      if (inBucket(node.document.tree, row, bucket)) return node.document.node(row);
    }
    return null;
  },
  getNextSibling(node: XNode, bucket?: Bucket): XNode | null {
    if (node.owner >= 0 || node.row === 0) return null;
    const { tree } = node.document;
    const after = afterOf(tree, tree.parents[node.row] ?? 0);
    for (let row = end(node); row < after; row = afterOf(tree, row)) {
      if (inBucket(tree, row, bucket)) return node.document.node(row);
    }
    return null;
  },
  getPreviousSibling(node: XNode, bucket?: Bucket): XNode | null {
    if (node.owner >= 0 || node.row === 0) return null;
    const { previous } = node.document.order();
    for (let row = previous[node.row] ?? -1; row > 0; row = previous[row] ?? -1) {
      if (inBucket(node.document.tree, row, bucket)) return node.document.node(row);
    }
    return null;
  },
  getParentNode(node: XNode, bucket?: Bucket): XNode | null {
    const { tree } = node.document;
    const parent = node.owner >= 0 ? node.owner : (tree.parents[node.row] ?? -1);
    if (parent < 0 || !inBucket(tree, parent, bucket)) return null;
    return node.document.node(parent);
  },
} satisfies Record<keyof IDomFacade, unknown>;
