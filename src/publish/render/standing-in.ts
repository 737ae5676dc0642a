/**
 * What a document without a text is published for: the description of a manuscript in its header, its lists of persons and
 * places, the pictures of its pages.
 */
import { childElement, childElements, descendants, parentOf } from '../../xml/tree.js';
import type { Predicate } from './rules.js';
import { hasContent, type View } from './view.js';

/** A child of a TEI that has neither words nor pictures of a text. */
export const standsIn: Predicate = (view, node) => {
  const document = parentOf(view.tree, node);
  return view.name(document) === 'TEI' && !hasText(view, document);
};

const hasText = (view: View, document: number): boolean =>
  ['text', 'sourceDoc', 'TEI', 'teiCorpus'].some((name) =>
    childElements(view.tree, document, name).some((one) => hasContent(view, one)),
  );

/** A header that stands in: it describes a manuscript, or another object that carries text. */
export const describesManuscript: Predicate = (view, header) => {
  const { tree } = view;
  if (!standsIn(view, header)) return false;
  const file = childElement(tree, header, 'fileDesc');
  const source = file === undefined ? undefined : childElement(tree, file, 'sourceDesc');
  return source !== undefined && descendants(tree, source, 'msDesc').some((one) => hasContent(view, one));
};
