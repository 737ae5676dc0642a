/** Diagnostic codes of the editorial rules, in alphabetical order. The rules themselves are in src/validate/rules/, one file each. */
import { codes } from './entry.js';

export const rulesCodes = codes({
  'rules/article-sequence': {
    severity: 'warning',
    title: 'An article is missing, or comes twice.',
    why: 'Where the numbers leap, an article was lost in the transcript or its heading was not recognised; who cites it will not find it.',
    hint: 'Look at the transcript before this article; where the treaty itself skips the number, leave it.',
  },
  'rules/citation-structure': {
    severity: 'error',
    title: 'The citation structure does not find its units.',
    why: 'Readers and services (DTS) find a paragraph by what the header declares; a declaration that finds nothing makes the text uncitable.',
    hint: 'Correct @match or @use of the citeStructure, or give the units their identifiers.',
  },
  'rules/correction-changes': {
    severity: 'warning',
    title: 'A correction corrects nothing.',
    why: 'A reader is told that the text was changed where it was not.',
    hint: 'Take the choice away, or write what was meant.',
  },
  'rules/date-in-words': {
    severity: 'error',
    title: 'The ISO date is not the date in the words.',
    why: 'Citations, catalogues and searches use the ISO date, readers the words; a treaty must not be signed on two days.',
  },
  'rules/evidence-named': {
    severity: 'error',
    title: 'Evidence is claimed and not named.',
    why: 'A fact that is not in the transcript is worth what its source is worth; without one, nobody can check it.',
    hint: 'Point at the evidence with @source, and at who is responsible with @resp.',
  },
  'rules/evidence-used': {
    severity: 'warning',
    title: 'A source of evidence is evidence for nothing.',
    why: 'It was forgotten on the fact it supports, or it should go.',
    hint: 'Point at it with @source from the fact it supports, or remove it.',
  },
  'rules/note-label': {
    severity: 'error',
    title: 'The number of a note is not the printed one.',
    why: 'A reader who follows a citation of note 2 must come to the note that prints a 2.',
    hint: 'Correct @n; where the print itself is wrong, keep it and add @cert.',
  },
  'rules/note-reference': {
    severity: 'error',
    title: 'A note and its marker do not point at each other.',
    why: 'From the page or the PDF a reader goes from marker to note and back; a one-way pointer loses one of the two.',
    hint: 'Point from ref/@target to the note and from note/@target to the marker.',
  },
  'rules/number-in-words': {
    severity: 'error',
    title: 'The value of a number is not the number that is printed.',
    why: 'Identifiers and citations are made from the value.',
  },
  'rules/page-and-volume': {
    severity: 'error',
    title: 'Volume or page are not what the words say, rest on no evidence, or pages run backwards.',
    why: 'Volume and page are how lawyers cite a treaty.',
    hint: 'Compare with the printed volume.',
  },
  'rules/parties-named': {
    severity: 'warning',
    title: 'The parties in the header, in standOff and in the text are not the same.',
    why: 'Citations name the parties from the header; the text must bear them out.',
    hint: 'Name the same parties in titleStmt/author, standOff/listOrg and the heading.',
  },
  'rules/reference-resolves': {
    severity: 'error',
    title: 'A reference points at nothing.',
    why: 'A link that leads nowhere: a reader loses the note, the name or the source it stands for.',
  },
  'rules/signature-date': {
    severity: 'error',
    title: 'The treaty is signed on different days in header and text.',
    why: 'The date of signing is part of every citation; catalogues take it from the header.',
    hint: 'Correct the one that is wrong: creation/date, the heading, or the event of type “signature”.',
  },
  'rules/signature-party': {
    severity: 'error',
    title: 'A signature is not for a party.',
    why: 'Who bound whom is the point of a signature block.',
    hint: 'Point signed/@corresp at an org of role “party” in standOff.',
  },
  'rules/treaty-number': {
    severity: 'error',
    title: 'The registration number is not the same in header and text.',
    why: 'The number is the name of the treaty in the series; a wrong one cites another treaty.',
    hint: 'Compare with the printed heading.',
  },
  'rules/unique-identifier': {
    severity: 'error',
    title: 'An identifier is given twice, or is not a name.',
    why: 'A link to it may lead to either; XML requires each to be unique.',
    hint: 'Give one of them another identifier, and correct what points at it.',
  },
});
