/** `engross schema`: the local store of schemas, where documents' names for them are looked up. */

import { decodeSource } from '../../decode.js';
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import { fetchSchema, isRemote } from '../../node/fetch.js';
import { schemasFolder } from '../../node/folders.js';
import { loadLocal, readSource } from '../../node/read.js';
import {
  addSchemas,
  type NewSchema,
  removeSchemas,
  type StoredSchema,
  storedSchemas,
} from '../../node/schema-store.js';
import type { Source } from '../../source/source.js';
import { schemasOf } from '../../validate/schemas.js';
import { resolveReference } from '../../xml/reference.js';
import { conclude, type ExitCode, print, say } from '../terminal.js';

/** Adds a schema, once it is known to be one, with all it includes. `as`: what documents call it. */
export async function addSchema(from: string, options: { readonly as?: string }): Promise<ExitCode> {
  const address = options.as ?? (isRemote(from) ? from : from.replace(/^.*[/\\]/s, ''));
  const read = await open(from, '');
  const found: Diagnostic[] = [...read.diagnostics];
  if (read.value === undefined) return conclude(found);
  const collected = await collect(read.value, from, address);
  found.push(...collected.diagnostics);
  if (hasErrors(found)) return conclude(found);
  const added = await addSchemas(schemasFolder(), collected.value ?? [], new Date().toISOString());
  found.push(...added.diagnostics);
  for (const one of added.value ?? []) say(`added ${one.address}  sha256 ${one.sha256}`);
  return conclude(found);
}

/** Whoever adds a schema by its address asks the network for it. */
const open = async (href: string, base: string): Promise<Result<Source>> => {
  const address = resolveReference(href, base);
  if (!isRemote(address)) return base === '' ? readSource(href) : loadLocal(href, base);
  const { value, diagnostics } = await fetchSchema(address);
  return value === undefined ? { diagnostics } : decodeSource(address, value);
};

/** A schema and what it includes, each under the address by which the store will be asked for it. */
async function collect(source: Source, from: string, address: string): Promise<Result<NewSchema[]>> {
  const schemas: NewSchema[] = [{ address, from, bytes: source.bytes }];
  const addresses = new Map([[source.path, address]]);
  const load = async (href: string, base: string): Promise<Result<Source>> => {
    const loaded = await open(href, base);
    if (loaded.value === undefined) return loaded;
    const { path, bytes } = loaded.value;
    const included = resolveReference(href, addresses.get(base) ?? base);
    if (!addresses.has(path)) schemas.push({ address: included, from: path, bytes, partOf: address });
    addresses.set(path, included);
    return loaded;
  };
  const checks = schemasOf(async () => source, load);
  const { diagnostics } = await checks.of(source);
  return { value: schemas, diagnostics };
}

/** Lists what the store has: when it was added, its hash, what it stands for, where it is from. */
export async function listSchemas(): Promise<ExitCode> {
  const { value, diagnostics } = await storedSchemas(schemasFolder());
  for (const one of value ?? []) print(`${described(one)}\n`);
  if (value?.length === 0) say('The store is empty. Add a schema with: engross schema add FILE or ADDRESS');
  return conclude(diagnostics);
}

const described = ({ address, from, sha256, added, partOf }: StoredSchema): string =>
  `${added}  ${sha256}  ${address}${partOf === undefined ? '' : `  (of ${partOf})`}${from === address ? '' : `  from ${from}`}`;

/** Removes schemas from the store. */
export async function removeSchema(addresses: readonly string[]): Promise<ExitCode> {
  const { value, diagnostics } = await removeSchemas(schemasFolder(), addresses);
  const found: Diagnostic[] = [...diagnostics];
  for (const one of value ?? []) say(`removed ${one.address}`);
  const gone = new Set(value?.map(({ address }) => address));
  for (const address of value === undefined ? [] : addresses) {
    if (!gone.has(address)) found.push(diagnostic('schema/unknown', `The store has no schema ${address}.`));
  }
  return conclude(found);
}
