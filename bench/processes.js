/** Whole processes measured from outside: how long they take and how much memory they hold at their peak. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const peak =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\npeak "+process.resourceUsage().maxRSS))';

/** One run of Node. @returns seconds from start to end, and the peak of its memory in megabytes */
export function once(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', peak, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024,
  };
}

const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** Runs once to warm the disk, then `runs` times; prints the median of the times and the greatest memory. */
export function measure(name, args, runs) {
  once(args);
  const all = Array.from({ length: runs }, () => once(args));
  const seconds = median(all.map((one) => one.seconds)).toFixed(2);
  const megabytes = Math.max(...all.map((one) => one.megabytes)).toFixed(0);
  console.log(`${name.padEnd(48)} ${seconds} s  ${megabytes} MB`);
}
