/** What predicates and the walk may ask of the TEI: names by row without comparing namespaces again, and the few axes they need. */
import { isWhite } from '../../source/words.js';
import {
  afterOf,
  isElement,
  type NodeId,
  NodeKind,
  parentOf,
  TEI,
  XML,
  type XmlTree,
} from '../../xml/tree.js';

export const EXAMPLES = 'http://www.tei-c.org/ns/Examples';

export interface View {
  readonly tree: XmlTree;
  /** The TEI local name of an element; '' for text, and for elements of other namespaces. */
  name(node: NodeId): string;
  /** The value of an attribute without a namespace, or undefined. */
  get(node: NodeId, attribute: string): string | undefined;
  /** The value of `xml:id` or `xml:lang`, or undefined. */
  xml(node: NodeId, attribute: 'id' | 'lang'): string | undefined;
}

export function view(tree: XmlTree): View {
  const { names, kinds, nameIndexes, attributeFirsts, attributeNames } = tree;
  const locals = names.map((name) => (name.namespace === TEI ? name.local : ''));
  // Names are compared as numbers: an element is asked for ten attributes and has one, or none.
  const indexes = (namespace: string): ReadonlyMap<string, number> =>
    new Map(names.flatMap((name, at) => (name.namespace === namespace ? [[name.local, at] as const] : [])));
  const [plain, ofXml] = [indexes(''), indexes(XML)];
  const value = (node: NodeId, wanted: number | undefined): string | undefined => {
    if (wanted === undefined) return undefined;
    const end = attributeFirsts[node + 1] ?? 0;
    for (let row = attributeFirsts[node] ?? end; row < end; row++)
      if (attributeNames[row] === wanted) return tree.value(row);
    return undefined;
  };
  return {
    tree,
    name: (node) => (kinds[node] === NodeKind.element ? (locals[nameIndexes[node] ?? -1] ?? '') : ''),
    get: (node, attribute) => value(node, plain.get(attribute)),
    xml: (node, attribute) => value(node, ofXml.get(attribute)),
  };
}

/** What elements are by their name: worked out once a name of the document, and '' for what is no element of TEI. */
export function byName<T>(tree: XmlTree, of: (name: string) => T): (node: NodeId) => T {
  const known = tree.names.map((name) => of(name.namespace === TEI ? name.local : ''));
  const other = of('');
  return (node) =>
    tree.kinds[node] === NodeKind.element ? (known[tree.nameIndexes[node] ?? -1] ?? other) : other;
}

/** True where a text node has a character that is not white space. */
export function hasWords(tree: XmlTree, node: NodeId): boolean {
  if (tree.kinds[node] !== NodeKind.text) return false;
  const text = tree.text(node);
  for (let at = 0; at < text.length; at++) if (!isWhite(text.charCodeAt(at))) return true;
  return false;
}

/** True where an element has words, a picture, or a gap where there were words. */
export function hasContent(view: View, row: NodeId): boolean {
  const { tree } = view;
  const end = afterOf(tree, row);
  for (let at = row + 1; at < end; at++) {
    if (hasWords(tree, at) || view.name(at) === 'graphic' || view.name(at) === 'gap') return true;
  }
  return false;
}

/** Elements whose content is words even where, in one place, only elements stand in them. */
const phraseHolders = new Set(
  'p ab l head label seg hi emph note item cell titlePart signed dateline salute byline trailer speaker stage said q quote ref title persName placeName orgName name rs foreign date figDesc bibl'.split(
    ' ',
  ),
);

/** True where an element stands among words: its parent holds text, or is of a kind that does. */
export function inLine(view: View, node: NodeId): boolean {
  const { tree } = view;
  const parent = parentOf(tree, node);
  const name = view.name(parent);
  if (name === 'p' || name === 'l' || name === 'hi' || name === 'seg' || name === 'head') return true;
  const end = afterOf(tree, parent);
  let alone = true;
  for (let child = parent + 1; child < end; child = afterOf(tree, child)) {
    if (hasWords(tree, child)) return true;
    if (child !== node && isElement(tree, child)) alone = false;
  }
  return alone && phraseHolders.has(name);
}

/** The next sibling that is an element, if no words stand between. */
export function nextElement(view: View, node: NodeId): NodeId | undefined {
  const { tree } = view;
  const end = afterOf(tree, parentOf(tree, node));
  for (let next = afterOf(tree, node); next < end; next = afterOf(tree, next)) {
    if (isElement(tree, next)) return next;
    if (hasWords(tree, next)) return undefined;
  }
  return undefined;
}
