/**
 * Makes random documents from a RELAX NG grammar in XML syntax (the simple kind that trang writes: one grammar, named
 * defines, no name classes). Alternatives that were used least come first, so a few hundred documents reach them all.
 */
import { SaxesParser } from 'saxes';

interface Pattern {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Pattern[];
  text: string;
  /** How often the generator went through it. */
  used: number;
}

export interface Grammar {
  readonly start: Pattern;
  readonly defines: ReadonlyMap<string, Pattern>;
  readonly namespace: string;
  /** Every element pattern, and every attribute pattern. */
  readonly all: readonly Pattern[];
}

const relaxng = 'http://relaxng.org/ns/structure/1.0';

/** Reads a grammar; elements of other namespaces (documentation) are left out. */
export function readGrammar(rng: string): Grammar {
  const root: Pattern = { name: '', attributes: {}, children: [], text: '', used: 0 };
  const open = [root];
  const all: Pattern[] = [];
  const defines = new Map<string, Pattern>();
  const parser = new SaxesParser({ xmlns: true });
  let foreign = 0;
  parser.on('opentag', (tag) => {
    if (foreign > 0 || tag.uri !== relaxng) {
      foreign++;
      return;
    }
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, { value }]) => [name, value]),
    );
    const pattern: Pattern = { name: tag.local, attributes, children: [], text: '', used: 0 };
    open.at(-1)?.children.push(pattern);
    open.push(pattern);
    all.push(pattern);
    if (tag.local === 'define') defines.set(attributes.name ?? '', pattern);
  });
  parser.on('text', (text) => {
    const pattern = open.at(-1);
    if (foreign === 0 && pattern) pattern.text += text;
  });
  parser.on('closetag', () => {
    if (foreign > 0) foreign--;
    else open.pop();
  });
  parser.write(rng).close();
  const grammar = root.children[0];
  const start = grammar?.children.find((child) => child.name === 'start');
  if (!grammar || !start) throw new Error('no grammar with a start');
  return { start, defines, namespace: grammar.attributes.ns ?? '', all };
}

/** Values for each datatype and pattern that the grammar names. */
const samples: Readonly<Record<string, readonly string[]>> = {
  date: ['1954-10-12', '2026-02-28'],
  gYearMonth: ['1954-10'],
  gYear: ['1954', '0987'],
  'anyURI \\S+': ['https://example.org/a', '#treaty', 'other.xml#x'],
  'anyURI #\\S+': ['#treaty', '#note.1'],
  language: ['en', 'fr', 'zh-Hans'],
  'token [^\\s\\p{C}]+': ['1', 'I-3108', '5bis', 'A', '*', '¹'],
  'token [\\d]+(\\.[\\d]+){0,2}': ['1', '0.1', '1.0.12'],
  nonNegativeInteger: ['0', '12', '5545'],
  positiveInteger: ['1', '7'],
  decimal: ['3', '-1.5', '0'],
  Name: ['engross', 'a-b'],
  'string .+': ['.', ' '],
  string: ['/TEI/text/body/div', '@xml:id'],
};
const words = [
  'The',
  'Governments',
  'declare',
  'that',
  '3 %',
  'été',
  '<',
  '&',
  '—',
  'договор',
  '¹',
  ']]>',
  '\n',
];

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[<>&"]/g, (character) => escapes[character] ?? '');

/** Elements that start a part with a budget of its own, so that a long header leaves room for a text. */
const parts = new Set(['standOff', 'text', 'body']);

/** A small seeded generator (mulberry32), so that a failure can be made again. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The fewest elements that each pattern needs: the way out when a document has grown enough. */
function leastSizes(grammar: Grammar): Map<Pattern, number> {
  const sizes = new Map<Pattern, number>(grammar.all.map((pattern) => [pattern, Number.POSITIVE_INFINITY]));
  const size = (pattern: Pattern): number => sizes.get(pattern) ?? 0;
  const sum = (pattern: Pattern): number => pattern.children.reduce((total, child) => total + size(child), 0);
  const rules: Record<string, (pattern: Pattern) => number> = {
    element: (pattern) => 1 + sum(pattern),
    optional: () => 0,
    zeroOrMore: () => 0,
    choice: (pattern) => Math.min(...pattern.children.map(size)),
    ref: (pattern) => {
      const define = grammar.defines.get(pattern.attributes.name ?? '');
      return define ? size(define) : Number.POSITIVE_INFINITY;
    },
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const pattern of grammar.all) {
      const least = (rules[pattern.name] ?? sum)(pattern);
      if (least < size(pattern)) {
        sizes.set(pattern, least);
        changed = true;
      }
    }
  }
  return sizes;
}

