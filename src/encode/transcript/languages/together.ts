/** What the rules ask of every language at once: a transcript holds pieces of more than one. */
import { languages } from './index.js';
import type { Words } from './language.js';

/** The words of all languages, one alternative beside the other, without brackets: `and|et|и`. */
export const together: Readonly<Record<keyof Words, string>> = joined(languages.map(({ words }) => words));

export const contractions: Readonly<Record<string, string>> = Object.assign(
  {},
  ...languages.map((language) => language.contractions),
);

export const senders = languages.flatMap((language) => language.senders);

function joined(all: readonly Words[]): Record<keyof Words, string> {
  const sources = new Map<string, Set<string>>();
  for (const words of all)
    for (const [name, source] of Object.entries(words))
      sources.set(name, (sources.get(name) ?? new Set()).add(source));
  return Object.fromEntries([...sources].map(([name, source]) => [name, [...source].join('|')])) as Record<
    keyof Words,
    string
  >;
}
