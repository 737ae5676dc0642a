/**
 * A render tree as the nodes that the print template walks. What is decided here is what paper needs: where a note is
 * set, which line breaks are kept, what a link can reach, how a deep tree stays within the depth Typst can call.
 */
import { isUnmarked } from '../render/quotations.js';
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import type { PrintContent, PrintNode } from './data.types.js';
import { printList } from './lists.js';
import { notesLeft, printNote, printReference } from './notes.js';
import { quotationMarks } from './quotations.js';
import { printSpeech } from './speeches.js';
import { printTable } from './tables.js';
import { labelOf, type Walk, withPlaces } from './walk.js';
import { joiner } from './words.js';

/** Typst calls functions at most 80 deep; what is nested deeper than this is set without its frame, and loses no word. */
const deepest = 13;

/**
 * Their line breaks are part of how they read: titles, addresses, signatures, verse. Elsewhere a line end is a space; so it
 * is within a title or a closing formula after a line that is as long as lines of prose.
 */
const keepsLines: Readonly<Partial<Record<RenderElement['behaviour'], Walk['lines']>>> = {
  heading: 'short',
  dateline: 'short',
  closer: 'short',
  signature: 'short',
  block: 'short',
  cell: 'all',
  verbatim: 'all',
  code: 'all',
  lineGroup: 'all',
  line: 'all',
};

/** They set nothing of their own: their children stand in their place. */
const frameless = new Set(['document', 'section', 'inline', 'alternate', 'index', 'label', 'formula']);

/**
 * All of one text, with the notes whose reference is not shown at its end.
 * @param prefix parts its labels from those of other texts
 */
export const printText = (
  tree: RenderTree,
  prefix = '',
  pictures: Walk['pictures'] = new Map(),
): PrintContent[] =>
  withPlaces([tree], [prefix], pictures, ([walk]) =>
    walk === undefined ? [] : [...printNodes(tree.root.children, walk), ...notesLeft(tree, walk)],
  );

/**
 * Nodes in a row, with neighbouring texts made one. Where blocks are among them, what runs between blocks becomes a
 * paragraph: only so does Typst tag it in its order.
 */
export function printNodes(nodes: readonly RenderNode[], walk: Walk): PrintContent[] {
  const printed: PrintContent[] = [];
  if (!nodes.some(isBlock)) {
    for (const [at, node] of nodes.entries()) {
      if (isLineEnd(node) && isBetweenElements(nodes, at)) walk.line.length = 0;
      const parts = isLineEnd(node) && isUnspaced(nodes, at) ? [] : printNode(node, walk);
      for (const one of parts) addTo(printed, one);
    }
    return printed;
  }
  let run: RenderNode[] = [];
  const closeRun = () => {
    const inline = printNodes(run, walk);
    run = [];
    const alone = pictureAlone(inline);
    if (inline.every(isMarkOrSpace)) walk.pending.push(...inline.flatMap(marksOf));
    else if (alone) printed.push(alone);
    else
      printed.push({
        is: 'paragraph',
        block: true,
        leaf: true,
        flush: true,
        children: [...walk.pending.splice(0), ...inline],
      });
  };
  for (const node of nodes) {
    if (node.behaviour === 'break' && node.place === 'page' && (node.block || run.every(isSpace)))
      walk.pending.push(pageMark(node, walk));
    else if (!isBlock(node)) run.push(node);
    else {
      closeRun();
      const blocks = printNode(node, walk);
      keepTogether(printed, blocks[0]);
      printed.push(...blocks);
    }
  }
  closeRun();
  return printed;
}

/** What closes a text is not to stand alone at the head of a page: the last lines before it go with it. */
function keepTogether(printed: PrintContent[], next: PrintContent | undefined): void {
  const last = printed.at(-1);
  if (typeof last !== 'object' || last.is !== 'paragraph' || !last.leaf || !isClosing(next)) return;
  printed[printed.length - 1] = { ...last, keep: Math.min(linesOf(next), mostKept) };
}

/** Of a longer one the first lines are enough. */
const mostKept = 7;

export const isClosing = (content: PrintContent | undefined): content is PrintNode =>
  typeof content === 'object' && ['closer', 'dateline', 'signature'].includes(content.is);

/** How many lines it takes, about. */
function linesOf(content: PrintContent): number {
  if (typeof content === 'string') return content.length / (content.length < 40 ? 40 : 30);
  const inside = content.children.reduce((sum, child) => sum + linesOf(child), 0);
  return content.is === 'lineBreak' ? 0.6 : content.block ? Math.ceil(inside) : inside;
}

function addTo(printed: PrintContent[], one: PrintContent): void {
  const last = printed.at(-1);
  if (typeof one === 'string' && typeof last === 'string') printed[printed.length - 1] = last + one;
  else if (one !== '') printed.push(one);
}

/** What stands alone between blocks and has no word goes to the start of the next paragraph. */
const isMarkOrSpace = (content: PrintContent): boolean =>
  typeof content === 'string'
    ? content.trim() === ''
    : content.is === 'lineNumber' ||
      content.is === 'lineBreak' ||
      (content.is === 'mark' && content.id === undefined);

