/** Start tags and end tags: attributes, namespaces, defaults. */

import { nameEnd, spaceEnd } from './characters.js';
import type { Columns } from './columns.js';
import type { AttributeDeclaration, Budget, Doctype } from './entities.js';
import type { Input } from './input.js';
import { type Names, type Prefix, type RawName, XMLNS } from './names.js';
import { type NodeId, NodeKind, XML } from './tree.js';
import { attributeValue, collapse } from './values.js';

/** What a tag reader shares with the reader of content. */
export interface TagContext {
  readonly columns: Columns;
  readonly names: Names;
  readonly budget: Budget;
  readonly doctype: Doctype;
}

interface Restore {
  readonly node: NodeId;
  readonly prefix: Prefix;
  readonly namespace: string | undefined;
}

const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

/** What a defaulted attribute costs of the budget: about the memory of as many characters. */
const defaultCost = 8;

export class Tags {
  /** Names of the elements that are open, outermost first. */
  readonly open: RawName[] = [];
  /** What namespace declarations replaced, to be put back when their elements end. */
  private readonly replaced: Restore[] = [];
  private readonly attributes: RawName[] = [];
  private readonly declared: (readonly [prefix: string, namespace: string])[] = [];

  constructor(private readonly context: TagContext) {}

  /** Reads the start tag at `input.at`, adds element and attributes, and says whether the element is empty (`<a/>`). */
  start(input: Input, parent: NodeId): boolean {
    const { columns, names, doctype } = this.context;
    const { text, reference } = input;
    const tag = input.at;
    let at = nameEnd(text, tag + 1);
    if (at === tag + 1) this.noTag(input, tag);
    const name = names.read(text, tag + 1, at);
    const node = columns.add(NodeKind.element, -1, parent, reference ? reference.start : tag, tag);
    const firstRow = columns.attributes;
    this.attributes.length = 0;
    this.declared.length = 0;
    let unit = text.charCodeAt(at);
    while (unit !== GREATER && unit !== SLASH) {
      const after = spaceEnd(text, at);
      if (after === at) this.noSpace(input, at, name);
      at = after;
      unit = text.charCodeAt(at);
      if (unit === GREATER || unit === SLASH) break;
      at = this.attribute(input, at, node, name);
      unit = text.charCodeAt(at);
    }
    if (unit === SLASH && text.charCodeAt(at + 1) !== GREATER) {
      const message = `Found ${input.found(at + 1)} after “/” in the tag <${name.raw}>, where “>” was expected.`;
      input.fail('xml/tag-malformed', at + 1, at + 2, message);
    }
    input.at = unit === SLASH ? at + 2 : at + 1;
    columns.ends[node] = reference ? reference.end : input.at;
    const declarations = doctype.attributes.get(name.raw);
    if (declarations) this.applyDeclarations(input, node, tag, firstRow, declarations);
    if (this.declared.length > 0) columns.declarations.set(node, [...this.declared]);
    columns.nameIndexes[node] = this.elementIndex(name, input, tag);
    this.resolveAttributes(input, firstRow);
    if (unit === SLASH) this.leave(node);
    else this.open.push(name);
    return unit === SLASH;
  }

  /** Reads the end tag at `input.at`, which must close `node`. */
  end(input: Input, node: NodeId): void {
    const { columns } = this.context;
    const { text, reference } = input;
    const name = this.open.at(-1);
    let at = input.at + 2;
    if (name === undefined || !text.startsWith(name.raw, at)) this.mismatch(input, node, name);
    at += name.raw.length;
    if (text.charCodeAt(at) !== GREATER) {
      if (nameEnd(text, input.at + 2) !== at) this.mismatch(input, node, name);
      at = spaceEnd(text, at);
      if (text.charCodeAt(at) !== GREATER) {
        const message = `Found ${input.found(at)} in the end tag </${name.raw}, where “>” was expected.`;
        input.fail('xml/tag-malformed', at, at + 1, message);
      }
    }
    this.open.pop();
    input.at = at + 1;
    columns.ends[node] = reference ? reference.end : input.at;
    columns.afters[node] = columns.size;
    this.leave(node);
  }

