/** Which of the schemas that a document names are asked: `<?xml-model?>` with and without the language. */
import { expect, it } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { schemasOf } from '../../src/validate/schemas.js';
import { validate } from '../../src/validate/validate.js';

const rng = 'http://relaxng.org/ns/structure/1.0';
const schemas = schemasOf(
  async () => sourceFromText('own.rng', ''),
  async (href) => ({
    value: sourceFromText(href, `<element name="a" xmlns="${rng}"><empty/></element>`),
    diagnostics: [],
  }),
);
const codes = async (model: string) =>
  (await validate(sourceFromText('d.xml', `<?xml-model ${model}?>\n<a>x</a>`), {}, schemas)).diagnostics.map(
    ({ code }) => code,
  );

it.each([
  'href="a.rng"',
  'href="http://example.org/schema?id=1"',
  'href="urn:publicid:-:H:house"',
  'href="schema" type="application/xml"',
  `href="schema" schematypens="${rng}"`,
])('%s is asked', async (model) => {
  expect(await codes(model)).toEqual(['relaxng/text-not-allowed']);
});

it.each(['href="a.xsd"', 'href="a.dtd"', 'href="a" schematypens="http://www.w3.org/2001/XMLSchema"'])(
  '%s is in another language, and said to be',
  async (model) => {
    expect(await codes(model)).toEqual(['schema/none']);
  },
);
