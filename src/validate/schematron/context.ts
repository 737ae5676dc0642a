/**
 * Which nodes a rule is about. A context is a pattern of XSLT: a node matches where some ancestor, as the context item,
 * finds it. Patterns made of names and conditions are matched backwards from the nodes of their last name, through an
 * index; anything else is found forwards, once, by the engine.
 */
import { type NodeId, NodeKind, type XmlTree } from '../../xml/tree.js';
import { closing, isCondition, skipLiteral, splitTop } from './lexer.js';
import { changed } from './lookup.js';
import { matchesName, type NameTest, parseNameTest } from './nametest.js';
import type { Nodes, XNode } from './nodes.js';
import { type Condition, parseCondition } from './predicate.js';
import type { Values, XPath } from './xpath.js';

/** One step, read from the right. */
interface Step {
  /** What the step may be; one of several names. */
  readonly names: readonly NameTest[] | 'text' | 'comment' | 'instruction' | 'root';
  readonly attribute: boolean;
  readonly conditions: readonly Condition[];
  /** Conditions for the engine. */
  readonly predicates: readonly string[];
  /** What stands between it and the step before: `/`, `//`, or nothing where it is the first. */
  readonly link: '' | '/' | '//';
}

/** A branch of a pattern: its steps from the first, and whether it starts at the root. */
type Branch = readonly Step[];

/** A context: branches matched backwards, or, where one is not understood, the whole forwards. */
export interface Context {
  readonly xpath: string;
  readonly branches: readonly Branch[] | undefined;
}

const kinds: Readonly<Record<string, 'text' | 'comment' | 'instruction'>> = {
  'text()': 'text',
  'comment()': 'comment',
  'processing-instruction()': 'instruction',
};

/** `name[a][b]` → the name and its predicates; undefined where brackets are not at the end. */
function takePredicates(step: string): { readonly test: string; readonly predicates: string[] } | undefined {
  let open = 0;
  for (; open < step.length && step[open] !== '['; ) {
    const after = skipLiteral(step, open);
    open = after > open ? after : step[open] === '(' ? closing(step, open) : open + 1;
  }
  const predicates: string[] = [];
  const test = step.slice(0, open).trim();
  for (let at = open; at < step.length; ) {
    if (step[at] !== '[') return undefined;
    const end = closing(step, at);
    predicates.push(step.slice(at + 1, end - 1).trim());
    at = end;
    while (/\s/.test(step[at] ?? '')) at++;
  }
  return { test, predicates };
}

function parseStep(
  text: string,
  link: Step['link'],
  namespaces: ReadonlyMap<string, string>,
): Step | undefined {
  const parts = takePredicates(text.trim());
  if (!parts?.predicates.every(isCondition)) return undefined;
  const conditions: Condition[] = [];
  const predicates: string[] = [];
  const attribute = /^(@|attribute::)/.test(parts.test);
  for (const predicate of parts.predicates) {
    const condition = attribute ? undefined : parseCondition(predicate, namespaces);
    if (condition) conditions.push(condition);
    else predicates.push(attribute ? predicate : changed(predicate, true));
  }
  const name = parts.test.replace(/^(@|attribute::|child::)\s*/, '');
  const kind = kinds[name.replace(/\s+/g, '')];
  if (kind) return { names: kind, attribute: false, conditions, predicates, link };
  const bracketed = name.startsWith('(') && closing(name, 0) === name.length;
  const alternatives = bracketed ? splitTop(name.slice(1, -1), /\|/) : [name];
  const names: NameTest[] = [];
  for (const alternative of alternatives) {
    const inner = takePredicates(alternative.trim());
    if (!inner || !/^[\w.*-]+(:[\w.*-]+)?$/.test(inner.test)) return undefined;
    // `(a[x]|b)` would need conditions of its own for each name.
    if (inner.predicates.length > 0) return undefined;
    const test = parseNameTest(inner.test, namespaces);
    if (!test) return undefined;
    names.push(test);
  }
  return { names, attribute, conditions, predicates, link };
}

const rootStep: Step = { names: 'root', attribute: false, conditions: [], predicates: [], link: '' };

