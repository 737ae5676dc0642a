/**
 * `Syntax` to patterns (specification, sections 4.12 to 4.21): definitions combined and put in place of references,
 * shorthands written out, what is empty or not allowed taken away. Elements are what recursion passes through: their
 * contents are built when all the rest is.
 */
import type { Span } from '../../source/source.js';
import { type Datatype, noContext, type ValueContext } from './datatypes/datatype.js';
import { findDatatype } from './datatypes/libraries.js';
import type { Pattern, Patterns } from './pattern.js';
import type { Component, Reading, Syntax } from './syntax.js';

/** References, and what stands around them, may nest this deep with no element between: reading recurses as deep. */
const referenceLimit = 800;
/** Derivatives recurse as deep as patterns nest. */
export const patternDepthLimit = 1_200;

interface Definition {
  readonly components: Component[];
  pattern: Pattern | undefined;
  building: boolean;
}

/** The definitions of one `grammar`. '' is its start. */
interface GrammarScope {
  readonly definitions: Map<string, Definition>;
  readonly parent: GrammarScope | undefined;
}

/** Makes the start pattern of a schema and, by the way, all patterns it leads to. `places` tells where elements and attributes are written. */
export function simplify(
  schema: Syntax,
  patterns: Patterns,
  reading: Reading,
): { start: Pattern; places: ReadonlyMap<Pattern, Span> } {
  const simplifier = new Simplifier(patterns, reading);
  const start = simplifier.build(schema, undefined, 0);
  simplifier.finish();
  return { start, places: simplifier.places };
}

class Simplifier {
  readonly places = new Map<Pattern, Span>();
  private readonly pending: {
    element: Pattern;
    children: readonly Syntax[];
    scope: GrammarScope | undefined;
  }[] = [];
  private readonly scopes: GrammarScope[] = [];
  private readonly datatypes = new Map<string, Datatype | string>();

  constructor(
    private readonly patterns: Patterns,
    private readonly reading: Reading,
  ) {}

  /** Builds the contents of elements, and looks through what nothing refers to. */
  finish(): void {
    for (let next = this.pending.pop(); next; next = this.pending.pop()) {
      next.element.content = this.joined('group', this.buildAll(next.children, next.scope, 0));
      this.checkDepth(next.element.content, this.places.get(next.element));
    }
    for (const scope of this.scopes) {
      for (const { pattern, components } of scope.definitions.values()) {
        if (pattern === undefined) for (const component of components) this.inspect(component.body, scope);
      }
    }
  }

  private checkDepth(pattern: Pattern, at: Span | undefined): void {
    if (pattern.depth > patternDepthLimit && at) {
      this.reading.report(
        'relaxng/schema-limit',
        `The content of an element nests deeper than ${patternDepthLimit} levels.`,
        at,
      );
    }
  }

  private buildAll(children: readonly Syntax[], scope: GrammarScope | undefined, depth: number): Pattern[] {
    return children.map((child) => this.build(child, scope, depth + 1));
  }

  /** Joins in a balanced tree, so that a long sequence does not nest deep. */
  private joined(kind: 'group' | 'interleave', members: readonly Pattern[]): Pattern {
    return members.length === 0 ? this.patterns.empty : this.joinedBetween(kind, members, 0, members.length);
  }

  private joinedBetween(
    kind: 'group' | 'interleave',
    members: readonly Pattern[],
    from: number,
    to: number,
  ): Pattern {
    if (to - from === 1) return members[from] ?? this.patterns.empty;
    const middle = (from + to) >> 1;
    return this.patterns[kind](
      this.joinedBetween(kind, members, from, middle),
      this.joinedBetween(kind, members, middle, to),
    );
  }

