/**
 * engross and jing on changed documents: verdicts must agree, and the first error be in the same line or the next.
 * `node bench/mutants.js [count] [seed]`, after `npm run build`. Needs jing and the shared corpus.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { positionAt, sourceFromText } from '../lib/source/source.js';
import { loadGrammar } from '../lib/validate/relaxng/load.js';
import { validateTree } from '../lib/validate/relaxng/validate.js';
import { parseXml } from '../lib/xml/parse.js';
import { jing, withoutInclusions } from './jing.js';
import { mutate } from './mutator.js';

const shared = process.env.ENGROSS_SHARED ?? '../shared';
const count = Number(process.argv[2] ?? 5000);
const firstSeed = Number(process.argv[3] ?? 1);
const batch = 100;

const read = (path) => sourceFromText(path, readFileSync(path, 'utf8'));
const grammarOf = async (path) => (await loadGrammar(read(path), async () => ({ diagnostics: [] }))).value;

const trees = readdirSync(join(shared, 'corpus/tei')).flatMap((name) => {
  const text = withoutInclusions(readFileSync(join(shared, 'corpus/tei', name), 'utf8'));
  return parseXml(sourceFromText(name, text)).value ?? [];
});
/** Documents of megabytes come up once in fifty: they take as long as fifty others. */
const large = trees.filter(({ source }) => source.text.length > 700_000);
const small = trees.filter((tree) => !large.includes(tree));
const treeOf = (seed) => (seed % 50 === 0 ? large[(seed / 50) % large.length] : small[seed % small.length]);
const schema = join(shared, 'schema/tei_all.rng');
const grammar = await grammarOf(schema);
const folder = mkdtempSync(join(tmpdir(), 'engross-mutants-'));

/** The line at which the start tag or text of a finding ends: jing tells where it had read to. */
function lines(source, span) {
  const from = positionAt(source, span.start).line;
  const tag = /^[^<>]*>/.exec(source.text.slice(span.start + 1))?.[0] ?? '';
  return [from, positionAt(source, span.start + 1 + tag.length).line];
}

const disagreements = { verdict: 0, place: 0 };
let compared = 0;
let invalid = 0;
let skipped = 0;
for (let start = 0; start < count; start += batch) {
  const mutants = [];
  for (let i = start; i < Math.min(start + batch, count); i++) {
    const seed = firstSeed + i;
    const tree = treeOf(seed);
    const { text, what } = mutate(tree, seed);
    const path = join(folder, `${seed}.xml`);
    const parsed = parseXml(sourceFromText(path, text)).value;
    if (!parsed) {
      skipped++;
      continue;
    }
    writeFileSync(path, text);
    mutants.push({ path, what, parsed, seed, from: tree.source.path });
  }
  const verdicts = await jing(
    schema,
    mutants.map((one) => one.path),
  );
  for (const { path, what, parsed, seed, from } of mutants) {
    const theirs = verdicts.get(path)?.[0];
    const ours = validateTree(grammar, parsed)[0];
    compared++;
    if (theirs) invalid++;
    if ((ours === undefined) !== (theirs === undefined)) {
      disagreements.verdict++;
      console.log(
        `verdict: seed ${seed}, ${what} of ${from}: engross ${ours?.message ?? 'valid'}; jing ${theirs?.message.slice(0, 100) ?? 'valid'}`,
      );
    } else if (ours && theirs) {
      const [first, last] = lines(parsed.source, ours.span);
      if (theirs.line >= first - 1 && theirs.line <= last + 1) continue;
      disagreements.place++;
      console.log(
        `place: seed ${seed}, ${what} of ${from}: engross ${first}: ${ours.message}; jing ${theirs.line}: ${theirs.message.slice(0, 100)}`,
      );
    }
  }
  for (const { path } of mutants) rmSync(path);
}
rmSync(folder, { recursive: true });
console.log(
  `${compared} mutants from seed ${firstSeed}: ${invalid} invalid; ${disagreements.verdict} verdicts and ${disagreements.place} places disagree; ${skipped} not well-formed, left out`,
);
process.exitCode = disagreements.verdict + disagreements.place > 0 ? 1 : 0;
