/** Crosswalks: what the header says arrives, nothing else does; Akoma Ntoso is valid and keeps every word. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { diagnostic } from '../../../src/diagnostic/diagnostic.js';
import { transform } from '../../../src/node/saxon.js';
import { teiForXslt } from '../../../src/publish/crosswalk/tei-for-xslt.js';
import { crosswalkNames, writeCrosswalks } from '../../../src/publish/crosswalk/write.js';
import type { Edition } from '../../../src/publish/edition.js';
import { readRecord } from '../../../src/publish/record.js';
import { descendants, rootElement, type XmlTree } from '../../../src/xml/tree.js';
import { shared, tool } from '../../support.js';
import { parse, testEnv, treatyTei } from '../support.js';

const env = testEnv({ transform: (job) => transform(job) });

/** Crosswalks do not look at the render tree. */
const editionOf = (tei: XmlTree, lang = 'en'): Edition => ({
  record: readRecord(tei),
  texts: [{ lang, tei, render: { tei, lang } as Edition['texts'][number]['render'] }],
});

async function crosswalk(name: string, tei: XmlTree): Promise<string> {
  const { value = [], diagnostics } = await writeCrosswalks(editionOf(tei), { crosswalks: [name] }, env);
  expect(diagnostics).toEqual([]);
  return value.map(({ bytes }) => new TextDecoder().decode(bytes)).join('');
}

const read = (xml: string) =>
  new XMLParser({ ignoreAttributes: false, parseTagValue: false, removeNSPrefix: true }).parse(xml);

describe('Dublin Core', () => {
  test('says what the header says', async () => {
    const { dc } = read(await crosswalk('dublin-core', parse(treatyTei())));
    expect(dc.creator).toEqual(['Union of Soviet Socialist Republics', "People's Republic of China"]);
    expect(dc.date).toEqual(['1954-10-12', '2026-11-23']);
    expect(dc.identifier).toBe('UNTS I-3108');
    expect(dc.source).toContain('vol. 226');
    expect(dc.rights).toHaveLength(3);
  });

  test('has nothing for what the header does not say', async () => {
    const xml = await crosswalk(
      'dublin-core',
      parse('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>'),
    );
    const { dc } = read(xml);
    expect(Object.keys(dc).filter((key) => !key.startsWith('@_'))).toEqual(['type', 'format']);
  });
});

test('MODS has names with their kinds, the volume as host, and the genre of a treaty', async () => {
  const { mods } = read(await crosswalk('mods', parse(treatyTei())));
  expect(mods.name[0]).toMatchObject({
    '@_type': 'corporate',
    namePart: 'Union of Soviet Socialist Republics',
  });
  expect(mods.genre['#text']).toBe('treaty');
  expect(mods.relatedItem.part.detail[0]).toEqual({ '@_type': 'volume', number: '226' });
  expect(mods.relatedItem.part.extent.start).toBe('57');
});

/** A treaty with a part, articles, a list, a table, notes with and without a reference, an annex and a letter. */
const articles = treatyTei(`
  <div type="preamble"><p xml:id="preamble.para.1"><seg type="recital">Desiring peace,</seg><lb/>agree:</p></div>
  <div type="part" xml:id="part.1" n="1"><head>PART <num value="1">I</num>. General</head>
    <div type="article" xml:id="art.1" n="1"><head>Article <num value="1">1</num></head>
      <p xml:id="art.1.para.1"><label>1.</label> First<ref type="note" xml:id="note.1.ref" target="#note.1">1</ref>.</p>
      <list><item xml:id="art.1.item.a"><label>(a)</label> one</item></list>
      <table><row><cell>cell</cell></row></table></div>
    <note xml:id="note.1" type="footnote" n="1" target="#note.1.ref"><label>1</label> Explained.</note>
    <note xml:id="note.2" type="footnote" n="2"><label>2</label> Orphaned.</note></div>
  <div type="article" xml:id="art.2" n="2"><head>Article 2</head><p>Second.</p><ab type="verbatim">a<lb/>b</ab></div>
  <closer><seg type="testimonium">In witness</seg> <signed><seg type="for">For X:</seg> <persName>A. B.</persName></signed></closer>
  <div type="annex" xml:id="annex.1" n="1"><head>ANNEX</head><p xml:id="annex.1.para.1">Annexed.</p></div>
  <div type="letter" xml:id="letter.1"><head>I</head><opener><dateline>Paris</dateline> <salute>Sir,</salute></opener>
    <p>Hello.</p><quote><p>Quoted.</p></quote><closer><signed><persName>Z.</persName></signed></closer></div>`);

