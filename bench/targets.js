/**
 * What is fuzzed: everything that reads what a stranger wrote. Each target reads one text and must come back with
 * findings: no exception, and no place outside its source. Given the functions, so that the bench fuzzes what is built
 * and the tests what is written. `bench/fuzz.js` looks for new cases, `tests/property/kept.test.ts` runs the old ones.
 */
const schema = `default namespace = "http://www.tei-c.org/ns/1.0"
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
start = element TEI { attribute xml:id { xsd:ID }?, (para & note*) }
para = element p { attribute when { xsd:date | xsd:gYear }?, attribute n { list { xsd:int { minInclusive = "1" }+ } }?, mixed { para* } }
note = element note { attribute target { xsd:IDREFS }, (element head { "one" | "two" }, text) }`;

const dtd = `<!DOCTYPE TEI [<!ENTITY a "<p n='1'>&#233;</p>"><!ATTLIST p when CDATA "1901">]>`;
const tei = `<?xml version="1.0" encoding="UTF-8"?>\n${dtd}\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a" xmlns:x="urn:x">
<p when="1901-02-03" n="7">Words &amp; <!-- c --><p/>&a;<![CDATA[<]]></p><?pi data?><note target="a"><head>one</head>é😀</note></TEI>`;

const rng = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" ns="u">
<start combine="choice"><ref name="a"/></start><define name="a"><element><anyName><except><nsName ns="v"/></except></anyName>
<optional><attribute name="n"><data type="token"><param name="pattern">[a-z-[c]]{1,3}\\p{L}</param><except><value>x</value></except></data></attribute></optional>
<interleave><zeroOrMore><ref name="a"/></zeroOrMore><text/></interleave><list><oneOrMore><data type="decimal"/></oneOrMore></list></element></define>
<div><include href="b.rng"><define name="c"><externalRef href="c.rng"/></define></include></div></grammar>`;

const yaml = `version: 1
id: unts-I-3108
date: 2026-11-23
title: { en: Joint Declaration, fr: unknown }
publisher: The engross project
editors: [{ name: A. Editor, orcid: 0000-0002-1825-0097 }]
instrument:
  signed: { value: 1955-11-04, evidence: text, quotation: "done at" }
parties:
  gb: { name: United Kingdom, identifiers: { ISO3166: GB } }
places: { london: { historical: London, modern: London } }
texts: { en: transcript.en.txt }
interventions:
  - { mark: place, quotation: "London", ref: london, by: me, why: stated }
  - &x { correct: "teh", to: the }
  - *x`;

const transcript = `No. 3108. EXCHANGE OF NOTES\n\nBETWEEN FRANCE AND SPAIN. SIGNED AT PARIS, ON 4 NOVEMBER 1955\n
The Government of France and the Government of Spain,\n\nHave agreed as follows:\n\nArticle 1\n\n1. The Parties shall¹ pay £ 1,250 (one thousand).\n   (a) at once;\n   (b) in “three” instal-\nments.\n
Article II. ENTRY INTO FORCE\n\n[12]\fThis Treaty shall enter into force on the thirtieth day.\n\nDONE at Paris, this fourth day of November 1955, in duplicate.\n\nFor France:              For Spain:\n[Signed] A. B.           [Signed] C. D.\n
____\n¹ See p. 3, vol. 226 of this Series.\n2 Came into force on 5 May 1956.`;

/**
 * The targets by name.
 * @param made the functions of engross that are fuzzed, and those that make sources and places
 * @returns seeds to begin with, and `run`, which gives the findings; text goes in, bytes only to `decode`
 */
export async function targetsOf(made) {
  const { parseXml, decodeSource, loadGrammar, validateTree, readEdition, encode, sourceFromText } = made;
  const none = async () => ({ diagnostics: [] });
  const grammar = (await loadGrammar(sourceFromText('small.rnc', schema), none)).value;
  const found = (read) => (text) => read(sourceFromText('fuzz', text)).diagnostics;
  const load = async (text) => (await loadGrammar(sourceFromText('fuzz', text), none)).diagnostics;
  const validated = (text) => {
    const { value, diagnostics } = parseXml(sourceFromText('fuzz', text));
    return value === undefined ? diagnostics : [...diagnostics, ...validateTree(grammar, value)];
  };
  return {
    xml: { seeds: [tei], run: found(parseXml) },
    decode: {
      seeds: [tei, transcript, '\u00ff\u00fe<\u0000a\u0000/\u0000>\u0000', '\u00e9t\u00e9 a\u00a0b'],
      run: (text) =>
        decodeSource(
          'fuzz',
          Uint8Array.from(text, (one) => one.charCodeAt(0) & 255),
        ).diagnostics,
    },
    compact: {
      seeds: [schema, 'include "b.rnc" { a |= notAllowed }\n## d\n[ a:b = "c" ] start = a'],
      run: load,
    },
    schema: { seeds: [rng], run: load },
    validate: { seeds: [tei], run: validated },
    edition: { seeds: [yaml], run: found(readEdition) },
    transcript: { seeds: [transcript], run: found((source) => encode(source)) },
  };
}

/**
 * What is wrong with these findings, in a line: a place outside its source, or one that is no place.
 * @param positionAt of engross: it must give a line and a column for both ends
 */
export function misplaced(findings, positionAt) {
  for (const { code, message, span, cause, related = [] } of findings) {
    if (typeof message !== 'string' || message === '') return `${code} says nothing`;
    if (cause !== undefined && !(cause >= 0 && cause < findings.length)) return `${code}: cause ${cause}`;
    for (const one of [span, ...related.map((other) => other.span)]) {
      if (one === undefined) continue;
      const { source, start, end } = one;
      const inside = start >= 0 && start <= end && end <= Math.max(1, source.text.length + 1);
      if (!inside || !(positionAt(source, start).line >= 1 && positionAt(source, end).column >= 1))
        return `${code}: ${start}–${end} of ${source.text.length}`;
    }
  }
  return undefined;
}
