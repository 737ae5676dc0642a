/** Which encoding a transcript is in when nothing says so: UTF-16 by its zeros, UTF-8 by its form, the rest by what makes words. */
import { decodeBytes } from './encodings.js';

/** UTF-16 without a mark: Western text has a zero in every other byte, and none in the others. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 > 0) return undefined;
  const length = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = length / 8;
  if (odd > many && even * 20 < odd) return 'utf-16le';
  if (even > many && odd * 20 < even) return 'utf-16be';
  return undefined;
}

/** The offset of the first byte that is not UTF-8 (RFC 3629), or -1. */
export function invalidUtf8(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (lead < 0xc2 || length === 0) return 0;
  for (let index = 1; index < length; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  return length;
}

/** How many characters beyond ASCII are whole UTF-8 sequences: many of them, and the file is damaged UTF-8, not something else. */
export function utf8Sequences(bytes: Uint8Array): { readonly whole: number; readonly broken: number } {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) whole++;
    if (length === 0) broken++;
    at += Math.max(1, length);
  }
  return { whole, broken };
}

/** Candidates, the likeliest first: at equal worth the first is taken. */
const candidates = ['windows-1252', 'macintosh', 'windows-1251', 'koi8-r', 'iso-8859-5', 'windows-1250'];

/** Letters that are frequent inside words, and marks that are frequent around them, in the languages of treaties. */
const westernLetters = /[éèêëàâáäçùûúüîïíóôöñãõåøæœß]/;
const easternLetters = /[ąćęłńśźżčďěňřšťůžőűășțţş]/;
const cyrillicLetters = /[а-яё]/;
const marks = /[“”‘’„«»–—…°§\u00a0]/;
const cyrillicFrequent = /[оеаинтсрвл]/;

/** The single-byte encoding in which the characters beyond ASCII make the most words. */
export function likeliestSingleByte(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 1 << 20);
  let best = { encoding: 'windows-1252', worth: Number.NEGATIVE_INFINITY };
  for (const encoding of candidates) {
    const worth = worthOf(decodeBytes(sample, encoding) ?? '');
    if (worth > best.worth) best = { encoding, worth };
  }
  return best.encoding;
}

function worthOf(text: string): number {
  let worth = 0;
  for (const match of text.matchAll(/(.?)([\x80-\uffff])(?=(.?))/gsu)) {
    const [, before = '', character = '', after = ''] = match;
    worth += worthOfCharacter(character, before, after);
  }
  return worth;
}

function worthOfCharacter(character: string, before: string, after: string): number {
  const inLatinWord = /[a-z]/i.test(before) || /[a-z]/i.test(after);
  const inCyrillicWord = /[а-яё]/i.test(before) || /[а-яё]/i.test(after);
  if (/[\x80-\x9f\ufffd]/.test(character)) return -10;
  if (character === '’' && /\p{L}/u.test(before) && /\p{L}/u.test(after)) return 4;
  if (/[½¼¾]/.test(character)) return /[\d\s]/.test(before) ? 2 : 0;
  if (cyrillicLetters.test(character)) return inLatinWord ? -3 : cyrillicFrequent.test(character) ? 3 : 2;
  if (westernLetters.test(character)) return inLatinWord ? 3 : inCyrillicWord ? -3 : 1;
  if (marks.test(character)) return /\w/.test(before) && /\w/.test(after) ? 0 : 2;
  if (easternLetters.test(character)) return inLatinWord ? 2 : -1;
  // A capital after a small letter is a sign of the wrong table.
  if (/\p{Lu}/u.test(character)) return /\p{Ll}/u.test(before) ? -3 : 1;
  return -1;
}
