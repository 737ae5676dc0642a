/** edition.yaml: its manual and its JSON Schema are true, and whatever is wrong in it is one finding at its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import { initialEdition } from '../../../src/encode/editorial/init.js';
import { editionJsonSchema } from '../../../src/encode/editorial/json-schema.js';
import { readEdition } from '../../../src/encode/editorial/read.js';
import { actionNames } from '../../../src/encode/editorial/schema.js';
import { encode } from '../../../src/encode/encode.js';
import { positionAt, sourceFromText } from '../../../src/source/source.js';
import { checkTranscript } from '../../../src/validate/fidelity/transcript.js';
import { parseXml } from '../../../src/xml/parse.js';
import { projectRoot } from '../../support.js';

const read = (text: string) => readEdition(sourceFromText('edition.yaml', text));
const transcript = sourceFromText(
  'transcript.en.txt',
  readFileSync(join(projectRoot, 'tei/unts-I-3108/transcript.en.txt'), 'utf8'),
);
const smallest = `version: 1
id: x-1
date: 2026-11-23
title:
  en: A title
publisher: A house
texts:
  en: transcript.en.txt
`;
/** A finding as `line:column code message hint`. */
const said = (found: Diagnostic): string => {
  const place = found.span && positionAt(found.span.source, found.span.start);
  return `${place?.line}:${place?.column} ${found.code} ${found.message}`;
};
const findings = (text: string): string[] => read(text).diagnostics.map(said);
/** The text of the TEI of the declaration with an edition of some interventions. */
function edited(interventions: string, more = '') {
  const settings = read(`${smallest}${more}interventions:\n${interventions}`);
  expect(settings.diagnostics.map(said)).toEqual([]);
  const { value, diagnostics } = encode(transcript, settings.value);
  const tei = value?.tei ?? '';
  const { value: tree } = parseXml(sourceFromText('x.xml', tei));
  expect(tree && checkTranscript(tree, transcript).diagnostics).toEqual([]);
  const body = tei.slice(tei.indexOf('<text '));
  return { body, tei, diagnostics: diagnostics.filter(({ code }) => code.startsWith('edition/')) };
}

describe('the manual', () => {
  const manual = readFileSync(join(projectRoot, 'docs/edition.md'), 'utf8');
  const examples = [...manual.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);

  it('has examples that run on the declaration, every intervention among them', () => {
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) {
      const settings = read(example);
      expect(settings.value, example).toBeDefined();
      const { diagnostics } = encode(transcript, settings.value);
      expect(diagnostics.filter(({ severity }) => severity !== 'info').map(said)).toEqual([]);
    }
    const done = examples.flatMap((example) => (parse(example).interventions ?? []).flatMap(Object.keys));
    for (const name of actionNames) expect(done, name).toContain(name);
  });

  it('names every key', () => {
    for (const key of Object.keys((editionJsonSchema() as { properties: object }).properties))
      expect(manual).toContain(`\`${key}\``);
  });

  it('has the JSON Schema that the code has', () => {
    const written = readFileSync(join(projectRoot, 'docs/edition.schema.json'), 'utf8');
    expect(written).toBe(`${JSON.stringify(editionJsonSchema(), null, 2)}\n`);
  });
});

