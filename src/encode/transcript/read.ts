/**
 * The transcript reader: from the text of a transcript to the tree of parts and the facts (`../instrument.ts`).
 *
 * It goes from what is surest to what is least sure: page furniture and notes first, then title page and heading, then the
 * headings of divisions by their sequence, then closings and letters. What is left is paragraphs.
 * Every rule reads and writes one table of rows (`row.ts`); all words of a language are in `languages/`.
 */
import type { Diagnostic, Result } from '../../diagnostic/diagnostic.js';
import type { Source } from '../../source/source.js';
import type { Facts, Instrument, Part } from '../instrument.js';
import { type Built, build } from './build.js';
import { findTables } from './columns.js';
import { findDivisions } from './divisions.js';
import { type Draft, walk } from './draft.js';
import { isTreaty } from './evidence.js';
import { findingsOf } from './findings.js';
import { findFurniture } from './furniture.js';
import { kindOf, readFacts } from './gather.js';
import { embedHead, readHead } from './head.js';
import { languageOf, languages, recogniseLanguage, sampleLength } from './languages/index.js';
import { isInCapitals, linesOf, widthOf, wordCounts } from './lines.js';
import { findNotes } from './notes.js';
import { findOpening, markTranslation } from './opening.js';
import { markPageBreaks } from './pages.js';
import { markPhrases } from './phrases.js';
import { joinNotes } from './references.js';
import { type Reading, type Row, rowOf } from './row.js';
import { splitLines } from './split.js';
import { findVerbatim } from './verbatim.js';
import { findZones } from './zones.js';

export interface ReadOptions {
  /** BCP 47 code of the transcript's language, where the editor knows it; else it is recognised. */
  readonly language?: string;
}

/**
 * Reads a transcript.
 *
 * @param source any text; a text that is no treaty becomes plain paragraphs, with one warning
 * @returns always a value: parts that nest, are in order, do not overlap and hold every character that is not white space.
 *   Codes: `encode/empty`, `encode/not-a-treaty`, `encode/not-text`, `encode/number-resolved`, `encode/number-missing`,
 *   `encode/note-without-marker`, `encode/not-understood`, `encode/party-by-order`.
 */
export function readTranscript(source: Source, options: ReadOptions = {}): Result<Instrument> {
  const reading = readingOf(source.text, options);
  readRows(reading);
  const treaty = isTreaty(reading);
  if (!treaty) for (const row of reading.rows) makePlain(row);
  const built = build(reading, treaty ? subtypeOf(reading) : 'other');
  const facts = treaty ? readParts(reading, built) : noFacts;
  if (!treaty) joinNotes(built.parts, reading.text, reading.heard);
  if (treaty) markPhrases(built.parts, reading, facts);
  markPageBreaks(built.parts, reading);
  const parts: readonly Part[] = built.parts;
  const diagnostics: readonly Diagnostic[] = findingsOf(source, reading, parts, treaty ? facts : undefined);
  return { value: { source, language: reading.language.code, parts, facts }, diagnostics };
}

const noFacts: Facts = { parties: [], authenticLanguages: [], signatories: [] };

function readingOf(text: string, options: ReadOptions): Reading {
  const sample = wordCounts(text.slice(0, sampleLength));
  const language =
    (options.language === undefined ? undefined : languageOf(options.language)) ??
    recogniseLanguage(text, sample) ??
    languages[0];
  if (!language) throw new Error('the table of languages is empty');
  const others = languages.filter((other) => other !== language && other.heardBeside);
  const lines = linesOf(text);
  const rows = splitLines(lines, language).map(rowOf);
  const words = text.length <= sampleLength ? sample : undefined;
  return { text, rows, language, heard: [language, ...others], width: widthOf(lines), words };
}

/** Says what each row is. */
function readRows(reading: Reading): void {
  findFurniture(reading);
  findNotes(reading);
  const bodyStart = findOpening(reading);
  for (const row of reading.rows.slice(bodyStart)) markTranslation(reading, row);
  findDivisions(reading, bodyStart);
  findZones(reading, bodyStart, subtypeOf(reading) === 'exchange');
  findTables(reading, bodyStart);
  findVerbatim(reading, bodyStart);
}

/** What is no treaty can still have footnotes. */
function makePlain(row: Row): void {
  if (row.role === 'note' && /^[¹²³*]/.test(row.line.text)) return;
  row.role = 'text';
  row.joined = false;
  row.evidence = 'the text is no treaty';
  row.type = undefined;
  row.n = undefined;
  row.labelEnd = undefined;
  row.certainty = undefined;
}

function subtypeOf(reading: Reading): string {
  const of = (role: Row['role']) =>
    reading.rows
      .slice(0, 90)
      .filter((row) => row.role === role)
      .map((row) => row.line.text)
      .join(' ');
  return (
    kindOf(of('head').replace(/^\W*No?\W*\d*\W*/i, ''), reading) ??
    kindOf(of('titlePage'), reading) ??
    'other'
  );
}

/** Phrases of heading and title page, notes and their markers, and the facts. */
function readParts(reading: Reading, built: Built): Facts {
  const all = [...walk(built.parts)] as Draft[];
  const heads = all.filter((part) => part.kind === 'head');
  const treaty = all.find((part) => part.type === 'treaty');
  const head = heads.find((part) => treaty?.parts.includes(part));
  const read = head
    ? readHead(reading.text.slice(head.start, head.end), head.start, reading.heard)
    : { facts: {}, phrases: [] };
  joinNotes(built.parts, reading.text, reading.heard);
  if (head) embedHead(head, read.phrases);
  const page = readTitlePage(reading, all);
  return readFacts({ reading, built, head: read.facts, titlePage: page });
}

function readTitlePage(
  reading: Reading,
  all: readonly Draft[],
): Omit<ReturnType<typeof readHead>['facts'], 'title'> {
  const page = all.find((part) => part.kind === 'titlePage');
  if (!page) return {};
  const found: ReturnType<typeof readHead>['facts'][] = [];
  for (const part of page.parts) {
    if (part.type !== 'number' && part.type !== 'subject') continue;
    const { facts, phrases } = readHead(reading.text.slice(part.start, part.end), part.start, reading.heard);
    embedHead(
      part,
      phrases.filter((phrase) => phrase.kind !== 'instrumentTitle' || part.type === 'subject'),
    );
    // Where a second title in capitals says when it was signed, the first is of the agreement that it amends.
    const { signedOn, signedAt } = facts;
    if (found.length > 0 && signedOn && isInCapitals(reading.text.slice(part.start, part.end)))
      found.unshift({ signedOn, ...(signedAt ? { signedAt } : {}) });
    else found.push(facts);
  }
  return Object.assign({}, ...found.reverse());
}
