/**
 * How long a build of the declaration takes, cold, as a whole process, and its peak memory: `node bench/build.js [runs]`.
 * Medians, beside `node -e 0`; and whether two builds give the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, once } from './processes.js';

const runs = Number(process.argv[2] ?? 7);
const out = mkdtempSync(join(tmpdir(), 'engross-bench-'));
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
  measure('node -e 0', ['-e', '0'], runs);
  measure(
    'build --formats html,text,tei,citations',
    build('quick', '--formats', 'html,text,tei,citations'),
    runs,
  );
  measure('build, everything, read back', build('one'), runs);
  once(build('two'));
  console.log(`the same bytes twice: ${hashes('one') === hashes('two') ? 'yes' : 'NO'}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
