/** The declaration of 12 October 1954, part by part; and that no line number is what it is read by. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Part } from '../../../src/encode/instrument.js';
import { explain } from '../../../src/encode/transcript/explain.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';
import { projectRoot } from '../../support.js';

const text = readFileSync(join(projectRoot, 'tei/unts-I-3108/transcript.en.txt'), 'utf8');
const read = (transcript: string) => {
  const { value, diagnostics } = readTranscript(sourceFromText('t.txt', transcript));
  if (!value) throw new Error('no value');
  return { ...value, diagnostics };
};
function all(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...all(part.parts)]);
}

describe('the declaration', () => {
  const { parts, facts, diagnostics } = read(text);
  const words = (kind: string) =>
    all(parts)
      .filter((part) => part.kind === kind)
      .map((part) => text.slice(part.start, part.end));

  it('has its facts', () => {
    expect(facts.number?.value).toBe('3108');
    expect(facts.kind?.value).toBe('declaration');
    expect([facts.signedOn?.value, facts.signedAt?.value]).toEqual(['1954-10-12', 'Peking']);
    expect([facts.inForceOn?.value, facts.inForceHow?.value]).toEqual(['1954-10-12', 'by signature']);
    expect(facts.parties.map(({ value }) => value)).toEqual([
      'Union of Soviet Socialist Republics',
      "People's Republic of China",
    ]);
    expect(facts.registeredOn).toBeUndefined();
  });

  it('has its twelve paragraphs, two notes, a page break after them and a dateline', () => {
    const treaty = parts.find((part) => part.type === 'treaty');
    expect(treaty?.parts.map(({ kind }) => kind)).toEqual([
      'head',
      ...Array(5).fill('paragraph'),
      'note',
      'note',
      'pageBreak',
      ...Array(7).fill('paragraph'),
      'closer',
    ]);
    expect(words('dateline')).toEqual(['12 October 1954.']);
    expect(treaty?.parts.find(({ kind }) => kind === 'pageBreak')?.certainty).toBe('medium');
  });

  it('joins the note that has a marker, and says that the other has none', () => {
    const [first, second] = all(parts).filter(({ kind }) => kind === 'note');
    const [reference] = all(parts).filter(({ kind }) => kind === 'noteReference');
    expect(first?.target).toBeUndefined();
    expect(second?.target).toBe(reference?.key);
    expect(reference?.target).toBe(second?.key);
    expect(diagnostics.map(({ code }) => code)).toEqual(['encode/note-without-marker']);
  });

  it('refers to the treaty of 1950 and to page 3', () => {
    expect(words('instrumentReference')).toEqual([
      'Treaty of Friendship, Alliance and Mutual Assistance of 14 February 1950',
      'p. 3 of this volume',
    ]);
  });

  it.each([
    ['with carriage returns', text.replace(/\n/g, '\r')],
    ['with CR LF', text.replace(/\n/g, '\r\n')],
    ['with empty lines before it', `\n\n\n${text}`],
    ['without empty lines', text.replace(/\n\n/g, '\n')],
    ['hard-wrapped', text.replace(/(?=[^\n]{70})([^\n]{50,70}) /g, '$1\n')],
  ])('reads the same %s', (_, variant) => {
    const other = read(variant);
    const plain = (found: typeof other.facts) =>
      JSON.stringify(found, (key, value) => (key === 'start' || key === 'end' ? undefined : value));
    expect(plain(other.facts)).toBe(plain(facts));
    expect(all(other.parts).filter(({ kind }) => kind === 'paragraph')).toHaveLength(12);
    expect(all(other.parts).filter(({ kind }) => kind === 'note')).toHaveLength(2);
  });

  it('explains every line', () => {
    const lines = explain(read(text));
    expect(lines).toHaveLength(text.split('\n').length);
    expect(lines[0]?.kind).toBe('treaty › head');
    expect(lines.filter(({ text: line, kind }) => line !== '' && kind === '')).toEqual([]);
    expect(lines.find(({ text: line }) => line.startsWith('¹'))?.why).toBe('opens with a raised number');
  });
});

describe('what is no treaty', () => {
  it.each([
    [
      'a novel',
      'CHAPTER I\n\nAlice was beginning to get very tired.\n\nNo. 5 Baker Street was dark.\n\nCHAPTER II\n\nOn 4 May 1862 they agreed to meet.',
    ],
    ['a log', '2024-05-01 12:00:01 INFO No. 3108 started\n2024-05-01 12:00:02 ERROR Article 1 not found'],
  ])('%s is plain paragraphs, with one warning and no number', (_, other) => {
    const found = read(other);
    expect(found.facts.number).toBeUndefined();
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['encode/not-a-treaty']);
    expect(new Set(all(found.parts).map(({ kind }) => kind))).toEqual(new Set(['division', 'paragraph']));
  });

  it('is said of nothing, and of a PDF', () => {
    expect(read('').diagnostics.map(({ code }) => code)).toEqual(['encode/empty']);
    expect(read('%PDF-1.7 stream').diagnostics.map(({ code }) => code)).toEqual(['encode/not-text']);
  });
});
