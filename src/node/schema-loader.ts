/**
 * Where a schema that something names is taken from: a catalogue that was given, the file itself, the store, engross's own,
 * and the network only where it was asked for. A catalogue that happens to lie beside a document is not read: a document
 * from elsewhere must not decide what it is checked against.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSource } from '../decode.js';
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import type { Catalogue } from '../xml/catalogue.js';
import { resolveReference } from '../xml/reference.js';
import { fetchSchema, isRemote } from './fetch.js';
import { schemasFolder } from './folders.js';
import { packageRoot } from './package.js';
import { hasScheme, localPath, readSource } from './read.js';
import { addSchemas, schemaFromStore } from './schema-store.js';

export interface SchemaPlaces {
  /** Catalogues, by their paths, to be asked first. */
  readonly catalogues?: readonly string[];
  /** true: what is nowhere else is fetched, and kept in the store. */
  readonly fetch?: boolean;
  /** The store's folder. */
  readonly store?: string;
}

/** engross's own schema, in the package. */
export const ownSchemaPath = 'tei/schema/engross.rng';

export type SchemaLoader = (href: string, base: string) => Promise<Result<Source>>;

/**
 * A loader of schemas, each read once.
 * @returns no loader where a catalogue cannot be read. Diagnostics: cli/*, xml/*
 */
export async function schemaLoader(places: SchemaPlaces = {}): Promise<Result<SchemaLoader>> {
  const { fetch = false, store = schemasFolder() } = places;
  const { value: stands, diagnostics } = await readCatalogues(places.catalogues ?? []);
  if (stands === undefined) return { diagnostics };
  const known = new Map<string, Promise<Result<Source>>>();
  const load: SchemaLoader = (href, base) => {
    const address = stands(href) ?? stands(resolveReference(href, base)) ?? href;
    const key = hasScheme(address) ? address : `${resolveReference(address, base)} ${address}`;
    const loaded = known.get(key) ?? find(address, base, store, fetch);
    known.set(key, loaded);
    return loaded;
  };
  return { value: load, diagnostics };
}

async function readCatalogues(
  paths: readonly string[],
): Promise<Result<(address: string) => string | undefined>> {
  if (paths.length === 0) return { value: () => undefined, diagnostics: [] };
  const { readCatalogue, resolve } = await import('../xml/catalogue.js');
  const catalogues: Catalogue[] = [];
  const found: Diagnostic[] = [];
  for (const path of paths) {
    const source = await readSource(path);
    const read =
      source.value && (await readCatalogue(source.value, (href) => readSource(localPath(href, ''))));
    found.push(...source.diagnostics, ...(read?.diagnostics ?? []));
    if (read?.value === undefined) return { diagnostics: found };
    catalogues.push(read.value);
  }
  const stands = (address: string): string | undefined => {
    for (const catalogue of catalogues) {
      const target = resolve(catalogue, address);
      // What is found is a place already; nothing is left to see it from but where we are.
      if (target !== undefined) return hasScheme(target) ? target : localPath(target, '');
    }
    return undefined;
  };
  return { value: stands, diagnostics: found };
}

async function find(href: string, base: string, store: string, fetch: boolean): Promise<Result<Source>> {
  const address = resolveReference(href, base);
  if (!hasScheme(address) || address.startsWith('file:')) {
    const file = await readSource(localPath(href, base));
    const missing = file.diagnostics.some(({ code }) => code === 'cli/file-not-found');
    if (file.value !== undefined || !missing) return file;
  }
  const stored = await schemaFromStore(store, hasScheme(address) ? address : href);
  if (stored.value !== undefined || stored.diagnostics.length > 0) return stored;
  if (/(?:^|\/)engross\.rng$/.test(address))
    return decodeSource(ownSchemaPath, await readFile(join(packageRoot, ownSchemaPath)));
  if (fetch && isRemote(address)) return fetchInto(store, address);
  return { diagnostics: [notFound(href, address)] };
}

async function fetchInto(store: string, address: string): Promise<Result<Source>> {
  const { value: bytes, diagnostics } = await fetchSchema(address);
  if (bytes === undefined) return { diagnostics };
  const source = decodeSource(address, bytes);
  // The store is a convenience here: a schema that cannot be kept is checked against all the same.
  if (source.value !== undefined && isLikeSchema(source.value.text))
    await addSchemas(store, [{ address, from: address, bytes }], new Date().toISOString());
  return source;
}

/** What a server gives instead of a schema (a page to log in at) must not stand for the schema in later runs. */
const isLikeSchema = (text: string): boolean =>
  !/^\s*</.test(text) || /relaxng\.org\/ns\/structure|purl\.oclc\.org\/dsdl\/schematron/.test(text);

/** An argument as a shell takes it, whatever a document has put into it. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

function notFound(href: string, address: string): Diagnostic {
  if (isRemote(address)) {
    const message = `The schema ${href} is in no catalogue given and not in the store, and the network was not asked.`;
    const hint = `Type: engross schema add ${quoted(address)} (or, from a file: engross schema add FILE --as ${quoted(address)}).`;
    return diagnostic('schema/not-found', message, { hint });
  }
  const name = address.replace(/^.*\//s, '');
  const message = `There is no schema ${address}, and none of that name in a catalogue given or in the store.`;
  const hint = `Check the path, or type: engross schema add FILE --as ${quoted(name)}`;
  return diagnostic('schema/not-found', message, { hint });
}
