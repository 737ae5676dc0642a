/** Diagnostic codes of publish, in alphabetical order. */
import { codes } from './entry.js';

export const publishCodes = codes({
  'publish/behaviour-element': {
    severity: 'warning',
    title: 'A behaviour is given for an element that TEI does not have.',
    why: 'The rule is never used; a misspelt name is the usual cause.',
  },
  'publish/behaviour-limited': {
    severity: 'info',
    title: 'A part of a processing model is not shown.',
    why: 'The outputs have no such thing; the rest of the model is used.',
  },
  'publish/behaviour-omits': {
    severity: 'info',
    title: 'A behaviour that you chose leaves words of the text out.',
    why: 'The proof that nothing is lost takes your choice for granted, so it is said here what it costs.',
  },
  'publish/behaviour-unknown': {
    severity: 'error',
    title: 'There is no behaviour of this name.',
    why: 'What the element is to be cannot be guessed.',
    hint: 'Behaviours are those of the TEI Guidelines, 22.5.4, and a few of engross: see docs/behaviours.md.',
  },
  'publish/behaviour-xpath': {
    severity: 'error',
    title: 'An expression is not XPath 3.1, or fails on an element.',
    why: 'A rule whose condition cannot be told would be used nowhere, or everywhere.',
    hint: 'Names without a prefix are of TEI; other prefixes must be declared.',
  },
  'publish/behaviours-malformed': {
    severity: 'error',
    title: 'The file of behaviours is not understood.',
    why: 'A rule that is half understood would change the edition in ways that nobody asked for.',
    hint: 'docs/behaviours.md shows every key with an example.',
  },
  'publish/behaviours-none': {
    severity: 'warning',
    title: 'An ODD has no processing model.',
    why: 'Nothing in it says how elements are to be shown, so they are shown as without it.',
  },
  'publish/citation-style-unknown': {
    severity: 'error',
    title: 'There is no citation style of this name.',
    why: 'A style is a template in templates/citation/; without one nothing can be cited.',
  },
  'publish/dangling-pointer': {
    severity: 'warning',
    title: 'A pointer names an identifier that nothing in the document has.',
    why: 'A reader who follows the link would arrive nowhere, so the words are shown without it.',
    hint: 'Correct the pointer, or give its goal the identifier.',
  },
  'publish/deposit-incomplete': {
    severity: 'info',
    title: 'The header does not give all that a DOI needs.',
    why: 'DataCite registers no DOI without these properties. They are left out of the metadata, never made up.',
    hint: 'A repository usually assigns the DOI at the deposit; add it and the rest to the header when they are known.',
  },
  'publish/duplicate-id': {
    severity: 'warning',
    title: 'Two elements have the same identifier.',
    why: 'A link to it, a citation of it, can only lead to one of them.',
    hint: 'Give the second one an identifier of its own.',
  },
  'publish/font-unknown': {
    severity: 'error',
    title: 'What was named as a font is none.',
    why: 'Set without it, the text would look otherwise than was asked for.',
    hint: 'Name a file (.ttf, .otf, .ttc), a folder with such files, or a family as fc-list or the font book of the system calls it.',
  },
  'publish/glyph-missing': {
    severity: 'error',
    title: 'No font has a sign for a character of the text.',
    why: 'The reader of the print would see a box, or nothing, where the text has a letter.',
    hint: 'Install a font that has it, or name one: --font with a file, a folder or a family, or print: fonts: in edition.yaml.',
  },
  'publish/link-not-followed': {
    severity: 'info',
    title: 'A pointer leads to something that a reader of the published edition cannot reach.',
    why: 'It is a private scheme, or a file that is not published with the edition. Its words are kept, without a link. Said once for each kind.',
    hint: 'Declare the scheme with prefixDef in the header, or point to a public address.',
  },
  'publish/link-removed': {
    severity: 'warning',
    title: 'A link that could run a program in the browser was removed.',
    why: 'Nothing from a document may run in the browser of its reader. The words of the link are kept.',
    hint: 'Use an http or https address.',
  },
  'publish/no-text': {
    severity: 'warning',
    title: 'The document has no text to publish.',
    why: 'The outputs show its header and nothing else.',
  },
  'publish/not-tei': {
    severity: 'error',
    title: 'The document is well-formed XML, and not TEI P5.',
    why: 'What its elements mean is not known, so nothing is published from it.',
    hint: 'The root of a TEI P5 document is TEI or teiCorpus, in the namespace http://www.tei-c.org/ns/1.0.',
  },
  'publish/picture-missing': {
    severity: 'warning',
    title: 'A picture is not beside the document that names it.',
    why: 'Pictures are copied from beside the document, and never fetched; the page says what is said of it, or that there is one.',
    hint: 'Put it where its address says, from the folder of the document.',
  },
  'publish/picture-too-large': {
    severity: 'warning',
    title: 'A picture is too large for a page.',
    why: 'Pictures of more than 20 MB keep readers waiting, and are not copied.',
    hint: 'Put a smaller one in its place; the original is better kept in an archive.',
  },
  'publish/picture-unknown': {
    severity: 'warning',
    title: 'A file that should be a picture is none that the page or the PDF can show.',
    why: 'Readers would see a broken picture. What the document says of it stands there instead, or that there is one.',
    hint: 'Convert it to PNG, JPEG, WebP or SVG.',
  },
  'publish/pinpoint-unknown': {
    severity: 'warning',
    title: 'The identifier names no part of a treaty that a citation can point to.',
    why: 'The citation was made of the whole, so a reader would not be led to the passage.',
    hint: 'Identifiers are those of the permalinks: para.7, art.3, art.3.para.2, annex.1.art.2, note.2, page.57.',
  },
  'publish/print-failed': {
    severity: 'error',
    title: 'The typesetter could not set the document, or refused the standard.',
    why: 'No PDF is written rather than one that is not what its standard promises.',
  },
  'publish/print-unavailable': {
    severity: 'error',
    title: 'The typesetter is not installed, or not for this system.',
    why: 'PDFs are set by Typst, which comes as a compiled package of npm.',
    hint: 'Run npm install on a system that has a prebuilt binary, or leave pdf out of --formats.',
  },
  'publish/saxon-missing': {
    severity: 'warning',
    title: 'The XSLT engine is not installed.',
    why: 'Crosswalks to other vocabularies are XSLT 3 and run by saxon-js, an optional dependency: these files were not made. All others were.',
    hint: 'Install it with: npm install saxon-js (free of charge, not open source; its licence comes with it).',
  },
  'publish/split-unknown': {
    severity: 'warning',
    title: 'The text has no division of the type by which it should be parted.',
    why: 'Pages are made of divisions; without one of this type there is nothing to part the text by, so it stays one page.',
    hint: 'Name a type that the divisions have (div/@type), a number of levels, auto or none.',
  },
  'publish/stylesheet-unknown': {
    severity: 'error',
    title: 'There is no crosswalk of this name.',
    why: 'A crosswalk is a stylesheet in templates/crosswalk/; without one nothing can be transformed.',
  },
  'publish/tei-p4': {
    severity: 'error',
    title: 'The document is TEI P4, the edition of the Guidelines before 2007.',
    why: 'P4 has no namespace, and other names and attributes; read as P5 it would lose links and notes.',
    hint: 'Convert it to P5 first, for example with the p4top5 stylesheet of the TEI Consortium.',
  },
  'publish/template-malformed': {
    severity: 'error',
    title: 'A template of a design is not understood.',
    why: 'Nothing is published with it, so that what was there before stays.',
    hint: 'Templates are Handlebars; docs/publishing.md shows what they are given.',
  },
  'publish/template-unknown': {
    severity: 'warning',
    title: 'A file of a design stands in for nothing.',
    why: 'It was left aside; a misspelt name is the usual cause.',
    hint: 'What the page needs beside its templates, such as fonts and pictures, belongs in the folder assets of the design.',
  },
  'publish/too-deep': {
    severity: 'warning',
    title: 'Elements are nested deeper than any output can show.',
    why: 'The words below that depth are shown, their structure is not.',
  },
  'publish/transform-failed': {
    severity: 'error',
    title: 'A stylesheet could not be run.',
    why: 'The file that it makes is missing from the edition.',
  },
});
