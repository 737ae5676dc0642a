/** Speed of reading a transcript, writing its TEI, and checking that nothing is lost: files a second, memory, and growth with length. `node --expose-gc bench/encode.js FOLDER` */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSource } from '../lib/decode.js';
import { encodeInstrument } from '../lib/encode/encode.js';
import { readTranscript } from '../lib/encode/transcript/read.js';
import { sourceFromText } from '../lib/source/source.js';
import { checkTranscript } from '../lib/validate/fidelity/transcript.js';
import { parseXml } from '../lib/xml/parse.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('node --expose-gc bench/encode.js FOLDER');
  process.exit(2);
}
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => decodeSource(name, new Uint8Array(readFileSync(join(folder, name)))).value)
  .filter((source) => source !== undefined);

const stages = { read: 0, tei: 0, parse: 0, fidelity: 0 };

function run(source) {
  let time = performance.now();
  const lap = (stage) => {
    const now = performance.now();
    stages[stage] += now - time;
    time = now;
  };
  const { value } = readTranscript({ ...source });
  lap('read');
  const { tei } = encodeInstrument(value, undefined).value;
  lap('tei');
  const tree = parseXml(sourceFromText('x.xml', tei)).value;
  lap('parse');
  const { accounted, total } = checkTranscript(tree, source);
  lap('fidelity');
  if (accounted !== total) throw new Error(`${source.path}: ${accounted} of ${total}`);
}

const typical = sources.filter(({ bytes }) => bytes.length > 4_000 && bytes.length < 13_000);
const rounds = 200;
for (let round = 0; round < 100; round++) typical.forEach(run);
for (const stage of Object.keys(stages)) stages[stage] = 0;
const start = performance.now();
let best = Number.POSITIVE_INFINITY;
for (let round = 0; round < rounds; round++) {
  const from = performance.now();
  typical.forEach(run);
  best = Math.min(best, performance.now() - from);
}
const seconds = (performance.now() - start) / 1000;
const files = rounds * typical.length;
const bytes = rounds * typical.reduce((sum, one) => sum + one.bytes.length, 0);
// Transcripts differ in length: kilobytes a second say the same of any of them, and so how many of 8 kB that is.
console.log(
  `${files} transcripts of ${Math.round(bytes / files)} bytes: ${(files / seconds).toFixed(0)} a second, ${((1000 * typical.length) / best).toFixed(0)} in the round least disturbed`,
);
const perSecond = bytes / rounds / best;
console.log(
  `  in that round ${perSecond.toFixed(0)} kB a second, as many as ${(perSecond / 8).toFixed(0)} transcripts of 8 kB`,
);
for (const [stage, time] of Object.entries(stages))
  console.log(`  ${stage.padEnd(9)}${(time / files).toFixed(3)} ms`);

// Memory: the heap after each thousand of five thousand texts, collected first where node runs with --expose-gc.
for (let done = 0; done < 5000; ) {
  for (const source of typical) {
    run(source);
    if (++done % 1000 !== 0) continue;
    globalThis.gc?.();
    console.log(`${done} texts: heap of ${(process.memoryUsage().heapUsed / 1e6).toFixed(1)} MB`);
  }
}

// Growth: one text made of many, from one megabyte to ten; one with a damaged number in every line; one of a single line.
const [longest] = [...sources].sort((a, b) => b.bytes.length - a.bytes.length);
const damaged = 'Article l0\nThe Parties shall meet on 1 May 1954, as Article lO says.\n\n';
const line = 'Article 1 The Parties shall meet on 1 May 1954 (1) and so forth. ';
for (const [what, text, sizes] of [
  ['many texts', longest.text, [1, 2, 5, 10]],
  ['damaged numbers', damaged, [1, 2, 5, 10]],
  ['one line', line, [5, 10, 50]],
])
  for (const megabytes of sizes) {
    const source = sourceFromText('long.txt', text.repeat(Math.ceil((megabytes * 1e6) / text.length)));
    const from = performance.now();
    run(source);
    const elapsed = performance.now() - from;
    console.log(
      `${what}, ${(source.bytes.length / 1e6).toFixed(1)} MB: ${elapsed.toFixed(0)} ms, ${(source.bytes.length / 1e3 / elapsed).toFixed(2)} MB/s`,
    );
  }
