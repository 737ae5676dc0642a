/** What several commands need: the world, and the schemas of a run. */
import type { Env } from '../env.js';
import { nodeEnv } from '../node/env.js';
import { grammarCache } from '../node/grammar-cache.js';
import { loadLocal } from '../node/read.js';
import { ownSchemaPath } from '../node/schema-loader.js';
import { sourceFromText } from '../source/source.js';
import { type LoadSchema, type Schemas, schemasOf } from '../validate/schemas.js';

export interface Workbench {
  readonly env: Env;
  readonly schemas: Schemas;
}

export function workbench(load: LoadSchema = loadLocal, env = nodeEnv()): Workbench {
  const own = async () =>
    sourceFromText(ownSchemaPath, new TextDecoder().decode(await env.asset(ownSchemaPath)));
  return { env, schemas: schemasOf(own, load, grammarCache()) };
}
