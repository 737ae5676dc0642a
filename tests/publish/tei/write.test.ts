/** The TEI output is the TEI, byte for byte, with the schema it names. */
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../src/publish/edition.js';
import { readRecord } from '../../../src/publish/record.js';
import { teiFileName, writeTei } from '../../../src/publish/tei/write.js';
import type { XmlTree } from '../../../src/xml/tree.js';
import { parse, testEnv, treatyTei } from '../support.js';

const schema = new TextEncoder().encode('<grammar/>');
const env = testEnv({
  asset: async (path) => {
    if (path !== 'tei/schema/engross.rng') throw new Error(path);
    return schema;
  },
});

/** The output does not look at the render tree. */
const editionOf = (tei: XmlTree): Edition => ({
  record: readRecord(tei),
  texts: [{ lang: 'en', tei, render: { tei, lang: 'en' } as Edition['texts'][number]['render'] }],
});

describe('writeTei', () => {
  test('gives the bytes as they are, and ships the schema that xml-model names', async () => {
    const model =
      '<?xml-model href="engross.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>\n<TEI ';
    const tei = parse(treatyTei().replace('<TEI ', model));
    const { value = [] } = await writeTei(editionOf(tei), {}, env);
    expect(value).toEqual([
      { path: 'unts-I-3108.en.xml', bytes: tei.source.bytes },
      { path: 'engross.rng', bytes: schema },
    ]);
  });

  test('ships no schema that is not named', async () => {
    const { value = [] } = await writeTei(editionOf(parse(treatyTei())), {}, env);
    expect(value.map(({ path }) => path)).toEqual(['unts-I-3108.en.xml']);
  });
});

test('TEI that engross did not make keeps the name of its file', () => {
  const book = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="x"><teiHeader/></TEI>';
  expect(teiFileName(parse(book, 'some/where/kant.xml'))).toBe('kant.xml');
  expect(teiFileName(parse(book, 'stdin'))).toBe('x.xml');
});
