/** The parties of an instrument: from its title, else from its title page, its preamble, or the lines `for` whom it is signed. */
import { findParties, type PartyMatch } from '../authority/parties.js';
import type { Fact } from '../instrument.js';
import type { Draft, FactsDraft } from './draft.js';
import { together } from './languages/together.js';
import { type Reading, wordsOf } from './row.js';

export function partiesOf(
  reading: Reading,
  all: readonly Draft[],
  facts: FactsDraft,
  year: number | undefined,
): Fact<string>[] {
  const between = facts.title ? betweenIn(facts.title, reading, year) : [];
  if (between.length >= 2) return between;
  const places = [
    ...(facts.title ? [facts.title] : []),
    ...all.filter((part) => part.kind === 'titlePart' && part.type === 'parties').slice(0, 3),
  ];
  let found: Fact<string>[] = [];
  for (const place of places) {
    const names = namesIn(wordsOf(reading, place), place.start, year);
    const holds = found.every((known) => names.some(({ value }) => value === known.value));
    if (names.length > found.length && (holds || names.length === 2)) found = names;
    if (found.length === 2) return found;
  }
  if (found.length >= 2) return found;
  for (const extra of [preambleNames(reading, all, year), signingNames(reading, all, year)]) {
    const more = extra.filter((name) => !found.some((known) => known.value === name.value));
    if (
      extra.length >= 2 &&
      extra.length <= 6 &&
      (found.length === 0 || found.every((known) => extra.some((name) => name.value === known.value)))
    )
      return extra;
    if (found.length === 1 && more.length === 1) return [...found, ...more];
  }
  return found;
}

/** The names between `BETWEEN` and what the instrument is about. */
function betweenIn(title: Fact<string>, reading: Reading, year: number | undefined): Fact<string>[] {
  const text = wordsOf(reading, title);
  for (const { titleParties } of reading.heard) {
    const from = titleParties.from.exec(text);
    if (!from) continue;
    const start = from.index + from[0].length;
    const rest = text.slice(start);
    const parties = findParties(rest, year).filter((match) => !match.adjective);
    // `pour` does not end the names in `l'Organisation des Nations Unies pour l'éducation`.
    const until = [...rest.matchAll(new RegExp(titleParties.until, 'giu'))].find(
      ({ index }) => !parties.some((match) => match.start < index && index < match.end),
    );
    const words = rest.slice(0, until?.index);
    const names = namesIn(words, title.start + start, year);
    return names.length >= 2 ? names : governmentsIn(words, title.start + start, year);
  }
  return [];
}

export function namesIn(
  text: string,
  start: number,
  year: number | undefined,
  adjectives = false,
): Fact<string>[] {
  const found: Fact<string>[] = [];
  for (const match of findParties(text, year)) {
    if (match.adjective && !adjectives) continue;
    if (!found.some((known) => known.value === match.party.name))
      found.push({ value: match.party.name, start: start + match.start, end: start + match.end });
  }
  return found;
}

/** `The Government of X and the Government of Y,` at the head of the text. */
function preambleNames(reading: Reading, all: readonly Draft[], year: number | undefined): Fact<string>[] {
  const first = all.filter((part) => part.kind === 'paragraph').slice(0, 2);
  const names: Fact<string>[] = [];
  for (const part of first) {
    const text = wordsOf(reading, part).slice(0, 500);
    for (const name of governmentsIn(text, part.start, year))
      if (!names.some((known) => known.value === name.value)) names.push(name);
    if (names.length >= 2) break;
  }
  return names.length === 2 ? names : [];
}

/** Names of parties, and adjectives that stand at `Government`: `the Italian Government`, `le Gouvernement belge`. */
function governmentsIn(text: string, start: number, year: number | undefined): Fact<string>[] {
  const found: Fact<string>[] = [];
  for (const match of findParties(text, year))
    if (isGovernment(match, text) && !found.some((known) => known.value === match.party.name))
      found.push({ value: match.party.name, start: start + match.start, end: start + match.end });
  return found;
}
const afterAdjective = new RegExp(String.raw`^(?:${together.afterAdjective})\b`, 'iu');
const beforeAdjective = new RegExp(String.raw`(?:${together.beforeAdjective})\s+$`, 'iu');

/** A name, or an adjective that stands at `Government`, `République` or the like. */
export const isGovernment = (match: PartyMatch, text: string): boolean =>
  !match.adjective ||
  afterAdjective.test(text.slice(match.end, match.end + 60)) ||
  beforeAdjective.test(text.slice(Math.max(0, match.start - 60), match.start));

function signingNames(reading: Reading, all: readonly Draft[], year: number | undefined): Fact<string>[] {
  const names: Fact<string>[] = [];
  for (const part of all)
    if (part.kind === 'for')
      for (const name of namesIn(wordsOf(reading, part), part.start, year, true).slice(0, 1))
        if (!names.some((known) => known.value === name.value)) names.push(name);
  return names;
}
