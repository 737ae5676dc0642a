/** What several commands need: the world, the schemas of a run, sources read with their findings. */
import { type LoadSchema, type Schemas, schemasOf } from '../core.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Env } from '../env.js';
import { nodeEnv } from '../node/env.js';
import { loadLocal, readSource } from '../node/read.js';
import { type Source, sourceFromText } from '../source/source.js';

export interface Workbench {
  readonly env: Env;
  readonly schemas: Schemas;
}

const ownSchema = 'tei/schema/engross.rng';

export function workbench(load: LoadSchema = loadLocal): Workbench {
  const env = nodeEnv();
  const own = async () => sourceFromText(ownSchema, new TextDecoder().decode(await env.asset(ownSchema)));
  return { env, schemas: schemasOf(own, load) };
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
