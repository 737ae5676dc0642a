/** What is read of a document that has no text: lists and pictures, and of its header the description of a manuscript. */
import {
  childElement,
  childElements,
  descendants,
  localName,
  type NodeId,
  parentOf,
  textContent,
  type XmlTree,
} from '../../xml/tree.js';

/** The element to read for one that is not read beside a text; undefined where the document has one. */
export function readInstead(tree: XmlTree, node: NodeId): NodeId | undefined {
  const name = localName(tree, node);
  const document = parentOf(tree, node);
  if (!/^(teiHeader|standOff|facsimile)$/.test(name) || localName(tree, document) !== 'TEI') return undefined;
  const texts = ['text', 'sourceDoc', 'TEI', 'teiCorpus'].flatMap((one) =>
    childElements(tree, document, one),
  );
  if (texts.some((text) => says(tree, text))) return undefined;
  return name === 'teiHeader' ? sourceWithManuscript(tree, node) : node;
}

function sourceWithManuscript(tree: XmlTree, header: NodeId): NodeId | undefined {
  const file = childElement(tree, header, 'fileDesc');
  const source = file === undefined ? undefined : childElement(tree, file, 'sourceDesc');
  if (source === undefined) return undefined;
  return descendants(tree, source, 'msDesc').some((one) => says(tree, one)) ? source : undefined;
}

const says = (tree: XmlTree, node: NodeId): boolean =>
  textContent(tree, node).trim() !== '' ||
  ['graphic', 'gap'].some((name) => descendants(tree, node, name).length > 0);