/** The one picture of a line that has nothing else: it stands in the middle of the measure. */
function pictureAlone(line: readonly PrintContent[]): PrintNode | undefined {
  const [one, ...others] = line.filter((content) => typeof content !== 'string' || content.trim() !== '');
  return typeof one === 'object' && one.picture !== undefined && others.length === 0
    ? { ...one, block: true }
    : undefined;
}

const marksOf = (content: PrintContent): PrintNode[] =>
  typeof content === 'string' || content.is === 'lineBreak' ? [] : [content];

export const isSpace = (node: RenderNode): boolean => node.behaviour === 'text' && node.text.trim() === '';

const isLineEnd = (node: RenderNode): boolean => node.behaviour === 'break' && node.place === 'line';

/** What ends one part of a formula and begins another is no line of prose. */
const isBetweenElements = (nodes: readonly RenderNode[], at: number): boolean =>
  [nodes[at - 1], nodes[at + 1]].every((node) => node !== undefined && node.behaviour !== 'text');

/** Between Chinese or Japanese characters a line end is no space. */
function isUnspaced(nodes: readonly RenderNode[], at: number): boolean {
  const [before, after] = [nodes[at - 1], nodes[at + 1]];
  return (
    before?.behaviour === 'text' &&
    after?.behaviour === 'text' &&
    unspaced.test(`${before.text.at(-1)}${after.text.at(0)}`)
  );
}
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]{2}$/u;

const printNode = (node: RenderNode, walk: Walk): PrintContent[] =>
  node.behaviour === 'text' ? printedLines(node.text, walk) : printElement(node, walk);

const lineBreak: PrintNode = { is: 'lineBreak', children: [] };

/** They show nothing; U+2060 is a sign of ours here, and PDF/UA-1 forbids U+FEFF. */
const unprintable = new RegExp(`[${joiner}\\ufeff]`, 'gu');

/** In verbatim text line feeds and runs of spaces count; white space is final everywhere else. */
function printedLines(written: string, walk: Walk): PrintContent[] {
  const text = written.replace(unprintable, '');
  walk.line.length += text.length;
  if (walk.lines !== 'all' || !text.includes('\n')) return [text];
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [lineBreak, line]));
}

function printElement(element: RenderElement, outer: Walk): PrintContent[] {
  if (outer.quoted !== element && isUnmarked(element)) {
    const [open, close] = quotationMarks(element.lang ?? outer.lang, outer.quoted !== undefined);
    return [open, ...printElement(element, { ...outer, quoted: element }), close];
  }
  const special = specials[element.behaviour];
  const walk = {
    ...outer,
    lang: element.lang ?? outer.lang,
    lines: element.behaviour === 'paragraph' ? undefined : (keepsLines[element.behaviour] ?? outer.lines),
    line: element.block ? { length: 0 } : outer.line,
  };
  if (special) return special(element, walk);
  const frame = ownFrame(element, walk);
  if (frame === undefined || walk.depth >= deepest) return withoutFrame(element, walk);
  const opening = element.block && element.behaviour === 'paragraph' ? walk.pending.splice(0) : [];
  const children = [...opening, ...printNodes(element.children, { ...walk, depth: walk.depth + 1 })];
  const node = { ...frame, is: kindOf(element), children };
  if (!element.block) return [node];
  const alone = pictureAlone(children);
  if (alone) return [{ ...node, block: true, children: [alone] }];
  const leaf = leafOf(children);
  if (leaf) trimStart(children);
  return [{ ...node, block: true, leaf }];
}

/** Its behaviour, or what paper makes of its class. */
function kindOf({ behaviour, classes = [] }: RenderElement): string {
  return classes.map((name) => kinds[name]).find((kind) => kind !== undefined) ?? behaviour;
}
const kinds: Readonly<Record<string, string>> = {
  'title-page': 'titlePage',
  ruby: 'ruby',
  'ruby-text': 'rubyText',
};

/** A line of the source that ends where a block begins is no space; after words of ours, which begin it, it is one. */
function trimStart(children: PrintContent[]): void {
  const at = children.findIndex((one) => typeof one === 'string' || one.is === 'mark' || !isMarkOrSpace(one));
  const first = children[at];
  if (typeof first === 'string') children[at] = first.trimStart();
}

/** A block that holds no other is one paragraph. */
export const leafOf = (children: readonly PrintContent[]): true | undefined =>
  children.length > 0 && children.every((one) => typeof one === 'string' || !one.block) ? true : undefined;

/** What makes an element more than its children, or undefined. */
function ownFrame(element: RenderElement, walk: Walk): Partial<PrintNode> | undefined {
  const { lang, styles } = element;
  const bare = lang === undefined && (styles === undefined || styles.length === 0);
  const kind = kindOf(element);
  const holds = kind === 'block' && element.children.some(isBlock);
  const id = labelOf(element.id, walk);
  if (bare && (holds || frameless.has(kind)) && id === undefined) return undefined;
  const n = element.behaviour === 'line' ? fifth(element.n) : undefined;
  return { id, lang, styles, mark: n, beside: n && !walk.parallel ? true : undefined };
}

