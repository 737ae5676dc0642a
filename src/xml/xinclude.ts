/**
 * XInclude 1.0: a document with its inclusions put in, as one text, and the way back from each place in it to the file
 * it came from. What is included is fetched by the loader given; nothing is fetched otherwise.
 */
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostic/diagnostic.js';
import type { Source, Span } from '../source/source.js';
import { escapeAttribute, escapeText } from './escape.js';
import { parseXml } from './parse.js';
import { type Loader, resolveReference } from './reference.js';
import {
  attribute,
  childElements,
  descendants,
  isElement,
  type NodeId,
  nameOf,
  rootElement,
  spanOf,
  XINCLUDE,
  XML,
  type XmlTree,
} from './tree.js';

export interface Included {
  readonly source: Source;
  /** Where in the files a place of `source` came from. */
  origin(place: Span): Span;
}

/** A stretch of the resulting text; what was made up (escaped text, added attributes) has the place it was made for. */
interface Piece {
  readonly text: string;
  readonly from: Span;
  readonly exact: boolean;
}

const exactly = (source: Source, start: number, end: number): Piece => ({
  text: source.text.slice(start, end),
  from: { source, start, end },
  exact: true,
});

/** Inclusions within inclusions are followed this deep. */
const includeDepth = 50;
/** The result may have this many UTF-16 units. */
const includedLength = 64_000_000;

/**
 * Puts inclusions in. A document without any comes back as it is.
 *
 * @returns the whole text, or no value where an inclusion failed without a fallback. Codes: `xml/include-*`, those of
 * the parser for what is included, and what the loader finds.
 */
export async function resolveXInclude(source: Source, load: Loader): Promise<Result<Included>> {
  const includer = new Includer(load);
  const pieces = await includer.document(source);
  const { diagnostics } = includer;
  if (!pieces || hasErrors(diagnostics)) return { diagnostics };
  return { value: joined(source, pieces), diagnostics };
}

function joined(source: Source, pieces: readonly Piece[]): Included {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length;
  }
  const text = pieces.map((piece) => piece.text).join('');
  const whole: Source = pieces.length === 1 ? source : { ...source, text };
  const origin = (place: Span): Span => {
    const next = starts.findIndex((start) => start > place.start);
    const index = (next < 0 ? starts.length : next) - 1;
    const { from, exact } = pieces[index] ?? { from: place, exact: false };
    if (!exact) return from;
    const shift = from.start - (starts[index] ?? 0);
    return { source: from.source, start: place.start + shift, end: Math.min(place.end + shift, from.end) };
  };
  return { source: whole, origin };
}

class Includer {
  readonly diagnostics: Diagnostic[] = [];
  private length = 0;

  constructor(private readonly load: Loader) {}

  /** The pieces of the outermost document. */
  async document(source: Source): Promise<readonly Piece[] | undefined> {
    const { value: tree, diagnostics } = parseXml(source);
    this.diagnostics.push(...diagnostics);
    return tree && this.stretch(tree, 0, 0, source.text.length, [source.path]);
  }

