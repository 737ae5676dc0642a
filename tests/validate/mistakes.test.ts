/** docs/validation.md shows what engross says of twenty mistakes: it must be what engross says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportPeople, summarise } from '../../src/diagnostic/reporters/people.js';
import { readSource } from '../../src/node/read.js';
import { sourceFromText } from '../../src/source/source.js';
import { schemasOf } from '../../src/validate/schemas.js';
import { validate } from '../../src/validate/validate.js';
import { projectRoot, shared } from '../support.js';

interface Mistakes {
  readonly correct: string;
  readonly mistakes: readonly { readonly title: string; readonly change: readonly [string, string][] }[];
  changed(change: readonly [string, string][]): string;
}

const path = shared('schema/tei_all.rng');
const { correct, mistakes, changed } = (await import(
  join(projectRoot, 'docs/validation/mistakes.js')
)) as Mistakes;
const page = readFileSync(join(projectRoot, 'docs/validation.md'), 'utf8');
const schema = path === undefined ? undefined : (await readSource(path)).value;
const schemas = schemasOf(
  async () => sourceFromText('none.rnc', 'empty'),
  async () => ({ diagnostics: [] }),
);

async function said(text: string): Promise<string> {
  const source = sourceFromText('treaty.xml', text);
  const { diagnostics } = await validate(source, { schemas: schema ? [schema] : [] }, schemas);
  return diagnostics.length === 0 ? '' : `${reportPeople(diagnostics)}\n${summarise(diagnostics)}`;
}

it.skipIf(schema === undefined)('finds nothing in the document in which the mistakes are made', async () => {
  expect(await said(correct)).toBe('');
});

it.skipIf(schema === undefined).each(mistakes)('$title', async ({ title, change }) => {
  const section = page.split(/^### \d+\. /m).find((one) => one.startsWith(`${title}\n`)) ?? '';
  expect(/\*\*engross\*\*\n\n```text\n([\s\S]*?)\n```/.exec(section)?.[1]).toBe(await said(changed(change)));
});

it('has twenty', () => {
  expect(mistakes.length).toBe(20);
});
