/**
 * A render tree as the nodes that the print template walks. What is decided here is what paper needs: where a note is
 * set, which line breaks are kept, what a link can reach, how a deep tree stays within the depth Typst can call.
 */
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import type { PrintContent, PrintNode } from './data.types.js';
import { printList } from './lists.js';
import { printTable } from './tables.js';

/** What a walk through one text knows. */
export interface Walk {
  /** Notes by id, that have a reference. */
  readonly notes: ReadonlyMap<string, RenderElement>;
  /** Ids of notes that have been set. */
  readonly placed: Set<string>;
  /** Ids that something links to: only these become labels. */
  readonly linked: ReadonlySet<string>;
  /** Marks of page breaks that stood between blocks: they go to the start of the next paragraph. */
  readonly pending: PrintNode[];
  /** Whether line breaks of the source are kept where we are. */
  readonly lines: boolean;
  readonly depth: number;
}

/** Typst calls functions at most 80 deep; what is nested deeper than this is set without its frame, and loses no word. */
const deepest = 13;

/** Their line breaks are part of how they read: titles, addresses, signatures, verse. Elsewhere a line end is a space. */
const keepsLines = new Set([
  'heading',
  'dateline',
  'closer',
  'signature',
  'cell',
  'verbatim',
  'code',
  'lineGroup',
  'line',
  'block',
]);

/** They set nothing of their own: their children stand in their place. */
const frameless = new Set(['document', 'section', 'inline', 'alternate', 'index', 'label', 'formula']);

/** All of one text, with the notes whose reference is not shown at its end. */
export function printText(tree: RenderTree): PrintContent[] {
  const walk: Walk = {
    notes: new Map(tree.notes.flatMap((note) => (note.id === undefined ? [] : [[note.id, note] as const]))),
    placed: new Set(),
    linked: linkedIds(tree),
    pending: [],
    lines: false,
    depth: 0,
  };
  const nodes = printNodes(tree.root.children, walk);
  const left = tree.notes.filter((note) => note.id === undefined || !walk.placed.has(note.id));
  return [...nodes, ...left.map((note) => printNote(note, walk, true))];
}

function linkedIds(tree: RenderTree): Set<string> {
  const ids = new Set<string>();
  const visit = (node: RenderNode): void => {
    if (node.behaviour === 'text') return;
    if (node.target?.startsWith('#') && node.behaviour !== 'note') ids.add(node.target.slice(1));
    for (const child of node.children) visit(child);
  };
  visit(tree.root);
  for (const note of tree.notes) visit(note);
  return ids;
}

/** Nodes in a row, with neighbouring texts made one. */
export function printNodes(nodes: readonly RenderNode[], walk: Walk): PrintContent[] {
  const printed: PrintContent[] = [];
  const amongBlocks = nodes.some(isBlock);
  for (const node of nodes) {
    for (const one of printNode(node, walk, amongBlocks)) {
      const last = printed.at(-1);
      if (typeof one === 'string' && typeof last === 'string') printed[printed.length - 1] = last + one;
      else if (one !== '') printed.push(one);
    }
  }
  return printed;
}

function printNode(node: RenderNode, walk: Walk, amongBlocks: boolean): PrintContent[] {
  if (node.behaviour === 'text') return printedText(node.text, walk);
  const between = amongBlocks && node.behaviour === 'break' && node.place === 'page';
  if (!between) return printElement(node, walk);
  walk.pending.push(pageMark(node));
  return [];
}

const lineBreak: PrintNode = { is: 'lineBreak', children: [] };

/** In verbatim text line feeds and runs of spaces count; white space is final everywhere else. */
function printedText(text: string, walk: Walk): PrintContent[] {
  if (!walk.lines || !text.includes('\n')) return [text];
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [lineBreak, line]));
}

function printElement(element: RenderElement, outer: Walk): PrintContent[] {
  const special = specials[element.behaviour];
  const walk = { ...outer, lines: outer.lines || keepsLines.has(element.behaviour) };
  if (special) return special(element, walk);
  const frame = ownFrame(element, walk);
  if (frame === undefined || walk.depth >= deepest) return withoutFrame(element, walk);
  const block = element.block ? true : undefined;
  const opening = block && element.behaviour === 'paragraph' ? walk.pending.splice(0) : [];
  const children = printNodes(element.children, { ...walk, depth: walk.depth + 1 });
  return [{ ...frame, is: element.behaviour, block, children: [...opening, ...children] }];
}

/** What makes an element more than its children, or undefined. */
function ownFrame(element: RenderElement, walk: Walk): Partial<PrintNode> | undefined {
  const id = element.id !== undefined && walk.linked.has(element.id) ? element.id : undefined;
  const { lang, styles } = element;
  const bare = lang === undefined && (styles === undefined || styles.length === 0);
  const holds = element.behaviour === 'block' && element.children.some(isBlock);
  if (bare && (holds || frameless.has(element.behaviour)) && id === undefined) return undefined;
  return {
    id,
    lang,
    styles,
    title: element.title && element.behaviour === 'graphic' ? element.title : undefined,
  };
}

const isBlock = (node: RenderNode): boolean => node.behaviour !== 'text' && node.block;

/** Its children alone; an anchor in front where something links to it. Blocks that run into text are parted from it. */
function withoutFrame(element: RenderElement, walk: Walk): PrintContent[] {
  const children = printNodes(element.children, walk);
  const inline = element.block && !element.children.some(isBlock);
  const kept: PrintContent[] = inline ? [{ is: 'paragraph', block: true, children }] : children;
  return element.id !== undefined && walk.linked.has(element.id)
    ? [{ is: 'anchor', id: element.id, children: [] }, ...kept]
    : kept;
}

type Special = (element: RenderElement, walk: Walk) => PrintContent[];

