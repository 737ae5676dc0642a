/**
 * The paths that citation structures are written in, evaluated without an XPath engine: `/TEI/text/body/div/p`,
 * `.//div[@type='article']`, `note[@n]`, joined by `|`. A path with anything else is not understood, and nothing is
 * said of it. Names are TEI's.
 */
import {
  attribute,
  childElements,
  descendants,
  type NodeId,
  nameOf,
  TEI,
  XML,
  type XmlTree,
} from '../../xml/tree.js';

interface Test {
  readonly attribute: string;
  readonly value?: string;
}
interface Step {
  readonly deep: boolean;
  readonly name: string;
  readonly tests: readonly Test[];
}
interface Path {
  readonly absolute: boolean;
  readonly steps: readonly Step[];
}

const step = /(\/\/?)?(?:\.(?=\/)|(?:tei:)?([\w.-]+|\*)((?:\[[^\]]*\])*))/y;
const test = /\[\s*@([\w:.-]+)\s*(?:=\s*(?:'([^']*)'|"([^"]*)"))?\s*\]/y;

/** The predicates of a step; undefined where one is not of the kind above. */
function parseTests(text: string): Test[] | undefined {
  const tests: Test[] = [];
  test.lastIndex = 0;
  while (test.lastIndex < text.length) {
    const match = test.exec(text);
    if (!match) return undefined;
    const value = match[2] ?? match[3];
    tests.push({ attribute: match[1] ?? '', ...(value === undefined ? {} : { value }) });
  }
  return tests;
}

function parseBranch(text: string): Path | undefined {
  const steps: Step[] = [];
  let absolute = false;
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const match = step.exec(text);
    if (!match || match[0] === '') return undefined;
    if (at === 0) absolute = match[1] !== undefined;
    else if (match[1] === undefined) return undefined;
    if (match[2] === undefined) continue;
    const tests = parseTests(match[3] ?? '');
    if (!tests) return undefined;
    steps.push({ deep: match[1] === '//', name: match[2], tests });
  }
  return steps.length > 0 ? { absolute, steps } : undefined;
}

/** Reads a path; undefined where it is not understood. */
export function parsePath(text: string): readonly Path[] | undefined {
  const branches = text.split('|').map((branch) => parseBranch(branch.trim()));
  return branches.every((branch) => branch !== undefined) ? branches : undefined;
}

/** The value of an attribute by its name in a path: `n`, `xml:id`. */
export const attributeNamed = (tree: XmlTree, node: NodeId, name: string): string | undefined =>
  name.startsWith('xml:') ? attribute(tree, node, name.slice(4), XML) : attribute(tree, node, name);

const passes = (tree: XmlTree, node: NodeId, { name, tests }: Step): boolean =>
  nameOf(tree, node).namespace === TEI &&
  (name === '*' || nameOf(tree, node).local === name) &&
  tests.every((wanted) => {
    const value = attributeNamed(tree, node, wanted.attribute);
    return value !== undefined && (wanted.value === undefined || value === wanted.value);
  });

/** What a path finds from a node, in document order. */
export function select(tree: XmlTree, from: NodeId, branches: readonly Path[]): NodeId[] {
  const found = new Set<NodeId>();
  for (const { absolute, steps } of branches) {
    let nodes: readonly NodeId[] = [absolute ? 0 : from];
    for (const wanted of steps) {
      const next = new Set<NodeId>();
      for (const node of nodes) {
        for (const child of wanted.deep ? descendants(tree, node) : childElements(tree, node)) {
          if (passes(tree, child, wanted)) next.add(child);
        }
      }
      nodes = [...next];
    }
    for (const node of nodes) found.add(node);
  }
  return [...found].sort((one, other) => one - other);
}
