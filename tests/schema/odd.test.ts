/** The ODD is the documentation of record: valid TEI, with the elements and closed lists of the grammar, and its rules run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { rules } from '../../src/validate/rules/index.js';
import { loadSchematron, runSchematron } from '../../src/validate/schematron/index.js';
import { parseXml } from '../../src/xml/parse.js';
import {
  attribute,
  childElement,
  childElements,
  descendants,
  localName,
  type NodeId,
  textContent,
  type XmlTree,
} from '../../src/xml/tree.js';
import { projectRoot, shared, tool } from '../support.js';

const path = (name: string): string => join(projectRoot, 'tei/schema', name);
function parse(file: string, text = readFileSync(file, 'utf8')): XmlTree {
  const { value } = parseXml(sourceFromText(file, text));
  if (!value) throw new Error(`${file} is not well-formed`);
  return value;
}
const odd = parse(path('engross.odd'));
const rng = parse(path('engross.rng'));
const ident = (node: NodeId): string => attribute(odd, node, 'ident') ?? '';

/** `element attribute: values`, of the lists in the ODD. */
function oddLists(): string[] {
  return descendants(odd, 0, 'elementSpec').flatMap((element) =>
    descendants(odd, element, 'attDef').map((definition) => {
      const values = descendants(odd, definition, 'valItem').map(ident);
      return `${ident(element)} ${ident(definition)}: ${[...new Set(values)].sort().join(' ')}`;
    }),
  );
}

/** The same, of the grammar: the attributes that an element reaches through references. */
function grammarLists(): string[] {
  const defines = new Map(
    descendants(rng, 0, 'define').map((node) => [attribute(rng, node, 'name') ?? '', node]),
  );
  const reach = (node: NodeId, wanted: string, stop: string, seen: Set<string>): NodeId[] =>
    childElements(rng, node).flatMap((child) => {
      const name = localName(rng, child);
      if (name === wanted) return [child];
      if (name === stop) return [];
      if (name !== 'ref') return reach(child, wanted, stop, seen);
      const define = attribute(rng, child, 'name') ?? '';
      const target = defines.get(define);
      if (target === undefined || seen.has(define)) return [];
      return reach(target, wanted, stop, seen.add(define));
    });
  const lists = new Map<string, Set<string>>();
  for (const element of descendants(rng, 0, 'element')) {
    for (const attr of reach(element, 'attribute', 'element', new Set())) {
      const name = attribute(rng, attr, 'name') ?? '';
      const values = reach(attr, 'value', 'element', new Set()).map((value) => textContent(rng, value));
      if (values.length === 0 || name === 'cert') continue;
      const key = `${attribute(rng, element, 'name') ?? ''} ${name}`;
      const list = lists.get(key) ?? new Set();
      for (const value of values) list.add(value);
      lists.set(key, list);
    }
  }
  return [...lists].map(([key, values]) => `${key}: ${[...values].sort().join(' ')}`);
}

describe('engross.odd', () => {
  const jing = tool('jing');
  const all = shared('schema/tei_all.rng');
  test.skipIf(!jing || !all)('is valid TEI', () => {
    execFileSync(jing ?? '', [all ?? '', path('engross.odd')]);
  });

  test('has the elements of the grammar, each described', () => {
    const specs = descendants(odd, 0, 'elementSpec');
    const inGrammar = new Set(descendants(rng, 0, 'element').map((node) => attribute(rng, node, 'name')));
    expect(specs.map(ident).sort()).toEqual([...inGrammar].sort());
    for (const spec of specs) {
      const description = childElement(odd, spec, 'desc');
      expect(description === undefined ? '' : textContent(odd, description)).toMatch(/\S/);
    }
    const listed = descendants(odd, 0, 'moduleRef').flatMap(
      (node) => attribute(odd, node, 'include')?.split(' ') ?? [],
    );
    expect(listed.sort()).toEqual([...inGrammar].sort());
  });

  test('has the closed lists of the grammar', () => {
    expect(oddLists().sort()).toEqual(grammarLists().sort());
  });

  test('has the editorial rules', () => {
    const constraints = descendants(odd, 0, 'constraintSpec').map(ident);
    expect(constraints.sort()).toEqual(rules.map(({ id }) => id));
  });
});

describe('the Schematron of engross.odd', () => {
  const file = join(projectRoot, 'tests/validate/rules/declaration.xml');
  const tei = readFileSync(file, 'utf8');
  const schematron = loadSchematron(sourceFromText('engross.odd', odd.source.text));

  test('finds nothing in the declaration', async () => {
    const { value, diagnostics } = await schematron;
    expect(diagnostics).toEqual([]);
    expect(value && runSchematron(value, parse(file, tei))).toEqual([]);
  });

  test.each([
    ['xml:id="para.2"', 'xml:id="para.1"', 'given twice'],
    ['ref="#beijing"', 'ref="#bejing"', 'points at nothing'],
    ['n="2" target="#note.2.ref"', 'n="2"', 'point at each other'],
    ['<idno type="UNTS">I-3108</idno>', '<idno type="UNTS">I-3180</idno>', 'not that of the header'],
    ['when="1954-10-12">12 OCTOBER', 'when="1945-10-12">12 OCTOBER', 'not the year'],
    ['cert="medium" source="#source.2"', 'cert="medium"', 'not named'],
    ['n="226" resp', 'n="227" resp', 'another number'],
    ['when="1954-10-12" where', 'when="1954-10-13" where', 'another date of signing'],
  ])('finds %s → %s', async (from, to, said) => {
    const { value } = await schematron;
    const found = value ? runSchematron(value, parse(file, tei.replace(from, to))) : [];
    expect(found.map(({ message }) => message).join('\n')).toContain(said);
  });
});
