/** The page in a browser: accessibility, keyboard, no script, narrow, zoomed, dark, printed, and hostile documents. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationTei, editionOf, filesOf } from '../publish/html/support.js';
import { shared } from '../support.js';
import { axe, chromiumPath, launch, open } from './support.js';

const samples = [
  'letter-erasmus695',
  'epidoc-ISic000004',
  'cjk-ja-meros',
  'cdrh-waitangi1840',
  'rtl-ar-haqaiq-i23',
];

describe.skipIf(chromiumPath === undefined)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)('axe finds nothing in the declaration, %s', async (colorScheme) => {
    const { page, context } = await open(browser, await filesOf(editionOf(declarationTei)), {
      colorScheme,
      bypassCSP: true,
    });
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  test.each(samples)('axe finds nothing in %s', async (name) => {
    const path = shared(`corpus/tei/${name}.xml`);
    if (path === undefined) return;
    const files = await filesOf(editionOf(readFileSync(path, 'utf8'), path));
    const { page, context, strangers } = await open(browser, files, {
      bypassCSP: true,
      viewport: { width: 320, height: 700 },
    });
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(strangers).toEqual([]);
    await context.close();
  });

  test('without script, with the keyboard alone: to the text, to a note and back', async () => {
    const { page, context, complaints } = await open(browser, await filesOf(editionOf(declarationTei)), {
      javaScriptEnabled: false,
    });
    const focused = (): Promise<string> =>
      page.locator(':focus').evaluate((element) => (element.matches('a') ? element.outerHTML : ''));
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Skip to the text');
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 8 && !(await focused()).includes('doc-noteref'); presses++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#note\.1$/);
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('doc-backlink');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#note\.1\.ref$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each([
    ['320 pixels wide', { viewport: { width: 320, height: 700 } }],
    ['zoomed to 200 %', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
    ['wide', { viewport: { width: 1600, height: 900 } }],
  ])('nothing is cut off: %s', async (_name, options) => {
    const { page, context } = await open(browser, await filesOf(editionOf(declarationTei)), options);
    const wider = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider).toBe(0);
    await context.close();
  });

  test('where there is room, a note stands beside its reference', async () => {
    const { page, context } = await open(browser, await filesOf(editionOf(declarationTei)), {
      viewport: { width: 1600, height: 900 },
    });
    const reference = await page.locator('#note\\.1\\.ref').boundingBox();
    const note = await page.locator('#note\\.1').boundingBox();
    expect(note?.x).toBeGreaterThan((reference?.x ?? 0) + 100);
    expect(Math.abs((note?.y ?? 0) - (reference?.y ?? 0))).toBeLessThan(20);
    await context.close();
  });

  test('the fonts are the page’s own', async () => {
    const { page, context, strangers } = await open(browser, await filesOf(editionOf(declarationTei)));
    expect(
      await page.evaluate(`document.fonts.ready.then(() => document.fonts.check('16px "Source Serif 4"'))`),
    ).toBe(true);
    expect(strangers).toEqual([]);
    await context.close();
  });

  test('a hostile document runs nothing and calls nobody', async () => {
    const xml = declarationTei.replace(
      'Came into force',
      '<ref target="javascript:alert(1)">one</ref> <ref target=" java&#x9;script:alert(1)">two</ref> <graphic url="javascript:alert(1)"/> <hi rend="x&quot; onmouseover=&quot;alert(1)" style="background:url(https://evil.example/)">three</hi> &lt;script&gt;alert(1)&lt;/script&gt; Came into force',
    );
    const { page, context, strangers, complaints } = await open(browser, await filesOf(editionOf(xml)));
    await page.locator('#note\\.1').click();
    await page.getByText('three').last().hover();
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    expect(await page.locator('script:not([type]):not([src="assets/page.js"])').count()).toBe(0);
    await context.close();
  });
});