describe('readEdition', () => {
  it('reads the smallest edition', () => {
    expect(read(smallest).diagnostics).toEqual([]);
    expect(read(smallest).value?.edition.id).toBe('x-1');
  });

  it.each([
    ['', '1:1 edition/empty Found nothing; expected an edition.'],
    ['# only a comment\n', '1:1 edition/empty Found nothing; expected an edition.'],
    ['version: [1', '1:12 edition/yaml '],
    ['- a list\n', '1:1 edition/value-wrong Found a list for “edition”; expected keys and values.'],
    [smallest.replace('id: x-1\n', ''), '1:1 edition/key-missing Found no “id”.'],
    [smallest.replace('A house', ''), '6:1 edition/value-empty Found “publisher” with no value.'],
    [
      smallest.replace('version: 1', 'version: 2'),
      '1:10 edition/value-wrong Found “2” for “version”; expected one of 1.',
    ],
    [
      smallest.replace('2026-11-23', '23 November'),
      '3:7 edition/value-wrong Found “23 November” for “date”; expected this: The date of this edition',
    ],
    [smallest.replace('  en: A title', '  english: A title'), ''],
    [
      smallest.replace('  en: transcript', '  English: transcript'),
      '8:3 edition/value-wrong Found “English” in texts, which is no key for it.',
    ],
    [
      `${smallest}publishr: A house\n`,
      '9:1 edition/key-unknown Found the key “publishr”; expected one of version, id,',
    ],
    [
      `${smallest}instrument: { page: { value: 57 } }\n`,
      '9:15 edition/key-missing Found no “source” in instrument.page.',
    ],
    [`${smallest}instrument: { page: { valu: 57, source: x } }\n`, '9:'],
    [
      `${smallest}instrument: { registration: { by: ussr } }\n`,
      '9:35 edition/reference-unknown Found “ussr”; there are no parties.',
    ],
    [
      `${smallest}parties: { ussr: { name: U } }\ninterventions:\n  - at: x\n    party: usr\n`,
      '12:12 edition/reference-unknown Found “usr”; parties are ussr.',
    ],
    [
      `${smallest}interventions:\n  - at: x\n`,
      '10:5 edition/value-wrong Found an intervention that does nothing; expected one of supply,',
    ],
    [
      `${smallest}interventions:\n  - at: x\n    note: y\n    correct: z\n`,
      '10:5 edition/value-wrong Found an intervention that does 2 things (correct, note); expected one.',
    ],
    [
      `${smallest}interventions:\n  - at: { exakt: x }\n    note: y\n`,
      '10:11 edition/key-unknown Found the key “exakt” in interventions.at; expected one of exact, before, after, in, every.',
    ],
    [
      `${smallest}parties: { head: { name: U } }\n`,
      '9:18 edition/value-wrong Found the key “head”, which the text itself uses for a citable unit.',
    ],
    [
      `${smallest}parties: { a: { name: U } }\nplaces: { a: { name: U } }\n`,
      '10:14 edition/value-wrong Found the key “a” in places and in parties; expected another name for one of them.',
    ],
    [`${smallest}id: y\n`, '9:1 edition/yaml Map keys must be unique.'],
  ])('says what is wrong, and where (%#)', (text, expected) => {
    const found = findings(text);
    if (expected === '') expect(found).toEqual([]);
    else
      expect(
        found.some((one) => one.startsWith(expected)),
        found.join('\n'),
      ).toBe(true);
  });

  it('offers the word that was meant', () => {
    expect(read(`${smallest}publishr: A house\n`).diagnostics[0]?.hint).toBe('Did you mean “publisher”?');
  });

  it('says once that a key is misspelt, and not that it is missing as well', () => {
    const found = findings(smallest.replace('publisher:', 'publishr:'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^6:1 edition\/key-unknown /);
  });

  it('says once what is not known', () => {
    const found = read(`${smallest}instrument: { volume: unknown, signed: { date: unknown } }\n`).diagnostics;
    expect(found.map(said)).toEqual([
      '9:23 edition/unknown-said Not known, as the edition says: volume, date of signing.',
    ]);
    expect(found[0]?.severity).toBe('info');
  });
});

describe('interventions', () => {
  it('correct and regularise beside what stands there', () => {
    const { body } = edited(
      '  - { at: { exact: sturdy, after: bulwark }, correct: strong, certainty: low, source: a book }\n  - { at: co-existence, regularise: coexistence }\n',
    );
    expect(body).toContain(
      '<choice><sic>sturdy</sic><corr resp="#editor" cert="low" source="#source.1">strong</corr></choice> bulwark',
    );
    expect(body).toContain('<choice><orig>co-existence</orig><reg resp="#editor">coexistence</reg></choice>');
  });

  it('supply words, letters and notes of the edition', () => {
    const { body } = edited(
      '  - { at: all the great, supply: { word: allied } }\n  - { at: { exact: bulwar, after: k }, supply: { letter: c } }\n  - { at: sturdy, note: Sic. }\n',
    );
    expect(body).toContain('all the great<supplied resp="#editor"> allied</supplied> Powers');
    expect(body).toContain('bulwar<supplied resp="#editor">c</supplied>k');
    expect(body).toContain('sturdy<note type="editorial" resp="#editor">Sic.</note> bulwar');
  });

  it('change what a block is, and begin divisions', () => {
    const closer = edited('  - { at: For their part, structure: { kind: closer } }\n');
    expect(closer.body).toContain('<closer>For their part');
    const annex = edited('  - { at: The Geneva Conference, structure: { division: annex, n: 1 } }\n');
    expect(annex.body).toMatch(
      /<div type="annex" xml:id="annex\.1" n="1"[^>]*>\s*<head[^>]*>The Geneva Conference/,
    );
    expect(annex.body).toContain('xml:id="annex.1.para.1"');
  });

  it('break pages, numbered and not', () => {
    expect(edited('  - { at: The Geneva Conference, break: { page: 58 } }\n').body).toContain(
      '<pb xml:id="page.58" n="58"',
    );
    expect(edited('  - { at: which led to the cessation, break: page }\n').body).toContain(
      'Conference, <pb xml:id="pb.2" resp="#editor"/>which',
    );
  });

  it('mark names inside marks, never twice, never across paragraphs', () => {
    const parties = 'parties: { prc: { name: PRC } }\n';
    const { body } = edited(
      "  - { at: { exact: People's Republic of China, every: true }, party: prc }\n  - { at: { exact: China, every: true }, party: prc }\n",
      parties,
    );
    expect(body).not.toMatch(/<orgName[^>]*>[^<]*<orgName/);
    expect(body.match(/<orgName ref="#prc">China</g)?.length).toBe(1);
    const across = edited('  - { at: "affairs. In the five years", correct: x }\n');
    expect(across.diagnostics.map(({ code }) => code)).toEqual(['edition/crosses-blocks']);
    const overlap = edited('  - { at: sturdy bulwark, correct: x }\n  - { at: a sturdy, correct: y }\n');
    expect(overlap.diagnostics.map(({ code, related }) => [code, related?.length])).toEqual([
      ['edition/overlap', 2],
    ]);
  });

  it('report a quotation that is not there, or there twice, with both places', () => {
    const { diagnostics } = edited(
      '  - { at: Geneva Convention, note: x }\n  - { at: the two states, note: x }\n  - { at: Far East, note: x }\n  - { at: { exact: x, in: para.77 }, note: x }\n',
    );
    expect(diagnostics.map(({ code, related }) => [code, related?.length ?? 0])).toEqual([
      ['edition/quotation-missing', 0],
      ['edition/quotation-missing', 3],
      ['edition/quotation-ambiguous', 5],
      ['edition/unit-unknown', 0],
    ]);
    expect(diagnostics[2] && said(diagnostics[2])).toMatch(
      /^12:11 .*“Far East” \d+ times in transcript.en.txt; expected it once/,
    );
  });

  it('refuse a marker for a note that has one, or that is not there', () => {
    const { diagnostics } = edited(
      '  - { at: sturdy, supply: { note: 2 } }\n  - { at: sturdy, supply: { note: 9 } }\n',
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['edition/note-anchored', 'edition/note-unknown']);
  });

  it('compare bare values with the transcript', () => {
    const { value } = read(`${smallest}instrument: { registration: { number: 3109 } }\n`);
    const found = encode(transcript, value).diagnostics.filter(({ code }) => code === 'edition/disagrees');
    expect(found.map(said)).toEqual([
      '9:39 edition/disagrees Found number 3109 in edition.yaml, 3108 in the transcript.',
    ]);
  });
});

describe('signatories', () => {
  const signed = sourceFromText(
    'transcript.en.txt',
    `No. 12. AGREEMENT BETWEEN FRANCE AND ITALY. SIGNED AT PARIS, ON 2 MARCH 1948

Article 1

There shall be peace.

DONE at Paris on 2 March 1948.

For France:
[Signed]
JEAN DUPONT
For Italy:
[Signed]
MARIO ROSSI
`,
  );
  const parties = 'parties: { france: { name: France }, italy: { name: Italy } }\n';
  const listed =
    'signatories: [{ name: Jean Dupont, for: france, role: Minister }, { name: Mario Rossi, for: italy }]';

  it('are persons with role and party, and their signatures lead to them', () => {
    const { value } = read(`${smallest}${parties}instrument: { ${listed} }\n`);
    const { value: encoded, diagnostics } = encode(signed, value);
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map(said)).toEqual([]);
    const tei = encoded?.tei ?? '';
    expect(tei.replace(/>\s+</g, '><')).toContain(
      '<person xml:id="signatory.1" role="signatory"><persName>Jean Dupont</persName><affiliation ref="#france">Minister</affiliation></person>',
    );
    expect(tei).toMatch(/<signed corresp="#france">.*<persName ref="#signatory\.1">JEAN DUPONT</s);
    expect(tei).toMatch(/<signed corresp="#italy">.*<persName ref="#signatory\.2">MARIO ROSSI</s);
  });

  it('keep the key of a person, and carry their evidence', () => {
    const persons = 'persons: { dupont: { name: Jean Dupont } }\n';
    const given = 'signatories: { value: [{ name: Jean Dupont, for: france }], source: a book }';
    const { value } = read(`${smallest}${parties}${persons}instrument: { ${given} }\n`);
    const tei = encode(signed, value).value?.tei ?? '';
    expect(tei).toContain('<person xml:id="dupont" role="signatory" resp="#editor" source="#source.1">');
    expect(tei).toContain('<persName ref="#dupont">JEAN DUPONT');
  });

  it('must stand in the transcript where they are given without evidence', () => {
    const { value } = read(`${smallest}instrument: { signatories: [{ name: Nemo }] }\n`);
    expect(
      encode(signed, value)
        .diagnostics.filter(({ severity }) => severity === 'error')
        .map(said),
    ).toEqual([
      '9:37 edition/disagrees Found the signatory Nemo in edition.yaml, and no such name in transcript.en.txt.',
    ]);
  });
});

