/** A serialised TEI document cut at the line ends of its transcript, and shown with its tags in colour. */
import { lineStarts, type Source } from '../source/source.js';
import { isGapAt, wordsOf } from '../xml/layout.js';
import type { XmlTree } from '../xml/tree.js';
import { kindOfElement } from './kinds.js';
import { escaped } from './page.js';

export interface TeiByLine {
  /** What stands before the text: header and standOff. */
  readonly head: string;
  /** By line of the transcript (0-based): its part of the document; '' where the line holds no word. */
  readonly lines: readonly string[];
}

/**
 * Cuts the document where the transcript's lines begin. The words of both are the same, in the same order
 * (docs/encoding.md), so the place is found by counting characters that are no white space: nothing the encoder
 * believes is used.
 */
export function teiByLine(tree: XmlTree, transcript: Source): TeiByLine {
  const { text } = tree.source;
  const cuts = beginnings(tree, transcript).map((at) => (at < 0 ? -1 : before(text, at)));
  const lines: string[] = [];
  let end = text.length;
  for (let line = cuts.length - 1; line >= 0; line--) {
    const cut = cuts[line] ?? -1;
    lines[line] = cut < 0 ? '' : dedented(text.slice(cut, end));
    if (cut >= 0) end = cut;
  }
  return { head: text.slice(0, end), lines };
}

/** By line of the transcript: where in the TEI its first word begins; -1 for a line without words. */
function beginnings(tree: XmlTree, transcript: Source): number[] {
  const { words, nodes, offsets } = wordsOf(tree);
  const { text } = transcript;
  const starts = lineStarts(transcript);
  let word = 0;
  let passed = 0; // characters of the words before `word`
  let read = 0; // characters of the lines before this one
  return Array.from(starts, (start, line) => {
    const first = read;
    for (let at = start; at < (starts[line + 1] ?? text.length); at++) if (!isGapAt(text, at)) read++;
    if (read === first) return -1;
    while (word < words.length && passed < first) passed += words[word++]?.length ?? 0;
    const node = nodes[word];
    return node === undefined
      ? -1
      : serialisedOffset(tree.source.text, tree.starts[node] ?? 0, offsets[word] ?? 0);
  });
}

/** From an offset in a text to one in the document that has it with its entities. */
function serialisedOffset(xml: string, start: number, offset: number): number {
  let at = start;
  for (let unit = 0; unit < offset; unit++) at = xml.charAt(at) === '&' ? xml.indexOf(';', at) + 1 : at + 1;
  return at;
}

/** Where the start tags before a word begin: end tags stay with what they end. */
function before(xml: string, word: number): number {
  let at = word;
  for (;;) {
    let space = at;
    while (space > 0 && /\s/.test(xml.charAt(space - 1))) space--;
    if (xml.charAt(space - 1) !== '>') return at;
    const open = xml.lastIndexOf('<', space - 1);
    if (/[/?!]/.test(xml.charAt(open + 1))) return at;
    at = open;
  }
}

/** Without the indentation that all its lines share, the first aside, which begins at its tag. */
function dedented(xml: string): string {
  const [first = '', ...rest] = xml.trimEnd().split('\n');
  const indents = rest.filter((line) => line.startsWith(' ')).map((line) => line.search(/\S|$/));
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return [first, ...rest.map((line) => line.slice(Math.min(least, line.search(/\S|$/))))].join('\n');
}

/** Serialised TEI as HTML: tags in the colour of their kind, identifiers as anchors, pointers as links to them. */
export function shownTei(xml: string): string {
  let html = '';
  let at = 0;
  for (const match of xml.matchAll(/<(\/?[\w:.-]+)([^<>]*)>/g)) {
    const [tag, name = '', attributes = ''] = match;
    html += escaped(xml.slice(at, match.index));
    at = match.index + tag.length;
    const kind = kindOfElement(name.replace('/', ''), /\stype="([^"]*)"/.exec(attributes)?.[1]);
    const type = kind === undefined ? 'tag' : `tag k-${kind}`;
    html += `<span class="${type}">&lt;${escaped(name)}${shownAttributes(attributes)}&gt;</span>`;
  }
  return html + escaped(xml.slice(at));
}

const shownAttributes = (attributes: string): string =>
  attributes.replace(/([^="]*)(?:="([^"]*)")?/g, (_, name: string, value: string | undefined) => {
    if (value === undefined) return escaped(name);
    if (name.trim() === 'xml:id')
      return `${escaped(name)}="<span id="tei.${escaped(value)}">${escaped(value)}</span>"`;
    const pointers = value.replace(/#[^\s]+|[^#]+/g, (pointer) =>
      pointer.startsWith('#')
        ? `<a href="#tei.${escaped(pointer.slice(1))}">${escaped(pointer)}</a>`
        : escaped(pointer),
    );
    return `${escaped(name)}="${/(^|\s)#/.test(value) ? pointers : escaped(value)}"`;
  });
