/**
 * Writes the part of docs/validation.md that puts four validators side by side: each is run on the twenty mistakes of
 * `mistakes.js`. `node docs/validation/write.js`, after `npm run build`.
 *
 * It needs tei_all.rng (in ENGROSS_SHARED or ../shared, under schema/), jing and xmllint (packages jing and libxml2-utils
 * of Debian), and salve: `npm install salve-annos saxes xregexp@4` in a folder, named by ENGROSS_SALVE.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { changed, mistakes } from './mistakes.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const schema = resolve(process.env.ENGROSS_SHARED ?? here('../../../shared'), 'schema/tei_all.rng');
const salveFolder = resolve(process.env.ENGROSS_SALVE ?? '.');
const page = here('../validation.md');
const marks = ['<!-- Below: made by docs/validation/write.js. -->', '<!-- End of what was made. -->'];

/** Longer messages are cut: a line of thirty thousand characters is no help on a page. */
const longest = 300;

const run = (command, args, cwd) => spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
const needed = [
  [schema, existsSync(schema)],
  ['jing', run('jing', []).error === undefined],
  ['xmllint', run('xmllint', ['--version']).error === undefined],
  [
    'salve-annos and saxes in the folder ENGROSS_SALVE',
    existsSync(join(salveFolder, 'node_modules/salve-annos')),
  ],
];
const lacking = needed.filter(([, there]) => !there).map(([what]) => what);
if (lacking.length > 0) {
  console.error(`Nothing was written. Lacking: ${lacking.join('; ')}`);
  process.exit(1);
}

/** What each validator prints for each file, by its name. */
const validators = {
  engross: (folder, names) =>
    names.map((name) => {
      const { stdout, stderr } = run(
        process.execPath,
        [here('../../lib/cli/main.js'), 'validate', '--schema', schema, name],
        folder,
      );
      return stdout + stderr;
    }),
  jing: (folder, names) => names.map((name) => run('jing', [schema, name], folder).stdout),
  salve: salve,
  libxml2: (folder, names) => {
    // Compiling the schema takes a quarter of a minute: all files in one run.
    const { stderr } = run('xmllint', ['--noout', '--relaxng', schema, ...names], folder);
    return names.map((name) => byFile(stderr, names).get(name)?.join('\n') ?? '');
  },
};

function byFile(output, names) {
  const found = new Map();
  let current;
  for (const line of output.split('\n')) {
    current = names.find((name) => line.startsWith(name)) ?? current;
    if (current && line !== '') found.set(current, [...(found.get(current) ?? []), line]);
  }
  return found;
}

/** salve is a library: it is fed by saxes here, and the place is where saxes had read to. */
async function salve(folder, names) {
  const require = createRequire(join(salveFolder, 'index.js'));
  const { convertRNGToPattern, DefaultNameResolver } = require('salve-annos');
  const { SaxesParser } = require('saxes');
  const { pattern } = await convertRNGToPattern(pathToFileURL(schema));
  return names.map((name) => {
    const lines = [];
    const resolver = new DefaultNameResolver();
    const walker = pattern.newWalker(resolver);
    const parser = new SaxesParser({ xmlns: true, fileName: name });
    const fire = (event, args) => {
      for (const error of walker.fireEvent(event, args) || [])
        lines.push(`${name}:${parser.line}:${parser.column}: ${error}`);
    };
    let text = '';
    const flush = () => {
      if (text !== '') fire('text', [text]);
      text = '';
    };
    parser.on('error', (error) => {
      lines.push(error.message);
    });
    parser.on('text', (more) => {
      text += more;
    });
    parser.on('opentag', ({ uri, local, attributes, ns }) => {
      flush();
      resolver.enterContext();
      for (const [prefix, namespace] of Object.entries(ns)) resolver.definePrefix(prefix, namespace);
      fire('enterStartTag', [uri, local]);
      for (const one of Object.values(attributes)) {
        if (one.prefix === 'xmlns' || one.name === 'xmlns') continue;
        fire('attributeName', [one.uri, one.local]);
        fire('attributeValue', [one.value]);
      }
      fire('leaveStartTag', []);
    });
    parser.on('closetag', ({ uri, local }) => {
      flush();
      fire('endTag', [uri, local]);
      resolver.leaveContext();
    });
    parser.write(readFileSync(join(folder, name), 'utf8')).close();
    for (const error of walker.end() || []) lines.push(`${name}: ${error}`);
    return lines.join('\n');
  });
}

const cut = (line) =>
  line.length > longest
    ? `${line.slice(0, longest)} … (${line.length.toLocaleString('en')} characters)`
    : line;

const shown = (output, name) =>
  output.trim() === ''
    ? '(nothing)'
    : output.trimEnd().replaceAll(name, 'treaty.xml').split('\n').map(cut).join('\n');

/** What was changed, as a diff without line numbers. */
const difference = (change) =>
  change
    .flatMap(([at, instead]) => [
      ...at.split('\n').map((line) => `- ${line.trim()}`),
      ...(instead === '' ? [] : instead.split('\n').map((line) => `+ ${line.trim()}`)),
    ])
    .map((line) => line.trimEnd())
    .filter((line) => line.length > 1)
    .join('\n');

const folder = mkdtempSync(join(tmpdir(), 'engross-mistakes-'));
const names = mistakes.map((_, index) => `${String(index + 1).padStart(2, '0')}.xml`);
for (const [index, { change }] of mistakes.entries())
  writeFileSync(join(folder, names[index]), changed(change));
const said = {};
for (const [validator, check] of Object.entries(validators))
  said[validator] = (await check(folder, names)).map((output, index) =>
    shown(output.replaceAll(`${folder}/`, ''), names[index]),
  );
rmSync(folder, { recursive: true });

const sections = mistakes.map(({ title, change }, index) =>
  [
    `### ${index + 1}. ${title}`,
    `\`\`\`diff\n${difference(change)}\n\`\`\``,
    ...Object.keys(validators).map((name) => `**${name}**\n\n\`\`\`text\n${said[name][index]}\n\`\`\``),
  ].join('\n\n'),
);
const [before, , after] = readFileSync(page, 'utf8').split(new RegExp(marks.join('|')));
writeFileSync(page, `${before}${marks[0]}\n\n${sections.join('\n\n')}\n\n${marks[1]}${after}`);
