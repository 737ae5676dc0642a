/** Diagnostic codes of edition.yaml and of the editor's interventions, in alphabetical order. */
import { codes } from './entry.js';

export const editionCodes = codes({
  'edition/crosses-blocks': {
    severity: 'error',
    title: 'A quotation runs over the end of a paragraph, or stands where no phrase can be marked.',
    why: 'A name, a date or a correction lies inside one paragraph, heading or note; else the TEI would not be a tree.',
    hint: 'Quote the words of one paragraph; write one intervention for each.',
  },
  'edition/disagrees': {
    severity: 'error',
    title: 'edition.yaml and the transcript say different things.',
    why: 'One of the two is wrong, and every output would repeat it.',
    hint: 'Correct the value; or, if the transcript is wrong, write it with its source and certainty.',
  },
  'edition/empty': {
    severity: 'error',
    title: 'edition.yaml is empty.',
    why: 'An edition needs an identifier, a date, a title and a publisher to be cited.',
    hint: 'Run engross init with the transcript: it writes a first edition.yaml.',
  },
  'edition/key-missing': {
    severity: 'error',
    title: 'A key that every edition needs is not there.',
    why: 'Without it the edition cannot be cited, dated or found.',
  },
  'edition/key-unknown': {
    severity: 'error',
    title: 'A key is not one of this format.',
    why: 'A misspelt key is a value that nobody reads.',
    hint: 'docs/edition.md lists every key.',
  },
  'edition/note-anchored': {
    severity: 'error',
    title: 'A marker is supplied for a note that has one.',
    why: 'The reader would be sent to the same note from a place where the print has no marker.',
    hint: 'Take the intervention out, or name another note.',
  },
  'edition/note-unknown': {
    severity: 'error',
    title: 'A marker is supplied for a note that is not in the transcript.',
    why: 'A marker must lead to a note.',
    hint: 'Give the number as the note has it; notes are listed by engross encode --explain.',
  },
  'edition/overlap': {
    severity: 'error',
    title: 'A quotation begins or ends in the middle of something else that is marked.',
    why: 'Two marks that overlap without one holding the other cannot be written in TEI.',
    hint: 'Quote less or more, so that one holds the other whole.',
  },
  'edition/quotation-ambiguous': {
    severity: 'error',
    title: 'A quotation is found more than once.',
    why: 'An intervention at the wrong place would be worse than none.',
    hint: 'Add before or after, or the unit with in; or say every: true if all of them are meant.',
  },
  'edition/quotation-missing': {
    severity: 'error',
    title: 'A quotation is not in the transcript.',
    why: 'The intervention does nothing; what it was to correct or to identify stays as it was.',
    hint: 'Copy the words from the transcript. Capitals and punctuation count, the kind of white space does not.',
  },
  'edition/reference-unknown': {
    severity: 'error',
    title: 'A key is named that is not defined.',
    why: 'The name would lead nowhere in standOff, index and citations.',
  },
  'edition/structure-impossible': {
    severity: 'error',
    title: 'An intervention in the structure cannot be done here.',
    why: 'The block would not be valid TEI in its place.',
  },
  'edition/text-unlisted': {
    severity: 'warning',
    title: 'The transcript is not one of the texts that edition.yaml names.',
    why: 'Its language cannot be known from edition.yaml, and titles and interventions of that language are not used.',
    hint: 'Add the file under texts, with its language.',
  },
  'edition/texts-differ': {
    severity: 'warning',
    title: 'The texts of one edition differ in their structure.',
    why: 'Side by side, a reader would be shown parts that do not say the same.',
    hint: 'Look at both transcripts: a part may be missing in one, or be read as something else; structure says what it is.',
  },
  'edition/unit-unknown': {
    severity: 'error',
    title: 'A citable unit is named that the text does not have.',
    why: 'The quotation cannot be looked for.',
    hint: 'Units are named as in the web page’s links: head, para.7, art.3, note.1.',
  },
  'edition/unknown-said': {
    severity: 'info',
    title: 'What the edition says is not known.',
    why: 'It is left out of citations and descriptions by the rule of each; nothing is printed in its place.',
    hint: 'When it becomes known, give it with its source and certainty.',
  },
  'edition/value-empty': {
    severity: 'error',
    title: 'A key has no value.',
    why: 'Nobody can tell “not yet” from “not known”.',
    hint: 'Give a value, say unknown where that is allowed, or take the key out.',
  },
  'edition/value-wrong': {
    severity: 'error',
    title: 'A value is not of the kind this key takes.',
    why: 'It cannot be used as it is, and nothing is guessed.',
  },
  'edition/yaml': {
    severity: 'error',
    title: 'edition.yaml is not well-formed YAML.',
    why: 'Nothing in it can be trusted to mean what it says.',
    hint: 'Check indentation and quotation marks: a value with “: ” or “#” in it needs quotes.',
  },
});
