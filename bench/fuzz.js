/**
 * Coverage-guided fuzzing: texts that reach new code are kept and changed further. What throws, takes longer than five
 * seconds or gives a place outside its source is a finding: it is made smaller and kept in tests/property/kept/.
 * `node bench/fuzz.js [target] [seconds] [seed]`, after `npm run build`; without a target, each in turn.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { decodeSource } from '../lib/decode.js';
import { readEdition } from '../lib/encode/editorial/read.js';
import { encode } from '../lib/encode/encode.js';
import { sha256 } from '../lib/source/sha256.js';
import { positionAt, sourceFromText } from '../lib/source/source.js';
import { loadGrammar } from '../lib/validate/relaxng/load.js';
import { validateTree } from '../lib/validate/relaxng/validate.js';
import { parseXml } from '../lib/xml/parse.js';
import { random } from './mutator.js';
import { misplaced, targetsOf } from './targets.js';

const [chosen, seconds = '30', seed = '1'] = process.argv.slice(2);
const slowest = 5000;
const longest = 6000;
/** Texts run between two looks at the coverage. */
const batch = 16;
const kept = new URL('../tests/property/kept/', import.meta.url);
const targets = await targetsOf({
  decodeSource,
  encode,
  loadGrammar,
  parseXml,
  readEdition,
  sourceFromText,
  validateTree,
});

/** The first edition, whole: it has what no short seed has. */
const first = (file) => readFileSync(new URL(`../tei/unts-I-3108/${file}`, import.meta.url), 'utf8');
const real = { edition: [first('edition.yaml')], transcript: [first('transcript.en.txt')] };

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Blocks of engross that ran since the last look, each with how often, by powers of two: a loop run more is news too. */
async function blocks() {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ran = [];
  for (const { url, scriptId, functions } of result) {
    if (!url.includes('/lib/')) continue;
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges)
        if (count > 0)
          ran.push(`${scriptId}:${startOffset}:${endOffset}:${Math.min(8, Math.log2(count) | 0)}`);
  }
  return ran;
}

const tokens = [
  ...[
    '<',
    '>',
    '&',
    ';',
    '"',
    "'",
    '/>',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '&#x10FFFF;',
    '&#0;',
    '&lt;',
    '<!DOCTYPE',
    '<!ENTITY % p "',
    '%p;',
    'xmlns:a="',
    'xml:id="',
  ],
  ...[
    '\0',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\udc00',
    '😀',
    '\u2028',
    '\u0085',
    '\r',
    '\r\n',
    '\t',
    '\f',
    '\u00ad',
    '\u202e',
    'İ',
    'ﬁ',
    '\u0301',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '|',
    '&=',
    '|=',
    '*',
    '+',
    '?',
    '~',
    '-',
    '\\x{41}',
    '>>',
    '#',
    '"""',
    'grammar',
    'include',
    'external',
    'list',
    'mixed',
    'except',
    'parent',
  ],
  ...[
    '- ',
    ': ',
    '\n  ',
    '*x',
    '&x ',
    '!!js',
    '<<: ',
    '? ',
    '|',
    '>-',
    '---',
    '...',
    'null',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    'Article ',
    'ARTICLE IV',
    '1. ',
    '(a) ',
    '¹',
    '[Signed]',
    'DONE at ',
    '____',
    '[1]',
    '\n\n',
    '   ',
    '1955',
    '99999999999999999999',
    '-1',
    '1e400',
    'NaN',
    '0000-00-00',
    '31 February 1955',
  ],
];

