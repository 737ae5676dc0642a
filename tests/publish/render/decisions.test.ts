/** Every element of TEI has a decision, and every decision is about an element. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decisions } from '../../../src/publish/render/decisions/index.js';
import { shared } from '../../support.js';

const undecided = (names: Iterable<string>): string[] =>
  [...names].filter((name) => !Object.hasOwn(decisions, name));

const schema = shared('schema/tei_all.rng');

test.skipIf(schema === undefined)('every element of tei_all has a decision', () => {
  const grammar = readFileSync(schema ?? '', 'utf8');
  const names = new Set(
    [...grammar.matchAll(/<element name="([A-Za-z0-9]+)"/g)].map((match) => match[1] ?? ''),
  );
  expect(names.size).toBeGreaterThan(550);
  expect(undecided(names)).toEqual([]);
});

test('an element without a decision is found', () => {
  expect(undecided(['p', 'nobody', 'constructor'])).toEqual(['nobody', 'constructor']);
});

test('the last rule of each element holds always', () => {
  for (const [name, rules] of Object.entries(decisions)) {
    expect(rules.at(-1)?.when, name).toBeUndefined();
    expect(rules.length, name).toBeGreaterThan(0);
  }
});
