/** The table of languages, and how the language of a transcript is recognised. */
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

/** How much of a text's words is read to recognise its language. */
const sampleLength = 12_000;

/** The language whose small words are most frequent in the text; undefined where none is. */
export function recogniseLanguage(text: string): Language | undefined {
  const words =
    text
      .slice(0, sampleLength)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best: Language | undefined;
  let most = 2;
  for (const language of languages) {
    const score = language.common.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    if (score > most) [best, most] = [language, score];
  }
  return best;
}
