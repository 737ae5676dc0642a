/** Diagnostic codes of fidelity, in alphabetical order. */
import { codes } from './entry.js';

const lost = 'The edition would say something that its source does not, and nobody would see it.';

export const fidelityCodes = codes({
  'fidelity/checksum': {
    severity: 'error',
    title: 'The TEI names another transcript: its sha256 is not that of the file.',
    why: 'An edition that names a source it was not made from cannot be checked by anybody.',
    hint: 'Encode the transcript again, or compare with the transcript that was encoded.',
  },
  'fidelity/encoding': {
    severity: 'error',
    title:
      'The bytes cannot be given back: the encoding that the TEI declares is not known, or cannot write the text.',
    why: lost,
  },
  'fidelity/layout-missing': {
    severity: 'error',
    title: 'The TEI has no declaration of white space.',
    why: 'Without it nobody can give the transcript back byte for byte; words are compared, white space is not.',
    hint: 'Only TEI that engross encoded has one: normalization/ab of type “layout”. Encode the transcript again.',
  },
  'fidelity/layout-wrong': {
    severity: 'error',
    title: 'The declaration of white space is not understood.',
    why: 'It may name only white space and characters that XML forbids, so that no lost word can hide in it.',
    hint: 'Encode the transcript again; the declaration is not for editing by hand.',
  },
  'fidelity/output-cell-lost': {
    severity: 'error',
    title: 'A row of a table has other cells in an output than in the TEI.',
    why: 'Where a cell is lost or two are one, what follows stands under the wrong heading.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/output-missing': {
    severity: 'error',
    title: 'An output does not hold a text of the edition.',
    why: 'A reader of that output would not know that there is more.',
  },
  'fidelity/output-note-lost': {
    severity: 'error',
    title: 'A note of the TEI is not in an output.',
    why: 'Notes are part of the edition; an output that drops one misleads its readers.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/output-note-moved': {
    severity: 'error',
    title: 'An output refers to a note at another place than the TEI.',
    why: 'A note at another word explains something else.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/output-sign-lost': {
    severity: 'error',
    title: 'An output does not show a gap, a space or a picture where the TEI has one.',
    why: 'A reader would take for whole what is not.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/output-word-added': {
    severity: 'error',
    title: 'An output has words that the TEI does not have there.',
    why: 'Readers would cite words that are not in the treaty.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/output-word-changed': {
    severity: 'error',
    title: 'An output has other words than the TEI.',
    why: 'Readers would cite words that are not in the treaty.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/output-word-lost': {
    severity: 'error',
    title: 'Words of the TEI are not in an output.',
    why: 'An output that loses words is not an edition of the text.',
    hint: 'This is a fault of a template or of engross, not of your files: please report it.',
  },
  'fidelity/white-space': {
    severity: 'error',
    title: 'White space differs from what the TEI declares.',
    why: 'Columns, line ends and page ends of the source are evidence; the edition promises to keep them.',
  },
  'fidelity/word-added': {
    severity: 'error',
    title: 'The TEI has words that the transcript does not have.',
    why: lost,
    hint: 'What the editor adds goes into supplied, corr, reg, expan, or a note of type “editorial”.',
  },
  'fidelity/word-changed': {
    severity: 'error',
    title: 'The TEI has other words where the transcript has these.',
    why: lost,
    hint: 'A correction goes into choice, beside what the transcript has.',
  },
  'fidelity/word-doubled': {
    severity: 'error',
    title: 'The TEI has words twice that the transcript has once.',
    why: lost,
  },
  'fidelity/word-lost': {
    severity: 'error',
    title: 'Words of the transcript are not in the TEI.',
    why: lost,
  },
  'fidelity/words-swapped': {
    severity: 'error',
    title: 'The TEI has the same words in another order.',
    why: lost,
  },
});
