/** The restrictions on simplified schemas (specification, section 7): which patterns may not stand in which, and why. */
import type { Span } from '../../source/source.js';
import { isInfinite, listedNames, type NameClass, nameFromKey, nameKey, overlap } from './names.js';
import { ContentType, type Pattern, PatternKind } from './pattern.js';
import type { Reading } from './syntax.js';

/** Where a pattern stands, as flags: section 7.1 forbids some kinds in some places. */
const Inside = { start: 1, attribute: 2, list: 4, except: 8, repeated: 16, repeatedGroup: 32 } as const;
/** There are so many sets of these flags. */
const placeSets = 64;

const kindNames: Readonly<Record<number, string>> = {
  [PatternKind.empty]: 'empty',
  [PatternKind.text]: 'text',
  [PatternKind.group]: 'group',
  [PatternKind.interleave]: 'interleave',
  [PatternKind.oneOrMore]: 'oneOrMore',
  [PatternKind.list]: 'list',
  [PatternKind.element]: 'element',
  [PatternKind.attribute]: 'attribute',
  [PatternKind.data]: 'data',
  [PatternKind.value]: 'value',
};

interface Prohibition {
  readonly inside: number;
  readonly kinds: readonly PatternKind[];
  readonly place: string;
}

const { empty, text, group, interleave, oneOrMore, list, element, attribute, data, value } = PatternKind;

/** Sections 7.1.1 to 7.1.5. */
const prohibitions: readonly Prohibition[] = [
  { inside: Inside.attribute, kinds: [attribute, element], place: 'an attribute' },
  {
    inside: Inside.repeatedGroup,
    kinds: [attribute],
    place: 'a group or interleave in oneOrMore or zeroOrMore',
  },
  { inside: Inside.list, kinds: [attribute, element, list, text, interleave], place: 'a list' },
  {
    inside: Inside.except,
    kinds: [attribute, element, list, text, group, interleave, oneOrMore, empty],
    place: 'the exception from a data',
  },
  {
    inside: Inside.start,
    kinds: [attribute, data, value, text, list, group, interleave, oneOrMore, empty],
    place: 'the start of a grammar',
  },
];

/** Checks a schema's patterns, from its start and in its elements; `places` tells where elements and attributes are written, `at` where the schema begins. */
export function checkRestrictions(
  start: Pattern,
  elements: readonly Pattern[],
  places: ReadonlyMap<Pattern, Span>,
  at: Span,
  reading: Reading,
): void {
  const checker = new Checker(places, reading);
  checker.visit(start, Inside.start, at);
  for (const one of elements) if (one.content) checker.content(one.content, places.get(one) ?? at);
}

interface AttributeNames {
  readonly keys: ReadonlySet<string>;
  readonly classes: readonly NameClass[];
}
const noAttributes: AttributeNames = { keys: new Set(), classes: [] };

function united(parts: readonly AttributeNames[]): AttributeNames {
  const keys = new Set<string>();
  for (const part of parts) for (const key of part.keys) keys.add(key);
  return { keys, classes: parts.flatMap((part) => part.classes) };
}

class Checker {
  /** Patterns seen, each with where it stood: both in one number. */
  private readonly visited = new Set<number>();
  private readonly grouped = new Set<Pattern>();
  private readonly attributeNames = new Map<Pattern, AttributeNames>();

  constructor(
    private readonly places: ReadonlyMap<Pattern, Span>,
    private readonly reading: Reading,
  ) {}

  private report(message: string, at: Span): void {
    this.reading.report('relaxng/schema-restriction', message, at);
  }

  content(pattern: Pattern, at: Span): void {
    this.visit(pattern, 0, at);
    this.checkGrouping(pattern, at);
  }

  /** Sections 7.1 and the part of 7.3 that depends on what is around. */
  visit(pattern: Pattern, inside: number, outer: Span): void {
    const key = pattern.id * placeSets + inside;
    if (this.visited.has(key)) return;
    this.visited.add(key);
    const at = this.places.get(pattern) ?? outer;
    if (inside > 0 && this.prohibited(pattern, inside, at)) return;
    if (pattern.kind === attribute) this.checkWildcard(pattern, inside, at);
    if (pattern.kind === attribute) for (const one of pattern.operands) this.checkGrouping(one, at);
    if (pattern.kind === element) return;
    const within = this.within(pattern, inside);
    for (const operand of pattern.operands) this.visit(operand, within, at);
  }

  private prohibited({ kind }: Pattern, inside: number, at: Span): boolean {
    const found = prohibitions.find(({ inside: where, kinds }) => inside & where && kinds.includes(kind));
    if (found) this.report(`${kindNames[kind]} cannot stand in ${found.place}.`, at);
    return found !== undefined;
  }

