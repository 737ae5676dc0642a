/**
 * What is said of a finding: what was found, what was expected there (the likeliest few: what the document itself uses
 * most), and what to do. Nothing here decides whether something is wrong.
 */
import type { Span } from '../../source/source.js';
import { isElement, type NodeId, nameOf, spanOf, type XmlTree } from '../../xml/tree.js';
import { dateHint } from './date-hint.js';
import type { Engine } from './engine.js';
import {
  admitsText,
  expectedValues,
  possibleAttributes,
  possibleElements,
  requiredAttributes,
  requiredElements,
} from './expected.js';
import { habitHint } from './habits.js';
import { type ExpandedName, nameKey } from './names.js';
import { nearest } from './nearest.js';
import type { Pattern } from './pattern.js';

export interface Saying {
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  /** The name that the hint offers for the one that was found. */
  readonly meant?: string;
}

const fewest = 5;

/** a, b or c; with how many more there are, where there are more than a few. */
export function list(words: readonly string[], last = 'or', limit = fewest): string {
  if (words.length > limit) return `${words.slice(0, limit).join(', ')} and ${words.length - limit} more`;
  const [only = ''] = words;
  return words.length < 2 ? only : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
const quote = (text: string): string => JSON.stringify(shorten(text));
const tag = (name: string): string => `<${name}>`;
const article = (name: string): string => `${/^[aeio]/i.test(name) ? 'An' : 'A'} ${name}`;
const hinted = (hint: string | undefined): { hint?: string } => (hint === undefined ? {} : { hint });

/** Elements that wrap runs of text, where a schema offers many: in this order, after those the document uses. */
const customaryWrappers = ['p', 'ab', 'item', 'head', 'l', 'cell', 'seg', 'title', 'name'];

/** What is named first of the many elements that could come, after those the document uses. */
const customary = [
  ...customaryWrappers,
  'div',
  'list',
  'table',
  'quote',
  'note',
  'lg',
  'lb',
  'hi',
  'date',
  'ref',
];

export class Explainer {
  private counts: Map<string, number> | undefined;
  private readonly expectations = new Map<Pattern, string>();
  private readonly knownHomes = new Map<number, { hint?: string }>();

  constructor(
    private readonly tree: XmlTree,
    private readonly engine: Engine,
  ) {}

  private written = (node: NodeId): string => {
    const { prefix, local } = nameOf(this.tree, node);
    return prefix === '' ? local : `${prefix}:${local}`;
  };

  /** A name as this document would write it. */
  private spell(name: ExpandedName): string {
    const used = this.tree.names.find((one) => one.namespace === name.namespace && one.prefix !== '');
    const plain = this.tree.names.some((one) => one.namespace === name.namespace && one.prefix === '');
    return used && !plain ? `${used.prefix}:${name.local}` : name.local;
  }

  private spellAttribute(name: ExpandedName): string {
    if (name.namespace === '') return name.local;
    if (name.namespace === 'http://www.w3.org/XML/1998/namespace') return `xml:${name.local}`;
    return this.spell(name);
  }

  /** How often the document uses each name. */
  private usage(): Map<string, number> {
    if (this.counts) return this.counts;
    const perName = new Uint32Array(this.tree.names.length);
    for (let row = 1; row < this.tree.size; row++) {
      const index = this.tree.nameIndexes[row] ?? 0;
      if (isElement(this.tree, row)) perName[index] = (perName[index] ?? 0) + 1;
    }
    this.counts = new Map(this.tree.names.map((name, i) => [nameKey(name), perName[i] ?? 0]));
    return this.counts;
  }

  /** Names by how likely they are meant: those the document uses most first, then those most documents use. */
  private likeliest(names: readonly ExpandedName[]): ExpandedName[] {
    const usage = this.usage();
    const used = (name: ExpandedName) => usage.get(nameKey(name)) ?? 0;
    const rank = (name: ExpandedName) => customary.indexOf(name.local) + 1 || customary.length + 1;
    return [...names].sort((a, b) => used(b) - used(a) || rank(a) - rank(b));
  }

  private number = (node: NodeId): number => this.engine.number(nameOf(this.tree, node));

  private opens(state: Pattern, number: number): boolean {
    return !this.engine.derivatives.opened(state, number).child.dead;
  }

  /** " Expected: …" for the elements and text that a state admits. */
  private expectation(state: Pattern): string {
    const known = this.expectations.get(state);
    if (known !== undefined) return known;
    const elements = this.likeliest(possibleElements(state)).map((name) => tag(this.spell(name)));
    const words = admitsText(state) ? ['text', ...elements] : elements;
    const said = words.length === 0 ? ' Nothing more can come here.' : ` Expected: ${list(words)}.`;
    this.expectations.set(state, said);
    return said;
  }

  private parentPhrase(node: NodeId): string {
    const parent = this.tree.parents[node] ?? 0;
    return parent > 0 ? `in ${tag(this.written(parent))}` : 'as the root';
  }

  /** An element before what must precede it. `after`: what the parent admits once the element has come. */
  tooEarly(node: NodeId, state: Pattern, after: Pattern): Saying {
    const later = new Set([nameOf(this.tree, node), ...requiredElements(after)].map(nameKey));
    const missing = requiredElements(state)
      .filter((name) => !later.has(nameKey(name)))
      .map((name) => tag(this.spell(name)));
    const found = tag(this.written(node));
    const where = this.parentPhrase(node);
    if (missing.length === 0) {
      return {
        message: `${found} is not allowed here yet ${where}.${this.expectation(state)}`,
        hint: 'Something that must come before it is missing.',
      };
    }
    const what = list(missing, 'and');
    return {
      message: `${found} is not allowed here yet ${where}: ${what} must come before it.`,
      hint: `Put ${what} before ${found}.`,
    };
  }

  /** An element where it cannot be. `rest`: what the grandparent admits after the parent. */
  misplaced(node: NodeId, state: Pattern, rest: Pattern, brief: boolean): Saying {
    const found = tag(this.written(node));
    const message = `${found} is not allowed here ${this.parentPhrase(node)}.`;
    // The like of it has been explained where it came first; for hundreds the search for advice would cost.
    if (brief) return { message };
    if (!this.isKnown(node)) return this.unknown(node, state);
    return { message: message + this.expectation(state), ...this.advice(node, state, rest) };
  }

  /** Whether the schema names the element at all. */
  isKnown = (node: NodeId): boolean => this.engine.elementNames().has(nameKey(nameOf(this.tree, node)));

  private unknown(node: NodeId, state: Pattern): Saying {
    const found = nameOf(this.tree, node);
    const known = this.engine.elementNames();
    const names = [...known.values()];
    const twin = names.find((name) => name.local === found.local);
    if (twin) return this.otherNamespace(node, twin);
    const message = `The schema has no element ${tag(this.written(node))}.`;
    const habit = habitHint(found.local, known);
    if (habit) return { message, hint: habit };
    const possible = possibleElements(state);
    const meant = nearest(
      found.local,
      possible.map((name) => name.local),
    );
    if (meant) return { message, hint: `Did you mean ${tag(meant)}?` };
    const elsewhere = nearest(
      found.local,
      names.map((name) => name.local),
    );
    return {
      message: message + this.expectation(state),
      ...hinted(elsewhere && `Did you mean ${tag(elsewhere)}, which may stand elsewhere?`),
    };
  }

  private otherNamespace(node: NodeId, { namespace, local }: ExpandedName): Saying {
    const { namespace: given, prefix } = nameOf(this.tree, node);
    const place = (one: string) => (one === '' ? 'no namespace' : `the namespace ${one}`);
    const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    const written = prefix === '' ? local : `${prefix}:${local}`;
    return {
      message: `${tag(written)} is in ${place(given)}; the schema has it in ${place(namespace)}.`,
      hint: `Write ${tag(`${written} ${declared}="${namespace}"`)}, or declare that on an element above it.`,
    };
  }

  private advice(node: NodeId, state: Pattern, rest: Pattern): Omit<Saying, 'message'> {
    const found = tag(this.written(node));
    const number = this.number(node);
    const earlier = this.comesTooLate(node, number, state);
    if (earlier) return earlier;
    const parent = this.tree.parents[node] ?? 0;
    const wrapper = this.wrapper(state, (content) => this.opens(content, number), nameOf(this.tree, node));
    if (wrapper) return { hint: `Put ${found} in ${tag(wrapper)}.` };
    if (parent > 0 && this.opens(rest, number))
      return { hint: `It may stand after ${tag(this.written(parent))}, not in it.` };
    const homes = this.homes(number, found);
    if (homes.hint !== undefined) return homes;
    const written = nameOf(this.tree, node).local;
    const meant = nearest(
      written,
      possibleElements(state).map((name) => name.local),
    );
    return hinted(meant && `Did you mean ${tag(meant)}?`);
  }

  /** Where the parent would have taken the element earlier: it comes too late, or again. */
  private comesTooLate(
    node: NodeId,
    number: number,
    state: Pattern,
  ): { hint: string; related: NonNullable<Saying['related']> } | undefined {
    const parent = this.tree.parents[node] ?? 0;
    const room = parent > 0 ? this.lastBefore(parent, node, number) : undefined;
    if (room === undefined) return undefined;
    const other = this.firstOther(parent, this.tree.nameIndexes[node]);
    const again = this.number(room) === number;
    const last = again && other < node ? other : room;
    const [found, around, before] = [node, parent, last].map((one) => tag(this.written(one)));
    if (again && last === room) {
      return {
        hint: `${around} has a ${found} already: make one of the two, or take one away.`,
        related: [{ message: `The ${found} that is there already.`, span: spanOf(this.tree, last) }],
      };
    }
    const own = this.opensHere(state, [last, parent], number);
    const order = other === last ? `comes first in ${around}` : `comes before ${before} in ${around}`;
    return {
      hint: `${article(this.written(node))} ${order}: put it before this ${before}${own ? `, or in a ${tag(own)} of its own` : ''}.`,
      related: [{ message: `The ${before} that it must come before.`, span: spanOf(this.tree, last) }],
    };
  }

  /** The last child before which an element of a name could have stood. */
  private lastBefore(parent: NodeId, node: NodeId, number: number): NodeId | undefined {
    const { derivatives, patterns } = this.engine;
    let state = this.engine.childrenOf(this.number(parent));
    let last: NodeId | undefined;
    for (let row = parent + 1; row < node; row = this.tree.afters[row] ?? node) {
      if (!isElement(this.tree, row)) continue;
      if (this.opens(state, number)) last = row;
      const { child, rests } = derivatives.opened(state, this.number(row));
      if (!child.dead) state = patterns.choice(rests);
    }
    return last;
  }

  /** The name of an element that may come in a state, is like one of those given, and can begin with what was found. */
  private opensHere(state: Pattern, like: readonly NodeId[], number: number): string | undefined {
    const other = like.find((one) => {
      const name = this.number(one);
      return name !== number && this.opens(state, name) && this.opens(this.engine.childrenOf(name), number);
    });
    return other === undefined ? undefined : this.written(other);
  }

  /** The first element in a parent that has another name: where there is none, a row after all of them. */
  private firstOther(parent: NodeId, name: number | undefined): NodeId {
    const end = this.tree.afters[parent] ?? 0;
    for (let row = parent + 1; row < end; row = this.tree.afters[row] ?? end)
      if (isElement(this.tree, row) && this.tree.nameIndexes[row] !== name) return row;
    return end;
  }

  /** An element that can come here and can begin with what was found. */
  private wrapper(
    state: Pattern,
    fits: (content: Pattern) => boolean,
    found?: ExpandedName,
  ): string | undefined {
    const customary = (name: ExpandedName) => customaryWrappers.indexOf(name.local);
    const usable = possibleElements(state).filter((name) => {
      if (found && nameKey(name) === nameKey(found)) return false;
      return fits(this.engine.childrenOf(this.engine.number(name)));
    });
    const usual = usable.filter((name) => customary(name) >= 0).sort((a, b) => customary(a) - customary(b));
    const [best] = usual.length > 0 ? usual : usable.length <= fewest ? this.likeliest(usable) : [];
    return best && this.spell(best);
  }

  /** The elements of this document that can hold it. */
  private homes(number: number, found: string): { hint?: string } {
    const known = this.knownHomes.get(number) ?? this.findHomes(number, found);
    this.knownHomes.set(number, known);
    return known;
  }

  private findHomes(number: number, found: string): { hint?: string } {
    const homes: ExpandedName[] = [];
    for (const [key, count] of this.usage()) {
      if (count === 0) continue;
      const name = this.tree.names.find((one) => nameKey(one) === key);
      if (name && possibleIn(this.engine.childrenOf(this.engine.number(name)), number, this.engine))
        homes.push(name);
    }
    const names = this.likeliest(homes).map((name) => tag(this.spell(name)));
    return names.length > 0 ? { hint: `${found} may stand in ${list(names, 'or', 3)}.` } : {};
  }

  attribute(node: NodeId, attribute: number, state: Pattern): Saying {
    const name = this.tree.names[this.tree.attributeNames[attribute] ?? -1];
    const written = name ? this.spellAttribute(name) : '';
    const possible = possibleAttributes(state);
    const message = `The attribute ${written} is not allowed on ${tag(this.written(node))}.`;
    if (possible.length === 0) return { message: `${message} No further attribute is.` };
    const spelt = possible.map((one) => this.spellAttribute(one));
    const prefixed = spelt.find((one) => one.split(':')[1] === written);
    const meant = prefixed ?? nearest(written, spelt);
    if (meant) return { message, hint: `Did you mean ${meant}?`, meant };
    const required = requiredAttributes(state).map((one) => this.spellAttribute(one));
    return {
      message,
      ...hinted(
        required.length > 0
          ? `${list(required, 'and')} ${required.length > 1 ? 'are' : 'is'} required here.`
          : undefined,
      ),
    };
  }

  attributeValue(node: NodeId, attribute: number, named: Pattern): Saying {
    const name = this.tree.names[this.tree.attributeNames[attribute] ?? -1];
    const value = this.tree.value(attribute);
    const owner = `${name ? this.spellAttribute(name) : ''} on ${tag(this.written(node))}`;
    return this.value(value, `${quote(value)} is not a value of ${owner}.`, named);
  }

  textValue(node: NodeId, text: string, state: Pattern): Saying {
    const message =
      text.trim() === ''
        ? `${tag(this.written(node))} is empty.`
        : `${quote(text)} is not a value of ${tag(this.written(node))}.`;
    return this.value(text, message, state);
  }

  private value(value: string, message: string, state: Pattern): Saying {
    const { listed, types, dated } = expectedValues(state);
    const wanted = [...listed.map((one) => JSON.stringify(one)), ...types];
    const full =
      wanted.length > 0 ? `${message} Expected: ${list(wanted, 'or', dated ? fewest : 8)}.` : message;
    const meant = listed.find((one) => one === value.trim()) ?? nearest(value.trim(), listed);
    if (meant) return { message: full, hint: `Did you mean "${meant}"?` };
    if (dated && /\d/.test(value)) return { message: full, hint: dateHint(value) };
    if (/^[ \t\r\n]|[ \t\r\n]$/.test(value))
      return { message: full, hint: 'There is white space around the value; take it away.' };
    return { message: full };
  }

  attributesMissing(node: NodeId, state: Pattern): Saying {
    const found = tag(this.written(node));
    const missing = requiredAttributes(state).map((name) => this.spellAttribute(name));
    if (missing.length > 0) {
      const what = list(missing, 'and');
      const plural = missing.length > 1 ? 's' : '';
      return {
        message: `${found} lacks the attribute${plural} ${what}.`,
        hint: `Add ${missing.map((name) => `${name}="…"`).join(' ')} to ${found}.`,
        ...(missing.length === 1 && missing[0] ? { meant: missing[0] } : {}),
      };
    }
    const possible = possibleAttributes(state).map((name) => this.spellAttribute(name));
    return {
      message: `${found} lacks an attribute that it needs beside those it has. Expected: ${list(possible)}.`,
    };
  }

  text(node: NodeId, state: Pattern): Saying {
    const text = this.tree.text(node).trim();
    const message = `The text ${quote(text)} is not allowed here ${this.parentPhrase(node)}.${this.expectation(state)}`;
    const wrapper = this.wrapper(state, (content) => admitsText(content));
    return { message, ...hinted(wrapper ? `Put the text in ${tag(wrapper)}.` : undefined) };
  }

  incomplete(node: NodeId, state: Pattern): Saying {
    const found = tag(this.written(node));
    const missing = requiredElements(state).map((name) => tag(this.spell(name)));
    if (missing.length > 0)
      return {
        message: `${found} is not complete: ${list(missing, 'and')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
        hint: `Add ${list(missing, 'and')} to ${found}.`,
      };
    const message = `${found} is ${this.tree.afters[node] === node + 1 ? 'empty' : 'not complete'}.${this.expectation(state)}`;
    const [usual] = this.likeliest(possibleElements(state));
    if (usual === undefined) return { message };
    const content = tag(this.spell(usual));
    return { message, hint: `Put ${content} in ${found}, for instance.` };
  }
}

/** Whether a content can hold an element somewhere. */
function possibleIn(content: Pattern, number: number, engine: Engine): boolean {
  return !engine.derivatives.openedEarly(content, number).child.dead;
}
