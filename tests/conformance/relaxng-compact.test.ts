/** The test suite of the compact syntax (compacttest.xml): every schema judged, and the same patterns as its XML twin. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/diagnostic/diagnostic.js';
import { sourceFromText } from '../../src/source/source.js';
import { type Grammar, loadGrammar } from '../../src/validate/relaxng/load.js';
import { serialiseGrammar } from '../../src/validate/relaxng/serialise.js';
import { shared } from '../support.js';
import { loaderOf, readSuite } from './relaxng.js';

const path = shared('conformance/relaxng/compacttest.xml');

/** Cases whose XML twin is left out, by line, with the reason; the compact half is judged. */
const twinless: ReadonlyMap<number, string> = new Map([
  [2206, 'the twin includes x.rng, which the suite does not hold'],
]);

const codesOf = (result: Result<Grammar>): string[] => result.diagnostics.map((found) => found.code);
const patternsOf = ({ value }: Result<Grammar>) =>
  value && { ...JSON.parse(serialiseGrammar(value)), path: '' };

describe.skipIf(!path)('RELAX NG compact syntax: compacttest', () => {
  const twins = new Map(path ? readSuite(path, 'xml').map((test) => [test.line, test]) : []);
  for (const test of path ? readSuite(path, 'compact') : []) {
    it(`line ${test.line}${twinless.has(test.line) ? ` (${twinless.get(test.line)})` : ''}`, async () => {
      const compact = await loadGrammar(sourceFromText('schema.rnc', test.schema), loaderOf(test.resources));
      if (!test.correct) {
        expect(compact.diagnostics).not.toEqual([]);
        return;
      }
      // Some cases are right as writing only (a grammar without start): then the twin must be found wrong alike.
      expect(codesOf(compact)).not.toContain('relaxng/schema-syntax');
      const twin = twins.get(test.line);
      if (!twin || twinless.has(test.line)) return;
      const xml = await loadGrammar(sourceFromText('schema.rng', twin.schema), loaderOf(twin.resources));
      expect(codesOf(compact)).toEqual(codesOf(xml));
      expect(patternsOf(compact)).toEqual(patternsOf(xml));
    });
  }
});
