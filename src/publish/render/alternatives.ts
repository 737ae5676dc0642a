/** Of a choice between readings: which children are not what the reading view shows. Source: Guidelines 3.5, 12.1.1, 11.3.1.5. */
import { afterOf, isElement, type NodeId, NodeKind } from '../../xml/tree.js';
import type { View } from './view.js';

/** What the reading view prefers, best first. */
const preferred: Readonly<Record<string, readonly string[]>> = {
  choice: ['corr', 'reg', 'expan', 'supplied', 'unclear', 'seg', 'choice', 'sic', 'orig', 'abbr'],
  app: ['lem', 'rdg', 'rdgGrp'],
};

/** The rows of the children of an alternate that are kept for the other view. */
export function alternatives(view: View, row: NodeId): ReadonlySet<NodeId> {
  const { tree } = view;
  const children: NodeId[] = [];
  const texts: NodeId[] = [];
  const end = afterOf(tree, row);
  for (let child = row + 1; child < end; child = afterOf(tree, child)) {
    if (isElement(tree, child)) children.push(child);
    else if (tree.kinds[child] === NodeKind.text) texts.push(child);
  }
  const name = view.name(row);
  if (name === 'pc') return new Set([...children, ...texts]);
  if (name === 'subst') {
    const deleted = children.filter((child) => view.name(child) === 'del');
    return new Set(deleted.length < children.length ? deleted : []);
  }
  const shown = best(view, children, preferred[name] ?? []);
  return new Set(children.filter((child) => child !== shown));
}

function best(view: View, children: readonly NodeId[], names: readonly string[]): NodeId | undefined {
  for (const name of names) {
    const found = children.find((child) => view.name(child) === name);
    if (found !== undefined) return found;
  }
  return children[0];
}
