#!/usr/bin/env node
/** The command: arguments in, exit code out. */
import { run } from './program.js';

process.exitCode = await run(process.argv.slice(2));
