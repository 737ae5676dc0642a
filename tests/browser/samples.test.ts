/** Every sample that publishes, as a reader meets it: light and dark, narrow, zoomed, printed; html-validate on all its pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Small documents of many kinds, written for this test and that of publishing. */
const kindsFolder = join(projectRoot, 'tests/publish/kinds');
const kinds = readdirSync(kindsFolder).map((name) => `kinds/${name}`);

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Identifiers are those of the TEI, with full stops, as HTML allows.
  rules: { 'valid-id': ['error', { relaxed: true }] },
});

const decoder = new TextDecoder();

/** The files of a sample; undefined, with the reason printed, where the shared material is absent. */
async function filesOf(name: string): Promise<Map<string, Uint8Array> | undefined> {
  const full =
    name === 'declaration'
      ? join(projectRoot, 'tei/unts-I-3108/unts-I-3108.en.xml')
      : name.startsWith('kinds/')
        ? join(projectRoot, 'tests/publish', name)
        : shared(`corpus/tei/${name}.xml`);
  return full === undefined ? undefined : published({ [full]: readFileSync(full, 'utf8') });
}

/** The contents, the longest page and one in the middle. */
function somePages(files: ReadonlyMap<string, Uint8Array>): Set<string> {
  const pages = [...files].filter(([path]) => path.endsWith('.html'));
  const byLength = pages.sort(([, one], [, other]) => other.length - one.length).map(([path]) => path);
  return new Set(['index.html', ...byLength.slice(0, 1), ...byLength.slice(byLength.length / 2).slice(0, 1)]);
}

describe.each(['declaration', ...kinds, ...corpus])('%s', (name) => {
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
        expect(strangers.filter((url) => !/^https?:.*\.(jpe?g|png|gif|svg)$/i.test(url))).toEqual([]);
        // Pictures of other sites are refused here.
        expect(
          complaints.filter((one) => strangers.length === 0 || !/^Failed to load resource/.test(one)),
        ).toEqual([]);
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
