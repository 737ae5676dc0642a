/** What a state of validation still admits, said in names and values: the material of messages and hints. */

import { type ExpandedName, listedNames, nameKey } from './names.js';
import { ContentType, type Pattern, PatternKind } from './pattern.js';

/** Patterns that a state can meet next, each once: through choices and repetitions, and past what may be absent. */
function* next(state: Pattern, ofAttributes: boolean): Generator<Pattern> {
  const seen = new Set([state]);
  for (const pattern of seen) {
    const [a, b] = pattern.operands;
    switch (pattern.kind) {
      case PatternKind.choice:
        for (const member of pattern.operands) seen.add(member);
        break;
      case PatternKind.group:
        if (a) seen.add(a);
        if (b && a && (ofAttributes || a.nullable)) seen.add(b);
        break;
      case PatternKind.interleave:
        for (const operand of pattern.operands) seen.add(operand);
        break;
      case PatternKind.after:
      case PatternKind.oneOrMore:
        if (a) seen.add(a);
        break;
      default:
        yield pattern;
    }
  }
}

const distinct = (names: readonly ExpandedName[]): ExpandedName[] => [
  ...new Map(names.map((name) => [nameKey(name), name])).values(),
];

/** The elements that can come next, by name. */
export const possibleElements = (state: Pattern): ExpandedName[] =>
  distinct(
    [...next(state, false)].flatMap((one) =>
      one.kind === PatternKind.element && one.names ? listedNames(one.names) : [],
    ),
  );

/** The attributes that can come, by name. */
export const possibleAttributes = (state: Pattern): ExpandedName[] =>
  distinct(
    [...next(state, true)].flatMap((one) =>
      one.kind === PatternKind.attribute && one.names ? listedNames(one.names) : [],
    ),
  );

export const admitsText = (state: Pattern): boolean =>
  [...next(state, false)].some((one) => one.kind === PatternKind.text);

/** Names that every way onward has: elements before the end tag, or attributes. */
function required(pattern: Pattern, kind: PatternKind): ReadonlyMap<string, ExpandedName> {
  const none = new Map<string, ExpandedName>();
  const [a, b] = pattern.operands;
  switch (pattern.kind) {
    case PatternKind.element:
    case PatternKind.attribute: {
      if (pattern.kind !== kind || pattern.names?.kind !== 'name') return none;
      return new Map([[nameKey(pattern.names), pattern.names]]);
    }
    case PatternKind.choice: {
      const [first = none, ...others] = pattern.operands
        .filter((one) => !one.dead)
        .map((one) => required(one, kind));
      return new Map([...first].filter(([key]) => others.every((other) => other.has(key))));
    }
    case PatternKind.group:
    case PatternKind.interleave:
      return new Map([...(a ? required(a, kind) : none), ...(b ? required(b, kind) : none)]);
    case PatternKind.after:
    case PatternKind.oneOrMore:
      return a ? required(a, kind) : none;
    default:
      return none;
  }
}

export const requiredElements = (state: Pattern): ExpandedName[] => [
  ...required(state, PatternKind.element).values(),
];
export const requiredAttributes = (state: Pattern): ExpandedName[] => [
  ...required(state, PatternKind.attribute).values(),
];

export interface ExpectedValues {
  /** Values the schema lists. */
  readonly listed: readonly string[];
  /** Datatypes, as a person may read them. */
  readonly types: readonly string[];
  /** True where a day, month or year is among them. */
  readonly dated: boolean;
}

/** The values that an attribute or a typed element may have. */
export function expectedValues(state: Pattern): ExpectedValues {
  const listed = new Set<string>();
  const types = new Set<string>();
  let dated = false;
  const seen = new Set([state]);
  for (const pattern of seen) {
    if (pattern.kind === PatternKind.value && pattern.constant) listed.add(pattern.constant.text);
    else if (pattern.kind === PatternKind.data && pattern.datatype) {
      types.add(describeType(pattern));
      dated ||= dates.has(pattern.datatype.name);
    }
    const limited = pattern.kind === PatternKind.after || pattern.kind === PatternKind.data;
    if (pattern.contentType === ContentType.data || pattern.kind !== PatternKind.element) {
      for (const one of limited
        ? pattern.operands.slice(0, pattern.kind === PatternKind.after ? 1 : 0)
        : pattern.operands)
        seen.add(one);
    }
  }
  return { listed: [...listed], types: [...types].sort((a, b) => likelihood(b) - likelihood(a)), dated };
}

const dates: ReadonlySet<string> = new Set(['date', 'dateTime', 'gYear', 'gYearMonth']);

/** Of the forms a date may have, those that begin with a year are meant more often than days and hours. */
const likelihood = (type: string): number => (/\(1954/.test(type) ? 1 : 0);

/** Datatypes in the words of people who do not know them by name. */
const spoken: Readonly<Record<string, string>> = {
  ID: 'an identifier (a name without colon or spaces)',
  IDREF: 'an identifier of this document',
  NCName: 'a name without colon or spaces',
  Name: 'a name without spaces',
  NMTOKEN: 'a word of letters, digits, ".", "-", "_" or ":"',
  anyURI: 'an address, or # and an identifier',
  boolean: 'true or false',
  date: 'a date (1954-10-12)',
  dateTime: 'a date and time (1954-10-12T10:00:00)',
  decimal: 'a number',
  double: 'a number',
  duration: 'a duration (P1Y2M)',
  gDay: 'a day (---12)',
  gMonth: 'a month (--10)',
  gMonthDay: 'a month and day (--10-12)',
  gYear: 'a year (1954)',
  gYearMonth: 'a year and month (1954-10)',
  integer: 'a whole number',
  language: 'a language code (en, fr, zh-Hant)',
  nonNegativeInteger: 'a whole number from 0',
  positiveInteger: 'a whole number from 1',
  time: 'a time (10:00:00)',
};

function describeType({ datatype }: Pattern): string {
  if (!datatype) return 'a text';
  const base = spoken[datatype.name] ?? `a ${datatype.name}`;
  const patterns = datatype.facets.filter((facet) => facet.name === 'pattern').map((facet) => facet.value);
  const limits = datatype.facets
    .filter((facet) => facet.name !== 'pattern')
    .map((facet) => `${spokenFacets[facet.name] ?? facet.name} ${facet.value}`);
  if (patterns.length > 0 && (datatype.name === 'token' || datatype.name === 'string')) {
    return patterns[0] === '[^\\p{C}\\p{Z}]+'
      ? 'a word without spaces'
      : `a text like ${patterns.join(' and ')}`;
  }
  const forms = patterns.map((pattern) => (pattern === '\\S+' ? 'without spaces' : `of the form ${pattern}`));
  const facets = [...limits, ...forms];
  return facets.length > 0 ? `${base} ${facets.join(' ')}` : base;
}

const spokenFacets: Readonly<Record<string, string>> = {
  length: 'of length',
  maxExclusive: 'below',
  maxInclusive: 'to',
  maxLength: 'of at most so many characters:',
  minExclusive: 'above',
  minInclusive: 'from',
  minLength: 'of at least so many characters:',
};
