/** What a page is called in contents, links and the window: its heading; else what its division is; else how it begins. */
import {
  attribute,
  childElement,
  localName,
  type NodeId,
  textContent,
  XML,
  type XmlTree,
} from '../../../xml/tree.js';
import type { RenderElement, RenderNode } from '../../render/tree.js';
import { titleOf } from '../contents.js';

const longest = 140;

export interface Title {
  readonly words: string;
  /** It is a heading of the text; else the page must show it. */
  readonly printed: boolean;
}

/** Parts of a text that the Guidelines name, in words (chapter 4). */
const parts: Readonly<Record<string, string>> = {
  front: 'Front matter',
  back: 'Back matter',
  titlePage: 'Title page',
  body: 'Text',
};

/** The title of a page of this element, whose content begins with `nodes`. */
export function titleFor(of: RenderElement, nodes: readonly RenderNode[], tei: XmlTree): Title {
  const printed = headingIn(of);
  if (printed !== '') return { words: shortened(printed), printed: true };
  const words = shortened(
    headerTitle(tei, of.node) ?? named(of) ?? parts[localName(tei, of.node)] ?? beginning(nodes),
  );
  return { words: words === '' ? 'Untitled' : words, printed: false };
}

/** The identifier that the document itself gives the element. */
export const ownId = (tei: XmlTree, node: NodeId): string | undefined => attribute(tei, node, 'id', XML);

/** The words of the heading of an element: the one of the outline. */
function headingIn(element: RenderElement): string {
  for (const child of element.children)
    if (child.behaviour === 'heading' && child.level !== undefined) return oneLine(titleOf(child.children));
  return '';
}

/** A text of a corpus: the title that its header gives. */
function headerTitle(tei: XmlTree, node: NodeId): string | undefined {
  let at: NodeId | undefined = node;
  for (const name of ['teiHeader', 'fileDesc', 'titleStmt', 'title'])
    at = at === undefined ? undefined : childElement(tei, at, name);
  const words = at === undefined ? '' : oneLine(textContent(tei, at));
  return words === '' ? undefined : words;
}

/** A division that says what it is: 'Chapter 3'. */
function named({ classes, n }: RenderElement): string | undefined {
  const [type] = classes ?? [];
  if (type === undefined) return undefined;
  const name = `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll('-', ' ')}`;
  return n === undefined ? name : `${name} ${n}`;
}

/** The first words. */
function beginning(nodes: readonly RenderNode[]): string {
  let words = '';
  const look = (node: RenderNode): void => {
    if (words.length > longest) return;
    if (node.behaviour === 'text') words += node.text;
    else if (node.behaviour !== 'furniture' && node.behaviour !== 'noteReference') {
      for (const child of node.children) look(child);
      if (node.block || node.behaviour === 'break') words += ' ';
    }
  };
  for (const node of nodes) look(node);
  const [first = '', ...rest] = oneLine(words).split(/(?<=^(?:\S+\s){8})/);
  return rest.length === 0 ? first : `${first.trimEnd()} …`;
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`;
}