describe('Akoma Ntoso', () => {
  const wordsOf = (xml: string): string[] =>
    [...xml.replace(/<[^>]*>/g, ' ').matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).sort();

  /** The schema of the last public draft: the same but for the end of its namespace. */
  function validate(xml: string): string {
    const schema = shared('schema/akomantoso30.xsd');
    const xmllint = tool('xmllint');
    if (schema === undefined || xmllint === undefined) return '';
    const folder = mkdtempSync(join(tmpdir(), 'engross-'));
    try {
      const path = join(folder, 'a.xml');
      writeFileSync(path, xml.replace('/ns/akn/3.0"', '/ns/akn/3.0/WD17"'));
      execFileSync(xmllint, ['--noout', '--nonet', '--schema', schema, path], { stdio: 'pipe' });
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('an exchange of letters, all of it attached, is valid; a text without any date gives nothing', async () => {
    const letters = '<div type="letter" xml:id="letter.1"><head>I</head><p>Sir,</p></div>';
    expect(validate(await crosswalk('akoma-ntoso', parse(treatyTei(letters))))).toBe('');
    const undated = treatyTei().replaceAll(/ when="[^"]*"/g, '');
    expect(await crosswalk('akoma-ntoso', parse(undated))).toBe('');
  });

  test.for([
    ['a declaration', treatyTei(), 'statement'],
    ['a treaty with articles', articles, 'act'],
  ] as const)('%s is valid, and keeps every word', async ([, text, element]) => {
    const tei = parse(text);
    const xml = await crosswalk('akoma-ntoso', tei);
    expect(validate(xml)).toBe('');
    const akn = parse(xml);
    expect(descendants(akn, rootElement(akn), element)).toHaveLength(1);
    const expected = wordsOf(text.slice(text.indexOf('<body>')));
    // The markers of notes are attributes there.
    if (element === 'act') for (const marker of ['1', '1', '2']) expected.splice(expected.indexOf(marker), 1);
    expect(wordsOf(xml)).toEqual(expected);
  });

  test('identifiers follow the naming convention', async () => {
    const xml = await crosswalk('akoma-ntoso', parse(articles));
    for (const id of ['art_1', 'art_1__para_1', 'annex_1', 'note_1']) expect(xml).toContain(`eId="${id}"`);
  });

  test('a book gives no file', async () => {
    const book = parse(
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>x</p></body></text></TEI>',
    );
    const { value } = await writeCrosswalks(editionOf(book), { crosswalks: ['akoma-ntoso'] }, env);
    expect(value).toEqual([]);
  });
});

test('every stylesheet of the folder is a crosswalk, listed or not', async () => {
  const listing = testEnv({ list: async () => ['dublin-core.xsl', 'marc.xsl', 'notes.txt'] });
  expect(await crosswalkNames(listing)).toEqual(['dublin-core', 'marc']);
  expect(await crosswalkNames(testEnv())).toEqual(['akoma-ntoso', 'dublin-core', 'mods']);
});

test('a missing engine is said once, and the rest of the edition is written', async () => {
  const missing = { diagnostics: [diagnostic('publish/saxon-missing', 'saxon-js could not be loaded')] };
  const without = testEnv({ transform: async () => missing });
  const { value, diagnostics } = await writeCrosswalks(editionOf(parse(treatyTei())), {}, without);
  expect(value).toEqual([]);
  expect(diagnostics).toHaveLength(1);
});

describe('a document for the engine', () => {
  test('is the text as it is, without a mark', () => {
    const text = '\uFEFF<?xml version="1.0"?>\n<a>é</a>';
    expect(teiForXslt(parse(text))).toBe(text.slice(1));
  });

  test('with a document type is written from the tree', () => {
    const text =
      '<!DOCTYPE a [<!ELEMENT a ANY>]><a xmlns="n" xmlns:q="r" k="&lt;&#10;&quot;">x &amp; y<q:c><b xmlns=""/></q:c></a>';
    const written = teiForXslt(parse(text));
    expect(written).toBe(
      '<a xmlns="n" xmlns:q="r" k="&lt;&#10;&quot;">x &amp; y<q:c><b xmlns=""></b></q:c></a>',
    );
  });

  test('TEI that engross did not make is taken by Dublin Core and MODS', async ({ skip }) => {
    const names = ['letter-erasmus695', 'rtl-ar-haqaiq-i23', 'epidoc-ISic000004'];
    for (const name of names) {
      const path = shared(`corpus/tei/${name}.xml`);
      if (path === undefined) return skip();
      const tei = parse(readFileSync(path, 'utf8'), path);
      expect(await crosswalk('dublin-core', tei)).toContain('<dc:title');
      expect(await crosswalk('mods', tei)).toContain('<title>');
    }
  });
});
