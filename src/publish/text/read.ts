/** What a reader finds in our plain text: its words, and the notes under their numbers. */
import type { ReadBack } from '../edition.js';
import { noteRule } from './write.js';

const split = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** Reads the wrapped or the unwrapped form back. */
export function readText(text: string): ReadBack {
  const rule = text.lastIndexOf(`\n${noteRule}\n`);
  const notes = noteTexts(rule < 0 ? '' : text.slice(rule + noteRule.length + 2));
  const body = (rule < 0 ? text : text.slice(0, rule)).replace(/^ *(=+|-+)$/gmu, '');
  const words: string[] = [];
  const found: { after: number; words: readonly string[] }[] = [];
  const seen = new Set<string>();
  for (const token of split(body)) {
    const parts = token.split(/\[(\d+)\]/u);
    const isReference = (at: number): boolean => at % 2 === 1 && notes.has(parts[at] ?? '');
    const word = parts.map((part, at) => (at % 2 === 0 ? part : isReference(at) ? '' : `[${part}]`)).join('');
    let begun = '';
    parts.forEach((part, at) => {
      if (!isReference(at)) begun += part;
      else if (!seen.has(part)) {
        seen.add(part);
        found.push({ after: words.length + (begun === '' ? 0 : 1), words: notes.get(part) ?? [] });
      }
    });
    if (word !== '') words.push(word);
  }
  for (const [number, note] of notes) if (!seen.has(number)) found.push({ after: words.length, words: note });
  return { words, notes: found };
}

/** Notes by number: each begins at the start of a line with the number that follows the last. */
function noteTexts(text: string): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n')) {
    const start = /^\[(\d+)\] ?/u.exec(line);
    if (start && Number(start[1]) === notes.size + 1) {
      current = split(line.slice(start[0].length));
      notes.set(start[1] ?? '', current);
    } else current.push(...split(line));
  }
  return notes;
}
