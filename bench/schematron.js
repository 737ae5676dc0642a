/**
 * How fast Schematron runs: the rules embedded in tei_all on each file of the TEI corpus, cold (load and first run) and
 * warm; then documents that make rules slow. `node bench/schematron.js [schema] [files…]`, after `npm run build`; by default the shared material.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFromText } from '../lib/source/source.js';
import { loadSchematron, runSchematron } from '../lib/validate/schematron/index.js';
import { parseXml } from '../lib/xml/parse.js';

const shared = process.env.ENGROSS_SHARED ?? '../shared';
const [schemaPath = join(shared, 'schema/tei_all.rng'), ...given] = process.argv.slice(2);
const folder = join(shared, 'corpus/tei');
const files = given.length > 0 ? given : readdirSync(folder).map((name) => join(folder, name));
const read = (path) => sourceFromText(path, readFileSync(path, 'utf8'));

const start = performance.now();
const { value: schema, diagnostics } = await loadSchematron(read(schemaPath));
console.log(
  `schema: ${(performance.now() - start).toFixed(0)} ms, ${schema.ruleCount} rules, ${diagnostics.length} problems`,
);
for (const { message } of diagnostics) console.log(`  ${message}`);

for (const file of files) {
  const { value: tree } = parseXml(read(file));
  if (!tree) continue;
  const megabytes = tree.source.bytes.length / 1e6;
  let found = [];
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    found = runSchematron(schema, tree);
    return performance.now() - before;
  });
  const warm = Math.min(...times);
  const name = file.split('/').at(-1).padEnd(34);
  const findings = `${found.filter(({ code }) => code === 'schematron/assertion').length} findings`;
  const problems = found.filter(({ code }) => code !== 'schematron/assertion');
  console.log(
    `${name} ${megabytes.toFixed(2).padStart(6)} MB  cold ${times[0].toFixed(0).padStart(5)} ms  warm ${warm.toFixed(1).padStart(7)} ms  ${((megabytes / warm) * 1000).toFixed(1).padStart(6)} MB/s  ${findings}`,
  );
  for (const { message } of problems) console.log(`  ${message}`);
}

/** Documents of one element ten thousand times: each rule ends, or says at which element it was stopped. */
const wrapped = (content) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>${content}</body></text></TEI>`;
const times = (make) => Array.from({ length: 10_000 }, (_, i) => make(i)).join('');
const slow = {
  '10,000 addSpan in one p': `<p>${times((i) => `<addSpan spanTo="#a${i}"/><anchor xml:id="a${i}"/>`)}</p>`,
  '10,000 addSpan, a p each': times((i) => `<p><addSpan spanTo="#a${i}"/><anchor xml:id="a${i}"/></p>`),
  '10,000 constraintSpec of one name': times(() => '<constraintSpec scheme="schematron" ident="a"/>'),
  '10,000 model of one output': `<elementSpec ident="a">${times(() => '<model output="a"/>')}</elementSpec>`,
  '2,000 l in each other': `${'<l>'.repeat(2000)}${'</l>'.repeat(2000)}`,
  '2,000 content in each other': `${'<content>'.repeat(2000)}${'</content>'.repeat(2000)}`,
  '10,000 moduleRef': `<schemaSpec ident="x">${times((i) => `<moduleRef key="m${i}" prefix="p${i}"/>`)}</schemaSpec>`,
};
for (const [name, content] of Object.entries(slow)) {
  const tree = parseXml(sourceFromText(name, wrapped(content))).value;
  const before = performance.now();
  const limits = runSchematron(schema, tree).filter(({ code }) => code === 'schematron/limit');
  console.log(`${name.padEnd(44)} ${((performance.now() - before) / 1000).toFixed(1)} s`);
  for (const { message } of limits) console.log(`  ${message}`);
}
