/** A grammar that is ready to validate with: the start pattern, the store its patterns live in, and its identifiers. */
import type { IdKind } from './datatypes/datatype.js';
import type { Pattern, Patterns } from './pattern.js';

/** Which attributes are identifiers or refer to them: `{ns}element {ns}attribute` → kind. */
export type IdAttributes = ReadonlyMap<string, IdKind>;

export interface Grammar {
  /** Where it came from. */
  readonly path: string;
  readonly patterns: Patterns;
  readonly start: Pattern;
  readonly ids: IdAttributes;
}