/** Behaviours that are more than a frame around their children. */
const specials: Partial<Record<RenderElement['behaviour'], Special>> = {
  furniture: () => [],
  break: printBreak,
  space: () => [' '],
  gap: (element, walk) =>
    element.children.length === 0
      ? [{ is: 'mark', mark: '[…]', children: [] }]
      : printNodes(element.children, walk),
  heading: (element, walk) => [printHeading(element, walk)],
  note: (element, walk) => [printNote(element, walk, element.block)],
  noteReference: (element, walk) => printReference(element, walk),
  link: (element, walk) => [{ is: 'link', ...destination(element, walk), ...framed(element, walk) }],
  list: (element, walk) => [printList(element, walk)],
  table: (element, walk) => printTable(element, walk),
  graphic: (element) => [{ is: 'graphic', block: true, children: [], ...picture(element) }],
};

/** The parts that every node has, children included. */
export function framed(
  element: RenderElement,
  walk: Walk,
): Pick<PrintNode, 'children' | 'id' | 'lang' | 'styles'> {
  const id = element.id !== undefined && walk.linked.has(element.id) ? element.id : undefined;
  const children = printNodes(element.children, { ...walk, depth: walk.depth + 1 });
  return { id, lang: element.lang, styles: element.styles, children };
}

const picture = (element: RenderElement): Pick<PrintNode, 'title' | 'mark'> => {
  const name = element.target?.split('/').at(-1);
  return { title: element.title ?? name ?? 'picture', mark: element.title ?? name ?? 'picture' };
};

function printBreak(element: RenderElement, walk: Walk): PrintContent[] {
  if (element.place === 'line') return element.wordInternal ? [] : [walk.lines ? lineBreak : ' '];
  if (element.place !== 'page') return element.wordInternal || element.block ? [] : [' '];
  return [pageMark(element)];
}

/** A page of the source begins: its number where it is known. No part of the text. */
const pageMark = (element: RenderElement): PrintNode => ({
  is: 'mark',
  mark: element.n === undefined ? '|' : `|${element.n}|`,
  children: [],
});

function printHeading(element: RenderElement, walk: Walk): PrintNode {
  const short = element.level === undefined ? undefined : shortened(plainText(element.children));
  return { is: 'heading', block: true, level: element.level, short, ...framed(element, walk) };
}

/** Text for contents and running heads: without notes, and of a length that fits one line. */
export function plainText(nodes: readonly RenderNode[]): string {
  const omitted = new Set(['note', 'noteReference', 'furniture']);
  const text = nodes.map((node) => {
    if (node.behaviour === 'text') return node.text;
    if (node.behaviour === 'break') return node.wordInternal ? '' : ' ';
    return omitted.has(node.behaviour) ? '' : plainText(node.children);
  });
  return text.join('');
}

export function shortened(text: string, length = 64): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (words.length <= length) return words;
  const cut = words.slice(0, length).replace(/\s+\S*$/u, '');
  return `${cut.replace(/[.,;:]$/u, '')} …`;
}

/** Where a link leads: inside the document, or by an address that no reader's machine would run. */
function destination(element: RenderElement, walk: Walk): Pick<PrintNode, 'to' | 'url'> {
  const target = element.target ?? '';
  if (target.startsWith('#')) return { to: reachable(target.slice(1), walk) ? target.slice(1) : undefined };
  return { url: /^(https?|mailto|ftp):/iu.test(target) && target.length < 2000 ? target : undefined };
}

const reachable = (id: string, walk: Walk): boolean => walk.linked.has(id);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The sign of a note: figures raised by the typeface, not by their code, so that all are alike. */
export const signOf = (text: string): string =>
  text.trim().replace(/[⁰¹²³⁴-⁹]/gu, (figure) => String(superscripts.indexOf(figure)));

/** A sign, or words that speak of a note ("see note 5 above"). */
export const isSign = (text: string): boolean =>
  /^[^\p{L}]*\p{L}?[^\p{L}]*$/u.test(text) && text.trim().length <= 6;

/** U+2060 on both sides of a sign without a note of its own on the page: unseen, and when the PDF is read back no word. */
export const joiner = '\u2060';

function printReference(element: RenderElement, walk: Walk): PrintContent[] {
  const text = plainText(element.children);
  const id = element.target?.slice(1) ?? '';
  const note = walk.notes.get(id);
  const words = text !== '' && !isSign(text);
  const marker = words ? '*' : signOf(text || (element.n ?? '*'));
  const first = note !== undefined && !walk.placed.has(id);
  const reference: PrintNode = {
    is: 'noteReference',
    marker: first ? marker : `${joiner}${marker}${joiner}`,
    id: element.id !== undefined && walk.linked.has(element.id) ? element.id : undefined,
    ...(first ? { note: printNote(note, walk, false) } : { to: reachable(id, walk) ? id : undefined }),
    children: [],
  };
  if (!words) return [reference];
  const link: PrintNode = { is: 'link', to: reference.to, ...framed(element, walk) };
  return first ? [{ ...link, to: undefined }, reference] : [link];
}

function printNote(note: RenderElement, walk: Walk, block: boolean): PrintNode {
  if (note.id !== undefined) walk.placed.add(note.id);
  const inside = { ...walk, depth: walk.depth + 2, lines: false, pending: [] };
  const first = note.children[0];
  const labelled =
    !block && first !== undefined && first.behaviour === 'label' && isSign(plainText(first.children));
  const children = printNodes(labelled ? note.children.slice(1) : note.children, inside);
  if (typeof children[0] === 'string') children[0] = children[0].trimStart();
  const id = note.id !== undefined && walk.linked.has(note.id) ? note.id : undefined;
  return { is: 'note', block: block ? true : undefined, id, lang: note.lang, children };
}
