/** What the script of a page adds: notes where they are met, who a name means, copying, and a view that the address carries. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationTei } from '../publish/html/support.js';
import { document } from '../publish/render/support.js';
import { axe, chromiumPath, launch, open, origin, published } from './support.js';

/** Where the keyboard is: the text of the element, and its role where it says one. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    `[document.activeElement.getAttribute('role'), document.activeElement.textContent.trim()].filter(Boolean).join(' ')`,
  );

/** The words that a reader sees: `textContent` would have the hidden ones, too. */
const seen = (page: Page): Promise<string> => page.evaluate(`document.querySelector('article').innerText`);

const varied = document(
  `<div><p>A <choice><sic>wrod</sic><corr>word</corr></choice>,<lb/>and <choice><abbr>Dr</abbr><expan>Doctor</expan></choice> <app><lem wit="#A">this</lem><rdg wit="#B">that</rdg></app>.</p></div>`,
);
const named = declarationTei.replace(
  '<placeName type="modern">Beijing</placeName>',
  '<placeName type="modern">Beijing</placeName><idno type="GeoNames">https://www.geonames.org/1816670</idno>',
);

describe.skipIf(chromiumPath === undefined)('the script of a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const opened = async (xml: string, options = {}, path = 'index.html') => {
    const files = await published({ 'test.xml': xml });
    return open(browser, files, { viewport: { width: 1000, height: 800 }, ...options }, path);
  };

  test.each(['Enter', ' '])('a note opens with the key “%s”, and closes with Escape', async (key) => {
    const { page, context, complaints } = await opened(declarationTei);
    const reference = page.locator('a.noteref');
    await reference.focus();
    await page.keyboard.press(key);
    const card = page.getByRole('dialog', { name: 'Note ¹' });
    await card.waitFor();
    expect(await focused(page)).toContain('Came into force on 12 October 1954.');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
    expect(await focused(page)).toBe('doc-noteref ¹');
    expect(page.url()).toBe(`${origin}index.html`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('from a note the keyboard goes to its place in the list, or on with the text', async () => {
    const { page, context } = await opened(named);
    const reference = page.locator('a.noteref');
    await reference.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.getAttribute('href')`)).toBe('#note.1');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Peking');
    await reference.click();
    await page.getByRole('dialog').getByRole('link').click();
    expect(page.url()).toMatch(/#note\.1$/);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  test('variants of the apparatus open at their lemma', async () => {
    const { page, context } = await opened(varied);
    await page.locator('.variantref').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Variant a' }).waitFor();
    expect(await focused(page)).toContain('this A] that B');
    await context.close();
  });

  test('a name says on focus where it is, with its authority; the keyboard reaches the link, Escape goes back', async () => {
    const { page, context, complaints } = await opened(named);
    const name = page.locator('article a.entity').filter({ hasText: 'Peking' });
    await page.locator('a.noteref').focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Peking');
    const card = page.locator('#edition-name');
    await card.waitFor();
    expect(await card.textContent()).toContain('also Beijing');
    expect(await name.getAttribute('aria-describedby')).toBe('edition-name');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.href')).toBe('https://www.geonames.org/1816670');
    await page.keyboard.press('Escape');
    expect(await card.isVisible()).toBe(false);
    expect(await focused(page)).toBe('Peking');
    await page.mouse.move(0, 0);
    await name.hover();
    await card.waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a permalink copies address and citation, in the style that was chosen', async () => {
    const { page, context } = await opened(declarationTei, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('link', { name: 'Permalink: Paragraph 2' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
    const [first = '', address] = (await copied()).split('\n');
    expect(address).toBe(`${origin}index.html#para.2`);
    expect(first).toMatch(/^Joint Declaration .* para\. 2\.$/);
    await page.getByRole('combobox').selectOption('mla');
    await page.getByRole('link', { name: 'Permalink: Paragraph 2' }).click();
    await page.waitForFunction(
      `navigator.clipboard.readText().then((text) => !text.startsWith(${JSON.stringify(first)}))`,
    );
    await page.reload();
    expect(await page.getByRole('combobox').inputValue()).toBe('mla');
    await context.close();
  });

  test('where the browser refuses to copy, the page says so, and the address is in the address bar', async () => {
    const { page, context } = await opened(declarationTei);
    await page.evaluate(`
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      document.execCommand = () => false;`);
    await page.getByRole('link', { name: 'Permalink: Paragraph 2' }).click();
    await page.getByRole('status').filter({ hasText: 'did not let' }).waitFor();
    expect(page.url()).toMatch(/#para\.2$/);
    await context.close();
  });

  test('what is shown of the source is in the address, is remembered, and goes with a link', async () => {
    const { page, context } = await opened(varied);
    expect(await seen(page)).toMatch(/A word, and Doctor this/);
    await page.getByRole('checkbox', { name: 'errors' }).check();
    await page.getByRole('checkbox', { name: 'lines' }).check();
    expect(await seen(page)).toMatch(/A wrod,\s*\n\s*and Doctor/);
    expect(page.url()).toBe(`${origin}index.html?view=errors.lines`);
    await page.goto(`${origin}index.html`);
    expect(await seen(page)).toMatch(/A wrod,/);
    await page.goto(`${origin}index.html?view=abbreviations`);
    expect(await seen(page)).toMatch(/A word, and Dr this/);
    await page.getByRole('checkbox', { name: 'abbreviations' }).uncheck();
    expect(page.url()).toBe(`${origin}index.html`);
    await context.close();
  });

  test('of parallel texts the reader chooses; a link carries the choice', async () => {
    const paragraph = (id: string, other: string, words: string): string =>
      `<div><head>${words}</head><p xml:id="${id}" corresp="${other}.xml#${id}">${words}</p></div>`;
    const files = await published({
      'en.xml': document(paragraph('a', 'fr', 'One')),
      'fr.xml': document(paragraph('a', 'en', 'Un')).replace('xml:lang="en"', 'xml:lang="fr"'),
    });
    const { page, context, complaints } = await open(browser, files, {
      viewport: { width: 1600, height: 900 },
    });
    const [english, french] = [page.locator('#a'), page.locator('[id="fr.a"]')];
    const [left, right] = [await english.boundingBox(), await french.boundingBox()];
    expect(left?.y).toBe(right?.y);
    expect(left?.x).toBeLessThan(right?.x ?? 0);
    expect(await page.getByRole('checkbox', { name: 'français' }).isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: 'English' }).uncheck();
    expect([await english.isVisible(), await french.isVisible()]).toEqual([false, true]);
    expect(page.url()).toBe(`${origin}index.html?view=show-text-1`);
    await page.reload();
    expect([await english.isVisible(), await french.isVisible()]).toEqual([false, true]);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
