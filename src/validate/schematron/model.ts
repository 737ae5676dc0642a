/** A Schematron schema as it is run: types only. Includes are resolved, abstract patterns and rules are instantiated. */
import type { Source, Span } from '../../source/source.js';
import type { NodeId, XmlTree } from '../../xml/tree.js';

/** An XPath expression, and where in the schema it stands. */
export interface Expression {
  readonly xpath: string;
  readonly span: Span;
}

export interface Let {
  readonly name: string;
  /** An expression, or the element whose content is the value. */
  readonly value: Expression | { readonly tree: XmlTree; readonly node: NodeId };
  readonly span: Span;
}

/** Words of a message: text, the value of an expression, the name of a node. */
export type Piece = string | { readonly select: Expression } | { readonly name: Expression | undefined };

/** A text with an identifier: a diagnostic, a property. */
export interface Remark {
  readonly id: string;
  readonly language: string | undefined;
  readonly pieces: readonly Piece[];
}

export interface Check {
  readonly kind: 'assert' | 'report';
  readonly test: Expression;
  readonly message: readonly Piece[];
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly diagnostics: readonly string[];
  readonly properties: readonly string[];
  readonly subject: Expression | undefined;
}

export interface SchematronRule {
  readonly context: Expression;
  readonly lets: readonly Let[];
  readonly checks: readonly Check[];
  readonly role: string | undefined;
}

export interface Pattern {
  readonly id: string | undefined;
  readonly lets: readonly Let[];
  readonly rules: readonly SchematronRule[];
  /** Gives the addresses of the documents that the pattern is for, instead of the one that is validated. */
  readonly documents: Expression | undefined;
}

export interface Phase {
  readonly id: string;
  readonly lets: readonly Let[];
  readonly active: readonly string[];
}

/** `xsl:key`. */
export interface Key {
  readonly name: string;
  readonly match: Expression;
  readonly use: Expression;
}

export interface Schema {
  readonly source: Source;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly lets: readonly Let[];
  readonly phases: readonly Phase[];
  readonly patterns: readonly Pattern[];
  readonly keys: readonly Key[];
  readonly diagnostics: ReadonlyMap<string, Remark>;
  readonly properties: ReadonlyMap<string, Remark>;
  readonly defaultPhase: string | undefined;
}
