/**
 * The conditions that most rules begin with, answered from the columns of the tree without the XPath engine:
 * `@when`, `@type='gloss'`, `@a and not(@b)`, `parent::tei:l`, `ancestor::tei:p`, `@a | parent::tei:l`,
 * `starts-with(@target,'#')`.
 * Whatever is not of this kind is not understood, and goes to the engine.
 */
import { afterOf, type NodeId, type XmlTree } from '../../xml/tree.js';
import type { NameTest } from './nametest.js';
import { matchesName, parseNameTest } from './nametest.js';

/** A condition on an element. */
export type Condition = (tree: XmlTree, node: NodeId) => boolean;
type Namespaces = ReadonlyMap<string, string>;

const token =
  /\s*(?:('[^']*'|"[^"]*")|(ancestor-or-self|ancestor|parent|self|child|descendant|attribute)::|(@)|(\.\/\/)|([A-Za-z_][\w.-]*(?::(?:[A-Za-z_][\w.-]*|\*))?|\*)(\s*\()?|(!=|=|\(|\)|,|\|(?!\|)))/y;

interface Token {
  readonly kind: 'string' | 'axis' | 'at' | 'below' | 'name' | 'call' | 'sign';
  readonly text: string;
}

function tokens(xpath: string): Token[] | undefined {
  const found: Token[] = [];
  const text = xpath.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return undefined;
    const [, string, axis, at, below, name, call, sign] = match;
    if (string !== undefined) {
      const plain = string.slice(1, -1);
      found.push({ kind: 'string', text: plain });
    } else if (axis !== undefined) found.push({ kind: 'axis', text: axis });
    else if (at !== undefined) found.push({ kind: 'at', text: '@' });
    else if (below !== undefined) found.push({ kind: 'below', text: './/' });
    else if (name !== undefined) found.push({ kind: call === undefined ? 'name' : 'call', text: name });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

const axes: Readonly<Record<string, (test: NameTest) => Condition>> = {
  self: (test) => (tree, node) => matchesName(tree, node, test),
  parent: (test) => (tree, node) => matchesName(tree, tree.parents[node] ?? -1, test),
  ancestor: (test) => (tree, node) => {
    for (let at = tree.parents[node] ?? -1; at > 0; at = tree.parents[at] ?? -1) {
      if (matchesName(tree, at, test)) return true;
    }
    return false;
  },
  'ancestor-or-self': (test) => (tree, node) => {
    for (let at = node; at > 0; at = tree.parents[at] ?? -1) if (matchesName(tree, at, test)) return true;
    return false;
  },
  child: (test) => (tree, node) => {
    const end = afterOf(tree, node);
    for (let at = node + 1; at < end; at = afterOf(tree, at)) if (matchesName(tree, at, test)) return true;
    return false;
  },
  descendant: (test) => (tree, node) => {
    const end = afterOf(tree, node);
    for (let at = node + 1; at < end; at++) if (matchesName(tree, at, test)) return true;
    return false;
  },
};

/** The row of an attribute that a name test finds; -1 where there is none. */
export function attributeOf(tree: XmlTree, node: NodeId, test: NameTest): number {
  const end = tree.attributeFirsts[node + 1] ?? 0;
  for (let row = tree.attributeFirsts[node] ?? 0; row < end; row++) {
    const name = tree.names[tree.attributeNames[row] ?? -1];
    if (name && name.local === test.local && name.namespace === test.namespace) return row;
  }
  return -1;
}

/** Thrown inside this file where an expression is not of the kind it reads. */
const beyond = Symbol('beyond');

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly namespaces: Namespaces;
  constructor(tokens: readonly Token[], namespaces: Namespaces) {
    this.tokens = tokens;
    this.namespaces = namespaces;
  }
  private get now(): Token | undefined {
    return this.tokens[this.at];
  }
  private is(kind: Token['kind'], ...texts: readonly string[]): boolean {
    return this.now?.kind === kind && texts.includes(this.now.text);
  }
  private take(kind: Token['kind'], ...texts: readonly string[]): Token {
    const { now } = this;
    if (now?.kind !== kind || (texts.length > 0 && !texts.includes(now.text))) throw beyond;
    this.at++;
    return now;
  }
  whole(): Condition {
    const condition = this.any();
    if (this.now !== undefined) throw beyond;
    return condition;
  }
  private any(): Condition {
    let left = this.all();
    while (this.is('name', 'or')) {
      this.at++;
      const [one, other] = [left, this.all()];
      left = (tree, node) => one(tree, node) || other(tree, node);
    }
    return left;
  }
  private all(): Condition {
    let left = this.one();
    while (this.is('name', 'and')) {
      this.at++;
      const [one, other] = [left, this.one()];
      left = (tree, node) => one(tree, node) && other(tree, node);
    }
    return left;
  }
  private one(): Condition {
    if (this.is('sign', '(')) return this.bracketed();
    if (this.is('call', 'not')) {
      this.at++;
      const inner = this.any();
      this.take('sign', ')');
      return (tree, node) => !inner(tree, node);
    }
    if (this.is('call', 'true', 'false')) {
      const value = this.take('call').text === 'true';
      this.take('sign', ')');
      return () => value;
    }
    if (this.is('call', 'starts-with')) return this.startsWith();
    const first = this.isAttribute() ? this.compared() : this.path();
    return this.is('sign', '|') ? this.united(first) : first;
  }
  private isAttribute(): boolean {
    return this.now?.kind === 'at' || this.is('axis', 'attribute');
  }
  /** `a | parent::b | @c`: something is found where one of them finds something. */
  private united(first: Condition): Condition {
    let left = first;
    while (this.is('sign', '|')) {
      this.at++;
      const [one, other] = [left, this.isAttribute() ? this.present() : this.path()];
      left = (tree, node) => one(tree, node) || other(tree, node);
    }
    if (this.is('sign', '=', '!=') || this.is('name', 'eq')) throw beyond;
    return left;
  }
  private present(): Condition {
    const test = this.attributeTest();
    return (tree, node) => attributeOf(tree, node, test) >= 0;
  }
  private bracketed(): Condition {
    this.take('sign', '(');
    const inner = this.any();
    this.take('sign', ')');
    return inner;
  }
  private name(): NameTest {
    const test = parseNameTest(this.take('name').text, this.namespaces);
    if (!test) throw beyond;
    return test;
  }
  private attributeTest(): NameTest {
    if (this.now?.kind === 'at') this.at++;
    else this.take('axis', 'attribute');
    const test = this.name();
    // Unprefixed attributes have no namespace, whatever the default for elements.
    if (test.local === '*') throw beyond;
    return test;
  }
  private startsWith(): Condition {
    this.take('call', 'starts-with');
    const test = this.attributeTest();
    this.take('sign', ',');
    const start = this.take('string').text;
    this.take('sign', ')');
    return (tree, node) => {
      const row = attributeOf(tree, node, test);
      return row < 0 ? start === '' : tree.value(row).startsWith(start);
    };
  }
  private compared(): Condition {
    const test = this.attributeTest();
    if (this.is('sign', '=') || this.is('name', 'eq')) {
      const general = this.is('sign', '=');
      this.at++;
      const values = this.values(general);
      if (this.is('sign', '|')) throw beyond;
      return (tree, node) => {
        const row = attributeOf(tree, node, test);
        return row >= 0 && values.includes(tree.value(row));
      };
    }
    return (tree, node) => attributeOf(tree, node, test) >= 0;
  }
  private values(general: boolean): string[] {
    if (!general || !this.is('sign', '(')) return [this.take('string').text];
    this.take('sign', '(');
    const values = [this.take('string').text];
    while (this.is('sign', ',')) {
      this.at++;
      values.push(this.take('string').text);
    }
    this.take('sign', ')');
    return values;
  }
  private path(): Condition {
    const axis = this.now?.kind === 'axis' ? this.take('axis').text : this.below() ? 'descendant' : 'child';
    const test = this.name();
    const make = axes[axis];
    const { now } = this;
    const ends = now === undefined || this.is('sign', ')', '|') || this.is('name', 'and', 'or');
    if (!make || !ends) throw beyond;
    return make(test);
  }
  private below(): boolean {
    if (this.now?.kind !== 'below') return false;
    this.at++;
    return true;
  }
}

/** Reads a condition; undefined where it is for the engine. */
export function parseCondition(xpath: string, namespaces: Namespaces): Condition | undefined {
  const found = tokens(xpath);
  if (!found) return undefined;
  try {
    return new Reader(found, namespaces).whole();
  } catch (problem) {
    if (problem === beyond) return undefined;
    throw problem;
  }
}
