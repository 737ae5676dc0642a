/** Diagnostic codes of the command line and of the world around it, in alphabetical order. */
import { codes } from './entry.js';

export const cliCodes = codes({
  'cli/already-there': {
    severity: 'error',
    title: 'A file that would be written is there already.',
    why: 'An editor’s work must not be replaced by accident.',
    hint: 'Move it away, or replace it with --force.',
  },
  'cli/format-unknown': {
    severity: 'error',
    title: 'An output was named that there is not.',
    why: 'Nothing was made, so that nothing is missed unnoticed.',
  },
  'cli/identifier-twice': {
    severity: 'error',
    title: 'Two editions have one identifier.',
    why: 'They would be written to the same place, and cited as the same edition.',
    hint: 'Give one of them another `id` in its edition.yaml.',
  },
  'cli/name-twice': {
    severity: 'error',
    title: 'Two documents would be written to one folder.',
    why: 'The second would replace the first. It was not published.',
    hint: 'Give one of them another name, or publish it by itself with --out.',
  },
  'cli/no-document': {
    severity: 'error',
    title: 'A folder has no document to publish.',
    why: 'Of a folder, the files are published whose names end in .xml or .tei, and not those of folders in it.',
  },
  'cli/no-edition': {
    severity: 'error',
    title: 'There is no edition to build.',
    why: 'An edition is a folder with an edition.yaml and a transcript.',
    hint: 'Begin one with: engross init FILE.txt',
  },
  'cli/file-not-found': {
    severity: 'error',
    title: 'A file that was named is not there.',
    why: 'Nothing can be said of a file that cannot be read.',
    hint: 'Check the path; it is taken from the folder you are in.',
  },
  'cli/not-of-edition': {
    severity: 'warning',
    title: 'An edition.yaml lies beside a transcript that it does not name.',
    why: 'What the editor wrote there is not in this TEI.',
    hint: 'Name the transcript under `texts` in edition.yaml, or move one of the two away.',
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
