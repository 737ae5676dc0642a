/** Answers look-ups (`lookup.ts`) on one document, from the index of its names. */
import { afterOf, childrenOf, type NodeId, XML } from '../../xml/tree.js';
import { Exhausted } from './budget.js';
import type { Index } from './context.js';
import { type Lookup, lookupOf } from './lookup.js';
import { matchesName, type NameTest, parseNameTest } from './nametest.js';
import type { XNode } from './nodes.js';
import { attributeOf, type Condition, parseCondition } from './predicate.js';
import type { Values, XPath } from './xpath.js';

/** A look-up on the document: its elements, by the value they are found by ('' where by none). */
interface Prepared {
  readonly lookup: Lookup;
  readonly rows: (value: string, node: NodeId) => readonly NodeId[];
  readonly passes: (row: NodeId) => boolean;
}

const none: readonly NodeId[] = [];

/** Rows that are looked at cost less than steps of the engine. */
const rowsAStep = 16;

export class Selector {
  private readonly prepared = new Map<number, Prepared>();

  constructor(
    private readonly index: Index,
    private readonly xpath: XPath,
    private readonly values: Values,
    private readonly namespaces: ReadonlyMap<string, string>,
  ) {}

  /** Rows that a look-up finds from a node, in document order; `most` of them, where no more are needed. */
  find(number: number, node: XNode, probes: readonly unknown[], most = Number.POSITIVE_INFINITY): NodeId[] {
    const prepared = this.prepare(number);
    if (!prepared) return [];
    const from = node.owner >= 0 ? node.owner : node.row;
    const found: NodeId[] = [];
    const keyed = prepared.lookup.key !== undefined;
    for (const probe of keyed ? new Set(probes.map(String)) : ['']) {
      this.walk(prepared, prepared.rows(probe, from), from, found, most);
      if (found.length >= most) return found;
    }
    return keyed && probes.length > 1 ? found.sort((one, other) => one - other) : found;
  }

  private walk(
    { lookup: { axis }, passes }: Prepared,
    rows: readonly NodeId[],
    from: NodeId,
    found: NodeId[],
    most: number,
  ): void {
    const { tree } = this.index.nodes;
    const after = afterOf(tree, from);
    const [least, end] = {
      document: [0, tree.size],
      descendant: [from + 1, after],
      following: [after, tree.size],
      preceding: [0, from],
      'following-sibling': [after, tree.size],
      'preceding-sibling': [0, from],
    }[axis] as [number, number];
    let at = lowerBound(rows, least);
    const first = at;
    for (let row = rows[at]; row !== undefined && row < end && found.length < most; row = rows[++at]) {
      if ((axis !== 'preceding' || afterOf(tree, row) <= from) && passes(row)) found.push(row);
    }
    const { budget } = this.xpath;
    budget.left -= 1 + (at - first) / rowsAStep;
    if (budget.left < 0) throw new Exhausted('too many steps');
  }

  private prepare(number: number): Prepared | undefined {
    const known = this.prepared.get(number);
    if (known) return known;
    const lookup = lookupOf(number);
    const test = lookup && parseNameTest(lookup.name, this.namespaces);
    if (!lookup || !test) return undefined;
    const made: Prepared = {
      lookup,
      passes: this.remembered(lookup.conditions),
      rows: this.rowsOf(lookup, test),
    };
    this.prepared.set(number, made);
    return made;
  }

  private rowsOf({ key, axis }: Lookup, test: NameTest): Prepared['rows'] {
    if (key !== undefined && axis.endsWith('sibling')) return this.siblingsByValue(test, key);
    const all = this.index.elements(test);
    return key === undefined ? () => all : this.byValue(all, key);
  }

  /** Elements by the value of a key. */
  private byValue(all: readonly NodeId[], key: string): Prepared['rows'] {
    const table = this.tableOf(all, this.attribute(key) ?? this.byStrings(key));
    return (value) => table.get(value) ?? none;
  }

  /** Siblings, likewise: of one parent, when they are first asked for. */
  private siblingsByValue(test: NameTest, key: string): Prepared['rows'] {
    const { tree } = this.index.nodes;
    const valuesOf = this.attribute(key) ?? this.byStrings(key);
    const tables = new Map<NodeId, ReadonlyMap<string, readonly NodeId[]>>();
    return (value, node) => {
      const parent = tree.parents[node] ?? -1;
      let table = tables.get(parent);
      if (table === undefined) {
        table = this.tableOf(
          childrenOf(tree, parent).filter((row) => matchesName(tree, row, test)),
          valuesOf,
        );
        tables.set(parent, table);
      }
      return table.get(value) ?? none;
    };
  }

  private tableOf(
    rows: readonly NodeId[],
    valuesOf: (row: NodeId) => readonly string[],
  ): ReadonlyMap<string, readonly NodeId[]> {
    const table = new Map<string, NodeId[]>();
    for (const row of rows) {
      for (const value of valuesOf(row)) {
        const same = table.get(value);
        if (same) same.push(row);
        else table.set(value, [row]);
      }
    }
    return table;
  }

  private attribute(key: string): ((row: NodeId) => readonly string[]) | undefined {
    const { tree } = this.index.nodes;
    const name = /^@([\w.-]+(?::[\w.-]+)?)$/.exec(key)?.[1];
    const test = name?.startsWith('xml:')
      ? { local: name.slice(4), namespace: XML }
      : parseNameTest(name ?? '', this.namespaces);
    if (name === undefined || !test) return undefined;
    return (row) => {
      const found = attributeOf(tree, row, test);
      return found < 0 ? [] : [tree.value(found)];
    };
  }

  private byStrings(key: string): (row: NodeId) => readonly string[] {
    return (row) => this.xpath.strings(key, this.index.nodes.node(row), this.values);
  }

  /** Conditions, each asked of a node once. */
  private remembered(conditions: readonly string[]): (row: NodeId) => boolean {
    if (conditions.length === 0) return () => true;
    const { tree } = this.index.nodes;
    const all = conditions.map((text) => parseCondition(text, this.namespaces) ?? this.byEngine(text));
    const known = new Uint8Array(tree.size);
    return (row) => {
      known[row] ||= all.every((holds) => holds(tree, row)) ? 1 : 2;
      return known[row] === 1;
    };
  }

  private byEngine(condition: string): Condition {
    return (_, row) => this.xpath.boolean(condition, this.index.nodes.node(row), this.values);
  }
}

/** Where the first row stands that is no less than another. */
function lowerBound(rows: readonly NodeId[], least: NodeId): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
