/** Diagnostic codes of the command line and of the world around it, in alphabetical order. */
import { codes } from './entry.js';

export const cliCodes = codes({
  'cli/file-not-found': {
    severity: 'error',
    title: 'A file that was named is not there.',
    why: 'Nothing can be said of a file that cannot be read.',
    hint: 'Check the path; it is taken from the folder you are in.',
  },
  'cli/not-readable': {
    severity: 'error',
    title: 'A file is there, and cannot be read.',
    why: 'Nothing can be said of a file that cannot be read.',
  },
  'cli/not-writable': {
    severity: 'error',
    title: 'The output cannot be written.',
    why: 'The last good output was left as it was.',
    hint: 'Check the permissions of the folder, or name another with --out.',
  },
});
