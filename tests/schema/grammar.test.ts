/** The grammar of treaty editions: a strict subset of TEI, the same in both syntaxes, and documented whole. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot, shared, tool } from '../support.js';
import { generator, readGrammar } from './generate.js';

const schema = (name: string): string => join(projectRoot, 'tei/schema', name);
const rng = readFileSync(schema('engross.rng'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'engross-schema-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command prints; its exit code does not matter, its words do. */
function printed(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 });
  } catch (failed) {
    return String((failed as { stdout?: unknown }).stdout);
  }
}

describe('documents generated from engross.rng', () => {
  const grammar = readGrammar(rng);
  const make = generator(grammar, 3108);
  const files = Array.from({ length: 400 }, (_, n) => {
    const file = join(folder, `generated-${n}.xml`);
    writeFileSync(file, make());
    return file;
  });
  const jing = tool('jing');
  const all = shared('schema/tei_all.rng');

  test.skipIf(!jing)('are what the grammar accepts: the generator is right', () => {
    expect(printed(jing ?? '', [schema('engross.rng'), ...files])).toBe('');
  });

  test.skipIf(!jing || !all)('are accepted by tei_all: a strict subset', () => {
    expect(printed(jing ?? '', [all ?? '', ...files])).toBe('');
  });

  test('reach every element and attribute pattern', () => {
    const unused = grammar.all.filter(
      ({ name, used }) => (name === 'element' || name === 'attribute' || name === 'value') && used === 0,
    );
    expect(unused.map(({ name, attributes, text }) => `${name} ${attributes.name ?? text}`)).toEqual([]);
  });
});

test.skipIf(!tool('trang'))('both syntaxes say the same', () => {
  const made = join(folder, 'engross.rng');
  execFileSync('trang', [schema('engross.rnc'), made]);
  expect(rng).toBe(readFileSync(made, 'utf8'));
});
