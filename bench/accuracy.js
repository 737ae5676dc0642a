/**
 * How much of a folder of transcripts is read right, and that nothing of it is lost.
 *
 *   node bench/accuracy.js FOLDER [--outlines DIR] [--wrong]
 *
 * Of every file: the bytes that the fidelity check finds again in the serialised TEI, and whether that is valid against
 * tei_all (where ENGROSS_SHARED has it) and our schema. Where the folder has `index.tsv` (columns file, number, signed,
 * place, in_force, registered, registered_by, party_1, party_2 with short codes or names; an empty cell is not counted), recall and
 * precision against it; and against outlines, files `NAME.json` beside the transcripts or in DIR (as in
 * tests/golden/outlines). One line a file, then totals. The index knows more than the transcripts say, so its recall is a
 * lower bound; the outlines say what the text has, and what it has not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeSource } from '../lib/decode.js';
import { findParties } from '../lib/encode/authority/parties.js';
import { encodeInstrument } from '../lib/encode/encode.js';
import { factsOf } from '../lib/encode/facts.js';
import { readTranscript } from '../lib/encode/transcript/read.js';
import { sourceFromText } from '../lib/source/source.js';
import { checkTranscript } from '../lib/validate/fidelity/transcript.js';
import { loadGrammar } from '../lib/validate/relaxng/load.js';
import { validateTree } from '../lib/validate/relaxng/validate.js';
import { parseXml } from '../lib/xml/parse.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const outlinesAt = args.indexOf('--outlines');
const outlines = outlinesAt >= 0 ? args[outlinesAt + 1] : join(root, 'tests/golden/outlines');
const folder = args.find((arg, at) => !arg.startsWith('--') && (outlinesAt < 0 || at !== outlinesAt + 1));
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
  'Khmer Republic': 'CAMBOD',
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
/** An index or an outline may name a party by a code, or by any of its names: `Siam` is Thailand. */
const partyNamed = (name) =>
  findParties(name ?? '').find((match) => match.end - match.start === name.length)?.party.name ?? name;
const sameParty = (wanted, name) =>
  (wanted === 'ex officio' ? 'United Nations' : partyNamed(wanted)) === name ||
  codeOf(name) === wanted ||
  (/^[A-Z]+$/.test(wanted) && codeOf(name).slice(0, 5) === wanted.slice(0, 5));
/** A name without what stands before it and is no part of it. */
const plain = (text) =>
  text
    .replace(/^(?:(?:Dr|Ing|Prof|Mr|Mme)\.?\s)+/u, '')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

const tally = new Map();
const wrong = [];
function count(what, wanted, found, right) {
  const row = tally.get(what) ?? { wanted: 0, found: 0, right: 0 };
  tally.set(what, row);
  row.wanted += wanted;
  row.found += found;
  row.right += right;
  return right === wanted && right === found;
}

/** Counts one value; of `wanted`, null is what the text does not say, and undefined what nobody has looked up. */
function value(what, file, wanted, found, same = (a, b) => a === b) {
  if (wanted === undefined) return;
  const right = wanted !== null && found !== null && same(wanted, found);
  if (!count(what, Number(wanted !== null), Number(found !== null), Number(right)))
    wrong.push(`${file}: ${what}: wanted ${wanted}, found ${found}`);
}

