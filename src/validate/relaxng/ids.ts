/**
 * Identifiers by DTD compatibility (RELAX NG DTD Compatibility, section 5): which attributes of a schema are ID, IDREF
 * or IDREFS, and whether the schema lets that be known from the names of element and attribute alone.
 */
import type { Span } from '../../source/source.js';
import type { IdKind } from './datatypes/datatype.js';
import { elementsOf } from './find-element.js';
import type { IdAttributes } from './grammar.js';
import { admits, isInfinite, listedNames, type NameClass, nameFromKey, nameKey } from './names.js';
import { type Pattern, PatternKind } from './pattern.js';
import type { Reading } from './syntax.js';

export const idKey = (element: string, attribute: string): string => `${element} ${attribute}`;

const idKindOf = (pattern: Pattern): IdKind | undefined =>
  (pattern.datatype ?? pattern.constant?.datatype)?.idKind;

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
  const others: Use[] = [];
  const report = (message: string, at: Span) => reading.report('relaxng/schema-id', message, at);
  const reachOf = reaching(report);
  for (const element of elementsOf(start)) {
    const { names, content } = element;
    const at = places.get(element) ?? begin;
    if (!names || !content) continue;
    for (const attribute of reachOf(content, at)) {
      const [value] = attribute.operands;
      const kind = value && idKindOf(value);
      if (kind) addId(ids, { element: names, attribute, at }, kind, report);
      else others.push({ element: names, attribute, at });
    }
  }
  if (ids.size > 0) checkOthers(ids, others, report);
  return ids;
}

type Report = (message: string, at: Span) => void;

/** Finds the attributes of a content, each content once; reports identifiers that are not the value of an attribute. */
function reaching(report: Report): (content: Pattern, at: Span) => ReadonlySet<Pattern> {
  return (content, at) => {
    const attributes = new Set<Pattern>();
    const seen = new Set([content]);
    for (const pattern of seen) {
      if (pattern.kind === PatternKind.element) continue;
      if (idKindOf(pattern)) report('ID, IDREF and IDREFS can be the type of attributes alone.', at);
      if (pattern.kind === PatternKind.attribute) {
        attributes.add(pattern);
        const [value] = pattern.operands;
        // The value itself may be an identifier; a part of it may not.
        for (const part of value?.operands ?? []) seen.add(part);
      } else if (pattern.hasAttributes || pattern.contentType === 3)
        for (const one of pattern.operands) seen.add(one);
    }
    return attributes;
  };
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
function checkOthers(ids: IdAttributes, others: readonly Use[], report: Report): void {
  const byAttribute = new Map<string, string[]>();
  for (const key of ids.keys()) {
    const [element = '', attribute = ''] = key.split(' ');
    const known = byAttribute.get(attribute);
    if (known) known.push(element);
    else byAttribute.set(attribute, [element]);
  }
  for (const { element, attribute, at } of others) {
    const { names } = attribute;
    if (!names) continue;
    for (const [attributeKey, elements] of byAttribute) {
      const name = nameFromKey(attributeKey);
      if (!admits(names, name)) continue;
      const clash = elements.map(nameFromKey).find((one) => admits(element, one));
      if (clash) report(conflict(clash.local, name.local), at);
    }
  }
}
