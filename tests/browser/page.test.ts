/** The page in a browser without its script: keyboard, narrow, zoomed, wide, printed; the words of a document and the page's own. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeIndex } from '../../src/publish/html/write.js';
import { declarationTei, editionOf, filesOf } from '../publish/html/support.js';
import { document } from '../publish/render/support.js';
import { declaration, testEnv } from '../publish/support.js';
import { axe, chromiumPath, launch, open, overflow } from './support.js';

describe.skipIf(chromiumPath === undefined)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

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
    expect(await overflow(page)).toBe(0);
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

  test('nesting without end leaves the words their room, and a wide table scrolls in its own box', async () => {
    const around = (open: string, close: string): string =>
      `${open.repeat(50)}<p>words enough for several lines of a narrow window</p>${close.repeat(50)}`;
    const wide = `<table>${`<row>${'<cell>a cell with words</cell>'.repeat(30)}</row>`.repeat(3)}</table>`;
    const nested = [
      around('<div>', '</div>'),
      `<div>${around('<list><item>', '</item></list>')}</div>`,
      `<div>${around('<list type="gloss"><label>label</label><item>', '</item></list>')}</div>`,
      `<div>${around('<quote>', '</quote>')}</div>`,
      `<div>${around('<floatingText><body>', '</body></floatingText>')}</div>`,
      `<div>${wide}</div>`,
    ].join('');
    const { page, context } = await open(browser, await filesOf(editionOf(document(nested))), {
      viewport: { width: 320, height: 700 },
    });
    expect(await overflow(page)).toBe(0);
    const paragraphs = await page.getByText('words enough').all();
    expect(paragraphs).toHaveLength(5);
    for (const paragraph of paragraphs) expect((await paragraph.boundingBox())?.width).toBeGreaterThan(120);
    expect(await page.locator('section.table').evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(
      true,
    );
    await context.close();
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in the list of editions, %s',
    async (colorScheme) => {
      const files = await writeIndex(
        [declaration(), { ...declaration(), id: 'b', language: 'ar' }],
        {},
        testEnv(),
      );
      const { page, context, complaints } = await open(
        browser,
        new Map(files.map(({ path, bytes }) => [path, bytes])),
        { colorScheme, viewport: { width: 320, height: 700 } },
      );
      expect(await axe(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('in print: no furniture of the screen, black on white, notes at the foot', async () => {
    const { page, context } = await open(browser, await filesOf(editionOf(declarationTei)), {
      colorScheme: 'dark',
      viewport: { width: 640, height: 900 },
    });
    await page.emulateMedia({ media: 'print' });
    for (const chrome of ['.skip', '.contents']) expect(await page.locator(chrome).isVisible()).toBe(false);
    expect(await page.locator('#note\\.1').isVisible()).toBe(true);
    expect(
      await page.evaluate(
        `(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))`,
      ),
    ).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect(await overflow(page)).toBe(0);
    await context.close();
  });

  test('no type of a division hides its words or moves them', async () => {
    const types =
      'skip notes contents toc views status panel hint search unseen column pb permalink apparatus steps'.split(
        ' ',
      );
    const divisions = types.map(
      (type) => `<div type="${type}"><head>Heading ${type}</head><p>Words</p></div>`,
    );
    const files = await filesOf(editionOf(document(divisions.join(''))));
    const { page, context } = await open(browser, files);
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      for (const type of types) {
        const box = await page.getByText(`Heading ${type}`, { exact: true }).last().boundingBox();
        expect(box?.x, `${type}, ${media}`).toBeGreaterThanOrEqual(0);
        expect(box?.height, `${type}, ${media}`).toBeGreaterThan(10);
      }
    }
    await context.close();
  });
});
