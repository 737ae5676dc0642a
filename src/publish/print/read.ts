/**
 * What a reader finds in a printed edition: the words and notes of a PDF that was read back, told apart by its tags.
 * Running heads, marks of pages and bullets are artifacts and never arrive here; contents and colophon are left out, and so
 * are the words in a drawing.
 */
import type { PdfRun, PdfText } from '../../env.js';
import { wordsOf } from '../../source/words.js';
import type { ReadBack } from '../edition.js';
import { aboutHeading } from './colophon.js';
import { joiner, textSign, Words } from './words.js';

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
  readonly flow: Words;
  readonly notes: { readonly after: number; readonly at: number; readonly words: Words }[];
}

/** The words and notes of each text of a PDF set from templates/print/edition.typ, whose texts stand one after another or side by side. */
export function readPrint(pdf: PdfText): ReadBack[] {
  const readings: Reading[] = [];
  const goOn = (text: number): Reading => {
    while (readings.length <= text) readings.push({ flow: new Words(), notes: [] });
    return readings[text] ?? { flow: new Words(), notes: [] };
  };
  /** What stands before the first sign is title and contents. */
  let reading: Reading | undefined;
  let sign: string | undefined;
  for (const run of beforeColophon(pdf.runs)) {
    if (sign === undefined && !run.text.trimStart().startsWith(`${joiner}${textSign}`)) {
      if (reading) readRun(run, reading);
    } else {
      sign = `${sign ?? ''}${run.text}`;
      if (!sign.endsWith(joiner) || sign.length < 2) continue;
      reading?.flow.part();
      reading = goOn(sign.split(textSign).length - 2);
      sign = undefined;
    }
  }
  return readings.map(read);
}

function read(reading: Reading): ReadBack {
  reading.flow.part();
  return {
    words: wordsOf(reading.flow.all),
    reflowed: true,
    notes: reading.notes.map(({ after, at, words }) => {
      words.part();
      return { after, at, words: wordsOf(words.all) };
    }),
  };
}

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
  if (!run.opens && run.roles.includes('Figure')) return;
  const inNote = run.roles.includes('Note');
  const words = (inNote ? reading.notes.at(-1)?.words : undefined) ?? reading.flow;
  if (!run.opens) {
    if (!isMarker(run.roles)) words.add(run.text);
    return;
  }
  const role = run.roles.at(-1) ?? '';
  if (role === 'Lbl' && inNote && isMarker(run.roles)) {
    const { begun, characters } = reading.flow;
    reading.notes.push({ after: begun, at: characters, words: new Words() });
  } else if (blocks.has(role)) words.part();
}

/** Of a note's reference and of the note itself the sign is no word; the label of a list item is. */
const isMarker = (roles: readonly string[]): boolean =>
  roles.some((role, at) => role === 'Lbl' && roles[at - 1] !== 'LI');
