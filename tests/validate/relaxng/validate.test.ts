/** What an editor is told: codes, places, words, hints, and which finding follows from which. Schemas and documents in small. */
import { describe, expect, it } from 'vitest';
import { random } from '../../../bench/mutator.js';
import { positionAt, sourceFromText } from '../../../src/source/source.js';
import { buildGrammar, type Grammar } from '../../../src/validate/relaxng/load.js';
import { restoreGrammar, serialiseGrammar } from '../../../src/validate/relaxng/serialise.js';
import { validateTree } from '../../../src/validate/relaxng/validate.js';
import { parseXml } from '../../../src/xml/parse.js';

function grammarOf(schema: string): Grammar {
  const { grammar } = buildGrammar(sourceFromText('schema.rnc', schema));
  if (!grammar.value) throw new Error(grammar.diagnostics.map((found) => found.message).join('\n'));
  return grammar.value;
}

function check(grammar: Grammar, document: string) {
  const { value: tree } = parseXml(sourceFromText('document.xml', document));
  if (!tree) throw new Error('not well-formed');
  return validateTree(grammar, tree).map(({ code, message, hint, span, cause, related }) => {
    const at = span && positionAt(span.source, span.start);
    return { code, message, hint, at: at && `${at.line}:${at.column}`, cause, related: related?.length ?? 0 };
  });
}

const letter = grammarOf(`
  start = element letter { attribute n { xsd:positiveInteger }, attribute cert { "high" | "low" }?, head?, (p | items)+ }
  head = element head { text }
  p = element p { id?, (text | ref | date)* }
  items = element list { element item { p+ }+ }
  ref = element ref { attribute target { xsd:IDREF }, text }
  date = element date { attribute when { xsd:date }, xsd:gYear }
  id = attribute xml:id { xsd:ID }
`);

describe('findings of RELAX NG', () => {
  it('says nothing of a valid document', () => {
    const document =
      '<letter n="1"><head>A</head><p xml:id="a">b <ref target="a">c</ref> <date when="1954-10-12">1954</date></p></letter>';
    expect(check(letter, document)).toEqual([]);
  });

  it('says that a head comes first, and shows before what', () => {
    const [found] = check(letter, '<letter n="1">\n <p/>\n <head>A</head></letter>');
    expect(found).toMatchObject({ code: 'relaxng/element-not-allowed', at: '3:2', related: 1 });
    expect(found?.hint).toBe('A head comes first in <letter>: put it before this <p>.');
  });

  it('tells a missing attribute as what follows from the one that is misspelt', () => {
    const change = grammarOf('start = element change { attribute when { xsd:date }, text }');
    const [first, second, third] = check(change, '<change wehn="1954-10-12"/>');
    expect(first).toMatchObject({ code: 'relaxng/attribute-not-allowed', hint: 'Did you mean when?' });
    expect(second).toMatchObject({ code: 'relaxng/attribute-missing', cause: 0 });
    expect(third).toBeUndefined();
    expect(check(change, '<change n="1"/>')[1]?.cause).toBeUndefined();
  });

  it('offers the wrapper that a text lacks', () => {
    const [found] = check(letter, '<letter n="1">\n  words\n<p/></letter>');
    expect(found).toMatchObject({
      code: 'relaxng/text-not-allowed',
      at: '2:3',
      hint: 'Put the text in <p>.',
    });
  });

  it('offers the wrapper that an element lacks', () => {
    const [found] = check(letter, '<letter n="1"><p/><item><p/></item></letter>');
    expect(found?.hint).toBe('Put <item> in <list>.');
  });

  it('knows where an element may stand if its parent ends before it', () => {
    const [found] = check(letter, '<letter n="1"><p>a<list><item><p/></item></list></p></letter>');
    expect(found?.hint).toBe('It may stand after <p>, not in it.');
  });

  it('asks did you mean, of elements, attributes and values', () => {
    expect(check(letter, '<letter n="1"><p/><lst><item><p/></item></lst></letter>')[0]).toMatchObject({
      code: 'relaxng/element-unknown',
      hint: 'Did you mean <list>?',
    });
    expect(check(letter, '<letter n="1" crt="low"><p/></letter>')[0]?.hint).toBe('Did you mean cert?');
    expect(check(letter, '<letter n="1"><p id="a"/></letter>')[0]?.hint).toBe('Did you mean xml:id?');
    expect(check(letter, '<letter n="1" cert="hgih"><p/></letter>')[0]).toMatchObject({
      code: 'relaxng/attribute-value',
      hint: 'Did you mean "high"?',
      at: '1:15',
    });
  });

  it('names the attribute that is missing', () => {
    expect(check(letter, '<letter><p/></letter>')[0]).toMatchObject({
      code: 'relaxng/attribute-missing',
      message: '<letter> lacks the attribute n.',
      hint: 'Add n="…" to <letter>.',
    });
  });

  it('says what value was expected in words', () => {
    expect(check(letter, '<letter n="x"><p/></letter>')[0]?.message).toBe(
      '"x" is not a value of n on <letter>. Expected: a whole number from 1.',
    );
    expect(check(letter, '<letter n="1"><p><date when="1954-10-12">soon</date></p></letter>')[0]?.code).toBe(
      'relaxng/text-value',
    );
  });

  it('tells what is missing at the end of an element', () => {
    expect(check(letter, '<letter n="1"><list>\n</list></letter>')[0]).toMatchObject({
      code: 'relaxng/incomplete',
      message: '<list> is not complete: <item> is missing.',
      at: '2:1',
    });
  });

  it('finds identifiers given twice, and references to none', () => {
    const document = '<letter n="1"><p xml:id="a"/><p xml:id="a"><ref target="b"/></p></letter>';
    expect(check(letter, document).map((found) => found.code)).toEqual([
      'relaxng/id-duplicate',
      'relaxng/idref-missing',
    ]);
  });

  it('lets one mistake neither hide nor multiply others', () => {
    const document =
      '<letter n="1">\n<box><p n="1"/></box>\n<p><date when="x">1954</date></p>\n<box/></letter>';
    expect(check(letter, document).map(({ code, at, cause }) => [code, at, cause])).toEqual([
      ['relaxng/element-unknown', '2:1', undefined],
      ['relaxng/attribute-not-allowed', '2:9', undefined],
      ['relaxng/attribute-value', '3:10', undefined],
      ['relaxng/element-unknown', '4:1', 0],
    ]);
  });
});

