/**
 * How fast TEI becomes a web page: render tree and HTML from the parsed tree, and the same with the page read back.
 * Run after `npm run build`: node bench/publish.js [FILE.xml …]; without a file, all of ENGROSS_SHARED's corpus.
 * Warm figures: the best of several runs. MB are those of the TEI file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBody } from '../lib/publish/html/body.js';
import { readBackHtml } from '../lib/publish/html/read-back.js';
import { render } from '../lib/publish/render/render.js';
import { parseXml } from '../lib/xml/parse.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = join(root, process.env.ENGROSS_SHARED ?? '../shared', 'corpus/tei');
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : readdirSync(corpus)
        .filter((name) => name.endsWith('.xml'))
        .map((name) => join(corpus, name));

/** The shortest of ten runs, in milliseconds. */
function best(run) {
  let shortest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 10; count++) {
    const start = performance.now();
    run();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

const columns = (cells) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(14))).join('');
console.log(columns(['file', 'MB', 'render ms', 'html ms', 'html MB/s', 'read-back ms', 'all MB/s']));
for (const path of files) {
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  const tree = parseXml({ path, bytes, encoding: 'utf-8', text }).value;
  const rendered = tree && render(tree).value;
  if (!rendered) {
    console.log(columns([basename(path), 'not TEI P5']));
    continue;
  }
  const body = writeBody(rendered);
  const page = `<article data-reading>${body.text}</article><ol data-reading-notes>${body.notes}</ol>`;
  const renderTime = best(() => render(tree));
  const htmlTime = best(() => writeBody(rendered));
  const backTime = best(() => readBackHtml(page));
  const size = bytes.length / 1e6;
  const speed = (time) => ((size / time) * 1000).toFixed(0);
  console.log(
    columns([
      basename(path),
      size.toFixed(2),
      renderTime.toFixed(1),
      htmlTime.toFixed(1),
      speed(renderTime + htmlTime),
      backTime.toFixed(1),
      speed(renderTime + htmlTime + backTime),
    ]),
  );
}
