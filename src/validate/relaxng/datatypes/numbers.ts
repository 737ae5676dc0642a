/** Numbers of XML Schema Datatypes: decimals of any length as digits, floats as JavaScript's numbers. */
import type { ValueSpace } from './space.js';
import { valueSpace } from './space.js';

/** A decimal without leading and trailing zeros: `-1.50` is negative, whole '1', fraction '5'. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || !/\d/.test(text)) return undefined;
  const whole = (match[2] ?? '').replace(/^0+/, '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  return { negative: match[1] === '-' && whole + fraction !== '', whole, fraction };
}

const order = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

function compareMagnitude(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.whole.length !== b.whole.length) return a.whole.length < b.whole.length ? -1 : 1;
  return order(a.whole, b.whole) || order(a.fraction, b.fraction);
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  return a.negative ? compareMagnitude(b, a) : compareMagnitude(a, b);
}

const decimalKey = (value: Decimal): string => `${value.negative ? '-' : ''}${value.whole}.${value.fraction}`;

export const decimal: ValueSpace = valueSpace<Decimal>({
  parse: parseDecimal,
  key: decimalKey,
  compare: compareDecimals,
  digits: (value) => ({ total: value.whole.length + value.fraction.length, fraction: value.fraction.length }),
});

/** Integers, between two bounds where given. */
export function integer(least?: string, greatest?: string): ValueSpace {
  const lower = least === undefined ? undefined : parseDecimal(least);
  const upper = greatest === undefined ? undefined : parseDecimal(greatest);
  return valueSpace<Decimal>({
    parse(text) {
      const value = /^[+-]?\d+$/.test(text) ? parseDecimal(text) : undefined;
      if (!value || (lower && compareDecimals(value, lower) < 0)) return undefined;
      return upper && compareDecimals(value, upper) > 0 ? undefined : value;
    },
    key: decimalKey,
    compare: compareDecimals,
    digits: (value) => ({ total: value.whole.length, fraction: 0 }),
  });
}

const specials: ReadonlyMap<string, number> = new Map([
  ['INF', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

/** float and double: the same texts, rounded to 32 or to 64 bits. NaN is the same value as itself, and after all others. */
export const floating = (round: (value: number) => number): ValueSpace =>
  valueSpace<number>({
    parse(text) {
      const special = specials.get(text);
      if (special !== undefined) return special;
      return /^[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?$/.test(text) ? round(Number(text)) : undefined;
    },
    key: String,
    compare(a, b) {
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : undefined;
      return a < b ? -1 : a > b ? 1 : 0;
    },
  });
