/** Look-ups give what the engine gives by walking: each expression, from each element of documents made at random. */
import { describe, expect, it } from 'vitest';
import { random } from '../../../bench/mutator.js';
import { sourceFromText } from '../../../src/source/source.js';
import { Index } from '../../../src/validate/schematron/context.js';
import { prepared } from '../../../src/validate/schematron/hoist.js';
import { Nodes } from '../../../src/validate/schematron/nodes.js';
import { Selector } from '../../../src/validate/schematron/select.js';
import { XPath } from '../../../src/validate/schematron/xpath.js';
import { parseXml } from '../../../src/xml/parse.js';

const tests = [
  'following::a[@x = substring(current()/@y, 1)]',
  'preceding::*[@x eq $x]',
  'preceding-sibling::*[name(.) eq $name] and not(following-sibling::*[name(.) eq $name])',
  'following-sibling::b[@y][normalize-space(@x) eq $x]',
  'following-sibling::b[@y and current()/@x = @x and @z]',
  'exists(.//a[@x = current()/@y]) or empty(descendant::b[@x])',
  'not(.//a//b[. = current()])',
  '//*[not(generate-id(.) eq generate-id(current()))]/@x = @x',
  "//a[@y]/@x = ('1', '2')[1]",
  'id(@y) >> . or id(@y) << .',
  'count(.//a | .//b) > 0',
  'count((descendant::a|descendant::b)) ge 1',
  'count(.//a[@x]) = 2',
  './/a | following::b',
  'ancestor::a[.//b[@x = $x]]',
  'descendant::*[@x or @y and @x = $x]',
  'descendant::a[@x = $number]',
  './/a[@x]/@y = @x',
  './/a/b[@x]',
  'some $one in .//a[@x] satisfies $one/@x = $x',
  'boolean(preceding::a[@x != $x])',
  'exists(//a[@x = $x][@y])',
];
const values = [
  'following::a[@x = current()/@y]',
  './/*[@x = $x]',
  '//b[@x][@y = current()/@x]',
  "preceding::a[concat(@x, '-') = concat($x, '-')]",
  'count(.//a[@x]/@y)',
  "string-join(for $one in //a[@x = current()/@x] return name($one/..), ' ')",
  'descendant::a[@y]',
  './/a[1]',
  './/b[last()]',
  'descendant::b[position() = 2]',
];

function documentOf(next: () => number): string {
  const pick = (most: number) => Math.floor(next() * most);
  const element = (depth: number): string => {
    const name = 'abc'[pick(3)];
    const attributes = ['x', 'y', 'z'].map((one) => (next() < 0.6 ? ` ${one}="${pick(4)}"` : '')).join('');
    const id = next() < 0.3 ? ` xml:id="i${Math.floor(next() * 1e9)}"` : '';
    const content = Array.from({ length: depth > 4 ? 0 : pick(4) }, () => element(depth + 1)).join(
      pick(2) ? ' ' : '',
    );
    return `<${name}${attributes}${id}>${content}</${name}>`;
  };
  return `<a>${element(0)}${element(0)}${element(0)}</a>`;
}

/** What an expression gives, or that it fails. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return 'an error';
  }
}

describe('look-ups', async () => {
  const xpath = await XPath.load(new Map());
  it('are what far steps become', () => {
    expect(prepared(tests[0] ?? '', true)).toMatch(/^engross-some/);
    const unchanged = ['.//a[1]', 'following-sibling::a[@x]', '@a//b', 'child::a[@x = $x]', "'.//a[@x]'"];
    for (const one of unchanged) expect(prepared(one)).toBe(one);
    const changed = [...tests, ...values].filter((one) => /engross-/.test(prepared(one, true)));
    expect(changed.length).toBeGreaterThan(24);
  });

  it('find what the engine finds', () => {
    const next = random(3108);
    for (let round = 0; round < 4; round++) {
      const tree = parseXml(sourceFromText('a.xml', documentOf(next))).value;
      if (!tree) throw new Error('not well-formed');
      const nodes = new Nodes(tree);
      const index = new Index(nodes);
      const selector = new Selector(index, xpath, {}, new Map());
      xpath.surroundings.select = (lookup, from, probes, most) =>
        selector.find(lookup, from, probes, most).map((row) => nodes.node(row));
      for (const row of index.elements({ local: '*', namespace: '*' })) {
        const node = nodes.node(row);
        xpath.surroundings.current = node;
        const bound = {
          x: xpath.value('@x', node, {}),
          name: xpath.value('name(.)', node, {}),
          number: xpath.value('2', node, {}),
        };
        for (const one of tests) {
          const found = outcome(() => xpath.boolean(prepared(one, true), node, bound));
          expect(found, `${one} on ${row}`).toBe(outcome(() => xpath.boolean(one, node, bound)));
        }
        for (const one of values) {
          const string = (text: string) => outcome(() => xpath.string(text, node, bound));
          const order = (text: string) => outcome(() => xpath.nodes(text, node, bound).map(({ row }) => row));
          expect(string(prepared(one)), `${one} on ${row}`).toBe(string(one));
          expect(order(prepared(one)), `${one} on ${row}`).toEqual(order(one));
        }
      }
    }
  });
});
