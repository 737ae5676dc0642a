/** Every sample that publishes, as a reader meets it: light and dark, narrow, zoomed, printed; html-validate on all its pages. */
import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot, shared } from '../support.js';
import { axe, chromiumPath, launch, open, overflow, published } from './support.js';

const corpus = [
  'cdrh-waitangi1840',
  'cjk-ja-meros',
  'drama-dracor-hamlet',
  'dta-kant-rvernunft-1781',
  'epidoc-ISic000004',
  'frus1861',
  'frus1894Nicaragua',
  'letter-erasmus695',
  'rtl-ar-haqaiq-i23',
] as const;

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Identifiers are those of the TEI, with full stops, as HTML allows.
  rules: { 'valid-id': ['error', { relaxed: true }] },
});

const decoder = new TextDecoder();

/** The files of a sample; undefined, with the reason printed, where the shared material is absent. */
async function filesOf(name: string): Promise<Map<string, Uint8Array> | undefined> {
  const path =
    name === 'declaration' ? 'tei/unts-I-3108/unts-I-3108.en.xml' : shared(`corpus/tei/${name}.xml`);
  const full = name === 'declaration' ? `${projectRoot}/${path}` : path;
  return full === undefined ? undefined : published({ [full]: readFileSync(full, 'utf8') });
}

/** The contents, the longest page and one in the middle. */
function somePages(files: ReadonlyMap<string, Uint8Array>): Set<string> {
  const pages = [...files].filter(([path]) => path.endsWith('.html'));
  const byLength = pages.sort(([, one], [, other]) => other.length - one.length).map(([path]) => path);
  return new Set(['index.html', ...byLength.slice(0, 1), ...byLength.slice(byLength.length / 2).slice(0, 1)]);
}

describe.each(['declaration', ...corpus])('%s', (name) => {
  let browser: Browser;
  let files: Map<string, Uint8Array> | undefined;
  beforeAll(async () => {
    files = await filesOf(name);
    if (chromiumPath !== undefined) browser = await launch();
  });
  afterAll(() => browser?.close());

  test('html-validate finds nothing on any page', async () => {
    const found: string[] = [];
    for (const [path, bytes] of files ?? []) {
      if (!path.endsWith('.html')) continue;
      const { results } = await validator.validateString(decoder.decode(bytes));
      found.push(...results.flatMap(({ messages }) => messages.map((one) => `${path}: ${one.message}`)));
    }
    expect(found).toEqual([]);
  });

  test.skipIf(chromiumPath === undefined)(
    'axe finds nothing, nothing is cut off, nothing complains',
    async () => {
      for (const path of files === undefined ? [] : somePages(files)) {
        const { page, context, strangers, complaints } = await open(
          browser,
          files ?? new Map(),
          { colorScheme: 'light' },
          path,
        );
        expect(await axe(page), `${path}, light`).toEqual([]);
        await page.setViewportSize({ width: 640, height: 450 });
        expect(await overflow(page), `${path}, zoomed to 200 %`).toBe(0);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize({ width: 320, height: 700 });
        expect(await overflow(page), `${path}, 320 pixels wide`).toBe(0);
        expect(await axe(page), `${path}, dark and narrow`).toEqual([]);
        expect(strangers.filter((url) => !/^https?:.*\.(jpe?g|png)$/i.test(url))).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      }
    },
  );
});

test('TEI P4 is told for what it is, and makes no page', async () => {
  const path = shared('corpus/tei/cdrh-treaty00007-P4.xml');
  if (path === undefined) return;
  await expect(published({ [path]: readFileSync(path, 'utf8') })).rejects.toThrow(/P4/);
});