describe('the lines that a hint offers', () => {
  const heading = 'AGREEMENT BETWEEN FRANCE AND ITALY. SIGNED AT PARIS, ON 2 MARCH 1948\n\n';
  const articles = (third: string) =>
    ['1', '2', third, '4'].map((n) => `Article ${n}\n\nThere shall be peace.\n\n`).join('');

  it.each([
    ['a heading', `${heading}${articles('HI')}`],
    ['a heading that stands twice', `${heading}${articles('HI')}ANNEX I\n\n${articles('HI')}`],
  ])('are pasted as they are printed, and settle it: %s', (_, text) => {
    const source = sourceFromText('transcript.en.txt', text);
    const offered = encode(source, read(smallest).value).diagnostics.filter(
      ({ code }) => code === 'encode/number-resolved',
    );
    expect(offered.length).toBeGreaterThan(0);
    const lines = offered.map(({ hint = '' }) => hint.slice(hint.indexOf('\n') + 1)).join('\n');
    const settings = read(`${smallest}interventions:\n${lines}\n`);
    expect(settings.diagnostics.map(said)).toEqual([]);
    const { value, diagnostics } = encode(source, settings.value);
    expect(diagnostics.filter(({ code }) => /number-resolved|^edition/.test(code)).map(said)).toEqual([]);
    expect(
      value?.tei.match(
        /<choice>\s*<sic>Article (<num[^>]*>)?HI(<\/num>)?<\/sic><corr[^>]*>Article III<\/corr>/g,
      ),
    ).toHaveLength(offered.length);
  });
});

describe('initialEdition', () => {
  it('names the texts in other languages that stand beside it', () => {
    const begun = initialEdition(
      sourceFromText('a/treaty.en.txt', 'The words of the treaty.'),
      '2026-11-23',
      ['treaty.fr.txt', 'treaty.en.txt', 'other.ru.txt', 'treaty.txt'],
    );
    expect(begun).toContain('texts:\n  en: treaty.en.txt\n  fr: treaty.fr.txt\n\n');
  });

  it('needs only what an editor alone can know', () => {
    const begun = initialEdition(transcript, '2026-11-23');
    expect(findings(begun)).toEqual(['9:1 edition/value-empty Found “publisher” with no value.']);
    const filled = begun.replace(/publisher:.*/, 'publisher: A house');
    expect(read(filled).value?.edition.instrument?.registration?.number).toBe('3108');
    expect(
      encode(transcript, read(filled).value).diagnostics.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  it('begins an edition of any text', () => {
    for (const text of ['', 'A novel.\n\nChapter 1\n\nIt was.', '- : # "'])
      expect(
        findings(initialEdition(sourceFromText('1: "x".txt', text), '2026-11-23')).every((one) =>
          /value-empty|unknown-said/.test(one),
        ),
      ).toBe(true);
  });
});
