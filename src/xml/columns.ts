/** Fills the columns of a tree, growing them as rows come, and closes them into an XmlTree. Only the parser writes here. */
import type { Source } from '../source/source.js';
import { normaliseLineEnds } from './characters.js';
import { type NodeId, NodeKind, type QName, XML, type XmlTree } from './tree.js';

function grownBytes(column: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(column);
  return larger;
}

function grown(column: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(column);
  return larger;
}

/** Namespace declarations of one element: prefix ('' is the default) and name ('' undeclares). */
export type Declarations = readonly (readonly [prefix: string, namespace: string])[];

export class Columns {
  size = 0;
  attributes = 0;
  kinds: Uint8Array;
  nameIndexes: Int32Array;
  parents: Int32Array;
  afters: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  attributeFirsts: Int32Array;
  attributeNames: Int32Array;
  attributeStarts: Int32Array;
  attributeValueStarts: Int32Array;
  attributeValueEnds: Int32Array;
  /** Strings that are not a slice of the source, by node. */
  readonly strings = new Map<NodeId, string>();
  /** Values that are not a slice of the source, by attribute row. */
  readonly values = new Map<number, string>();
  readonly declarations = new Map<NodeId, Declarations>();
  /** Attribute rows that the internal subset declares to be of type ID. */
  readonly ids = new Set<number>();

  constructor(readonly source: Source) {
    // Prose has a node in every 40 characters or so; columns grow where a text has more.
    const rows = Math.max(16, source.text.length >> 5);
    this.kinds = new Uint8Array(rows);
    this.nameIndexes = new Int32Array(rows);
    this.parents = new Int32Array(rows);
    this.afters = new Int32Array(rows);
    this.starts = new Int32Array(rows);
    this.ends = new Int32Array(rows);
    this.attributeFirsts = new Int32Array(rows);
    this.attributeNames = new Int32Array(rows);
    this.attributeStarts = new Int32Array(rows);
    this.attributeValueStarts = new Int32Array(rows);
    this.attributeValueEnds = new Int32Array(rows);
  }

  /** Adds a row for a node, and gives its number. */
  add(kind: NodeKind, name: number, parent: NodeId, start: number, end: number): NodeId {
    const node = this.size++;
    // One row is kept spare for attributeFirsts[size].
    if (node + 1 >= this.kinds.length) this.growNodes();
    this.kinds[node] = kind;
    this.nameIndexes[node] = name;
    this.parents[node] = parent;
    this.afters[node] = node + 1;
    this.starts[node] = start;
    this.ends[node] = end;
    this.attributeFirsts[node] = this.attributes;
    return node;
  }

  /** Adds a row for an attribute of the node added last, and gives its number. The name is set once namespaces are known. */
  addAttribute(start: number, valueStart: number, valueEnd: number): number {
    const row = this.attributes++;
    if (row >= this.attributeNames.length) this.growAttributes();
    this.attributeStarts[row] = start;
    this.attributeValueStarts[row] = valueStart;
    this.attributeValueEnds[row] = valueEnd;
    return row;
  }

  private growNodes(): void {
    const size = this.sizeFor(this.kinds.length);
    this.kinds = grownBytes(this.kinds, size);
    this.nameIndexes = grown(this.nameIndexes, size);
    this.parents = grown(this.parents, size);
    this.afters = grown(this.afters, size);
    this.starts = grown(this.starts, size);
    this.ends = grown(this.ends, size);
    this.attributeFirsts = grown(this.attributeFirsts, size);
  }

  private growAttributes(): void {
    const size = this.sizeFor(this.attributeNames.length);
    this.attributeNames = grown(this.attributeNames, size);
    this.attributeStarts = grown(this.attributeStarts, size);
    this.attributeValueStarts = grown(this.attributeValueStarts, size);
    this.attributeValueEnds = grown(this.attributeValueEnds, size);
  }

  /** Rows that the whole text will need if it goes on as it began: a quarter more at least, four times as many at most. */
  private sizeFor(rows: number): number {
    const read = Math.max(1, this.starts[this.size - 1] ?? 1);
    const expected = rows * (this.source.text.length / read) * 1.05;
    return Math.ceil(Math.min(Math.max(expected, rows * 1.25), rows * 4)) + 16;
  }

