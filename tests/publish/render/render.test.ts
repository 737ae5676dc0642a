/** TEI in, render tree out: white space, notes, alternatives, headings, links, and what is refused. */
import { describe, expect, test } from 'vitest';
import { render } from '../../../src/publish/render/render.js';
import { sourceFromText } from '../../../src/source/source.js';
import { parseXml } from '../../../src/xml/parse.js';
import { codesOf, document, draw, header, outline, rendered } from './support.js';

describe('white space', () => {
  test('runs are one space, none at the edges of blocks', () => {
    expect(outline('<p>\n  one\n  <hi rend="italic"> two </hi> three\n</p>')).toBe(
      'paragraph[one inline(italic)[two ]three]',
    );
  });
  test('none beside a line break; a word runs on where the break says so', () => {
    expect(outline('<p>one <lb/> two thr<lb break="no"/>ee</p>')).toBe(
      'paragraph[onebreak(line)[]two thrbreak(line wordInternal)[]ee]',
    );
  });
  test('a hyphen made by the line end is kept for the other view', () => {
    expect(
      outline('<p>co<pc force="weak">-</pc><lb break="no"/>operate, <pc force="weak">-</pc> so</p>'),
    ).toBe('paragraph[coalternate[|-]break(line wordInternal)[]operate, inline[-] so]');
  });
  test('a page break inside a sentence leaves one space', () => {
    expect(outline('<p>one <pb n="2"/> two</p>')).toBe('paragraph[one break(page)[]two]');
  });
  test.each([
    ['国境の\n  長いトンネル', '国境の長いトンネル'],
    ['国境の 長い', '国境の 長い'],
    ['国境の\nLatin\n長い', '国境の Latin 長い'],
    ['한국어\n문장', '한국어 문장'],
    ['国境の<seg>\n長い</seg>', '国境の長い'],
    ['<seg>国境の\n</seg>長い', '国境の長い'],
    ['<seg>国境の</seg>\n<seg>長い</seg>\n', '国境の長い'],
    ['国境の <seg>長い</seg>', '国境の 長い'],
    ['国境の<graphic url="https://example.org/a.png"/>\n長い', '国境の 長い'],
  ])('a line feed between two wide characters is no space: %j', (text, read) => {
    expect(outline(`<p>${text}</p>`).replace(/graphic[^[]*\[\]|\w+\[|\]/g, '')).toBe(read);
  });
  test('spaces count in verbatim blocks', () => {
    expect(outline('<ab type="verbatim">\n  a    b<lb/>\n  c\n</ab>')).toBe('verbatim[a    bbreak(line)[]c]');
  });
});

describe('notes', () => {
  test('a note in the line gets a reference where it stands, and leaves the flow', () => {
    expect(outline('<p>word<note>Said.</note> next</p>')).toBe('paragraph[wordnoteReference#1[] next]');
    const { tree } = rendered(document('<p>word<note>Said.</note> next</p>'));
    expect(draw(tree.notes)).toBe('note(foot)[Said.]');
    expect(tree.notes[0]?.n).toBe('1');
  });
  test('note/@target: the marker in the text leads to it, its label is its number', () => {
    const xml =
      '<p>word<ref type="note" xml:id="r" target="#n">¹</ref></p><note xml:id="n" target="#r" n="1"><label>¹</label> Said.</note>';
    expect(outline(xml)).toBe('paragraph[wordnoteReference[¹]]');
    const [note] = rendered(document(xml)).tree.notes;
    expect(note).toMatchObject({ id: 'n', target: 'r' });
    expect(note?.n).toBeUndefined();
  });
  test('two markers of one note have two ids', () => {
    const { tree } = rendered(
      document('<p>a<ptr target="#n"/> b<ptr target="#n"/></p><note xml:id="n">Said.</note>'),
    );
    expect(tree.notes).toHaveLength(1);
    expect(JSON.stringify(tree.root, ['children', 'behaviour', 'id', 'target'])).toContain('"n.ref.2"');
  });
  test('a note without a marker stands where it is', () => {
    expect(outline('<p>word</p><note place="bottom">Said.</note>')).toBe('paragraph[word]note(foot)[Said.]');
  });
  test('an inline note stays in the line', () => {
    expect(outline('<p>word <note place="inline">[Telegram.]</note></p>')).toBe(
      'paragraph[word note(inline)[[Telegram.]]]',
    );
  });
  test('notes come in the order of their references', () => {
    const xml =
      '<p>a<ptr target="#two"/> b<ptr target="#one"/></p><note xml:id="one">1</note><note xml:id="two">2</note>';
    expect(rendered(document(xml)).tree.notes.map((note) => note.id)).toEqual(['two', 'one']);
  });
  test('notes of standOff, themselves or in an annotation, are shown at what they are about', () => {
    const standOff =
      '<standOff><note xml:id="n1" target="#p">P</note><listAnnotation><annotation target="#w"><note>W</note></annotation><annotation target="#sic"><note>S</note></annotation></listAnnotation><note xml:id="n2">by pointer</note><note>of nothing</note><note target="#none">of what is not there</note><listPerson><person><note target="#w">of a person</note></person></listPerson></standOff>';
    const body =
      '<p xml:id="p">a <w xml:id="w">b</w><ptr target="#n2"/> <choice><sic xml:id="sic">c</sic><corr>d</corr></choice></p>';
    const { tree } = rendered(document(body, standOff));
    expect(draw(tree.root.children)).toContain(
      'paragraph[a inline[b]noteReference#1[]noteReference#2[] alternate[inline[d]|inline[c]]noteReference#3[]noteReference#4[]]',
    );
    expect(tree.notes.map((note) => draw(note.children))).toEqual(['W', 'by pointer', 'S', 'P']);
  });
  test('notes that point at each other are both shown', () => {
    const { tree } = rendered(
      document('<p>x</p><note xml:id="a" target="#b">A</note><note xml:id="b" target="#a">B</note>'),
    );
    expect(draw(tree.root.children) + draw(tree.notes)).toContain('A');
    expect(draw(tree.root.children) + draw(tree.notes)).toContain('B');
  });
});

describe('alternatives', () => {
  test.each([
    ['<choice><sic>teh</sic><corr>the</corr></choice>', 'alternate[inline[the]|inline[teh]]'],
    ['<choice><orig>ye</orig><reg>the</reg></choice>', 'alternate[inline[the]|inline[ye]]'],
    [
      '<choice>\n<abbr>U.N.</abbr>\n<expan>United Nations</expan>\n</choice>',
      'alternate[inline[United Nations]|inline[U.N.]]',
    ],
    ['<app><rdg wit="#B">b</rdg><lem>a</lem></app>', 'alternate[inline[a]|inline[b]]'],
    ['<subst><del>old</del><add>new</add></subst>', 'alternate[inline[new]|inline(strikethrough)[old]]'],
  ])('%s', (xml, drawn) => {
    expect(outline(`<p>${xml}</p>`)).toBe(`paragraph[${drawn}]`);
  });
});

test('headings go down without a gap; a second head is no part of the outline', () => {
  const { tree } = rendered(
    document(
      '<div><div><head>One</head><head>Two</head><div><div><head>Three</head><p/></div></div></div></div>',
    ),
  );
  const levels = [
    ...JSON.stringify(tree.root, ['children', 'behaviour', 'level']).matchAll(
      /"heading"[^}]*?("level":(\d)|})/g,
    ),
  ];
  expect(levels.map((match) => match[2])).toEqual(['1', undefined, '2']);
});

