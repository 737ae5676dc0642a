/** TEI of every kind through page and text, read back; and outputs with something wrong, each of which must be found. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publish } from '../../../src/publish/publish.js';
import { sourceFromText } from '../../../src/source/source.js';
import { wordsBetween, wordsOf } from '../../../src/source/words.js';
import { compareOutput, type OutputText, readingText } from '../../../src/validate/fidelity/outputs.js';
import { parseXml } from '../../../src/xml/parse.js';
import type { XmlTree } from '../../../src/xml/tree.js';
import { document, header } from '../../publish/render/support.js';
import { testEnv } from '../../publish/support.js';
import { shared } from '../../support.js';

const parse = (xml: string): XmlTree => {
  const { value } = parseXml(sourceFromText('test.xml', xml));
  if (value === undefined) throw new Error('not well-formed');
  return value;
};

/** Every output of a document that can be had without a typesetter, read back. */
async function readBacks(tei: XmlTree): Promise<{ path: string; back: OutputText }[]> {
  const env = testEnv();
  const { value } = await publish([tei], { formats: ['text', 'html'] }, env);
  const found: { path: string; back: OutputText }[] = [];
  for (const job of value?.readBacks ?? [])
    for (const back of (await job.read(env)).value ?? []) found.push({ path: job.path, back });
  return found;
}

/** What the comparison finds in the outputs of a document. */
async function findings(xml: string): Promise<string[]> {
  const tei = parse(xml);
  const backs = await readBacks(tei);
  expect(backs.length).toBe(4);
  return backs.flatMap(({ path, back }) =>
    compareOutput(readingText(tei), back, path).map((one) => one.message),
  );
}

