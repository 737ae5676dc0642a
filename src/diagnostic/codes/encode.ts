/** Diagnostic codes of encode: what the transcript reader found, in alphabetical order. */
import { codes } from './entry.js';

export const encodeCodes = codes({
  'encode/empty': {
    severity: 'warning',
    title: 'The transcript holds no words.',
    why: 'An edition of nothing can be built, and is of no use.',
    hint: 'Check that this is the file you meant.',
  },
  'encode/not-a-treaty': {
    severity: 'warning',
    title: 'Nothing in the text says that it is a treaty.',
    why: 'No number, date or party was read, so that none can be wrong; the text was encoded as plain paragraphs.',
    hint: 'If it is one, say in edition.yaml what the transcript does not: number, title, dates, parties.',
  },
  'encode/not-text': {
    severity: 'warning',
    title: 'The file is a PDF or a word processor document, not plain text.',
    why: 'Its bytes were encoded as they are, which no reader can use.',
    hint: 'Save its text as a .txt file and encode that.',
  },
  'encode/not-understood': {
    severity: 'info',
    title: 'A stretch of the transcript was kept as it is, because its structure was not recognised.',
    why: 'No word is lost, but a reader does not see what it is.',
    hint: 'Look at it with engross encode --explain.',
  },
  'encode/note-without-marker': {
    severity: 'info',
    title: 'A footnote has no marker in the text.',
    why: 'A reader cannot tell what the note belongs to.',
    hint: 'If you know where the print has it, supply the marker in edition.yaml.',
  },
  'encode/number-missing': {
    severity: 'info',
    title: 'A number is missing in a sequence of articles.',
    why: 'A heading may be damaged beyond recognition, and its article then runs into the one before it.',
    hint: 'Compare the place with the print.',
  },
  'encode/number-resolved': {
    severity: 'info',
    title: 'A damaged number was read by the sequence it stands in.',
    why: 'The text stays as it is; only the value of the number was inferred.',
  },
  'encode/party-by-order': {
    severity: 'info',
    title: 'For whom two persons sign was inferred from the order in which the title names the parties.',
    why: 'Nothing in the text says it; a treaty series as a rule prints both in one order, but not always.',
    hint: 'Compare with the print, and say in edition.yaml for whom each signs.',
  },
});
