/** `engross … | head -1`: a reader that closes the pipe early is no failure to tell of. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support.js';

it('says nothing where nobody reads on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'engross-pipe-'));
  try {
    writeFileSync(join(folder, 'many.xml'), `<p>${'<p xml:id="same"/>'.repeat(3000)}</p>`);
    const command = join(projectRoot, 'lib/cli/main.js');
    const child = spawn(process.execPath, [command, 'validate', '--format', 'json', 'many.xml'], {
      cwd: folder,
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    await once(child, 'close');
    expect(said).not.toMatch(/EPIPE|node:events/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
