/** Loading a grammar: the schema and all it names are fetched, read, simplified and checked. */
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import type { Source } from '../../source/source.js';
import { readCompactSchema } from './compact/schema.js';
import { elementsOf } from './find-element.js';
import type { Grammar } from './grammar.js';
import { findIds } from './ids.js';
import { Patterns } from './pattern.js';
import { checkRestrictions } from './restrictions.js';
import { simplify } from './simplify.js';
import { fileKey, Reading, type SchemaReader } from './syntax.js';
import { readXmlSchema } from './xml-syntax.js';

export type { Grammar } from './grammar.js';

/** Reads a schema that another names: `href` as written there, `base` the path of the file it is written in. */
export type LoadSchema = (href: string, base: string) => Promise<Result<Source>>;

/** XML where the first character is `<`, compact otherwise. */
const readSchema: SchemaReader = (source, scope, reading) =>
  (/^\uFEFF?\s*</.test(source.text) ? readXmlSchema : readCompactSchema)(source, scope, reading);

/**
 * A grammar from a schema in either syntax, with everything it includes.
 * @returns the grammar, or what is wrong with the schema (`relaxng/schema-*`, `xml/*`)
 */
export async function loadGrammar(source: Source, load: LoadSchema): Promise<Result<Grammar>> {
  const files = new Map<string, Source | null>();
  const failures: Diagnostic[] = [];
  for (;;) {
    const { grammar, missing } = buildGrammar(source, files);
    if (missing.length === 0 || failures.length > 0) {
      return { ...grammar, diagnostics: [...failures, ...grammar.diagnostics] };
    }
    for (const { href, base } of missing) {
      if (files.has(fileKey(href, base))) continue;
      const loaded = await load(href, base);
      files.set(fileKey(href, base), loaded.value ?? null);
      if (loaded.value === undefined) failures.push(...notFound(href, base, loaded));
    }
  }
}

const notFound = (href: string, base: string, loaded: Result<Source>): Diagnostic[] => [
  ...loaded.diagnostics,
  diagnostic('relaxng/schema-not-found', `${base} names the schema ${href}, which could not be read.`),
];

/** As `loadGrammar`, of files that are there already; those that are not are listed in `missing`. */
export function buildGrammar(
  source: Source,
  files: ReadonlyMap<string, Source | null> = new Map(),
): { grammar: Result<Grammar>; missing: readonly { href: string; base: string }[] } {
  const reading = new Reading(files, readSchema);
  const scope = { namespace: '', library: '', base: source.path, depth: 0, chain: [source.path] };
  const syntax = reading.read(source, scope);
  const { diagnostics, missing } = reading;
  if (syntax === undefined || missing.length > 0) return { grammar: { diagnostics }, missing };
  const patterns = new Patterns();
  const { start, places } = simplify(syntax, patterns, reading);
  if (diagnostics.length > 0) return { grammar: { diagnostics }, missing };
  const elements = elementsOf(start);
  checkRestrictions(start, elements, places, syntax.at, reading);
  const ids = findIds(elements, places, syntax.at, reading);
  if (diagnostics.length > 0) return { grammar: { diagnostics }, missing };
  return { grammar: { value: { path: source.path, patterns, start, ids }, diagnostics }, missing };
}
