/** What is put right is white space in attributes and nothing else, and the patch says exactly that. */
import { expect, it } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { edited, patchOf, safeFixes } from '../../src/validate/fix.js';
import { parseXml } from '../../src/xml/parse.js';

const tei = (body: string) =>
  sourceFromText('d.xml', `<TEI xmlns="http://www.tei-c.org/ns/1.0">${body}</TEI>`);
const fixed = (body: string) => {
  const source = tei(body);
  const { value } = parseXml(source);
  return value ? edited(source.text, safeFixes(value)) : undefined;
};

it.each([
  ['<p xml:id="a "/>', '<p xml:id="a"/>'],
  ['<date when="1954-10-12 "/>', '<date when="1954-10-12"/>'],
  ['<date from="1954 - 10" to=" 1955"/>', '<date from="1954-10" to="1955"/>'],
])('%s', (before, after) => expect(fixed(before)).toBe(tei(after).text));

it.each([
  '<p xml:id="a b"/>',
  '<p n=" 1 "/>',
  '<date when="1954-10-12 10:00"/>',
  '<date when="12 October 1954"/>',
  '<p xml:id="a&#32;"/>',
  '<note to=" someone "/>',
])('leaves %s', (text) => expect(fixed(text)).toBe(tei(text).text));

it('is a unified diff', () => {
  const lines = Array.from(
    { length: 20 },
    (_, i) => `<p xml:id="p${i}${i === 1 || i === 15 ? ' ' : ''}"/>\n`,
  );
  const source = tei(`\n${lines.join('')}`);
  const { value } = parseXml(source);
  const patch = value ? patchOf(source, safeFixes(value)) : '';
  expect(patch.match(/^@@.*@@$/gm)).toEqual(['@@ -1,6 +1,6 @@', '@@ -14,7 +14,7 @@']);
  expect(patch).toContain('-<p xml:id="p1 "/>\n+<p xml:id="p1"/>\n');
});
