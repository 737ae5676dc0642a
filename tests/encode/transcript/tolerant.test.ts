/** Patterns that forgive: several spaces, typographic apostrophes; classes and quantifiers stay what they are. */
import { expect, test } from 'vitest';
import { tolerant, tolerantIn } from '../../../src/encode/transcript/languages/tolerant.js';

test.each([
  [/^Came into force/, 'Came  into\u00A0force', true],
  [/^Came into force/, 'Cameinto force', false],
  [/^l'échange/, 'l’échange', true],
  [/^l'échange/, "l'échange", true],
  [/^a ?b$/, 'ab', true],
  [/^a ?b$/, 'a  b', false],
  [/^a {2}b$/, 'a  b', true],
  [/^[a, ]+$/, 'a, ', true],
  [/^[a, ]$/, '+', false],
  [/^[']$/, '’', true],
  [/^\ba\.\s?b$/, 'a. b', true],
  [/^(?:one two ){2}x$/, 'one  two one two   x', true],
])('%s on %j', (pattern, text, matches) => {
  expect(tolerant(pattern).test(text)).toBe(matches);
});

test('every pattern in a value, and nothing else', () => {
  const made = tolerantIn({ word: 'a b', list: [/a b/i, 2], inner: { pattern: /c/gu } });
  expect(made.word).toBe('a b');
  expect(made.list[1]).toBe(2);
  expect(String(made.inner.pattern)).toBe('/c/gu');
  expect((made.list[0] as RegExp).test('A  B')).toBe(true);
});
