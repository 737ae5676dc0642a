/** The datatypes of W3C XML Schema part 2 as a RELAX NG library: a table of types, and the facets that narrow them. */

import {
  type Datatype,
  type DatatypeLibrary,
  type Facet,
  type IdKind,
  noContext,
  type ValueContext,
} from './datatype.js';
import * as dates from './dates.js';
import { decimal, floating, integer } from './numbers.js';
import { compileRegex } from './regex.js';
import { type Order, type ValueSpace, valueSpace } from './space.js';
import * as strings from './strings.js';

export const XSD = 'http://www.w3.org/2001/XMLSchema-datatypes';

type WhiteSpace = 'preserve' | 'replace' | 'collapse';

interface TypeEntry {
  readonly space: ValueSpace;
  readonly whiteSpace?: WhiteSpace;
  readonly idKind?: IdKind;
  readonly anyText?: boolean;
}

const types: Readonly<Record<string, TypeEntry>> = {
  string: { space: strings.anyString, whiteSpace: 'preserve', anyText: true },
  anyAtomicType: { space: strings.anyString, whiteSpace: 'preserve', anyText: true },
  untypedAtomic: { space: strings.anyString, whiteSpace: 'preserve', anyText: true },
  normalizedString: { space: strings.anyString, whiteSpace: 'replace', anyText: true },
  token: { space: strings.anyString, anyText: true },
  language: { space: strings.language },
  NMTOKEN: { space: strings.nmtoken },
  NMTOKENS: { space: strings.listOf(strings.nmtoken) },
  Name: { space: strings.name },
  NCName: { space: strings.ncName },
  ID: { space: strings.ncName, idKind: 'id' },
  IDREF: { space: strings.ncName, idKind: 'idref' },
  IDREFS: { space: strings.listOf(strings.ncName), idKind: 'idrefs' },
  ENTITY: { space: strings.entity },
  ENTITIES: { space: strings.listOf(strings.entity) },
  QName: { space: strings.qName },
  NOTATION: { space: strings.qName },
  anyURI: { space: strings.anyUri },
  base64Binary: { space: strings.base64 },
  hexBinary: { space: strings.hex },
  boolean: {
    space: valueSpace<boolean>({
      parse: (text) =>
        text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined,
      key: String,
    }),
  },
  float: { space: floating(Math.fround) },
  double: { space: floating((value) => value) },
  decimal: { space: decimal },
  integer: { space: integer() },
  nonPositiveInteger: { space: integer(undefined, '0') },
  negativeInteger: { space: integer(undefined, '-1') },
  nonNegativeInteger: { space: integer('0') },
  positiveInteger: { space: integer('1') },
  long: { space: integer('-9223372036854775808', '9223372036854775807') },
  int: { space: integer('-2147483648', '2147483647') },
  short: { space: integer('-32768', '32767') },
  byte: { space: integer('-128', '127') },
  unsignedLong: { space: integer('0', '18446744073709551615') },
  unsignedInt: { space: integer('0', '4294967295') },
  unsignedShort: { space: integer('0', '65535') },
  unsignedByte: { space: integer('0', '255') },
  duration: { space: dates.duration },
  dateTime: { space: dates.dateTime },
  date: { space: dates.date },
  time: { space: dates.timeOfDay },
  gYearMonth: { space: dates.gYearMonth },
  gYear: { space: dates.gYear },
  gMonthDay: { space: dates.gMonthDay },
  gDay: { space: dates.gDay },
  gMonth: { space: dates.gMonth },
};

const normalisers: Readonly<Record<WhiteSpace, (text: string) => string>> = {
  preserve: (text) => text,
  replace: (text) => text.replace(/[\t\n\r]/g, ' '),
  collapse: (text) =>
    /[ \t\n\r]/.test(text) ? text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '') : text,
};

/** A facet, once read: true where a (normalised) text keeps to it. */
type Check = (text: string, context: ValueContext) => boolean;

const orderings: Readonly<Record<string, (order: Order) => boolean>> = {
  minInclusive: (order) => order === 0 || order === 1,
  maxInclusive: (order) => order === 0 || order === -1,
  minExclusive: (order) => order === 1,
  maxExclusive: (order) => order === -1,
};
const lengths: Readonly<Record<string, (length: number, limit: number) => boolean>> = {
  length: (length, limit) => length === limit,
  minLength: (length, limit) => length >= limit,
  maxLength: (length, limit) => length <= limit,
};

/** A facet as a check, or a sentence that says why it cannot be one. */
function facetCheck(type: string, entry: TypeEntry, facet: Facet): Check | string {
  const { space } = entry;
  const value = facet.name === 'pattern' ? facet.value : normalisers.collapse(facet.value);
  if (facet.name === 'pattern') {
    const matches = compileRegex(value);
    return typeof matches === 'string'
      ? `the pattern ${JSON.stringify(value)} is not a regular expression: ${matches}`
      : matches;
  }
  const ordering = orderings[facet.name];
  if (ordering) {
    if (!space.ordered) return `values of ${type} have no order, so ${facet.name} means nothing`;
    const limit = normalisers[entry.whiteSpace ?? 'collapse'](facet.value);
    const compare = space.comparedTo(limit, noContext);
    if (!compare) return `${facet.name} must be a value of ${type}; ${JSON.stringify(limit)} is not`;
    return (text, context) => ordering(compare(text, context));
  }
  const fits = lengths[facet.name];
  if (!fits && facet.name !== 'totalDigits' && facet.name !== 'fractionDigits') {
    return `${type} has no parameter ${facet.name}`;
  }
  if (!/^\+?\d+$/.test(value)) return `${facet.name} must be a whole number; ${JSON.stringify(value)} is not`;
  return countCheck(type, space, facet.name, Number(value));
}

function countCheck(type: string, space: ValueSpace, facet: string, limit: number): Check | string {
  const fits = lengths[facet];
  if (fits) {
    const { length } = space;
    return length
      ? (text, context) => fits(length(text, context) ?? 0, limit)
      : `values of ${type} have no length, so ${facet} means nothing`;
  }
  const { digits } = space;
  if (!digits) return `values of ${type} are no decimals, so ${facet} means nothing`;
  if (facet === 'totalDigits' && limit === 0) return 'totalDigits must be greater than 0';
  const part = facet === 'totalDigits' ? 'total' : 'fraction';
  return (text, context) => (digits(text, context)?.[part] ?? 0) <= limit;
}

/** The library of XML Schema's datatypes. */
export const xsdLibrary: DatatypeLibrary = (name, facets) => {
  const entry = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!entry) return `XML Schema has no datatype named ${JSON.stringify(name)} that RELAX NG can use`;
  const checks: Check[] = [];
  for (const facet of facets) {
    const check = facetCheck(name, entry, facet);
    if (typeof check === 'string') return check;
    checks.push(check);
  }
  const normalise = normalisers[entry.whiteSpace ?? 'collapse'];
  const { space } = entry;
  const passes = (text: string, context: ValueContext) => checks.every((check) => check(text, context));
  return {
    key: JSON.stringify([XSD, name, ...facets.map((facet) => [facet.name, facet.value])]),
    library: XSD,
    name,
    ...(entry.idKind ? { idKind: entry.idKind } : {}),
    anyText: (entry.anyText ?? false) && checks.length === 0,
    contextual: space.contextual,
    facets,
    admits(text, context) {
      const normal = normalise(text);
      return space.key(normal, context) !== undefined && passes(normal, context);
    },
    valueKey(text, context) {
      const normal = normalise(text);
      return passes(normal, context) ? space.key(normal, context) : undefined;
    },
  } satisfies Datatype;
};
