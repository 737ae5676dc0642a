/** What every finding has in common. */
import { expect, test } from 'vitest';
import { diagnostic } from '../../src/diagnostic/diagnostic.js';

test('a finding tells the beginning of a name of megabytes, and all of what people write', () => {
  const long = 'x'.repeat(5_000_000);
  const { message, hint } = diagnostic('xml/tag-malformed', `Found <${long}> here.`, {
    hint: `Write ${long}.`,
  });
  expect(message).toMatch(/^Found <x{99}… here\.$/);
  expect(hint).toMatch(/^Write x{100}…$/);
  const words = 'A sentence of the schema. '.repeat(200);
  expect(diagnostic('schematron/assertion', words).message).toBe(words);
});
