/** Which witnesses have a reading, as an edition calls them. Source: Guidelines 12.1.4.1 (@wit), 12.1.4.2 (witness lists). */
import {
  attribute,
  descendants,
  localName,
  type NodeId,
  parentOf,
  rootElement,
  textContent,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import type { RenderElement, RenderNode } from './tree.js';

/** The names of the witnesses of a reading: the siglum that the list of witnesses gives, else what the pointer says. */
export function witnessesOf(tree: XmlTree, reading: NodeId): readonly string[] {
  const pointers = attribute(tree, reading, 'wit')?.trim().split(/\s+/) ?? [];
  return pointers
    .filter((pointer) => pointer !== '')
    .map((pointer) => {
      const name = pointer.slice(pointer.indexOf('#') + 1);
      return sigla(tree).get(name) ?? name;
    });
}

/** The identifier by which the entries of an apparatus know a witness, unless its words or its number (@n) say it. */
export function siglumOf(tree: XmlTree, witness: NodeId): string | undefined {
  if (attribute(tree, witness, 'n') !== undefined || descendants(tree, witness, 'abbr').length > 0)
    return undefined;
  const id = attribute(tree, witness, 'id', XML);
  return textContent(tree, witness).trim() === id ? undefined : id;
}

/** Read once a document. */
const known = new WeakMap<XmlTree, ReadonlyMap<string, string>>();

function sigla(tree: XmlTree): ReadonlyMap<string, string> {
  const found = known.get(tree) ?? readSigla(tree);
  known.set(tree, found);
  return found;
}

/** The sigla of a document's witnesses by xml:id: @n, else what stands as an abbreviation in their description. */
function readSigla(tree: XmlTree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of descendants(tree, rootElement(tree), 'witness')) {
    const id = attribute(tree, row, 'id', XML);
    const [abbreviation] = descendants(tree, row, 'abbr');
    const siglum =
      attribute(tree, row, 'n') ?? (abbreviation === undefined ? undefined : textContent(tree, abbreviation));
    if (id !== undefined && siglum !== undefined) found.set(id, siglum.replace(/\s+/g, ' ').trim());
  }
  return found;
}

/** The witnesses of the readings among nodes. */
export const witnessed = (nodes: readonly RenderNode[], tree: XmlTree): readonly string[] =>
  nodes.flatMap((node) => (node.behaviour === 'text' ? [] : witnessesOf(tree, node.node)));

/** The readings of an apparatus entry, those in groups included. */
export function readingsOf(nodes: readonly RenderNode[], tree: XmlTree): RenderElement[] {
  return nodes.flatMap((node) => {
    if (node.behaviour === 'text') return [];
    const isGroup = witnessesOf(tree, node.node).length === 0 && witnessed(node.children, tree).length > 0;
    return isGroup ? readingsOf(node.children, tree) : [node];
  });
}

/** An entry that is not where its lemma is, and says where that is (Guidelines 12.2). */
export const standsApart = (tree: XmlTree, app: number): boolean =>
  localName(tree, parentOf(tree, app)) === 'listApp' ||
  ['from', 'loc'].some((name) => attribute(tree, app, name) !== undefined);
