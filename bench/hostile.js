/**
 * How much memory `engross validate` takes for documents made to take it: each is checked by a process of its own, whose
 * largest resident size is told. `node bench/hostile.js`, after `npm run build`. It writes up to 1 GB to the folder for
 * temporary files, and removes it.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const megabyte = 2 ** 20;
const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
);

/** Documents by name: what they begin with, megabytes of what, and their end. */
const documents = {
  'one element, 1 GB of text': ['<p>', 1024, 'x', '</p>'],
  'one element, 255 MB of text': ['<p>', 255, 'x', '</p>'],
  'one element, 255 MB of lines': ['<p>', 255, '\n', '</p>'],
  'an attribute of 100 MB': ['<p n="', 100, 'x', '"/>'],
  '64 MB of empty elements': ['<p>', 64, '<a/>', '</p>'],
  '64 MB of start tags': ['', 64, '<aa>', ''],
  '64 MB of ampersands': ['<p>', 64, '&', '</p>'],
  'a billion laughs': [`<!DOCTYPE p [<!ENTITY l0 "ha">${laughs.join('')}]><p>&l9;`, 0, '', '</p>'],
};

/** Runs before the command line, and tells at its end what it took. */
const told = `process.on('exit', () => process.stderr.write('\\nmaxRSS ' + process.resourceUsage().maxRSS))`;
const main = fileURLToPath(new URL('../lib/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'engross-hostile-'));
console.log('| document | size | largest memory | seconds | first finding |\n|---|---|---|---|---|');
for (const [name, [before, megabytes, what, after]] of Object.entries(documents)) {
  const path = join(folder, 'hostile.xml');
  const file = openSync(path, 'w');
  writeSync(file, before);
  for (let count = 0; count < megabytes; count++) writeSync(file, what.repeat(megabyte / what.length));
  writeSync(file, after);
  closeSync(file);
  const start = performance.now();
  const options = ['--import', `data:text/javascript,${encodeURIComponent(told)}`];
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    [...options, main, 'validate', '--format', 'json', path],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const memory = Math.round(Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024);
  const code = /"code": ?"([^"]*)"/.exec(stdout)?.[1] ?? `exit ${signal ?? status}: ${stderr.slice(0, 200)}`;
  const size = Math.max(1, Math.round(statSync(path).size / megabyte));
  console.log(`| ${name} | ${size} MB | ${memory} MB | ${seconds} | ${code} |`);
}
rmSync(folder, { recursive: true });
