/** Plain text: what it looks like, that it is read back whole whatever the text holds, and that a loss is found with its place. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../src/publish/edition.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import type { RenderNode, RenderTree } from '../../../src/publish/render/tree.js';
import { readBackText } from '../../../src/publish/text/read-back.js';
import { writeText } from '../../../src/publish/text/write.js';
import { compareOutput, readingText } from '../../../src/validate/fidelity/outputs.js';
import { projectRoot } from '../../support.js';
import { document } from '../render/support.js';
import { parse, testEnv } from '../support.js';

function editionOf(xml: string): Edition {
  const tei = parse(xml);
  const { value } = render(tei);
  if (value === undefined) throw new Error('not rendered');
  return { record: readRecord(tei), texts: [{ lang: value.lang, tei, render: value }] };
}

async function filesOf(edition: Edition, columns = 72): Promise<Record<string, string>> {
  const { value = [] } = await writeText(edition, { columns }, testEnv());
  return Object.fromEntries(
    value.map(({ path, bytes }) => [
      path.slice(path.indexOf(`.${edition.texts[0]?.lang}.`)),
      new TextDecoder().decode(bytes),
    ]),
  );
}

/** What is wrong with what was written: it is compared with the TEI of `original`, which nothing was taken from. */
async function problems(edition: Edition, original = edition, columns = 72) {
  const { value = [] } = await writeText(edition, { columns }, testEnv());
  const jobs = await readBackText(edition, value);
  expect(jobs).toHaveLength(3);
  const tei = original.texts[0]?.tei;
  if (tei === undefined) throw new Error('no text');
  const found = [];
  for (const job of jobs) {
    const back = (await job.read(testEnv())).value?.[0];
    found.push(...(back === undefined ? [] : compareOutput(readingText(tei), back, job.path)));
  }
  return found;
}

const body = async (xml: string, columns?: number): Promise<string> => {
  const { '.en.txt': text = '' } = await filesOf(editionOf(document(xml)), columns);
  return text.slice(text.indexOf('\n\n') + 2);
};

