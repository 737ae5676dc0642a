/** Publishing reads back what it published, whatever lost the words; unless it is told not to. */
import { describe, expect, test } from 'vitest';
import type { Env } from '../src/env.js';
import { publishSource } from '../src/publishing.js';
import { sourceFromText } from '../src/source/source.js';
import { document } from './publish/render/support.js';
import { testEnv } from './publish/support.js';

const source = sourceFromText('letter.xml', document('<p>Dear Sir<note>A note.</note></p>'));

/** The world with a template in which a designer forgot something. */
function withTemplate(name: string, change: (text: string) => string): Env {
  const { asset } = testEnv();
  return testEnv({
    asset: async (path) => {
      const bytes = await asset(path);
      if (path !== `templates/html/${name}.hbs`) return bytes;
      return new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
    },
  });
}

describe('a template that loses something', () => {
  const forgetful: readonly (readonly [string, Env, string])[] = [
    ['the text', withTemplate('text', (text) => text.replace('{{{html}}}', '')), 'fidelity/output-word-lost'],
    ['the notes', withTemplate('notes', () => ''), 'fidelity/output-note-lost'],
    ['all of it', withTemplate('page', () => '<p>Under construction</p>'), 'fidelity/output-missing'],
  ];
  test.each(forgetful)('%s', async (_name, env, code) => {
    const { diagnostics } = await publishSource(source, { formats: ['html'] }, env);
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });
  test.each(forgetful)('%s, not read back', async (_name, env) => {
    const { value, diagnostics } = await publishSource(source, { formats: ['html'], readBack: false }, env);
    expect(diagnostics).toEqual([]);
    expect(value?.map(({ path }) => path)).toContain('index.html');
  });
});

test.each([
  '{element: row, behaviour: paragraph}',
  '{element: cell, behaviour: inline}',
  '{element: table, behaviour: block}',
  '{element: cell, when: "@role=\'label\'", behaviour: omit}',
  '{element: list, behaviour: table}\n  - {element: item, behaviour: row}',
])('a table that a user makes something else of is not missed: %s', async (rule) => {
  const table =
    '<table><row><cell role="label">a</cell><cell>b</cell></row><row><cell/><cell>c</cell></row></table><list><item>d</item></list>';
  const { diagnostics } = await publishSource(
    sourceFromText('table.xml', document(table)),
    { formats: ['html'], behaviours: [sourceFromText('rules.yaml', `behaviours:\n  - ${rule}`)] },
    testEnv(),
  );
  expect(diagnostics.filter((one) => one.severity !== 'info')).toEqual([]);
});
