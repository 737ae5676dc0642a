/**
 * What plain text adds to a text stands in brackets: `[1]` refers to a note, `[p. 58]` begins a page. The brackets are a
 * pair that the text has nowhere, so that nobody has to guess what is the text's own. A file begins with its pair:
 * the first character opens, the last of the first paragraph closes.
 */
import { isUnmarked } from '../render/quotations.js';
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';

export interface Marks {
  readonly open: string;
  readonly close: string;
  /** What stands before items of a bulleted list; absent where the text has every candidate itself. */
  readonly bullet?: string;
  /** What stands around the reading of a character (ruby); absent where no text has any, or where it has every candidate itself. */
  readonly ruby?: readonly [open: string, close: string];
  /** What stands around a quotation whose marks the source has and the text has not. */
  readonly quotes?: readonly [open: string, close: string];
}

const pairs = ['[]', '⟨⟩', '⟦⟧', '{}', '⦗⦘', '‹›', '❲❳'] as const;
const rubies = ['《》', '⦅⦆', '«»'] as const;
const quotes = ['“”', '«»', '„“'] as const;
const bullets = ['•', '‣', '◦', '▪', '–', '*'] as const;
const anyCandidate = new RegExp(
  `[${[...pairs, ...rubies, ...quotes, ...bullets].join('').replace(/[\]\\[]/g, '\\$&')}]`,
);
const candidates = new RegExp(anyCandidate, 'g');

/** Chooses the marks for a text and the words that will be said about it. */
export function marksFor(tree: RenderTree, about: string): Marks {
  const taken = new Set<string>();
  const see = (text: string): void => {
    if (anyCandidate.test(text)) for (const [found] of text.matchAll(candidates)) taken.add(found);
  };
  see(about);
  eachString(tree, see);
  const isFree = ([open = '', close = '']: string): boolean => !taken.has(open) && !taken.has(close);
  const pair = pairs.find(isFree);
  const [rubyOpen, rubyClose] = holds(tree, isRuby) ? (rubies.find(isFree) ?? []) : [];
  const isFreeToo = (pair: string): boolean => isFree(pair) && !pair.includes(rubyOpen ?? ' ');
  const [quoteOpen, quoteClose] = holds(tree, isUnmarked) ? (quotes.find(isFreeToo) ?? []) : [];
  const bullet = bullets.find((one) => !taken.has(one));
  const [open = '', close = ''] = pair ?? privatePair(tree, about);
  return {
    open,
    close,
    ...(bullet === undefined ? {} : { bullet }),
    ...(rubyOpen === undefined || rubyClose === undefined ? {} : { ruby: [rubyOpen, rubyClose] }),
    ...(quoteOpen === undefined || quoteClose === undefined ? {} : { quotes: [quoteOpen, quoteClose] }),
  };
}

/** The reading of a character, beside it. */
export const isRuby = ({ classes }: RenderElement): boolean => classes?.includes('ruby-text') === true;

function holds(tree: RenderTree, is: (element: RenderElement) => boolean): boolean {
  const visit = (node: RenderNode): boolean =>
    node.behaviour !== 'text' && (is(node) || node.children.some(visit));
  return visit(tree.root) || tree.notes.some(visit);
}

/** Two characters of the private use areas: no text has all of them. */
function privatePair(tree: RenderTree, about: string): readonly string[] {
  const taken = new Set(about.match(/\p{Co}/gu));
  eachString(tree, (text) => {
    for (const found of text.match(/\p{Co}/gu) ?? []) taken.add(found);
  });
  const free: string[] = [];
  for (const [first, last] of privateAreas)
    for (let code = first; code <= last && free.length < 2; code++)
      if (!taken.has(String.fromCodePoint(code))) free.push(String.fromCodePoint(code));
  return free;
}
const privateAreas = [
  [0xe000, 0xf8ff],
  [0xf0000, 0xffffd],
] as const;

function eachString(tree: RenderTree, see: (text: string) => void): void {
  const visit = (node: RenderNode): void => {
    if (node.behaviour === 'text') {
      see(node.text);
      return;
    }
    if (node.n !== undefined) see(node.n);
    if (node.title !== undefined) see(node.title);
    node.children.forEach(visit);
    node.alternate?.forEach(visit);
  };
  visit(tree.root);
  tree.notes.forEach(visit);
}

/** Something added, in its brackets. */
export const mark = ({ open, close }: Marks, words: string): string =>
  `${open}${words.replace(/\s+/gu, ' ').trim()}${close}`;
