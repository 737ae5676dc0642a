/**
 * Identifiers by DTD compatibility (RELAX NG DTD Compatibility, section 5): which attributes of a schema are ID, IDREF
 * or IDREFS, and whether the schema lets that be known from the names of element and attribute alone.
 */
import type { Span } from '../../source/source.js';
import type { IdKind } from './datatypes/datatype.js';
import type { IdAttributes } from './grammar.js';
import {
  admits,
  type ExpandedName,
  isInfinite,
  listedNames,
  type NameClass,
  nameFromKey,
  nameKey,
} from './names.js';
import { ContentType, type Pattern, PatternKind } from './pattern.js';
import type { Reading } from './syntax.js';

export const idKey = (element: string, attribute: string): string => `${element} ${attribute}`;

const idKindOf = (pattern: Pattern | undefined): IdKind | undefined =>
  (pattern?.datatype ?? pattern?.constant?.datatype)?.idKind;

interface Use {
  readonly element: NameClass;
  readonly attribute: Pattern;
  readonly at: Span;
}

/** The identifiers of a schema's elements; what makes them uncertain is reported. */
export function findIds(
  elements: readonly Pattern[],
  places: ReadonlyMap<Pattern, Span>,
  begin: Span,
  reading: Reading,
): IdAttributes {
  const ids = new Map<string, IdKind>();
  const report = (message: string, at: Span) => reading.report('relaxng/schema-id', message, at);
  const identifiersIn = finder(
    (pattern) =>
      idKindOf(pattern.kind === PatternKind.attribute ? pattern.operands[0] : pattern) !== undefined,
  );
  for (const element of elements) {
    const { names, content } = element;
    if (!names || !content) continue;
    const at = places.get(element) ?? begin;
    for (const found of identifiersIn(content)) {
      const kind = idKindOf(found.operands[0]);
      if (found.kind !== PatternKind.attribute)
        report('ID, IDREF and IDREFS can be the type of attributes alone.', at);
      else if (kind) addId(ids, { element: names, attribute: found, at }, kind, report);
    }
  }
  if (ids.size > 0) checkOthers(ids, elements, places, begin, report);
  return ids;
}

/**
 * Finds patterns in the contents of elements, outside further elements. Contents share their parts: what was found in one is kept.
 */
function finder(wanted: (pattern: Pattern) => boolean): (content: Pattern) => readonly Pattern[] {
  const known = new Map<Pattern, readonly Pattern[]>();
  const find = (pattern: Pattern): readonly Pattern[] => {
    if (pattern.kind === PatternKind.element) return none;
    if (!pattern.hasAttributes && pattern.contentType !== ContentType.data) return none;
    let found = known.get(pattern);
    if (found === undefined) {
      // The value of an attribute is its own; a part of it is not.
      const parts =
        pattern.kind === PatternKind.attribute ? (pattern.operands[0]?.operands ?? none) : pattern.operands;
      const lists = parts.map(find).filter((list) => list.length > 0);
      if (wanted(pattern)) lists.push([pattern]);
      const [first = none, ...others] = lists;
      found = others.length === 0 ? first : [...new Set(lists.flat())];
      known.set(pattern, found);
    }
    return found;
  };
  return find;
}

const none: readonly Pattern[] = [];

type Report = (message: string, at: Span) => void;

function addId(
  ids: Map<string, IdKind>,
  { element, attribute, at }: Use,
  kind: IdKind,
  report: Report,
): void {
  const [name, another] = attribute.names ? listedNames(attribute.names) : [];
  if (!attribute.names || isInfinite(attribute.names) || !name || another) {
    report('An attribute of type ID, IDREF or IDREFS must have one name.', at);
    return;
  }
  if (isInfinite(element)) {
    report('An element with an attribute of type ID, IDREF or IDREFS must have a name, not any name.', at);
    return;
  }
  for (const elementName of listedNames(element)) {
    const key = idKey(nameKey(elementName), nameKey(name));
    const known = ids.get(key);
    if (known && known !== kind) report(conflict(elementName.local, name.local), at);
    ids.set(key, kind);
  }
}

const conflict = (element: string, attribute: string): string =>
  `The attribute ${attribute} of ${element} is an identifier in one place and something else in another.`;

/** Attributes that are no identifiers must not be ones elsewhere that are. */
function checkOthers(
  ids: IdAttributes,
  elements: readonly Pattern[],
  places: ReadonlyMap<Pattern, Span>,
  begin: Span,
  report: Report,
): void {
  const elementsBy = new Map<string, ExpandedName[]>();
  for (const key of ids.keys()) {
    const [element = '', attribute = ''] = key.split(' ');
    const known = elementsBy.get(attribute);
    if (known) known.push(nameFromKey(element));
    else elementsBy.set(attribute, [nameFromKey(element)]);
  }
  const attributes = [...elementsBy].map(([key, owners]) => ({ name: nameFromKey(key), owners }));
  const othersIn = finder(
    ({ kind, names, operands }) =>
      kind === PatternKind.attribute &&
      names !== undefined &&
      !idKindOf(operands[0]) &&
      attributes.some(({ name }) => admits(names, name)),
  );
  for (const element of elements) {
    const { names, content } = element;
    if (!names || !content) continue;
    for (const other of othersIn(content)) {
      for (const { name, owners } of attributes) {
        if (!other.names || !admits(other.names, name)) continue;
        const clash = owners.find((one) => admits(names, one));
        if (clash) report(conflict(clash.local, name.local), places.get(element) ?? begin);
      }
    }
  }
}
