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

/** The languages a small word is frequent in. */
const speakers = new Map<string, Language[]>();
for (const language of languages)
  for (const word of language.common) {
    const known = speakers.get(word);
    if (known) known.push(language);
    else speakers.set(word, [language]);
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
  const scores = new Map<Language, number>();
  for (const word of words)
    for (const language of speakers.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1);
  let best: Language | undefined;
  let most = 2;
  for (const language of languages) {
    const score = scores.get(language) ?? 0;
    if (score > most) [best, most] = [language, score];
  }
  return best;
}
