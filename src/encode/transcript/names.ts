/**
 * Whether words are the name of a person. Evidence: a family name in capitals, also with the damage of optical recognition; initials;
 * a mark, a seal or a line `for` above; the same words in the preamble, or in the address of another letter.
 */
import { findParties } from '../authority/parties.js';
import { headingOf } from './heading.js';
import type { Language } from './languages/index.js';
import { together } from './languages/together.js';
import { fold } from './lines.js';
import type { Reading } from './row.js';

const surname = /^[\p{Lu}'’-]{2,}[,.]?$|^\p{L}['’]\p{Lu}{2,}[,.]?$/u;
/** `MacDONALD`, `MussOLINI`, `H6MAN`, `BEVlN`: capitals, and among them what optical recognition left of others. */
const damagedSurname = /^\p{Lu}[\p{L}\d'’-]*\p{Lu}[\p{L}\d'’-]*[,.]?$/u;
/** After capitals, at the end of a word. */
const noteMarker = /(?<=\p{Lu}{2})[.,]?[\d¹²³]{1,2}$/u;
const initial = /^(?:\p{Lu}\.)+(?:-?\p{Lu}\.)*$/u;
/** `L. B. Pearson`, alone on its line. */
const withInitials =
  /^(?:\p{Lu}\p{Ll}*\s)?(?:\p{Lu}\.\s?)+(?:\p{Ll}{2,3}\s)*\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?$/u;
