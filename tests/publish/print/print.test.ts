/** Print: set by Typst, read back by pdfjs, and every word and note of the TEI is there. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FontRequest, FontsFound } from '../../../src/env.js';
import { nodeEnv } from '../../../src/node/env.js';
import type { Edition } from '../../../src/publish/edition.js';
import { printData } from '../../../src/publish/print/data.js';
import { readPrint } from '../../../src/publish/print/read.js';
import { writePrint } from '../../../src/publish/print/write.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import { wordsOf } from '../../../src/source/words.js';
import { compareOutput, readingText } from '../../../src/validate/fidelity/outputs.js';
import { parse, treatyTei } from '../support.js';

const env = nodeEnv();
/** A machine without fonts, but for what Latin needs. */
const noFonts = ({ characters }: FontRequest): FontsFound => ({
  families: [],
  files: [],
  unknown: [],
  missing: new Set([...characters].filter((one) => one > 0x24f)),
});
const empty = { words: wordsOf([]), notes: [] };

function editionOf(body: string): Edition {
  const tei = parse(treatyTei(body));
  const tree = render(tei).value;
  if (tree === undefined) throw new Error('not rendered');
  return { record: readRecord(tei), texts: [{ lang: 'en', tei, render: tree }] };
}

const long =
  'The comprehensive co-operation of internationally responsible Governments in peace and security. '.repeat(
    40,
  );
const body = `<div type="treaty" xml:id="treaty"><head xml:id="head">No. 3108. JOINT DECLARATION<ref type="note" xml:id="note.1.ref" target="#note.1">¹</ref></head>
<p xml:id="para.1">${long}Text before the mark.<ref type="note" xml:id="note.2.ref" target="#note.2">²</ref> And after it.</p>
<note xml:id="note.1" type="footnote" place="bottom" n="1" target="#note.1.ref"><label>¹</label> Came into force.</note>
<note xml:id="note.2" type="footnote" place="bottom" n="2" target="#note.2.ref"><label>²</label> See p. 3.</note>
<pb/>
<list><item><label>(a)</label> First thing;</item><item><label>(b)</label> Second thing.</item></list>
<table><row role="label"><cell>Name</cell><cell>Date</cell></row><row><cell>Alpha</cell><cell cols="1">Beta gamma</cell></row></table>
<closer><dateline>12 October 1954.</dateline></closer></div>`;

