/** Every loss, addition and change between a transcript and its TEI is found, said for what it is, and shown in both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, type Source, sourceFromText } from '../../../src/source/source.js';
import { checkTranscript } from '../../../src/validate/fidelity/transcript.js';
import { parseXml } from '../../../src/xml/parse.js';
import { projectRoot } from '../../support.js';

const folder = join(projectRoot, 'tei/unts-I-3108');
const transcriptText = readFileSync(join(folder, 'transcript.en.txt'), 'utf8');
const teiText = readFileSync(join(folder, 'unts-I-3108.en.xml'), 'utf8');
const transcript = sourceFromText('transcript.en.txt', transcriptText);
const textStart = teiText.indexOf('<text ');

function check(tei: string, against: Source = transcript) {
  const { value } = parseXml(sourceFromText('edition.xml', tei));
  if (value === undefined) throw new Error('not well-formed');
  return checkTranscript(value, against);
}
const codes = (tei: string, against?: Source) => check(tei, against).diagnostics.map(({ code }) => code);
/** Changes the text of the TEI, once, and only there. */
const change = (from: string, to: string): string => {
  const at = teiText.indexOf(from, textStart);
  if (at < 0) throw new Error(`no ${from}`);
  return teiText.slice(0, at) + to + teiText.slice(at + from.length);
};

