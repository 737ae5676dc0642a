/** What the transcript says of the instrument, read from its parts: who, where, when. Nothing is guessed; where two places disagree, the surer one counts. */
import type { Fact, Facts, InstrumentKind } from '../instrument.js';
import type { Built } from './build.js';
import { findDates } from './dates.js';
import { type Draft, type FactsDraft, walk } from './draft.js';
import { inForce } from './force.js';
import { type HeadFacts, placeIn, withArticle } from './head.js';
import { together } from './languages/together.js';
import { namesIn, partiesOf } from './parties.js';
import { type Reading, wordsOf } from './row.js';
import { signatoriesOf } from './signatories.js';

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
  facts.signatories = signatoriesOf(reading, built, all, facts, year);
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

const leagueOfNations = new RegExp(together.leagueOfNations, 'i');
const unitedNations = new RegExp(together.unitedNations, 'i');

function seriesOf(reading: Reading, facts: FactsDraft): 'UNTS' | 'LNTS' {
  const year = Number(facts.signedOn?.value.slice(0, 4) ?? '0');
  const heads = reading.rows
    .filter((row) => row.role === 'furniture')
    .map((row) => row.line.text)
    .join(' ');
  if (leagueOfNations.test(heads)) return 'LNTS';
  return year > 0 && year < 1944 && !unitedNations.test(heads) && facts.registeredOn === undefined
    ? 'LNTS'
    : 'UNTS';
}

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
      if (found) facts.signedAt ??= withArticle(found, text.slice(0, from));
    } else if (part.kind === 'dateline') {
      const found = placeIn(text, 0, date.start, part.start, reading.language);
      if (found) facts.signedAt ??= found;
    }
    if (facts.signedAt) break;
  }
  return facts;
}

const capitalisedPlace = new RegExp(
  String.raw`^(?:(?:${together.the}) )?\p{Lu}[\p{L}'’.-]*(?:[ -](?:\p{Lu}[\p{L}'’.-]*|${together.inPlace})(?![\p{Ll}]))*(?:, D\.\s?C\.)?`,
  'u',
);

/** A place goes on over capitalised words and stops at anything else. */
function endOfPlace(text: string, from: number, dateStart: number): number {
  const match = capitalisedPlace.exec(text.slice(from));
  const end = from + (match?.[0].length ?? 0);
  return dateStart > from ? Math.min(end, dateStart) : end;
}

/** The party whose Secretariat registers ex officio. */
const secretariat = 'United Nations';

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
    const isNote = part.kind === 'note';
    for (const language of reading.heard) {
      const said = language.titlePage.registration.exec(text);
      if (isNote && !said) continue;
      // A note may say other things before: its date is the first that follows.
      const from = isNote ? (said?.index ?? 0) : 0;
      const sentence = text.slice(from);
      const states = !isNote || language.registeredBy.some((pattern) => pattern.exec(sentence)?.index === 0);
      const date = states ? findDates(sentence, language).at(isNote ? 0 : -1) : undefined;
      if (date)
        facts.registeredOn ??= {
          value: date.iso,
          start: part.start + from + date.start,
          end: part.start + from + date.end,
        };
      for (const pattern of language.registeredBy) {
        const by = pattern.exec(text);
        const [name] = by?.[1] === undefined ? [] : namesIn(by[1], part.start + by.index, year, true);
        const plain = by?.[1] === undefined ? [] : namesIn(by[1], part.start + by.index, year);
        const chosen = plain[0] ?? name;
        if (chosen) facts.registeredBy ??= chosen;
      }
      const ex = language.exOfficio.exec(text);
      const start = part.start + (ex?.index ?? 0);
      if (ex) facts.registeredBy ??= { value: secretariat, start, end: start + ex[0].length };
    }
  }
  return facts;
}

/** White space made spaces, one for one, so that offsets stay. */
const collapseKeeping = (text: string): string => text.replace(/[^\S ]/g, ' ');

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
