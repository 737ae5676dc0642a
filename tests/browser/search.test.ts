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
import { testEnv } from '../publish/support.js';
import { axe, chromiumPath, launch } from './support.js';

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
      bypassCSP: true,
      colorScheme,
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'c1.html')).href);
    await page.getByRole('searchbox').fill('word');
    await page.locator('#site-results a').first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await context.close();
  });
});