test('a block in the line makes what holds it a block', () => {
  const { tree } = rendered(document('<p>a <hi>b <list><item>c</item></list></hi></p>'));
  expect(JSON.stringify(tree.root, ['children', 'behaviour', 'block'])).toContain(
    '{"children":[{"behaviour":"text"},{"children":[{"children":[{"behaviour":"text"}],"behaviour":"listItem","block":true}],"behaviour":"list","block":true}],"behaviour":"inline","block":true}',
  );
});

test('elements nobody listed, and those of other namespaces, show their text', () => {
  expect(outline('<p>a <nobody>b</nobody> <x:y xmlns:x="urn:x">c</x:y></p>')).toBe(
    'paragraph[a inline[b] inline[c]]',
  );
});

test('an example shows its markup', () => {
  expect(
    draw(
      rendered(
        document('<p><egXML xmlns="http://www.tei-c.org/ns/Examples">\n  <p n="1">a</p>\n</egXML></p>'),
      ).tree.root.children,
    ),
  ).toContain('code[<p n="1">a</p>]');
});

describe('whole documents', () => {
  const text = (words: string) => `<TEI>${header}<text><body><p>${words}</p></body></text></TEI>`;
  test('a corpus in a corpus', () => {
    const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${text('a')}<teiCorpus>${header}${text('b')}</teiCorpus></teiCorpus>`;
    const { tree } = rendered(corpus);
    expect(tree.root.behaviour).toBe('document');
    expect(draw(tree.root.children).replaceAll(/block\[(.*?)\]/g, '$1')).toMatch(
      /^document\[.*a.*document\[document\[.*b/,
    );
  });
  test('standOff is not text; what names lead to is known', () => {
    const standOff =
      '<standOff><listPerson><person xml:id="w"><persName>A. Waldheim</persName><idno type="VIAF">https://viaf.org/viaf/1</idno></person></listPerson></standOff>';
    const { tree } = rendered(document('<p>Mr <persName ref="#w">W.</persName></p>', standOff));
    expect(draw(tree.root.children)).not.toContain('Waldheim');
    expect(JSON.stringify(tree.root, ['children', 'entity'])).toContain('"entity":"w"');
    expect(tree.entities.get('w')).toEqual({
      id: 'w',
      kind: 'person',
      names: [{ text: 'A. Waldheim' }],
      links: [{ type: 'VIAF', target: 'https://viaf.org/viaf/1' }],
    });
  });
  test('a picture is described by its figure; a formula is a block where it stands alone', () => {
    const { tree } = rendered(
      document(
        '<figure><graphic url="a.png"/><graphic url="b.png"/><figDesc>A map</figDesc></figure><formula>E</formula>',
      ),
    );
    expect(draw(tree.root.children)).toContain('figure[graphic[]graphic[]]formula[E]');
    expect(JSON.stringify(tree.root, ['children', 'title']).match(/A map/g)).toHaveLength(2);
    expect(outline('<p>where <formula>E</formula> is</p>')).toBe('paragraph[where formula[E] is]');
  });
});

describe('what is made of attributes', () => {
  test.each([
    ['<sense n="1"><def>a</def></sense>', 'block[mark[] inline[a]]'],
    ['<sense n="1"><num>1</num> <def>a</def></sense>', 'block[inline[1] inline[a]]'],
    ['<sense><def>a</def></sense>', 'block[inline[a]]'],
    ['<p>a<g ref="#x"/>b <g>c</g></p>', 'paragraph[ainline[mark[]]b inline[c]]'],
  ])('%s', (xml, drawn) => {
    expect(outline(xml)).toBe(drawn);
  });
});

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    ' JAVA&#x9;SCRIPT:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('%s is removed', (target) => {
    const { tree, diagnostics } = rendered(document(`<p><ref target="${target}">x</ref></p>`));
    expect(JSON.stringify(tree.root, ['children', 'behaviour', 'target'])).not.toContain('target');
    expect(codesOf(diagnostics).length).toBeGreaterThan(0);
  });
  test('a prefix that the header declares is resolved', () => {
    const prefix =
      '<listPrefixDef><prefixDef ident="wd" matchPattern="(Q[0-9]+)" replacementPattern="https://www.wikidata.org/wiki/$1"/></listPrefixDef>';
    const xml = document('<p><ref target="wd:Q1">x</ref></p>').replace(
      '</teiHeader>',
      `<encodingDesc>${prefix}</encodingDesc></teiHeader>`,
    );
    expect(JSON.stringify(rendered(xml).tree.root, ['children', 'target'])).toContain(
      'https://www.wikidata.org/wiki/Q1',
    );
  });
  test('a pointer to nothing is reported with its place', () => {
    const { diagnostics } = rendered(document('<p><ref target="#nowhere">x</ref></p>'));
    expect(codesOf(diagnostics)).toEqual(['publish/dangling-pointer']);
    expect(diagnostics[0]?.span?.start).toBeGreaterThan(0);
  });
});

test('an identifier given twice is reported, and the first one kept', () => {
  const { tree, diagnostics } = rendered(document('<p xml:id="a">1</p><p xml:id="a">2</p>'));
  expect(codesOf(diagnostics)).toEqual(['publish/duplicate-id']);
  expect(JSON.stringify(tree.root, ['children', 'id']).match(/"a"/g)).toHaveLength(1);
});

test('five thousand levels are shown, flattened, with one warning', () => {
  const { tree, diagnostics } = rendered(
    document(`<p>${'<hi>'.repeat(5000)}deep${'</hi>'.repeat(5000)}</p>`),
  );
  expect(codesOf(diagnostics)).toEqual(['publish/too-deep']);
  expect(JSON.stringify(tree.root, ['children', 'text'])).toContain('deep');
});

describe('what is refused', () => {
  const refusal = (xml: string): string[] => {
    const tree = parseXml(sourceFromText('x.xml', xml)).value;
    if (tree === undefined) throw new Error('not well-formed');
    const { value, diagnostics } = render(tree);
    expect(value).toBeUndefined();
    return codesOf(diagnostics);
  };
  test.each([
    ['<TEI.2><text><body><p/></body></text></TEI.2>', 'publish/tei-p4'],
    ['<TEI><text/></TEI>', 'publish/not-tei'],
    ['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'publish/not-tei'],
    ['<div xmlns="http://www.tei-c.org/ns/1.0"/>', 'publish/not-tei'],
  ])('%s', (xml, code) => {
    expect(refusal(xml)).toEqual([code]);
  });
});
