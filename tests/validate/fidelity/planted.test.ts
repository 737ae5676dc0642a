/**
 * Losses planted one by one: whatever is taken out of the render tree (a word, a cell, a note, a reference, a gap, a space, a
 * picture) must be missed in each output that is written from what is left, at its place in the TEI.
 */
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import type { Edition } from '../../../src/publish/edition.js';
import { type FormatName, formats } from '../../../src/publish/formats.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import type { RenderElement, RenderNode, RenderTree } from '../../../src/publish/render/tree.js';
import { compareOutput, readingText } from '../../../src/validate/fidelity/outputs.js';
import { document } from '../../publish/render/support.js';
import { parse, testEnv } from '../../publish/support.js';

const xml = document(`<div><head>Of goods</head>
<p>Able baker<note n="1">first note, with <hi>words</hi></note> charlie <gap reason="illegible"/> dog <space/> easy.</p>
<p>See <choice><sic>foks</sic><corr>fox</corr></choice> <app><lem>george</lem><rdg>gorge</rdg></app><ptr target="#n2"/>.</p>
<table><row><cell>wheat</cell><cell>three</cell></row><row><cell/><cell>rye</cell><cell><list><item>twelve</item></list></cell></row></table>
<list><item>how</item><item>item</item></list>
<lg><l>jig a jig</l><l>king</l></lg>
<figure><head>Caption</head><graphic url="map.png"><desc>A map</desc></graphic></figure></div>
<note xml:id="n2">second note</note>`);
const tei = parse(xml);
const whole = render(tei).value;
if (whole === undefined) throw new Error('not rendered');

/** The tree without one node. */
function without(tree: RenderTree, gone: RenderNode): RenderTree {
  const left = (node: RenderNode): RenderNode =>
    node.behaviour === 'text' ? node : { ...node, children: kept(node.children) };
  const kept = (nodes: readonly RenderNode[]): RenderNode[] =>
    nodes.filter((node) => node !== gone).map(left);
  const element = (node: RenderElement): RenderElement => ({ ...node, children: kept(node.children) });
  return {
    ...tree,
    root: element(tree.root),
    notes: tree.notes.filter((note) => note !== gone).map(element),
  };
}

async function missed(
  tree: RenderTree,
  format: FormatName,
): Promise<{ path: string; found: Diagnostic[] }[]> {
  const edition: Edition = { record: readRecord(tei), texts: [{ lang: 'en', tei, render: tree }] };
  const attachments = { sources: [], citations: [], outputs: [], formats: [format] };
  const { value = [] } = await formats[format].write(edition, attachments, testEnv());
  const jobs = (await formats[format].readBack?.(edition, value)) ?? [];
  const reading = readingText(tei);
  return Promise.all(
    jobs.map(async (job) => {
      const [back] = (await job.read(testEnv())).value ?? [];
      return { path: job.path, found: back === undefined ? [] : compareOutput(reading, back, job.path) };
    }),
  );
}

function nodesOf(tree: RenderTree): RenderNode[] {
  const below = (node: RenderNode): RenderNode[] =>
    node.behaviour === 'text' ? [node] : [node, ...node.children.flatMap(below)];
  return [tree.root, ...tree.notes].flatMap(below).filter((node) => node !== tree.root);
}

/** What can be told in each output: the running words have neither gaps nor pictures, and plain text neither spaces nor empty cells. */
const shows = (path: string, node: RenderNode): boolean => {
  if (path === 'index.html' || node.behaviour === 'text') return true;
  if (node.behaviour === 'space' || (node.behaviour === 'cell' && node.children.length === 0)) return false;
  return !(path.endsWith('.tsv') && (node.behaviour === 'gap' || node.behaviour === 'graphic'));
};

describe.each(['html', 'text'] as const)('%s', (format) => {
  test('whole, nothing is missed', async () => {
    const outputs = await missed(whole, format);
    expect(outputs.length).toBe(format === 'html' ? 1 : 3);
    for (const { path, found } of outputs) expect([path, found]).toEqual([path, []]);
  });
  const planted = nodesOf(whole).filter((node) => node.behaviour !== 'text' || node.text.trim() !== '');
  test.each(planted.map((node) => [label(node), node] as const))('without %s', async (_label, node) => {
    for (const { path, found } of await missed(without(whole, node), format)) {
      if (!shows(path, node)) continue;
      expect([path, found.length > 0]).toEqual([path, true]);
      const place = found[0]?.span;
      expect(place?.source).toBe(tei.source);
    }
  });
  test('the place is that of what is lost', async () => {
    for (const words of ['three', 'twelve', 'first note, with ', 'jig a jig', 'Caption']) {
      const node = planted.find((one) => one.behaviour === 'text' && one.text === words);
      if (node === undefined) throw new Error(`${words} was not rendered`);
      for (const { found } of await missed(without(whole, node), format)) {
        const [first] = found;
        expect(xml.slice(first?.span?.start, first?.span?.end)).toContain(words.trim());
        expect(first?.message).toContain(words.trim());
      }
    }
  });
});

test('cells that became one, though every word is there', async () => {
  const joined = (node: RenderNode): RenderNode => {
    if (node.behaviour === 'text') return node;
    const children = node.children.map(joined);
    const [first, second, ...rest] = children;
    const both = first?.behaviour === 'cell' && second?.behaviour === 'cell' && rest.length === 0;
    return {
      ...node,
      children: both
        ? [
            {
              ...first,
              children: [...first.children, { behaviour: 'text', text: ' ', node: 0 }, ...second.children],
            },
          ]
        : children,
    };
  };
  const [page] = await missed({ ...whole, root: joined(whole.root) as RenderElement }, 'html');
  expect(page?.found.map(({ code, message }) => [code, message])).toEqual([
    ['fidelity/output-cell-lost', 'index.html does not have the row of 2 cells.'],
  ]);
  expect(xml.slice(page?.found[0]?.span?.start).startsWith('<row><cell>wheat')).toBe(true);
});

function label(node: RenderNode): string {
  return node.behaviour === 'text' ? `“${node.text}”` : `${node.behaviour} at ${node.node}`;
}
