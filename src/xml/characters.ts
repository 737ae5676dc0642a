/** Which characters XML 1.0 (fifth edition) allows, where: productions 2 (Char), 3 (S), 4 (NameStartChar), 4a (NameChar). */

const nameStart = 1;
const nameRest = 2;

/** Production 4, without the planes above the first: their surrogates are ranges of their own. */
const startRanges: readonly (readonly [number, number])[] = [
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  // U+10000 to U+EFFFF: any pair whose first half is D800 to DB7F. Pairs are whole: see illegalCharacter.
  [0xd800, 0xdb7f],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
];

/** What production 4a adds. */
const restRanges: readonly (readonly [number, number])[] = [
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
  [0xdc00, 0xdfff],
];

const classes = new Uint8Array(0x10000);
for (const [from, to] of startRanges) classes.fill(nameStart | nameRest, from, to + 1);
for (const [from, to] of restRanges) classes.fill(nameRest, from, to + 1);

/** Whether a UTF-16 unit may begin a name. */
export const isNameStart = (unit: number): boolean => ((classes[unit] ?? 0) & nameStart) !== 0;
/** Whether a UTF-16 unit may stand in a name. */
export const isNameRest = (unit: number): boolean => ((classes[unit] ?? 0) & nameRest) !== 0;
/** Production 3: space, tab, line feed, carriage return. */
export const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 9 || unit === 13;

/** The end of the name at `at`; `at` itself where no name begins there. */
export function nameEnd(text: string, at: number): number {
  if (!isNameStart(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (isNameRest(text.charCodeAt(end))) end++;
  return end;
}

/** The first place that is not white space, from `at`. */
export function spaceEnd(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** Production 2, for a code point. */
export const isCharacter = (point: number): boolean =>
  point < 0x20
    ? point === 0x9 || point === 0xa || point === 0xd
    : point < 0xd800 || (point > 0xdfff && point < 0xfffe) || (point > 0xffff && point < 0x110000);

/** The offset of the first character that XML does not allow (a control, half a surrogate pair, U+FFFE, U+FFFF), or -1. */
export function illegalCharacter(text: string): number {
  // Most texts have none, and an expression finds that out many times faster than a loop.
  for (let at = text.search(suspicious); at >= 0 && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 32 && unit < 0xd800) continue;
    if (unit < 32 ? isSpace(unit) : unit > 0xdfff && unit < 0xfffe) continue;
    const next = text.charCodeAt(at + 1);
    if (unit > 0xdbff || unit < 32 || !(next >= 0xdc00 && next <= 0xdfff)) return at;
    at++;
  }
  return -1;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Section 2.11: every line end is one line feed. */
export const normaliseLineEnds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;

/** A character as people are told of it: `“x”`, or its number where it cannot be seen. */
export function describe(text: string, at: number): string {
  const point = text.codePointAt(at);
  if (point === undefined) return 'the end of the file';
  if (point === 10 || point === 13) return 'the end of the line';
  if (point === 32) return 'a space';
  if (point === 9) return 'a tab';
  const visible = point > 32 && (point < 0x7f || point > 0xa0) && !(point >= 0xd800 && point <= 0xdfff);
  const number = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return visible && point !== 0xfeff && point < 0xfffe ? `“${String.fromCodePoint(point)}”` : number;
}
