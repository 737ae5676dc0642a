/** Takes apart the lines in which the transcript runs together what the print had on lines of its own. */
import { findDates } from './dates.js';
import { headingOf, headingOfLine } from './heading.js';
import type { Language } from './languages/index.js';
import { together } from './languages/together.js';
import { type Line, longestRuledLine, splitLine } from './lines.js';

/** A footnote that follows a text on its line: `HUSSEIN ALA1 Came into force on …`. */
const fusedNote = new RegExp(
  String.raw`(?<=[\p{L}.,)\]])\s*(?:[¹²³]|\(\d\)|[1-9*'‘’]|(?<=\s)[Il])\s?(?=${together.fusedNote})`,
  'gu',
);
const fusedNoteHolds = together.fusedNoteHolds.split('|');
/** A second footnote on the line of a first. */
const secondNote = new RegExp(
  String.raw`(?<=[.\d])\s+(?=(?:[¹²³]|[1-9*'‘’]\s?)?(?:${together.series}),?(?: (?:${together.volume})|$))|(?<=\.)\s+(?=[1-9¹²³]\s?(?:${together.nextNote})\b)`,
  'gu',
);
/** `… with article 13. 2 See …`: the first note may have begun on the line above. */
const numberAfterSentence = /\.\s+[1-9¹²³]\s?\p{Lu}/u;
const seriesHolds = together.seriesHolds.split('|');
/** The marker a line opens with is no note of its own. */
const longestLabel = 6;
const opensNote = new RegExp(String.raw`^(?:[¹²³]|[\d*'‘’(Ili]+\)?\s?)?(?:${together.noteBegins})`, 'u');

/** `Accept, Sir, etc. J. DE BROGLIE`. */
const nameAtEnd = new RegExp(
  String.raw`[.,]\s+(?=(?:\((?:${together.signed})\)\s*)?(?:\p{Lu}\.\s?)+(?:\p{L}{2,3}\s)?\p{Lu}[\p{Lu}'’-]{2,}$)`,
  'u',
);

/** `DONE at Rome on 1 May 1951. For Chile: (Signed) …`: where the signatures begin on the line of the closing words. */
const firstSigned = new RegExp(
  String.raw`(?<=\.\s+)(?:(?:${together.for}|${together.for.toUpperCase()})\s[^.:;]{3,120}\s?:|[[(]\s?(?:${together.signed}|L\.\s?S\.)\s?[\])])`,
  'u',
);

/** `DONE at Rome`, where nothing but the capitals says that the closing begins. */
export const doneInCapitals = new RegExp(String.raw`^(?:${together.done})\b`);

export function splitLines(lines: readonly Line[], language: Language): Line[] {
  return lines.flatMap((line, index) =>
    line.text.length > longestRuledLine ? [line] : splitOne(line, lines[index + 1], language),
  );
}

function splitOne(line: Line, next: Line | undefined, language: Language): Line[] {
  const at = offsets(line, next, language);
  const parts: Line[] = [];
  let rest: Line | undefined = line;
  let taken = 0;
  for (const offset of at) {
    if (!rest) break;
    const local: number = rest.text.length - (line.text.length - offset);
    if (local <= 0 || local >= rest.text.length || offset <= taken) continue;
    const [first, second]: Line[] = splitLine(rest, local);
    if (!first || !second) continue;
    parts.push(first);
    rest = second;
    taken = offset;
  }
  if (rest) parts.push(rest);
  return parts;
}

function offsets(line: Line, next: Line | undefined, language: Language): number[] {
  const { text } = line;
  const found: number[] = [];
  // A plain search first: nearly every line has neither word, and the pattern is slow.
  const forces = fusedNoteHolds.some((word) => text.includes(word));
  for (const match of forces ? text.matchAll(fusedNote) : [])
    found.push(match.index + (match[0].length - match[0].trimStart().length));
  const [note] = opensNote.test(text) ? [0] : found;
  // A marker before the words is part of their note, and no note of its own.
  const from = () => Math.max(note ?? 0, found.at(-1) ?? 0) + longestLabel;
  if (
    note !== undefined ||
    seriesHolds.some((words) => text.includes(words)) ||
    numberAfterSentence.test(text)
  )
    for (const match of text.matchAll(secondNote))
      if (match.index > from()) found.push(match.index + match[0].length);
  for (const at of numberedNotes(text, language)) found.push(at);
  found.push(...headingsWithin(text, language));
  const heading = headingOfLine(line, language);
  if (
    heading?.type === 'article' &&
    heading.restStart < text.length &&
    (heading.runIn || goesOn(text, next, language))
  )
    found.push(heading.restStart);
  const signed = language.done.test(text) || language.testimonium.test(text) ? firstSigned.exec(text) : null;
  if (signed) found.push(signed.index);
  const salute = saluteAfterDate(text, language);
  if (salute) found.push(salute);
  const name = text.length < 160 && language.letters.valediction.test(text) ? nameAtEnd.exec(text) : null;
  if (name) found.push(name.index + name[0].length);
  return found.sort((a, b) => a - b);
}

/** `1 Came into force … 2 The exchange … 3 Translated …`: on the line of a note, where the next number opens the next. */
function numberedNotes(text: string, language: Language): number[] {
  const found: number[] = [];
  const first = /^\(?([1-8])(?=\)?\s?\p{Lu})/u.exec(text)?.[1];
  if (
    first === undefined ||
    !(opensNote.test(text) || language.noteOpener.test(text.replace(/^\W?\d\W?\s?/, '')))
  )
    return found;
  for (let n = Number(first) + 1, from = 0; n < 10; n++) {
    const next = new RegExp(`(?<=[\\p{L}\\d)][.)]\\s*)\\(?${n}\\)?\\s?(?=\\p{Lu}\\p{Ll}|[“"«])`, 'u').exec(
      text.slice(from),
    );
    if (!next) break;
    from += next.index + next[0].length;
    found.push(from - next[0].length);
  }
  return found;
}

const articleBegins = together.articleBegins.split('|');
const articleWithin = new RegExp(
  String.raw`(?<=[\p{L}\d)»"”]\s?[.;:]\s+|^N[o°]\.?\s\d{2,6}\s+)(?:${together.articleBegins})\p{L}*\.?\s[\p{L}\d]{1,8}(?=\.?\s+\p{Lu}|\.?$)`,
  'gu',
);

/** `… out hindrance. Article 9 Neither State may …`: an article that begins in the middle of a line. */
function headingsWithin(text: string, language: Language): number[] {
  if (text.length < 12 || !articleBegins.some((word) => text.includes(word, 1))) return [];
  return [...text.matchAll(articleWithin)]
    .filter(({ index }) => headingOf(text.slice(index), language)?.type === 'article')
    .map(({ index }) => index);
}

/** The sentence that begins beside a heading goes on in the next line: it is text, not a title. */
function goesOn(text: string, next: Line | undefined, language: Language): boolean {
  if (next === undefined || next.blankBefore > 0) return false;
  return /^\p{Ll}/u.test(next.text) || language.headingJoins.after.test(text);
}

/** `Paris, 8 April 1966 Sir,` and `RÉPUBLIQUE FRANÇAISE … Paris, …`. */
function saluteAfterDate(text: string, language: Language): number | undefined {
  if (text.length > 120) return undefined;
  const [date] = findDates(text, language);
  if (!date || date.start > 40) return undefined;
  const rest = text.slice(date.end).replace(/^[\s.,]+/, '');
  return rest !== '' && (language.letters.salute.test(rest) || doneInCapitals.test(rest))
    ? text.length - rest.length
    : undefined;
}
