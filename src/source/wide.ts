/**
 * Scripts that part no words: Chinese, Japanese and what is set with them. A line feed between two of their characters is
 * there for whoever typed the file and is no space. Source: CSS Text 3, section 4.1.3; Unicode, East Asian Width (W and F,
 * Hangul left out, which parts words).
 */
const ranges: readonly (readonly [number, number])[] = [
  [0x2e80, 0x312f],
  [0x3190, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff60],
];

/** @param unit of UTF-16; of characters beyond it, none is wide */
export const isWide = (unit: number): boolean =>
  unit >= 0x2e80 && ranges.some(([first, last]) => unit >= first && unit <= last);
