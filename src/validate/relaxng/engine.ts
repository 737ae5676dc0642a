/** What validating with a grammar needs beyond the grammar, and keeps from document to document: names as numbers, derivatives, contents by name. */
import { Derivatives } from './derive.js';
import { contentOf, elementsOf } from './find-element.js';
import type { Grammar } from './grammar.js';
import { type ExpandedName, listedNames, nameKey } from './names.js';
import type { Pattern, Patterns } from './pattern.js';

export class Engine {
  readonly names: ExpandedName[] = [];
  readonly patterns: Patterns;
  readonly derivatives: Derivatives;
  private readonly numbers = new Map<string, number>();
  private readonly contents = new Map<number, Pattern>();
  private elements: readonly Pattern[] | undefined;
  private named: ReadonlyMap<string, ExpandedName> | undefined;

  constructor(readonly grammar: Grammar) {
    this.patterns = grammar.patterns;
    this.derivatives = new Derivatives(grammar.patterns, this.names);
  }

  /** The number of a name: the same for all documents. */
  number(name: ExpandedName): number {
    const key = nameKey(name);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.names.push({ namespace: name.namespace, local: name.local }) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }

  /** All elements the grammar has. */
  allElements(): readonly Pattern[] {
    this.elements ??= elementsOf(this.grammar.start);
    return this.elements;
  }

  /** The names of all elements that the grammar names: `nameKey` → name. */
  elementNames(): ReadonlyMap<string, ExpandedName> {
    if (this.named === undefined) {
      const all = this.allElements().flatMap(({ names }) => (names ? listedNames(names) : []));
      this.named = new Map(all.map((name) => [nameKey(name), name]));
    }
    return this.named;
  }

  /** What elements of a name can hold, whatever their attributes: for advice. */
  childrenOf(number: number): Pattern {
    return this.derivatives.forgivenAttributes(this.contentOf(number));
  }

  /** Forgets derivatives in the middle of a document. */
  forget(): void {
    this.contents.clear();
    this.patterns.forget(false);
  }

  /** The content of the elements of a name, wherever they may stand; notAllowed where the grammar has none. */
  contentOf(number: number): Pattern {
    let content = this.contents.get(number);
    if (content === undefined) {
      const name = this.names[number];
      content = name ? contentOf(name, this.allElements(), this.patterns) : this.patterns.notAllowed;
      this.contents.set(number, content);
    }
    return content;
  }
}

const engines = new WeakMap<Grammar, Engine>();

/** Derivatives and names that an engine keeps from document to document; beyond, it begins anew. */
const keptPatterns = 200_000;
const keptNames = 50_000;

/** The engine of a grammar, for a document. */
export function engineOf(grammar: Grammar): Engine {
  let engine = engines.get(grammar);
  if (engine && (grammar.patterns.size > keptPatterns || engine.names.length > keptNames)) {
    grammar.patterns.forget(true);
    engine = undefined;
  }
  if (engine === undefined) {
    grammar.patterns.begin();
    engine = new Engine(grammar);
    engines.set(grammar, engine);
  }
  return engine;
}