  private within(pattern: Pattern, inside: number): number {
    switch (pattern.kind) {
      case attribute:
        return Inside.attribute;
      case list:
        return inside | Inside.list;
      case data:
        return inside | Inside.except;
      case oneOrMore:
        return inside | Inside.repeated;
      case group:
      case interleave:
        return inside & Inside.repeated ? inside | Inside.repeatedGroup : inside;
      default:
        return inside;
    }
  }

  private checkWildcard({ names }: Pattern, inside: number, at: Span): void {
    if (names && isInfinite(names) && !(inside & Inside.repeated)) {
      this.report(
        'An attribute of any name, or of any in a namespace, must be in oneOrMore or zeroOrMore.',
        at,
      );
    }
  }

  /** Sections 7.2 to 7.4, for what stands side by side. */
  private checkGrouping(pattern: Pattern, outer: Span): void {
    if (this.grouped.has(pattern)) return;
    this.grouped.add(pattern);
    const at = this.places.get(pattern) ?? outer;
    if (pattern.kind === list || pattern.kind === attribute || pattern.kind === element) return;
    for (const operand of pattern.operands) this.checkGrouping(operand, at);
    const [a, b] = pattern.operands;
    if (pattern.kind === oneOrMore && a?.contentType === ContentType.data) {
      this.report('Data cannot be repeated but in a list.', at);
    }
    if ((pattern.kind !== group && pattern.kind !== interleave) || !a || !b) return;
    const types = [a.contentType, b.contentType];
    if (types.includes(ContentType.data) && !types.includes(ContentType.empty)) {
      this.report('Data cannot stand beside elements, text or other data in an element or attribute.', at);
    }
    this.checkAttributes(a, b, at);
    if (pattern.kind === interleave) this.checkInterleave(a, b, at);
  }

  private checkAttributes(a: Pattern, b: Pattern, at: Span): void {
    if (!a.hasAttributes || !b.hasAttributes) return;
    const one = this.attributesOf(a);
    const other = this.attributesOf(b);
    const [fewer, more] = one.keys.size <= other.keys.size ? [one, other] : [other, one];
    for (const key of fewer.keys) {
      if (!more.keys.has(key)) continue;
      this.report(`The attribute ${key.replace('{}', '')} is given twice.`, at);
      return;
    }
    if (one.classes.length === 0 && other.classes.length === 0) return;
    const named = (keys: ReadonlySet<string>): NameClass[] =>
      [...keys].map((key) => ({ kind: 'name', ...nameFromKey(key) }));
    const meet = (wild: readonly NameClass[], others: readonly NameClass[]): boolean =>
      wild.some((names) => others.some((candidate) => overlap(names, candidate)));
    const clash =
      (one.classes.length > 0 && meet(one.classes, [...named(other.keys), ...other.classes])) ||
      (other.classes.length > 0 && meet(other.classes, named(one.keys)));
    if (clash) this.report('Two attribute patterns side by side can have an attribute in common.', at);
  }

  private attributesOf(pattern: Pattern): AttributeNames {
    if (!pattern.hasAttributes) return noAttributes;
    let found = this.attributeNames.get(pattern);
    if (!found) {
      const { names } = pattern;
      if (pattern.kind === attribute && names) {
        found = isInfinite(names)
          ? { keys: noAttributes.keys, classes: [names] }
          : { keys: new Set(listedNames(names).map(nameKey)), classes: [] };
      } else {
        const [part = noAttributes, ...others] = pattern.operands
          .filter((operand) => operand.hasAttributes)
          .map((operand) => this.attributesOf(operand));
        found = others.length === 0 ? part : united([part, ...others]);
      }
      this.attributeNames.set(pattern, found);
    }
    return found;
  }

  private checkInterleave(a: Pattern, b: Pattern, at: Span): void {
    const one = reachable(a);
    const other = reachable(b);
    if (one.text && other.text) this.report('Text stands on both sides of an interleave.', at);
    const clash = one.elements.find((names) => other.elements.some((candidate) => overlap(names, candidate)));
    if (!clash) return;
    const [name] = listedNames(clash);
    this.report(
      `${name ? `The element ${name.local}` : 'An element'} can stand on both sides of an interleave.`,
      at,
    );
  }
}

/** The elements and texts of a pattern that are not inside further elements. */
function reachable(start: Pattern): { text: boolean; elements: NameClass[] } {
  const seen = new Set([start]);
  const elements: NameClass[] = [];
  let hasText = false;
  for (const pattern of seen) {
    if (pattern.kind === text) hasText = true;
    if (pattern.kind === element && pattern.names) elements.push(pattern.names);
    if (pattern.kind !== element && pattern.kind !== attribute)
      for (const one of pattern.operands) seen.add(one);
  }
  return { text: hasText, elements };
}