  /** Puts back the namespaces that an element replaced. */
  private leave(node: NodeId): void {
    const { replaced } = this;
    for (let last = replaced.at(-1); last !== undefined && last.node === node; last = replaced.at(-1)) {
      last.prefix.namespace = last.namespace;
      replaced.pop();
    }
  }

  /** Reads one attribute, and gives the place after it. */
  private attribute(input: Input, start: number, node: NodeId, element: RawName): number {
    const { columns, names } = this.context;
    const { text, reference } = input;
    let at = nameEnd(text, start);
    if (at === start) this.noAttribute(input, start, element);
    const name = names.read(text, start, at);
    if (text.charCodeAt(at) !== EQUALS) {
      at = spaceEnd(text, at);
      if (text.charCodeAt(at) !== EQUALS) this.noValue(input, start, at, name);
    }
    at = spaceEnd(text, at + 1);
    const quote = text.charCodeAt(at);
    if (quote !== QUOTE && quote !== APOSTROPHE) this.noQuote(input, at, name);
    const valueStart = at + 1;
    let plain = true;
    for (at = valueStart; ; at++) {
      const unit = text.charCodeAt(at);
      if (unit > LESS) continue;
      if (unit === quote) break;
      if (unit === AMPERSAND || unit < 32) plain = false;
      else if (unit === LESS) this.lessThan(input, at, valueStart, name);
      else if (Number.isNaN(unit)) this.endless(input, valueStart, name);
    }
    const value = plain ? undefined : this.value(input, valueStart, at);
    if (name.raw === 'xmlns' || name.prefix.text === 'xmlns') {
      const given = value ?? text.slice(valueStart, at);
      const type = this.context.doctype.attributes.get(element.raw)?.get(name.raw)?.type ?? 'CDATA';
      this.declare(input, node, name, type === 'CDATA' ? given : collapse(given), start, at + 1);
      return at + 1;
    }
    this.attributes.push(name);
    if (!reference) {
      const row = columns.addAttribute(start, valueStart, at);
      if (value !== undefined) columns.values.set(row, value);
    } else {
      const row = columns.addAttribute(reference.start, reference.start, reference.end - 1);
      columns.values.set(row, value ?? text.slice(valueStart, at));
    }
    return at + 1;
  }

  private value(input: Input, start: number, end: number): string {
    input.at = start;
    return attributeValue(input, end, this.context);
  }

  /** Namespaces in XML 1.0, sections 2.2, 3 and 5. */
  private declare(
    input: Input,
    node: NodeId,
    name: RawName,
    namespace: string,
    start: number,
    end: number,
  ): void {
    const prefix = name.raw === 'xmlns' ? '' : name.local;
    const reserve = (message: string) => input.fail('xml/namespace-reserved', start, end, message);
    if (!name.qualified) this.badName(input, name, start);
    if (prefix === 'xmlns') reserve('The prefix xmlns must not be declared.');
    if ((prefix === 'xml') !== (namespace === XML)) {
      reserve(`The prefix xml and the namespace ${XML} belong to each other, and to nothing else.`);
    }
    if (namespace === XMLNS) reserve(`The namespace ${XMLNS} must not be declared.`);
    if (namespace === '' && prefix !== '') {
      reserve(`The prefix ${prefix} is given an empty namespace; only xmlns="" may be empty.`);
    }
    if (this.declared.some(([other]) => other === prefix)) {
      input.fail('xml/attribute-repeated', start, end, `The attribute ${name.raw} stands twice in this tag.`);
    }
    const known = this.context.names.prefix(prefix);
    this.replaced.push({ node, prefix: known, namespace: known.namespace });
    known.namespace = namespace;
    this.declared.push([prefix, namespace]);
  }

