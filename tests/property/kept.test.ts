/** What fuzzing found once (bench/fuzz.js) stays mended: each case of `kept/` is read again. The seeds are run too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { misplaced, targetsOf } from '../../bench/targets.js';
import { decodeSource } from '../../src/decode.js';
import { readEdition } from '../../src/encode/editorial/read.js';
import { encode } from '../../src/encode/encode.js';
import { positionAt, sourceFromText } from '../../src/source/source.js';
import { loadGrammar } from '../../src/validate/relaxng/load.js';
import { validateTree } from '../../src/validate/relaxng/validate.js';
import { parseXml } from '../../src/xml/parse.js';
import { projectRoot } from '../support.js';

interface Case {
  readonly target: string;
  /** What was wrong when it was found. */
  readonly what: string;
  readonly text: string;
}

const functions = {
  decodeSource,
  encode,
  loadGrammar,
  parseXml,
  readEdition,
  sourceFromText,
  validateTree,
};
const targets = await targetsOf(functions);
const folder = join(projectRoot, 'tests/property/kept');
const kept = (existsSync(folder) ? readdirSync(folder) : []).map((file) => {
  const { target, what, text } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
  return { name: `${file}: ${what}`, target, text };
});
const seeds = Object.entries(targets).flatMap(([target, { seeds: texts }]) =>
  texts.map((text, index) => ({ name: `seed ${index + 1} of ${target}`, target, text })),
);

describe('what strangers write is read without exception, and every finding has its place', () => {
  it.each([...kept, ...seeds])('$name', async ({ target, text }) => {
    expect(misplaced((await targets[target]?.run(text)) ?? [], positionAt)).toBeUndefined();
  });
});