describe('how it looks', () => {
  test('the declaration', async () => {
    const xml = await readFile(join(projectRoot, 'tei/unts-I-3108/unts-I-3108.en.xml'), 'utf8');
    const files = await filesOf(editionOf(xml));
    expect(files['.en.txt']?.split('\n').slice(0, 16).join('\n')).toBe(`[Joint Declaration.
Plain text of the edition unts-I-3108 (en), version 1.0.0, The engross
project, 2026-11-23.
Source: United Nations Treaty Series, vol. 226, No. 3108, p. 57.
Not of the text: what stands in brackets like these, and before items of
lists •]

No. 3108. JOINT DECLARATION[1] BY THE GOVERNMENT OF THE UNION OF SOVIET
SOCIALIST REPUBLICS AND THE GOVERNMENT OF THE PEOPLE'S REPUBLIC OF
CHINA. SIGNED AT PEKING, ON 12 OCTOBER 1954

The Government of the Union of Soviet Socialist Republics and the
Government of the People's Republic of China note the complete identity
of their views with regard both to the comprehensive co-operation
developing between the two States and to international affairs.
`);
    expect(
      files['.en.txt']?.endsWith(`
12 October 1954.

[Notes]

[1] Came into force on 12 October 1954 by signature.

[2] See p. 3 of this volume.
`),
    ).toBe(true);
    expect(files['.en.tsv']?.split('\n').slice(-3).join('\n')).toBe(
      'note.1\tCame into force on 12 October 1954 by signature.\t4\nnote.2\tSee p. 3 of this volume.\t130\n',
    );
    expect(await problems(editionOf(xml))).toEqual([]);
  });

  test('structure is shown by lines and margins', async () => {
    const text = await body(`<list rend="bulleted"><item>one</item><item>two</item></list>
      <sp><speaker>HAMLET.</speaker><l>To be, or not to be,</l><l>that is the question</l></sp>
      <table><row><cell>wheat</cell><cell>3</cell></row><row><cell>rye</cell><cell>12</cell></row></table>
      <quote><p>quoted</p></quote>`);
    expect(text).toBe(
      '  • one\n  • two\n\nHAMLET.\nTo be, or not to be,\nthat is the question\n\nwheat  3\nrye    12\n\n    quoted\n',
    );
  });

  test('the reading of a character stands in marks of its own', async () => {
    const xml = '<p>邪智<ruby><rb>暴虐</rb><rt>ぼうぎゃく</rt></ruby>の王</p>';
    const files = await filesOf(editionOf(document(xml)));
    expect(files['.en.txt']).toContain('邪智暴虐《ぼうぎゃく》の王');
    expect(files['.en.txt']?.replace(/\s+/g, ' ')).toContain(
      'like these, around readings 《》, and before items',
    );
    expect(files['.en.tsv']).toContain('\t邪智暴虐 ぼうぎゃく の王\t');
    expect(await problems(editionOf(document(xml)))).toEqual([]);
    expect(await body(`<p>《a》</p>${xml}`)).toContain('暴虐⦅ぼうぎゃく⦆の王');
  });

  test('numbers of senses, and characters that the header declares', async () => {
    const xml = document(
      '<entry><form><orth>cat</orth></form><sense n="1"><def>an animal</def></sense><sense n="2"><num>2)</num> <def>a whip</def></sense></entry><p><g ref="#per"/>son <g ref="#odd"/></p>',
    ).replace(
      '</fileDesc>',
      '</fileDesc><encodingDesc><charDecl><char xml:id="per"><mapping type="simplified">per</mapping><mapping type="Unicode">ꝑ</mapping></char><glyph xml:id="odd"><unicodeProp name="Name" value="ODD HAND"/></glyph></charDecl></encodingDesc>',
    );
    const { '.en.txt': text = '' } = await filesOf(editionOf(xml));
    expect(text.slice(text.indexOf('\n\n') + 2)).toBe(
      'cat\n\n  [1.] an animal\n  2) a whip\n\nꝑson [ODD HAND]\n',
    );
    expect(await problems(editionOf(xml))).toEqual([]);
  });

  test('a citable unit a line: paragraphs, items, speeches, verses', async () => {
    const { '.en.tsv': table = '' } = await filesOf(
      editionOf(
        document(
          '<div xml:id="s1"><head>One</head><sp xml:id="sp1"><speaker>A.</speaker><l xml:id="l1">Half a</l></sp><sp xml:id="sp2"><speaker>B.</speaker><l xml:id="l2">line.<note>Metre.</note></l><p>Prose</p></sp></div><div xml:id="s2"><p>Text <list><item xml:id="i">item</item></list> on.</p></div>',
        ),
      ),
    );
    expect(table.split('\n').slice(1, -1)).toEqual([
      's1\tOne\t',
      'sp1\tA.\t',
      'l1\tHalf a\t',
      'sp2\tB.\t',
      'l2\tline.\t',
      'sp2\tProse\t',
      'p.1\tText\t',
      'i\titem\t',
      'p.1\ton.\t',
      'note-1\tMetre.\t6',
    ]);
  });

  test('a number of an item is no reference to a note', async () => {
    const xml = `<list rend="numbered">${'<item>a</item>'.repeat(12)}</list><p>b<note>c</note></p>`;
    expect(await problems(editionOf(document(xml)))).toEqual([]);
  });

  test('lists in lists, and verses that are set in', async () => {
    expect(
      await body(
        '<list rend="bulleted"><item>one<list rend="numbered"><item>a</item><item>b</item></list></item><item>two</item></list><lg><l>Tyger Tyger,</l><l rend="indent">burning bright</l><l>In the forests</l></lg>',
      ),
    ).toBe(
      '  • one\n    [1.] a\n    [2.] b\n  • two\n\n  Tyger Tyger,\n      burning bright\n  In the forests\n',
    );
    const wide = document('<lg><l>国境の</l><l rend="indent">長い</l></lg>');
    expect((await filesOf(editionOf(wide)))['.en.txt']).toContain('国境の\n\n      長い');
    expect(await problems(editionOf(wide))).toEqual([]);
  });

  test('brackets of the text are not those of the output', async () => {
    expect(await body('<p>a [1] b<note place="foot">c</note></p>')).toBe('a [1] b⟨1⟩\n\n⟨Notes⟩\n\n⟨1⟩ c\n');
  });

  test('wide characters take two columns, and a line may end between them', async () => {
    const text = await body(`<p>${'邪智暴虐の王'.repeat(6)}</p>`, 24);
    expect(text.split('\n')[0]).toBe('  邪智暴虐の王邪智暴虐の');
    expect(await problems(editionOf(document(`<p>${'邪智暴虐の王'.repeat(6)}</p>`)))).toEqual([]);
  });
});

