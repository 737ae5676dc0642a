/** The real transcripts against the outlines that a reader wrote down by hand (tests/golden/outlines). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { projectRoot, shared } from '../../support.js';

interface Outline {
  readonly file: string;
  readonly language: string;
  readonly signed: { readonly date: string | null; readonly place: string | null };
  readonly articles: readonly string[];
  readonly parts: readonly { readonly type: string; readonly title: string }[];
  readonly notes: readonly { readonly n: string; readonly anchored: boolean }[];
  readonly signatories: readonly { readonly name: string; readonly for: string | null }[];
}

const outlines = join(projectRoot, 'tests/golden/outlines');

function pathOf(file: string): string | undefined {
  const known = shared('corpus/transcripts');
  return [known && join(known, file), join(projectRoot, 'tei/unts-I-3108/transcript.en.txt')].find(
    (path) =>
      path !== undefined && existsSync(path) && (file.startsWith('unts-I-3108') || basename(path) === file),
  );
}

function read(file: string) {
  const path = pathOf(file);
  if (path === undefined) return undefined;
  const bytes = readFileSync(path);
  const encoding = file.startsWith('aitchison') ? 'windows-1252' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  return readTranscript({ path: file, bytes, encoding, text }).value;
}

describe('an outline', () => {
  for (const name of readdirSync(outlines)) {
    const outline = JSON.parse(readFileSync(join(outlines, name), 'utf8')) as Outline;
    it(`is met by ${outline.file}`, () => {
      const instrument = read(outline.file);
      if (!instrument) return;
      const facts = factsOf(instrument);
      expect(facts.language).toBe(outline.language);
      expect(facts.signed).toEqual(outline.signed);
      expect(facts.articles).toEqual(outline.articles);
      expect(facts.notes).toBe(outline.notes.length);
      expect(facts.signatories).toEqual(outline.signatories);
      expect(facts.parts.map(({ type }) => type)).toEqual(outline.parts.map(({ type }) => type));
      outline.parts.forEach((part, index) => {
        expect(facts.parts[index]?.title.toLowerCase()).toContain(part.title.toLowerCase());
      });
    });
  }
});
