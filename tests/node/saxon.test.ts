/** The XSLT engine: compiled and uncompiled stylesheets give the same, and what goes wrong is a diagnostic. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCrosswalks } from '../../src/node/crosswalks.js';
import { stylesheetFolder, transform } from '../../src/node/saxon.js';
import { treatyTei } from '../publish/support.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-'));
const names = readdirSync(stylesheetFolder).map((file) => file.replace(/\.xsl$/, ''));

beforeAll(() => compileCrosswalks(folder));
afterAll(() => rmSync(folder, { recursive: true }));

test('npm run build compiles every crosswalk, and one that did not change only once', async () => {
  const path = join(folder, 'dublin-core.json');
  expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  const before = statSync(path).mtimeMs;
  await compileCrosswalks(folder);
  expect(statSync(path).mtimeMs).toBe(before);
});

test.for(names)('%s gives the same bytes compiled beforehand and in memory', async (stylesheet) => {
  const job = { stylesheet, xml: treatyTei() };
  const compiled = await transform(job, { compiled: folder });
  const inMemory = await transform(job, { compiled: join(folder, 'nowhere') });
  expect(compiled.diagnostics).toEqual([]);
  expect(compiled.value).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n?</);
  expect(inMemory.value).toBe(compiled.value);
});

test('a compiled form of an older stylesheet is not used', async () => {
  const path = join(folder, 'dublin-core.json');
  const kept = readFileSync(path, 'utf8');
  writeFileSync(path, JSON.stringify({ sha256: 'of an older one', sef: 'broken' }));
  const { diagnostics } = await transform(
    { stylesheet: 'dublin-core', xml: treatyTei() },
    { compiled: folder },
  );
  writeFileSync(path, kept);
  expect(diagnostics).toEqual([]);
});

test('an engine that is not installed is a warning that says what to install', async () => {
  const load = () => Promise.reject(new Error("Cannot find package 'saxon-js'"));
  const { value, diagnostics } = await transform({ stylesheet: 'dublin-core', xml: '<a/>' }, { load });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'publish/saxon-missing', severity: 'warning' }]);
  expect(diagnostics[0]?.hint).toContain('npm install saxon-js');
});

test('a crosswalk that is not there, or lies elsewhere, is an error', async () => {
  for (const stylesheet of ['marc', '../html/page', 'Dublin-Core']) {
    const { diagnostics } = await transform({ stylesheet, xml: '<a/>' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['publish/stylesheet-unknown']);
  }
});

test('what the engine refuses is an error with its words', async () => {
  const { value, diagnostics } = await transform({ stylesheet: 'dublin-core', xml: '<a><b></a>' });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'publish/transform-failed', severity: 'error' }]);
  expect(diagnostics[0]?.message).toContain('Unexpected close tag');
});
