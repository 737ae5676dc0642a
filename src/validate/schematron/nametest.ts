/** A name test of XPath on our tree: `tei:p`, `p`, `*`, `tei:*`, `*:p`. */
import { type NodeId, NodeKind, type XmlTree } from '../../xml/tree.js';

export interface NameTest {
  /** `*` is any. */
  readonly local: string;
  /** `*` is any; '' is none. */
  readonly namespace: string;
}

/** Reads a name test; undefined where its prefix is not bound. */
export function parseNameTest(text: string, namespaces: ReadonlyMap<string, string>): NameTest | undefined {
  if (text === '*') return { local: '*', namespace: '*' };
  const [first = '', second] = text.split(':');
  if (second === undefined) return { local: first, namespace: '' };
  if (first === '*') return { local: second, namespace: '*' };
  const namespace = namespaces.get(first);
  return namespace === undefined ? undefined : { local: second, namespace };
}

/** True where a node is an element of the name. */
export function matchesName(tree: XmlTree, node: NodeId, test: NameTest): boolean {
  if (tree.kinds[node] !== NodeKind.element) return false;
  if (test.local === '*' && test.namespace === '*') return true;
  const name = tree.names[tree.nameIndexes[node] ?? -1];
  return (
    name !== undefined &&
    (test.local === '*' || name.local === test.local) &&
    (test.namespace === '*' || name.namespace === test.namespace)
  );
}
