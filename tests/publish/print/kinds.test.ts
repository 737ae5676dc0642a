/** Kinds of text that print must set: what runs over a page, what stands beside the text, what is numbered. Nothing of it is lost. */
import { describe, expect, test } from 'vitest';
import type { PdfText } from '../../../src/env.js';
import { nodeEnv } from '../../../src/node/env.js';
import { printText } from '../../../src/publish/print/nodes.js';
import { readPrint } from '../../../src/publish/print/read.js';
import { writePrint } from '../../../src/publish/print/write.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import { compareOutput, readingText } from '../../../src/validate/fidelity/outputs.js';
import { parse, treatyTei } from '../support.js';

const env = nodeEnv();
const times = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at + 1)).join('');

const table = `<head>A schedule</head><table><row role="label"><cell>Heading of names</cell><cell>Heading of figures</cell></row>${times(
  120,
  (at) => `<row><cell>Name ${at} of those that the schedule has</cell><cell>${at * 7}</cell></row>`,
)}</table>`;
const longNote = `<p>Text before.<note n="1">${times(300, (at) => `The sentence ${at} of a note that runs on and on. `)}</note> Text after it.</p><p>${times(60, () => 'More of the text below. ')}</p>`;
const verse = `<head>A poem</head><lg>${times(12, (at) => `<l n="${at}">The line of verse that is number ${at},</l>`)}</lg>`;
const play = `<div><head>Scene</head><stage>Enter two.</stage>${times(
  30,
  (at) =>
    `<sp><speaker>First.</speaker> <stage>(aside)</stage><p>What is said in speech ${at}.</p></sp><sp><speaker>Second.</speaker><l>A line of verse.</l><l>And one more.</l></sp>`,
)}</div>`;
const numbered = `<p>${times(23, (at) => `<lb n="${at}"/>The words of the line that is number ${at} of the source `)}</p><lb n="24"/><p>More.</p>`;
const margin = `<p>A paragraph<note place="margin">what stands in the margin</note> with a note beside it.</p><note place="margin">Between two paragraphs.</note><p>Another.</p>`;
const sections = times(
  12,
  (at) => `<div><head>Section number ${at}</head><p>${times(40, () => `Words of section ${at}. `)}</p></div>`,
);

async function print(body: string): Promise<{ pdf: PdfText; found: readonly string[] }> {
  const tei = parse(treatyTei(body));
  const tree = render(tei).value;
  if (tree === undefined) throw new Error('not rendered');
  const edition = { record: readRecord(tei), texts: [{ lang: 'en', tei, render: tree }] };
  const { value, diagnostics } = await writePrint(edition, { formats: ['6x9'], standards: ['ua-1'] }, env);
  const pdf = await env.readPdf(value?.[0]?.bytes ?? new Uint8Array());
  const [read] = readPrint(pdf);
  const lost = read === undefined ? [] : compareOutput(readingText(tei), read, 'pdf');
  return { pdf, found: [...diagnostics, ...lost].map(({ message }) => message) };
}

test('quotations whose marks the text leaves out have them, and they are no words', async () => {
  const { pdf, found } = await print(
    '<p>He said <q>go, and <q>come</q> again</q>. <q xml:lang="fr">Oui</q>, <q>yes</q>, he said.</p>',
  );
  const shown = pdf.runs.map(({ text }) => text.replaceAll('\u2060', '')).join('');
  expect(shown.replace(/\s+/g, ' ')).toContain('He said “go, and ‘come’ again”. «Oui», “yes”, he said.');
  expect(found).toEqual([]);
});

describe('print loses nothing of', () => {
  test.each([
    ['verse with numbers of lines', verse],
    ['a play', play],
    ['prose with numbers of lines', numbered],
    ['readings above characters', `<p>Before <ruby><rb>abc</rb><rt>xyz</rt></ruby> after.</p>`],
    [
      'a title page',
      '<div><titlePage><docTitle><titlePart>A Title</titlePart></docTitle><byline>by One</byline></titlePage><p>Words.</p></div>',
    ],
    ['notes in the margin', margin],
    [
      'letters whose marks are characters of their own',
      `<p>${times(40, () => 'ne\u0301cessite\u0301 x\u0305y o\u0306, ')}</p>`,
    ],
    [
      'a picture',
      '<figure><graphic url="map.png"/><head>A map</head><figDesc>A map of it.</figDesc></figure>',
    ],
    [
      'a paragraph with items of bibliographies, code and quotations in its lines',
      '<p>See <bibl>Some <title>Book</title>, 1900</bibl>, <code>x = 1</code>, <quote>and so on</quote>, <q>he said</q>.</p>',
    ],
    [
      'items in lists in lists',
      `<list>${times(40, (at) => `<item>Item ${at}<list><item>a</item><item>b</item></list></item>`)}</list>`,
    ],
  ])('%s', async (_what, body) => {
    expect((await print(body)).found).toEqual([]);
  });

  test('a table over several pages, whose head is repeated and read once', async () => {
    const { pdf, found } = await print(table);
    expect(found).toEqual([]);
    expect(
      new Set(pdf.runs.filter(({ roles }) => roles.includes('TD')).map(({ page }) => page)).size,
    ).toBeGreaterThan(2);
  });

  test('a note in the margin, which stands beside its line', async () => {
    const { pdf } = await print(margin);
    const text = pdf.pages[0] ?? '';
    expect(text).toMatch(/what\s+stands\s+in/u);
    expect(text).not.toMatch(/what stands in/u);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'a closing date, which %# lines lower stands alone on no page',
    async (lines) => {
      const body = `${times(lines + 30, (at) => `<p>Paragraph ${at}.</p>`)}<p>${times(30, () => 'words of the last paragraph ')}</p><closer><dateline>12 October 1954</dateline></closer>`;
      const { pdf, found } = await print(body);
      expect(found).toEqual([]);
      const date = pdf.runs.filter(({ roles, text }) => roles.includes('P') && /October/u.test(text))[0];
      const before = pdf.runs.filter(({ page, text }) => page === date?.page && /paragraph/u.test(text));
      expect(before.length).toBeGreaterThan(0);
    },
  );

  test('a title that no heading says stands before the text, and is no part of it', async () => {
    const { pdf, found } = await print('<p>Text.</p>');
    expect(found).toEqual([]);
    expect(pdf.pages[0]).toMatch(/^Joint Declaration by the Government/u);
  });

  test('a note that goes on at the foot of the next page', async () => {
    const { pdf, found } = await print(longNote);
    expect(found).toEqual([]);
    const pages = pdf.runs
      .filter(({ roles, page }) => page > 0 && roles.includes('Note'))
      .map(({ page }) => page);
    expect(new Set(pages).size).toBeGreaterThan(1);
  });

  test('line numbers, which are artifacts: every fifth that the source has', () => {
    const tree = render(parse(treatyTei(numbered))).value;
    const marks = [...JSON.stringify(tree && printText(tree)).matchAll(/"is":"lineNumber","mark":"(\d+)"/gu)];
    expect(marks.map(([, mark]) => mark)).toEqual(['5', '10', '15', '20']);
  });

  test('sections, and has their pages in its contents', async () => {
    const { pdf, found } = await print(sections);
    expect(found).toEqual([]);
    const contents = pdf.runs.filter(({ roles }) => roles.includes('TOC')).map(({ text }) => text);
    const twelfth = pdf.runs.find(({ roles, text }) => !roles.includes('TOC') && /number 12/u.test(text));
    expect(contents.join('').replace(/\s+/gu, ' ')).toContain('Section number 12');
    expect(contents).toContain(String(twelfth?.page));
  });
});
