/** Pictures in print: set where Typst can, told of where not; the words in a drawing are no words of the text. */
import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { LoadPicture } from '../../../src/env.js';
import { nodeEnv } from '../../../src/node/env.js';
import { readPrint } from '../../../src/publish/print/read.js';
import { writePrint } from '../../../src/publish/print/write.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import { compareOutput, readingText } from '../../../src/validate/fidelity/outputs.js';
import { parse, treatyTei } from '../support.js';

const env = nodeEnv();

/** A grey picture of one row. */
function png(width: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(1, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 120)]));
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}
const drawing = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="5" y="20" font-family="Source Serif 4">Drawn</text></svg>',
);

async function printed(body: string, loadPicture: LoadPicture) {
  const tei = parse(treatyTei(body));
  const tree = render(tei).value;
  if (tree === undefined) throw new Error('not rendered');
  const edition = { record: readRecord(tei), texts: [{ lang: 'en', tei, render: tree }] };
  const { value = [], diagnostics } = await writePrint(edition, { formats: ['6x9'], loadPicture }, env);
  const files = value.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  const widths = files.map((file) => [...file.matchAll(/\/Width (\d+)/g)].map((found) => found[1]));
  const said = [...(files[1] ?? '').matchAll(/\/Alt \((.+?)\)/g)].map((found) => found[1]).sort();
  const pdf = await env.readPdf(value[1]?.bytes ?? new Uint8Array());
  const [read] = readPrint(pdf);
  const lost = read === undefined ? ['nothing was read'] : compareOutput(readingText(tei), read, 'pdf');
  return {
    diagnostics,
    widths,
    said,
    lost,
    figures: pdf.runs.filter(({ opens, roles }) => opens && roles.at(-1) === 'Figure'),
  };
}
const figure = (url: string) =>
  `<p>Before.</p><figure><graphic url="${url}"/><head>The map</head><figDesc>A map</figDesc></figure><p>After <graphic url="${url}"/> it.</p>`;

test('are set in every standard, in the line and alone, each document its own', async () => {
  for (const width of [7, 9]) {
    const { diagnostics, widths, said, lost, figures } = await printed(figure('map.png'), async () =>
      png(width),
    );
    expect(diagnostics).toEqual([]);
    expect(widths).toEqual([[`${width}`], [`${width}`]]);
    expect(figures).toHaveLength(2);
    expect(said).toEqual(['A map', 'map.png']);
    expect(lost).toEqual([]);
  }
});

test('the words in a drawing are none of the text', async () => {
  const { diagnostics, lost, figures } = await printed(figure('map.svg'), async () => drawing);
  expect([...diagnostics, ...lost]).toEqual([]);
  expect(figures).toHaveLength(2);
});

test('that are broken, missing or of another kind are told, and all else is printed', async () => {
  const begins = (text: string) => Buffer.from(text, 'latin1');
  const files: Record<string, Uint8Array> = {
    'a.png': png(7),
    'broken.png': begins('\x89PNG\r\n\x1a\nnothing'),
    'other.avif': begins('\0\0\0\x20ftypavif'),
  };
  const body = ['a.png', 'broken.png', 'other.avif', 'gone.png'].map(figure).join('');
  const { diagnostics, widths, lost } = await printed(body, async (address) => files[address] ?? 'missing');
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['publish/picture-unknown', 'warning'],
    ['publish/picture-missing', 'warning'],
  ]);
  expect(diagnostics[0]?.message).toContain('and 1 more');
  expect(widths).toEqual([['7'], ['7']]);
  expect(lost).toEqual([]);
});
