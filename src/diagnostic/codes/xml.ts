/** Diagnostic codes of xml, in alphabetical order. */
import { codes } from './entry.js';

const unreadable = 'Nothing can be checked or published from a document that is not well-formed.';

export const xmlCodes = codes({
  'xml/ampersand-unescaped': {
    severity: 'error',
    title: 'An ampersand stands for itself.',
    why: 'In XML an ampersand begins a reference; on its own it makes the document unreadable.',
    hint: 'Write &amp; for an ampersand that is part of the text.',
  },
  'xml/attribute-malformed': {
    severity: 'error',
    title: 'An attribute is not written as name="value".',
    why: unreadable,
  },
  'xml/attribute-repeated': {
    severity: 'error',
    title: 'An element has the same attribute twice.',
    why: 'Only one of the two values could be kept, and nobody could say which.',
    hint: 'Remove one of the two, or put both values in one attribute where its definition allows it.',
  },
  'xml/catalogue-circular': {
    severity: 'warning',
    title: 'An XML catalogue leads back to itself.',
    why: 'Following it would never end; it is followed once.',
    hint: 'Remove one of the nextCatalog or delegate entries of the circle.',
  },
  'xml/catalogue-malformed': {
    severity: 'error',
    title: 'A file given as an XML catalogue is none.',
    why: 'Without it, schemas are looked for where the document says, and may not be found.',
    hint: 'A catalogue has the root element catalog, in urn:oasis:names:tc:entity:xmlns:xml:catalog.',
  },
  'xml/character-doubtful': {
    severity: 'warning',
    title: 'A control character that hardly anybody means.',
    why: 'U+0080 to U+009F are controls. Where they stand in a text, it was in windows-1252, and was read as ISO 8859-1 on its way here.',
    hint: 'Find what the character was (0x93 and 0x94 are “ and ”, 0x96 is –), and write that.',
  },
  'xml/character-illegal': {
    severity: 'error',
    title: 'The document holds a character that XML does not allow.',
    why: 'Control characters and broken surrogates cannot be exchanged: other tools will refuse the file.',
    hint: 'Delete the character; it is often left over from a word processor or from OCR.',
  },
  'xml/comment-malformed': {
    severity: 'error',
    title: 'A comment is not closed, or has two hyphens within it.',
    why: unreadable,
    hint: 'A comment is <!-- … -->, with no “--” inside.',
  },
  'xml/content-outside-root': {
    severity: 'error',
    title: 'There is text or an element before or after the root element.',
    why: 'A document is one element; what stands outside it belongs to nothing.',
    hint: 'Move it into the root element, or delete it.',
  },
  'xml/declaration-malformed': {
    severity: 'error',
    title: 'The XML declaration is not as it must be.',
    why: 'The declaration says how the bytes of the file are to be read.',
    hint: 'Write <?xml version="1.0" encoding="UTF-8"?> as the very first characters of the file.',
  },
  'xml/doctype-malformed': {
    severity: 'error',
    title: 'The document type declaration cannot be read.',
    why: 'Entities and default values declared in it would be lost.',
  },
  'xml/dtd-unread': {
    severity: 'info',
    title: 'A DTD, or a part of one, is outside the document, and was not read.',
    why: 'Nothing outside the document is ever read. What is declared there (entities, default values of attributes) is not known.',
    hint: 'Write out what the document needs of it; the schema is named by <?xml-model?> or --schema.',
  },
  'xml/element-mismatched': {
    severity: 'error',
    title: 'An end tag does not match the start tag it should close.',
    why: 'Elements must nest: from here on, nobody can tell what is inside what.',
  },
  'xml/element-unclosed': {
    severity: 'error',
    title: 'An element is never closed.',
    why: 'The file may be truncated: what is missing cannot be known.',
    hint: 'Close the element, or check that the file is complete.',
  },
  'xml/entity-expansion': {
    severity: 'error',
    title: 'The entities of the document stand for more text than is allowed.',
    why: 'A few lines of entities can stand for terabytes and stop any machine that reads them.',
    hint: 'Write the text out, or remove the entities.',
  },
  'xml/entity-malformed': {
    severity: 'error',
    title: 'What an entity stands for does not fit where it is used.',
    why: 'An entity must hold whole elements: one begun in it must end in it.',
  },
  'xml/entity-recursive': {
    severity: 'error',
    title: 'An entity refers to itself.',
    why: 'It would never end.',
    hint: 'Remove the reference from the declaration of the entity.',
  },
  'xml/entity-undefined': {
    severity: 'error',
    title: 'An entity is used that is not declared.',
    why: 'XML itself knows five: &lt; &gt; &amp; &apos; &quot;. Nobody can say what another stands for.',
    hint: 'Write the character itself, or its number (&#233; for é), or declare the entity in the document type declaration.',
  },
  'xml/entity-unread': {
    severity: 'warning',
    title: 'An entity is outside the document, and was not read.',
    why: 'Nothing outside the document is ever read. The reference is kept in the text as it is written.',
    hint: 'Put the text itself in place of the reference, or use XInclude.',
  },
  'xml/include-circular': {
    severity: 'error',
    title: 'A file includes itself.',
    why: 'The document would never end.',
    hint: 'Remove one of the inclusions of the circle.',
  },
  'xml/include-limit': {
    severity: 'error',
    title: 'Inclusions are too deep, or too much.',
    why: 'A limit keeps one document from using all memory.',
  },
  'xml/include-malformed': {
    severity: 'error',
    title: 'An inclusion does not say what to include.',
    why: 'Its text would be missing from the document.',
    hint: 'Write <xi:include href="file.xml"/>, with an xpointer where only one element is meant.',
  },
  'xml/include-missing': {
    severity: 'error',
    title: 'What a document includes could not be had.',
    why: 'Its text would be missing from the document.',
    hint: 'Check the path, which is taken from the folder of the document; or give an xi:fallback.',
  },
  'xml/instruction-malformed': {
    severity: 'error',
    title: 'A processing instruction is not closed, or has no proper name.',
    why: unreadable,
    hint: 'An instruction is <?name …?>; names beginning with “xml” are reserved.',
  },
  'xml/less-than-unescaped': {
    severity: 'error',
    title: 'A “<” stands for itself.',
    why: 'In XML “<” begins a tag; on its own it makes the document unreadable.',
    hint: 'Write &lt; for a less-than sign that is part of the text.',
  },
  'xml/name-malformed': {
    severity: 'error',
    title: 'A name has colons where namespaces do not allow them.',
    why: 'A name has at most one colon, between prefix and local name.',
  },
  'xml/namespace-reserved': {
    severity: 'error',
    title: 'A reserved prefix or namespace is declared otherwise.',
    why: '“xml” and “xmlns” mean the same in every document.',
  },
  'xml/prefix-undeclared': {
    severity: 'error',
    title: 'A prefix is used that no namespace declaration explains.',
    why: 'Without its namespace nobody can tell which vocabulary the name is from.',
    hint: 'Declare the prefix on the element or above it: xmlns:prefix="…".',
  },
  'xml/reference-malformed': {
    severity: 'error',
    title: 'A reference is not complete.',
    why: unreadable,
  },
  'xml/root-missing': {
    severity: 'error',
    title: 'The document has no root element.',
    why: 'The file is empty, or holds no XML.',
    hint: 'Check that this is the file you meant.',
  },
  'xml/section-malformed': {
    severity: 'error',
    title: 'A CDATA section is not closed, or its end mark stands outside one.',
    why: unreadable,
    hint: 'Write ]]&gt; where the three characters are part of the text.',
  },
  'xml/tag-malformed': {
    severity: 'error',
    title: 'A tag cannot be read.',
    why: unreadable,
    hint: 'If “<” is part of the text here, write &lt;.',
  },
});
