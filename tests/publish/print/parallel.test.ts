/** Texts side by side in print: what corresponds begins at one height, and each text is read back by itself. */
import { describe, expect, test } from 'vitest';
import { nodeEnv } from '../../../src/node/env.js';
import type { Edition } from '../../../src/publish/edition.js';
import { printData } from '../../../src/publish/print/data.js';
import { readPrint } from '../../../src/publish/print/read.js';
import { type PrintOptions, writePrint } from '../../../src/publish/print/write.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import { compareOutput, readingText } from '../../../src/validate/fidelity/outputs.js';
import { parse, treatyTei } from '../support.js';

const env = nodeEnv();

/** One text: three articles, the second with a note, each part pointing to that of the English text. */
function text(lang: string, words: Readonly<Record<string, string>>, file = `${lang}.xml`) {
  const corresp = (id: string) => (lang === 'en' ? '' : ` corresp="en.xml#${id}"`);
  const article = (n: number, inside: string) =>
    `<div type="article" xml:id="art.${n}"${corresp(`art.${n}`)}><head>${words.article} ${n}</head>${inside}</div>`;
  const paragraph = (id: string, inside: string) => `<p xml:id="${id}"${corresp(id)}>${inside}</p>`;
  const note = `<ref type="note" xml:id="note.1.ref" target="#note.1">¹</ref>`;
  const body =
    article(1, paragraph('p.1', `${words.one} `.repeat(60))) +
    article(2, paragraph('p.2', `${words.two}${note} ${words.two}.`) + `<p>${words.alone} alone.</p>`) +
    article(3, paragraph('p.3', `${words.three} `.repeat(400))) +
    `<note xml:id="note.1" type="footnote" place="bottom" n="1" target="#note.1.ref"><label>¹</label> ${words.note}</note>`;
  const whole = treatyTei(body)
    .replaceAll('xml:lang="en"', `xml:lang="${lang}"`)
    .replace(/xml:id="(treaty|head)"/gu, (id, name) => id + corresp(name));
  const tei = parse(whole, file);
  const tree = render(tei).value;
  if (tree === undefined) throw new Error('not rendered');
  return { lang, tei, render: tree };
}

const words = {
  en: { article: 'Article', one: 'First', two: 'second', three: 'third', alone: 'Here', note: 'In force.' },
  fr: { article: 'Article', one: 'Premier', two: 'deux', three: 'trois', alone: 'Ici', note: 'En vigueur.' },
  ru: { article: 'Статья', one: 'Первый', two: 'второй', three: 'третий', alone: 'Здесь', note: 'В силе.' },
};

function editionOf(...languages: (keyof typeof words)[]): Edition {
  const texts = languages.map((lang) => text(lang, words[lang]));
  const [first] = texts;
  if (first === undefined) throw new Error('no text');
  return { record: readRecord(first.tei), texts };
}

async function printed(edition: Edition, options: PrintOptions = {}) {
  const { value, diagnostics } = await writePrint(
    edition,
    { formats: ['6x9'], standards: ['ua-1'], ...options },
    env,
  );
  expect(diagnostics).toEqual([]);
  return env.readPdf(value?.[0]?.bytes ?? new Uint8Array());
}

const lostIn = (edition: Edition, pdf: Awaited<ReturnType<typeof printed>>) => {
  const read = readPrint(pdf);
  expect(read).toHaveLength(edition.texts.length);
  return edition.texts.flatMap(({ tei }, at) => {
    const back = read[at];
    return back === undefined ? [] : compareOutput(readingText(tei), back, `text ${at}`);
  });
};

describe('texts side by side', () => {
  test.each([[['en', 'fr'] as const], [['en', 'fr', 'ru'] as const]])(
    '%s: each is read back whole',
    async (languages) => {
      const edition = editionOf(...languages);
      const pdf = await printed(edition);
      expect(lostIn(edition, pdf)).toEqual([]);
      const page = (word: string) => pdf.runs.find((run) => run.text === word)?.page;
      expect(page('deux')).toBe(page('second'));
    },
  );

  test.each([['en', 0] as const, ['fr', 1] as const])(
    'a word of %s that is lost is found out',
    async (lang, at) => {
      const edition = editionOf('en', 'fr');
      const less = text(lang, { ...words[lang], alone: '' });
      const texts = edition.texts.map((one, index) => (index === at ? less : one));
      const found = lostIn(edition, await printed({ ...edition, texts }));
      expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(words[lang].alone)]);
      expect(found[0]?.message).toContain(`text ${at}`);
    },
  );

  test('notes stand at the foot in their language, which they name', async () => {
    const edition = editionOf('en', 'fr');
    const pdf = await printed(edition);
    const inNote = pdf.runs.filter(({ roles, text }) => roles.includes('Note') && /\p{L}{2}/u.test(text));
    expect(inNote.map(({ text }) => text.trim()).join(' ')).toBe('In force. En vigueur.');
    const { rows } = printData(edition, { citations: [], fonts: [] })('a4');
    const marks = [...JSON.stringify(rows).matchAll(/"is":"note".*?"mark":"(\w+)"/gu)].map(
      ([, lang]) => lang,
    );
    expect(marks).toEqual(['en', 'fr']);
  });

  test('headings of the first text alone are in the contents', () => {
    const { rows = [] } = printData(editionOf('en', 'fr'), { citations: [], fonts: [] })('a4');
    const led = rows.map(({ cells }) =>
      cells.map(({ children }) =>
        children.map((one) => typeof one === 'object' && one.is === 'heading' && (one.led ?? 'leads')),
      ),
    );
    expect(led.filter((row) => row.flat().some((one) => one !== false))).toEqual(
      new Array(4).fill([['leads'], [true]]),
    );
  });

  test('one after another where that is asked for, where nothing joins them, and where they are more than three', async () => {
    const rowsOf = (edition: Edition, oneAfterAnother = false) =>
      printData(edition, { citations: [], fonts: [], oneAfterAnother })('a4').rows;
    const edition = editionOf('en', 'fr');
    expect(rowsOf(edition)).toBeDefined();
    expect(rowsOf(edition, true)).toBeUndefined();
    const [english, french] = edition.texts;
    if (english === undefined || french === undefined) throw new Error('no texts');
    const many = [english, french, text('fr', words.fr, 'a.xml'), text('fr', words.fr, 'b.xml')];
    expect(rowsOf({ ...edition, texts: many })).toBeUndefined();
    const pdf = await printed(edition, { oneAfterAnother: true });
    expect(lostIn(edition, pdf)).toEqual([]);
  });
});
