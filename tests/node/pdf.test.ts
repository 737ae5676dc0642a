/** PDFs read back: small files written by hand for each rule of the format, and pages of Typst beside pdfjs. */
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { nodeEnv } from '../../src/node/env.js';
import { findFonts } from '../../src/node/fonts.js';
import { readPdf } from '../../src/node/pdf.js';
import { readPrint } from '../../src/publish/print/read.js';
import { writePrint } from '../../src/publish/print/write.js';
import { readRecord } from '../../src/publish/record.js';
import { render } from '../../src/publish/render/render.js';
import { wordsBetween } from '../../src/source/words.js';
import { compareOutput, readingText } from '../../src/validate/fidelity/outputs.js';
import { parse, treatyTei } from '../publish/support.js';

/** What codes 1 … of the font read as; code 9 is two letters in one. */
const letters = ['a', '-', '\u00ad', ' ', 'ب', 'ت', 'x', '1', 'لا'];

/** A file of one page with one paragraph of one marked content a line of `content`. */
function pdfOf(contents: readonly string[], { lang = 'en', kids = '' } = {}): Uint8Array {
  const hex = (text: string) =>
    [...text].map((one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const map = letters
    .map((text, at) => `<${(at + 1).toString(16).padStart(4, '0')}> <${hex(text)}>`)
    .join('\n');
  const cmap = `1 begincodespacerange <0000> <ffff> endcodespacerange ${letters.length} beginbfchar\n${map}\nendbfchar`;
  const page = contents
    .map((one, at) => `/Span <</MCID ${at} >> BDC q BT /f0 10 Tf ${one} ET Q EMC`)
    .join('\n');
  const stream = (text: string) => `<</Length ${text.length}>>\nstream\n${text}\nendstream`;
  const objects = [
    `<</Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /Lang (${lang})>>`,
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Contents 4 0 R /Resources <</Font <</f0 5 0 R>>>>>>',
    stream(page),
    '<</Type /Font /ToUnicode 8 0 R>>',
    '<</Type /StructTreeRoot /K [7 0 R]>>',
    `<</S /P /Pg 3 0 R /K [${kids || contents.map((_, at) => at).join(' ')}]>>`,
    stream(cmap),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const start = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (one) => one.charCodeAt(0));
}

const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).runs.map(({ text }) => text).join('');
const at = (x: number, y: number) => `1 0 0 1 ${x} ${y} Tm`;

describe('the text of a PDF', () => {
  test.each([
    ['is told by the map of its font', [`${at(0, 9)} <000100020007> Tj`], 'a-x'],
    [
      'may be in strings with escapes and brackets in brackets',
      [`${at(0, 9)} [(\\000\\001) -20 (\\000\\007)] TJ /Span <</ActualText (a(b(c\\))))>> BDC <0001> Tj EMC`],
      'axa(b(c)))',
    ],
    [
      'is its replacement: a real hyphen whose glyph reads as a soft one',
      [`${at(0, 9)} <0001> Tj /Span <</ActualText (-)>> BDC <0003> Tj EMC <0007> Tj`],
      'a-x',
    ],
    [
      'is its replacement: a soft hyphen whose glyph reads as a real one',
      [`${at(0, 9)} <0001> Tj /Span <</ActualText <FEFF00AD>>> BDC <0002> Tj EMC`, `${at(0, -9)} <0007> Tj`],
      'a\u00ad\nx',
    ],
    ['is without what is an artifact', [`${at(0, 9)} <0001> Tj /Artifact BMC <0007> Tj EMC <0008> Tj`], 'a1'],
    [
      'has raised signs in its line',
      [`${at(0, 9)} <0001> Tj`, `/f0 6 Tf ${at(5, 12)} <0008> Tj`, `/f0 10 Tf ${at(9, 9)} <0007> Tj`],
      'a1x',
    ],
    [
      'is turned round where it is shown in reverse, but not the letters of one glyph',
      [`${at(0, 9)} /ReversedChars BMC <000500060009> Tj EMC`],
      'لاتب',
    ],
  ])('%s', async (_what, contents, text) => {
    expect(await textOf(pdfOf(contents))).toBe(text);
  });

  test('runs from right to left in a language that does, with numbers and other letters as they are', async () => {
    const line = [
      `${at(0, 9)} /ReversedChars BMC <0005> Tj EMC`,
      `${at(10, 9)} <0004> Tj`,
      `${at(20, 9)} <00010004> Tj`,
      `${at(30, 9)} <00070008> Tj`,
      `${at(40, 9)} <0004> Tj`,
      `${at(50, 9)} /ReversedChars BMC <0006> Tj EMC`,
    ];
    expect(await textOf(pdfOf(line, { lang: 'ar' }))).toBe('ت a x1 ب');
    expect(await textOf(pdfOf(line, { lang: 'en' }))).toBe('ب a x1 ت');
  });

  test('is in the order of the structure', async () => {
    expect(await textOf(pdfOf([`${at(0, 9)} <0001> Tj`, `${at(9, 9)} <0007> Tj`], { kids: '1 0' }))).toBe(
      'xa',
    );
  });

  test('is nothing where there is no PDF', async () => {
    expect((await readPdf(new TextEncoder().encode('no PDF'))).runs).toEqual([]);
  });
});

const env = nodeEnv();

async function printed(body: string) {
  const tei = parse(treatyTei(body));
  const tree = render(tei).value;
  if (tree === undefined) throw new Error('not rendered');
  const edition = { record: readRecord(tei), texts: [{ lang: 'en', tei, render: tree }] };
  const { value, diagnostics } = await writePrint(edition, { formats: ['6x9'], standards: ['ua-1'] }, env);
  expect(diagnostics).toEqual([]);
  return { tei, bytes: value?.[0]?.bytes ?? new Uint8Array() };
}

describe('pages of Typst', () => {
  const hyphens = `<p>${'Internationally responsible co-operation of self-governing communities. '.repeat(9)}</p>`;

  test.each([
    ['hyphens of the text after those of the typesetter', hyphens],
    ['letters with signs', '<p>x̅ and X̅, q̃, m̄m̄, e̊, l̈; soft&#xad;hyphen, joi&#x2060;ner, 5&#xa0;km.</p>'],
    [
      'lines in two directions',
      `<p>English with <foreign xml:lang="ar">كلمة عربية ثم ٥ كلمات</foreign> and <foreign xml:lang="he">שָׁלוֹם עולם</foreign>.</p>
       <p xml:lang="ar">النص العربي مع New York 1994 and more ثم ١٩٩٤ (راجع p. 5) والكلمة<note n="1">حاشية مع <hi rend="italic">Latin words</hi> هنا.</note> الأخيرة <hi rend="bold">غليظة طويلة جداً حتى تنقسم السطور</hi> ثم 11/12 نهاية.</p>`,
    ],
  ])('are read back with %s', async (_what, body) => {
    const characters = new Set([...body].map((one) => one.codePointAt(0) ?? 0).filter((one) => one > 0x2ff));
    const { missing } = findFonts({ characters, named: [], language: 'en' });
    if (missing.size > 0) {
      console.log('skipped: no font here has', String.fromCodePoint(...missing));
      return;
    }
    const { tei, bytes } = await printed(body);
    const [read] = readPrint(await readPdf(bytes));
    expect(read && compareOutput(readingText(tei), read, 'pdf')).toEqual([]);
  });

  test('hold the same letters for pdfjs', async () => {
    const { bytes } = await printed(hyphens);
    const path = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs');
    const { getDocument } = (await import(path)) as typeof import('pdfjs-dist');
    const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const theirs: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      theirs.push(...items.map((item) => ('str' in item ? item.str : '')));
    }
    const bare = (text: string) => text.replace(/[^\p{L}]/gu, '');
    const [read] = readPrint(await readPdf(bytes));
    const words = read === undefined ? [] : wordsBetween(read.words);
    expect(words.length).toBeGreaterThan(50);
    expect(bare(theirs.join(''))).toContain(bare(words.join('')));
  });
});
