#!/usr/bin/env node
/** The command: arguments in, exit code out. */
import { run } from './program.js';

// A reader that has seen enough closes the pipe (`engross validate … | head -1`): there is nobody left to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

process.exitCode = await run(process.argv.slice(2));
