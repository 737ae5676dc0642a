/** Chromium, and pages served to it from memory. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import type { WebSettings } from '../../src/publish/formats.js';
import { publish } from '../../src/publish/publish.js';
import { parse, testEnv } from '../publish/support.js';
import { projectRoot, tool } from '../support.js';

export const chromiumPath = tool('chromium');

/** Starts the browser; a test file closes it when it is done. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox', '--disable-gpu'] });

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

export const origin = 'https://edition.example/';

/** The page or the site of TEI documents, the texts of one edition, with all that the command line puts on it. */
export async function published(
  texts: Readonly<Record<string, string>>,
  web: WebSettings = {},
): Promise<Map<string, Uint8Array>> {
  const trees = Object.entries(texts).map(([path, xml]) => parse(xml, path));
  const { value, diagnostics } = await publish(trees, { formats: ['html'], readBack: false, web }, testEnv());
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return new Map(value.files.map(({ path, bytes }) => [path, bytes]));
}

/** Opens a page of these files; whatever else it asks for is written down and refused. `complaints`: of the console, scripts, dialogs. */
export async function open(
  browser: Browser,
  files: ReadonlyMap<string, Uint8Array>,
  options: BrowserContextOptions = {},
  path = 'index.html',
): Promise<{ page: Page; context: BrowserContext; strangers: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const strangers: string[] = [];
  const complaints: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    const bytes = url.startsWith(origin) ? files.get(new URL(url).pathname.slice(1)) : undefined;
    if (bytes === undefined) {
      strangers.push(url);
      return route.abort();
    }
    return route.fulfill({
      body: Buffer.from(bytes),
      contentType: types[extname(new URL(url).pathname)] ?? 'text/plain',
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(origin + path);
  return { page, context, strangers, complaints };
}

const axePath = createRequire(`${projectRoot}/package.json`).resolve('axe-core/axe.min.js');

/** What axe finds, a line a finding. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map((one) => one.id + ': ' + one.nodes[0].html))`);
}

/** How many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
