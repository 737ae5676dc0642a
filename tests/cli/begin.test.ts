/** What a newcomer does: `engross init` beside a transcript, a title and a publisher filled in, `engross build`; every output read back. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectRoot, shared } from '../support.js';

const command = join(projectRoot, 'lib/cli/main.js');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engross-begin-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The names of what was built; a build that exits with more than 0 throws with what it said. */
function begin(transcript: string, language: string, formats: string): string[] {
  const name = `transcript.${language}.txt`;
  cpSync(transcript, join(folder, name));
  const engross = (...args: string[]) =>
    execFileSync(process.execPath, [command, ...args], { cwd: folder, stdio: 'pipe' });
  engross('init', name);
  const yaml = join(folder, 'edition.yaml');
  const begun = readFileSync(yaml, 'utf8');
  writeFileSync(
    yaml,
    begun
      .replace(/^publisher:.*/m, 'publisher: A publisher')
      .replace(/^( {2}\w\w:) # not found.*$/m, '$1 A title'),
  );
  engross('build', '.', '--formats', formats);
  const [built] = readdirSync(join(folder, 'dist'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'assets',
  );
  return built === undefined ? [] : readdirSync(join(folder, 'dist', built.name));
}

it('builds the declaration, whose first note has no marker without the hand of the editor', () => {
  const transcript = join(projectRoot, 'tei/unts-I-3108/transcript.en.txt');
  expect(begin(transcript, 'en', 'html,text,pdf')).toEqual(
    expect.arrayContaining(['index.html', 'unts-3108.en.txt', 'unts-3108-a4-pdfa.pdf']),
  );
});

const corpus = shared('corpus/transcripts');
const transcripts = corpus === undefined ? [] : readdirSync(corpus).filter((name) => name.endsWith('.txt'));
if (corpus === undefined) console.log('skipped: the shared transcripts are not here');
it.skipIf(corpus === undefined).each(transcripts)('builds %s', (name) => {
  const language = name.split('.').at(-2) ?? 'en';
  expect(begin(join(corpus ?? '', name), language, 'html,text,tei')).toContain('index.html');
});
