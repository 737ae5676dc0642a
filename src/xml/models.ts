/** Which schemas a document names: `<?xml-model?>` (W3C Note "Associating Schemas with XML documents 1.0"). */
import type { Span } from '../source/source.js';
import { sourceFromText } from '../source/source.js';
import { parseXml } from './parse.js';
import {
  attribute,
  childrenOf,
  kindOf,
  localName,
  NodeKind,
  rootElement,
  spanOf,
  type XmlTree,
} from './tree.js';

export interface XmlModel {
  readonly href: string;
  readonly type: string | undefined;
  /** The namespace of the schema language, as `relaxngSchema` and `schematronSchema`. */
  readonly schematypens: string | undefined;
  /** The phase of Schematron to run, where one is named. */
  readonly phase: string | undefined;
  readonly group: string | undefined;
  readonly span: Span;
}

export const relaxngSchema = 'http://relaxng.org/ns/structure/1.0';
export const schematronSchema = 'http://purl.oclc.org/dsdl/schematron';

/** The schemas named before the root element, in order. An instruction without `href` names none, and is left out. */
export function xmlModels(tree: XmlTree): readonly XmlModel[] {
  const root = rootElement(tree);
  return childrenOf(tree, 0)
    .filter((node) => node < root && kindOf(tree, node) === NodeKind.instruction)
    .filter((node) => localName(tree, node) === 'xml-model')
    .flatMap((node) => {
      const read = pseudoAttributes(tree.text(node));
      const href = read('href');
      if (href === undefined) return [];
      const [type, schematypens, phase, group] = ['type', 'schematypens', 'phase', 'group'].map(read);
      return [{ href, type, schematypens, phase, group, span: spanOf(tree, node) }];
    });
}

/** The data of the instruction is written like attributes, so the parser of attributes reads it. */
function pseudoAttributes(data: string): (name: string) => string | undefined {
  const tree = parseXml(sourceFromText('xml-model', `<model ${data}/>`)).value;
  return (name) => (tree ? attribute(tree, 1, name) : undefined);
}