/** Every fifth line of verse shows its number: the last figure of what the edition gives ("1.2.65"). */
function fifth(n: string | undefined): string | undefined {
  const number = /(\d+)$/u.exec(n ?? '')?.[1];
  return number !== undefined && Number(number) % 5 === 0 ? number : undefined;
}

export const isBlock = (node: RenderNode): boolean => node.behaviour !== 'text' && node.block;

/** Its children alone; an anchor in front where something links to it. Blocks that run into text are parted from it. */
function withoutFrame(element: RenderElement, walk: Walk): PrintContent[] {
  const children = printNodes(element.children, walk);
  const leaf = element.block ? leafOf(children) : undefined;
  const kept: PrintContent[] = leaf
    ? [{ is: 'paragraph', block: true, leaf, flush: true, children }]
    : children;
  const id = labelOf(element.id, walk);
  return id === undefined ? kept : [{ is: 'anchor', id, children: [] }, ...kept];
}

type Special = (element: RenderElement, walk: Walk) => PrintContent[];

/** Behaviours that are more than a frame around their children. */
const specials: Partial<Record<RenderElement['behaviour'], Special>> = {
  furniture: () => [],
  break: printBreak,
  space: () => [' '],
  mark: ({ n }) => [{ is: 'mark', mark: n ?? '', children: [] }],
  gap: (element, walk) =>
    element.children.length === 0
      ? [{ is: 'mark', mark: '[…]', id: labelOf(element.id, walk), children: [] }]
      : printNodes(element.children, walk),
  heading: (element, walk) => [printHeading(element, walk)],
  note: (element, walk) => [printNote(element, walk, element.block ? 'block' : 'inline')],
  noteReference: (element, walk) => printReference(element, walk),
  link: (element, walk) => [{ is: 'link', ...destination(element, walk), ...framed(element, walk) }],
  speech: (element, walk) => [printSpeech(element, walk)],
  list: (element, walk) => [printList(element, walk)],
  table: (element, walk) => printTable(element, walk),
  graphic: (element, walk) => [
    {
      is: 'graphic',
      id: labelOf(element.id, walk),
      block: element.block ? true : undefined,
      children: [],
      ...picture(element, walk),
    },
  ],
};

/** The parts that every node has, children included. */
export function framed(
  element: RenderElement,
  walk: Walk,
): Pick<PrintNode, 'children' | 'id' | 'lang' | 'styles'> {
  const id = labelOf(element.id, walk);
  const children = printNodes(element.children, { ...walk, depth: walk.depth + 1 });
  return { id, lang: element.lang, styles: element.styles, children };
}

/** The picture, or what is said of it, where it is not at hand. */
function picture(
  { target, title }: RenderElement,
  walk: Walk,
): Pick<PrintNode, 'title' | 'mark' | 'picture'> {
  const said = title ?? target?.split('/').at(-1) ?? 'picture';
  return { title: said, mark: said, picture: target === undefined ? undefined : walk.pictures.get(target) };
}

function printBreak(element: RenderElement, walk: Walk): PrintContent[] {
  if (element.place === 'line')
    return [
      ...(element.wordInternal ? [] : [endsLine(walk) ? lineBreak : ' ']),
      ...lineNumber(element, walk),
    ];
  if (element.place !== 'page') return element.wordInternal || element.block ? [] : [' '];
  return [pageMark(element, walk)];
}

/** Every fifth line of prose that the source numbers has its number beside the line of print that it begins in. */
function lineNumber({ n }: RenderElement, { lines, parallel }: Walk): PrintContent[] {
  const mark = fifth(n);
  return mark === undefined || lines === 'all' || parallel ? [] : [{ is: 'lineNumber', mark, children: [] }];
}

function endsLine({ lines, line }: Walk): boolean {
  const { length } = line;
  line.length = 0;
  return lines === 'all' || (lines === 'short' && length <= longestLine);
}

/** Characters of a line that may end where it does; one that is longer is prose. */
const longestLine = 44;

/** A page of the source begins: its number where it is known. No part of the text. */
const pageMark = (element: RenderElement, walk: Walk): PrintNode => ({
  is: 'mark',
  mark: element.n === undefined ? '|' : `|${element.n}|`,
  id: labelOf(element.id, walk),
  children: [],
});

function printHeading(element: RenderElement, walk: Walk): PrintNode {
  const short =
    element.level === undefined ? undefined : shortened(plainText(element.children), longestTitle);
  return {
    is: 'heading',
    block: true,
    level: element.level,
    short,
    led: walk.led,
    ...framed(element, { ...walk, heading: true }),
  };
}

/** Of a heading in the contents; running heads cut it to a line of theirs. */
const longestTitle = 240;

/** Text for contents and running heads: without notes. */
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
  if (target.startsWith('#')) return { to: reachable(target.slice(1), walk) };
  return { url: /^(https?|mailto|ftp):/iu.test(target) && target.length < 2000 ? target : undefined };
}

export const reachable = (id: string, walk: Walk): string | undefined =>
  walk.linked.has(id) ? `${walk.prefix}${id}` : undefined;
