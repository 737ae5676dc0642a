/** What a user says of elements, in YAML and in an ODD: what comes out, and what is said of mistakes, with their places. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Diagnostic } from '../../../../src/diagnostic/diagnostic.js';
import { behaviourNames, paramNames } from '../../../../src/publish/render/behaviours/model.js';
import { readBehaviours } from '../../../../src/publish/render/behaviours/read.js';
import { render } from '../../../../src/publish/render/render.js';
import { styleNames } from '../../../../src/publish/render/styles.js';
import { positionAt, sourceFromText } from '../../../../src/source/source.js';
import { wordsBetween, wordsOf } from '../../../../src/source/words.js';
import { compareOutput, readingText } from '../../../../src/validate/fidelity/outputs.js';
import { parseXml } from '../../../../src/xml/parse.js';
import { projectRoot } from '../../../support.js';
import { document, draw } from '../support.js';

async function behavioursOf(text: string) {
  const { value, diagnostics } = await readBehaviours([sourceFromText('house', text)]);
  if (value === undefined) throw new Error(diagnostics.map((one) => one.message).join('; '));
  return value;
}

/** The body by the rules, drawn; the other half is what the rules did not say. */
async function drawn(rules: string, body: string, output?: 'web' | 'print' | 'plaintext') {
  const tei = parseXml(sourceFromText('test.xml', document(body))).value;
  if (tei === undefined) throw new Error('not well-formed');
  const behaviours = await behavioursOf(rules);
  const { value, diagnostics } = render(tei, { behaviours, ...(output ? { output } : {}) });
  const block = value?.root.children[0];
  const inner = block?.behaviour === 'text' ? undefined : block?.children[0];
  const text = inner === undefined || inner.behaviour === 'text' ? '' : draw(inner.children);
  return { text, notes: draw(value?.notes ?? []), diagnostics, tree: value, tei };
}

