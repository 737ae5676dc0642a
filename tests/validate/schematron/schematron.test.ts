/** Schematron: what a schema finds and where, what is wrong with a schema, and that the fast ways say what XPath says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { positionAt, sourceFromText } from '../../../src/source/source.js';
import { Index, Matcher, parseContext } from '../../../src/validate/schematron/context.js';
import { hoisted } from '../../../src/validate/schematron/hoist.js';
import { loadSchematron, runFindings, runSchematron } from '../../../src/validate/schematron/index.js';
import { Nodes, type XNode } from '../../../src/validate/schematron/nodes.js';
import { XPath } from '../../../src/validate/schematron/xpath.js';
import { parseXml } from '../../../src/xml/parse.js';
import { NodeKind, parentOf, type XmlTree } from '../../../src/xml/tree.js';
import { projectRoot, shared } from '../../support.js';

function parse(text: string): XmlTree {
  const { value } = parseXml(sourceFromText('test.xml', text));
  if (!value) throw new Error('not well-formed');
  return value;
}
const inSchema = (content: string): string =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="t" uri="urn:t"/>${content}</schema>`;
const load = (content: string) => loadSchematron(sourceFromText('test.sch', inSchema(content)));

async function findings(content: string, document: string) {
  const { value, diagnostics } = await load(content);
  expect(diagnostics).toEqual([]);
  return value ? runSchematron(value, parse(document)) : [];
}

describe('a finding', () => {
  test('stands at the start tag, and at the attribute where that is the context', async () => {
    const document = '<a>\n  <b c="1">x</b></a>';
    const found = await findings(
      `<pattern><rule context="b"><assert test="false()">element</assert></rule></pattern>
       <pattern><rule context="b/@c"><report test=". = 1">attribute</report></rule></pattern>`,
      document,
    );
    expect(found.map(({ message, span }) => [message, document.slice(span?.start, span?.end)])).toEqual([
      ['element', '<b c="1">'],
      ['attribute', 'c="1"'],
    ]);
    const [first] = found;
    expect(first?.span && positionAt(first.span.source, first.span.start)).toEqual({ line: 2, column: 3 });
  });

  test('has the severity of its role, and its diagnostics as a hint', async () => {
    const found = await findings(
      `<pattern><rule context="a" role="info">
         <assert test="x" diagnostics="d">one</assert><assert test="x" role="warning">two</assert>
       </rule></pattern>
       <diagnostics><diagnostic id="d">give <name/> an <emph>x</emph></diagnostic></diagnostics>`,
      '<a/>',
    );
    expect(found.map(({ message, severity, hint }) => [message, severity, hint])).toEqual([
      ['one', 'info', 'give a an x'],
      ['two', 'warning', undefined],
    ]);
  });

  test('of a variable that is a date, a number, nodes or nothing', async () => {
    const found = await findings(
      `<let name="day" value="xs:date('1954-10-12')"/><let name="all" value="//b"/><let name="none" value="//zzz"/>
       <pattern><rule context="a"><let name="n" value="count($all)"/>
         <report test="xs:date(@when) lt $day">before</report>
         <report test="$n = 2 and empty($none)"><value-of select="$n"/> of <value-of select="$all/@i"/></report>
       </rule></pattern>`,
      '<a when="1954-10-11"><b i="1"/><b i="2"/></a>',
    );
    expect(found.map(({ message }) => message)).toEqual(['before', '2 of 1 2']);
  });

  test('uses what fontoxpath lacks: current, id, key, flags', async () => {
    const found = await findings(
      `<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="b" use="@i"/>
       <pattern><rule context="b">
         <report test="//b[@i = current()/@i and generate-id() != generate-id(current())]">twin</report>
         <report test="id('x')/@i = @i">id</report>
         <report test="count(key('k', @i)) = 2">key</report>
         <report test="matches(@s, 'ABC', 'i') and replace(@s, 'B', '-', 'i') = 'a-c'">flags</report>
       </rule></pattern>`,
      '<a><b i="1" xml:id="x" s="abc"/><b i="1"/><b i="2"/></a>',
    );
    expect(found.map(({ message }) => message)).toEqual(['id', 'key', 'flags', 'id', 'key']);
  });
});

describe('a schema that is wrong', () => {
  test.each([
    [
      '<pattern><rule context="a"><assert test="doc(\'x\')">m</assert></rule></pattern>',
      'schematron/xpath',
      'doc',
    ],
    ['<pattern><rule context="a["><assert test="b">m</assert></rule></pattern>', 'schematron/xpath', 'a['],
    ['<pattern><rule context="u:a"><assert test="b">m</assert></rule></pattern>', 'schematron/xpath', 'u'],
    ['<pattern><rule context="a"><assert test="$v">m</assert></rule></pattern>', 'schematron/xpath', 'v'],
    ['<pattern><rule context="a"><assert>m</assert></rule></pattern>', 'schematron/invalid', 'test'],
    ['<pattern is-a="p"/>', 'schematron/invalid', 'p'],
    ['<pattern><rule context="a"><extends rule="r"/></rule></pattern>', 'schematron/invalid', 'r'],
    ['<include href="none.sch"/>', 'schematron/include', 'none.sch'],
    ['<let name="a" value="1"/><let name="a" value="2"/>', 'schematron/variable', '$a'],
  ])('%s', async (content, code, said) => {
    const { diagnostics } = await load(content);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect(diagnostics[0]?.message).toContain(said);
    expect(diagnostics[0]?.span).toBeDefined();
  });

  test('has no such phase', async () => {
    const { value } = await load('<pattern/>');
    expect(value && runSchematron(value, parse('<a/>'), { phase: 'x' }).map(({ code }) => code)).toEqual([
      'schematron/phase',
    ]);
  });

  test('fails on a node: an error that names the expression, once, and the other rules run', async () => {
    const { value } = await load(
      `<pattern><rule context="b"><assert test="xs:date(.) = xs:date('1954-10-12')">m</assert></rule></pattern>
       <pattern><rule context="b[xs:integer(.) = 1]"><report test="true()">one</report></rule></pattern>`,
    );
    const found = value ? runSchematron(value, parse('<a><b>x</b><b>1</b><b>y</b></a>')) : [];
    expect(found.map(({ code }) => code)).toEqual(['schematron/assertion', 'schematron/xpath']);
  });

  test('whose rule would not finish: it is stopped, with its name, and the others run', async () => {
    const { value } = await load(
      `<pattern><rule context="b"><report test="count(preceding::b[. = current()]/preceding::b) lt 0">m</report></rule></pattern>
       <pattern><rule context="a"><report test="true()">one</report></rule></pattern>`,
    );
    const found = value ? runSchematron(value, parse(`<a>${'<b/>'.repeat(3000)}</a>`)) : [];
    expect(found.map(({ code }) => code)).toEqual(['schematron/assertion', 'schematron/limit']);
    expect(found[1]?.message).toContain('“b”');
  });

  test('many of whose rules would not finish: together they end, and each is named', async () => {
    const slow = (name: string) =>
      `<pattern><rule context="b[@${name} or true()]"><report test="count(preceding::b[. = current()]/preceding::b) lt 0">m</report></rule></pattern>`;
    const { value } = await load(Array.from({ length: 12 }, (_, i) => slow(`n${i}`)).join(''));
    const found = value
      ? runSchematron(value, parse(`<a>${'<b/>'.repeat(3000)}</a>`), { steps: 10_000 })
      : [];
    expect(found.map(({ code }) => code)).toEqual(Array(12).fill('schematron/limit'));
    expect(found.map(({ message }) => message.includes('other rules took'))).toEqual(
      Array.from({ length: 12 }, (_, i) => i >= 5),
    );
    expect(found[11]?.message).toContain('@n11');
    expect(found[11]?.related?.[0]?.span.source.path).toBe('test.xml');
  });

  test.each(['doc', 'document', 'format-date', 'unparsed-text', 'f:own'])(
    'that calls %s() refuses it by name, at the rule',
    async (name) => {
      const own = '<xsl:function xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="f:own"/>';
      const { diagnostics } = await load(
        `<ns prefix="f" uri="urn:f"/>${own}<pattern><rule context="a"><assert test="${name}('x')">m</assert></rule></pattern>`,
      );
      const found = diagnostics.filter(({ code }) => code === 'schematron/xpath');
      expect(found).toHaveLength(1);
      expect(found[0]?.message).toContain(name.replace('f:', ''));
      expect(found[0]?.message).toContain('in the rule for “a”');
      expect(found[0]?.span?.source.text.slice(found[0].span.start)).toMatch(`${name}(`);
    },
  );

  test('in a query language we do not have', async () => {
    const source = sourceFromText('x.sch', inSchema('').replace('xslt2', 'stx'));
    expect((await loadSchematron(source)).diagnostics.map(({ code }) => code)).toEqual([
      'schematron/query-binding',
    ]);
  });
});

describe('contexts matched through the index', async () => {
  const tei = readFileSync(join(projectRoot, 'tests/validate/schematron/broken.xml'), 'utf8');
  const nodes = new Nodes(parse(tei));
  const namespaces = new Map([['tei', 'http://www.tei-c.org/ns/1.0']]);
  const xpath = await XPath.load(namespaces);
  const matcher = new Matcher(new Index(nodes), xpath, {});
  test.each([
    '/',
    '*',
    'tei:p',
    '/*',
    '/tei:TEI/tei:text',
    '//tei:p',
    'tei:l//tei:p',
    'tei:*[@when]',
    'tei:p | tei:ab',
    'tei:span[@from and not(@to)]',
    '(tei:span | tei:ref)[@target]',
    '(tei:ab | tei:l)/tei:p',
    'tei:rt/@target',
    '@xml:id',
    'tei:p[1]',
    'tei:list/tei:item[last()]',
    'tei:body/*[position() = 3]',
    'tei:lg//tei:note/tei:p',
    'text()',
    'tei:line/text()',
    "tei:desc[@type eq 'deprecationInfo']",
    "tei:*[starts-with(@spanTo, '#')]",
    'tei:p[ancestor::tei:l]',
    'tei:*[count(tei:*) gt 3]',
    "tei:*[@mode = ('add', 'change')]",
    'tei:lg[.//tei:p]',
    '*:p',
    'tei:*[parent::tei:l or @source]',
    'tei:body//tei:l[tei:p]/tei:div',
    'node()',
    'comment()',
    'tei:p[not(parent::tei:*[@generatedBy])]',
  ])('%s', (pattern) => {
    const absolute = pattern.startsWith('/');
    const root = nodes.node(0);
    const forwards = xpath.nodes(absolute ? pattern : `/descendant-or-self::node()/(${pattern})`, root, {});
    const place = (node: XNode): string => `${node.owner} ${node.row}`;
    const found = matcher.match(parseContext(pattern, namespaces)).map(place);
    expect(found.sort()).toEqual([...new Set(forwards)].map(place).sort());
  });
});

test('absolute names become variables, and nothing else does', () => {
  expect(hoisted('count(//tei:a) gt 1')).toBe('count($engross-all-tei.a) gt 1');
  expect(hoisted('( //m/@ident | //tei:n/@key ) = @m')).toBe(
    '( $engross-all-m/@ident | $engross-all-tei.n/@key ) = @m',
  );
  expect(hoisted('count(descendant::t:a|descendant::b) > 0')).toBe(
    'count(descendant::*[self::t:a or self::b]) > 0',
  );
  for (const kept of [
    '(descendant::a|b)',
    './/a',
    'a//b',
    '$x//b',
    '//a[1]',
    '//*',
    "'//a'",
    'f()//a',
    '(: //a :) 1',
  ]) {
    expect(hoisted(kept)).toBe(kept);
  }
});

const all = shared('schema/tei_all.rng');
test.skipIf(!all)(
  'the rules in tei_all find what SchXslt 1.9.5 on Saxon finds in a document that breaks each',
  async () => {
    const { value, diagnostics } = await loadSchematron(
      sourceFromText('tei_all.rng', readFileSync(all ?? '', 'utf8')),
    );
    expect(diagnostics).toEqual([]);
    const folder = join(projectRoot, 'tests/validate/schematron');
    const tree = parse(readFileSync(join(folder, 'broken.xml'), 'utf8'));
    const run = value && runFindings(value, tree);
    expect(run?.problems).toEqual([]);
    const path = (row: number): string => {
      if (row <= 0) return '';
      let count = 1;
      for (let other = row - 1; other > 0; other--) {
        if (tree.kinds[other] === NodeKind.element && parentOf(tree, other) === parentOf(tree, row)) count++;
      }
      const above = path(parentOf(tree, row));
      return `${above}${above === '' ? '' : '/'}${nodesName(row)}${count}`;
    };
    const nodesName = (row: number): string => tree.names[tree.nameIndexes[row] ?? -1]?.local ?? '';
    const places = run?.findings.map(({ node }) => path(node.owner >= 0 ? node.owner : node.row));
    const expected = readFileSync(join(folder, 'broken.places.txt'), 'utf8').trim().split('\n');
    expect(places?.sort()).toEqual(expected.sort());
  },
);
