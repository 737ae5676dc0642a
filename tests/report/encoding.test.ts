/** The page of an encoding: every line is on it beside its TEI, with its reason; links meet; nothing runs; axe finds nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '../../src/encode/editorial/read.js';
import { encode } from '../../src/encode/encode.js';
import { reportEncoding } from '../../src/report/encoding.js';
import { teiByLine } from '../../src/report/tei-lines.js';
import { lineStarts, type Source, sourceFromText } from '../../src/source/source.js';
import { checkTranscript } from '../../src/validate/fidelity/transcript.js';
import { parseXml } from '../../src/xml/parse.js';
import { axe, chromiumPath, launch } from '../browser/support.js';
import { projectRoot, shared } from '../support.js';

const folder = join(projectRoot, 'tei/unts-I-3108');
const file = (path: string, name: string) => sourceFromText(name, readFileSync(path, 'utf8'));
const declaration = file(join(folder, 'transcript.en.txt'), 'transcript.en.txt');
const settings = readEdition(file(join(folder, 'edition.yaml'), 'edition.yaml')).value;

function reported(transcript: Source, edition: typeof settings) {
  const { value: encoded, diagnostics } = encode(transcript, edition);
  const { value: tree } = parseXml(sourceFromText('x.xml', encoded?.tei ?? ''));
  if (encoded === undefined || tree === undefined) throw new Error('not encoded');
  const { accounted } = checkTranscript(tree, transcript);
  return { tree, diagnostics, html: reportEncoding(encoded, tree, diagnostics, accounted) };
}

/** The words of a piece of TEI, tags and what the editor added left out. */
const wordsOf = (xml: string): string =>
  xml
    .replace(/<(supplied|corr|reg)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/<note type="editorial".*?<\/note>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '');

const long = shared('corpus/transcripts/unts-584-08475-japan-korea-art-objects-1965.en.txt');
const texts = [declaration, ...(long === undefined ? [] : [file(long, 'long.txt')])];

describe.each(texts)('$path', (transcript) => {
  const { tree, html } = reported(transcript, transcript === declaration ? settings : undefined);

  it('has beside each line the TEI of its words, and all of the TEI', () => {
    const { head, lines } = teiByLine(tree, transcript);
    const starts = lineStarts(transcript);
    lines.forEach((tei, line) => {
      const text = transcript.text.slice(starts[line] ?? 0, starts[line + 1] ?? transcript.text.length);
      expect(wordsOf(tei), `line ${line + 1}`).toBe(text.replace(/\s+/g, ''));
    });
    const bare = (xml: string) => xml.replace(/\s+/g, '');
    expect(bare([head, ...lines].join(''))).toBe(bare(tree.source.text));
  });

  it('has no link that leads nowhere, and no identifier twice', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/\shref="#([^"]*)"/g)) expect(ids).toContain(target);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|\ssrc=|href="[^#]/i);
  });
});

it('tells of each line what it was taken for, and why', () => {
  const text = 'AGREEMENT\n\nArticle 1\n\nThere shall be <peace> & plenty.\n';
  const { html } = reported(sourceFromText('a.txt', text), undefined);
  expect(html).toContain('id="why-3">Line 3: treaty › article 1 › head; number 1; because: article heading');
  expect(html).toContain('There shall be &lt;peace&gt; &amp; plenty.');
  expect(html).toContain('There shall be &amp;lt;peace&amp;gt; &amp;amp; plenty.');
});

it('shows a finding at its line', () => {
  const text =
    'AGREEMENT BETWEEN FRANCE AND ITALY. SIGNED AT PARIS, ON 2 MARCH 1948\n\nArticle 1\n\nOne.\n\nArticle 2\n\nTwo.\n\nArticle HI\n\nThree.\n\nArticle 4\n\nFour.\n';
  const { html, diagnostics } = reported(sourceFromText('a.txt', text), undefined);
  expect(diagnostics.map(({ code }) => code)).toContain('encode/number-resolved');
  expect(html).toMatch(/id="line-11">(?:(?!<\/li>).)*<article class="info">/s);
  expect(html).toMatch(/<a href="#line-11">Line 11<\/a> /);
});

describe.skipIf(chromiumPath === undefined)('in a browser', () => {
  let browser: Awaited<ReturnType<typeof launch>>;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  const { html } = reported(declaration, settings);

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('is accessible: %s, %i pixels', async (colorScheme, width) => {
    const context = await browser.newContext({
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    await page.setContent(html);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await context.close();
  });

  it('gives the reason of a line to the keyboard, and leaves out kinds', async () => {
    const page = await browser.newPage();
    await page.setContent(html);
    await page.focus('#line-13 .number');
    expect(await page.isVisible('#why-13')).toBe(true);
    expect(await page.isVisible('#why-15')).toBe(false);
    await page.keyboard.press('Tab');
    await page.hover('#line-15 .source');
    expect(await page.isVisible('#why-15')).toBe(true);
    await page.uncheck('#show-note');
    expect(await page.isVisible('#line-13')).toBe(false);
    expect(await page.isVisible('#line-3')).toBe(true);
    await page.close();
  });
});