/** How much of a list stands in another, in order (longest common subsequence). */
function inOrder(wanted, found, same) {
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
function list(what, file, wanted, found, same = (a, b) => a === b, show = String) {
  if (wanted && !count(what, wanted.length, found.length, inOrder(wanted, found, same)))
    wrong.push(
      `${file}: ${what}: wanted [${wanted.map(show).join(' | ')}], found [${found.map(show).join(' | ')}]`,
    );
}

function compareIndex(file, row, facts) {
  const cell = (name) => row[name] || undefined;
  value('number', file, cell('number') ?? null, facts.number);
  value('date of signing', file, cell('signed'), facts.signed.date);
  value('in force', file, cell('in_force'), facts.inForce.date);
  value('registered', file, cell('registered'), facts.registered.date);
  value('registered by', file, cell('registered_by'), facts.registered.by, sameParty);
  const parties = [row.party_1, row.party_2].filter(Boolean);
  const byCode = (a, b) => codeOf(partyNamed(a)).localeCompare(codeOf(partyNamed(b)));
  // The index has room for two; of more, those two must be among them.
  const isMany = facts.parties.length > 2 && parties.length === 2;
  const found = isMany
    ? facts.parties.filter((name) => parties.some((wanted) => sameParty(wanted, name)))
    : facts.parties;
  if (parties.length > 0) list('parties', file, parties.toSorted(byCode), found.toSorted(byCode), sameParty);
}

/** An outline may leave out what nobody has looked up. */
function compareOutline(file, outline, facts) {
  const sameNumber = (a, b) => a.replace(/\s/g, '') === b.replace(/\s/g, '');
  list('articles', file, outline.articles, facts.articles, sameNumber);
  list(
    'parts',
    file,
    outline.parts,
    facts.parts,
    (a, b) => a.type === b.type && b.title.toLowerCase().startsWith(a.title.toLowerCase()),
    (part) => `${part.type}: ${part.title.slice(0, 30)}`,
  );
  const notes = outline.notes?.length;
  if (notes !== undefined && !count('notes', notes, facts.notes, Math.min(notes, facts.notes)))
    wrong.push(`${file}: notes: wanted ${notes}, found ${facts.notes}`);
  const byName = (a, b) => plain(a.name).localeCompare(plain(b.name));
  list(
    'signatories',
    file,
    outline.signatories?.toSorted(byName),
    facts.signatories.toSorted(byName),
    (a, b) => plain(a.name) === plain(b.name) && partyNamed(a.for) === b.for,
    (signatory) => `${signatory.name} for ${signatory.for}`,
  );
}

/** The schemas that are there, each with the number of documents that are valid against it. */
async function loadSchemas() {
  const shared = process.env.ENGROSS_SHARED ?? join(root, '../shared');
  const loaded = [];
  for (const [name, path] of [
    ['tei_all', join(shared, 'schema/tei_all.rng')],
    ['engross', join(root, 'tei/schema/engross.rng')],
  ]) {
    if (!existsSync(path)) {
      console.log(`not validated against ${name}: ${path} is not there`);
      continue;
    }
    const source = sourceFromText(path, readFileSync(path, 'utf8'));
    const { value: grammar } = await loadGrammar(source, async () => ({ diagnostics: [] }));
    if (!grammar) throw new Error(`${path} cannot be read`);
    loaded.push({ name, grammar, valid: 0 });
  }
  return loaded;
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

const schemas = await loadSchemas();
const bytes = { total: 0, accounted: 0 };
const files = { total: 0, whole: 0 };
let spent = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  const { value: source } = decodeSource(file, new Uint8Array(readFileSync(join(folder, file))));
  files.total++;
  if (!source) {
    console.log(`${file}\tis no text`);
    continue;
  }
  const start = performance.now();
  const instrument = readTranscript(source).value;
  spent += performance.now() - start;
  const tree = parseXml(sourceFromText('out.xml', encodeInstrument(instrument, undefined).value.tei)).value;
  const { accounted, total } = checkTranscript(tree, source);
  bytes.total += total;
  bytes.accounted += accounted;
  if (accounted === total) files.whole++;
  const invalid = schemas.filter((schema) => {
    const isValid = validateTree(schema.grammar, tree).length === 0;
    schema.valid += Number(isValid);
    return !isValid;
  });

  const facts = factsOf(instrument, { file, accounted });
  const before = wrong.length;
  const row = index.get(file);
  if (row) compareIndex(file, row, facts);
  const outlineFile = [folder, outlines]
    .map((place) => join(place, file.replace(/\.txt$/, '.json')))
    .find((path) => existsSync(path));
  const outline = outlineFile ? JSON.parse(readFileSync(outlineFile, 'utf8')) : undefined;
  if (outline) compareOutline(file, outline, facts);
  // An empty cell is not counted.
  const place = row?.place === '' ? undefined : (row?.place ?? outline?.signed?.place);
  value('place of signing', file, place, facts.signed.place);
  const differences = wrong.length - before;
  const compared = row || outline ? (differences === 0 ? 'as expected' : `${differences} differences`) : '-';
  console.log(
    [
      file,
      facts.number ?? '-',
      facts.signed.date ?? '-',
      `${facts.articles.length} articles`,
      `${accounted}/${total} bytes`,
      invalid.length === 0 ? 'valid' : `not valid against ${invalid.map(({ name }) => name).join(', ')}`,
      compared,
    ].join('\t'),
  );
}

const share = (part, whole) =>
  `${part}/${whole} ${whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`}`;
if (tally.size > 0) console.log('\nwhat\trecall\tprecision');
for (const [what, { wanted, found, right }] of tally)
  console.log(`${what}\t${share(right, wanted)}\t${share(right, found)}`);
console.log(`\nbytes accounted for\t${share(bytes.accounted, bytes.total)}`);
console.log(`files accounted for whole\t${share(files.whole, files.total)}`);
for (const { name, valid } of schemas) console.log(`valid against ${name}\t${share(valid, files.total)}`);
console.log(`\n${(bytes.total / 1024 / (spent / 1000)).toFixed(0)} kB a second, reading alone`);
if (showWrong) console.log(`\n${wrong.join('\n')}`);