describe('grammars as text', () => {
  it('come back the same, and judge the same', () => {
    const text = serialiseGrammar(letter);
    const { value: restored } = restoreGrammar(text);
    if (!restored) throw new Error('not restored');
    expect(serialiseGrammar(restored)).toBe(text);
    const document = '<letter n="0"><p/><head/><p xml:id="a"/><p xml:id="a"/></letter>';
    expect(check(restored, document)).toEqual(check(letter, document));
  });

  it('are refused when damaged', () => {
    for (const text of [
      '',
      '{}',
      '{"engross":1}',
      serialiseGrammar(letter).replace('"engross":1', '"engross":0'),
    ]) {
      expect(restoreGrammar(text).diagnostics[0]?.code).toBe('relaxng/schema-syntax');
    }
  });
});

describe('schemas', () => {
  const codes = (schema: string) =>
    buildGrammar(sourceFromText('schema.rnc', schema)).grammar.diagnostics.map((found) => found.code);

  it('are told from what is wrong in them', () => {
    expect(codes('start = a')).toEqual(['relaxng/schema-reference']);
    expect(codes('start = a\na = b\nb = a')).toContain('relaxng/schema-recursion');
    expect(codes('start = element a { xsd:dat }')).toEqual(['relaxng/schema-datatype']);
    expect(codes('start = element a { attribute b { text }, attribute b { text } }')).toEqual([
      'relaxng/schema-restriction',
    ]);
    expect(codes('start = element a { "b", "c" }')).toEqual(['relaxng/schema-restriction']);
    expect(codes('start = element a { attribute * { xsd:ID }* }')).toContain('relaxng/schema-id');
    expect(codes('start = element a { xsd:string { pattern = "[" } }')).toEqual(['relaxng/schema-datatype']);
    expect(codes(`start = ${'('.repeat(5000)}element a { empty }${')'.repeat(5000)}`)).toEqual([
      'relaxng/schema-syntax',
    ]);
  });

  it('are refused where an attribute can be given twice, whichever it is', () => {
    for (const pair of [
      '(attribute x { text }, attribute y { text }), (attribute z { text }, attribute y { text })',
      'attribute y { text }?, (attribute x { text } | (attribute z { text }, attribute y { text }))',
      '(attribute x { text }, attribute u:* { text }*), (attribute z { text }, attribute u:y { text })',
    ])
      expect(codes(`namespace u = "u"\nstart = element a { ${pair} }`)).toEqual([
        'relaxng/schema-restriction',
      ]);
    expect(codes('start = element a { (attribute x { text } | attribute y { text }), text }')).toEqual([]);
  });

  it('know identifiers that are no attribute’s value, and attributes that are identifiers in one place alone', () => {
    expect(codes('start = element a { xsd:ID }')).toEqual(['relaxng/schema-id']);
    expect(codes('start = element a { attribute b { list { xsd:ID } } }')).toEqual(['relaxng/schema-id']);
    const parts = 'element b { attribute n { xsd:ID } }?, element c { element b { attribute n { text } } }';
    expect(codes(`start = element a { ${parts} }`)).toEqual(['relaxng/schema-id']);
  });

  it('are refused where references nest deeper than can be followed', () => {
    for (const part of ['d', 'attribute n { text }?, d', 'empty | (empty, (empty & d', '((((empty, (((d']) {
      const opened = part.split('(').length - 1;
      const names = Array.from({ length: 1100 }, (_, i) => `d${i} = ${part}${i + 1}${')'.repeat(opened)}`);
      const found = codes(`start = element a { d0 }\n${names.join('\n')}\nd1100 = empty`);
      expect(found[0]).toBe('relaxng/schema-limit');
    }
  });
});

