/** Diagnostic codes of source, in alphabetical order. */
import { codes } from './entry.js';

export const sourceCodes = codes({
  'source/bytes-invalid': {
    severity: 'error',
    title: 'The file holds bytes that its encoding does not allow.',
    why: 'What these bytes were meant to be cannot be known, and nothing is replaced in silence.',
    hint: 'Save the file as UTF-8, or name the encoding it is really in.',
  },
  'source/encoding-contradicted': {
    severity: 'warning',
    title: 'The encoding that the document declares is not the one it is in.',
    why: 'Another program may believe the declaration, and show wrong characters.',
    hint: 'Correct the encoding in the XML declaration.',
  },
  'source/encoding-detected': {
    severity: 'info',
    title: 'The encoding of the file was worked out from its bytes.',
    why: 'The same bytes are other letters in another encoding: look at the accented letters and quotation marks.',
    hint: 'Name the encoding if another is right, or save the file as UTF-8.',
  },
  'source/encoding-unknown': {
    severity: 'error',
    title: 'An encoding is named that is not known.',
    why: 'Bytes become letters only through an encoding.',
    hint: 'Use a name such as utf-8, utf-16le, windows-1252, macintosh or koi8-r.',
  },
  'source/not-text': {
    severity: 'error',
    title: 'The file is not text.',
    why: 'engross reads plain text and XML; a page image, a PDF or a word processor file must be converted first.',
  },
  'source/too-large': {
    severity: 'error',
    title: 'The file is larger than engross reads.',
    why: 'A limit keeps one file from using all memory, so that the others are still read.',
    hint: 'Split the file.',
  },
});
