/** What the writer escapes, refuses and indents; that its table of elements is TEI's. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { element } from '../../src/xml/build.js';
import { elementOnlyNames } from '../../src/xml/elementOnly.js';
import { parseXml } from '../../src/xml/parse.js';
import {
  attribute,
  childElements,
  localName,
  type NodeId,
  rootElement,
  type XmlTree,
} from '../../src/xml/tree.js';
import { writeXml } from '../../src/xml/write.js';
import { shared } from '../support.js';

const write = (root: ReturnType<typeof element>) =>
  writeXml({ prolog: [], root }).text.replace(/^<\?xml.*\?>\n/, '');

describe('the writer', () => {
  test('escapes what would not come back', () => {
    expect(write(element('p', { n: '<"&\t\n\r' }, 'a<b>&\r\n'))).toBe(
      '<p n="&lt;&quot;&amp;&#9;&#10;&#13;">a&lt;b&gt;&amp;&#13;\n</p>\n',
    );
  });

  test('indents where there is no text to change, and nowhere else', () => {
    const p = element('p', {}, element('seg', {}, 'a'), element('seg', {}, 'b'));
    const mixed = element('div', {}, 'text', element('list', {}, element('item', {}, 'x')));
    expect(write(element('body', {}, element('div', {}, p), mixed, element('div', {})))).toBe(
      '<body>\n  <div>\n    <p><seg>a</seg><seg>b</seg></p>\n  </div>\n  <div>text<list><item>x</item></list></div>\n  <div/>\n</body>\n',
    );
    expect(write(element('div', { 'xml:space': 'preserve' }, element('p', {})))).toBe(
      '<div xml:space="preserve"><p/></div>\n',
    );
  });

  test.each([
    element('p', {}, 'bell \u0007'),
    element('p', { n: '\ud800' }),
    element('a b', {}),
    element('p', { '1': '' }),
    element('p', {}, { comment: 'a--b' }),
  ])('refuses what no XML can hold (%#)', (root) => {
    expect(() => write(root)).toThrow(RangeError);
  });

  test('depth costs nothing', () => {
    let root = element('div', {});
    for (let depth = 0; depth < 100_000; depth++) root = element('seg', {}, root);
    expect(parseXml(sourceFromText('deep', write(root))).value?.size).toBe(100_002);
  });
});

/** Whether a pattern of the grammar lets text stand in the element itself. */
function allowsText(tree: XmlTree, node: NodeId, defined: Map<string, NodeId[]>, seen: Set<string>): boolean {
  return childElements(tree, node).some((child) => {
    const kind = localName(tree, child);
    if (['text', 'mixed', 'data', 'value', 'list'].includes(kind)) return true;
    if (kind === 'attribute' || kind === 'element') return false;
    const name = attribute(tree, child, 'name') ?? '';
    if (kind !== 'ref') return allowsText(tree, child, defined, seen);
    if (seen.has(name)) return false;
    seen.add(name);
    return (defined.get(name) ?? []).some((definition) => allowsText(tree, definition, defined, seen));
  });
}

test('every element that may be indented within holds elements alone, says tei_all', () => {
  const path = shared('schema/tei_all.rng');
  if (!path) return;
  const tree = parseXml(sourceFromText('tei_all.rng', readFileSync(path, 'utf8'))).value;
  if (!tree) throw new Error('tei_all.rng cannot be read');
  const defined = new Map<string, NodeId[]>();
  const elements = new Map<string, NodeId>();
  for (const definition of childElements(tree, rootElement(tree), 'define')) {
    const name = attribute(tree, definition, 'name') ?? '';
    defined.set(name, [...(defined.get(name) ?? []), definition]);
    for (const node of childElements(tree, definition, 'element')) {
      elements.set(attribute(tree, node, 'name') ?? '', node);
    }
  }
  const wrong = [...elementOnlyNames].filter((name) => {
    const node = elements.get(name);
    return node === undefined || allowsText(tree, node, defined, new Set());
  });
  expect(wrong).toEqual([]);
});