  build(syntax: Syntax, scope: GrammarScope | undefined, depth: number): Pattern {
    const { patterns } = this;
    switch (syntax.kind) {
      case 'empty':
        return patterns.empty;
      case 'notAllowed':
        return patterns.notAllowed;
      case 'text':
        return patterns.text;
      case 'element': {
        const element = patterns.element(syntax.names);
        this.places.set(element, syntax.at);
        this.pending.push({ element, children: syntax.children, scope });
        return element;
      }
      case 'attribute': {
        const content = this.joined('group', this.buildAll(syntax.children, scope, depth));
        const attribute = patterns.attribute(syntax.names, content);
        if (!this.places.has(attribute)) this.places.set(attribute, syntax.at);
        return attribute;
      }
      case 'ref':
      case 'parentRef':
        return this.reference(syntax, scope, depth);
      case 'data':
        return this.data(syntax, scope, depth);
      case 'value':
        return this.value(syntax);
      case 'grammar':
        return this.grammar(syntax, scope, depth);
      default:
        return this.grouping(syntax.kind, this.buildAll(syntax.children, scope, depth));
    }
  }

  private grouping(
    kind: Exclude<Syntax, { readonly name: string }>['kind'],
    members: readonly Pattern[],
  ): Pattern {
    const { patterns } = this;
    if (kind === 'choice') return patterns.alternatives(members);
    if (kind === 'interleave') return this.joined('interleave', members);
    const group = this.joined('group', members);
    switch (kind) {
      case 'optional':
        return patterns.optional(group);
      case 'zeroOrMore':
        return patterns.optional(patterns.oneOrMore(group));
      case 'oneOrMore':
        return patterns.oneOrMore(group);
      case 'list':
        return patterns.list(group);
      case 'mixed':
        return patterns.interleave(group, patterns.text);
      default:
        return group;
    }
  }

  private grammar(
    syntax: Extract<Syntax, { kind: 'grammar' }>,
    parent: GrammarScope | undefined,
    depth: number,
  ): Pattern {
    const scope: GrammarScope = { definitions: new Map(), parent };
    this.scopes.push(scope);
    for (const component of syntax.components) {
      const known = scope.definitions.get(component.name);
      if (known) known.components.push(component);
      else
        scope.definitions.set(component.name, {
          components: [component],
          pattern: undefined,
          building: false,
        });
    }
    for (const definition of scope.definitions.values()) this.checkCombine(definition);
    const start = scope.definitions.get('');
    if (start) return this.definition('', start, scope, depth, syntax.at);
    this.reading.report('relaxng/schema-reference', 'A grammar has no start.', syntax.at);
    return this.patterns.notAllowed;
  }

  /** Section 4.17: of several definitions of a name, one at most does not say how to combine, and the others agree. */
  private checkCombine({ components }: Definition): void {
    const [, second] = components;
    if (second === undefined) return;
    const what = second.name === '' ? 'start' : second.name;
    const plain = components.filter((component) => component.combine === undefined);
    const [, again] = plain;
    if (again)
      this.reading.report(
        'relaxng/schema-combine',
        `There is another definition of ${what}; neither says how to combine them.`,
        again.at,
      );
    const ways = new Set(components.flatMap((component) => component.combine ?? []));
    if (ways.size > 1) {
      this.reading.report(
        'relaxng/schema-combine',
        `Definitions of ${what} are to be combined as choice and as interleave.`,
        second.at,
      );
    }
  }

  private definition(
    name: string,
    definition: Definition,
    scope: GrammarScope,
    depth: number,
    at: Span,
  ): Pattern {
    if (definition.pattern) return definition.pattern;
    if (definition.building) {
      const what = name === '' ? 'start' : name;
      this.reading.report(
        'relaxng/schema-recursion',
        `The definition of ${what} refers to itself with no element between.`,
        at,
      );
      return this.patterns.notAllowed;
    }
    if (depth > referenceLimit) {
      this.reading.report(
        'relaxng/schema-limit',
        `References, and what stands around them, nest deeper than ${referenceLimit} levels with no element between.`,
        at,
      );
      return this.patterns.notAllowed;
    }
    definition.building = true;
    const bodies = definition.components.map((component) => this.build(component.body, scope, depth + 1));
    const combine = definition.components.find((component) => component.combine)?.combine;
    const pattern =
      combine === 'choice' ? this.patterns.alternatives(bodies) : this.joined('interleave', bodies);
    definition.building = false;
    definition.pattern = pattern;
    this.checkDepth(pattern, at);
    return pattern;
  }

