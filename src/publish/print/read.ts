/**
 * What a reader finds in a printed edition: the words and notes of a PDF that was read back, told apart by its tags.
 * Running heads, marks of pages and bullets are artifacts and never arrive here; contents and colophon are left out.
 */
import type { PdfRun, PdfText } from '../../env.js';
import type { ReadBack } from '../edition.js';
import { aboutHeading } from './colophon.js';
import { joiner } from './nodes.js';

/** Roles (PDF 1.7, 14.8.4) whose edge parts words; others run in the line. */
const blocks = new Set([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'Div',
  'L',
  'LI',
  'LBody',
  'TR',
  'TD',
  'TH',
  'Figure',
  'BlockQuote',
  'Sect',
  'Document',
  'Root',
]);

interface Reading {
  words: string;
  /** Where in `words` the references stood, and the words of their notes. */
  notes: { at: number; words: string }[];
}

/** The words and notes of a PDF set from templates/print/edition.typ. */
export function readPrint(pdf: PdfText): ReadBack {
  const reading: Reading = { words: '', notes: [] };
  for (const run of beforeColophon(pdf.runs)) readRun(run, reading);
  const words = split(withoutSigns(reading.words));
  return {
    words,
    notes: reading.notes.map((note) => ({
      after: split(withoutSigns(reading.words.slice(0, note.at))).length,
      words: split(withoutSigns(note.words)),
    })),
  };
}

/** Signs of further references to a note are no words. */
const withoutSigns = (text: string): string => text.replace(signs, '').replace(/\u00ad/gu, '');
const signs = new RegExp(`${joiner}[^${joiner}]*${joiner}`, 'gu');

const split = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The runs up to the last heading of the first level that names the colophon. */
function beforeColophon(runs: readonly PdfRun[]): readonly PdfRun[] {
  let start = runs.length;
  let heading = '';
  let opened = -1;
  runs.forEach((run, at) => {
    if (run.opens) {
      if (run.roles.at(-1) === 'H1') [opened, heading] = [at, ''];
    } else if (run.roles.includes('H1')) {
      heading += run.text;
      if (heading.replace(/\s+/gu, ' ').trim().toLowerCase() === aboutHeading.toLowerCase()) start = opened;
    }
  });
  return runs.slice(0, start);
}

function readRun(run: PdfRun, reading: Reading): void {
  if (run.roles.includes('TOC')) return;
  const noteAt = run.roles.lastIndexOf('Note');
  if (run.opens) opened(run, reading, noteAt >= 0);
  if (run.opens || isMarker(run.roles)) return;
  const note = noteAt < 0 ? undefined : reading.notes.at(-1);
  if (note) note.words = joined(note.words, run.text);
  else reading.words = joined(reading.words, run.text);
}

/**
 * Text after text. A line end is a space, save after a hyphen that Typst put in (a soft one), and after a hyphen or dash
 * of the text itself, where Typst may break a word too.
 */
function joined(before: string, text: string): string {
  let all = before;
  const parts = text.split(/(\n)/u);
  parts.forEach((part, at) => {
    if (part !== '\n') all += part;
    else if (hyphened.test(all)) all = all.slice(0, -1);
    else if (!dashEnds.test(all.slice(-8)) && !dashBegins.test(parts[at + 1] ?? '')) all += ' ';
  });
  return all;
}

/** Typst breaks lines on both sides of a dash that joins words; one between spaces parts them. */
const dashEnds = /[^\s\p{Pd}/][\p{Pd}/]+$/u;
const dashBegins = /^\p{Pd}[^\s\p{Pd}]/u;

/** A soft hyphen that ends a line; what else comes as one is a link without text. */
const hyphened = /\p{L}\p{M}*\u00ad$/u;

function opened(run: PdfRun, reading: Reading, inNote: boolean): void {
  const role = run.roles.at(-1) ?? '';
  if (role === 'Lbl' && inNote && isMarker(run.roles)) {
    reading.notes.push({ at: reading.words.length, words: '' });
  } else if (blocks.has(role)) {
    const note = inNote ? reading.notes.at(-1) : undefined;
    if (note) note.words += ' ';
    else reading.words += ' ';
  }
}

/** Of a note's reference and of the note itself the sign is no word; the label of a list item is. */
function isMarker(roles: readonly string[]): boolean {
  const label = roles.lastIndexOf('Lbl');
  return label > 0 && !roles.slice(roles.lastIndexOf('Note') + 1, label).includes('LI');
}
