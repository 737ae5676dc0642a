/** The test suite of XML Schema's datatypes (James Clark, xsdtest.xml): which texts are values, which are equal, ordered, how long. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import type { Facet, ValueContext } from '../../src/validate/relaxng/datatypes/datatype.js';
import { xsdLibrary } from '../../src/validate/relaxng/datatypes/xsd.js';
import { unparsedEntities } from '../../src/validate/relaxng/validate.js';
import { parseXml } from '../../src/xml/parse.js';
import {
  attribute,
  childElements,
  localName,
  type NodeId,
  rootElement,
  textContent,
} from '../../src/xml/tree.js';
import { shared } from '../support.js';

const path = shared('conformance/relaxng/xsdtest.xml');

describe.skipIf(!path)('XML Schema datatypes: xsdtest', () => {
  if (!path) return;
  const { value: tree } = parseXml(sourceFromText(path, readFileSync(path, 'utf8')));
  if (!tree) throw new Error('xsdtest.xml is not well-formed');
  const contextOf = (node: NodeId): ValueContext => ({
    namespaces: () => tree.namespaces(node),
    unparsedEntities: () => {
      const subset = attribute(tree, node, 'internalSubset');
      const document = parseXml(sourceFromText('entities.xml', `<!DOCTYPE a [${subset ?? ''}]><a/>`)).value;
      return document ? unparsedEntities(document) : new Set();
    },
  });
  const texts = (node: NodeId) => childElements(tree, node, 'value').map((value) => textContent(tree, value));

  const typed = (type: string, facets: readonly Facet[]) => {
    const found = xsdLibrary(type, facets);
    if (typeof found === 'string') throw new Error(found);
    return found;
  };

  const checks: Record<string, (type: string, node: NodeId) => void> = {
    valid: (type, node) =>
      expect(typed(type, []).admits(textContent(tree, node), contextOf(node))).toBe(true),
    invalid: (type, node) =>
      expect(typed(type, []).admits(textContent(tree, node), contextOf(node))).toBe(false),
    length: (type, node) => {
      const facets = [{ name: 'length', value: attribute(tree, node, 'value') ?? '' }];
      expect(typed(type, facets).admits(textContent(tree, node), contextOf(node))).toBe(true);
    },
    equiv: (type, node) => {
      const keys = childElements(tree, node, 'class').map((one) =>
        texts(one).map((text) => typed(type, []).valueKey(text, contextOf(node))),
      );
      for (const [first, ...others] of keys) {
        expect(first).toBeDefined();
        for (const other of others) expect(other).toBe(first);
      }
      expect(new Set(keys.map(([first]) => first)).size).toBe(keys.length);
    },
    lessThan: (type, node) => {
      const [less = '', more = ''] = texts(node);
      expect(typed(type, [{ name: 'maxExclusive', value: more }]).admits(less, contextOf(node))).toBe(true);
      expect(typed(type, [{ name: 'minExclusive', value: less }]).admits(more, contextOf(node))).toBe(true);
    },
    incomparable: (type, node) => {
      const [one = '', other = ''] = texts(node);
      for (const facet of ['maxExclusive', 'minExclusive']) {
        expect(typed(type, [{ name: facet, value: other }]).admits(one, contextOf(node))).toBe(false);
      }
    },
  };

  for (const datatype of childElements(tree, rootElement(tree), 'datatype')) {
    const type = attribute(tree, datatype, 'name') ?? '';
    it(type, () => {
      for (const node of childElements(tree, datatype)) {
        const check = checks[localName(tree, node)];
        if (!check) throw new Error(`the suite has ${localName(tree, node)}, which is not read`);
        try {
          check(type, node);
        } catch (error) {
          const line = tree.source.text.slice(0, tree.starts[node]).split('\n').length;
          throw new Error(`line ${line}: ${localName(tree, node)} ${textContent(tree, node)}: ${error}`);
        }
      }
    });
  }
});