const capitalised = /^\p{Lu}[\p{L}'’.-]*[,.]?$/u;
const particles =
  "de|von|van|der|den|di|da|du|la|le|el|al|bin|ben|ibn|zu|y|e|dos|das|do|del|della|des|ten|ter|af|av|v\\.|d'";
const particle = new RegExp(`^(?:${particles})$`, 'i');
/** A roman number, or words in capitals that no name holds: `MEMORANDUM OF UNDERSTANDING`. */
const noName = new RegExp(String.raw`^[IVX]+\.?$|(?:^|\s)(?:${together.noName})(?:\s|$)`);
/** More words than a name has. */
const longestName = 8;

/** What besides its print says that words are a name: nothing; the same words above; a seal, `(Signed)` or a line `for`. */
export type Voucher = 'none' | 'text' | 'mark';

/** How much of a text, from its start, is the name of a person; 0 where none is. */
export function personLength(text: string, reading: Reading, voucher: Voucher): number {
  const { office } = reading.language.signatures;
  let at = 0;
  let end = 0;
  let family = false;
  let count = 0;
  for (const match of text.matchAll(/\S+/g)) {
    // `HUSSEIN ALA1`: the marker of a note is no part of the name.
    const word = match[0].replace(noteMarker, '');
    const isSurname =
      isFamilyName(word) &&
      !(particle.test(word) && /^\s+\p{Lu}/u.test(text.slice(match.index + word.length)));
    if (family && !isSurname && !particle.test(word) && !isMiddleInitial(text, match.index, count)) break;
    if (!isSurname && !initial.test(word) && !capitalised.test(word) && !particle.test(word)) break;
    if (++count > longestName) return 0;
    if (isSurname) family = true;
    at = match.index + word.length;
    if (!particle.test(word)) end = at;
    if (/,$/.test(word) || word !== match[0]) break;
  }
  if (!family) {
    const name = text.slice(0, end);
    const whole = isWhole(text.slice(at), office) && count >= 1 && count <= 5 && !office.test(name);
    const known =
      voucher === 'mark' ||
      (voucher === 'text' && (withInitials.test(name.replace(/[.,]$/, '')) || isNamedAbove(name, reading)));
    const isInitials = !/\p{L}{2}/u.test(name);
    return whole && known && !isInitials && !isPartyName(name) && !isHeading(name, reading)
      ? name.replace(/[,;]+$/, '').length
      : 0;
  }
  end = afterGivenNames(text, end, office);
  if (voucher === 'mark') end = afterFamilyName(text, end, office);
  const name = text.slice(0, end);
  if (office.test(name) || isPartyName(name) || noName.test(name) || isHeading(name, reading)) return 0;
  if (voucher !== 'mark' && isTitle(name)) return 0;
  return name.replace(/[,;]+$|(?<=\p{L}{2})\.$/u, '').length;
}

const degrees = new RegExp(
  String.raw`^[\s.,]*(?:(?:(?:\p{Lu}\p{Ll}?\.\s?){2,},?\s*)+|(?:${together.afterName})\.?)?$`,
  'u',
);

/** Nothing may follow a name in small letters but degrees, `M.D.`, or after a comma an office. */
const isWhole = (rest: string, office: RegExp): boolean => degrees.test(rest) || office.test(rest);

function isFamilyName(word: string): boolean {
  if (surname.test(word)) return /\p{Lu}{2}/u.test(word);
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  return (
    damagedSurname.test(word) && capitals >= 3 && capitals * 2 >= word.replace(/[^\p{L}\d]/gu, '').length
  );
}

/** `SECOND ANNEX`, `PROCÈS-VERBAL`, `TERMINATION (Note by the Secretariat)`. */
const isHeading = (name: string, { language }: Reading): boolean =>
  headingOf(name, language) !== undefined ||
  language.notice.test(name) ||
  [...language.attachments, ...language.kinds].some(({ pattern }) => pattern.test(name));

/** `CALLAO GRAIN ELEVATOR PROJECT`: more capitals than a name without initials has, and none of its small words. */
const isTitle = (name: string): boolean =>
  /^(?:\p{Lu}{2,}\s){3,}\p{Lu}{2,}$/u.test(name) && !name.split(/\s/).some((word) => particle.test(word));

const isPartyName = (name: string): boolean =>
  findParties(name).some((match) => !match.adjective && match.end - match.start > name.length / 2);

/** `GYLFI Þ. GÍSLASON`, `MILES W. LAMPSON.`: the initial after a first name in capitals, before the last. */
const isMiddleInitial = (text: string, at: number, words: number): boolean =>
  words === 1 && /^(?:\p{Lu}\.\s?){0,1}\p{Lu}\.\s\p{Lu}{2,}[.,]?$/u.test(text.slice(at));

/** `YEH Kung-chao`, `KIM Yong Shik`: what follows a family name that stands first. */
const givenAfterFamily = /^\s\p{Lu}\p{Ll}+(?:[-\s]\p{L}\p{Ll}+){0,2}(?=[.,]?$)/u;

/** `H. WALKER L.`; `DONG Jo KIM`: capitals that come back after a given name belong to the same name. */
function afterGivenNames(text: string, end: number, office: RegExp): number {
  const more = /^\s+\p{Lu}\p{Ll}{1,3}\s+\p{Lu}{2,}$|^\s\p{Lu}\.$/u.exec(text.slice(end));
  if (more) return end + more[0].length;
  const given = /\s/.test(text.slice(0, end)) ? null : givenAfterFamily.exec(text.slice(end));
  return given && !office.test(given[0]) && findParties(given[0]).length === 0 ? end + given[0].length : end;
}

/** `Roberto LETTS Colmenares`: one more name at the end of the line, which is no office. */
function afterFamilyName(text: string, end: number, office: RegExp): number {
  const more = /^\s\p{Lu}\p{Ll}{3,}$/u.exec(text.slice(end));
  return more && !office.test(more[0]) && findParties(more[0]).length === 0 ? end + more[0].length : end;
}

/** How much of a text is looked through for names, before its first heading. */
const preambleLength = 12_000;
const namesAbove = new WeakMap<Reading, ReadonlySet<string>>();

/** Two words or more, each of which the preamble, or an address, has as part of a name. */
function isNamedAbove(name: string, reading: Reading): boolean {
  const words = name.match(/[\p{L}'’-]{3,}/gu) ?? [];
  if (words.length < 2) return false;
  let known = namesAbove.get(reading);
  if (known === undefined) {
    known = collectNames(reading);
    namesAbove.set(reading, known);
  }
  return words.every((word) => known.has(fold(word)));
}

const titledPatterns = new WeakMap<Language, RegExp>();

/** Titles such as `His Excellency Mr.`, and (group 1) the name after them. */
function titledIn(language: Language): RegExp {
  const known = titledPatterns.get(language);
  if (known) return known;
  const wordOfName = `(?:\\p{Lu}[\\p{L}.'’-]*|${particles})`;
  const pattern = new RegExp(
    `(?<![\\p{L}])(?:(?:${language.signatures.titles})\\.?,?\\s+)+(${wordOfName}(?:\\s+${wordOfName}){0,7})`,
    'gu',
  );
  titledPatterns.set(language, pattern);
  return pattern;
}

/** The capitalised words after titles such as `His Excellency Mr.`, up to the comma. */
function collectNames({ rows, text, language }: Reading): ReadonlySet<string> {
  const found = new Set<string>();
  const first = rows.find((row) => row.role === 'heading')?.line.start ?? text.length;
  const addresses = rows
    .filter((row) => row.role === 'closing' && language.letters.addressee.test(row.line.text))
    .map((row) => text.slice(row.line.start, row.line.start + 120));
  const titled = titledIn(language);
  for (const place of [text.slice(0, Math.min(first, preambleLength)), ...addresses])
    for (const match of place.matchAll(titled))
      for (const word of match[1]?.match(/[\p{L}'’-]{3,}/gu) ?? []) found.add(fold(word));
  return found;
}

const toExcellency = new RegExp(String.raw`\s(?:${together.excellency})`);

/** A line that is a name in the print of signatures: a given name or initials, and a family name in capitals. */
export function startsWithName(line: string, reading: Reading): boolean {
  const addressee = line.search(toExcellency);
  const text = (addressee > 0 ? line.slice(0, addressee) : line).replace(/[.,]$/, '');
  return (
    text.length < 40 &&
    /\p{Lu}\.|\p{Ll}/u.test(text) &&
    /\p{Lu}{3}/u.test(text) &&
    personLength(text, reading, 'none') === text.length
  );
}

/** `RYŠAVÝ, m. p.` */
function isByOwnHand(text: string, reading: Reading): boolean {
  const at = text.search(/,?\s[[(]?m\.\s?p\.?[\])]?(?=[\s.,]|$)/);
  return at > 0 && personLength(text.slice(0, at), reading, 'mark') === at;
}

/** A seal, a mark or a name: the signatures have begun. */
export function opensSignature(text: string, reading: Reading): boolean {
  const { seal, mark, initialled } = reading.language.signatures;
  return (
    startsWithName(text, reading) ||
    isByOwnHand(text, reading) ||
    [seal, mark, initialled].some((sign) => text.slice(0, 30).search(sign) === 0)
  );
}
