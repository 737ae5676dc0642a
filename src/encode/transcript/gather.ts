/** What the transcript says of the instrument, read from its parts: who, where, when. Nothing is guessed; where two places disagree, the surer one counts. */
import { findParties, type Party, type PartyMatch } from '../authority/parties.js';
import type { Fact, Facts, InstrumentKind } from '../instrument.js';
import type { Built } from './build.js';
import { findDates } from './dates.js';
import { type Draft, type FactsDraft, walk } from './draft.js';
import { inForce } from './force.js';
import { type HeadFacts, placeIn } from './head.js';
import { collapse, fold } from './lines.js';
import type { Reading } from './row.js';

export interface FactSources {
  readonly reading: Reading;
  readonly built: Built;
  readonly head: HeadFacts;
  readonly titlePage: HeadFacts;
}

export function readFacts({ reading, built, head, titlePage }: FactSources): Facts {
  const all = [...walk(built.parts)] as Draft[];
  const facts: FactsDraft = { parties: [], authenticLanguages: [], signatories: [] };
  Object.assign(facts, { ...titlePage, ...head });
  const closing = closingFacts(reading, all);
  for (const key of ['signedOn', 'signedAt'] as const) {
    const found = closing[key];
    if (found && facts[key] === undefined) facts[key] = found;
  }
  const kind = kindOf(facts.title?.value ?? '', reading);
  if (kind && facts.title) facts.kind = { ...facts.title, value: kind };
  const year = facts.signedOn ? Number(facts.signedOn.value.slice(0, 4)) : undefined;
  facts.parties = partiesOf(reading, all, facts, year);
  Object.assign(facts, registration(reading, all, year), inForce(reading, all, facts));
  facts.authenticLanguages = authenticLanguages(reading, all);
  facts.signatories = byElimination(
    sameHand([...signatories(reading, built, all, facts, year), ...namedInNotes(reading, all, year, facts)]),
    facts,
  );
  if (facts.number) facts.series = { ...facts.number, value: seriesOf(reading, facts) };
  return facts;
}

export function kindOf(title: string, reading: Reading): InstrumentKind | undefined {
  for (const language of reading.heard) {
    const found = language.kinds.find(({ pattern }) => pattern.test(title));
    if (found) return found.kind;
  }
  return undefined;
}

function seriesOf(reading: Reading, facts: FactsDraft): 'UNTS' | 'LNTS' {
  const year = Number(facts.signedOn?.value.slice(0, 4) ?? '0');
  const heads = reading.rows
    .filter((row) => row.role === 'furniture')
    .map((row) => row.line.text)
    .join(' ');
  if (/League of Nations|Soci[ée]t[ée] des Nations/i.test(heads)) return 'LNTS';
  return year > 0 && year < 1944 && !/United Nations/i.test(heads) && facts.registeredOn === undefined
    ? 'LNTS'
    : 'UNTS';
}

const wordsOf = (reading: Reading, part: { start: number; end: number }): string =>
  reading.text.slice(part.start, part.end);

/** Place and date of signing in the closing: `DONE at Moscow on 26 April 1956`. */
function closingFacts(reading: Reading, all: readonly Draft[]): Pick<FactsDraft, 'signedOn' | 'signedAt'> {
  const facts: Pick<FactsDraft, 'signedOn' | 'signedAt'> = {};
  for (const part of all) {
    if (part.kind !== 'done' && part.kind !== 'testimonium' && part.kind !== 'dateline') continue;
    const text = wordsOf(reading, part);
    const date = findDates(text, reading.language).at(-1);
    if (!date) continue;
    facts.signedOn ??= {
      value: date.iso,
      start: part.start + date.start,
      end: part.start + date.end,
      ...(date.certainty === 'high' ? {} : { certainty: date.certainty }),
    };
    const at = reading.language.doneAt.exec(text);
    const place = at?.[1];
    if (at && place !== undefined) {
      const from = at.index + at[0].length - place.length;
      const end = endOfPlace(text, from, date.start);
      const found = placeIn(text, from, end, part.start, reading.language);
      if (found) facts.signedAt ??= found;
    } else if (part.kind === 'dateline') {
      const found = placeIn(text, 0, date.start, part.start, reading.language);
      if (found) facts.signedAt ??= found;
    }
    if (facts.signedAt) break;
  }
  return facts;
}

/** A place goes on over capitalised words and stops at anything else. */
function endOfPlace(text: string, from: number, dateStart: number): number {
  const match =
    /^(?:the |la |le )?\p{Lu}[\p{L}'’.-]*(?:[ -](?:\p{Lu}[\p{L}'’.-]*|de|la|le|sur|of|am|del?|do)(?![\p{Ll}]))*(?:, D\.\s?C\.)?/u.exec(
      text.slice(from),
    );
  const end = from + (match?.[0].length ?? 0);
  return dateStart > from ? Math.min(end, dateStart) : end;
}