const odd = (models: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec ident="house">${models}</schemaSpec></body></text></TEI>`;
const spec = (element: string, models: string): string =>
  odd(`<elementSpec ident="${element}" mode="change">${models}</elementSpec>`);

describe('YAML', () => {
  test('a class and a style are added, what the element is stays', async () => {
    const rules = `behaviours:\n  - { element: hi, when: "@rend='red'", class: rubric, style: bold }`;
    const { text, tree } = await drawn(rules, '<p><hi rend="red">a</hi> <hi>b</hi></p>');
    expect(text).toBe('paragraph[inline(bold)[a] inline[b]]');
    expect(JSON.stringify(tree?.root, ['children', 'classes'])).toContain('"classes":["rubric"]');
  });
  test('the first rule that holds is taken; elements of a list share it', async () => {
    const rules =
      'behaviours:\n  - {element: hi, when: "@n=1", behaviour: omit}\n  - {element: [hi, seg], behaviour: quotation}';
    expect((await drawn(rules, '<p>x <hi n="1">a</hi><hi>b</hi><seg>c</seg></p>')).text).toBe(
      'paragraph[x quotation[b]quotation[c]]',
    );
  });
  test('another element becomes a note, with a reference where it stood', async () => {
    const rules = 'behaviours: [{element: seg, when: "@type=\'fn\'", behaviour: note}]';
    const { text, notes } = await drawn(rules, '<p>word<seg type="fn">Said.</seg> on</p>');
    expect(text).toBe('paragraph[wordnoteReference#1[] on]');
    expect(notes).toBe('note(foot)[Said.]');
  });
  test('a note becomes text', async () => {
    const rules = 'behaviours: [{element: note, behaviour: inline}]';
    expect((await drawn(rules, '<p>word <note>said</note> on</p>')).text).toBe(
      'paragraph[word inline[said] on]',
    );
  });
  test('words before and after are marks, also around what has no content', async () => {
    const rules =
      "behaviours:\n  - {element: supplied, before: '<', after: '>'}\n  - {element: pb, before: page}";
    const { tree } = await drawn(rules, '<p><supplied>a</supplied> b<pb n="2"/> c</p>');
    expect(JSON.stringify(tree?.root, ['children', 'behaviour', 'n'])).toContain(
      '{"children":[],"behaviour":"mark","n":"<"},{"behaviour":"text"},{"children":[],"behaviour":"mark","n":">"}',
    );
  });
  test('content by expression: nodes, or a value that is no part of the text', async () => {
    const rules =
      'behaviours:\n  - {element: measure, behaviour: inline, param: {content: unit}}\n  - {element: gap, behaviour: inline, param: {content: "@extent"}}';
    const { text, diagnostics } = await drawn(
      rules,
      '<p><measure>three <unit>feet</unit></measure> <gap extent="2 lines"/></p>',
    );
    expect(text).toBe('paragraph[inline[inline[feet]] inline[mark[]]]');
    expect(diagnostics.map((one) => one.message)).toEqual(['Leaves out 1 word, in 1 of text.']);
  });
  test('an address of a rule is checked as those of the document are', async () => {
    const rules =
      "behaviours: [{element: name, behaviour: link, param: {uri: \"concat('java', 'script:alert(1)')\"}}]";
    const { tree, diagnostics } = await drawn(rules, '<p><name>x</name></p>');
    expect(diagnostics.map((one) => one.code)).toEqual(['publish/link-removed']);
    expect(JSON.stringify(tree?.root, ['children', 'target'])).not.toContain('target');
  });
  test('a link to what is left out is words without a link', async () => {
    const rules = 'behaviours: [{element: name, behaviour: omit}]';
    const { tree } = await drawn(rules, '<p><name xml:id="n">x</name> <ref target="#n">y</ref></p>');
    expect(JSON.stringify(tree?.root, ['children', 'target'])).not.toContain('target');
  });
  test('levels of headings go down without a gap', async () => {
    const rules = 'behaviours: [{element: label, behaviour: heading, param: {level: "5"}}]';
    const { tree } = await drawn(rules, '<div><label>One</label><p>a</p></div><div><label>Two</label></div>');
    expect(
      [...JSON.stringify(tree?.root, ['children', 'level']).matchAll(/"level":(\d)/g)].map((m) => m[1]),
    ).toEqual(['1', '2']);
  });
});

describe('an ODD', () => {
  test('predicates, parameters, classes; where no model fits, the table does', async () => {
    const models =
      '<model predicate="sic and corr" behaviour="alternate" cssClass="c"><param name="default" value="sic[1]"/><param name="alternate" value="corr[1]"/></model>';
    const body =
      '<p><choice><sic>teh</sic><corr>the</corr></choice> <choice><orig>ye</orig><reg>the</reg></choice></p>';
    expect((await drawn(spec('choice', models), body)).text).toBe(
      'paragraph[alternate[inline[teh]|inline[the]] alternate[inline[the]|inline[ye]]]',
    );
  });
  test('the rendition of the source counts only where the model says so', async () => {
    const body = '<p><hi rend="bold">a</hi></p>';
    const css = '<outputRendition>font-style: italic</outputRendition>';
    const one = await drawn(spec('hi', `<model behaviour="inline">${css}</model>`), body);
    const other = await drawn(
      spec('hi', `<model behaviour="inline" useSourceRendition="true">${css}</model>`),
      body,
    );
    expect([one.text, other.text]).toEqual([
      'paragraph[inline(italic)[a]]',
      'paragraph[inline(bold italic)[a]]',
    ]);
  });
  test('a sequence: its models one after the other, each word once and in order', async () => {
    const models =
      '<modelSequence><model behaviour="inline"><param name="content" value="unit"/></model><model behaviour="break"><param name="type" value="\'line\'"/></model><model behaviour="block"/></modelSequence>';
    expect(
      (await drawn(spec('measure', models), '<div><measure>three <unit>feet</unit></measure></div>')).text,
    ).toBe('section[block[three]break(line)[]inline[inline[feet]]]');
  });
  test('a sequence at the end of the document is shown whole', async () => {
    const models = '<modelSequence><model behaviour="anchor"/><model behaviour="inline"/></modelSequence>';
    expect((await drawn(spec('p', models), '<p xml:id="a">end</p>')).text).toBe('anchor[]inline[end]');
  });
  test('a sequence: each model by its own condition and output', async () => {
    const models =
      '<modelSequence predicate="@n"><model predicate="@n=1" behaviour="break"/><model output="print" behaviour="break"/><model behaviour="inline" cssClass="c"/></modelSequence>';
    const of = async (n: string, output?: 'web' | 'print') =>
      (await drawn(spec('seg', models), `<p>x <seg${n}>y</seg></p>`, output)).text;
    expect([await of(' n="1"'), await of(' n="2"'), await of(' n="2"', 'print'), await of('')]).toEqual([
      'paragraph[xbreak(line)[]inline[y]]',
      'paragraph[x inline[y]]',
      'paragraph[xbreak(line)[]inline[y]]',
      'paragraph[x inline[y]]',
    ]);
  });
  test('a sequence that begins with an index shows its text, and its notes at their references', async () => {
    const models = '<modelSequence><model behaviour="index"/><model behaviour="block"/></modelSequence>';
    const { text, notes } = await drawn(spec('body', models), '<p>a<note>b</note></p>');
    expect([text, notes]).toEqual(['paragraph[anoteReference#1[]]', 'note(foot)[b]']);
  });
  test('as TEI simplePrint has them: place and label of a note, the address of a link', async () => {
    const rules = odd(
      `<elementSpec ident="note" mode="change"><model behaviour="note"><param name="place" value="'endnote'"/><param name="label" value="concat('n', @n)"/></model></elementSpec>
       <elementSpec ident="ref" mode="change"><model behaviour="link"><param name="link" value="@source"/></model></elementSpec>`,
    );
    const body = '<p>a<note n="7">b</note> <ref source="http://example.org/">c</ref></p>';
    const { text, notes, tree } = await drawn(rules, body);
    expect(notes).toBe('note(end)[b]');
    expect(text).toContain('noteReference#n7');
    expect(tree?.notes[0]?.n).toBe('n7');
    expect(JSON.stringify(tree?.root, ['children', 'target'])).toContain('http://example.org/');
  });
  test('an element of another namespace is not the TEI element of its name', async () => {
    const rules = odd(
      '<elementSpec ident="hi" ns="http://example.org/ns" mode="add"><model behaviour="omit"/></elementSpec><elementSpec ident="seg"><model behaviour="inline"/></elementSpec>',
    );
    expect((await drawn(rules, '<p><hi>a</hi></p>')).text).toBe('paragraph[inline[a]]');
  });
  test('models of one output', async () => {
    const models =
      '<modelGrp output="web"><model behaviour="quotation"/></modelGrp><model behaviour="omit" output="plaintext"/>';
    const of = async (output?: 'web' | 'print' | 'plaintext') =>
      (await drawn(spec('seg', models), '<p>x<seg>y</seg></p>', output)).text;
    expect([await of('web'), await of('print'), await of('plaintext'), await of()]).toEqual([
      'paragraph[xquotation[y]]',
      'paragraph[xinline[y]]',
      'paragraph[x]',
      'paragraph[xinline[y]]',
    ]);
  });
  test('what CSS sets before and after, its escapes resolved', async () => {
    const models =
      '<model behaviour="inline"><outputRendition scope="before">content: "\\2014 " \'[\';</outputRendition></model>';
    const { tree } = await drawn(spec('ex', models), '<p><ex>a</ex></p>');
    expect(JSON.stringify(tree?.root, ['children', 'n'])).toContain('"n":"—["');
  });
});

describe('mistakes', () => {
  const finding = async (text: string): Promise<string[]> => {
    const { diagnostics } = await readBehaviours([sourceFromText('house', text)]);
    return diagnostics.map(place);
  };
  const place = ({ code, span }: Diagnostic): string => {
    if (span === undefined) return code;
    const { line, column } = positionAt(span.source, span.start);
    return `${line}:${column} ${code}`;
  };
  test.each([
    ['', ['1:1 publish/behaviours-malformed']],
    ['behaviours: []', ['1:13 publish/behaviours-malformed']],
    ['behaviours:\n  - {element: hi, behavior: inline}', ['2:19 publish/behaviours-malformed']],
    ['behaviours:\n  - {behaviour: inline}', ['2:5 publish/behaviours-malformed']],
    ['behaviours:\n  - {element: hi, behaviour: bold}', ['2:30 publish/behaviour-unknown']],
    ['behaviours:\n  - {element: hi, when: "@rend =", class: a}', ['2:25 publish/behaviour-xpath']],
    ['behaviours:\n  - {element: hi, when: "my:own", class: a}', ['2:25 publish/behaviour-xpath']],
    ['behaviours:\n  - {element: hi, style: red}', ['2:26 publish/behaviours-malformed']],
    ['behaviours:\n  - {element: hi, class: "a<b"}', ['2:26 publish/behaviours-malformed']],
    ['behaviours:\n  - {element: hj, behaviour: inline}', ['2:15 publish/behaviour-element']],
    ['behaviours: [', ['1:14 publish/behaviours-malformed']],
    [spec('hi', '<model behaviour="bold"/>'), ['1:125 publish/behaviour-unknown']],
    [spec('hi', '<model predicate="@a=" behaviour="inline"/>'), ['1:125 publish/behaviour-xpath']],
    [spec('hi', '<model/>'), ['1:118 publish/behaviour-unknown']],
    [spec('hi', '<model behaviour="pass-through"/>'), ['1:125 publish/behaviour-unknown']],
    [
      spec('hi', '<model behaviour="inline"><param name="width" value="@w"/><param name="n"/></model>'),
      ['1:144 publish/behaviour-limited', '1:176 publish/behaviour-limited'],
    ],
    [odd(''), ['1:1 publish/behaviours-none']],
    ['<TEI', ['1:5 xml/tag-malformed']],
  ])('%s', async (text, expected) => {
    expect(await finding(text)).toEqual(expected);
  });
  test('an expression that fails in a document is said once, and holds nowhere', async () => {
    const rules = 'behaviours: [{element: hi, when: "xs:integer(.) = 1", behaviour: omit}]';
    const { text, diagnostics } = await drawn(rules, '<p><hi>a</hi><hi>b</hi><hi>1</hi></p>');
    expect(text).toBe('paragraph[inline[a]inline[b]]');
    expect(diagnostics.filter((one) => one.code === 'publish/behaviour-xpath')).toHaveLength(1);
  });
});

test('what is made of attributes stays where a rule adds to it', async () => {
  const body = '<entry><sense n="1">a</sense></entry><p><g ref="#x"/></p>';
  const { tree } = await drawn('behaviours:\n  - {element: [g, sense], class: own, before: "<"}', body);
  const marks = [
    ...JSON.stringify(tree?.root, ['children', 'behaviour', 'n']).matchAll(/"mark","n":"(.*?)"/g),
  ];
  expect(marks.map(([, n]) => n)).toEqual(['<', '1.', '<', 'x']);
});

test('the accounting follows what was chosen, and nothing else', async () => {
  const rules =
    'behaviours:\n  - {element: name, behaviour: omit}\n  - {element: choice, behaviour: inline}\n  - {element: seg, behaviour: note}';
  const body = '<p>a <name>b</name> <choice><sic>c</sic><corr>d</corr></choice> e<seg>f</seg> g</p>';
  const { tree, tei } = await drawn(rules, body);
  const reading = readingText(tei, tree?.chosen);
  expect(wordsBetween(reading.flow)).toEqual(['a', 'cd', 'e', 'g']);
  expect(reading.notes.map((note) => wordsBetween(note.words))).toEqual([['f']]);
  const lost = { words: wordsOf(['a cd g']), notes: [{ after: 2, words: wordsOf(['f']) }] };
  expect(compareOutput(reading, lost, 'x').map((one) => one.code)).toContain('fidelity/output-word-lost');
});

describe('docs/behaviours.md', () => {
  const manual = readFileSync(join(projectRoot, 'docs/behaviours.md'), 'utf8');
  const blocks = (language: string): string[] =>
    [...manual.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
      (match) => match[1] ?? '',
    );
  test('its examples are read', async () => {
    for (const example of blocks('yaml')) {
      expect(parseYaml(example)).toBeTruthy();
      expect(await behavioursOf(example)).not.toHaveLength(0);
    }
    for (const example of blocks('xml')) expect(await behavioursOf(example)).toHaveLength(2);
  });
  test('it names every behaviour, parameter and style', () => {
    for (const name of [...behaviourNames, ...styleNames]) expect(manual).toContain(`\`${name}\``);
    for (const name of paramNames) if (name !== 'id') expect(manual).toContain(`\`${name}\``);
  });
});
