/** What several commands need: the world, the schemas of a run, sources read with their findings. */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Env } from '../env.js';
import { nodeEnv } from '../node/env.js';
import { grammarCache } from '../node/grammar-cache.js';
import { loadLocal, readSource } from '../node/read.js';
import { ownSchemaPath } from '../node/schema-loader.js';
import { type Source, sourceFromText } from '../source/source.js';
import { type LoadSchema, type Schemas, schemasOf } from '../validate/schemas.js';

export interface Workbench {
  readonly env: Env;
  readonly schemas: Schemas;
}

export function workbench(load: LoadSchema = loadLocal): Workbench {
  const env = nodeEnv();
  const own = async () =>
    sourceFromText(ownSchemaPath, new TextDecoder().decode(await env.asset(ownSchemaPath)));
  return { env, schemas: schemasOf(own, load, grammarCache()) };
}

/** Reads a file, adding what was wrong with it to a list. */
export async function readInto(
  found: Diagnostic[],
  path: string,
  encoding?: string,
): Promise<Source | undefined> {
  const { value, diagnostics } = await readSource(path, encoding);
  for (const one of diagnostics) found.push(one);
  return value;
}
