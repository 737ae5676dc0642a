/** The examples on the pages of docs/diagnostics/ are run: the bad one gives the code, the good one does not. */
import { describe, expect, it } from 'vitest';
import { examples, schema, without } from '../../docs/diagnostics/examples.js';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.js';
import { registry } from '../../src/diagnostic/registry.js';
import { readEdition } from '../../src/encode/editorial/read.js';
import { sourceFromText } from '../../src/source/source.js';
import { loadGrammar } from '../../src/validate/relaxng/load.js';
import { validateTree } from '../../src/validate/relaxng/validate.js';
import { rules } from '../../src/validate/rules/index.js';
import { checkDoubtful } from '../../src/validate/wellformed/doubtful.js';
import { parseXml } from '../../src/xml/parse.js';

const load = async (text: string) =>
  loadGrammar(sourceFromText('schema.rnc', text), async () => ({ diagnostics: [] }));
const { value: grammar } = await load(schema);

/** How each kind of example is read. */
const readers: Record<keyof typeof examples, (text: string) => Promise<readonly Diagnostic[]>> = {
  xml: async (text) => parseXml(sourceFromText('example.xml', text)).diagnostics,
  text: async (text) => checkDoubtful(sourceFromText('example.xml', text)),
  document: async (text) => {
    const { value, diagnostics } = parseXml(sourceFromText('example.xml', text));
    return value && grammar ? validateTree(grammar, value) : diagnostics;
  },
  schema: async (text) => (await load(text)).diagnostics,
  edition: async (text) => readEdition(sourceFromText('edition.yaml', text)).diagnostics,
};

const shown = Object.entries(readers).flatMap(([kind, read]) =>
  examples[kind as keyof typeof examples].map(([code, bad, good]) => ({ code, bad, good, read })),
);

describe('the example of', () => {
  it.each(shown)('$code', async ({ code, bad, good, read }) => {
    expect((await read(bad)).map((one) => one.code)).toContain(code);
    expect((await read(good)).map((one) => one.code)).toEqual([]);
  });
});

it('a code has an example, or a reason why it has none', () => {
  const reasons = Object.values(without).flat();
  const has = new Set([...shown.map(({ code }) => code), ...rules.map(({ id }) => `rules/${id}`)]);
  const excused = (code: string) =>
    reasons.some((one) => (one.endsWith('*') ? code.startsWith(one.slice(0, -1)) : code === one));
  const codes = Object.keys(registry);
  expect(codes.filter((code) => !has.has(code) && !excused(code))).toEqual([]);
  // A whole area may be excused: this number is raised knowingly, or a new code of it gets its example.
  expect(codes.filter((code) => !has.has(code)).length).toBeLessThanOrEqual(107);
  expect([...has].filter((code) => !codes.includes(code) || excused(code))).toEqual([]);
});
