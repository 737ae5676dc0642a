/**
 * ISO Schematron (ISO/IEC 19757-3) over our tree: `loadSchematron` reads and compiles a schema, or the rules embedded
 * in a RELAX NG grammar; `runSchematron` gives the findings on a document, each with its place.
 */
import type { Diagnostic, Result } from '../../diagnostic/diagnostic.js';
import type { Source } from '../../source/source.js';
import { parseXml } from '../../xml/parse.js';
import { childrenOf, isElement, type NodeId, nameOf, rootElement, type XmlTree } from '../../xml/tree.js';
import { compile } from './compile.js';
import { Includes, type LoadSource } from './includes.js';
import type { Schema } from './model.js';
import { type Place, Reader, SCHEMATRON } from './read.js';
import { type Compiled, type Run, Runner, type RunOptions, toDiagnostic } from './run.js';
import { restoreSchema, serialiseSchema } from './serialise.js';

export type { LoadSource } from './includes.js';
export type { Finding, Run, RunOptions } from './run.js';

/** A schema that can be run. */
export interface Schematron {
  readonly compiled: Compiled;
  /** How many rules it has: none in a grammar without embedded rules. */
  readonly ruleCount: number;
  /** Its stored form, for `restoreSchematron`; undefined where anything in it is wrong, or stands in another file. */
  readonly stored: string | undefined;
}

/** The elements of Schematron that stand at the top of a schema, or anywhere in a grammar. */
function topLevel(tree: XmlTree): {
  readonly schema: Place | undefined;
  readonly top: (reader: Reader) => Place[];
} {
  const root = rootElement(tree);
  const place: Place = { tree, node: root };
  if (root >= 0 && nameOf(tree, root).namespace === SCHEMATRON) {
    return { schema: place, top: (reader) => reader.children(place) };
  }
  return { schema: undefined, top: () => embedded(tree, 0).map((node) => ({ tree, node })) };
}

/** The outermost elements of Schematron below a node. */
function embedded(tree: XmlTree, node: NodeId): NodeId[] {
  return childrenOf(tree, node).flatMap((child) => {
    if (!isElement(tree, child)) return [];
    return nameOf(tree, child).namespace === SCHEMATRON ? [child] : embedded(tree, child);
  });
}

/**
 * Loads a schema: Schematron, or a RELAX NG grammar in XML syntax with rules in it (`ruleCount` is 0 where it has none).
 * `load` reads what it includes; all of that is read beforehand, so that running is synchronous and has no door.
 * Diagnostics: those of the parser, and `schematron/*`. Without a value where the schema is not well-formed; a rule whose
 * XPath cannot be run is an error, and the other rules run.
 */
export async function loadSchematron(source: Source, load?: LoadSource): Promise<Result<Schematron>> {
  const { value: tree, diagnostics: wellFormed } = parseXml(source);
  if (!tree) return { diagnostics: wellFormed };
  const includes = new Includes(load);
  await includes.gather(tree);
  const reader = new Reader(tree, (place, href) => includes.find(place, href));
  const { schema, top } = topLevel(tree);
  const model = reader.schema(top(reader), schema);
  const { compiled, diagnostics, sound } = await compile(model);
  const found = [...wellFormed, ...includes.diagnostics, ...reader.diagnostics, ...diagnostics];
  const stored = sound && found.length === 0 && !includes.any ? serialiseSchema(model) : undefined;
  return { value: { compiled, ruleCount: rulesIn(model), stored }, diagnostics: found };
}

const rulesIn = ({ patterns }: Schema): number =>
  patterns.reduce((count, { rules }) => count + rules.length, 0);

/** A schema from its stored form; undefined where that is of another version, or damaged. */
export async function restoreSchematron(stored: string, source: Source): Promise<Schematron | undefined> {
  const model = restoreSchema(stored, source);
  if (model === undefined) return undefined;
  const { compiled } = await compile(model, true);
  return { compiled, ruleCount: rulesIn(model), stored };
}

/** Runs a schema and gives what it found as it is: nodes, kinds, remarks. */
export const runFindings = (schema: Schematron, tree: XmlTree, options: RunOptions = {}): Run =>
  new Runner(schema.compiled, options).run(tree);

/**
 * Runs a schema on a document. Findings in document order, severity by `@role` (error, warning, info); after them what
 * could not be run (`schematron/xpath`), each expression once.
 */
export function runSchematron(schema: Schematron, tree: XmlTree, options: RunOptions = {}): Diagnostic[] {
  const { findings, problems } = runFindings(schema, tree, options);
  const sorted = findings
    .map(toDiagnostic)
    .sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  return [...sorted, ...problems];
}
