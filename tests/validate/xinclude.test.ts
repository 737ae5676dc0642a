/** Findings about a document with inclusions stand in the file where the mistake is. */
import { expect, it } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { schemasOf } from '../../src/validate/schemas.js';
import { validate } from '../../src/validate/validate.js';

const schema = sourceFromText(
  's.rng',
  `<element name="book" xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><element name="part"><optional><attribute name="xml:base"/></optional><element name="p"><text/></element></element></zeroOrMore></element>`,
);
const files = new Map([
  ['good.xml', '<part><p>one</p></part>'],
  ['bad.xml', '<part>\n<q>two</q></part>'],
]);
const include = async (href: string) => {
  const text = files.get(href);
  return text === undefined ? { diagnostics: [] } : { value: sourceFromText(href, text), diagnostics: [] };
};
const check = (inclusions: string) => {
  const text = `<book xmlns:xi="http://www.w3.org/2001/XInclude">${inclusions}</book>`;
  const schemas = schemasOf(async () => schema, include);
  return validate(sourceFromText('book.xml', text), { schemas: [schema], rules: false, include }, schemas);
};

it('checks what is included', async () => {
  expect((await check('<xi:include href="good.xml"/>')).diagnostics).toEqual([]);
  const { diagnostics } = await check('<xi:include href="good.xml"/><xi:include href="bad.xml"/>');
  expect(diagnostics[0]?.span?.source.path).toBe('bad.xml');
  expect(diagnostics[0]?.span?.start).toBe(7);
});

it('says which inclusion cannot be had', async () => {
  const { diagnostics } = await check('<xi:include href="none.xml"/>');
  expect(diagnostics.map(({ code, span }) => [code, span?.source.path])).toEqual([
    ['xml/include-missing', 'book.xml'],
  ]);
});
