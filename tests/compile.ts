/** Before the tests: `npm run build`, so that tests of the command line run what users run. */
import { execSync } from 'node:child_process';
import { projectRoot } from './support.js';

export default function compile(): void {
  execSync('npm run build', { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] });
}
