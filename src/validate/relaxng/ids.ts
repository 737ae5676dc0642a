/**
 * Identifiers by DTD compatibility (RELAX NG DTD Compatibility, section 5): which attributes of a schema are ID, IDREF
 * or IDREFS, and whether the schema lets that be known from the names of element and attribute alone.
 */
import type { Span } from '../../source/source.js';
import type { IdKind } from './datatypes/datatype.js';
import { elementsOf } from './find-element.js';
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

/** The identifiers of a schema; what makes them uncertain is reported. */
export function findIds(
  start: Pattern,
  places: ReadonlyMap<Pattern, Span>,
  begin: Span,
  reading: Reading,
): IdAttributes {
  const ids = new Map<string, IdKind>();
  const report = (message: string, at: Span) => reading.report('relaxng/schema-id', message, at);
  const owners: Owner[] = [];
  for (const element of elementsOf(start)) {
    const { names, content } = element;
    if (!names || !content) continue;
    const at = places.get(element) ?? begin;
    const attributes = attributesOf(content, at, report);
    owners.push({ element: names, attributes, at });
    for (const attribute of attributes) {
      const kind = idKindOf(attribute.operands[0]);
      if (kind) addId(ids, { element: names, attribute, at }, kind, report);
    }
  }
  if (ids.size > 0) checkOthers(ids, owners, report);
  return ids;
}

interface Owner {
  readonly element: NameClass;
  readonly attributes: ReadonlySet<Pattern>;
  readonly at: Span;
}

type Report = (message: string, at: Span) => void;

/** The attributes of a content; reports identifiers that are not the value of an attribute. */
function attributesOf(content: Pattern, at: Span, report: Report): ReadonlySet<Pattern> {
  const attributes = new Set<Pattern>();
  const seen = new Set([content]);
  for (const pattern of seen) {
    if (pattern.kind === PatternKind.element) continue;
    if (idKindOf(pattern)) report('ID, IDREF and IDREFS can be the type of attributes alone.', at);
    if (pattern.kind === PatternKind.attribute) {
      attributes.add(pattern);
      // The value itself may be an identifier; a part of it may not.
      for (const part of pattern.operands[0]?.operands ?? []) seen.add(part);
    } else if (pattern.hasAttributes || pattern.contentType === ContentType.data) {
      for (const one of pattern.operands) seen.add(one);
    }
  }
  return attributes;
}

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
function checkOthers(ids: IdAttributes, owners: readonly Owner[], report: Report): void {
  const elementsBy = new Map<string, ExpandedName[]>();
  for (const key of ids.keys()) {
    const [element = '', attribute = ''] = key.split(' ');
    const known = elementsBy.get(attribute);
    if (known) known.push(nameFromKey(element));
    else elementsBy.set(attribute, [nameFromKey(element)]);
  }
  // The same attribute patterns serve hundreds of elements: each is asked once which identifiers' names it can have.
  const meetings = new Map<Pattern, readonly string[]>();
  const meetingsOf = (attribute: Pattern): readonly string[] => {
    const { names } = attribute;
    const found =
      names && !idKindOf(attribute.operands[0])
        ? [...elementsBy.keys()].filter((key) => admits(names, nameFromKey(key)))
        : [];
    meetings.set(attribute, found);
    return found;
  };
  for (const { element, attributes, at } of owners) {
    for (const attribute of attributes) {
      for (const key of meetings.get(attribute) ?? meetingsOf(attribute)) {
        const clash = elementsBy.get(key)?.find((one) => admits(element, one));
        if (clash) report(conflict(clash.local, nameFromKey(key).local), at);
      }
    }
  }
}
