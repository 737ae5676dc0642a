/** Pointers without “#”: said only where the document has such an identifier, and where the attribute points. */
import { expect, it } from 'vitest';
import { sourceFromText } from '../../../src/source/source.js';
import { checkReferences } from '../../../src/validate/wellformed/references.js';
import { parseXml } from '../../../src/xml/parse.js';

const check = (body: string, namespace = 'http://www.tei-c.org/ns/1.0') => {
  const { value } = parseXml(
    sourceFromText('a.xml', `<TEI xmlns="${namespace}"><p xml:id="Hamlet"/><p xml:id="B"/>${body}</TEI>`),
  );
  if (!value) throw new Error('not parsed');
  return checkReferences(value);
};

it.each([
  ['<sp who="Hamlet"/>', ['Did you mean “#Hamlet”?']],
  ['<rdg wit="#B B Hamlet"/>', ['Did you mean “#B”?', 'Did you mean “#Hamlet”?']],
])('%s is doubted', (body, hints) => {
  const found = check(body);
  expect(found.map(({ hint }) => hint)).toEqual(hints);
  expect(found.map(({ severity }) => severity)).toEqual(hints.map(() => 'warning'));
  const { span } = found[0] ?? {};
  expect(hints[0]).toContain(`#${span?.source.text.slice(span.start, span.end)}”`);
});

it.each([
  '<sp who="#Hamlet"/>',
  '<sp who="Ophelia"/>',
  '<ref target="b.xml#Hamlet http://example.org/Hamlet Hamlet.xml"/>',
  '<locus from="Hamlet" to="B"/>',
  '<p n="Hamlet" type="B"/>',
])('%s is not', (body) => expect(check(body)).toEqual([]));

it('what is no TEI is left alone', () => expect(check('<a href="Hamlet" who="B"/>', 'urn:x')).toEqual([]));
