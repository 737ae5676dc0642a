/**
 * Lines of a transcript, as the reader works on them: trimmed, with the white space before them counted,
 * and with more than one line where the transcript runs things together that the print had apart.
 */

import type { DivisionType } from '../instrument.js';

export interface Line {
  /** Offsets of the first and after the last character that is not white space. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Empty lines before this one; -1 where it follows on the same line of the transcript. */
  readonly blankBefore: number;
  /** A form feed stands before it. */
  readonly pageBefore: boolean;
  /** What `headingOfLine` says; undefined until it was asked. */
  heading: HeadingCandidate | null | undefined;
}

/** What a line says of being a numbered heading (`heading.ts`). */
export interface HeadingCandidate {
  readonly type: DivisionType;
  /** The printed number, with its damage; '' for `first`. */
  readonly token: string;
  readonly first: boolean;
  /** The number where it is printed in words: `ARTICLE TWO`, `Article the Second`. */
  readonly inWords?: number;
  readonly labelStart: number;
  /** Where the label (`Article 5.`) ends. */
  readonly labelEnd: number;
  /** Where what follows on the line begins; the line's length where nothing does. */
  readonly restStart: number;
  /** What follows is not a title but the text itself. */
  readonly runIn: boolean;
  /** The word for article is damaged. */
  readonly damaged: boolean;
}

/** Lines longer than this are read as plain text only: no rule needs more, and it bounds the work. */
export const longestRuledLine = 20_000;

/** The lines of a text that hold anything but white space. Line ends are LF, CR LF, CR and form feed. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const lineEnd = /\r\n?|\n|\f/g;
  let lineStart = 0;
  let blank = 0;
  let page = false;
  for (;;) {
    const match = lineEnd.exec(text);
    const raw = text.slice(lineStart, match?.index ?? text.length);
    const trimmed = raw.trim();
    if (trimmed === '') blank++;
    else {
      const start = lineStart + raw.indexOf(trimmed);
      lines.push({
        start,
        end: start + trimmed.length,
        text: trimmed,
        blankBefore: blank,
        pageBefore: page,
        heading: undefined,
      });
      blank = 0;
      page = false;
    }
    if (!match) break;
    if (match[0] === '\f') page = true;
    lineStart = lineEnd.lastIndex;
  }
  return evenOut(lines);
}

/** Where nearly every line is followed by an empty one, or sentences run on across them, an empty line means nothing. */
function evenOut(lines: readonly Line[]): Line[] {
  let single = 0;
  let none = 0;
  let inside = 0;
  let short = 0;
  for (const [index, { blankBefore, text }] of lines.entries()) {
    if (blankBefore === 0) none++;
    if (text.length < 110) short++;
    if (blankBefore !== 1) continue;
    single++;
    if (/^\p{Ll}/u.test(text) && /[\p{L},-]$/u.test(lines[index - 1]?.text ?? '')) inside++;
  }
  const { length } = lines;
  const doubled =
    none <= length * 0.1 &&
    ((single >= length * 0.6 && short >= length * 0.9) ||
      (single >= length * 0.3 && inside >= single * 0.25));
  if (lines.length < 20 || !doubled) return [...lines];
  return lines.map((line) => ({ ...line, blankBefore: Math.max(0, line.blankBefore - 1) }));
}

/** Splits a line at an offset of its text; both halves trimmed. */
export function splitLine(line: Line, at: number): Line[] {
  const parts: Line[] = [];
  for (const [from, to] of [
    [0, at],
    [at, line.text.length],
  ] as const) {
    const raw = line.text.slice(from, to);
    const text = raw.trim();
    if (text === '') continue;
    const start = line.start + from + raw.indexOf(text);
    const first = parts.length === 0;
    parts.push({
      start,
      end: start + text.length,
      text,
      blankBefore: first ? line.blankBefore : -1,
      pageBefore: first && line.pageBefore,
      heading: undefined,
    });
  }
  return parts;
}

/** How wide the print's lines are; undefined where each line of the transcript is a whole paragraph. */
export function widthOf(lines: readonly Line[]): number | undefined {
  const lengths = lines
    .map((line) => line.text.length)
    .filter((length) => length > 30)
    .sort((a, b) => a - b);
  if (lengths.length < 4) return undefined;
  const most = lengths[Math.floor(lengths.length * 0.85)] ?? 0;
  return most <= 135 ? most : undefined;
}

/** The share of capitals among the letters of a text; undefined where it has no letter. */
export function capitalShare(text: string): number | undefined {
  let upper = 0;
  let lower = 0;
  const sample = text.length > 600 ? text.slice(0, 600) : text;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if (unit < 128) {
      if (unit >= 97 && unit <= 122) lower++;
      else if (unit >= 65 && unit <= 90) upper++;
      continue;
    }
    const letter = sample.charAt(i);
    const small = letter.toLowerCase();
    if (small === letter.toUpperCase()) continue;
    if (letter === small) lower++;
    else upper++;
  }
  return upper + lower === 0 ? undefined : upper / (upper + lower);
}

/** `I935` is a year, and no word in capitals. */
const damagedYear = /^[Il]\d{3}\W?$/;

export const isInCapitals = (text: string): boolean =>
  (capitalShare(text) ?? 0) >= 0.75 && !damagedYear.test(text);

/** A text with its white space, line ends included, made single spaces. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text without case and accents, to compare names by. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** By UTF-16 unit: 1 a letter, 2 none, 0 not asked yet. A table, for a text has many letters. */
const letters = new Uint8Array(0x10000);
const isLetter = (unit: number): boolean => (letters[unit] || judge(unit)) === 1;
function judge(unit: number): number {
  letters[unit] = /\p{L}/u.test(String.fromCharCode(unit)) ? 1 : 2;
  return letters[unit];
}

/** How often each word stands in a text, in small letters. Letters beyond the first plane part words. */
export function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const lower = text.toLowerCase();
  const { length } = lower;
  for (let at = 0; at < length; at++) {
    const start = at;
    while (at < length && isLetter(lower.charCodeAt(at))) at++;
    if (at === start) continue;
    const word = lower.slice(start, at);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** How many letters have to be changed, added or left out to make one word of the other. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (previous[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    previous = next;
  }
  return previous[b.length] ?? 0;
}
