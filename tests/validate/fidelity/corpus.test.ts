/** The real transcripts: TEI that is valid against tei_all and our grammar, and every byte of every file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../../src/decode.js';
import { encode } from '../../../src/encode/encode.js';
import { type Source, sourceFromText } from '../../../src/source/source.js';
import { checkTranscript } from '../../../src/validate/fidelity/transcript.js';
import { parseXml } from '../../../src/xml/parse.js';
import { projectRoot, shared, tool } from '../../support.js';

const corpus = shared('corpus/transcripts');

/** Each transcript and its TEI. */
function encodeAll(folder: string): { name: string; source: Source; tei: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const source = decodeSource(name, new Uint8Array(readFileSync(join(folder, name)))).value;
      const tei = source && encode(source).value?.tei;
      return source && tei ? [{ name, source, tei }] : [];
    });
}

describe.skipIf(corpus === undefined)('the corpus of transcripts', () => {
  const all = corpus === undefined ? [] : encodeAll(corpus);
  const check = (tei: string, source: Source) => {
    const { value } = parseXml(sourceFromText('x.xml', tei));
    return value === undefined ? undefined : checkTranscript(value, source);
  };

  it('comes back byte for byte', () => {
    expect(all.length).toBe(19);
    for (const { name, source, tei } of all) {
      const total = source.bytes.length;
      expect({ name, ...check(tei, source) }).toEqual({ name, diagnostics: [], accounted: total, total });
    }
  });

  it('is missed where a stretch of its TEI text is lost', () => {
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), (index, where) => {
        const { source, tei } = all[index] ?? { source: sourceFromText('', ''), tei: '' };
        const texts = [...tei.slice(tei.indexOf('<text ')).matchAll(/>[^<>]*[^\s<>&;][^<>&]*</g)];
        const match = texts[Math.floor(where * (texts.length - 1))];
        const at = tei.indexOf('<text ') + (match?.index ?? 0);
        const cut = `${tei.slice(0, at + 1)}${tei.slice(at + (match?.[0].length ?? 2) - 1)}`;
        return (
          check(cut, source)?.diagnostics.some(({ code }) => /lost|changed|white-space/.test(code)) ?? false
        );
      }),
      { numRuns: 60 },
    );
  });

  const jing = tool('jing');
  const teiAll = shared('schema/tei_all.rng');
  it.skipIf(jing === undefined || teiAll === undefined)('is valid TEI', () => {
    const folder = mkdtempSync(join(tmpdir(), 'engross-corpus-'));
    const files = all.map(({ name, tei }) => {
      const file = join(folder, `${name}.xml`);
      writeFileSync(file, tei);
      return file;
    });
    for (const schema of [teiAll ?? '', join(projectRoot, 'tei/schema/engross.rng')])
      execFileSync(jing ?? '', [schema, ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
  });
});
