/** The whole of a build: it proves its outputs, and fails with the place where a template or a visitor loses something. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Env } from '../src/env.js';
import { nodeSchemas } from '../src/index.js';
import { nodeEnv } from '../src/node/env.js';
import { readSource } from '../src/node/read.js';
import { buildEdition } from '../src/pipeline.js';
import type { FormatName } from '../src/publishing.js';
import { positionAt } from '../src/source/source.js';
import { projectRoot } from './support.js';

const folder = join(projectRoot, 'tei/unts-I-3108');

async function build(formats: readonly FormatName[], change: Partial<Env> = {}) {
  const settings = await readSource(join(folder, 'edition.yaml'));
  if (settings.value === undefined) throw new Error('no edition.yaml');
  const load = (name: string) => readSource(join(folder, name));
  const result = await buildEdition(
    { settings: settings.value, load },
    { formats },
    { ...nodeEnv(), ...change },
    nodeSchemas(),
  );
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  const found = errors.map(
    ({ code, span }) =>
      `${code} ${span ? `${span.source.path}:${positionAt(span.source, span.start).line}` : ''}`,
  );
  return { ...result, found };
}

const tei = readFileSync(join(folder, 'unts-I-3108.en.xml'), 'utf8');
const lineOf = (words: string) => tei.slice(0, tei.indexOf(words)).split('\n').length;

describe('a build', () => {
  it('makes the same TEI as the one that is committed', async () => {
    const { value, found } = await build(['tei']);
    expect(found).toEqual([]);
    expect(value?.tei.get('en')?.text).toBe(tei);
  });

  it('gives the same bytes twice', async () => {
    const [one, other] = [
      await build(['html', 'text', 'pdf', 'deposit']),
      await build(['html', 'text', 'pdf', 'deposit']),
    ];
    expect(one.value?.files.map(({ path }) => path)).toContain('deposit.zip');
    for (const [index, { path, bytes }] of (one.value?.files ?? []).entries())
      expect(Buffer.compare(bytes, other.value?.files[index]?.bytes ?? Buffer.alloc(0)), path).toBe(0);
  });

  it('fails where a template drops the notes', async () => {
    const { asset } = nodeEnv();
    const without = async (path: string) => (path.endsWith('notes.hbs') ? new Uint8Array() : asset(path));
    const { found, value } = await build(['html'], { asset: without, precompiled: async () => undefined });
    expect(value).toBeUndefined();
    expect(found).toContain(
      `fidelity/output-note-lost unts-I-3108.en.xml:${lineOf('<note xml:id="note.1"')}`,
    );
    expect(found).toContain(
      `fidelity/output-note-lost unts-I-3108.en.xml:${lineOf('<note xml:id="note.2"')}`,
    );
  });

  it('fails where print drops one word', async () => {
    const { typeset } = nodeEnv();
    const forgetful = (job: Parameters<Env['typeset']>[0]) =>
      typeset({ ...job, data: JSON.parse(JSON.stringify(job.data).replace('categorically ', '')) });
    const { found } = await build(['pdf'], { typeset: forgetful });
    expect(new Set(found)).toEqual(
      new Set([`fidelity/output-word-lost unts-I-3108.en.xml:${lineOf('categorically')}`]),
    );
  });
});