describe('bounds', () => {
  it('follows a document of any depth', () => {
    const grammar = grammarOf('start = a\na = element a { a? }');
    const document = '<a>'.repeat(20_000) + '</a>'.repeat(20_000);
    expect(check(grammar, document)).toEqual([]);
    expect(check(grammar, document.replace('</a></a>', '<b/></a></a>'))).toHaveLength(1);
  });

  it('follows any number of siblings', () => {
    const grammar = grammarOf(
      'start = element a { (element b { empty } & element c { empty }?)+ | element b { empty }* }',
    );
    expect(check(grammar, `<a>${'<b/>'.repeat(100_000)}</a>`)).toEqual([]);
  });

  it('follows long sequences and wide interleaves', () => {
    const parts = Array.from({ length: 400 }, (_, i) => `element e${i} { empty }?`);
    const document = `<a>${Array.from({ length: 400 }, (_, i) => `<e${i}/>`).join('')}</a>`;
    expect(check(grammarOf(`start = element a { ${parts.join(', ')} }`), document)).toEqual([]);
    const few = parts.slice(0, 60);
    const reversed = `<a>${Array.from({ length: 60 }, (_, i) => `<e${59 - i}/>`).join('')}</a>`;
    expect(check(grammarOf(`start = element a { ${few.join(' & ')} }`), reversed)).toEqual([]);
  });

  it('forgets what it need not know, and judges the same', () => {
    const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
    const grammar = grammarOf(`start = element a { ${names.join(' & ')} }
      ${names.map((name) => `${name} = (element ${name} { empty }, element y${name} { empty })*`).join('\n')}`);
    const next = random(1);
    const open = new Set<string>();
    let content = '';
    for (let i = 0; i < 20_000; i++) {
      const name = names[Math.floor(next() * names.length)] ?? '';
      content += open.delete(name) ? `<y${name}/>` : `<${open.add(name) && name}/>`;
    }
    const ends = [...open].map((name) => `<y${name}/>`).join('');
    expect(check(grammar, `<a>${content}${ends}</a>`)).toEqual([]);
    expect(check(grammar, `<a>${content}<yp0/><yp0/>${ends}</a>`).length).toBeGreaterThan(0);
  });

  it('stops at an element that asks for too much memory by itself, and judges the next document', () => {
    // Each attribute takes one from the depth of nine nests, and leaves all that stands around it to be made anew.
    const names = Array.from({ length: 300 }, (_, i) => `n${i}`);
    const nests = Array.from({ length: 9 }, (_, k) => `d0.${k}`);
    const definitions = nests.flatMap((_, k) => [
      ...names.map(
        (name, i) => `d${i}.${k} = attribute ${name} { text }? ${i % 2 ? '&' : ','} d${i + 1}.${k}`,
      ),
      `d${names.length}.${k} = element e${k} { empty }?`,
    ]);
    const grammar = grammarOf(`start = element a { element b { ${nests.join(' | ')} }* }
      ${definitions.join('\n')}`);
    const element = (some: readonly string[]) => `<b ${some.map((name) => `${name}=""`).join(' ')}/>`;
    const few = element(names.slice(0, 3));
    const found = check(grammar, `<a>${few}\n${element([...names].reverse())}\n${few}</a>`);
    expect(found).toMatchObject([{ code: 'relaxng/limit', at: '2:1' }]);
    expect(check(grammar, `<a>${few.repeat(20)}</a>`)).toEqual([]);
  });

  it('follows interleaves that nest', () => {
    const depth = 150;
    const nested = Array.from({ length: depth }, (_, i) => `element e${i} { empty } & (`).join('');
    const grammar = grammarOf(`start = element a { ${nested}empty${')'.repeat(depth)} }`);
    const content = Array.from({ length: depth }, (_, i) => `<e${depth - 1 - i}/>`);
    expect(check(grammar, `<a>${content.join('')}</a>`)).toEqual([]);
    expect(check(grammar, `<a>${content.slice(1).join('')}</a>`)).toHaveLength(1);
  });
});
