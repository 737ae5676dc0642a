/**
 * How much of a folder of transcripts is read right: recall and precision against its `index.tsv`, and against outlines.
 *
 *   node bench/accuracy.js FOLDER [--outlines DIR] [--wrong]
 *
 * `index.tsv` has columns file, number, signed, in_force, registered, registered_by, party_1, party_2 (short codes); an empty cell is not
 * counted. Outlines are files `NAME.json` beside the transcripts or in DIR (as in tests/golden/outlines). One line a file, then totals.
 * The index knows more than the transcripts say, so its recall is a lower bound; the outlines say what the text has.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from '../lib/encode/facts.js';
import { readTranscript } from '../lib/encode/transcript/read.js';

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith('--'));
const outlinesAt = args.indexOf('--outlines');
const outlines = outlinesAt >= 0 ? args[outlinesAt + 1] : 'tests/golden/outlines';
const showWrong = args.includes('--wrong');
if (!folder) {
  console.error('node bench/accuracy.js FOLDER [--outlines DIR] [--wrong]');
  process.exit(2);
}

/** The short codes of the World Treaty Index, by the names of the authority table; others are compared by their first letters. */
const codes = {
  'Union of Soviet Socialist Republics': 'USSR',
  'United Kingdom of Great Britain and Northern Ireland': 'UK',
  'United States of America': 'USA',
  'German Democratic Republic': 'GERME',
  'Federal Republic of Germany': 'GERMW',
  'Republic of Korea': 'KORES',
  "Democratic People's Republic of Korea": 'KOREN',
  "People's Republic of China": 'CHINA',
  Ceylon: 'SRILAN',
  'New Zealand': 'NEWZEA',
  'South Africa': 'SOUAFR',
  'Saudi Arabia': 'SAUDIA',
};
const codeOf = (name) =>
  codes[name] ??
  name
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 6);
const sameParty = (name, code) => codeOf(name) === code || codeOf(name).slice(0, 5) === code.slice(0, 5);

const tally = new Map();
const wrong = [];
/** Counts one value: `found` undefined is missing, else right or wrong. */
function count(what, _file, wanted, found, right) {
  const row = tally.get(what) ?? { wanted: 0, found: 0, right: 0 };
  tally.set(what, row);
  row.wanted += wanted;
  row.found += found;
  row.right += right;
  return right === wanted && right === found;
}
const one = (what, file, wanted, found, right) => {
  const good = found !== null && right;
  count(what, file, 1, found === null ? 0 : 1, good ? 1 : 0);
  if (!good) wrong.push(`${file}: ${what}: wanted ${wanted}, found ${found}`);
};
/** How much of a list stands in another, in order (longest common subsequence). */
function inOrder(wanted, found, same = (a, b) => a === b) {
  let previous = new Array(found.length + 1).fill(0);
  for (const a of wanted) {
    const next = [0];
    found.forEach((b, j) => {
      next.push(same(a, b) ? previous[j] + 1 : Math.max(previous[j + 1], next[j]));
    });
    previous = next;
  }
  return previous[found.length];
}
function list(what, file, wanted, found, same, show = String) {
  const right = inOrder(wanted, found, same);
  if (!count(what, file, wanted.length, found.length, right))
    wrong.push(
      `${file}: ${what}: wanted [${wanted.map(show).join(' | ')}], found [${found.map(show).join(' | ')}]`,
    );
}

function decode(bytes) {
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

function compareIndex(file, row, facts) {
  if (row.number) one('number', file, row.number, facts.number, facts.number === row.number);
  else if (facts.number !== null) one('number', file, 'none', facts.number, false);
  if (row.signed) one('signed', file, row.signed, facts.signed.date, facts.signed.date === row.signed);
  if (row.in_force)
    one('in force', file, row.in_force, facts.inForce.date, facts.inForce.date === row.in_force);
  if (row.registered)
    one('registered', file, row.registered, facts.registered.date, facts.registered.date === row.registered);
  if (row.registered_by && facts.registered.by !== null)
    one(
      'registered by',
      file,
      row.registered_by,
      facts.registered.by,
      sameParty(facts.registered.by, row.registered_by),
    );
  const wanted = [row.party_1, row.party_2].filter(Boolean);
  if (wanted.length > 0)
    list(
      'parties',
      file,
      wanted.toSorted(),
      facts.parties.toSorted((a, b) => codeOf(a).localeCompare(codeOf(b))),
      (code, name) => sameParty(name, code),
    );
}

function compareOutline(file, outline, facts) {
  list('articles', file, outline.articles, facts.articles);
  list(
    'parts',
    file,
    outline.parts,
    facts.parts,
    (a, b) => a.type === b.type && b.title.toLowerCase().startsWith(a.title.toLowerCase()),
    (part) => `${part.type}: ${part.title.slice(0, 30)}`,
  );
  count('notes', file, outline.notes.length, facts.notes, Math.min(outline.notes.length, facts.notes));
  if (outline.notes.length !== facts.notes)
    wrong.push(`${file}: notes: wanted ${outline.notes.length}, found ${facts.notes}`);
  const plain = (name) => name.replace(/[^\p{L}]/gu, '').toLowerCase();
  list(
    'signatories',
    file,
    outline.signatories,
    facts.signatories,
    (a, b) => plain(a.name) === plain(b.name) && a.for === b.for,
    (signatory) => `${signatory.name} for ${signatory.for}`,
  );
}

const indexFile = join(folder, 'index.tsv');
const [header = [], ...lines] = existsSync(indexFile)
  ? readFileSync(indexFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
  : [];
const index = new Map(
  lines.map((cells) => [cells[0], Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))]),
);

let spent = 0;
let read = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  const bytes = readFileSync(join(folder, file));
  const source = { path: file, bytes, ...decode(bytes) };
  const start = performance.now();
  const { value } = readTranscript(source);
  spent += performance.now() - start;
  read += bytes.length;
  const facts = factsOf(value);
  const before = wrong.length;
  const row = index.get(file);
  if (row) compareIndex(file, row, facts);
  const outline = [
    join(folder, file.replace(/\.txt$/, '.json')),
    join(outlines, file.replace(/\.txt$/, '.json')),
  ].find((path) => existsSync(path));
  if (outline) compareOutline(file, JSON.parse(readFileSync(outline, 'utf8')), facts);
  const differences = wrong.length - before;
  console.log(
    `${file}\t${facts.number ?? '-'}\t${facts.signed.date ?? '-'}\t${facts.articles.length} articles\t${differences === 0 ? 'as expected' : `${differences} differences`}`,
  );
}

const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
console.log('\nwhat\trecall\tprecision');
for (const [what, { wanted, found, right }] of tally)
  console.log(
    `${what}\t${right}/${wanted} ${percent(right, wanted)}\t${right}/${found} ${percent(right, found)}`,
  );
console.log(`\n${(read / 1024 / (spent / 1000)).toFixed(0)} kB a second, reading alone`);
if (showWrong) console.log(`\n${wrong.join('\n')}`);