/** Makes documents, each of about `limit` elements. */
export function generator(grammar: Grammar, seed: number, limit = 120): () => string {
  const next = random(seed);
  const sizes = leastSizes(grammar);
  const size = (pattern: Pattern): number => sizes.get(pattern) ?? 0;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  let count = 0;
  let identifiers = 0;

  interface Content {
    attributes: string;
    content: string;
  }
  const nothing = (): Content => ({ attributes: '', content: '' });
  const join = (pieces: readonly Content[]): Content => ({
    attributes: pieces.map((piece) => piece.attributes).join(''),
    content: pieces.map((piece) => piece.content).join(''),
  });
  const full = (): boolean => count > limit;
  const all = (pattern: Pattern): Content => join(pattern.children.map(make));
  const text = (): string =>
    Array.from({ length: Math.floor(next() * 4) }, () => escaped(pick(words))).join(' ');
  const many = (pattern: Pattern, least: number): Content => {
    const times = full() ? least : least + Math.floor(next() * 4);
    return join(Array.from({ length: times }, () => all(pattern)));
  };
  const least = (children: readonly Pattern[], key: (pattern: Pattern) => number): Pattern[] => {
    const lowest = Math.min(...children.map(key));
    return children.filter((child) => key(child) === lowest);
  };
  const name = (pattern: Pattern): string => pattern.attributes.name ?? '';
  const makers: Record<string, (pattern: Pattern) => Content> = {
    element: (pattern) => {
      count = parts.has(name(pattern)) ? 0 : count + 1;
      const { attributes, content } = all(pattern);
      return { attributes: '', content: `<${name(pattern)}${attributes}>${content}</${name(pattern)}>` };
    },
    attribute: (pattern) => ({ attributes: ` ${name(pattern)}="${all(pattern).content}"`, content: '' }),
    choice: (pattern) => {
      const small = full() ? least(pattern.children, size) : pattern.children;
      return make(pick(next() < 0.5 ? least(small, (child) => child.used) : small));
    },
    optional: (pattern) => ((full() ? next() < 0.02 : next() < 0.4) ? all(pattern) : nothing()),
    zeroOrMore: (pattern) => many(pattern, 0),
    oneOrMore: (pattern) => many(pattern, 1),
    mixed: (pattern) =>
      join([{ attributes: '', content: text() }, all(pattern), { attributes: '', content: text() }]),
    text: () => ({ attributes: '', content: text() }),
    empty: nothing,
    value: (pattern) => ({ attributes: '', content: escaped(pattern.text) }),
    data: (pattern) => {
      const type = pattern.attributes.type ?? '';
      if (type === 'ID') return { attributes: '', content: `id.${++identifiers}` };
      const regex = pattern.children.find((child) => child.attributes.name === 'pattern')?.text;
      const known = samples[regex === undefined ? type : `${type} ${regex}`];
      if (!known) throw new Error(`no samples for the datatype ${type} ${regex ?? ''}`);
      return { attributes: '', content: escaped(pick(known)) };
    },
    list: (pattern) => {
      const content = pattern.children.map((child) =>
        child.name === 'zeroOrMore' || child.name === 'oneOrMore'
          ? [all(child).content, all(child).content].join(' ')
          : make(child).content,
      );
      return { attributes: '', content: content.join(' ') };
    },
    ref: (pattern) => {
      const define = grammar.defines.get(name(pattern));
      if (!define) throw new Error(`no define ${name(pattern)}`);
      return make(define);
    },
  };
  const make = (pattern: Pattern): Content => {
    pattern.used++;
    return (makers[pattern.name] ?? all)(pattern);
  };
  return () => {
    count = 0;
    identifiers = 0;
    const { content } = all(grammar.start);
    return content.replace(/^<(\w+)/, `<$1 xmlns="${grammar.namespace}"`);
  };
}