/** `(a[x]|b)/c` → `a[x]/c` and `b/c`, where a bracket opens the branch. */
function distributed(branch: string): string[] {
  if (!branch.startsWith('(')) return [branch];
  const end = closing(branch, 0);
  const rest = branch.slice(end);
  return splitTop(branch.slice(1, end - 1), /\|/).map((alternative) => alternative.trim() + rest);
}

function parseBranch(text: string, namespaces: ReadonlyMap<string, string>): Branch | undefined {
  if (text === '/') return [rootStep];
  const steps: Step[] = [];
  // Split so that `//` is kept apart from `/`.
  const pieces = splitTop(text.replace(/^\/\//, ''), /\//);
  let link: Step['link'] = '';
  for (const [at, piece] of pieces.entries()) {
    if (piece.trim() === '') {
      if (at === 0) steps.push(rootStep);
      link = at === 0 ? '/' : '//';
      continue;
    }
    const step = parseStep(piece, link, namespaces);
    if (!step) return undefined;
    steps.push(step);
    link = '/';
  }
  return steps;
}

/** Reads the context of a rule. */
export function parseContext(xpath: string, namespaces: ReadonlyMap<string, string>): Context {
  const texts = splitTop(xpath.trim(), /\|/).flatMap((branch) => distributed(branch.trim()));
  const branches = texts.map((text) => parseBranch(text, namespaces));
  return { xpath, branches: branches.every((branch) => branch !== undefined) ? branches : undefined };
}

/** The elements of each name in a tree, and of all names. */
export class Index {
  readonly nodes: Nodes;
  private readonly byName = new Map<string, NodeId[]>();
  private readonly all: NodeId[] = [];
  private readonly byTest = new Map<string, readonly NodeId[]>();

  constructor(nodes: Nodes) {
    this.nodes = nodes;
    const { tree } = nodes;
    const lists: (NodeId[] | undefined)[] = [];
    for (let row = 1; row < tree.size; row++) {
      if (tree.kinds[row] !== NodeKind.element) continue;
      this.all.push(row);
      const name = tree.nameIndexes[row] ?? -1;
      let list = lists[name];
      if (!list) {
        const local = tree.names[name]?.local ?? '';
        list = this.byName.get(local) ?? [];
        this.byName.set(local, list);
        lists[name] = list;
      }
      list.push(row);
    }
  }
  elements(test: NameTest): readonly NodeId[] {
    const { tree } = this.nodes;
    const found = test.local === '*' ? this.all : (this.byName.get(test.local) ?? []);
    if (test.namespace === '*') return found;
    const key = `{${test.namespace}}${test.local}`;
    const known = this.byTest.get(key) ?? found.filter((row) => matchesName(tree, row, test));
    this.byTest.set(key, known);
    return known;
  }
}

/** Matches contexts against one document. */
export class Matcher {
  private readonly index: Index;
  private readonly xpath: XPath;
  private readonly values: Values;

  constructor(index: Index, xpath: XPath, values: Values) {
    this.index = index;
    this.xpath = xpath;
    this.values = values;
  }

  /** The nodes of a context, in document order. */
  match(context: Context): XNode[] {
    if (!context.branches) return this.forwards(context.xpath);
    const found = new Set<XNode>();
    for (const branch of context.branches) for (const node of this.backwards(branch)) found.add(node);
    return context.branches.length > 1 ? [...found].sort(order) : [...found];
  }

  get tree(): XmlTree {
    return this.index.nodes.tree;
  }

  private *backwards(branch: Branch): Iterable<XNode> {
    const last = branch.at(-1);
    if (!last) return;
    // What the engine is asked comes last.
    const early = branch.slice(0, -1).every(({ predicates }) => predicates.length === 0);
    const stands = (node: XNode) => this.preceded(node, branch, branch.length - 1);
    for (const node of this.candidates(last)) {
      if (early ? stands(node) && this.passes(node, last) : this.passes(node, last) && stands(node))
        yield node;
    }
  }

  private *candidates(step: Step): Iterable<XNode> {
    const { names, attribute } = step;
    const { nodes } = this.index;
    const { tree } = nodes;
    if (names === 'root') yield nodes.node(0);
    else if (names === 'text' || names === 'comment' || names === 'instruction') {
      for (let row = 1; row < tree.size; row++)
        if (tree.kinds[row] === NodeKind[names]) yield nodes.node(row);
    } else if (attribute) {
      for (let row = 1; row < tree.size; row++) {
        const end = tree.attributeFirsts[row + 1] ?? 0;
        for (let at = tree.attributeFirsts[row] ?? 0; at < end; at++) {
          if (names.some((test) => this.named(at, test))) yield nodes.attribute(at, row);
        }
      }
    } else {
      const rows =
        names.length === 1 && names[0]
          ? this.index.elements(names[0])
          : [...new Set(names.flatMap((test) => this.index.elements(test)))].sort(
              (one, other) => one - other,
            );
      // Most documents have a hundred elements for each that a rule is about: those get no node.
      for (const row of rows) if (this.holds(row, step)) yield nodes.node(row);
    }
  }

  private named(attribute: number, test: NameTest): boolean {
    const name = this.tree.names[this.tree.attributeNames[attribute] ?? -1];
    return (
      name !== undefined &&
      (test.local === '*' || name.local === test.local) &&
      (test.namespace === '*' || name.namespace === test.namespace)
    );
  }

  /** True where a node is what a step says; an error in a condition is a node that does not match. */
  private passes(node: XNode, step: Step): boolean {
    const { predicates } = step;
    if (!this.holds(node.row, step)) return false;
    if (predicates.length === 0) return true;
    this.xpath.surroundings.current = node;
    try {
      return predicates.every((predicate) => this.xpath.boolean(predicate, node, this.values));
    } catch (problem) {
      if (this.xpath.exhausted(problem)) throw problem;
      return false;
    }
  }

  private holds(row: NodeId, { conditions }: Step): boolean {
    for (const condition of conditions) if (!condition(this.tree, row)) return false;
    return true;
  }

  private matches(row: NodeId, step: Step): boolean {
    if (step.names === 'root') return row === 0;
    if (row <= 0 || step.attribute || typeof step.names === 'string') return false;
    const { tree } = this;
    return (
      step.names.some((test) => matchesName(tree, row, test)) && this.passes(this.index.nodes.node(row), step)
    );
  }

  /** True where what stands above a node is what the steps before say. */
  private preceded(node: XNode, branch: Branch, at: number): boolean {
    return this.above(node.owner >= 0 ? node.owner : (this.tree.parents[node.row] ?? -1), branch, at);
  }
  private above(parent: NodeId, branch: Branch, at: number): boolean {
    const step = branch[at];
    const before = branch[at - 1];
    if (!step || !before) return true;
    for (let row = parent; row >= 0; row = this.tree.parents[row] ?? -1) {
      if (this.matches(row, before) && this.above(this.tree.parents[row] ?? -1, branch, at - 1)) return true;
      if (step.link === '/') return false;
    }
    return false;
  }

  /** The whole document is asked once; where that fails, each node by itself, so that one error spoils one node. */
  private forwards(xpath: string): XNode[] {
    const root = this.index.nodes.node(0);
    const absolute = xpath.trim().startsWith('/');
    this.xpath.surroundings.current = root;
    try {
      const whole = absolute ? xpath : `/descendant-or-self::node()/(${xpath}\n)`;
      return [...new Set(this.xpath.nodes(whole, root, this.values))].sort(order);
    } catch (problem) {
      if (this.xpath.exhausted(problem)) throw problem;
      return this.oneByOne(xpath);
    }
  }

  private oneByOne(xpath: string): XNode[] {
    const { nodes } = this.index;
    const found = new Set<XNode>();
    for (let row = 0; row < this.tree.size; row++) {
      const node = nodes.node(row);
      this.xpath.surroundings.current = node;
      try {
        for (const match of this.xpath.nodes(xpath, node, this.values)) found.add(match);
      } catch (problem) {
        if (this.xpath.exhausted(problem)) throw problem;
        // An error in a context is a node that does not match (XSLT 3.0, 5.5.4).
      }
    }
    return [...found].sort(order);
  }
}

const place = (node: XNode): number => (node.owner >= 0 ? node.owner + 0.5 : node.row);
/** Less than 0 where one node stands before the other. */
export const order = (one: XNode, other: XNode): number => place(one) - place(other) || one.row - other.row;
