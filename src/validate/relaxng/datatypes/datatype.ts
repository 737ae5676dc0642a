/** What a datatype is to the validator: texts are of it or not, and two texts are the same value or not. */

/** What the meaning of a text can depend on beside itself. */
export interface ValueContext {
  /** Prefix to namespace name, where the text stands. */
  namespaces(): ReadonlyMap<string, string>;
  /** Names of the document's unparsed entities. */
  unparsedEntities(): ReadonlySet<string>;
}

export const noContext: ValueContext = { namespaces: () => new Map(), unparsedEntities: () => new Set() };

/** How the datatypes of DTD compatibility bind identifiers. */
export type IdKind = 'id' | 'idref' | 'idrefs';

export interface Datatype {
  /** Library, name and facets in one string: equal datatypes have equal keys. */
  readonly key: string;
  readonly library: string;
  readonly name: string;
  readonly idKind?: IdKind;
  /** True where every text is of this datatype. */
  readonly anyText: boolean;
  /** True where the meaning of a text depends on the namespaces in scope. */
  readonly contextual: boolean;
  /** Facets, to say what was wanted, as in `pattern "[^ ]+"`. */
  readonly facets: readonly Facet[];
  admits(text: string, context: ValueContext): boolean;
  /** A string that is the same for all texts of one value; undefined where the text is not of this datatype. */
  valueKey(text: string, context: ValueContext): string | undefined;
}

/** A `param` of the schema. */
export interface Facet {
  readonly name: string;
  readonly value: string;
}

/** A library gives a datatype by name and parameters, or says in a sentence why it cannot. */
export type DatatypeLibrary = (name: string, facets: readonly Facet[]) => Datatype | string;
