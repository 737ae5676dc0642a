/** What an editor is told of a broken document; what entities and defaults give; and that hostile input is bounded. */
import { describe, expect, test } from 'vitest';
import { positionAt, sourceFromText } from '../../src/source/source.js';
import { parseXml } from '../../src/xml/parse.js';
import {
  attribute,
  attributeSpan,
  childElement,
  localName,
  rootElement,
  spanOf,
  textContent,
  type XmlTree,
} from '../../src/xml/tree.js';

const parse = (text: string) => parseXml(sourceFromText('t.xml', text));

function tree(text: string): XmlTree {
  const { value, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('not parsed');
  return value;
}

/** Code, line and column of the one error. */
function refusal(text: string) {
  const { value, diagnostics } = parse(text);
  const [found] = diagnostics;
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  if (!found?.span) throw new Error('no place');
  const { line, column } = positionAt(found.span.source, found.span.start);
  return { code: found.code, at: `${line}:${column}`, found };
}

describe('errors say what, where, and what to do', () => {
  const cases: readonly (readonly [name: string, text: string, code: string, at: string])[] = [
    ['an ampersand', '<a>\n x & y</a>', 'xml/ampersand-unescaped', '2:4'],
    ['an ampersand before a word', '<a>AT&T</a>', 'xml/ampersand-unescaped', '1:6'],
    ['a less-than in a value', '<a b="x<y"/>', 'xml/less-than-unescaped', '1:8'],
    ['a less-than in text', '<a>1 < 2</a>', 'xml/tag-malformed', '1:6'],
    ['a wrong end tag', '<a>\n<b>\n</a>', 'xml/element-mismatched', '3:1'],
    ['no end tag', '<a>\n<b>', 'xml/element-unclosed', '2:4'],
    ['a repeated attribute', '<a b="1" b="2"/>', 'xml/attribute-repeated', '1:10'],
    ['attributes without space', '<a b="1"c="2"/>', 'xml/tag-malformed', '1:9'],
    ['an attribute without a value', '<a b/>', 'xml/attribute-malformed', '1:4'],
    ['a value without quotes', '<a b=c/>', 'xml/attribute-malformed', '1:6'],
    ['typographic quotes', '<a b=“c”/>', 'xml/attribute-malformed', '1:6'],
    ['an undeclared prefix', '<a><x:b/></a>', 'xml/prefix-undeclared', '1:5'],
    ['an HTML entity', '<a>&nbsp;</a>', 'xml/entity-undefined', '1:4'],
    ['two roots', '<a/>\n<b/>', 'xml/content-outside-root', '2:1'],
    ['text before the root', 'x<a/>', 'xml/content-outside-root', '1:1'],
    ['an empty file', '', 'xml/root-missing', '1:1'],
    ['a late declaration', '\n<?xml version="1.0"?><a/>', 'xml/declaration-malformed', '2:1'],
    ['a control character', '<a>x\u0001y</a>', 'xml/character-illegal', '1:5'],
    ['a NUL before another error', '<a>\0</b>', 'xml/character-illegal', '1:4'],
    ['another error before a NUL', '<a></b>\0', 'xml/element-mismatched', '1:4'],
    ['half a surrogate pair', '<a>\ud800</a>', 'xml/character-illegal', '1:4'],
    ['a comment with hyphens', '<a><!-- x -- y --></a>', 'xml/comment-malformed', '1:11'],
    ['a CDATA end in text', '<a>]]></a>', 'xml/section-malformed', '1:4'],
    ['a file cut in a tag', '<a><b c="d', 'xml/attribute-malformed', '1:9'],
  ];
  test.each(cases)('%s', (_, text, code, at) => {
    expect(refusal(text)).toMatchObject({ code, at });
  });

  test('a wrong end tag points to the start tag', () => {
    const { found } = refusal('<a>\n<b>\n</a>');
    expect(found.message).toBe('Found </a>, where </b> was expected.');
    expect(found.hint).toBe('Close <b> with </b> before </a>.');
    expect(found.related?.[0]?.span).toMatchObject({ start: 4, end: 6 });
  });

  test('an HTML entity is explained', () => {
    expect(refusal('<a>&eacute;</a>').found.hint).toBe('&eacute; is HTML. In XML write é.');
  });
});

describe('the internal subset', () => {
  test('an entity with markup becomes nodes at the place of the reference', () => {
    const text = '<!DOCTYPE a [<!ENTITY e "x<b c=\'1\'>y</b>&#38;amp;">]><a>[&e;]</a>';
    const parsed = tree(text);
    const b = childElement(parsed, rootElement(parsed), 'b') ?? -1;
    expect(textContent(parsed, 0)).toBe('[xy&]');
    expect(attribute(parsed, b, 'c')).toBe('1');
    const { start, end } = spanOf(parsed, b);
    expect(text.slice(start, end)).toBe('&e;');
    const place = attributeSpan(parsed, parsed.attributeFirsts[b] ?? 0);
    expect(text.slice(place.start, place.end)).toBe('&e;');
  });

  test('parameter entities, as in appendix D of the Recommendation', () => {
    const parsed = tree(`<?xml version='1.0'?>
<!DOCTYPE test [
<!ELEMENT test (#PCDATA) >
<!ENTITY % xx '&#37;zz;'>
<!ENTITY % zz '&#60;!ENTITY tricky "error-prone" >' >
%xx;
]>
<test>This sample shows a &tricky; method.</test>`);
    expect(textContent(parsed, 0)).toBe('This sample shows a error-prone method.');
  });

  test('defaults, types and identifiers', () => {
    const parsed = tree(
      '<!DOCTYPE a [<!ATTLIST a x CDATA "d" y NMTOKENS #IMPLIED z ID #IMPLIED xmlns CDATA #FIXED "urn:u">]>\n<a y=" p\n q " z="i"/>',
    );
    const root = rootElement(parsed);
    expect(attribute(parsed, root, 'x')).toBe('d');
    expect(attribute(parsed, root, 'y')).toBe('p q');
    expect(parsed.namespaces(root).get('')).toBe('urn:u');
    expect(Array.from(parsed.ids, (row) => parsed.value(row))).toEqual(['i']);
  });

  test('what is outside the document is never read, and said to be missing', () => {
    const { value, diagnostics } = parse(
      '<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY e SYSTEM "e.xml">]><a>&e;&f;</a>',
    );
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['xml/dtd-unread', 'info'],
      ['xml/entity-unread', 'warning'],
      ['xml/entity-unread', 'warning'],
    ]);
    expect(value && textContent(value, 0)).toBe('&e;&f;');
  });
});

