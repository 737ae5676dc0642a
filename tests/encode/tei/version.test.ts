/** The header names the version of engross that wrote it: the one of the package. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGROSS_VERSION } from '../../../src/encode/tei/header.js';

test('the version in the header is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(ENGROSS_VERSION).toBe(version);
});