describe('read back', () => {
  const word = fc.constantFrom(
    ...'word,and [1] [ ] {x} ⟨ • * – 日本語の王 語 [Notes] שלום Be­ding 1. 王。'.split(' '),
  );
  const words = fc.array(word, { minLength: 1, maxLength: 30 }).map((list) => list.join(' '));
  const note = words.map((text) => `<note place="foot">${text}</note>`);
  const phrase = fc.oneof(
    words,
    note,
    words.map((text) => `<hi rend="italic">${text}</hi>`),
    fc.constantFrom('<lb/>', '<pb n="5"/>', '<lb break="no"/>', ' '),
  );
  const prose = fc
    .tuple(words, fc.array(phrase, { maxLength: 5 }))
    .map(([first, rest]) => first + rest.join(''));
  const within = (open: string, close: string) => prose.map((text) => `<${open}>${text}</${close}>`);
  const several = (one: fc.Arbitrary<string>) =>
    fc.array(one, { minLength: 1, maxLength: 4 }).map((list) => list.join(''));
  const block = fc.oneof(
    within('p', 'p'),
    within('head', 'head').map((head) => `<div>${head}<p>x</p></div>`),
    several(within('item', 'item')).map((items) => `<list rend="bulleted">${items}</list>`),
    several(fc.oneof(within('l', 'l'), within('l rend="indent"', 'l'))).map((lines) => `<lg>${lines}</lg>`),
    several(within('item', 'item')).map(
      (items) => `<list rend="bulleted"><item>x<list>${items}</list></item>${items}</list>`,
    ),
    several(several(within('cell', 'cell')).map((cells) => `<row>${cells}</row>`)).map(
      (rows) => `<table>${rows}</table>`,
    ),
    within('p', 'p').map((text) => `<sp><speaker>王</speaker>${text}</sp>`),
    within('p', 'p').map((text) => `<quote>${text}</quote>`),
  );
  test('whatever stands in the text', async () => {
    const documents = fc
      .array(block, { minLength: 1, maxLength: 6 })
      .map((blocks) => document(blocks.join('\n')));
    await fc.assert(
      fc.asyncProperty(documents, fc.integer({ min: 20, max: 90 }), async (xml, columns) => {
        const edition = editionOf(xml);
        expect((await problems(edition, edition, columns)).map((one) => one.message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a fault of a visitor is found, with its place', () => {
  const xml = document('<p>One two three.</p>\n<p>Four<note place="foot">A note.</note> five.</p>');
  const changed = (change: (tree: RenderTree) => RenderTree): Edition => {
    const edition = editionOf(xml);
    return { ...edition, texts: edition.texts.map((text) => ({ ...text, render: change(text.render) })) };
  };
  const mapText = (node: RenderNode, change: (text: string) => string): RenderNode =>
    node.behaviour === 'text'
      ? { ...node, text: change(node.text) }
      : { ...node, children: node.children.map((child) => mapText(child, change)) };

  test('a word dropped', async () => {
    const faulty = changed((tree) => ({
      ...tree,
      root: {
        ...tree.root,
        children: tree.root.children.map((one) => mapText(one, (text) => text.replace('two ', ''))),
      },
    }));
    const found = await problems(faulty, editionOf(xml));
    expect(found.map(({ code }) => code)).toEqual(Array(3).fill('fidelity/output-word-lost'));
    expect(found[0]?.message).toContain('“two”');
    expect(found[0]?.span?.start).toBe(xml.indexOf('One two'));
  });

  test('a note dropped', async () => {
    const found = await problems(
      changed((tree) => ({ ...tree, notes: [] })),
      editionOf(xml),
    );
    expect(found.map(({ code }) => code)).toEqual(Array(3).fill('fidelity/output-note-lost'));
    expect(found[0]?.span?.start).toBe(xml.indexOf('<note'));
  });
});
