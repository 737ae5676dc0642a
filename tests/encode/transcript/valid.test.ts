/** What is made of real transcripts, alone and side by side in their languages, is valid against tei_all and our grammar. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEdition } from '../../../src/encode/editorial/read.js';
import { encode, encodeTexts } from '../../../src/encode/encode.js';
import { type Source, sourceFromText } from '../../../src/source/source.js';
import { projectRoot, shared, tool } from '../../support.js';

const jing = tool('jing');
const teiAll = shared('schema/tei_all.rng');
const corpus = shared('corpus/transcripts');

const transcript = (file: string): Source =>
  sourceFromText(
    file,
    readFileSync(join(corpus ?? '', file), file.startsWith('aitchison') ? 'latin1' : 'utf8'),
  );

/** What jing says of documents, against both schemas: nothing where all are valid. */
function complaints(documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'engross-valid-'));
  const files = documents.map((tei, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, tei);
    return file;
  });
  try {
    for (const schema of [teiAll ?? '', join(projectRoot, 'tei/schema/engross.rng')])
      execFileSync(jing ?? '', [schema, ...files], { encoding: 'utf8', maxBuffer: 1e8 });
    return '';
  } catch (failed) {
    return String((failed as { stdout?: string }).stdout).slice(0, 3000);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parallel(id: string, files: Readonly<Record<string, string>>): string[] {
  const texts = Object.entries(files);
  const map = texts.map(([code, file]) => `${code}: ${file}`).join(', ');
  const title = texts.map(([code]) => `${code}: T`).join(', ');
  const { value } = readEdition(
    sourceFromText(
      'edition.yaml',
      `version: 1\nid: ${id}\ndate: 2026-11-24\ntitle: { ${title} }\npublisher: P\ntexts: { ${map} }\n`,
    ),
  );
  if (!value) throw new Error(`no edition ${id}`);
  return (
    encodeTexts(
      texts.map(([, file]) => transcript(file)),
      value,
    ).value ?? []
  ).map(({ tei }) => tei);
}

describe.skipIf(jing === undefined || teiAll === undefined || corpus === undefined)('valid', () => {
  test('each transcript of the corpus', () => {
    const files = readdirSync(corpus ?? '').filter((name) => name.endsWith('.txt'));
    expect(complaints(files.map((file) => encode(transcript(file)).value?.tei ?? ''))).toBe('');
  });

  test('editions in two and three languages', () => {
    const editions = [
      parallel('charter', {
        en: 'un-charter-1945.en.txt',
        fr: 'un-charter-1945.fr.txt',
        ru: 'un-charter-1945.ru.txt',
      }),
      parallel('unts-I-3125', {
        en: 'unts-226-03125-uk-portugal-1954.en.txt',
        fr: 'unts-226-03125-uk-portugal-1954.fr.txt',
      }),
      parallel('unts-I-9508', {
        en: 'unts-668-09508-algeria-france-1966.en.txt',
        fr: 'unts-668-09508-algeria-france-1966.fr.txt',
      }),
    ].flat();
    expect(editions).toHaveLength(7);
    expect(complaints(editions)).toBe('');
  });
});