  /** The finished tree. */
  finish(names: readonly QName[]): XmlTree {
    return new Tree(this, names);
  }
}

/** A class, so that all trees are of one shape, which the engine keeps: what walks a tree is then several times as fast. */
class Tree implements XmlTree {
  readonly source: Source;
  readonly size: number;
  readonly ids: ReadonlySet<number>;
  readonly kinds: Uint8Array;
  readonly nameIndexes: Int32Array;
  readonly parents: Int32Array;
  readonly afters: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly attributeFirsts: Int32Array;
  readonly attributeNames: Int32Array;
  readonly attributeStarts: Int32Array;
  readonly attributeValueStarts: Int32Array;
  readonly attributeValueEnds: Int32Array;
  readonly namespaces: XmlTree['namespaces'];
  private readonly strings: ReadonlyMap<NodeId, string>;
  private readonly values: ReadonlyMap<number, string>;
  private readonly hasCarriageReturns: boolean;

  constructor(
    columns: Columns,
    readonly names: readonly QName[],
  ) {
    const { source, size, attributes } = columns;
    columns.attributeFirsts[size] = attributes;
    this.source = source;
    this.size = size;
    this.ids = columns.ids;
    this.kinds = columns.kinds.subarray(0, size);
    this.nameIndexes = columns.nameIndexes.subarray(0, size);
    this.parents = columns.parents.subarray(0, size);
    this.afters = columns.afters.subarray(0, size);
    this.starts = columns.starts.subarray(0, size);
    this.ends = columns.ends.subarray(0, size);
    this.attributeFirsts = columns.attributeFirsts.subarray(0, size + 1);
    this.attributeNames = columns.attributeNames.subarray(0, attributes);
    this.attributeStarts = columns.attributeStarts.subarray(0, attributes);
    this.attributeValueStarts = columns.attributeValueStarts.subarray(0, attributes);
    this.attributeValueEnds = columns.attributeValueEnds.subarray(0, attributes);
    this.namespaces = namespaceReader(this.parents, columns.declarations);
    this.strings = columns.strings;
    this.values = columns.values;
    this.hasCarriageReturns = source.text.includes('\r');
  }

  text(node: NodeId): string {
    return this.strings.get(node) ?? this.slice(node);
  }

  value(row: number): string {
    return (
      this.values.get(row) ??
      this.source.text.slice(this.attributeValueStarts[row], this.attributeValueEnds[row])
    );
  }

  /** Texts, comments and instructions that stand in the source as they are. Line ends are normalised on the way out. */
  private slice(node: NodeId): string {
    const from = this.starts[node] ?? 0;
    const to = this.ends[node] ?? 0;
    const { text } = this.source;
    const kind = this.kinds[node];
    if (kind === NodeKind.text) return this.lineEnds(text.slice(from, to));
    if (kind === NodeKind.comment) return this.lineEnds(text.slice(from + 4, to - 3));
    if (kind !== NodeKind.instruction) return '';
    return this.lineEnds(text.slice(from + 2, to - 2).replace(/^[^ \t\r\n]*[ \t\r\n]*/, ''));
  }

  private lineEnds(slice: string): string {
    return this.hasCarriageReturns ? normaliseLineEnds(slice) : slice;
  }
}

/** Namespaces in scope, from the elements that declare some; worked out when first asked for. */
function namespaceReader(parents: Int32Array, declarations: ReadonlyMap<NodeId, Declarations>) {
  const known = new Map<NodeId, ReadonlyMap<string, string>>();
  return (node: NodeId): ReadonlyMap<string, string> => {
    const declaring: NodeId[] = [];
    let inherited: ReadonlyMap<string, string> = new Map([['xml', XML]]);
    for (let at = node; at >= 0; at = parents[at] ?? -1) {
      const found = known.get(at);
      if (found) {
        inherited = found;
        break;
      }
      if (declarations.has(at)) declaring.push(at);
    }
    for (const at of declaring.reverse()) {
      const scope = new Map(inherited);
      for (const [prefix, namespace] of declarations.get(at) ?? []) {
        if (namespace === '') scope.delete(prefix);
        else scope.set(prefix, namespace);
      }
      known.set(at, scope);
      inherited = scope;
    }
    return inherited;
  };
}
