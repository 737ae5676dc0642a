/** The table of languages, and how the language of a transcript is recognised. */
import { wordCounts } from '../lines.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { Language } from './language.js';
import { ru } from './ru.js';
import { tolerantIn } from './tolerant.js';

export type { Language } from './language.js';

export const languages: readonly Language[] = tolerantIn([en, fr, ru]);

export function languageOf(code: string): Language | undefined {
  return languages.find((language) => language.code === code.slice(0, 2).toLowerCase());
}

/** How much of a text's beginning is read to recognise its language. */
export const sampleLength = 12_000;

/** The language whose small words are most frequent at the beginning of a text; undefined where none is. `words`: those of the sample. */
export function recogniseLanguage(
  text: string,
  words: ReadonlyMap<string, number> = wordCounts(text.slice(0, sampleLength)),
): Language | undefined {
  let best: Language | undefined;
  let most = 2;
  for (const language of languages) {
    const score = language.common.reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
    if (score > most) [best, most] = [language, score];
  }
  return best;
}
