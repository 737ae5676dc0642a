/**
 * Whether the quotation marks of a source are in its text. Many projects leave them out where `q`, `said` or `quote` says
 * it all (Guidelines 3.3.3, `quotation/@marks` of the header); then outputs must set them, or speech runs into the tale.
 */
import { afterOf, type NodeId, NodeKind } from '../../xml/tree.js';
import type { RenderElement } from './tree.js';
import { byName, inLine, type View } from './view.js';

const quoting: ReadonlySet<string> = new Set(['q', 'said', 'quote', 'soCalled']);
const marks = /["'“”„‟‘’‚‛«»‹›「」『』《》〈〉＂—–]/;

/** True where the text of a document has no marks at its quotations. */
export function marksAreLeftOut(view: View, root: NodeId): boolean {
  const { tree } = view;
  if (!tree.names.some(({ local }) => quoting.has(local))) return false;
  const isQuotation = byName(tree, (name) => quoting.has(name));
  const saysMarks = byName(tree, (name) => name === 'quotation');
  let [marked, bare] = [0, 0];
  const end = afterOf(tree, root);
  for (let row = root; row < end && marked + bare < enough; row++) {
    const said = saysMarks(row) ? view.get(row, 'marks') : undefined;
    if (said === 'none') return true;
    if (said === 'all') return false;
    if (!isQuotation(row) || !inLine(view, row)) continue;
    if (marks.test(edgeText(view, row))) marked++;
    else bare++;
  }
  return bare > 9 * marked;
}
const enough = 2000;

/** The last character before an element, and the first in it, that are not white space. */
function edgeText({ tree }: View, row: NodeId): string {
  const before =
    tree.kinds[row - 1] === NodeKind.text
      ? tree
          .text(row - 1)
          .trimEnd()
          .slice(-1)
      : '';
  const end = afterOf(tree, row);
  for (let at = row + 1; at < end; at++) {
    const found = tree.kinds[at] === NodeKind.text ? /\S/.exec(tree.text(at))?.[0] : undefined;
    if (found !== undefined) return before + found;
  }
  return before;
}

/** A quotation whose marks are left out. */
export const isUnmarked = ({ behaviour, block, classes }: RenderElement): boolean =>
  behaviour === 'quotation' && !block && classes?.includes('unmarked-quotation') === true;
