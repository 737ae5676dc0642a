/**
 * The work that a rule, and all rules together, may do on one document: steps of the engine through the tree, counted
 * and not timed, so that the same document always gives the same findings.
 */
import { facade } from './nodes.js';

export interface Budget {
  left: number;
}

/** A rule has taken all the steps it may. */
export class Exhausted extends Error {}

/**
 * Steps for a document of so many nodes, of which a second does some ten millions: rules that look at their
 * surroundings take tens a node; one embedded in TEI takes 13 millions in all where 3,000 `p` stand in each other.
 */
export const stepsFor = (nodes: number): number => 30_000_000 + 100 * nodes;

/** How many rules may take all their steps: a schema with many slow ones ends too. */
export const slowRules = 5;

/** The façade, with each step counted. */
export function countingFacade(budget: Budget): typeof facade {
  const spend = (steps: number): void => {
    budget.left -= steps;
    if (budget.left < 0) throw new Exhausted('too many steps');
  };
  return {
    ...facade,
    getAllAttributes(node, bucket) {
      spend(1);
      return facade.getAllAttributes(node, bucket);
    },
    getChildNodes(node, bucket) {
      const found = facade.getChildNodes(node, bucket);
      spend(1 + found.length / 4); // in a list, a node is quickly passed
      return found;
    },
    getFirstChild(node, bucket) {
      spend(1);
      return facade.getFirstChild(node, bucket);
    },
    getLastChild(node, bucket) {
      spend(1);
      return facade.getLastChild(node, bucket);
    },
    getNextSibling(node, bucket) {
      spend(1);
      return facade.getNextSibling(node, bucket);
    },
    getPreviousSibling(node, bucket) {
      spend(1);
      return facade.getPreviousSibling(node, bucket);
    },
    getParentNode(node, bucket) {
      spend(1);
      return facade.getParentNode(node, bucket);
    },
  };
}
