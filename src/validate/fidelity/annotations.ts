/** Notes that stand apart from the text they are about: in standOff, themselves or in an annotation (Guidelines 16.10, 17.3). */
import { attribute, type NodeId, nameOf, parentOf, TEI, type XmlTree } from '../../xml/tree.js';

/** A note of standOff that is not on a person or a place, and on which no editor decided otherwise. */
export function annotates(tree: XmlTree, note: NodeId, chosen: { has(row: NodeId): boolean }): boolean {
  if (teiName(tree, note) !== 'note' || chosen.has(note)) return false;
  let up = parentOf(tree, note);
  while (/^(noteGrp|listAnnotation|annotation)$/.test(teiName(tree, up)) && !chosen.has(up))
    up = parentOf(tree, up);
  return teiName(tree, up) === 'standOff' && !chosen.has(up);
}

/** The identifier that a note points to, or the annotation that it is the body of. */
export function pointerOf(tree: XmlTree, note: NodeId): string | undefined {
  const parent = parentOf(tree, note);
  const said =
    attribute(tree, note, 'targetEnd') ??
    attribute(tree, note, 'target') ??
    (teiName(tree, parent) === 'annotation' ? attribute(tree, parent, 'target') : undefined);
  const first = said?.trim().split(/\s+/)[0];
  return first?.startsWith('#') ? first.slice(1) : undefined;
}

function teiName(tree: XmlTree, node: NodeId): string {
  const { local, namespace } = nameOf(tree, node);
  return namespace === TEI ? local : '';
}
