/** Finding a quotation in a transcript: white space matches any white space, and a quotation is whole words unless before or after say otherwise. */
import { forbiddenAt, isWhiteSpace } from '../../xml/layout.js';

/** A text with its white space made single spaces, and the way back. */
export interface Searchable {
  readonly text: string;
  /** Offset in the transcript of each unit; one more at the end. */
  readonly offsets: Uint32Array;
}

export function searchable(source: string): Searchable {
  const units: number[] = [];
  let text = '';
  let space = false;
  for (let at = 0; at < source.length; at++) {
    if (isWhiteSpace(source.charCodeAt(at))) {
      if (!space) {
        text += ' ';
        units.push(at);
      }
      space = true;
    } else if (!forbiddenAt(source, at)) {
      text += source.charAt(at);
      units.push(at);
      space = false;
    }
  }
  return { text, offsets: Uint32Array.from([...units, source.length]) };
}

export interface Match {
  readonly start: number;
  readonly end: number;
}

export interface Wanted {
  readonly exact: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const normalised = (text: string): string => text.replace(/\s+/gu, ' ');
const wordUnit = /[\p{L}\p{Nd}]/u;

/** Every place of a quotation between two offsets of the transcript. */
export function findQuotation(
  { text, offsets }: Searchable,
  wanted: Wanted,
  within: Match,
  ignoreCase = false,
): Match[] {
  const fold = (words: string): string => (ignoreCase ? words.toLowerCase() : words);
  const haystack = fold(text);
  const exact = fold(normalised(wanted.exact).trim());
  const before = fold(normalised(wanted.before ?? '').trim());
  const after = fold(normalised(wanted.after ?? '').trim());
  const found: Match[] = [];
  // Folding may change lengths in rare scripts; then offsets would lie, and nothing is offered.
  if (exact === '' || haystack.length !== text.length) return found;
  for (let at = haystack.indexOf(exact); at >= 0; at = haystack.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    const match = { start: offsets[at] ?? 0, end: (offsets[end - 1] ?? 0) + 1 };
    if (match.start < within.start || match.end > within.end) continue;
    const startFits =
      before === ''
        ? isEdge(text, at)
        : haystack
            .slice(Math.max(0, at - before.length - 1), at)
            .trimEnd()
            .endsWith(before);
    const endFits =
      after === ''
        ? isEdge(text, end)
        : haystack
            .slice(end, end + after.length + 1)
            .trimStart()
            .startsWith(after);
    if (startFits && endFits) found.push(match);
  }
  return found;
}

/** True where no word runs on over an offset. */
const isEdge = (text: string, at: number): boolean =>
  at <= 0 || at >= text.length || !(wordUnit.test(text.charAt(at - 1)) && wordUnit.test(text.charAt(at)));
