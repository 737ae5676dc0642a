/** Numbers as treaties print them, and as optical recognition leaves them: `5`, `XIV`, `IO`, `r.`, `HI`, `premier`. */
import type { Certainty } from '../instrument.js';
import { together } from './languages/together.js';

export interface Reading {
  readonly value: number;
  readonly certainty: Certainty;
  /** `bis`, `ter`, `A` after the number. */
  readonly suffix: string;
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The value of a well-formed roman number in capitals, else undefined. */
export function roman(text: string): number | undefined {
  if (!/^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return undefined;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = romanDigits[text[i] ?? ''] ?? 0;
    value += digit < (romanDigits[text[i + 1] ?? ''] ?? 0) ? -digit : digit;
  }
  return value;
}

export function toRoman(value: number): string {
  const parts = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const;
  let rest = value;
  let text = '';
  for (const [size, sign] of parts) for (; rest >= size; rest -= size) text += sign;
  return text;
}

/** Signs that optical recognition takes for one another in figures. */
const asDigit: Readonly<Record<string, string>> = {
  I: '1',
  l: '1',
  i: '1',
  r: '1',
  J: '1',
  '!': '1',
  '|': '1',
  f: '1',
  ı: '1',
  T: '1',
  t: '1',
  O: '0',
  o: '0',
  Q: '0',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  g: '9',
  b: '6',
  G: '6',
  A: '4',
};
/** … and in roman numbers. */
const asRoman: readonly (readonly [RegExp, string])[] = [
  [/H/g, 'II'],
  [/[l1i|!ıJTt]/g, 'I'],
  [/U|u|ll/g, 'II'],
  [/[Yy]/g, 'V'],
  [/W/g, 'VI'],
  [/v/g, 'V'],
  [/x/g, 'X'],
  [/K/g, 'X'],
  [/n/g, 'II'],
  [/m/g, 'III'],
  [/M/g, 'III'],
  [/N/g, 'IV'],
];

const ordinal = new RegExp(String.raw`(?<=\d)(?:${together.ordinal})$`);

/** What a printed number can be, likeliest first. `expected` is what the sequence asks for: a damaged number may only be read as that. */
export function readingsOf(token: string, expected?: number): Reading[] {
  const plain = token
    .trim()
    .replace(/[.,:;°º)]+$/, '')
    .replace(/^([IVX]+)\s([IVX]+)$/, '$1$2')
    .replace(ordinal, '');
  const match = /^([\p{L}\d!|]+?)[\s-]?(bis|ter|quater|(?<=\d)[A-HJ-NP-RT-Za-hj-km-np-rt-z])?$/u.exec(plain);
  const core = match?.[1] ?? '';
  const suffix = match?.[2] ?? '';
  if (core === '') return [];
  const readings: Reading[] = [];
  const add = (value: number | undefined, certainty: Certainty, after = suffix) => {
    if (value !== undefined && !readings.some((known) => known.value === value))
      readings.push({ value, certainty, suffix: after });
  };
  if (/^\d{1,3}$/.test(core)) add(Number(core), 'high');
  add(roman(core), 'high');
  if (/^[ivxlc]+$/.test(core)) add(roman(core.toUpperCase()), 'medium');
  // A figure is what it is; only `11` can be a II.
  if (expected === undefined || (/^\d+$/.test(core) && !/^1+$/.test(core))) return readings;
  for (const value of damaged(/^(?:bis|ter|quater)$/.test(suffix) ? core : plain))
    if (value === expected) add(value, 'medium', '');
  return readings.sort((a, b) => Number(b.value === expected) - Number(a.value === expected));
}

/** `1O`, `I2`: what a number can be as a figure, with the damage of optical recognition. */
export function asFigure(token: string): number | undefined {
  const figures = [...token.replace(/[.,\s]+$/, '')].map((sign) => asDigit[sign] ?? sign).join('');
  return /\d/.test(token) && /^\d{1,3}$/.test(figures) ? Number(figures) : undefined;
}

function damaged(core: string): number[] {
  const values: number[] = [];
  const figures = [...core].map((sign) => asDigit[sign] ?? sign).join('');
  if (/^\d{1,3}$/.test(figures)) values.push(Number(figures));
  let letters = core;
  for (const [pattern, sign] of asRoman) letters = letters.replace(pattern, sign);
  const value =
    roman(letters) ??
    roman(letters.replace(/L/g, 'I')) ??
    (/[\dO]/.test(core) ? undefined : roman(letters.replace(/[^IVXLC]/g, '')));
  if (value !== undefined && letters.length <= 8) values.push(value);
  // `VL` is VI with a broken foot, `DC` is IX run together.
  for (const other of [letters.replace(/L/g, 'I'), letters.replace(/D[CO]/, 'IX')]) {
    const slip = roman(other);
    if (slip !== undefined) values.push(slip);
  }
  return values;
}