describe('nothing is lost of', () => {
  test.each([
    [
      'a dictionary',
      '<entry><form><orth>cat</orth><pron>kæt</pron></form><gramGrp><pos>n.</pos></gramGrp><sense><def>an animal</def><cit><quote>it sat</quote><bibl>Anon.</bibl></cit></sense><etym>from <mentioned>cattus</mentioned></etym></entry>',
    ],
    [
      'a critical edition',
      '<lg><l n="1">Arma <app><lem wit="#A">virumque</lem><rdg wit="#B">virosque</rdg></app> cano, <app><rdg>Troiae</rdg><rdg>Troie</rdg></app></l></lg><listWit><witness xml:id="A">Codex A</witness></listWit>',
    ],
    [
      'a manuscript',
      '<pb n="1r"/><p>I <choice><sic>teh</sic><corr>the</corr></choice> <choice><abbr>M<am>r</am></abbr><expan>M<ex>iste</ex>r</expan></choice> <subst><del>a</del><add>b</add></subst> <del>not</del> <supplied>s</supplied> <unclear>ma<gap extent="2"/>be</unclear> un<damage>der</damage>stand<lb break="no"/>ing<lb/>next<space quantity="2"/>word <hi>A</hi><hi>B</hi> co<pc force="weak">-</pc><lb break="no"/>op <pc force="weak">-</pc> so <fw>the</fw><pb n="1v"/>end</p>',
    ],
    [
      'a drama',
      '<div><head>Act</head><stage>Enter.</stage><castList><castItem><role>A</role> <roleDesc>king</roleDesc></castItem></castList><sp><speaker>A.</speaker><l part="I">Half a</l></sp><sp><speaker>B.</speaker><l part="F">line. <stage>aside</stage></l><p>Prose</p></sp></div>',
    ],
    [
      'a letter',
      '<div type="letter"><opener><dateline><placeName>Paris</placeName>, <date>1900</date></dateline><salute>Sir,</salute></opener><p>Text<note place="margin">margin</note> and<note n="a" place="foot">foot</note> more<note place="interlinear">between</note>.</p><closer><salute>Yours,</salute><signed>A. B.</signed></closer><postscript><label>P.S.</label><p>More.</p></postscript></div>',
    ],
    [
      'figures and tables',
      '<p>See <figure><head>Map</head><graphic url="m.png"/><figDesc>A map</figDesc><p>Caption</p></figure> there <formula>x</formula>.</p><figure><figDesc>described</figDesc></figure><table><head>T</head><row role="label"><cell>H</cell><cell cols="2">I</cell></row><row><cell rows="2">a</cell><cell>b</cell><cell>c</cell></row><row><cell>d</cell></row><row/></table>',
    ],
    [
      'lists',
      '<list type="ordered"><head>L</head><item>one</item><item>two<list rend="bulleted"><item>in</item></list></item></list><list type="gloss"><label>T</label><item>def</item></list><p>in <list><item>p</item> and <item>q</item></list> end</p><listBibl><biblStruct><monogr><author>A</author><title>B</title><imprint><pubPlace>P</pubPlace><date>1900</date></imprint></monogr></biblStruct></listBibl><listPerson><person><persName>Jo</persName><birth>1900</birth></person></listPerson>',
    ],
    [
      'notes',
      '<p xml:id="p1">One<ptr target="#n1"/> two <ref type="noteAnchor" target="#n2">2</ref> three<note xml:id="n5">five, see <ref target="#n1">1</ref></note> (see <ref target="#n5">note five</ref>) <anchor xml:id="a"/>x.</p><note xml:id="n1" place="end">first</note><note xml:id="n2">second <note>inner</note></note><note target="#p1">para</note><note target="#a">anchor</note><noteGrp><note>fr</note><note>en</note></noteGrp>',
    ],
    [
      'notes that point at each other',
      '<p>x</p><note xml:id="a" target="#b">A <ref target="#b">b</ref></note><note xml:id="b" target="#a">B</note>',
    ],
    [
      'examples and other namespaces',
      '<p>Example: <egXML xmlns="http://www.tei-c.org/ns/Examples"><p n="1">a <note>b</note> <choice><sic>x</sic></choice></p></egXML> and <gi>p</gi><att>n</att>. <x:y xmlns:x="urn:x"><x:note>foreign</x:note> words</x:y></p>',
    ],
    [
      'speech, quotations and ruby',
      '<u>hello <pause/> there <vocal><desc>laughs</desc></vocal></u><quote>block</quote><p>q <quote>inline</quote> <said>said</said></p><floatingText><body><p>float</p></body></floatingText><p><ruby><rb>漢</rb><rt>kan</rt></ruby></p>',
    ],
    ['text outside of any block', 'loose words <div>more <p>p</p> tail</div>'],
    ['fifty divisions', `${'<div><head>h</head>'.repeat(50)}<p>deep</p>${'</div>'.repeat(50)}`],
  ])('%s', async (_name, body) => {
    expect(await findings(document(body))).toEqual([]);
  });
  test('notes of standOff, which are missed where an output has them not', async () => {
    const standOff =
      '<standOff><noteGrp><note target="#b">one <ref target="#n">two</ref></note></noteGrp><listAnnotation><annotation target="#c"><note xml:id="n">three</note></annotation><annotation target="#r"><note>on a link</note></annotation></listAnnotation><note>unjoined</note></standOff>';
    const body =
      '<p>a <w xml:id="b">b</w> <ref xml:id="r" target="http://example.org/">r</ref> <choice><sic xml:id="c">c</sic><corr>d</corr></choice> e</p>';
    const xml = document(body, standOff);
    expect(await findings(xml)).toEqual([]);
    const reading = readingText(parse(xml));
    expect(reading.notes.map(({ words, after }) => [...wordsBetween(words), after])).toEqual([
      ['one', 'two', 2],
      ['three', 4],
      ['on', 'a', 'link', 3],
    ]);
    const without = { words: wordsOf(['a b r d e']), notes: [] };
    expect(compareOutput(reading, without, 'x').map((one) => one.code)).toEqual(
      Array(3).fill('fidelity/output-note-lost'),
    );
  });
  test('a corpus in a corpus', async () => {
    const text = (words: string): string =>
      `<TEI>${header}<text><front><titlePage><docTitle><titlePart>Ti</titlePart></docTitle></titlePage></front><body><p>${words}</p></body></text></TEI>`;
    const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${text('a')}<teiCorpus>${header}${text('b')}${text('c')}</teiCorpus></teiCorpus>`;
    expect(await findings(corpus)).toEqual([]);
  });
  test('a transcription of pages', async () => {
    const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<sourceDoc><surface><zone><line>one</line><line>two</line></zone></surface></sourceDoc></TEI>`;
    expect(await findings(source)).toEqual([]);
  });
});

const corpus = shared('corpus/tei');
const samples =
  corpus === undefined
    ? []
    : readdirSync(corpus).filter((name) => name.endsWith('.xml') && !name.includes('P4'));

describe.skipIf(corpus === undefined)('every sample', () => {
  test.each(samples)('%s', async (name) => {
    expect(await findings(readFileSync(join(corpus ?? '', name), 'utf8'))).toEqual([]);
  });
});