  /** Attribute types and defaults from the internal subset. A default carries the place of the tag's name. */
  private applyDeclarations(
    input: Input,
    node: NodeId,
    tag: number,
    firstRow: number,
    declarations: ReadonlyMap<string, AttributeDeclaration>,
  ): void {
    const { columns, names, budget } = this.context;
    const given = new Set(this.declared.map(([prefix]) => (prefix === '' ? 'xmlns' : `xmlns:${prefix}`)));
    for (const [index, name] of this.attributes.entries()) {
      given.add(name.raw);
      const type = declarations.get(name.raw)?.type ?? 'CDATA';
      const row = firstRow + index;
      if (type !== 'CDATA') {
        const start = columns.attributeValueStarts[row];
        const value = columns.values.get(row) ?? input.text.slice(start, columns.attributeValueEnds[row]);
        const collapsed = collapse(value);
        if (collapsed !== value) columns.values.set(row, collapsed);
      }
      if (type === 'ID') columns.ids.add(row);
    }
    const end = nameEnd(input.text, tag + 1);
    for (const { name, value } of declarations.values()) {
      if (value === undefined || given.has(name)) continue;
      budget.spend(defaultCost, input, tag, end);
      const raw = names.intern(name);
      if (name === 'xmlns' || raw.prefix.text === 'xmlns') {
        this.declare(input, node, raw, value, tag, end);
        continue;
      }
      const place = input.span(tag, end);
      const row = columns.addAttribute(place.start, place.end - 1, place.end - 1);
      columns.values.set(row, value);
      this.attributes.push(raw);
    }
  }

  private elementIndex(name: RawName, input: Input, tag: number): number {
    const { namespace } = name.prefix;
    if (!name.qualified) this.badName(input, name, tag + 1);
    if (namespace === undefined) this.unbound(input, name, tag + 1);
    return this.context.names.index(name, namespace);
  }

  private resolveAttributes(input: Input, firstRow: number): void {
    const { columns, names } = this.context;
    const { attributes } = this;
    for (let index = 0; index < attributes.length; index++) {
      const name = attributes[index];
      if (name === undefined) continue;
      const row = firstRow + index;
      const { namespace } = name.prefix;
      if (!name.qualified) this.badName(input, name, columns.attributeStarts[row] ?? 0);
      if (namespace === undefined) this.unbound(input, name, columns.attributeStarts[row] ?? 0);
      columns.attributeNames[row] = names.attribute(name, namespace);
    }
    if (attributes.length > 1) this.refuseRepeated(input, firstRow);
  }

  /** Twice the same name, or two prefixes for one namespace and the same local name. */
  private refuseRepeated(input: Input, firstRow: number): void {
    const { attributes } = this;
    const few = attributes.length <= 12;
    const seen = new Map<string, number>();
    for (let index = 0; index < attributes.length; index++) {
      const name = attributes[index];
      if (name === undefined) continue;
      let first: number | undefined;
      if (few) {
        for (let other = 0; other < index; other++) if (same(name, attributes[other])) first = other;
      } else {
        const key = `${name.local} ${name.prefix.namespace}`;
        first = seen.get(key);
        seen.set(key, index);
      }
      if (first !== undefined) this.repeated(input, firstRow + first, firstRow + index, name);
    }
  }

  private repeated(input: Input, first: number, second: number, name: RawName): never {
    const { columns } = this.context;
    const place = (row: number) =>
      input.span(columns.attributeStarts[row] ?? 0, (columns.attributeValueEnds[row] ?? 0) + 1);
    const { start, end } = place(second);
    const related = [{ message: 'It stands here first.', span: place(first) }];
    const message = `The attribute ${name.raw} stands twice in this tag.`;
    return input.fail('xml/attribute-repeated', start, end, message, { related });
  }

  private noTag(input: Input, at: number): never {
    const message = `Found ${input.found(at + 1)} after “<”, where the name of an element was expected.`;
    return input.fail('xml/tag-malformed', at, at + 1, message);
  }

