/**
 * A schema as it is written, in either syntax, once annotations are gone, names and datatypes have their namespaces and
 * libraries, and `include` and `externalRef` have been replaced by what they name (specification, 4.1 to 4.11).
 * `xml-syntax.ts` and `compact/` make it; `simplify.ts` makes patterns of it.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Code } from '../../diagnostic/registry.js';
import type { Source, Span } from '../../source/source.js';
import type { Facet } from './datatypes/datatype.js';
import type { NameClass } from './names.js';

export type GroupingKind =
  | 'group'
  | 'interleave'
  | 'choice'
  | 'optional'
  | 'zeroOrMore'
  | 'oneOrMore'
  | 'list'
  | 'mixed';

export type Syntax =
  | {
      readonly kind: 'element';
      readonly names: NameClass;
      readonly children: readonly Syntax[];
      readonly at: Span;
    }
  | {
      readonly kind: 'attribute';
      readonly names: NameClass;
      readonly children: readonly Syntax[];
      readonly at: Span;
    }
  | { readonly kind: GroupingKind; readonly children: readonly Syntax[]; readonly at: Span }
  | { readonly kind: 'ref' | 'parentRef'; readonly name: string; readonly at: Span }
  | { readonly kind: 'empty' | 'notAllowed' | 'text'; readonly at: Span }
  | {
      readonly kind: 'data';
      readonly library: string;
      readonly type: string;
      readonly facets: readonly Facet[];
      readonly except: readonly Syntax[];
      readonly at: Span;
    }
  | {
      readonly kind: 'value';
      readonly library: string;
      readonly type: string;
      readonly text: string;
      /** Prefixes in scope, the default namespace under ''. */
      readonly namespaces: () => ReadonlyMap<string, string>;
      readonly at: Span;
    }
  | { readonly kind: 'grammar'; readonly components: readonly Component[]; readonly at: Span };

/** A `define`, or a `start`, whose name is then ''. */
export interface Component {
  readonly name: string;
  readonly combine: 'choice' | 'interleave' | undefined;
  readonly body: Syntax;
  readonly at: Span;
}

/** What a schema's elements inherit from those around them. */
export interface Scope {
  readonly namespace: string;
  readonly library: string;
  /** What addresses are relative to. */
  readonly base: string;
  readonly depth: number;
  /** The files being read, outermost first: one that is named again contains itself. */
  readonly chain: readonly string[];
}

/** Reads a schema of one syntax. */
export type SchemaReader = (source: Source, scope: Scope, reading: Reading) => Syntax | undefined;

/** What reading a schema has found so far, and what it still needs. */
export class Reading {
  readonly diagnostics: Diagnostic[] = [];
  /** Files that are named and not yet there. */
  readonly missing: { readonly href: string; readonly base: string }[] = [];

  /** `files`: those that have been fetched, by `fileKey`; null for those that could not be. `reader`: for the schemas they hold. */
  constructor(
    private readonly files: ReadonlyMap<string, Source | null>,
    private readonly reader: SchemaReader,
  ) {}

  /** Reads a schema from where it is named: `scope` is that of the reference; the base becomes the schema's own. */
  read(source: Source, scope: Scope): Syntax | undefined {
    return this.reader(source, { ...scope, base: source.path }, this);
  }

  report(code: Code, message: string, span: Span): void {
    // A schema with a hundred mistakes is not read further for the hundred and first.
    if (this.diagnostics.length < 100) this.diagnostics.push(diagnostic(code, message, { span }));
  }

  /** The file that a schema names; undefined where it is not there (yet). */
  file(href: string, base: string): Source | undefined {
    const known = this.files.get(fileKey(href, base));
    if (known === undefined) this.missing.push({ href, base });
    return known ?? undefined;
  }
}

export const fileKey = (href: string, base: string): string => `${base}\n${href}`;

/** How deep a schema may nest: patterns are read, simplified and derived by recursion. */
export const nestingLimit = 400;

export const XMLNS = 'http://www.w3.org/2000/xmlns';

/** Reports name classes that section 4.16 forbids: exceptions of exceptions, and attributes named as declarations are. */
export function checkNames(names: NameClass, ofAttribute: boolean, at: Span, reading: Reading): void {
  const report = (message: string) => reading.report('relaxng/schema-restriction', message, at);
  const visit = (one: NameClass, inAny: boolean, inNamespace: boolean): void => {
    if (one.kind === 'choice') for (const member of one.members) visit(member, inAny, inNamespace);
    if (one.kind === 'any' && (inAny || inNamespace))
      report('anyName stands in an exception from a name class.');
    if (one.kind === 'namespace' && inNamespace) report('nsName stands in an exception from nsName.');
    if (ofAttribute && one.kind === 'name' && one.local === 'xmlns' && one.namespace === '') {
      report('No attribute can be named xmlns.');
    }
    if (ofAttribute && (one.kind === 'name' || one.kind === 'namespace') && one.namespace === XMLNS) {
      report(`No attribute can be in the namespace ${XMLNS}.`);
    }
    if ('except' in one && one.except)
      visit(one.except, inAny || one.kind === 'any', inNamespace || one.kind === 'namespace');
  };
  visit(names, false, false);
}

/**
 * An included grammar with the including one's definitions in place of its own (section 4.7). What is replaced must
 * be there.
 */
export function override(
  included: readonly Component[],
  replacements: readonly Component[],
  at: Span,
  reading: Reading,
): Component[] {
  const replaced = new Set(replacements.map((component) => component.name));
  const present = new Set(included.map((component) => component.name));
  for (const name of replaced) {
    if (present.has(name)) continue;
    const what = name === '' ? 'start' : `definition of ${name}`;
    reading.report(
      'relaxng/schema-combine',
      `The included schema has no ${what} that could be replaced.`,
      at,
    );
  }
  return [...replacements, ...included.filter((component) => !replaced.has(component.name))];
}
