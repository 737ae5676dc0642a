/** The search of a site, opened as a file from a folder: no server, no module, nothing fetched. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWeb } from '../../src/publish/html/web.js';
import { volume } from '../publish/html/site/volume.js';
import { editionOf } from '../publish/html/support.js';
import { document } from '../publish/render/support.js';
import { testEnv } from '../publish/support.js';
import { axe, chromiumPath, launch, open, origin, overflow, published } from './support.js';

describe.skipIf(chromiumPath === undefined)('the search of a site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engross-site-'));
  let browser: Browser;
  beforeAll(async () => {
    const { value = [] } = await writeWeb(editionOf(volume), { split: 'chapter' }, testEnv());
    for (const { path, bytes } of value) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('finds words on other pages, counts them, marks them, and leads there by the keyboard', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await page.getByRole('searchbox').fill('ANSWER');
    const result = page.locator('#site-results a').first();
    await result.waitFor();
    expect(await page.locator('#site-status').textContent()).toMatch(/\b1\b/);
    expect(await page.locator('#site-results mark').first().textContent()).toBe('answer');
    await result.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#p2$/);
    expect(await page.locator('[id="p2"]').textContent()).toContain('An answer');
    await page.waitForFunction(`CSS.highlights.get('found')?.size === 1`);
    await page.close();
  });

  test('a heading that is found is shown once; passages and pages are counted', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'c1.html')).href);
    await page.getByRole('searchbox').fill('letter first');
    await page.getByRole('status').filter({ hasText: '2 passages on 2 pages' }).waitFor();
    expect(await page.locator('#site-results a').allTextContents()).toEqual([
      'The first letter',
      'The first letter',
    ]);
    expect(await page.locator('#site-results mark').allTextContents()).toEqual(
      'first letter first letter'.split(' '),
    );
    await page.getByRole('searchbox').fill('greeting');
    await page.getByRole('status').filter({ hasText: '1 passage on 1 page' }).waitFor();
    await page.close();
  });

  test('from a folder: previous and next, references between pages, a note with its page, and back', async () => {
    const page = await browser.newPage();
    const at = async (name: string): Promise<void> => {
      await page.waitForURL(`**/${name}`);
    };
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await page.getByRole('link', { name: 'The first letter' }).first().click();
    await at('c1.html');
    expect(await page.locator('.branch [aria-current="page"]').textContent()).toBe('The first letter');
    expect(await page.locator('.notes').textContent()).toContain('Noted on its page.');
    await page.getByRole('link', { name: 'below' }).click();
    await page.waitForURL(/\.html#p2$/);
    expect(await page.locator('.notes').textContent()).toContain('Noted far away.');
    await page.getByRole('link', { name: /^Previous/ }).click();
    await at('c1.html');
    await page.getByRole('link', { name: /^Next/ }).click();
    expect(await page.getByText('An answer').count()).toBe(1);
    await page.close();
  });

  test('in long contents the page you are on is in sight', async () => {
    const chapters = Array.from(
      { length: 60 },
      (_, n) => `<div type="chapter"><head>Chapter ${n}</head><p>Words.</p></div>`,
    );
    const files = await published({ 'long.xml': document(chapters.join('')) }, { split: 'chapter' });
    const { page, context } = await open(
      browser,
      files,
      { viewport: { width: 1280, height: 500 } },
      'chapter-30.html',
    );
    const box = await page.locator('.branch [aria-current]').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(500);
    expect(await page.evaluate('scrollY')).toBe(0);
    await context.close();
  });

  test('a permalink copies its citation on every page', async () => {
    const files = await published({ 'volume.xml': volume }, { split: 'chapter' });
    const { page, context } = await open(
      browser,
      files,
      { permissions: ['clipboard-read', 'clipboard-write'] },
      'c1.html',
    );
    await page.getByRole('link', { name: /^Permalink: Paragraph/ }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const copied: string = await page.evaluate('navigator.clipboard.readText()');
    expect(copied.split('\n')).toEqual([expect.stringContaining('Correspondence'), `${origin}c1.html#p1`]);
    await context.close();
  });

  test('a snippet shows the words that were looked for together', async () => {
    const far = 'Peace '.concat('word '.repeat(120));
    const text = `<div type="letter"><head>A</head><p>${far} a treaty of peace ${'word '.repeat(40)}</p></div><div type="letter"><head>B</head><p>x</p></div>`;
    const { page, context } = await open(
      browser,
      await published({ 'a.xml': document(text) }, { split: 'letter' }),
    );
    await page.getByRole('searchbox').fill('treaty peace');
    await page.locator('#site-results a').first().waitFor();
    expect(await page.locator('#site-results mark').allTextContents()).toEqual(['treaty', 'peace']);
    await context.close();
  });

  test('without script a site is read by its links, and offers no search', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('link', { name: 'The first letter' }).first().click();
    await page.getByRole('link', { name: /^Next/ }).click();
    expect(await page.locator('article').textContent()).toContain('An answer');
    expect(await page.locator('.notes').textContent()).toContain('Noted far away.');
    await context.close();
  });

  test('a page on paper says what it is of, and has no search, steps or contents', async () => {
    const page = await browser.newPage({ viewport: { width: 650, height: 900 } });
    await page.goto(pathToFileURL(join(folder, 'c1.html')).href);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.trail').isVisible()).toBe(true);
    for (const part of ['.search', '.steps', '.branch'])
      expect(await page.locator(part).isVisible()).toBe(false);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });

  test('says so where nothing is found', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await page.getByRole('searchbox').fill('plenipotentiary');
    await page.getByRole('status').filter({ hasText: 'Nothing found for “plenipotentiary”' }).waitFor();
    expect(await page.locator('#site-results a').count()).toBe(0);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing, %s, 320 pixels wide', async (colorScheme) => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'c1.html')).href);
    await page.getByRole('searchbox').fill('word');
    await page.locator('#site-results a').first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await context.close();
  });
});