  private noSpace(input: Input, at: number, name: RawName): never {
    const message = `Found ${input.found(at)} in the tag <${name.raw}>, where white space, “>” or “/>” was expected.`;
    return input.fail('xml/tag-malformed', at, at + 1, message);
  }

  private noAttribute(input: Input, at: number, element: RawName): never {
    const message = `Found ${input.found(at)} in the tag <${element.raw}>, where an attribute, “>” or “/>” was expected.`;
    return input.fail('xml/tag-malformed', at, at + 1, message);
  }

  private noValue(input: Input, start: number, at: number, name: RawName): never {
    const message = `The attribute ${name.raw} has no value: found ${input.found(at)}, where “=” was expected.`;
    return input.fail('xml/attribute-malformed', start, at, message, { hint: `Write ${name.raw}="…".` });
  }

  private noQuote(input: Input, at: number, name: RawName): never {
    const message = `Found ${input.found(at)} after ${name.raw}=, where a quotation mark was expected.`;
    return input.fail('xml/attribute-malformed', at, at + 1, message, {
      hint: 'The value of an attribute stands in straight quotation marks.',
    });
  }

  private lessThan(input: Input, at: number, valueStart: number, name: RawName): never {
    const message = `Found “<” in the value of the attribute ${name.raw}, where &lt; was expected.`;
    return input.fail('xml/less-than-unescaped', at, at + 1, message, {
      hint: 'Write &lt;, or close the value with a quotation mark if it should have ended before.',
      related: [{ message: 'The value begins here.', span: input.span(valueStart - 1, valueStart) }],
    });
  }

  private endless(input: Input, valueStart: number, name: RawName): never {
    const message = `The value of the attribute ${name.raw} never ends: its closing quotation mark is missing.`;
    return input.fail('xml/attribute-malformed', valueStart - 1, valueStart, message, {
      hint: 'Close the value with the quotation mark it begins with.',
    });
  }

  private badName(input: Input, name: RawName, at: number): never {
    const message = `${name.raw} is no name: it may have one colon, between prefix and local name.`;
    return input.fail('xml/name-malformed', at, at + name.raw.length, message);
  }

  private unbound(input: Input, name: RawName, at: number): never {
    const prefix = name.prefix.text;
    if (prefix === 'xmlns') {
      const message = 'The prefix xmlns is for namespace declarations only.';
      return input.fail('xml/namespace-reserved', at, at + name.raw.length, message);
    }
    const message = `The prefix ${prefix} of ${name.raw} is not declared.`;
    return input.fail('xml/prefix-undeclared', at, at + name.raw.length, message, {
      hint: `Declare it on this element or above it: xmlns:${prefix}="…".`,
    });
  }

  private mismatch(input: Input, node: NodeId, name: RawName | undefined): never {
    const { columns } = this.context;
    const start = input.at;
    const end = nameEnd(input.text, start + 2);
    const written = input.text.slice(start + 2, end);
    const expected = name?.raw ?? '';
    if (end === start + 2) {
      const message = `Found ${input.found(end)} after “</”, where ${expected} was expected.`;
      return input.fail('xml/tag-malformed', start, end, message);
    }
    const opened = columns.starts[node] ?? 0;
    const span = input.reference ? input.span(0, 0) : { ...input.span(opened, opened + 1 + expected.length) };
    const outer = this.open.some((other) => other.raw === written);
    return input.fail(
      'xml/element-mismatched',
      start,
      end + (input.text[end] === '>' ? 1 : 0),
      `Found </${written}>, where </${expected}> was expected.`,
      {
        hint: outer
          ? `Close <${expected}> with </${expected}> before </${written}>.`
          : `No element ${written} is open here: correct the name, or delete the end tag.`,
        related: [{ message: `<${expected}> begins here.`, span }],
      },
    );
  }
}

const same = (name: RawName, other: RawName | undefined): boolean =>
  other !== undefined &&
  (name === other ||
    (name.local === other.local &&
      name.prefix.text !== '' &&
      name.prefix.namespace === other.prefix.namespace));
