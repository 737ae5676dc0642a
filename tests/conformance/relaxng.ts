/** Reads James Clark's RELAX NG test suites (spectest.xml, compacttest.xml): cases with their resources, and documents to judge. */
import { readFileSync } from 'node:fs';
import type { Result } from '../../src/diagnostic/diagnostic.js';
import { type Source, sourceFromText } from '../../src/source/source.js';
import { resolveBase } from '../../src/validate/relaxng/references.js';
import { parseXml } from '../../src/xml/parse.js';
import {
  attribute,
  childElement,
  childElements,
  childrenOf,
  isElement,
  localName,
  type NodeId,
  type XmlTree,
} from '../../src/xml/tree.js';

export interface SuiteCase {
  /** Line of the suite at which the case begins: its name. */
  readonly line: number;
  readonly schema: string;
  readonly correct: boolean;
  readonly resources: ReadonlyMap<string, string>;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

/** Cases of a suite; `inner` is the element that holds schema and resources, where not the case itself. */
export function readSuite(path: string, inner?: 'compact' | 'xml'): SuiteCase[] {
  const source = sourceFromText(path, readFileSync(path, 'utf8'));
  const { value: tree } = parseXml(source);
  if (!tree) throw new Error(`${path} is not well-formed`);
  const cases: SuiteCase[] = [];
  for (let row = 1; row < tree.size; row++) {
    if (!isElement(tree, row) || localName(tree, row) !== 'testCase') continue;
    const holder = inner ? childElement(tree, row, inner) : row;
    if (holder !== undefined) cases.push(readCase(tree, row, holder));
  }
  return cases;
}

function readCase(tree: XmlTree, row: NodeId, holder: NodeId): SuiteCase {
  const correct = childElement(tree, holder, 'correct');
  const schema = correct ?? childElement(tree, holder, 'incorrect') ?? -1;
  const resources = new Map<string, string>();
  readResources(tree, holder, '', resources);
  const documents = (name: string) => childElements(tree, row, name).map((node) => content(tree, node));
  return {
    line: tree.source.text.slice(0, tree.starts[row]).split('\n').length,
    schema: content(tree, schema),
    correct: correct !== undefined,
    resources,
    valid: documents('valid'),
    invalid: documents('invalid'),
  };
}

function readResources(tree: XmlTree, node: NodeId, folder: string, found: Map<string, string>): void {
  for (const child of childElements(tree, node, 'resource')) {
    found.set(folder + (attribute(tree, child, 'name') ?? ''), content(tree, child));
  }
  for (const child of childElements(tree, node, 'dir')) {
    readResources(tree, child, `${folder}${attribute(tree, child, 'name')}/`, found);
  }
}

/** What an element holds: the markup of its element, or its text. */
function content(tree: XmlTree, node: NodeId): string {
  const root = childrenOf(tree, node).find((child) => isElement(tree, child));
  if (root === undefined)
    return childrenOf(tree, node)
      .map((child) => tree.text(child))
      .join('');
  const declared = [...tree.namespaces(root)].filter(([prefix]) => prefix !== 'xml');
  const markup = tree.source.text
    .slice(tree.starts[root], tree.ends[root])
    .replace('&dii;', '<\u0E14\u0E35/>');
  // Namespaces declared around the case belong to its document.
  const missing = declared.filter(
    ([prefix]) => !markup.slice(0, markup.indexOf('>')).includes(prefix ? `xmlns:${prefix}=` : 'xmlns='),
  );
  const declarations = missing
    .map(([prefix, name]) => ` xmlns${prefix ? `:${prefix}` : ''}="${name}"`)
    .join('');
  return markup.replace(/^<[^\s/>]+/, (start) => start + declarations);
}

/** Gives a case's resources as files beside its schema. */
export const loaderOf =
  (resources: ReadonlyMap<string, string>) =>
  async (href: string, base: string): Promise<Result<Source>> => {
    const path = resolveBase(href, base);
    const text = resources.get(path);
    return text === undefined ? { diagnostics: [] } : { value: sourceFromText(path, text), diagnostics: [] };
  };