  /** The definition a reference means, and the grammar it is in; reports one that is not there. */
  private lookUp(syntax: Extract<Syntax, { name: string }>, scope: GrammarScope | undefined) {
    const home = syntax.kind === 'parentRef' ? scope?.parent : scope;
    const definition = home?.definitions.get(syntax.name);
    if (home && definition) return { home, definition };
    const where = syntax.kind === 'parentRef' ? 'the grammar around this one' : 'this grammar';
    const reason = home
      ? `There is no definition of ${syntax.name} in ${where}.`
      : `There is no grammar that could define ${syntax.name}.`;
    this.reading.report('relaxng/schema-reference', reason, syntax.at);
    return undefined;
  }

  private reference(
    syntax: Extract<Syntax, { name: string }>,
    scope: GrammarScope | undefined,
    depth: number,
  ): Pattern {
    const found = this.lookUp(syntax, scope);
    return found
      ? this.definition(syntax.name, found.definition, found.home, depth, syntax.at)
      : this.patterns.notAllowed;
  }

  private datatype(syntax: Extract<Syntax, { kind: 'data' | 'value' }>): Datatype | undefined {
    const facets = syntax.kind === 'data' ? syntax.facets : [];
    let key = `${syntax.library}\n${syntax.type}`;
    for (const { name, value } of facets) key += `\n${name} ${JSON.stringify(value)}`;
    const found = this.datatypes.get(key) ?? findDatatype(syntax.library, syntax.type, facets);
    this.datatypes.set(key, found);
    if (typeof found !== 'string') return found;
    this.reading.report(
      'relaxng/schema-datatype',
      `${found.charAt(0).toUpperCase()}${found.slice(1)}.`,
      syntax.at,
    );
    return undefined;
  }

  private data(
    syntax: Extract<Syntax, { kind: 'data' }>,
    scope: GrammarScope | undefined,
    depth: number,
  ): Pattern {
    const datatype = this.datatype(syntax);
    const except = this.patterns.alternatives(this.buildAll(syntax.except, scope, depth));
    return datatype ? this.patterns.data(datatype, except) : this.patterns.notAllowed;
  }

  private value(syntax: Extract<Syntax, { kind: 'value' }>): Pattern {
    const datatype = this.datatype(syntax);
    if (!datatype) return this.patterns.notAllowed;
    const context: ValueContext = datatype.contextual
      ? { ...noContext, namespaces: syntax.namespaces }
      : noContext;
    const key = datatype.valueKey(syntax.text, context);
    if (key !== undefined) return this.patterns.value({ datatype, text: syntax.text, key });
    const message = `${JSON.stringify(syntax.text)} is not a value of the datatype ${syntax.type}.`;
    this.reading.report('relaxng/schema-datatype', message, syntax.at);
    return this.patterns.notAllowed;
  }

  /** Looks through what no reference reaches for references and datatypes that do not exist. */
  private inspect(syntax: Syntax, scope: GrammarScope | undefined): void {
    if (syntax.kind === 'ref' || syntax.kind === 'parentRef') this.lookUp(syntax, scope);
    else if (syntax.kind === 'value') this.value(syntax);
    else if (syntax.kind === 'data') {
      this.datatype(syntax);
      for (const child of syntax.except) this.inspect(child, scope);
    } else if (syntax.kind === 'grammar') {
      const inner: GrammarScope = { definitions: new Map(), parent: scope };
      for (const component of syntax.components) {
        inner.definitions.set(component.name, {
          components: [component],
          pattern: undefined,
          building: false,
        });
      }
      if (!inner.definitions.has(''))
        this.reading.report('relaxng/schema-reference', 'A grammar has no start.', syntax.at);
      for (const component of syntax.components) this.inspect(component.body, inner);
    } else if ('children' in syntax) for (const child of syntax.children) this.inspect(child, scope);
  }
}
