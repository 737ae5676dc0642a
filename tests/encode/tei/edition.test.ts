/** The declaration, whole: its committed TEI is what a build makes of its sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../../src/encode/editorial/read.js';
import { encode } from '../../../src/encode/encode.js';
import { sourceFromText } from '../../../src/source/source.js';
import { checkTranscript } from '../../../src/validate/fidelity/transcript.js';
import { parseXml } from '../../../src/xml/parse.js';
import { projectRoot } from '../../support.js';

const folder = join(projectRoot, 'tei/unts-I-3108');
const read = (name: string) => sourceFromText(name, readFileSync(join(folder, name), 'utf8'));

describe('the Joint Declaration, No. 3108', () => {
  const settings = readEdition(read('edition.yaml'));
  const transcript = read('transcript.en.txt');
  const encoded = encode(transcript, settings.value);

  it('says once what is not known, and nothing worse', () => {
    const codes = [...settings.diagnostics, ...encoded.diagnostics].map(
      ({ code, message }) => `${code}: ${message}`,
    );
    expect(codes).toEqual([
      'edition/unknown-said: Not known, as the edition says: the title (fr), authentic languages, signatories.',
    ]);
  });

  it('is the TEI that is committed', () => {
    expect(encoded.value?.tei).toBe(readFileSync(join(folder, 'unts-I-3108.en.xml'), 'utf8'));
  });

  it('gives the transcript back', () => {
    const { value } = parseXml(sourceFromText('x.xml', encoded.value?.tei ?? ''));
    expect(value && checkTranscript(value, transcript)).toEqual({
      diagnostics: [],
      accounted: 5545,
      total: 5545,
    });
  });
});
