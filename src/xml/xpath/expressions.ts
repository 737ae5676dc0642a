/**
 * XPath 3.1 as users write it to select in a TEI document: names without a prefix are of TEI, `tei:` is known, and an
 * expression is checked before any document is seen.
 */
import { type NodeId, TEI, type XmlTree } from '../tree.js';
import { type Fontoxpath, knownPrefixes, loadFontoxpath, plainMessage } from './load.js';
import { facade, Nodes, XNode } from './nodes.js';

/** What an expression gives: nodes of the tree by their row, and values (of attributes too) as text. */
export type Item = { readonly node: NodeId } | { readonly text: string };

/** Expressions on one document. They throw what XPath calls a dynamic error. */
export interface OnDocument {
  holds(xpath: string, node: NodeId): boolean;
  items(xpath: string, node: NodeId): readonly Item[];
}

export interface Expressions {
  /** What is wrong with an expression: its grammar, a prefix or function that is not known; undefined where nothing is. */
  problem(xpath: string): string | undefined;
  on(tree: XmlTree): OnDocument;
}

/** @param namespaces by prefix; '' is that of names without one, TEI unless given */
export async function loadExpressions(
  namespaces: ReadonlyMap<string, string> = new Map(),
): Promise<Expressions> {
  const fontoxpath = await loadFontoxpath();
  const options = {
    language: fontoxpath.evaluateXPath.XPATH_3_1_LANGUAGE,
    namespaceResolver: (prefix: string): string | null =>
      namespaces.get(prefix) ?? (prefix === '' || prefix === 'tei' ? TEI : (knownPrefixes[prefix] ?? null)),
  };
  return {
    problem: (xpath) => problemOf(fontoxpath, xpath, options),
    on: (tree) => {
      const nodes = new Nodes(tree);
      return {
        holds: (xpath, node) =>
          fontoxpath.evaluateXPathToBoolean(xpath, nodes.node(node), facade, {}, options),
        items: (xpath, node) =>
          fontoxpath
            .evaluateXPath(
              xpath,
              nodes.node(node),
              facade,
              {},
              fontoxpath.evaluateXPath.ALL_RESULTS_TYPE,
              options,
            )
            .map(itemOf),
      };
    },
  };
}

function problemOf(
  { evaluateXPath }: Fontoxpath,
  xpath: string,
  options: Parameters<Fontoxpath['evaluateXPath']>[5] & object,
): string | undefined {
  try {
    evaluateXPath(
      `if (1 = 2) then (${xpath}\n) else ()`,
      null,
      facade,
      {},
      evaluateXPath.ALL_RESULTS_TYPE,
      options,
    );
    return undefined;
  } catch (problem) {
    return plainMessage(problem);
  }
}

function itemOf(item: unknown): Item {
  if (!(item instanceof XNode)) return { text: String(item) };
  return item.owner >= 0 ? { text: item.value } : { node: item.row };
}
