/**
 * How fast TEI becomes a web page: render tree and HTML from the parsed tree, and the same with the page read back and
 * compared with the TEI. Run after `npm run build`: node bench/publish.js [FILE.xml …]; without a file, all of
 * ENGROSS_SHARED's corpus, and then a volume of more than 4 MB, made of its FRUS files, as whole processes from file to
 * site and text, beside the stylesheets of the TEI Consortium where ENGROSS_TEIC names a checkout of them
 * (ENGROSS_SAXON: how Saxon is run, unless as `saxon`).
 * Warm figures: the best of several runs, under the goals for them. MB are those of the TEI file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { writeBody } from '../lib/publish/html/body.js';
import { readBackHtml } from '../lib/publish/html/read-back.js';
import { render } from '../lib/publish/render/render.js';
import { compareOutput, readingText } from '../lib/validate/fidelity/outputs.js';
import { parseXml } from '../lib/xml/parse.js';
import { measure, root } from './processes.js';

const corpus = resolve(root, process.env.ENGROSS_SHARED ?? '../shared', 'corpus/tei');
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : readdirSync(corpus)
        .filter((name) => name.endsWith('.xml'))
        .map((name) => join(corpus, name));

/** The shortest of ten runs or of those of half a second, whichever are more, in milliseconds: a small text needs more to be warm. */
function best(run) {
  let shortest = Number.POSITIVE_INFINITY;
  const first = performance.now();
  for (let count = 0; count < 10 || performance.now() - first < 500; count++) {
    const start = performance.now();
    run();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

const columns = (cells) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(14))).join('');
console.log(columns(['file', 'MB', 'render ms', 'html ms', 'html MB/s', 'read-back ms', 'all MB/s']));
console.log(columns(['goal', '', '', '', '>= 40', '', '>= 15']));
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
  const backTime = best(() => {
    const [back] = readBackHtml(page);
    const losses = back && compareOutput(readingText(tree), back, path);
    if (losses?.length !== 0) throw new Error(`${path} is not read back whole`);
  });
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

/** Both FRUS files and the smaller one again with other identifiers, as one corpus. */
function volume() {
  const text = (name) =>
    readFileSync(join(corpus, name), 'utf8').replace(/^\uFEFF?<\?xml[^>]*>\s*(<\?[^>]*>\s*)*/, '');
  const again = text('frus1894Nicaragua.xml').replace(
    /(xml:id="|(?:target|corresp|ref|who)="#)/g,
    '$1again-',
  );
  const texts = [text('frus1861.xml'), text('frus1894Nicaragua.xml'), again].join('\n');
  const header = /<teiHeader>[\s\S]*?<\/teiHeader>/.exec(texts)?.[0] ?? '';
  return `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${texts}</teiCorpus>`;
}

/** The same volume by the stylesheets of the TEI Consortium: one page, nothing read back. */
function teic(input, output) {
  const { ENGROSS_TEIC: checkout, ENGROSS_SAXON: saxon = 'saxon' } = process.env;
  const name = 'stylesheets of the TEI Consortium, one page';
  const say = (words) => console.log(`${name.padEnd(48)} ${words}`);
  if (checkout === undefined)
    return say(
      'not compared: name a checkout of github.com/TEIC/Stylesheets in ENGROSS_TEIC, and in ENGROSS_SAXON how Saxon is run (java -jar saxon-he.jar)',
    );
  const stylesheet = join(checkout, 'html/html.xsl');
  if (!existsSync(stylesheet)) return say(`not compared: there is no html/html.xsl in ${checkout}`);
  const [command = '', ...first] = saxon.split(' ');
  const started = performance.now();
  const { status, error, stderr } = spawnSync(
    command,
    [...first, `-s:${input}`, `-xsl:${stylesheet}`, `-o:${output}`],
    { encoding: 'utf8' },
  );
  if (status === 0) return say(`${((performance.now() - started) / 1000).toFixed(2)} s`);
  return say(`could not be run: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
}

if (process.argv.length === 2) {
  const folder = mkdtempSync(join(tmpdir(), 'engross-volume-'));
  try {
    const input = join(folder, 'volume.xml');
    writeFileSync(input, volume());
    const size = (statSync(input).size / 1e6).toFixed(1);
    console.log(`\na volume of ${size} MB, from file to folder, cold, read back, beside its goals`);
    const run = (name, file, format) => {
      const memory = Math.floor(150 + (8 * statSync(file).size) / 1e6);
      const args = ['publish', file, '--out', join(folder, format), '--formats', format];
      measure(`${name}, ${format} (<= 1.5 s, <= ${memory} MB)`, ['lib/cli/main.js', ...args], 3);
    };
    run('the volume', input, 'html');
    run('the volume', input, 'text');
    const kant = join(corpus, 'dta-kant-rvernunft-1781.xml');
    if (existsSync(kant)) run('the Kant', kant, 'html');
    teic(input, join(folder, 'teic.html'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