  /** An included element, made to mean in its new place what it meant in its own: its namespaces go with it. */
  private async element(
    tree: XmlTree,
    node: NodeId,
    href: string,
    open: readonly string[],
  ): Promise<readonly Piece[]> {
    const { source } = tree;
    const { start, end } = spanOf(tree, node);
    const tag = startTag(source.text, start);
    const nameEnd = start + (/^<[^\s/>]+/.exec(tag)?.[0].length ?? 1);
    const own = new Set(
      Array.from(tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g), ([, name]) => name),
    );
    const missing = [...new Map([['', ''], ...tree.namespaces(node)])]
      .map(([name, namespace]) => [name === '' ? 'xmlns' : `xmlns:${name}`, namespace] as const)
      .filter(([name]) => name !== 'xmlns:xml' && !own.has(name))
      .map(([name, namespace]) => ` ${name}="${escapeAttribute(namespace)}"`);
    const base = own.has('xml:base') ? '' : ` xml:base="${escapeAttribute(href)}"`;
    const added: Piece = {
      text: missing.join('') + base,
      from: { source, start, end: nameEnd },
      exact: false,
    };
    const rest = await this.stretch(tree, node, nameEnd, end, open);
    return [exactly(source, start, nameEnd), added, ...rest];
  }

  /** A stretch of a document that holds whole nodes below `within`, with the inclusions in it put in. */
  private async stretch(
    tree: XmlTree,
    within: NodeId,
    start: number,
    end: number,
    open: readonly string[],
  ): Promise<readonly Piece[]> {
    const { source } = tree;
    const pieces: Piece[] = [];
    let from = start;
    for (const node of descendants(tree, within, 'include')) {
      const place = spanOf(tree, node);
      if (nameOf(tree, node).namespace !== XINCLUDE || place.start < from || place.end > end) continue;
      pieces.push(exactly(source, from, place.start), ...(await this.include(tree, node, open)));
      from = place.end;
    }
    pieces.push(exactly(source, from, end));
    this.length += end - from;
    return pieces;
  }

  private async include(tree: XmlTree, node: NodeId, open: readonly string[]): Promise<readonly Piece[]> {
    const before = this.diagnostics.length;
    const pieces = await this.fetch(tree, node, open);
    if (pieces) return pieces;
    const fallback = childElements(tree, node, 'fallback').find(
      (child) => nameOf(tree, child).namespace === XINCLUDE,
    );
    if (fallback === undefined) return [];
    // A fallback is there for what cannot be had; what is circular or malformed stays an error.
    const kept = this.diagnostics
      .splice(before)
      .filter(({ code }) => code.startsWith('xml/') && code !== 'xml/include-missing');
    this.diagnostics.push(...kept);
    return this.fallback(tree, fallback, open);
  }

  private async fallback(tree: XmlTree, node: NodeId, open: readonly string[]): Promise<readonly Piece[]> {
    const { start, end } = spanOf(tree, node);
    const text = tree.source.text.slice(start, end);
    const first = startTag(tree.source.text, start);
    if (first.endsWith('/>')) return [];
    return this.stretch(tree, node, start + first.length, start + text.lastIndexOf('</'), open);
  }

  private async fetch(
    tree: XmlTree,
    node: NodeId,
    open: readonly string[],
  ): Promise<readonly Piece[] | undefined> {
    const place = spanOf(tree, node);
    const fail = (code: IncludeCode, message: string): undefined => {
      this.diagnostics.push(diagnostic(code, message, { span: place }));
    };
    const href = attribute(tree, node, 'href') ?? '';
    const parse = attribute(tree, node, 'parse') ?? 'xml';
    const pointer = attribute(tree, node, 'xpointer');
    if (parse !== 'xml' && parse !== 'text') {
      return fail('xml/include-malformed', `The value of parse is “${parse}”; xml or text was expected.`);
    }
    if (href === '' || href.includes('#')) {
      return fail('xml/include-malformed', `The href “${href}” does not name a file.`);
    }
    const base = open.at(-1) ?? tree.source.path;
    const path = resolveReference(href, base);
    if (parse === 'xml' && open.includes(path)) {
      return fail('xml/include-circular', `${path} includes itself: ${[...open, path].join(' → ')}.`);
    }
    if (open.length > includeDepth || this.length > includedLength) {
      return fail(
        'xml/include-limit',
        `Inclusions come to more than ${includeDepth} levels or ${includedLength.toLocaleString('en')} characters.`,
      );
    }
    const loaded = await this.load(href, base);
    this.diagnostics.push(...loaded.diagnostics);
    if (!loaded.value) {
      const remote = /^[a-z][a-z0-9+.-]+:/i.test(path) && !path.startsWith('file:');
      const why = remote ? ': only files of this machine are' : '';
      return fail('xml/include-missing', `The file ${path} could not be included${why}.`);
    }
    if (parse === 'text') {
      this.length += loaded.value.text.length;
      return [{ text: escapeText(loaded.value.text), from: place, exact: false }];
    }
    const { value: included, diagnostics } = parseXml(loaded.value);
    this.diagnostics.push(...diagnostics);
    if (!included) return undefined;
    const target = pointer === undefined ? rootElement(included) : pointed(included, pointer);
    if (target < 0)
      return fail('xml/include-missing', `${path} has no element ${pointer} (an identifier, or element(…)).`);
    if (/<!(ENTITY|ATTLIST)/.test(included.source.text.slice(0, included.starts[rootElement(included)]))) {
      return fail(
        'xml/include-malformed',
        `${path} declares entities or defaults, which cannot be taken along.`,
      );
    }
    return this.element(included, target, href, [...open, path]);
  }
}

type IncludeCode =
  | 'xml/include-circular'
  | 'xml/include-limit'
  | 'xml/include-malformed'
  | 'xml/include-missing';

/** The start tag at a place, whole. */
const startTag = (text: string, start: number): string => {
  const tag = /<(?:[^>"']|"[^"]*"|'[^']*')*>/y;
  tag.lastIndex = start;
  return tag.exec(text)?.[0] ?? '';
};

/** What XInclude asks of XPointer: an identifier, or `element(identifier/1/2)`. Other schemes are not known. */
function pointed(tree: XmlTree, pointer: string): NodeId {
  const steps = /^\s*element\(([^()/]*)((?:\/[1-9]\d*)*)\)\s*$/.exec(pointer);
  if (!steps) return identified(tree, pointer);
  const [, id = '', path = ''] = steps;
  const start = id === '' ? 0 : identified(tree, id);
  return path
    .split('/')
    .slice(1)
    .reduce((at, step) => (at < 0 ? at : (childElements(tree, at)[Number(step) - 1] ?? -1)), start);
}

function identified(tree: XmlTree, id: string): NodeId {
  for (let node = 1; node < tree.size; node++) {
    if (!isElement(tree, node)) continue;
    if (attribute(tree, node, 'id', XML) === id) return node;
    const end = tree.attributeFirsts[node + 1] ?? 0;
    for (let row = tree.attributeFirsts[node] ?? 0; row < end; row++) {
      if (tree.ids.has(row) && tree.value(row) === id) return node;
    }
  }
  return -1;
}
