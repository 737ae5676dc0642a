/** What several commands need: the world, and the schemas of a run. */
import type { Env } from '../env.js';
import { nodeEnv } from '../node/env.js';
import { grammarCache } from '../node/grammar-cache.js';
import { loadLocal } from '../node/read.js';
import { ownSchemaPath } from '../node/schema-loader.js';
import { sourceFromText } from '../source/source.js';
import { type LoadSchema, type Schemas, schemasOf } from '../validate/schemas.js';
import { progress } from './terminal.js';

export interface Workbench {
  readonly env: Env;
  readonly schemas: Schemas;
}

/** The world, and somebody who watches: what is worked on, after the name of what it is done to. */
export function watchedEnv(about: () => string): Env {
  const env = nodeEnv();
  let set = 0;
  const say = (what: string) => {
    if (what === 'pdf') set = 0;
    progress(`${about()}: ${what}`);
  };
  return {
    ...env,
    progress: say,
    typeset: (job) => {
      set++;
      say(`pdf ${set}, ${job.standard}`);
      return env.typeset(job);
    },
  };
}

export function workbench(load: LoadSchema = loadLocal, env = nodeEnv()): Workbench {
  const own = async () =>
    sourceFromText(ownSchemaPath, new TextDecoder().decode(await env.asset(ownSchemaPath)));
  return { env, schemas: schemasOf(own, load, grammarCache()) };
}
