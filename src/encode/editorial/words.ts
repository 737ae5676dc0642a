/** The words of a part, white space made single spaces. */
import type { Part } from '../instrument.js';
import { bounds } from '../tei/bounds.js';

export function wordsIn(text: string, part: Pick<Part, 'start' | 'end'>): string {
  const { start, end } = bounds(text, part);
  return text.slice(start, end).replace(/\s+/gu, ' ');
}
