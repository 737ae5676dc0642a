/**
 * How long a build of the declaration takes, cold, as a whole process, and its peak memory: `node bench/build.js [runs]`.
 * Medians, beside `node -e 0`; and whether two builds give the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 7);
const out = mkdtempSync(join(tmpdir(), 'engross-bench-'));
const peak =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\npeak "+process.resourceUsage().maxRSS))';

function once(args) {
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

function measure(name, args) {
  once(args);
  const all = Array.from({ length: runs }, () => once(args));
  const seconds = median(all.map((one) => one.seconds)).toFixed(2);
  const megabytes = Math.max(...all.map((one) => one.megabytes)).toFixed(0);
  console.log(`${name.padEnd(48)} ${seconds} s  ${megabytes} MB`);
}

const build = (to, ...more) => ['lib/cli/main.js', 'build', '--out', join(out, to), ...more];
const hashes = (to) =>
  readdirSync(join(out, to), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) =>
        createHash('sha256')
          .update(readFileSync(join(entry.parentPath, entry.name)))
          .digest('hex') + entry.name,
    )
    .sort()
    .join();

try {
  measure('node -e 0', ['-e', '0']);
  measure('build --formats html,text,tei,citations', build('quick', '--formats', 'html,text,tei,citations'));
  measure('build, everything, read back', build('one'));
  once(build('two'));
  console.log(`the same bytes twice: ${hashes('one') === hashes('two') ? 'yes' : 'NO'}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
