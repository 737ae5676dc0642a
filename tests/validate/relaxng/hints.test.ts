/** What to do about a finding of RELAX NG: names from elsewhere, dates, what is missing before, a place of its own. */
import { describe, expect, it } from 'vitest';
import { sourceFromText } from '../../../src/source/source.js';
import { dateHint } from '../../../src/validate/relaxng/date-hint.js';
import { buildGrammar } from '../../../src/validate/relaxng/load.js';
import { validateTree } from '../../../src/validate/relaxng/validate.js';
import { parseXml } from '../../../src/xml/parse.js';

const { value: grammar } = buildGrammar(
  sourceFromText(
    'schema.rnc',
    `default namespace = "http://www.tei-c.org/ns/1.0"
     start = element TEI { element teiHeader { element title { text }, element extent { text }?, element idno { text }, element note { text }? }, element text { body } }
     body = element body { p+, division* } | element body { division+ }
     division = element div { element head { text }?, (p | element list { element item { text }+ })+, division* }
     p = element p { (text | element hi { text } | element dim { text } | element lb { empty })* }`,
  ),
).grammar;

const header = '<teiHeader><title/><idno/></teiHeader>';
const inBody = (body: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<text><body>${body}</body></text></TEI>`;

function first(document: string) {
  const { value: tree } = parseXml(sourceFromText('document.xml', document));
  if (!tree || !grammar) throw new Error('not read');
  return validateTree(grammar, tree)[0];
}

describe('hints', () => {
  it.each([
    ['<p><i>a</i></p>', 'In TEI this is <hi rend="italic">.'],
    ['<p>a<br/>b</p>', 'In TEI this is <lb/>.'],
    ['<p><dmi>a</dmi></p>', 'Did you mean <dim>?'],
    ['<p><itm>a</itm></p>', 'Did you mean <item>, which may stand elsewhere?'],
    ['<p><div><p/></div></p>', 'It may stand after <p>, not in it.'],
    ['<div><p/></div><p/>', 'A p comes first in <body>: put it before this <div>, or in a <div> of its own.'],
    [
      '<div><head/><p/><head/></div>',
      'A head comes first in <div>: put it before this <p>, or in a <div> of its own.',
    ],
    [
      '<div><head/><p/><div><p/></div><p/></div>',
      'A p comes before <div> in <div>: put it before this <div>, or in a <div> of its own.',
    ],
    ['<div><head/><head/><p/></div>', '<div> has a <head> already: make one of the two, or take one away.'],
    ['<div/>', 'Put <p> in <div>, for instance.'],
  ])('%s', (body, hint) => {
    expect(first(inBody(body))?.hint).toBe(hint);
  });

  it('names P4, and a namespace that is not given', () => {
    expect(first('<TEI.2/>')?.hint).toMatch(/^This is TEI P4/);
    expect(first('<TEI/>')?.hint).toContain('<TEI xmlns="http://www.tei-c.org/ns/1.0">');
    expect(first('<t:TEI xmlns:t="http://tei-c.org/"/>')).toMatchObject({
      message:
        '<t:TEI> is in the namespace http://tei-c.org/; the schema has it in the namespace http://www.tei-c.org/ns/1.0.',
      hint: 'Write <t:TEI xmlns:t="http://www.tei-c.org/ns/1.0">, or declare that on an element above it.',
    });
  });

  it('asks for what must come before, and not for what may come after', () => {
    const document = inBody('<p/>').replace(header, '<teiHeader><extent/><idno/></teiHeader>');
    expect(first(document)?.hint).toBe('Put <title> before <extent>.');
  });
});

describe('dates', () => {
  it.each([
    ['12.10.1954', 'Did you mean "1954-10-12", or "1954-12-10"?'],
    ['12 October 1954', 'Did you mean "1954-10-12"?'],
    ['1954-1-2', 'Did you mean "1954-01-02"?'],
    ['1954-10-12 ', 'Did you mean "1954-10-12"?'],
    ['1954/10', 'Did you mean "1954-10"?'],
    ['1954-02-30', 'There is no day 30 in 1954-02, which has 28.'],
    ['1954-13-01', 'There is no month 13. A date is written year, month, day: 1954-10-12.'],
    ['1954-1956', 'For a period of time write from="1954" to="1956".'],
    ['1954-10-12/1954-10-14', 'For a period of time write from="1954-10-12" to="1954-10-14".'],
    ['54', 'A date is written year, month, day: 1954-10-12.'],
  ])('%s', (value, hint) => {
    expect(dateHint(value)).toBe(hint);
  });
});
