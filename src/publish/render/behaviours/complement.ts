/** What is left of an element when some of what is in it is shown. */
import { afterOf, type NodeId, type XmlTree } from '../../../xml/tree.js';

/**
 * The topmost rows below `root` that hold none of the `wanted` rows and stand in none of them, or that are `taken`.
 * Where `root` itself is wanted, all below it is.
 */
export function complement(
  tree: XmlTree,
  root: NodeId,
  wanted: ReadonlySet<NodeId>,
  taken: ReadonlySet<NodeId>,
): ReadonlySet<NodeId> {
  const left = new Set<NodeId>();
  const sorted = [...wanted].sort((one, other) => one - other);
  const end = afterOf(tree, root);
  let wholeUntil = wanted.has(root) ? end : 0;
  let next = 0;
  for (let row = root + 1; row < end; ) {
    while ((sorted[next] ?? end) < row) next++;
    if (sorted[next] === row) wholeUntil = Math.max(wholeUntil, afterOf(tree, row));
    const after = afterOf(tree, row);
    const holdsWanted = (sorted[next] ?? end) < after;
    if (taken.has(row) || (row >= wholeUntil && !holdsWanted)) {
      left.add(row);
      row = after;
    } else row++;
  }
  return left;
}
