/** Persons, places, organisations, events and works that the document lists, for names in the text to lead to. */
import {
  attribute,
  attributeRow,
  childElement,
  descendants,
  localName,
  type NodeId,
  textContent,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import type { Targets } from './targets.js';
import type { RenderEntity } from './tree.js';
import type { View } from './view.js';

const kinds = new Set('person personGrp place org event object nym bibl biblStruct'.split(' '));
const nameElements = new Set(
  'persName placeName orgName eventName objectName name label title form'.split(' '),
);

const plain = (tree: XmlTree, node: NodeId): string => textContent(tree, node).replace(/\s+/g, ' ').trim();

/** The entities of a document, by xml:id. */
export function readEntities(
  tree: XmlTree,
  ids: ReadonlyMap<string, NodeId>,
  targets: Targets,
): Map<string, RenderEntity> {
  const entities = new Map<string, RenderEntity>();
  const isEntity = tree.names.map(({ local }) => kinds.has(local));
  for (const [id, node] of ids) {
    if (isEntity[tree.nameIndexes[node] ?? -1] !== true || inSourceDescription(tree, node)) continue;
    entities.set(id, readEntity(tree, node, id, localName(tree, node), targets));
  }
  return entities;
}

/** A bibl that says what the edition is made from is no work that the text names. */
function inSourceDescription(tree: XmlTree, node: NodeId): boolean {
  for (let up = tree.parents[node] ?? -1; up > 0; up = tree.parents[up] ?? -1) {
    if (localName(tree, up) === 'sourceDesc') return true;
  }
  return false;
}

function readEntity(tree: XmlTree, node: NodeId, id: string, kind: string, targets: Targets): RenderEntity {
  const work = kind.startsWith('bibl');
  const names = descendants(tree, node)
    .filter((row) => nameElements.has(localName(tree, row)) && (tree.parents[row] === node || !work))
    .filter((row) => !nameElements.has(localName(tree, tree.parents[row] ?? -1)))
    .map((row) => {
      const type = attribute(tree, row, 'type');
      return { ...(type === undefined ? {} : { type }), text: plain(tree, row) };
    })
    .filter((name) => name.text !== '');
  const whole =
    work && childElement(tree, node, 'title') !== undefined ? [{ text: plain(tree, node) }] : names;
  return { id, kind, names: whole, links: readLinks(tree, node, targets) };
}

/** Authority links: idno with a URI, ptr and ref, @sameAs, @ref. */
function readLinks(tree: XmlTree, node: NodeId, targets: Targets): RenderEntity['links'] {
  const links: { type: string; target: string }[] = [];
  const add = (type: string, target: string | undefined): void => {
    if (target !== undefined && /^https?:/.test(target) && !links.some((link) => link.target === target)) {
      links.push({ type, target });
    }
  };
  for (const name of ['sameAs', 'ref']) {
    if (attributeRow(tree, node, name) >= 0) add('authority', targets.resolve(node, name));
  }
  for (const row of descendants(tree, node)) {
    const name = localName(tree, row);
    if (name === 'idno') add(attribute(tree, row, 'type') ?? 'authority', plain(tree, row));
    if (name === 'ptr' || name === 'ref')
      add(attribute(tree, row, 'type') ?? 'link', targets.resolve(row, 'target'));
  }
  return links;
}

/** The key of the entity that an element names by @ref, @key or @corresp, if the document lists it. */
export function entityOf(
  view: View,
  node: NodeId,
  entities: ReadonlyMap<string, RenderEntity>,
): string | undefined {
  if (entities.size === 0) return undefined;
  for (const name of ['ref', 'corresp', 'key', 'target']) {
    const value = view.get(node, name)?.trim().split(/\s+/)[0];
    if (value === undefined) continue;
    const id = value.startsWith('#') ? value.slice(1) : name === 'key' ? value : undefined;
    if (id !== undefined && entities.has(id)) return id;
  }
  return undefined;
}

/** The @xml:id of an element. */
export const idOf = (tree: XmlTree, node: NodeId): string | undefined => attribute(tree, node, 'id', XML);
