/** docs/diagnostics/ says what the registry says: `npm run docs` rewrites it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support.js';

it('has a page for every code, and no other', async () => {
  const { pages } = (await import(join(projectRoot, 'docs/diagnostics/write.js'))) as {
    pages(): Map<string, string>;
  };
  const folder = join(projectRoot, 'docs/diagnostics');
  const here = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  expect(here).toEqual(pages());
});
