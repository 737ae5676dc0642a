/** The test suite of the compact syntax (compacttest.xml): every schema judged, and the same patterns as its XML twin. */
import { describe, expect, it } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { loadGrammar } from '../../src/validate/relaxng/load.js';
import { serialiseGrammar } from '../../src/validate/relaxng/serialise.js';
import { shared } from '../support.js';
import { loaderOf, readSuite } from './relaxng.js';

const path = shared('conformance/relaxng/compacttest.xml');

/** Cases left out, by line, with the reason. */
const skipped: ReadonlyMap<number, string> = new Map();

describe.skipIf(!path)('RELAX NG compact syntax: compacttest', () => {
  const twins = new Map(path ? readSuite(path, 'xml').map((test) => [test.line, test]) : []);
  for (const test of path ? readSuite(path, 'compact') : []) {
    it.skipIf(skipped.has(test.line))(`line ${test.line}`, async () => {
      const compact = await loadGrammar(sourceFromText('schema.rnc', test.schema), loaderOf(test.resources));
      const problems = compact.diagnostics.map((found) => found.message).join('\n');
      expect(problems === '', problems).toBe(test.correct);
      const twin = twins.get(test.line);
      if (!compact.value || !twin) return;
      const xml = await loadGrammar(sourceFromText('schema.rng', twin.schema), loaderOf(twin.resources));
      expect(xml.diagnostics.map((found) => found.message)).toEqual([]);
      const patterns = (grammar: typeof xml.value) =>
        grammar && { ...JSON.parse(serialiseGrammar(grammar)), path: '' };
      expect(patterns(compact.value)).toEqual(patterns(xml.value));
    });
  }
});
