/** engross beside jing: the corpus, and some hundred changed documents (bench/mutants.js makes thousands). */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jing, withoutInclusions } from '../../../bench/jing.js';
import { mutate } from '../../../bench/mutator.js';
import { positionAt, type Source, type Span, sourceFromText } from '../../../src/source/source.js';
import { type Grammar, loadGrammar } from '../../../src/validate/relaxng/load.js';
import { validateTree } from '../../../src/validate/relaxng/validate.js';
import { parseXml } from '../../../src/xml/parse.js';
import { shared, tool } from '../../support.js';

const corpus = shared('corpus/tei');
const schema = shared('schema/tei_all.rng');
const epidoc = shared('schema/tei-epidoc.rng');

const read = (path: string): Source => sourceFromText(path, readFileSync(path, 'utf8'));

async function grammarOf(path: string): Promise<Grammar> {
  const { value, diagnostics } = await loadGrammar(read(path), async () => ({ diagnostics: [] }));
  if (!value) throw new Error(diagnostics[0]?.message);
  return value;
}

/** The lines between which jing may place a finding: it tells the end of the tag that we tell the start of. */
function lines({ source, start }: Span): [number, number] {
  const tag = /^[^<>]*>/.exec(source.text.slice(start + 1))?.[0] ?? '';
  return [positionAt(source, start).line, positionAt(source, start + 1 + tag.length).line];
}

describe.skipIf(!corpus || !schema || !epidoc || !tool('jing'))('RELAX NG beside jing', () => {
  if (!corpus || !schema || !epidoc) return;
  const folder = mkdtempSync(join(tmpdir(), 'engross-oracle-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const documents = readdirSync(corpus).map((name) => {
    const source = read(join(corpus, name));
    const text = withoutInclusions(source.text);
    if (text === source.text) return source;
    writeFileSync(join(folder, name), text);
    return read(join(folder, name));
  });

  it.each([
    ['tei_all', schema, documents],
    ['EpiDoc', epidoc, documents.filter(({ path }) => path.includes('epidoc'))],
  ])('finds in the corpus what jing finds, in the same lines: %s', async (_, path, sources) => {
    const grammar = await grammarOf(path);
    const theirs = await jing(
      path,
      sources.map((source) => source.path),
    );
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      const { value: tree } = parseXml(source);
      if (!tree) throw new Error(`${source.path} is not well-formed`);
      const found = validateTree(grammar, tree);
      const expected = theirs.get(source.path) ?? [];
      expect(found.length, source.path).toBe(expected.length);
      found.forEach(({ span }, i) => {
        const [first, last] = span ? lines(span) : [0, 0];
        const line = expected[i]?.line ?? 0;
        expect(line >= first && line <= last, `${source.path}: ${first} to ${last}, jing ${line}`).toBe(true);
      });
    }
  });

  it('judges changed documents as jing does', async () => {
    const grammar = await grammarOf(schema);
    const trees = documents
      .filter((source) => source.text.length < 200_000)
      .flatMap((source) => parseXml(source).value ?? []);
    const mutants = Array.from({ length: 200 }, (_, seed) => seed).flatMap((seed) => {
      const tree = trees[seed % trees.length];
      if (!tree) throw new Error('no documents');
      const { text, what } = mutate(tree, seed);
      const path = join(folder, `${seed}.xml`);
      // What is not well-formed is for the tests of src/xml/: jing checks no further file after one.
      const parsed = parseXml(sourceFromText(path, text)).value;
      if (!parsed) return [];
      writeFileSync(path, text);
      return { path, what, parsed };
    });
    const theirs = await jing(
      schema,
      mutants.map((one) => one.path),
    );
    expect(mutants.length).toBeGreaterThan(150);
    for (const { path, what, parsed } of mutants) {
      const [first] = theirs.get(path) ?? [];
      const [found] = validateTree(grammar, parsed);
      expect(found === undefined, `${what}: ${found?.message} / ${first?.message}`).toBe(first === undefined);
      if (!found?.span || !first) continue;
      const [from, to] = lines(found.span);
      expect(first.line >= from - 1 && first.line <= to + 1, `${what}: ${from}, jing ${first.line}`).toBe(
        true,
      );
    }
  });
});
