/**
 * The Schematron conformance suite (tests of ISO Schematron by D. Maus): each case is a document, a schema and what is
 * expected: valid, invalid, or an error in the schema. Cases that need instructions of XSLT are skipped, with the reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { evaluateXPathToBoolean } from 'fontoxpath';
import { describe, expect, test } from 'vitest';
import { type Source, sourceFromText } from '../../src/source/source.js';
import { loadSchematron, type Run, runFindings } from '../../src/validate/schematron/index.js';
import { facade, Nodes } from '../../src/validate/schematron/nodes.js';
import { parseXml } from '../../src/xml/parse.js';
import {
  attribute,
  childElement,
  childElements,
  descendants,
  type NodeId,
  rootElement,
  spanOf,
  type XmlTree,
} from '../../src/xml/tree.js';
import { shared } from '../support.js';

const skips: Readonly<Record<string, string>> = {
  'let-scope-pattern-01.xml': 'contradicts let-name-collision-error-06 (ISO 5.4.5, clause 3), which is kept',
  'svrl-property-copy-of.xml': 'needs the XSLT instruction xsl:copy-of',
};

function parse(path: string, text: string): XmlTree {
  const { value, diagnostics } = parseXml(sourceFromText(path, text));
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join());
  return value;
}

/** An element as a document of its own, with the namespaces in scope where it stood. */
function standalone(tree: XmlTree, node: NodeId, path: string): Source {
  const { start, end } = spanOf(tree, node);
  const text = tree.source.text.slice(start, end);
  const tag = /^<[^\s/>]+/.exec(text)?.[0] ?? '';
  const head = /^[^>]*>/.exec(text)?.[0] ?? '';
  const declarations = [...tree.namespaces(node)]
    .filter(([prefix]) => prefix !== 'xml' && !head.includes(prefix === '' ? 'xmlns=' : `xmlns:${prefix}=`))
    .map(([prefix, name]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${name}"`);
  return sourceFromText(path, `${tag}${declarations.join('')}${text.slice(tag.length)}`);
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** What was found, as SVRL: as much of it as the suite looks at. */
function svrl({ findings }: Run): string {
  const results = findings.map(({ kind, message, remarks }) => {
    const name = kind === 'assert' ? 'failed-assert' : 'successful-report';
    const inner = remarks.map(({ kind: which, id, language, text }) => {
      const lang = language === undefined ? '' : ` xml:lang="${language}"`;
      return `<svrl:${which}-reference ${which}="${id}"><svrl:text${lang}>${escaped(text)}</svrl:text></svrl:${which}-reference>`;
    });
    return `<svrl:${name}>${inner.join('')}<svrl:text>${escaped(message)}</svrl:text></svrl:${name}>`;
  });
  return `<svrl:schematron-output xmlns:svrl="http://purl.oclc.org/dsdl/svrl">${results.join('')}</svrl:schematron-output>`;
}

async function runCase(file: string): Promise<void> {
  const suite = parse(file, readFileSync(file, 'utf8'));
  const root = rootElement(suite);
  const documents = childElement(suite, root, 'documents') ?? -1;
  const schemas = childElement(suite, root, 'schemas') ?? -1;
  const expectation = attribute(suite, root, 'expect') ?? 'valid';
  const only = (node: NodeId): NodeId => childElements(suite, node)[0] ?? -1;
  const files = new Map(
    childElements(suite, documents).map((node) => {
      const path = attribute(suite, node, 'filename') ?? '';
      return [path, standalone(suite, only(node), path)] as const;
    }),
  );
  const primary = [...files.values()][0];
  if (!primary) throw new Error('no primary document');
  const phase = attribute(suite, schemas, 'phase');
  // Where a case has several schemas, they are one for each query language: ours is that of XSLT.
  const alternatives = childElements(suite, schemas);
  const ours = alternatives.find((node) => attribute(suite, node, 'queryBinding')?.startsWith('xslt'));
  for (const node of [ours ?? alternatives[0] ?? -1]) {
    const source = standalone(suite, node, 'schema.sch');
    const { value, diagnostics } = await loadSchematron(source, async (href, base) => {
      const file = files.get(posix.join(posix.dirname(base), href));
      return file ? { value: file, diagnostics: [] } : { diagnostics: [] };
    });
    const document = parse(primary.path, primary.text);
    const run: Run = value
      ? runFindings(value, document, {
          ...(phase === undefined ? {} : { phase }),
          documents: (address) => {
            const other = files.get(posix.join(posix.dirname(primary.path), address));
            return other && parse(other.path, other.text);
          },
        })
      : { findings: [], problems: [] };
    const errors = [...diagnostics, ...run.problems].filter(({ severity }) => severity === 'error');
    if (expectation === 'error') {
      expect(errors.length).toBeGreaterThan(0);
      return;
    }
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(run.findings.length > 0 ? 'invalid' : 'valid').toBe(expectation);
    const result = new Nodes(parse('result.svrl', svrl(run))).node(0);
    for (const wanted of descendants(suite, root, 'expectation')) {
      const xpath = attribute(suite, wanted, 'test') ?? 'false()';
      const namespaceResolver = (prefix: string) =>
        prefix === 'svrl' ? 'http://purl.oclc.org/dsdl/svrl' : null;
      expect([xpath, evaluateXPathToBoolean(xpath, result, facade, {}, { namespaceResolver })]).toEqual([
        xpath,
        true,
      ]);
    }
  }
}

for (const part of ['core', 'svrl']) {
  const folder = shared(`conformance/schematron/tests/${part}`);
  describe.skipIf(!folder)(`the Schematron suite, ${part}`, () => {
    for (const name of folder ? readdirSync(folder).sort() : []) {
      const file = join(folder ?? '', name);
      const reason = skips[name];
      const title = reason === undefined ? name : `${name} (skipped: ${reason})`;
      const label = /<label>([^<]*)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
      test.skipIf(reason !== undefined)(`${title}: ${label}`, () => runCase(file));
    }
  });
}
