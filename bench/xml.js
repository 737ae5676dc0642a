/**
 * How fast documents are parsed: `npm run build && node bench/xml.js [FILE…]`.
 * Without files, the corpus in ENGROSS_SHARED (or ../shared). Prints the median of the warm runs, in MB/s of the file.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeSource } from '../lib/decode.js';
import { parseXml } from '../lib/xml/parse.js';

const corpus = join(process.env.ENGROSS_SHARED ?? '../shared', 'corpus/tei');
const given = process.argv.slice(2);
const files =
  given.length > 0 || !existsSync(corpus) ? given : readdirSync(corpus).map((f) => join(corpus, f));
const sources = files.flatMap((file) => decodeSource(file, readFileSync(file)).value ?? []);

function milliseconds(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

// Warm: a compiler has seen every kind of document before anything is measured.
for (const source of sources) for (let run = 0; run < 5; run++) parseXml(source);

for (const source of sources) {
  const runs = Math.max(11, Math.min(101, Math.round(2e7 / source.bytes.length)));
  const times = Array.from({ length: runs }, () => milliseconds(() => parseXml(source))).sort(
    (a, b) => a - b,
  );
  const median = times[times.length >> 1];
  const rate = source.bytes.length / 1e6 / (median / 1e3);
  const size = (source.bytes.length / 1e6).toFixed(2);
  console.log(
    `${basename(source.path).padEnd(36)} ${size.padStart(6)} MB ${rate.toFixed(0).padStart(5)} MB/s`,
  );
}