describe('checkTranscript', () => {
  it('accounts for every byte of the declaration', () => {
    expect(check(teiText)).toEqual({ diagnostics: [], accounted: 5545, total: 5545 });
  });

  it('reports each kind of difference by its name', () => {
    expect(codes(change('sturdy bulwark', 'bulwark'))).toEqual(['fidelity/word-lost']);
    expect(codes(change('sturdy bulwark', 'sturdy sturdy bulwark'))).toEqual(['fidelity/word-doubled']);
    expect(codes(change('sturdy bulwark', 'sturdy old bulwark'))).toEqual(['fidelity/word-added']);
    expect(codes(change('sturdy bulwark', 'bulwark sturdy'))).toEqual(['fidelity/words-swapped']);
    expect(codes(change('sturdy bulwark', 'sturdy Bulwark'))).toEqual(['fidelity/word-changed']);
    expect(codes(change('sturdy bulwark', 'sturdybulwark'))).toEqual(['fidelity/white-space']);
    expect(codes(change('sturdy bulwark', 'sturdy<lb/>bulwark'))).toEqual(['fidelity/white-space']);
    expect(codes(change('sturdy bulwark', 'sturdy   bulwark'))).toEqual([]);
  });

  it('reports a note that is lost whole, once, with its places', () => {
    const note = /<note xml:id="note.2".*?<\/note>/s.exec(teiText)?.[0] ?? '';
    const { diagnostics, accounted } = check(change(note, ''));
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'fidelity/word-lost Found nothing in the TEI for “² See p. 3 of this volume.” of the transcript.',
    ]);
    const [place] = diagnostics[0]?.related ?? [];
    expect(place && positionAt(transcript, place.span.start)).toEqual({ line: 15, column: 1 });
    expect(diagnostics[0]?.span?.source.path).toBe('edition.xml');
    expect(accounted).toBeLessThan(5545);
  });

  it('points to the words in the TEI, past references', () => {
    const tei = change('sturdy bulwark', 'a &amp; b sturdy bulwark');
    const [found] = check(tei).diagnostics;
    expect(found?.code).toBe('fidelity/word-added');
    expect(tei.slice(found?.span?.start, found?.span?.end)).toBe('a &amp; b');
  });

  it('lets the editor add, where it says so', () => {
    expect(codes(change('sturdy bulwark', 'sturdy <supplied>old</supplied> bulwark'))).toEqual([]);
    expect(codes(change('sturdy', '<choice><sic>sturdy</sic><corr>strong</corr></choice>'))).toEqual([]);
    expect(codes(change('sturdy', '<choice>\n<orig>sturdy</orig>\n<reg>strong</reg>\n</choice>'))).toEqual(
      [],
    );
    expect(codes(change('sturdy', 'sturdy<note type="editorial">Sic.</note>'))).toEqual([]);
    expect(codes(change('sturdy', 'sturdy<note type="footnote">Sic.</note>'))).not.toEqual([]);
    expect(codes(change('sturdy', '<choice><sic>sturdi</sic><corr>sturdy</corr></choice>'))).toEqual([
      'fidelity/word-changed',
    ]);
  });

  it('lets no word hide in the declaration of white space', () => {
    const declare = (gaps: string): string =>
      teiText.replace('<seg type="gaps"/>', `<seg type="gaps">${gaps}</seg>`);
    expect(codes(declare('7:LF'))).toEqual(['fidelity/white-space']);
    for (const gaps of [
      '7:x',
      '7:U+0041',
      '7+1:U+0041',
      '7+1:SP',
      '0:LF',
      '7:',
      '7:LF 7:LF',
      'LF',
      '7:U+D83D.U+DE00',
    ])
      expect(codes(declare(gaps)), gaps).toContain('fidelity/layout-wrong');
    expect(codes(teiText.replace(/<seg type="line">LF<\/seg>/, '<seg type="line">the</seg>'))).toContain(
      'fidelity/layout-wrong',
    );
    expect(codes(teiText.replace(/<ab type="layout".*?<\/ab>/s, ''))).toContain('fidelity/layout-missing');
  });

  it('reports another transcript, and another encoding of the same text', () => {
    expect(codes(teiText.replace('38cc2ead', '38cc2eae'))).toEqual(['fidelity/checksum']);
    expect(
      codes(teiText.replace('<seg type="encoding">utf-8<', '<seg type="encoding">windows-1252<')),
    ).toEqual(['fidelity/encoding']);
    expect(codes(teiText.replace('<seg type="encoding">utf-8<', '<seg type="encoding">klingon<'))).toEqual([
      'fidelity/encoding',
    ]);
    expect(
      codes(teiText.replace('<seg type="line">', '<seg type="bom">U+FEFF</seg> <seg type="line">')),
    ).toEqual(['fidelity/encoding']);
  });

  it('finds any change of the transcript', () => {
    const changed = fc.tuple(
      fc.nat(transcriptText.length - 1),
      fc.nat(3),
      fc.constantFrom('', ' ', '\n', 'x', '\u0007', '\u00a0', 'the '),
    );
    fc.assert(
      fc.property(changed, ([at, length, with_]) => {
        const text = transcriptText.slice(0, at) + with_ + transcriptText.slice(at + length);
        fc.pre(text !== transcriptText);
        const { diagnostics, accounted, total } = check(teiText, sourceFromText('transcript.en.txt', text));
        return diagnostics.some(({ code }) => code !== 'fidelity/checksum') && accounted < total;
      }),
      { numRuns: 300 },
    );
  });

  it('finds any word of the TEI deleted, doubled or swapped', () => {
    const words = [...teiText.slice(textStart).matchAll(/(?<=\s)[^\s<>&]+(?=\s+([^\s<>&]+)[\s<])/g)].filter(
      ({ index, 0: word }) => !/["=]/.test(word) && !insideTag(teiText, textStart + index),
    );
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.constantFrom('delete', 'double', 'swap'), (index, how) => {
        const match = words[index];
        const [word = '', next = ''] = match ?? [];
        const at = textStart + (match?.index ?? 0);
        fc.pre(how !== 'swap' || word !== next);
        const end = how === 'swap' ? teiText.indexOf(next, at + word.length) + next.length : at + word.length;
        const made = { delete: '', double: `${word} ${word}`, swap: `${next} ${word}` }[how];
        const { diagnostics } = check(teiText.slice(0, at) + made + teiText.slice(end));
        const wanted = {
          delete: ['fidelity/word-lost'],
          double: ['fidelity/word-doubled'],
          swap: ['fidelity/words-swapped', 'fidelity/word-changed'],
        }[how];
        return wanted.includes(diagnostics[0]?.code ?? '');
      }),
      { numRuns: 300 },
    );
  });

  it('is linear: a text of which half is lost, and a text with nothing in common', () => {
    const long = sourceFromText('long.txt', `${transcriptText}\n\n`.repeat(60));
    expect(check(teiText, long).diagnostics.length).toBeLessThanOrEqual(202);
    const other = sourceFromText('other.txt', 'completely different words here '.repeat(20_000));
    expect(codes(teiText, other)).toContain('fidelity/word-changed');
  });
});

const insideTag = (text: string, at: number): boolean =>
  text.lastIndexOf('<', at) > text.lastIndexOf('>', at);
