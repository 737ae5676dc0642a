/** What many rules ask of a TEI document: the elements of a name, their attributes, their words as they are read. */
import type { Span } from '../../source/source.js';
import {
  afterOf,
  attribute,
  attributeRow,
  attributeSpan,
  isElement,
  type NodeId,
  NodeKind,
  nameOf,
  parentOf,
  spanOf,
  TEI,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import { isoDate } from '../fix.js';

const nameTables = new WeakMap<XmlTree, ReadonlyMap<string, readonly NodeId[]>>();

/** The TEI elements of a name, in document order. The table is built once a tree. */
export function elements(tree: XmlTree, local: string): readonly NodeId[] {
  let table = nameTables.get(tree);
  if (!table) {
    const made = new Map<string, NodeId[]>();
    for (let node = 1; node < tree.size; node++) {
      if (!isElement(tree, node)) continue;
      const name = nameOf(tree, node);
      if (name.namespace !== TEI) continue;
      const same = made.get(name.local);
      if (same) same.push(node);
      else made.set(name.local, [node]);
    }
    nameTables.set(tree, made);
    table = made;
  }
  return table.get(local) ?? [];
}

/** `@when`, white space round it aside, where it is a date at all: what is none the schema has reported. */
export function whenOf(tree: XmlTree, node: NodeId): string | undefined {
  const when = attribute(tree, node, 'when')?.trim();
  return when !== undefined && isoDate.test(when) ? when : undefined;
}

/** The elements of a name and a type. */
export const typed = (tree: XmlTree, local: string, type: string): NodeId[] =>
  elements(tree, local).filter((node) => attribute(tree, node, 'type') === type);

export const idOf = (tree: XmlTree, node: NodeId): string | undefined => attribute(tree, node, 'id', XML);

/** The nearest ancestor of one of the names; undefined where there is none. */
export function ancestor(tree: XmlTree, node: NodeId, ...locals: readonly string[]): NodeId | undefined {
  for (let at = parentOf(tree, node); at > 0; at = parentOf(tree, at)) {
    if (locals.includes(nameOf(tree, at).local)) return at;
  }
  return undefined;
}

/** The identifiers that an attribute points at in this document, without their `#`. */
export const targets = (tree: XmlTree, node: NodeId, local: string): string[] =>
  (attribute(tree, node, local) ?? '')
    .split(/\s+/)
    .filter((token) => token.startsWith('#'))
    .map((token) => token.slice(1));

/** The place of an attribute, or of its element's start tag where it is absent. */
export function placeOf(tree: XmlTree, node: NodeId, local?: string): Span {
  const row = local === undefined ? -1 : attributeRow(tree, node, local);
  if (row >= 0) return attributeSpan(tree, row);
  const whole = spanOf(tree, node);
  const end = tree.source.text.indexOf('>', whole.start);
  return end < 0 || end >= whole.end ? whole : { ...whole, end: end + 1 };
}

/** What a reader passes over when reading the words of an element. */
const passedOver = new Set(['note', 'fw', 'sic', 'orig', 'abbr']);

/**
 * The words of an element as they are read: without notes and their markers, page furniture, and what the editor
 * corrected; a line or page break is a space, or nothing inside a word. White space is one space.
 */
export function wordsOf(tree: XmlTree, node: NodeId): string {
  let words = '';
  const end = afterOf(tree, node);
  for (let row = node + 1; row < end; ) {
    if (tree.kinds[row] === NodeKind.text) words += tree.text(row);
    if (tree.kinds[row] !== NodeKind.element) {
      row++;
      continue;
    }
    const { local } = nameOf(tree, row);
    const skipped =
      passedOver.has(local) ||
      (local === 'ref' && attribute(tree, row, 'type') === 'note') ||
      (local === 'pc' && attribute(tree, row, 'force') === 'weak');
    if (local === 'lb' || local === 'pb' || local === 'cb') {
      words = attribute(tree, row, 'break') === 'no' ? words.trimEnd() : `${words} `;
    }
    row = skipped ? afterOf(tree, row) : row + 1;
  }
  return words.replace(/\s+/g, ' ').trim();
}