/** One text changed: some bytes, words of the formats, its lines or marked parts moved, or a piece of another. */
function changed(text, corpus, next) {
  const below = (count) => Math.floor(next() * count);
  const at = () => below(text.length + 1);
  const piece = (from) => {
    const start = below(from.length + 1);
    return from.slice(start, start + 1 + below(2 ** below(9)));
  };
  const put = (start, end, more) => text.slice(0, start) + more + text.slice(end);
  const ways = [
    () => put(at(), text.length, ''),
    () => ((start) => put(start, start + 2 ** below(8), ''))(at()),
    () => ((start) => put(start, start + below(2), tokens[below(tokens.length)]))(at()),
    () =>
      ((start) => put(start, start + below(2), String.fromCharCode(below(next() < 0.8 ? 256 : 65536))))(at()),
    () => ((start) => put(start, start, piece(text)))(at()),
    () => ((start) => put(start, start + below(40), piece(corpus[below(corpus.length)])))(at()),
    () =>
      ((start) =>
        put(
          start,
          start,
          piece(text)
            .slice(0, 12)
            .repeat(1 + below(200)),
        ))(at()),
    () => {
      const parts = text.split(/(?<=\n)|(?=<)|(?<=>)/);
      const from = below(parts.length);
      const [moved = ''] = next() < 0.5 ? parts.splice(from, 1) : [parts[from]];
      parts.splice(below(parts.length + 1), 0, moved);
      return parts.join('');
    },
  ];
  for (let times = 1 + below(4); times > 0; times--) text = ways[below(ways.length)]().slice(0, longest);
  return text;
}

/** What is wrong with the answer to this text; nothing where all is well. */
async function wrong(run, text) {
  const start = performance.now();
  try {
    const found = misplaced(await run(text), positionAt);
    const took = performance.now() - start;
    return found ?? (took > slowest ? `took ${Math.round(took)} ms` : undefined);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return `throws ${message.split('\n')[0]} ${/\(?[^(\s]*\/lib\/[^)\s]+/.exec(stack)?.[0].replace(/.*\/lib\//, '') ?? ''}`;
  }
}

/** Pieces are left out as long as the same goes wrong. */
async function smallest(run, text, what) {
  const same = async (other) => (await wrong(run, other))?.replace(/\d+/g, '') === what.replace(/\d+/g, '');
  const until = performance.now() + 10_000;
  for (let size = text.length >> 1; size > 0; size >>= 1)
    for (let start = 0; start < text.length && performance.now() < until; ) {
      const less = text.slice(0, start) + text.slice(start + size);
      if (await same(less)) text = less;
      else start += size;
    }
  return text;
}

async function fuzz(name) {
  const { seeds, run } = targets[name];
  const next = random(Number(seed));
  const corpus = [...seeds, ...(real[name] ?? [])];
  const seen = new Set();
  const known = new Set();
  let runs = 0;
  const keep = async (text, what) => {
    const kind = what.replace(/\d+/g, '');
    if (known.has(kind)) return;
    known.add(kind);
    const small = await smallest(run, text, what);
    const file = `${name}-${sha256(new TextEncoder().encode(kind)).slice(0, 8)}.json`;
    mkdirSync(kept, { recursive: true });
    writeFileSync(new URL(file, kept), `${JSON.stringify({ target: name, what, text: small }, null, 2)}\n`);
    console.log(`${name}: ${what}\n  ${JSON.stringify(small).slice(0, 400)} → tests/property/kept/${file}`);
  };
  for (const text of [...corpus]) {
    const what = await wrong(run, text);
    if (what) await keep(text, what);
  }
  for (const one of await blocks()) seen.add(one);
  const until = performance.now() + Number(seconds) * 1000;
  while (performance.now() < until) {
    // The younger half of the corpus is changed as often as the whole of it: it is where new code was reached.
    const tried = Array.from({ length: batch }, () => {
      const from = next() < 0.5 ? 0 : corpus.length >> 1;
      return changed(corpus[from + Math.floor(next() * (corpus.length - from))], corpus, next);
    });
    for (const text of tried) {
      const what = await wrong(run, text);
      if (what) await keep(text, what);
    }
    runs += batch;
    if (!fresh(await blocks(), seen)) continue;
    // The batch reached something new. All of it goes on: which text did it is not worth sixteen more looks.
    corpus.push(...tried);
  }
  console.log(`${name}: ${runs} texts, ${seen.size} blocks, corpus ${corpus.length}, findings ${known.size}`);
  return known.size;
}

function fresh(ran, seen) {
  const before = seen.size;
  for (const one of ran) seen.add(one);
  return seen.size > before;
}

let findings = 0;
for (const name of chosen ? [chosen] : Object.keys(targets)) findings += await fuzz(name);
session.disconnect();
process.exitCode = findings > 0 ? 1 : 0;
