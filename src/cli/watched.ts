/** The world, and somebody who watches. Apart from the schemas of a run: publishing reads none. */
import type { Env } from '../env.js';
import { nodeEnv } from '../node/env.js';
import { progress } from './terminal.js';

/** What is worked on is said, after the name of what it is done to. */
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
