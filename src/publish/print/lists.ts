/** Lists for print: the labels that the text prints, or a mark of our own where it prints none. */
import type { RenderElement, RenderNode } from '../render/tree.js';
import type { PrintContent, PrintItem, PrintNode } from './data.types.js';
import { framed, isSpace, leafOf, printNodes } from './nodes.js';
import type { Walk } from './walk.js';

const marks: Readonly<Record<string, (number: number) => string | undefined>> = {
  ordered: (number) => `${number}.`,
  bulleted: () => '–',
};

/** A list with its items. Labels that stand beside items (glossaries) open their item. */
export function printList(list: RenderElement, walk: Walk): PrintNode {
  const inside = { ...walk, depth: walk.depth + 2 };
  const head: PrintContent[] = [];
  const items: PrintItem[] = [];
  let term: RenderElement | undefined;
  for (const child of list.children) {
    if (child.behaviour === 'heading' && items.length === 0) head.push(...printNodes([child], inside));
    else if (child.behaviour === 'label') {
      if (term) items.push(itemOf(printNodes([term], inside)));
      term = child;
    } else if (isSpace(child)) continue;
    else {
      const item = printItem(child, list, items.length + 1, inside, term);
      if (item.children.length > 0 || item.label || item.id !== undefined) items.push(item);
      term = undefined;
    }
  }
  if (term) items.push(itemOf(printNodes([term], inside)));
  const { children: _all, ...frame } = { ...framed({ ...list, children: [] }, walk) };
  return { is: 'list', block: true, ...frame, children: [], head: head.length > 0 ? head : undefined, items };
}

const itemOf = (children: readonly PrintContent[]): PrintItem => ({ children, leaf: leafOf(children) });

function printItem(
  node: RenderNode,
  list: RenderElement,
  number: number,
  walk: Walk,
  term: RenderElement | undefined,
): PrintItem {
  if (node.behaviour !== 'listItem') return itemOf(printNodes([...(term ? [term] : []), node], walk));
  const first = node.children[0];
  const label = first !== undefined && first.behaviour === 'label' && !first.block ? first : undefined;
  const children = printNodes(label ? node.children.slice(1) : node.children, walk);
  if (typeof children[0] === 'string') children[0] = children[0].trimStart();
  const own = framed({ ...node, children: [] }, walk);
  const mark = marks[list.listKind ?? 'plain']?.(number);
  const printed = label ? printNodes([label], walk) : undefined;
  const spoken = term ? withTerm(printNodes(term.children, walk), children) : children;
  return {
    id: own.id,
    lang: own.lang,
    label: printed,
    mark:
      printed || term ? undefined : node.n !== undefined && list.listKind === 'ordered' ? `${node.n}.` : mark,
    ...itemOf(spoken),
  };
}

/** The term of a glossary opens its item: on the line of its first words, or above its blocks. */
function withTerm(term: readonly PrintContent[], item: readonly PrintContent[]): PrintContent[] {
  const bold: PrintNode = { is: 'inline', styles: ['bold'], children: term };
  return leafOf(item)
    ? [bold, ' ', ...item]
    : [{ is: 'paragraph', block: true, leaf: true, flush: true, children: [bold] }, ...item];
}