describe('what is wrong in an output is found', () => {
  const words = 'Able baker charlie dog easy fox george how item jig king love mike nan oboe peter queen';
  const list = words.split(' ');
  const half = list.length >> 1;
  const tei = parse(
    document(
      `<p>${list.slice(0, half).join(' ')}<note xml:id="n1">first note</note></p><table><row>${list
        .slice(half)
        .map((word) => `<cell>${word}</cell>`)
        .join('')}</row></table><p>end<note>second note</note></p>`,
    ),
  );
  const reading = readingText(tei);
  const codes = (output: OutputText): string[] => compareOutput(reading, output, 'x').map((one) => one.code);
  const all = [...list, 'end'];
  const anywhere = fc.nat(all.length - 2);

  const spliced = (whole: OutputText, at: number, count: number, ...words: string[]): OutputText => ({
    ...whole,
    words: wordsOf(wordsBetween(whole.words).toSpliced(at, count, ...words)),
  });
  const word = ({ words }: OutputText, at: number): string => wordsBetween(words, at, at + 1).join('');

  /** A change of an output, made at a place of its words. */
  const mutations: Readonly<Record<string, (whole: OutputText, at: number) => OutputText>> = {
    'a word dropped': (whole, at) => spliced(whole, at, 1),
    'a word doubled': (whole, at) => spliced(whole, at, 0, word(whole, at)),
    'a word changed': (whole, at) => spliced(whole, at, 1, 'zebra'),
    'two words swapped': (whole, at) => spliced(whole, at, 2, word(whole, at + 1), word(whole, at)),
    'two words run together': (whole, at) => spliced(whole, at, 2, word(whole, at) + word(whole, at + 1)),
    'a word split': (whole, at) =>
      spliced(whole, at, 1, word(whole, at).slice(0, 1), word(whole, at).slice(1)),
    'a note dropped': (whole, at) => ({ ...whole, notes: whole.notes.toSpliced(at % 2, 1) }),
    'a word of a note dropped': (whole, at) => ({
      ...whole,
      notes: whole.notes.map((note, index) =>
        index === at % 2 ? { ...note, words: wordsOf(wordsBetween(note.words, 1)) } : note,
      ),
    }),
    'a reference moved by a word': (whole, at) => ({
      ...whole,
      notes: whole.notes.map((note, index) =>
        index === at % 2 ? { ...note, after: note.after + (at % 4 < 2 ? 1 : -1) } : note,
      ),
    }),
  };

  test('nothing, where nothing is', async () => {
    for (const { path, back } of await readBacks(tei))
      expect([path, compareOutput(reading, back, path)]).toEqual([path, []]);
  });
  test.each(Object.keys(mutations))('%s', async (name) => {
    const backs = await readBacks(tei);
    const mutate = mutations[name] ?? ((whole) => whole);
    fc.assert(
      fc.property(anywhere, fc.nat(backs.length - 1), (at, index) => {
        const { back } = backs[index] ?? { back: { words: wordsOf([]), notes: [] } };
        return codes(mutate(back, at)).length > 0;
      }),
    );
  });
  test('a gap or a picture that is not shown', () => {
    const pictured = readingText(
      parse(document('<p>a <gap/> b <graphic url="x.png"><desc>map</desc></graphic></p>')),
    );
    const whole = { words: wordsOf(['a', 'b']), notes: [] };
    const signs = { gap: [''], picture: ['map'] };
    expect(compareOutput(pictured, { ...whole, signs }, 'x')).toEqual([]);
    for (const left of [{ gap: [] }, { ...signs, picture: [] }, { ...signs, picture: ['another'] }])
      expect(compareOutput(pictured, { ...whole, signs: left }, 'x').map((one) => one.code)).toEqual([
        'fidelity/output-sign-lost',
      ]);
  });
  test('a reflowed output may part words where its lines end', () => {
    const printed = { words: wordsOf(['Ab', 'le', ...all.slice(1)]), notes: [], reflowed: true };
    const plain = readingText(parse(document(`<p>${all.join(' ')}</p>`)));
    expect(compareOutput(plain, printed, 'x')).toEqual([]);
    expect(compareOutput(plain, { ...printed, reflowed: false }, 'x')).not.toEqual([]);
  });
  test('the message has the words and the place', () => {
    const lost = compareOutput(reading, { words: wordsOf(all.toSpliced(3, 1)), notes: [] }, 'x.txt');
    const found = lost.find((one) => one.code === 'fidelity/output-word-lost');
    expect(found?.message).toBe('x.txt does not have “dog”.');
    expect(found?.span && tei.source.text.slice(found.span.start).startsWith('Able')).toBe(true);
  });
});
