/**
 * Grammars and rules kept between runs: a schema that was read, simplified and checked once is restored from its stored form
 * as long as neither it nor a schema that it includes has changed. What cannot be used is ignored: the schema is always there.
 */
import type { Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import type { Grammar } from './relaxng/grammar.js';
import { restoreGrammar, serialiseGrammar } from './relaxng/serialise.js';
import type { Schematron } from './schematron/index.js';

/** Where stored grammars lie. Neither function fails: a place that cannot be read or written is an empty one. */
export interface GrammarCache {
  /** A hash of bytes that nobody can forge: SHA-256, as hexadecimal digits. */
  readonly hash: (bytes: Uint8Array) => string;
  readonly read: (key: string) => Promise<string | undefined>;
  readonly write: (key: string, text: string) => Promise<void>;
}

type LoadSchema = (href: string, base: string) => Promise<Result<Source>>;

/** A file that a schema includes, as it was when the grammar was stored. */
type Included = readonly [href: string, base: string, hash: string];

/**
 * The grammar of a schema: from the cache where it is there, else loaded, and then stored.
 * @returns as `loadGrammar`. A schema in which anything is wrong is not stored, so that it is said each time
 */
export async function compiledGrammar(
  source: Source,
  load: LoadSchema,
  cache: GrammarCache | undefined,
): Promise<Result<Grammar>> {
  // The path is part of the key: what a schema includes is found from where it lies.
  const key = cache?.hash(new TextEncoder().encode(`${source.path}\n${cache.hash(source.bytes)}`)) ?? '';
  const stored = await cache?.read(key);
  const restored =
    cache && stored !== undefined ? await restore(stored, source.path, load, cache) : undefined;
  if (restored !== undefined) return { value: restored, diagnostics: [] };
  const included: Included[] = [];
  const { loadGrammar } = await import('./relaxng/load.js');
  const grammar = await loadGrammar(source, async (href, base) => {
    const loaded = await load(href, base);
    if (cache && loaded.value) included.push([href, base, cache.hash(loaded.value.bytes)]);
    return loaded;
  });
  if (cache && grammar.value !== undefined && grammar.diagnostics.length === 0)
    await cache.write(key, `${JSON.stringify(included)}\n${serialiseGrammar(grammar.value)}`);
  return grammar;
}

/** The rules of a schema, likewise. Those that stand in several files are not kept. */
export async function compiledRules(
  source: Source,
  load: LoadSchema,
  cache: GrammarCache | undefined,
): Promise<Result<Schematron>> {
  const key = `${cache?.hash(source.bytes)}-rules`;
  const [{ loadSchematron, restoreSchematron }, stored] = await Promise.all([
    import('./schematron/index.js'),
    cache?.read(key),
  ]);
  const restored = stored === undefined ? undefined : await restoreSchematron(stored, source);
  if (restored !== undefined) return { value: restored, diagnostics: [] };
  const loaded = await loadSchematron(source, load);
  if (loaded.value?.stored !== undefined) await cache?.write(key, loaded.value.stored);
  return loaded;
}

/** What was stored, where it can be read and every included file is still what it was. */
async function restore(
  stored: string,
  path: string,
  load: LoadSchema,
  cache: GrammarCache,
): Promise<Grammar | undefined> {
  const end = stored.indexOf('\n');
  const included = readIncluded(stored.slice(0, end));
  for (const [href, base, hash] of included ?? []) {
    const { value } = await load(href, base);
    if (value === undefined || cache.hash(value.bytes) !== hash) return undefined;
  }
  return included && restoreGrammar(stored.slice(end + 1), path).value;
}

function readIncluded(line: string): readonly Included[] | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return Array.isArray(read) && read.every(isIncluded) ? read : undefined;
  } catch {
    return undefined;
  }
}

const isIncluded = (one: unknown): one is Included =>
  Array.isArray(one) && one.length === 3 && one.every((part) => typeof part === 'string');
