/**
 * How fast RELAX NG is: loading a schema raw and from its stored form, validating warm, many small files, and jing
 * beside it. `node bench/validate.js`, after `npm run build`. Needs the shared corpus; jing where it is installed.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { sourceFromText } from '../lib/source/source.js';
import { loadGrammar } from '../lib/validate/relaxng/load.js';
import { restoreGrammar, serialiseGrammar } from '../lib/validate/relaxng/serialise.js';
import { validateTree } from '../lib/validate/relaxng/validate.js';
import { parseXml } from '../lib/xml/parse.js';

const shared = process.env.ENGROSS_SHARED ?? '../shared';
const read = (path) => sourceFromText(path, readFileSync(join(shared, path), 'utf8'));
const show = (what, value, goal) => console.log(`${what.padEnd(52)} ${value.padStart(12)}   ${goal}`);

const timed = async (work) => {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
};
const best = async (times, work) => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) least = Math.min(least, (await timed(work)).seconds);
  return least;
};

const schema = read('schema/tei_all.rng');
const load = () => loadGrammar(schema, async () => ({ diagnostics: [] }));
const cold = await timed(load);
const grammar = cold.value.value;
show('tei_all.rng, raw, first in the process', `${cold.seconds.toFixed(3)} s`, '<= 0.2 s');
show('tei_all.rng, raw, again', `${(await best(5, load)).toFixed(3)} s`, '<= 0.2 s');
const stored = serialiseGrammar(grammar);
show(
  `tei_all, stored (${(stored.length / 1e3).toFixed(0)} kB), first`,
  `${(await timed(() => restoreGrammar(stored))).seconds.toFixed(3)} s`,
  '<= 0.05 s',
);
show('tei_all, stored, again', `${(await best(5, () => restoreGrammar(stored))).toFixed(3)} s`, '<= 0.05 s');

for (const name of readdirSync(join(shared, 'corpus/tei'))) {
  const source = read(join('corpus/tei', name));
  const first = await timed(() => validateTree(grammar, parseXml(source).value));
  const seconds = await best(8, () => validateTree(grammar, parseXml(source).value));
  const speed = `${(source.bytes.length / 1e6 / seconds).toFixed(0)} MB/s`;
  show(
    `${name}: parse and validate, warm`,
    speed,
    `${first.value.length} findings${name.startsWith('dta-kant') ? '; >= 30 MB/s' : ''}`,
  );
}

const small = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>a</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>${'<div><head>b</head><p>c <hi rend="i">d</hi></p></div>'.repeat(40)}</body></text></TEI>`;
const many = await timed(() => {
  for (let i = 0; i < 500; i++) validateTree(grammar, parseXml(sourceFromText(`${i}.xml`, small)).value);
});
show('500 small files in one process', `${(500 / many.seconds).toFixed(0)} /s`, '>= 1,000 /s');

/** A process: seconds, and the largest memory, by the command `time` of GNU where it is installed. */
const asProcess = (command, args) => {
  const run = (name, given) => spawnSync(name, given, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const start = performance.now();
  const { error, stderr } = run('/usr/bin/time', ['-f', 'peak %M', command, ...args]);
  const peak = Number(/peak (\d+)/.exec(stderr ?? '')?.[1]) / 1024;
  if (!error) return { seconds: (performance.now() - start) / 1000, memory: `${peak.toFixed(0)} MB` };
  const again = performance.now();
  const plain = run(command, args);
  if (plain.error) throw plain.error;
  return { seconds: (performance.now() - again) / 1000, memory: 'no GNU time' };
};
const kant = join(shared, 'corpus/tei/dta-kant-rvernunft-1781.xml');
const tei = join(shared, 'schema/tei_all.rng');
const main = fileURLToPath(new URL('../lib/cli/main.js', import.meta.url));
const ours = [main, 'validate', '--no-rules', '--schema', tei, kant];
const processes = {
  'engross validate --no-rules, the Kant': [process.execPath, ours, '<= 0.6 of jing, less memory'],
  'engross validate, the Kant, with its rules': [
    process.execPath,
    ours.filter((one) => one !== '--no-rules'),
    '',
  ],
  'jing, the Kant': ['jing', [tei, kant], ''],
};
for (const [name, [command, args, goal]] of Object.entries(processes)) {
  try {
    const runs = Array.from({ length: 4 }, () => asProcess(command, args)).slice(1);
    const [{ seconds, memory }] = runs.sort((one, other) => one.seconds - other.seconds);
    show(`${name}, as a process`, `${seconds.toFixed(2)} s`, `${memory}${goal && `; ${goal}`}`);
  } catch (error) {
    console.log(`${name} left out: ${error.code === 'ENOENT' ? 'it is not installed' : error.message}`);
  }
}