describe('hostile input', () => {
  const laughs = (count: number) =>
    Array.from({ length: count }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

  test('a billion laughs', () => {
    const text = `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs(20)}]><a>&l20;</a>`;
    expect(refusal(text).code).toBe('xml/entity-expansion');
    expect(refusal(text.replace('<a>&l20;</a>', '<a b="&l20;"/>')).code).toBe('xml/entity-expansion');
  });

  test('quadratic blow-up', () => {
    const text = `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(50_000)}">]><a>${'&e;'.repeat(50_000)}</a>`;
    expect(refusal(text).code).toBe('xml/entity-expansion');
  });

  test('default values by the million', () => {
    const list = Array.from({ length: 5000 }, (_, at) => `a${at} CDATA ""`).join(' ');
    const text = `<!DOCTYPE a [<!ATTLIST b ${list}>]><a>${'<b/>'.repeat(5000)}</a>`;
    expect(refusal(text).code).toBe('xml/entity-expansion');
  });

  test.each(['<!ENTITY e "&f;"><!ENTITY f "&e;">', '<!ENTITY e "&e;">'])('recursion: %s', (declarations) => {
    expect(refusal(`<!DOCTYPE a [${declarations}]><a>&e;</a>`).code).toBe('xml/entity-recursive');
    expect(refusal(`<!DOCTYPE a [${declarations}]><a b="&e;"/>`).code).toBe('xml/entity-recursive');
  });

  test('elements 200,000 deep', () => {
    const depth = 200_000;
    const parsed = tree('<a>'.repeat(depth) + '</a>'.repeat(depth));
    expect(parsed.size).toBe(depth + 1);
    expect(refusal('<a>'.repeat(depth)).code).toBe('xml/element-unclosed');
  });

  test('names and values of a megabyte, and half a million attributes', () => {
    const long = 'é'.repeat(1_000_000);
    const parsed = tree(`<${long} ${long}="${long}"/>`);
    expect(localName(parsed, 1)).toBe(long);
    const many = Array.from({ length: 500_000 }, (_, at) => ` a${at}=""`).join('');
    expect(tree(`<a${many}/>`).attributeNames.length).toBe(500_000);
  });

  test('names beyond the first plane', () => {
    expect(localName(tree('<𐀀𠀀/>'), 1)).toBe('𐀀𠀀');
    expect(refusal('<a\u{F0000}/>').code).toBe('xml/tag-malformed');
  });

  test('every truncation of a document is refused with a place', () => {
    const text =
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "f">]><a b="c">&e;<!-- d --><![CDATA[x]]><?p i?></a>';
    for (let length = 0; length < text.length; length++) {
      expect(refusal(text.slice(0, length)).found.span?.start).toBeLessThanOrEqual(length);
    }
  });
});
