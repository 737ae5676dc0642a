/**
 * The authority table of parties: which State or organisation a printed name stands for.
 *
 * A name resolves only where a row lists its form (and, where the row has dates, the instrument is of that time); it is never guessed.
 * `iso` is ISO 3166-1 alpha-3, or for former States (Czechoslovakia, the USSR …) the alpha-3 code
 * that was withdrawn, which ISO 3166-3 keeps.
 * Names are those of the titles of the United Nations Treaty Series.
 */
import { rows } from './parties.table.js';

export interface Party {
  /** Stable key, fit for an xml:id. */
  readonly key: string;
  readonly name: string;
  readonly iso?: string;
  /** Years in which an instrument can have this party under these forms; open where absent. */
  readonly from?: number;
  readonly to?: number;
}

export interface PartyMatch {
  readonly party: Party;
  /** Offsets in the text that was searched, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** True where only an adjective (`French`, `portugais`) was found. */
  readonly adjective: boolean;
}

interface Form {
  readonly words: readonly string[];
  readonly party: Party;
  readonly adjective: boolean;
  /** `Franco-`: only with a hyphen after it. */
  readonly combining: boolean;
}

interface Word {
  readonly printed: string;
  /** As `plain` has it, once it was asked for. */
  plain: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** All words of all names. */
const wordsOfNames = new Set<string>();
const formsByFirstWord = new Map<string, Form[]>();
/** How the first words of forms begin: most words of a text are told by it to open none, before they are made plain. */
const beginnings = new Set<number>();
/** The first two letters of a word, small and capital alike. */
const beginning = (word: string): number => (word.charCodeAt(0) & 0xdf) * 256 + (word.charCodeAt(1) & 0xdf);
const canOpen = (word: string): boolean =>
  word.charCodeAt(0) > 127 || word.charCodeAt(1) > 127 || beginnings.has(beginning(word));

// Two sticky expressions, for they are tested in place: to match words makes an object of each.
const betweenWords = /\P{L}*/uy;
const oneWord = /\p{L}[\p{L}\p{M}]*(?:\.\p{L})*/uy;

for (const row of rows) addRow(row);
for (const forms of formsByFirstWord.values()) forms.sort((a, b) => b.words.length - a.words.length);

function addRow(row: string): void {
  const [iso = '', name = '', names = '', adjectives = '', from = '', to = ''] = row.split('|');
  const party: Party = {
    key: plain(name)
      .toLowerCase()
      .replace(/[^a-z]+/g, '-'),
    name,
    ...(iso ? { iso } : {}),
    ...(from ? { from: Number(from) } : {}),
    ...(to ? { to: Number(to) } : {}),
  };
  for (const form of [name, ...names.split(';')]) addForm(form, party, false);
  for (const form of adjectives.split(';')) addForm(form, party, true);
}

function addForm(form: string, party: Party, adjective: boolean): void {
  const words = wordsOf(form).map(plainOf);
  const [first] = words;
  if (first === undefined) return;
  beginnings.add(beginning(first));
  for (const word of words) wordsOfNames.add(word);
  const made: Form = { words, party, adjective, combining: form.endsWith('-') };
  const known = formsByFirstWord.get(first);
  if (known) known.push(made);
  else formsByFirstWord.set(first, [made]);
}

/** A name without case and accents, apostrophes alike. */
function plain(text: string): string {
  // Nearly every word is plain as it is.
  if (/^[A-Za-z.]*$/.test(text)) return text.toUpperCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .toUpperCase();
}

/** The words of a text, compared without case and accents; `l'`, `d'` and the English possessive stand apart. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before: Word | undefined;
  for (let from = 0; ; ) {
    betweenWords.lastIndex = from;
    betweenWords.test(text);
    const start = betweenWords.lastIndex;
    oneWord.lastIndex = start;
    if (!oneWord.test(text)) return words;
    const end = oneWord.lastIndex;
    const word: Word = { printed: text.slice(start, end), plain: undefined, start, end };
    if (before && isBroken(text, from, start) && isOneWord(before, word)) {
      before = { printed: before.printed + word.printed, plain: undefined, start: before.start, end };
      words[words.length - 1] = before;
    } else {
      before = word;
      words.push(word);
    }
    from = end;
  }
}

/** What stands between the halves of a word that a line end parts, with its hyphen or without. */
function isBroken(text: string, start: number, end: number): boolean {
  // A space alone parts most words.
  if (end - start === 1 && text.charCodeAt(start) === 32) return false;
  return /^[-\u00AD]?[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*$/.test(text.slice(start, end));
}

/** Together they are a word of some name. Where each is one too they stay two: `Viet-` / `Nam`, `Northern` / `Ireland`. */
function isOneWord(first: Word, second: Word): boolean {
  const [one, other] = [plainOf(first), plainOf(second)];
  return wordsOfNames.has(one + other) && !(wordsOfNames.has(one) && wordsOfNames.has(other));
}

function plainOf(word: Word): string {
  word.plain ??= plain(word.printed);
  return word.plain;
}

function isOfItsTime(party: Party, year: number | undefined): boolean {
  if (year === undefined) return true;
  return (party.from ?? 0) <= year && year <= (party.to ?? 9999);
}

/** All names of parties in a text, longest form first, left to right. `year`: of the instrument, where known. */
export function findParties(text: string, year?: number): PartyMatch[] {
  const words = wordsOf(text);
  const found: PartyMatch[] = [];
  for (let i = 0; i < words.length; ) {
    const first = words[i];
    const form = first && canOpen(first.printed) ? formAt(text, words, i, year) : undefined;
    const last = words[i + (form?.words.length ?? 1) - 1];
    if (form && first && last)
      found.push({ party: form.party, start: first.start, end: last.end, adjective: form.adjective });
    i += form?.words.length ?? 1;
  }
  return found;
}

function formAt(
  text: string,
  words: readonly Word[],
  at: number,
  year: number | undefined,
): Form | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  return formsByFirstWord.get(plainOf(first))?.find(
    (form) =>
      isOfItsTime(form.party, year) &&
      (!form.combining || /[-–‑]/.test(text.charAt(first.end))) &&
      form.words.every((word, offset) => {
        const printed = words[at + offset];
        return printed !== undefined && plainOf(printed) === word;
      }),
  );
}
