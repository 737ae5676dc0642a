/**
 * An example a code: what is found wrong, and the same mended. `write.js` puts them on the pages; a test runs them:
 * `bad` gives the code, `good` does not. The rules bring their own (src/validate/rules/).
 */

/** What the documents of the examples of relaxng/* are checked against. */
export const schema = `datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
start = element treaty { element article { attribute n { xsd:int }, attribute xml:id { xsd:ID }?,
  (text | element ref { attribute target { xsd:IDREF }, text })* }+,
  element date { xsd:date }? }`;

const head = (more) =>
  `version: 1\nid: unts-I-3108\ndate: 2026-11-23\ntitle: { en: Joint Declaration }\npublisher: The engross project\ntexts: { en: transcript.en.txt }\n${more}`;
const names = (given) => head(`parties:\n  gb: { name: ${given} }`);

/** [code, bad, good] by what is read: a document, a document of `schema`, a schema, the editor's file. */
export const examples = {
  xml: [
    ['xml/ampersand-unescaped', '<p>Smith & Sons</p>', '<p>Smith &amp; Sons</p>'],
    ['xml/attribute-malformed', '<div n=1/>', '<div n="1"/>'],
    ['xml/attribute-repeated', '<div n="1" n="2"/>', '<div n="1"/>'],
    ['xml/character-illegal', '<p>&#1;</p>', '<p>&#32;</p>'],
    ['xml/comment-malformed', '<p><!-- a -- b --></p>', '<p><!-- a - b --></p>'],
    ['xml/content-outside-root', '<p>one</p><p>two</p>', '<div><p>one</p><p>two</p></div>'],
    ['xml/declaration-malformed', '<?xml encoding="UTF-8"?><p/>', '<?xml version="1.0" encoding="UTF-8"?><p/>'],
    ['xml/doctype-malformed', '<!DOCTYPE ><p/>', '<!DOCTYPE p><p/>'],
    ['xml/element-mismatched', '<p><name>Peking</p>', '<p><name>Peking</name></p>'],
    ['xml/element-unclosed', '<div><p>words</p>', '<div><p>words</p></div>'],
    ['xml/entity-malformed', '<!DOCTYPE p [<!ENTITY a "<b>">]><p>&a;</p>', '<!DOCTYPE p [<!ENTITY a "<b/>">]><p>&a;</p>'],
    ['xml/dtd-unread', '<!DOCTYPE p SYSTEM "p.dtd"><p/>', '<!DOCTYPE p [<!ATTLIST p n CDATA "1">]><p/>'],
    ['xml/entity-recursive', '<!DOCTYPE p [<!ENTITY a "&a;">]><p>&a;</p>', '<!DOCTYPE p [<!ENTITY a "words">]><p>&a;</p>'],
    ['xml/entity-undefined', '<p>caf&eacute;</p>', '<p>caf&#233;</p>'],
    ['xml/entity-unread', '<!DOCTYPE p [<!ENTITY a SYSTEM "a.xml">]><p>&a;</p>', '<p>what a.xml holds</p>'],
    ['xml/instruction-malformed', '<p><?note</p>', '<p><?note words?></p>'],
    ['xml/less-than-unescaped', '<p n="a < b"/>', '<p n="a &lt; b"/>'],
    ['xml/name-malformed', '<a:b:c xmlns:a="urn:a"/>', '<a:b xmlns:a="urn:a"/>'],
    ['xml/namespace-reserved', '<p xmlns:xml="urn:a"/>', '<p xmlns:a="urn:a"/>'],
    ['xml/prefix-undeclared', '<tei:p/>', '<tei:p xmlns:tei="http://www.tei-c.org/ns/1.0"/>'],
    ['xml/reference-malformed', '<p>&#233</p>', '<p>&#233;</p>'],
    ['xml/root-missing', '<!-- nothing -->', '<!-- something --><p/>'],
    ['xml/section-malformed', '<p>a[1]]> b</p>', '<p>a[1]]&gt; b</p>'],
    ['xml/tag-malformed', '<p>words</p<p/>', '<p>words</p>'],
  ],
  text: [['xml/character-doubtful', '<p>He said \u0093yes\u0094.</p>', '<p>He said “yes”.</p>']],
  document: [
    ['relaxng/attribute-missing', '<treaty><article>Words.</article></treaty>', '<treaty><article n="1">Words.</article></treaty>'],
    ['relaxng/attribute-not-allowed', '<treaty><article n="1" lang="en"/></treaty>', '<treaty><article n="1"/></treaty>'],
    ['relaxng/attribute-value', '<treaty><article n="one"/></treaty>', '<treaty><article n="1"/></treaty>'],
    ['relaxng/element-not-allowed', '<treaty><date>1955-11-04</date><article n="1"/></treaty>', '<treaty><article n="1"/><date>1955-11-04</date></treaty>'],
    ['relaxng/element-unknown', '<treaty><article n="1"/><day/></treaty>', '<treaty><article n="1"/></treaty>'],
    ['relaxng/id-duplicate', '<treaty><article n="1" xml:id="a"/><article n="2" xml:id="a"/></treaty>', '<treaty><article n="1" xml:id="a"/><article n="2" xml:id="b"/></treaty>'],
    ['relaxng/idref-missing', '<treaty><article n="1"><ref target="b">2</ref></article></treaty>', '<treaty><article n="1" xml:id="b"><ref target="b">1</ref></article></treaty>'],
    ['relaxng/incomplete', '<treaty/>', '<treaty><article n="1"/></treaty>'],
    ['relaxng/text-not-allowed', '<treaty>Words<article n="1"/></treaty>', '<treaty><article n="1">Words</article></treaty>'],
    ['relaxng/text-value', '<treaty><article n="1"/><date>4 November</date></treaty>', '<treaty><article n="1"/><date>1955-11-04</date></treaty>'],
  ],
  schema: [
    ['relaxng/schema-combine', 'start = a\na = element a { empty }\na = element b { empty }', 'start = a\na = element a { empty }\na |= element b { empty }'],
    ['relaxng/schema-datatype', 'start = element a { xsd:dat }', 'start = element a { xsd:date }'],
    ['relaxng/schema-id', 'start = element a { xsd:ID }', 'start = element a { attribute id { xsd:ID } }'],
    ['relaxng/schema-not-found', 'include "none.rnc"\nstart = element a { empty }', 'start = element a { empty }'],
    ['relaxng/schema-recursion', 'start = a\na = element b { empty } | a', 'start = a\na = element b { a? }'],
    ['relaxng/schema-reference', 'start = treaty', 'start = treaty\ntreaty = element treaty { text }'],
    ['relaxng/schema-restriction', 'start = element a { attribute n { text }, attribute n { text } }', 'start = element a { attribute n { text } }'],
    ['relaxng/schema-syntax', 'start = element a { text', 'start = element a { text }'],
  ],
  edition: [
    ['edition/empty', '# to be written', head('')],
    ['edition/key-missing', head('').replace(/title.*\n/, ''), head('')],
    ['edition/key-unknown', head('publishers: A and B'), head('')],
    ['edition/reference-unknown', `${names('France')}\npersons:\n  x: { name: A. Person, party: fr }`, `${names('France')}\npersons:\n  x: { name: A. Person, party: gb }`],
    ['edition/value-empty', head('url:'), head('url: https://example.org/')],
    ['edition/value-wrong', head('').replace('2026-11-23', '23 November'), head('')],
    ['edition/yaml', names('[France'), names('France')],
  ],
};

/** Codes without an example, by why there is none. A test compares: a new code gets an example or a line here. */
export const without = {
  'needs more than one file': ['xml/catalogue-*', 'xml/include-*'],
  'is about which schemas were given and can be had': ['schema/*'],
  'needs a transcript beside it': [
    'edition/crosses-blocks',
    'edition/disagrees',
    'edition/note-anchored',
    'edition/note-unknown',
    'edition/overlap',
    'edition/quotation-ambiguous',
    'edition/quotation-missing',
    'edition/structure-impossible',
    'edition/text-unlisted',
    'edition/texts-differ',
    'edition/unit-unknown',
    'edition/unknown-said',
  ],
  'is about a whole transcript or what was made of it': ['encode/*', 'fidelity/*', 'publish/*'],
  'is about a schema of rules, and longer than a few lines': ['schematron/*'],
  'is about bytes, the machine or what was typed': ['source/*', 'cli/*'],
  'needs a document or schema of great size': ['relaxng/limit', 'relaxng/schema-limit', 'xml/entity-expansion'],
};
