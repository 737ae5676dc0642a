/** The package as a stranger gets it: packed, unpacked in an empty folder, imported by its name, with the dependencies it declares and no others. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-stranger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  mkdirSync(join(folder, 'node_modules/engross'), { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(folder, filename),
    '-C',
    join(folder, 'node_modules/engross'),
    '--strip-components=1',
  ]);
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const target = join(folder, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules', name), target);
  }
});

/** Runs a module in the stranger's folder, and gives what it prints as JSON. */
function stranger(code: string): unknown {
  writeFileSync(join(folder, 'try.mjs'), code);
  return JSON.parse(execFileSync(process.execPath, ['try.mjs'], { cwd: folder, encoding: 'utf8' }));
}

it('encodes, validates and publishes', () => {
  const edition = join(projectRoot, 'tei/unts-I-3108');
  const result = stranger(`
    import { writeFileSync } from 'node:fs';
    import { encode, publish, validate } from 'engross';
    const transcript = ${JSON.stringify(join(edition, 'transcript.en.txt'))};
    const encoded = await encode(transcript, { edition: ${JSON.stringify(join(edition, 'edition.yaml'))} });
    writeFileSync('edition.xml', encoded.value.tei);
    const checked = await validate('edition.xml', { transcript });
    const published = await publish('edition.xml', { formats: ['html', 'text', 'citations'] });
    const none = await encode('nothing.txt');
    const bad = (results) => results.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error').map(({ code, message }) => [code, message]);
    console.log(JSON.stringify({ errors: bad([encoded, checked, published]), files: published.value.map(({ path }) => path), none: bad([none]) }));
  `) as { errors: string[]; files: string[]; none: string[][] };
  expect(result.errors).toEqual([]);
  expect(result.files).toContain('index.html');
  expect(result.none.map(([code]) => code)).toEqual(['cli/file-not-found']);
});

it('has a core without doors, and types', () => {
  expect(
    stranger(
      `import { readRecord, encode } from 'engross/core'; console.log(JSON.stringify([typeof readRecord, typeof encode]));`,
    ),
  ).toEqual(['function', 'function']);
  expect(readFileSync(join(folder, 'node_modules/engross/lib/index.d.ts'), 'utf8')).toContain(
    'export declare function encode',
  );
});

it('brings the command', () => {
  const help = execFileSync(
    process.execPath,
    [join(folder, 'node_modules/engross/lib/cli/main.js'), '--help'],
    { encoding: 'utf8' },
  );
  for (const verb of ['build', 'encode', 'validate', 'publish', 'cite', 'init']) expect(help).toContain(verb);
});
