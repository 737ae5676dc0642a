/** Kinds of text that are not prose: what a reader is shown of each, in plain text, and that page and text are read back whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishSource } from '../../src/publishing.js';
import { sourceFromText } from '../../src/source/source.js';
import { projectRoot } from '../support.js';
import { document, header } from './render/support.js';
import { testEnv } from './support.js';

async function published(xml: string): Promise<{ text: string; page: string }> {
  const source = sourceFromText('test.xml', xml);
  const { value = [], diagnostics } = await publishSource(source, { formats: ['html', 'text'] }, testEnv());
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const read = (ending: string) =>
    new TextDecoder().decode(value.find(({ path }) => path.endsWith(ending))?.bytes);
  const text = read('.txt');
  return { text: text.slice(text.indexOf(']\n\n') + 3).trimEnd(), page: read('index.html') };
}
const textOf = async (body: string): Promise<string> => (await published(document(body))).text;

const manuscript = header.replace(
  '<sourceDesc><p/></sourceDesc>',
  `<sourceDesc><msDesc><msIdentifier><settlement>Oxford</settlement><idno>MS 1</idno></msIdentifier>
   <msContents><msItem><locus>1r</locus><author>Bede</author><incipit>Cum mecum</incipit></msItem></msContents></msDesc></sourceDesc>`,
);
const tei = (...parts: string[]) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">${parts.join('')}</TEI>`;
const persons = `<standOff><listPerson><person xml:id="a"><persName><forename>Ada</forename><surname>King</surname></persName>
  <birth>1815</birth></person></listPerson></standOff>`;

describe('a document without a text', () => {
  test('is published for the manuscript its header describes', async () => {
    const expected = 'Oxford MS 1\n\n[Contents]\n\n1r Bede\n\n[Incipit] Cum mecum';
    expect((await published(tei(manuscript, '<text><body><p/></body></text>'))).text).toBe(expected);
    expect((await published(tei(manuscript))).text).toBe(expected);
  });
  test('is published for its lists', async () => {
    expect((await published(tei(header, persons))).text).toBe('  Ada King\n\n    [Born] 1815');
  });
  test('is published for its pictures', async () => {
    const surface = '<facsimile><surface n="1r"><graphic url="https://e.org/1.png"/></surface></facsimile>';
    const { text, page } = await published(tei(header, surface));
    expect(text).toBe('[1r] [picture]');
    expect(page).toContain('<img src="https://e.org/1.png"');
  });
  test('and one with a text for its text', async () => {
    const { text } = await published(tei(manuscript, persons, '<text><body><p>Words.</p></body></text>'));
    expect(text).toBe('Words.');
  });
});

test('speech says who speaks, and what is heard stands apart', async () => {
  const speech =
    '<u who="#b">So<pause/>when<vocal><desc>coughs</desc></vocal>here?</u><annotationBlock who="#c"><u>Well.</u></annotationBlock>';
  expect(await textOf(speech)).toBe('[b:] So […] when coughs here?\n\n[c:] Well.');
  expect(await textOf('<sp who="#k"><speaker>King.</speaker><p>I.</p></sp>')).toBe('King.\nI.');
});

test('a post says who wrote it and when', async () => {
  expect(await textOf('<post who="#a" when="2019-01-01T10:00"><p>Hi</p></post>')).toBe(
    '[a, 2019-01-01 10:00] Hi',
  );
});

test('names and entries of a bibliography part what nothing parts in the source', async () => {
  const entry =
    '<listBibl><biblStruct><monogr><author><forename>Ann</forename><surname>Smith</surname></author><title>Book</title><imprint><pubPlace>Oxford</pubPlace><date>1999</date></imprint></monogr></biblStruct></listBibl>';
  expect(await textOf(entry)).toBe('  Ann Smith Book Oxford 1999');
  expect((await published(document(entry))).page).toMatch(/Smith<span[^>]*>\.<\/span> /);
  expect(await textOf('<p>(<persName><forename>Ann</forename><surname>Smith</surname></persName>)</p>')).toBe(
    '(Ann Smith)',
  );
});

test('titles and words of a figure keep their order', async () => {
  const figure = '<figure><p>a</p><graphic url="x.png"/><head>b</head><p>c</p></figure>';
  const { text, page } = await published(document(figure));
  expect(text).toBe('a\n\n[picture]\n\nb\n\nc');
  expect(page).toMatch(/<figcaption><p class="head">b<\/p>\s*<p[^>]*>.*c<\/p>\s*<\/figcaption>/);
});

test('lines of an inscription stay lines', async () => {
  expect(await textOf('<ab><lb n="1"/>one <lb n="2"/>two th<lb n="3" break="no"/>ree</ab>')).toBe(
    'one\ntwo three',
  );
});

test('a siglum that is a number is no note', async () => {
  expect(await textOf('<listWit><witness n="1">x</witness></listWit><p>y<note>N</note></p>')).toBe(
    '  [1.] x\n\ny[1]\n\n[Notes]\n\n[1] N',
  );
});

test('stanzas are parted, verses are not', async () => {
  expect(await textOf('<lg><l>one</l><l>two</l></lg><lg><l>three</l></lg>')).toBe('  one\n  two\n\n  three');
});

test('a list that runs in the line does', async () => {
  expect(await textOf('<p>as <list rend="inline"><item>one</item>, <item>two</item></list>.</p>')).toBe(
    'as one, two.',
  );
});

test('a pointer without words says where it leads', async () => {
  const text = await textOf(
    '<div xml:id="d"><head>Models<note>N</note></head><p>See <ptr target="#d"/>, <ptr target="https://e.org/"/>.</p></div>',
  );
  expect(text).toContain('See [Models], [https://e.org/].');
});

describe('quotations', () => {
  const speech = (marks: string) =>
    `<p><q>${marks}Bah!${marks}</q> said Scrooge, <q>${marks}Humbug<q>x</q>!${marks}</q></p>`;
  test('whose marks the text leaves out get them back, and the text is read without', async () => {
    const { text, page } = await published(document(speech('')));
    expect(text).toBe('“Bah!” said Scrooge, “Humbug“x”!”');
    expect(page).toContain('<span class="quotation unmarked-quotation">Bah!</span>');
  });
  test('with marks stay as they are', async () => {
    expect(await textOf(speech('"'))).toBe('"Bah!" said Scrooge, "Humbugx!"');
  });
  test('of which the header says that they have their marks', async () => {
    const said = '<editorialDecl><quotation marks="all"/></editorialDecl>';
    const xml = document(speech('')).replace(
      '</fileDesc>',
      `</fileDesc><encodingDesc>${said}</encodingDesc>`,
    );
    expect((await published(xml)).text).toBe('Bah! said Scrooge, Humbugx!');
  });
});

test('examples of a dictionary run in the line, senses are set in', async () => {
  const entry =
    '<entry><form><orth>bank</orth></form><sense n="1"><def>slope.</def> <cit><quote>A bank.</quote> <bibl>Twain</bibl></cit><sense n="a"><def>ridge.</def></sense></sense></entry>';
  expect(await textOf(entry)).toBe('bank\n\n  [1.] slope.\n  A bank. Twain\n    [a.] ridge.');
});

test('each text of a corpus has its title', async () => {
  const one = (title: string) =>
    tei(header.replace('>T<', `>${title}<`), `<text><body><p>${title} words.</p></body></text>`);
  const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${one('First')}${one('Second')}</teiCorpus>`;
  const { text, page } = await published(corpus);
  expect(text).toBe('[First]\n\nFirst words.\n\n[Second]\n\nSecond words.');
  expect(page).toMatch(/>First<\/a>[\s\S]*>Second<\/a>/);
});

describe('an apparatus', () => {
  const witnesses =
    '<listWit><witness xml:id="A">Ambrosianus</witness><witness xml:id="B">Bernensis</witness></listWit>';
  test('names its witnesses by their sigla', async () => {
    expect(await textOf(witnesses)).toBe('  [A] Ambrosianus\n  [B] Bernensis');
  });
  test('is listed in plain text, where an entry stands apart with its lemma', async () => {
    const body =
      '<p>Pondera <app><lem wit="#A">memorata</lem><rdg wit="#B">12</rdg><rdg wit="#A #B"/></app>.</p><listApp><app loc="7"><lem>libellis</lem><rdg wit="#B">tabellis</rdg></app></listApp>';
    expect(await textOf(`${body}<p>x<note>N</note></p>`)).toBe(
      'Pondera memorata.\n\n[at 7] libellis [also tabellis B]\n\nx[1]\n\n[Apparatus]\n\n[memorata A : 12 B; omitted A B]\n\n[Notes]\n\n[1] N',
    );
  });
  test('that stands apart is whole, and is led to from the end of its lemma', async () => {
    const apart =
      '<p><anchor xml:id="s"/>post haec<anchor xml:id="e"/>; nam</p><listApp><app from="#s" to="#e" loc="7"><lem>post haec</lem><rdg wit="#B">posthac</rdg></app></listApp>';
    const { page } = await published(document(witnesses + apart));
    const [, goal] = /haec<span id="e"><\/span><a class="variantref" href="#([^"]+)"/.exec(page) ?? [];
    expect(page).toContain(`<span id="${goal}"></span><b data-generated>7</b> post haec`);
    expect(page).toMatch(/\] (<[^>]+>)?posthac(<\/span>)? <i class="sigla">B<\/i>/);
    expect(page).toContain('<a class="backlink" href="#e"');
  });
});

const folder = join(projectRoot, 'tests/publish/kinds');

describe('a document of many elements', () => {
  test.each(readdirSync(folder))('%s is read back whole', async (name) => {
    const { page } = await published(readFileSync(join(folder, name), 'utf8'));
    expect(page).toContain('<main');
  });
});
