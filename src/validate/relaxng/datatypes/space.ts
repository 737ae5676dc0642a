/** Value spaces: what XML Schema Datatypes needs to know of a primitive type, spoken of in texts. */
import type { ValueContext } from './datatype.js';

export type Order = -1 | 0 | 1 | undefined;

export interface Digits {
  readonly total: number;
  readonly fraction: number;
}

export interface ValueSpace {
  key(text: string, context: ValueContext): string | undefined;
  /** Compares texts to a fixed one; undefined where that is no value, or where values have no order. */
  comparedTo(
    limit: string,
    context: ValueContext,
  ): ((text: string, context: ValueContext) => Order) | undefined;
  /** In characters, octets or items; undefined where values have no length. */
  readonly length: ((text: string, context: ValueContext) => number | undefined) | undefined;
  readonly digits: ((text: string, context: ValueContext) => Digits | undefined) | undefined;
  readonly ordered: boolean;
  readonly contextual: boolean;
}

interface Definition<V> {
  parse(text: string, context: ValueContext): V | undefined;
  key(value: V): string;
  compare?(a: V, b: V): Order;
  length?(value: V): number;
  digits?(value: V): Digits;
  readonly contextual?: boolean;
}

/** A value space from a parser of texts and what its values can do. */
export function valueSpace<V>(definition: Definition<V>): ValueSpace {
  const { parse, key, compare, length, digits } = definition;
  const applied =
    <R>(measure: (value: V) => R) =>
    (text: string, context: ValueContext): R | undefined => {
      const value = parse(text, context);
      return value === undefined ? undefined : measure(value);
    };
  return {
    key: applied(key),
    comparedTo(limit, context) {
      const fixed = parse(limit, context);
      if (fixed === undefined || compare === undefined) return undefined;
      return applied((value) => compare(value, fixed));
    },
    length: length && applied(length),
    digits: digits && applied(digits),
    ordered: compare !== undefined,
    contextual: definition.contextual ?? false,
  };
}