describe('a printed edition', () => {
  const edition = editionOf(body);
  const written = writePrint(edition, {}, env);

  test('is four files: two sizes of paper, two standards', async () => {
    const { value, diagnostics } = await written;
    expect(diagnostics).toEqual([]);
    expect(value?.map((file) => file.path)).toEqual([
      'unts-I-3108-a4-pdfa.pdf',
      'unts-I-3108-a4-pdfua.pdf',
      'unts-I-3108-6x9-pdfa.pdf',
      'unts-I-3108-6x9-pdfua.pdf',
    ]);
  });

  test('has every word and note, and the house font alone', async () => {
    const tei = edition.texts[0]?.tei ?? parse('<none/>');
    for (const file of (await written).value ?? []) {
      const pdf = await env.readPdf(file.bytes);
      expect(pdf.fonts.filter((name) => !name.startsWith('SourceSerif4-'))).toEqual([]);
      const [read = empty] = readPrint(pdf);
      expect(read.notes).toHaveLength(2);
      expect(compareOutput(readingText(tei), read, file.path)).toEqual([]);
    }
  });

  test('has bookmarks without the words of notes', async () => {
    const [file] = (await written).value ?? [];
    const text = Buffer.from(file?.bytes ?? []).toString('latin1');
    expect([...text.matchAll(/\/Title \(([^)]*)\)\s*\/Dest/gu)].map(([, title]) => title)).toContain(
      'No. 3108. JOINT DECLARATION',
    );
  });

  test('is the same bytes every time', async () => {
    const again = await writePrint(editionOf(body), {}, env);
    expect(again.value).toEqual((await written).value);
  });

  test('parts the name of who writes from what is written', () => {
    const data = printData(editionOf('<div><writing who="Bob">EXIT</writing></div>'), {
      citations: [],
      fonts: [],
    })('a4');
    expect(JSON.stringify(data)).toMatch(/"mark":"[^"]*Bob:","children":\[\]\}," EXIT"/);
  });

  test('has running heads of the series, and the number at the foot', () => {
    const data = printData(edition, { citations: [], fonts: [] })('a4');
    expect(data.heads.verso.text).toBe('United Nations — Treaty Series');
    expect(data.heads.recto.text).toBe('Nations Unies — Recueil des Traités');
    expect(data.foot).toBe('No. 3108');
  });

  test.each([
    ['a word', body.replace('Second thing.', 'Second.'), 'thing'],
    [
      'a note with its reference',
      body
        .replace(/<ref type="note" xml:id="note.2.ref".*?<\/ref>/u, '')
        .replace(/<note xml:id="note.2".*?<\/note>/u, ''),
      'See p. 3.',
    ],
  ])('that lacks %s is found out, with the place', async (_what, less, lost) => {
    const tei = edition.texts[0]?.tei ?? parse('<none/>');
    const file = (await writePrint(editionOf(less), { formats: ['6x9'], standards: ['ua-1'] }, env))
      .value?.[0];
    const [read = empty] = readPrint(await env.readPdf(file?.bytes ?? new Uint8Array()));
    const found = compareOutput(readingText(tei), read, 'pdf');
    expect(found[0]?.message).toContain(lost);
    expect(found[0]?.severity).toBe('error');
    expect(found[0]?.span?.start).toBeGreaterThan(0);
  });

  test('says where a character stands that no font has', async () => {
    const { value, diagnostics } = await writePrint(
      editionOf('<p>Plain, then \u{10FFFD} here.</p>'),
      { formats: ['a4'], standards: ['a-2a'] },
      env,
    );
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual(['publish/glyph-missing']);
    const span = diagnostics[0]?.span;
    expect(span?.source.text.slice(span.start, span.end)).toContain('\u{10FFFD}');
  });

  test('tells of a script without a font once: what lacks, how often, where first, and what to do', async () => {
    const bare = { ...env, findFonts: async (request: FontRequest) => noFonts(request) };
    const body =
      '<p>A \u{10FFFD}, <foreign xml:lang="ar">نص عربي</foreign> and <foreign xml:lang="ar">عربي</foreign>.</p>';
    const options = { formats: ['a4'], standards: ['a-2a'] } as const;
    const { value, diagnostics } = await writePrint(editionOf(body), options, bare);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['publish/glyph-missing', 'error'],
      ['publish/glyph-missing', 'error'],
    ]);
    const [, arabic] = diagnostics;
    expect(arabic?.message).toMatch(/Arabic.*“ن” \(U\+0646\).*and 1 more; they stand there 10 times/u);
    expect(arabic?.span?.source.text.slice(arabic.span.start, arabic.span.end)).toBe('ن');
    expect(arabic?.hint).toContain('--font NotoNaskhArabic-Regular.ttf');
    const left = await writePrint(editionOf(body), { ...options, optional: true }, bare);
    expect(left.value).toBeUndefined();
    expect(left.diagnostics.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  test('says what was named as a font and is none', async () => {
    const { value, diagnostics } = await writePrint(edition, { fonts: ['A Face of His Own'] }, env);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['publish/font-unknown', expect.stringContaining('A Face of His Own')],
    ]);
  });

  test('is set with a font that lies nowhere but in the file that is named', async () => {
    const require = createRequire(import.meta.url);
    const font = join(
      dirname(require.resolve('@expo-google-fonts/source-serif-4/package.json')),
      '900Black/SourceSerif4_900Black.ttf',
    );
    const options = { fonts: [font], formats: ['a4'], standards: ['a-2a'] } as const;
    const { value, diagnostics } = await writePrint(edition, options, env);
    expect(diagnostics).toEqual([]);
    expect(value).toHaveLength(1);
  });

  test('holds several texts, each read back for itself', async () => {
    const two = {
      ...edition,
      texts: ['en', 'fr'].flatMap((lang) => edition.texts.map((text) => ({ ...text, lang }))),
    };
    const [file] = (await writePrint(two, { formats: ['6x9'], standards: ['ua-1'] }, env)).value ?? [];
    const read = readPrint(await env.readPdf(file?.bytes ?? new Uint8Array()));
    const tei = edition.texts[0]?.tei ?? parse('<none/>');
    expect(read).toHaveLength(2);
    expect(read.flatMap((one) => compareOutput(readingText(tei), one, 'pdf'))).toEqual([]);
  });
});
