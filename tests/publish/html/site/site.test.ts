/** A long text as a site: which pages there are, how they lead to one another, and that no word is lost between them. */
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { readBackPages } from '../../../../src/publish/html/read-back.js';
import { type WebOptions, writeWeb } from '../../../../src/publish/html/web.js';
import { compareOutput, readingText } from '../../../../src/validate/fidelity/outputs.js';
import { document } from '../../render/support.js';
import { parse, testEnv } from '../../support.js';
import { editionOf } from '../support.js';
import { volume } from './volume.js';

async function site(xml: string, options: WebOptions) {
  const { value = [], diagnostics } = await writeWeb(editionOf(xml), options, testEnv());
  const pages = value.filter(({ path }) => path.endsWith('.html'));
  const texts = new Map(pages.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  return { files: value, pages: texts, codes: diagnostics.map(({ code }) => code) };
}

/** What the read-back of the pages, in their order, has against the TEI. */
const losses = (xml: string, pages: ReadonlyMap<string, string>): string[] => {
  const [back] = readBackPages(pages.values());
  if (back === undefined) return ['nothing was read'];
  return compareOutput(readingText(parse(xml)), back, 'the site').map(({ message }) => message);
};

const hrefs = (html: string): string[] => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);

describe('a site', () => {
  test('has a page a division of the type asked for, and loses no word', async () => {
    const { pages, codes } = await site(volume, { split: 'chapter' });
    expect(codes).toEqual([]);
    expect(pages.has('index.html')).toBe(true);
    expect([...pages.values()].filter((page) => page.includes('A word'))).toHaveLength(1);
    expect(pages.size).toBeGreaterThanOrEqual(5);
    expect(losses(volume, pages)).toEqual([]);
  });

  test('every link to a page or a place in one finds it', async () => {
    const { pages, files } = await site(volume, { split: 'chapter' });
    const paths = new Set(files.map(({ path }) => path));
    for (const [path, html] of pages) {
      for (const href of hrefs(html).filter((one) => !/^[a-z]+:/.test(one))) {
        const [file = '', fragment] = href.split('#');
        const target = file === '' ? path : decodeURI(file);
        expect([path, href, paths.has(target)]).toEqual([path, href, true]);
        if (fragment) expect(pages.get(target)).toContain(`id="${decodeURIComponent(fragment)}"`);
      }
    }
  });

  test('a page says where one is, and what comes before and after', async () => {
    const { pages } = await site(volume, { split: 'chapter' });
    const second = [...pages.values()].find((page) => page.includes('An answer')) ?? '';
    expect(second.match(/aria-current="page"/g)).toHaveLength(1);
    expect(second).toMatch(/rel="prev"/);
    expect(second).toMatch(/rel="next"/);
  });

  test('html-validate finds nothing on any page', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'valid-id': ['error', { relaxed: true }] },
    });
    const { pages } = await site(volume, { split: 'chapter' });
    for (const html of pages.values()) {
      const report = await validator.validateString(html);
      expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });

  test('a lemma leads to its entry on another page, and back; not to one of standOff, which no page shows', async () => {
    const chapter = (content: string): string => `<div type="chapter">${content}</div>`;
    const entry = '<listApp><app from="#s" to="#e"><lem>b</lem><rdg>x</rdg></app></listApp>';
    const text = '<p>a <anchor xml:id="s"/>b<anchor xml:id="e"/></p>';
    const xml = document(
      chapter(`<head>One</head>${text}`) + chapter(`<head>Two</head>${entry}`),
      `<standOff>${entry}</standOff>`,
    );
    const { pages } = await site(xml, { split: 'chapter' });
    const [[path = '', from = ''] = []] = [...pages].filter(([, html]) => html.includes('id="e"'));
    const [, page = '', goal] = /class="variantref" href="([^"#]+)#([^"]+)"/.exec(from) ?? [];
    expect(from.match(/variantref/g)).toHaveLength(1);
    expect(pages.get(page)).toContain(`id="${goal}"`);
    expect(pages.get(page)).toContain(`class="backlink" href="${path}#e"`);
  });

  test('a type that no division has is said, and the text is one page', async () => {
    const { pages, codes } = await site(volume, { split: 'canto' });
    expect(codes).toEqual(['publish/split-unknown']);
    expect([...pages.keys()]).toEqual(['index.html']);
  });

  test.each(['none', 'auto'])('a short text is one page: %s', async (split) => {
    expect([...(await site(volume, { split })).pages.keys()]).toEqual(['index.html']);
  });

  test('a sitemap only where the address is known', async () => {
    const listed = await site(volume, { split: '1', url: 'https://example.org/letters/' });
    expect(listed.files.map(({ path }) => path)).toContain('sitemap.xml');
    expect((await site(volume, { split: '1' })).files.map(({ path }) => path)).not.toContain('sitemap.xml');
  });

  test('of a long text, divisions that nothing names go on on the page before them', async () => {
    const words = 'word '.repeat(5000);
    const chapter = (attributes: string, head: string): string =>
      `<div${attributes}>${head}<p>${words}</p></div>`;
    const text = [
      ...[1, 2, 3].map((n) => chapter('', `<head>Chapter ${n}</head>`)),
      chapter('', ''),
      chapter('', ''),
      ...Array.from({ length: 9 }, (_, n) => chapter(' type="letter"', `<head>Letter ${n}</head>`)),
    ].join('');
    const xml = document(`<div><head>Part</head>${text}</div>`);
    const { pages } = await site(xml, {});
    expect([...pages.keys()].filter((path) => path.startsWith('chapter'))).toEqual([
      'chapter-1.html',
      'chapter-2.html',
      'chapter-3.html',
    ]);
    // The third takes one more: with both it would be longer than half an hour of reading.
    expect([...pages.values()].map((html) => html.match(/<section/g)?.length ?? 0)).toContain(2);
    expect(losses(xml, pages)).toEqual([]);
  });

  test('what has no words before the first part makes no page', async () => {
    const parts = '<div><head>One</head><p>a</p></div><div><head>Two</head><p>b</p></div>';
    const xml = document(`<fw>catch</fw><pb n="1"/><figure/><p><lb/></p>${parts}`);
    const { pages } = await site(xml, { split: '1' });
    expect([...pages.keys()]).toEqual(['index.html', 'one.html', 'two.html']);
    expect(pages.get('one.html')).toContain('data-n="1"');
    expect(losses(xml, pages)).toEqual([]);
  });

  test('contents of many pages are folded where a list is long, and below the second level', async () => {
    const nested = (depth: number): string =>
      Array.from({ length: 3 }, () => {
        const inside = depth === 0 ? '<p>words</p>' : nested(depth - 1);
        return `<div type="part"><head>Part</head>${inside}</div>`;
      }).join('');
    const { pages } = await site(document(nested(3)), { split: '4' });
    const contents = pages.get('index.html') ?? '';
    expect(contents.match(/<details>/g)).toHaveLength(9 + 27);
    expect(contents).toContain('<summary>3 parts <span class="unseen">of Part</span></summary>');
    const few = await site(document(nested(1)), { split: '2' });
    expect(few.pages.get('index.html')).not.toContain('<details>');
  });
});
