/**
 * The local store of schemas: copies under their SHA-256, and an index that says for which address each stands, where it
 * came from and when. What a document names is looked up here before anything is said to be missing.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSource } from '../decode.js';
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import { systemCode, writeWhole } from './files.js';
import { sha256 } from './grammar-cache.js';

export interface StoredSchema {
  /** What documents name: an address, or a bare file name, which stands for every schema of that name. */
  readonly address: string;
  /** The file or address that it was copied from. */
  readonly from: string;
  readonly sha256: string;
  /** When it was added: ISO 8601, UTC. */
  readonly added: string;
  /** The address of the schema that includes it, where it was added with another. */
  readonly partOf?: string;
}

/** What is to be added: as in the index, with the bytes for the hash. */
export type NewSchema = Pick<StoredSchema, 'address' | 'from' | 'partOf'> & { readonly bytes: Uint8Array };

const indexFile = (folder: string) => join(folder, 'index.json');

/** The index. A store that was never used is empty. Diagnostics: schema/store-damaged. */
export async function storedSchemas(folder: string): Promise<Result<readonly StoredSchema[]>> {
  let text: string;
  try {
    text = await readFile(indexFile(folder), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { value: [], diagnostics: [] };
    return { diagnostics: [damaged(`${indexFile(folder)} cannot be read (${systemCode(error)}).`)] };
  }
  const read = parseIndex(text);
  return read === undefined
    ? { diagnostics: [damaged(`${indexFile(folder)} is not an index of schemas.`)] }
    : { value: read, diagnostics: [] };
}

const damaged = (message: string): Diagnostic => diagnostic('schema/store-damaged', message);

function parseIndex(text: string): readonly StoredSchema[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isStored) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isStored(value: unknown): value is StoredSchema {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Partial<Record<keyof StoredSchema, unknown>>;
  return (
    [one.address, one.from, one.added].every((part) => typeof part === 'string') &&
    (one.partOf === undefined || typeof one.partOf === 'string') &&
    typeof one.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(one.sha256)
  );
}

/**
 * Adds a schema with all it includes, in the place of what stood for the same address.
 * @param now when, as ISO 8601. Diagnostics: schema/store-damaged, cli/not-writable
 */
export async function addSchemas(
  folder: string,
  schemas: readonly NewSchema[],
  now: string,
): Promise<Result<readonly StoredSchema[]>> {
  const index = await storedSchemas(folder);
  if (index.value === undefined) return index;
  const added = schemas.map(({ bytes, ...rest }) => ({ ...rest, sha256: sha256(bytes), added: now }));
  const replaced = withoutSchemas(
    index.value,
    added.map(({ address }) => address),
  );
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const problems: Diagnostic[] = [];
  for (const { bytes } of schemas) problems.push(...(await writeWhole(join(folder, sha256(bytes)), bytes)));
  if (problems.length === 0) problems.push(...(await writeIndex(folder, [...replaced, ...added])));
  return problems.length > 0 ? { diagnostics: problems } : { value: added, diagnostics: [] };
}

/** Removes schemas by their address, with what was added with them, and the copies that nothing names any more. */
export async function removeSchemas(
  folder: string,
  addresses: readonly string[],
): Promise<Result<readonly StoredSchema[]>> {
  const index = await storedSchemas(folder);
  if (index.value === undefined) return index;
  const kept = withoutSchemas(index.value, addresses);
  const removed = index.value.filter((one) => !kept.includes(one));
  const problems = removed.length > 0 ? await writeIndex(folder, kept) : [];
  if (problems.length > 0) return { diagnostics: problems };
  for (const { sha256 } of removed) {
    if (!kept.some((one) => one.sha256 === sha256)) await rm(join(folder, sha256), { force: true });
  }
  return { value: removed, diagnostics: [] };
}

const withoutSchemas = (index: readonly StoredSchema[], addresses: readonly string[]) =>
  index.filter(({ address, partOf }) => !addresses.includes(address) && !addresses.includes(partOf ?? ''));

const writeIndex = (folder: string, index: readonly StoredSchema[]) =>
  writeWhole(
    indexFile(folder),
    `${JSON.stringify(
      index.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
      null,
      2,
    )}\n`,
  );

/** The scheme of what came from the store without an address of its own: what it includes is sought there as well. */
export const storeScheme = 'store:';

/**
 * The schema that stands for an address: the one added for it, else the one added under its bare file name.
 * @returns no value and no diagnostic where there is none. Diagnostics: schema/store-damaged
 */
export async function schemaFromStore(folder: string, address: string): Promise<Result<Source>> {
  const index = await storedSchemas(folder);
  if (index.value === undefined) return { diagnostics: index.diagnostics };
  const wanted = address.startsWith(storeScheme) ? address.slice(storeScheme.length) : address;
  const name = wanted.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
  const found =
    index.value.find((one) => one.address === wanted) ??
    index.value.find((one) => one.address === name && one.partOf === undefined);
  if (found === undefined) return { diagnostics: [] };
  const bytes = await readFile(join(folder, found.sha256)).catch(() => undefined);
  if (bytes === undefined || sha256(bytes) !== found.sha256) {
    const message = `The copy of ${found.address} in ${folder} is gone, or is not what was added.`;
    const hint = 'Add it again: engross schema add.';
    return { diagnostics: [diagnostic('schema/store-damaged', message, { hint })] };
  }
  const path = /^[a-z][a-z0-9+.-]+:/i.test(found.address) ? found.address : `${storeScheme}${found.address}`;
  return decodeSource(path, bytes);
}
