/** A line with what it was taken for: the table that every rule of the reader reads and writes. */
import type { Certainty, DivisionType, Part } from '../instrument.js';
import { type FoundDate, findDates } from './dates.js';
import type { Language } from './languages/index.js';
import type { Line } from './lines.js';

export type Role =
  | 'text'
  | 'titlePage'
  | 'head'
  | 'translation'
  | 'heading'
  | 'furniture'
  | 'note'
  | 'testimonium'
  | 'done'
  | 'closing'
  | 'numeral'
  | 'sender'
  | 'dateline'
  | 'salute'
  | 'valediction'
  | 'verbatim'
  | 'table';

export interface Row {
  readonly line: Line;
  role: Role;
  /** Goes on from the row before it of the same role: one block. */
  joined: boolean;
  evidence: string;
  certainty: Certainty | undefined;
  /** The finer kind: of a division, of furniture. */
  type: DivisionType | 'header' | 'footer' | 'pageNum' | undefined;
  n: string | undefined;
  /** Offset, in the line's text, where the printed marker or label ends. */
  labelEnd: number | undefined;
  labelStart: number | undefined;
  /** Stands in the note that a reply quotes. */
  quoted: boolean;
}

/** A line of which nothing is known yet. All rows have all properties: what reads them need not look for their shape. */
export const rowOf = (line: Line): Row => ({
  line,
  role: 'text',
  joined: false,
  evidence: 'nothing else was recognised',
  certainty: undefined,
  type: undefined,
  n: undefined,
  labelEnd: undefined,
  labelStart: undefined,
  quoted: false,
});

/** Everything the rules share about one transcript. */
export interface Reading {
  readonly text: string;
  readonly rows: Row[];
  readonly language: Language;
  /** The languages that page furniture, title pages and notes may be in. */
  readonly heard: readonly Language[];
  /** How wide the print's lines are; undefined where a line is a paragraph. */
  readonly width: number | undefined;
  /** How often each word stands in the text, where it is so short that its language was recognised from the whole of it. */
  readonly words: ReadonlyMap<string, number> | undefined;
}

const dates = new WeakMap<Reading, readonly FoundDate[]>();

/** All dates of the text in its language, found once. */
export function datesOf(reading: Reading): readonly FoundDate[] {
  const known = dates.get(reading) ?? findDates(reading.text, reading.language);
  dates.set(reading, known);
  return known;
}

/** The words of a part; where a note or a running head stands among them there are spaces, one for one. */
export const wordsOf = (
  reading: Reading,
  part: { readonly start: number; readonly end: number; readonly parts?: readonly Part[] },
): string =>
  (part.parts ?? []).reduce(
    (words, { kind, start, end }) =>
      kind === 'furniture' || kind === 'note'
        ? words.slice(0, start - part.start) + ' '.repeat(end - start) + words.slice(end - part.start)
        : words,
    reading.text.slice(part.start, part.end),
  );

export function take(row: Row, role: Role, evidence: string, certainty?: Certainty): void {
  row.role = role;
  row.evidence = evidence;
  if (certainty) row.certainty = certainty;
}

export const endsSentence = (text: string): boolean => /[.:;!?][)\]"'”’»]*$/.test(text);
const startsLow = (text: string): boolean => /^[\p{Ll},;)]/u.test(text);
/** A printed marker of a list or paragraph: `(a)`, `a)`, `1.`, `(1)`, `7°`, `–`. */
export const marker =
  /^(?:\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,5})\s?\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\d{1,2}\s?[.°º]\)?(?=\s|$|\p{Lu})|[a-h]\.(?=\s)|[-–—•]\s)/u;

/** Whether a line goes on from the one before it, in one paragraph. `apart`: something stands between them. */
export function continues(previous: Line, line: Line, reading: Reading, apart = false): boolean {
  if (line.blankBefore < 0) return false;
  const { width } = reading;
  const long = previous.text.length >= (width ?? 0) * 0.6;
  if (marker.test(line.text)) return false;
  if (/[\p{L}][-\u00AD]$/u.test(previous.text)) return startsLow(line.text) || !apart;
  if (apart || line.blankBefore > 0)
    return (
      !endsSentence(previous.text) &&
      !/,$/.test(previous.text) &&
      startsLow(line.text) &&
      previous.text.length > 25
    );
  if (startsLow(line.text)) return !/[.;:]$/.test(previous.text) || width !== undefined;
  if (width === undefined) return false;
  if (reading.language.preamble.recital.test(line.text) && /[,;.]$/.test(previous.text)) return false;
  if (endsSentence(previous.text))
    return previous.text.length >= width * 0.93 && previous.text.length <= width * 1.3;
  return long;
}

/** The row before, or after, that is not furniture and not a note. */
export function neighbour(rows: readonly Row[], at: number, step: 1 | -1): number {
  let index = at + step;
  for (let row = rows[index]; row && (row.role === 'furniture' || row.role === 'note'); row = rows[index])
    index += step;
  return index;
}
