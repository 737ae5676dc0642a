/**
 * Print: from a TEI document to a PDF that was read back, each document in a process of its own. Prints pages, seconds
 * for setting and for reading back, and the peak memory of the process. The goal: 300 pages in 10 s and 1 GB.
 * Usage: npm run build && node bench/print.js FILE.xml …
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = process.argv.slice(2).filter((one) => one !== '--one');
if (process.argv[2] === '--one') await measure(files[0]);
else if (files.length === 0) console.log('Usage: node bench/print.js FILE.xml …');
else {
  console.log(
    'document                          pages  set, s  read back, s  per 300 pages, s  memory, MB  lost',
  );
  for (const file of files)
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', file], { stdio: 'inherit' });
}

async function measure(file) {
  const load = (path) => import(new URL(`../lib/${path}`, import.meta.url).href);
  const [{ nodeEnv }, { parseXml }, { sourceFromText }, { render }, { readRecord }, print, read, fidelity] =
    await Promise.all([
      load('node/env.js'),
      load('xml/parse.js'),
      load('source/source.js'),
      load('publish/render/render.js'),
      load('publish/record.js'),
      load('publish/print/write.js'),
      load('publish/print/read.js'),
      load('validate/fidelity/outputs.js'),
    ]);
  const env = nodeEnv();
  const tei = parseXml(sourceFromText(file, readFileSync(file, 'utf8'))).value;
  const { value: tree, diagnostics: refused } = render(tei);
  if (tree === undefined) return console.log(basename(file).padEnd(32), refused[0]?.message);
  const edition = { record: readRecord(tei), texts: [{ lang: tree.lang, tei, render: tree }] };
  const start = performance.now();
  const { value, diagnostics } = await print.writePrint(
    edition,
    { formats: ['6x9'], standards: ['ua-1'] },
    env,
  );
  for (const { code, message } of diagnostics) console.log(code, message);
  if (value === undefined) return;
  const set = performance.now();
  const pdf = await env.readPdf(value[0].bytes);
  const lost = fidelity.compareOutput(fidelity.readingText(tei), read.readPrint(pdf)[0], basename(file));
  const end = performance.now();
  const pages = pdf.pages.length;
  const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
  console.log(
    basename(file).padEnd(32),
    String(pages).padStart(6),
    seconds(set - start).padStart(7),
    seconds(end - set).padStart(13),
    seconds(((end - start) / pages) * 300).padStart(17),
    String(Math.round(process.resourceUsage().maxRSS / 1024)).padStart(11),
    String(lost.length).padStart(5),
  );
}
