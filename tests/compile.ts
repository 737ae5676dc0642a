/** Before the tests: compiles `lib/`, so that tests of the command line run what users run. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './support.js';

export default function compile(): void {
  execFileSync(process.execPath, [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
}
