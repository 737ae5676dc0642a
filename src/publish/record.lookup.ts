/** Finding one's way in a header and its standOff: what the readers of the record share. */
import {
  attribute,
  childElement,
  childElements,
  descendants,
  type NodeId,
  rootElement,
  textContent,
  XML,
  type XmlTree,
} from '../xml/tree.js';
import type { Evidenced } from './record.types.js';

export interface Lookup {
  readonly tree: XmlTree;
  /** Root says `type="treaty"`: the vocabulary of docs/encoding.md holds. */
  readonly isTreaty: boolean;
  /** Elements at a path of children below the header: `all('fileDesc', 'titleStmt', 'title')`. */
  all(...path: readonly string[]): NodeId[];
  /** All elements of a name in the standOffs. */
  entities(name: string): NodeId[];
  /** The element of the header or standOff that a pointer such as `#source.1` names. */
  byId(pointer: string | undefined): NodeId | undefined;
}

/** Opens the header of a document; one without a root, or without a header, has nothing in it. */
export function lookup(tree: XmlTree): Lookup {
  const root = rootElement(tree);
  const header = root < 0 ? undefined : childElement(tree, root, 'teiHeader');
  const standOffs = root < 0 ? [] : childElements(tree, root, 'standOff');
  const ids = new Map<string, NodeId>();
  for (const part of [...(header === undefined ? [] : [header]), ...standOffs]) {
    for (const node of descendants(tree, part)) {
      const id = attribute(tree, node, 'id', XML);
      if (id !== undefined && !ids.has(id)) ids.set(id, node);
    }
  }
  return {
    tree,
    isTreaty: root >= 0 && attribute(tree, root, 'type') === 'treaty',
    all: (...path) =>
      path.reduce(
        (nodes, name) => nodes.flatMap((node) => childElements(tree, node, name)),
        header === undefined ? [] : [header],
      ),
    entities: (name) => standOffs.flatMap((standOff) => descendants(tree, standOff, name)),
    byId: (pointer) => (pointer?.startsWith('#') ? ids.get(pointer.slice(1)) : undefined),
  };
}

/** The words of an element, parted by single spaces. */
export const words = (tree: XmlTree, node: NodeId): string =>
  textContent(tree, node).replace(/\s+/g, ' ').trim();

/** A value with the certainty and the evidence that the element which holds it names. */
export function evidenced<T>(header: Lookup, node: NodeId, value: T): Evidenced<T> {
  const { tree } = header;
  const certainty = attribute(tree, node, 'cert');
  const source = (attribute(tree, node, 'source') ?? '')
    .split(/\s+/)
    .map((pointer) => header.byId(pointer))
    .filter((bibl): bibl is NodeId => bibl !== undefined)
    .map((bibl) => words(tree, bibl))
    .join('; ');
  return { value, ...(certainty === undefined ? {} : { certainty }), ...(source === '' ? {} : { source }) };
}
