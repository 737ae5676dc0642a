/** The record is what the header and standOff say, and nothing else. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../src/publish/record.js';
import { shared } from '../../support.js';
import { declaration, parse, treatyTei } from '../support.js';

describe('a treaty edition', () => {
  const record = declaration();

  test('says what it is, in the language of its text', () => {
    expect(record).toMatchObject({
      id: 'unts-I-3108',
      language: 'en',
      shortTitle: 'Joint Declaration',
      subtitle: 'Digital scholarly edition',
      instrumentKind: 'declaration',
      version: '1.0.0',
      date: '2026-11-23',
      publisher: 'The engross project',
    });
  });

  test('names the parties in the order of the title, with every form of their names', () => {
    expect(record.parties).toEqual([
      {
        id: 'ussr',
        name: 'Union of Soviet Socialist Republics',
        short: 'Soviet Union',
        abbreviation: 'USSR',
        bluebook: 'U.S.S.R.',
      },
      { id: 'prc', name: "People's Republic of China", short: 'China', bluebook: 'China' },
    ]);
  });

  test('gives signing, entry into force and registration', () => {
    expect(record.signedOn).toEqual({ value: '1954-10-12' });
    expect(record.signedAt?.value).toEqual({ historical: 'Peking', modern: 'Beijing' });
    expect(record.inForceOn).toEqual({ value: '1954-10-12' });
    expect(record.inForceHow).toBe('by signature');
    expect(record.registeredBy?.value).toBe('Union of Soviet Socialist Republics');
  });

  test('carries the certainty and the evidence of what the transcript does not say', () => {
    const evidence = { certainty: 'medium', source: 'World Treaty Index record 103108' };
    expect(record.volume).toEqual({ value: '226', ...evidence });
    expect(record.page).toEqual({ value: '57', ...evidence });
    expect(record.registeredOn).toEqual({ value: '1956-01-03', ...evidence });
  });

  test('splits the registration number', () => {
    expect(record).toMatchObject({ series: 'United Nations Treaty Series', part: 'I', number: '3108' });
  });

  test('keeps the machine-readable layout out of the declarations', () => {
    expect(record.declarations).toContainEqual({
      topic: 'normalization',
      text: 'White space is normalised.',
    });
  });

  test('has both licences', () => {
    expect(record.licences.map(({ of }) => of)).toEqual(['encoding', 'text']);
  });
});

test('what the header does not say is absent, not empty', () => {
  const record = readRecord(
    parse('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text/></TEI>', 'a/b.xml'),
  );
  expect(record).toEqual({
    id: 'b',
    language: 'und',
    title: 'b',
    authors: [],
    editors: [],
    contributors: [],
    parties: [],
    licences: [],
    declarations: [],
    evidence: [],
  });
});

test('a publisher that the encoder had to say is not stated is not one', () => {
  const tei = treatyTei().replace('<publisher>The engross project<', '<publisher>Not stated<');
  expect(readRecord(parse(tei)).publisher).toBeUndefined();
});

test('a series without its name is known by the type of its number', () => {
  const tei = treatyTei().replace(/<bibl xml:id="print"[\s\S]*?<\/bibl>/, '');
  expect(readRecord(parse(tei))).toMatchObject({ series: 'United Nations Treaty Series', number: '3108' });
});

describe('TEI that engross did not make', () => {
  const read = (name: string) => {
    const path = shared(`corpus/tei/${name}`);
    return path === undefined ? undefined : readRecord(parse(readFileSync(path, 'utf8'), path));
  };

  test.for([
    [
      'dta-kant-rvernunft-1781.xml',
      { title: 'Critik der reinen Vernunft', authors: ['Immanuel Kant'], date: '2016' },
    ],
    ['letter-erasmus695.xml', { editors: ['Leo Jansen', 'Hans Luijten', 'Nienke Bakker'], date: '2009' }],
    [
      'drama-dracor-hamlet.xml',
      { title: 'Hamlet', authors: ['William Shakespeare'], version: '0.5', date: '2017' },
    ],
    ['rtl-ar-haqaiq-i23.xml', { title: 'مجلة الحقائق', language: 'ar', publishedAt: 'Beirut' }],
    ['frus1861.xml', { id: 'frus1861', editors: [], publishedAt: 'Washington', date: '1861' }],
    ['epidoc-ISic000004.xml', { doi: '10.5281/zenodo.4333733', publisher: 'I.Sicily' }],
  ] as const)('%s', ([name, expected], { skip }) => {
    const record = read(name);
    if (record === undefined) return skip();
    expect(record).toMatchObject(expected);
  });

  test('a name printed for sorting is put in reading order, and keeps its parts', ({ skip }) => {
    const record = read('dta-kant-rvernunft-1781.xml');
    if (record === undefined) return skip();
    expect(record.contributors?.[0]).toEqual({
      role: 'author',
      name: 'Immanuel Kant',
      family: 'Kant',
      given: 'Immanuel',
    });
  });
});