function partiesOf(
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
    if (names.length > found.length && (found.length === 0 || names.length === 2)) found = names;
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

function namesIn(text: string, start: number, year: number | undefined, adjectives = false): Fact<string>[] {
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
/** A name, or an adjective that stands at `Government`. */
const isGovernment = (match: PartyMatch, text: string): boolean =>
  !match.adjective ||
  /^(?:\s+and\s+(?:the\s+)?[\p{L}-]+)?\s+Governments?\b/iu.test(text.slice(match.end, match.end + 60)) ||
  /\bGouvernements?(?:\s+[\p{L}-]+\s+et)?\s+$/iu.test(text.slice(Math.max(0, match.start - 60), match.start));

function signingNames(reading: Reading, all: readonly Draft[], year: number | undefined): Fact<string>[] {
  const names: Fact<string>[] = [];
  for (const part of all)
    if (part.kind === 'for')
      for (const name of namesIn(wordsOf(reading, part), part.start, year, true).slice(0, 1))
        if (!names.some((known) => known.value === name.value)) names.push(name);
  return names;
}

function registration(
  reading: Reading,
  all: readonly Draft[],
  year: number | undefined,
): Pick<FactsDraft, 'registeredOn' | 'registeredBy'> {
  const facts: Pick<FactsDraft, 'registeredOn' | 'registeredBy'> = {};
  const lines = all.filter(
    (part) => part.kind === 'titlePart' && (part.type === 'registration' || part.type === 'languages'),
  );
  const notes = all.filter((part) => part.kind === 'note');
  for (const part of [...lines, ...notes]) {
    const text = collapseKeeping(wordsOf(reading, part));
    for (const language of reading.heard) {
      if (!language.titlePage.registration.test(text) && part.kind === 'note') continue;
      const date = findDates(text, language).at(-1);
      const isRegistration = part.type === 'registration' || part.type === 'languages';
      if (date && isRegistration)
        facts.registeredOn ??= {
          value: date.iso,
          start: part.start + date.start,
          end: part.start + date.end,
        };
      for (const pattern of language.registeredBy) {
        const by = pattern.exec(text);
        const [name] = by?.[1] === undefined ? [] : namesIn(by[1], part.start + by.index, year, true);
        const plain = by?.[1] === undefined ? [] : namesIn(by[1], part.start + by.index, year);
        const chosen = plain[0] ?? name;
        if (chosen) facts.registeredBy ??= chosen;
      }
    }
  }
  return facts;
}

/** White space made spaces, one for one, so that offsets stay. */
const collapseKeeping = (text: string): string => text.replace(/\s/g, ' ');

function authenticLanguages(reading: Reading, all: readonly Draft[]): Fact<string>[] {
  for (const part of all) {
    if (part.kind !== 'titlePart' && part.kind !== 'done' && part.kind !== 'testimonium') continue;
    const text = collapseKeeping(wordsOf(reading, part));
    for (const language of reading.heard)
      for (const pattern of language.authentic) {
        const match = pattern.exec(text);
        const names = match?.[1]?.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
        const codes = [
          ...new Set(names.map((name) => language.languageNames[name]).filter((code) => code !== undefined)),
        ];
        if (match && codes.length > 0)
          return codes.map((value) => ({
            value,
            start: part.start + match.index,
            end: part.start + match.index + match[0].length,
          }));
      }
  }
  return [];
}

function signatories(
  reading: Reading,
  built: Built,
  all: readonly Draft[],
  facts: FactsDraft,
  year: number | undefined,
): Facts['signatories'] {
  const preamble = preambleText(reading, all);
  return built.signatories.map(({ name, start, end, forText, officeText }) => {
    const letter = built.letters.findLast((found) => found.start <= start);
    const party =
      partyIn(forText, year, facts) ??
      partyIn(officeText, year, facts) ??
      plenipotentiary(name, preamble, year) ??
      senderOf(letter?.opening ?? '', year, facts);
    const printed = collapse(forText)
      .replace(reading.language.signatures.for, '')
      .trim()
      .replace(/\s*:$/, '');
    return { value: { name, for: party?.name ?? (printed === '' ? null : printed) }, start, end };
  });
}

/** Who signs a protocol or a letter without saying for whom signs for the party of the treaty above. */
function sameHand(signed: Facts['signatories']): Facts['signatories'] {
  const known = new Map<string, string>();
  return signed.map((one) => {
    const { name, for: party } = one.value;
    if (party !== null) known.set(name, party);
    const again = party ?? known.get(name);
    return again === undefined ? one : { ...one, value: { name, for: again } };
  });
}

/** Of two who sign for two parties, where only one is known: the other signs for the other. */
function byElimination(signed: Facts['signatories'], facts: FactsDraft): Facts['signatories'] {
  const isParty = (name: string | null) => facts.parties.some((party) => party.value === name);
  const [known, ...more] = signed.filter(({ value }) => isParty(value.for));
  const [only] = facts.parties;
  if (only && facts.parties.length === 1 && signed.length === 1 && facts.kind?.value === 'declaration')
    return signed.map((one) => ({ ...one, value: { ...one.value, for: only.value }, certainty: 'medium' }));
  if (signed.length !== 2 || facts.parties.length !== 2 || !known || more.length > 0) return signed;
  const other = facts.parties.find((party) => party.value !== known.value.for);
  if (!other) return signed;
  return signed.map((one) =>
    one === known ? one : { ...one, value: { ...one.value, for: other.value }, certainty: 'medium' },
  );
}

/** `[Signed — Signé]2`, and in note 2 `Signed by …`: the signatures without a name, and the notes that name them, in order. */
function namedInNotes(
  reading: Reading,
  all: readonly Draft[],
  year: number | undefined,
  facts: FactsDraft,
): Facts['signatories'] {
  const unnamed = all.filter(
    (part) =>
      part.kind === 'signature' &&
      part.parts.some(({ kind }) => kind === 'mark') &&
      !part.parts.some(({ kind }) => kind === 'person'),
  );
  const names = all.flatMap((part) => {
    const match =
      part.kind === 'note'
        ? /^\W{0,3}\d?\W{0,3}(?:Signed by|Signé par) (\p{Lu}.{2,60}?)(?:\s[—–-]|\.?$)/u.exec(
            wordsOf(reading, part),
          )
        : null;
    return match?.[1] === undefined ? [] : [{ name: collapse(match[1]), start: part.start, end: part.end }];
  });
  if (names.length === 0 || names.length !== unnamed.length) return [];
  return names.map(({ name, start, end }, index) => {
    const part = unnamed[index];
    const forText =
      part?.parts
        .filter(({ kind }) => kind === 'for')
        .map((line) => wordsOf(reading, line))
        .join(' ') ?? '';
    return { value: { name, for: partyIn(forText, year, facts)?.name ?? null }, start, end };
  });
}

function partyIn(text: string, year: number | undefined, facts: FactsDraft): Party | undefined {
  const matches = findParties(text, year);
  const names = new Set(facts.parties.map((party) => party.value));
  return (
    matches.find((match) => names.has(match.party.name)) ??
    matches.find((match) => !match.adjective) ??
    matches[0]
  )?.party;
}

function preambleText(reading: Reading, all: readonly Draft[]): string {
  const first = all.find((part) => part.type === 'article');
  const treaty = all.find((part) => part.type === 'treaty');
  return first && treaty
    ? reading.text.slice(treaty.start, Math.min(first.start, treaty.start + 12_000))
    : '';
}

/** The party that had named this person as its plenipotentiary: the last named before the name in the preamble. */
function plenipotentiary(name: string, preamble: string, year: number | undefined): Party | undefined {
  const family =
    name
      .split(/\s+/)
      .filter((word) => /^[\p{Lu}'’-]{3,}$/u.test(word))
      .at(-1) ??
    name.split(/\s+/).at(-1) ??
    '';
  if (family.length < 3) return undefined;
  const at = fold(preamble).lastIndexOf(fold(family));
  if (at < 0) return undefined;
  const before = findParties(preamble.slice(0, at), year).filter(
    (match) => isGovernment(match, preamble) && !isOtherHead(preamble.slice(match.end, at)),
  );
  const heads = before.filter((match) =>
    /^[^\p{L}]{0,4}:|^\s*$|^[^.;]{0,60}:/u.test(preamble.slice(match.end, match.end + 70)),
  );
  return (heads.at(-1) ?? before.at(-1))?.party;
}

/** Between a party and a name: more than one line that ends with a colon, so that the name stands below another head. */
const isOtherHead = (between: string): boolean => (between.match(/:[ \t]*[\r\n]/g)?.length ?? 0) > 1;

/** Who writes a letter: the party named in its opening before `to`. */
function senderOf(opening: string, year: number | undefined, facts: FactsDraft): Party | undefined {
  const sender = /^(.*?)\s(?:to|au|à|aux)\s/is.exec(opening)?.[1] ?? opening;
  if (/DEPARTMENT OF STATE(?! FOR)/i.test(sender)) return partyIn('United States of America', year, facts);
  return partyIn(sender, year, facts);
}
