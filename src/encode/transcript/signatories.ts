/** Whom those who signed stand for: the line above the name, the office below it, the preamble, the opening of the letter. */
import { findParties, type Party } from '../authority/parties.js';
import type { Facts } from '../instrument.js';
import type { Built } from './build.js';
import type { Draft, FactsDraft } from './draft.js';
import { senders, together } from './languages/together.js';
import { collapse, fold } from './lines.js';
import { isGovernment } from './parties.js';
import { type Reading, wordsOf } from './row.js';

/** Those who signed, in the order of the text, each with the party signed for; `null` where the text does not say. */
export const signatoriesOf = (
  reading: Reading,
  built: Built,
  all: readonly Draft[],
  facts: FactsDraft,
  year: number | undefined,
): Facts['signatories'] =>
  inOrder(
    byElimination(
      sameHand([...inBlocks(reading, built, all, facts, year), ...namedInNotes(reading, all, year, facts)]),
      facts,
      built,
    ),
    facts,
    built,
  );

function inBlocks(
  reading: Reading,
  built: Built,
  all: readonly Draft[],
  facts: FactsDraft,
  year: number | undefined,
): Facts['signatories'] {
  const preamble = preambleText(reading, all);
  const folded = fold(preamble);
  const known = new Map<string, Party>();
  for (const { name, forText } of built.signatories) {
    const party = partyIn(forText, year, facts);
    if (party) known.set(name, party);
  }
  return built.signatories.map(({ name, start, end, forText, officeText }) => {
    const letter = built.letters.findLast((found) => found.start <= start);
    const opening = letter?.opening ?? '';
    const party =
      partyIn(forText, year, facts) ??
      known.get(name) ??
      (namesBoth.test(opening) ? senderOf(opening, year, facts) : undefined) ??
      partyIn(officeText, year, facts) ??
      (letter ? senderOf(opening, year, facts) : undefined) ??
      (letter ? notAddressed(reading, all, letter.start, start, year, facts) : undefined) ??
      plenipotentiary(name, preamble, folded, year);
    // Who signed the treaty signs its letters for the same party.
    if (party && !letter) known.set(name, party);
    return { value: { name, for: party?.name ?? printedParty(forText, reading) }, start, end };
  });
}

/** Around the name of a party, on a line `for` whom. */
const aroundName = new RegExp(String.raw`^\s*(?:(?:${together.the})\s)?|\s*:?\s*$`, 'gi');

/** A party that no table has: `Port Authority of Callao`; neither an office nor `the Organizations`. */
function printedParty(forText: string, { language }: Reading): string | null {
  const printed = collapse(forText).replace(language.signatures.for, '').replace(aroundName, '');
  const isName = /\s/.test(printed) && !language.signatures.office.test(printed);
  return isName ? printed : null;
}

/** A person by the family name: `Dr. Momčilo NINČIĆ` signs the protocol `M. NINČIĆ`. */
const handOf = (name: string): string => fold(name.match(/[\p{L}'’-]{3,}/gu)?.at(-1) ?? name);

/** Who signs a protocol or a letter without saying for whom signs for the party of the treaty above. */
function sameHand(signed: Facts['signatories']): Facts['signatories'] {
  const known = new Map<string, Set<string>>();
  for (const { value } of signed)
    if (value.for !== null)
      known.set(handOf(value.name), (known.get(handOf(value.name)) ?? new Set()).add(value.for));
  return signed.map((one) => {
    const [again, ...others] = known.get(handOf(one.value.name)) ?? [];
    if (one.value.for !== null || again === undefined || others.length > 0) return one;
    return { ...one, value: { ...one.value, for: again } };
  });
}

/** Of two who sign for two parties, where only one is known: the other signs for the other. */
function byElimination(signed: Facts['signatories'], facts: FactsDraft, built: Built): Facts['signatories'] {
  const isParty = (name: string | null) => facts.parties.some((party) => party.value === name);
  const [only] = facts.parties;
  if (only && facts.parties.length === 1 && signed.length === 1 && facts.kind?.value === 'declaration')
    return signed.map((one) => ({ ...one, value: { ...one.value, for: only.value }, certainty: 'medium' }));
  const hands = new Set(signed.map(({ value }) => handOf(value.name)));
  const [known, ...more] = new Set(signed.map(({ value }) => value.for).filter((name) => name !== null));
  if (hands.size !== 2 || facts.parties.length !== 2 || known === undefined || more.length > 0) return signed;
  const other = facts.parties.find((party) => party.value !== known);
  if (!other || !isParty(known)) return signed;
  return signed.map((one) =>
    one.value.for === null && !saysForWhom(one, built)
      ? { ...one, value: { ...one.value, for: other.value }, certainty: 'medium' }
      : one,
  );
}

/** A line `for` whom that names no party: it must not be taken for one. */
const saysForWhom = ({ start }: Facts['signatories'][number], built: Built): boolean =>
  built.signatories.some((one) => one.start === start && one.forText !== '');

/**
 * Two who sign a treaty between two parties, where nothing says for whom: in the order in which the title names the parties.
 * The series as a rule prints both in the order of the text that was signed; it does not always (certainty low).
 */
function inOrder(signed: Facts['signatories'], facts: FactsDraft, built: Built): Facts['signatories'] {
  const hands = [...new Set(signed.map(({ value }) => handOf(value.name)))];
  const isOpen = signed.every((one) => one.value.for === null && !saysForWhom(one, built));
  if (!isOpen || hands.length !== 2 || facts.parties.length !== 2 || built.letters.length > 0) return signed;
  return signed.map((one) => ({
    ...one,
    value: { ...one.value, for: facts.parties[hands.indexOf(handOf(one.value.name))]?.value ?? null },
    certainty: 'low',
  }));
}

const signedBy = new RegExp(
  String.raw`^\W{0,3}\d?\W{0,3}(?:${together.signedBy}) (\p{Lu}[^,;]{2,60}?)(?:,|\s[—–-]|\.?$)`,
  'u',
);

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
    const match = part.kind === 'note' ? signedBy.exec(wordsOf(reading, part)) : null;
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
function plenipotentiary(
  name: string,
  preamble: string,
  folded: string,
  year: number | undefined,
): Party | undefined {
  const family =
    name
      .split(/\s+/)
      .filter((word) => /^[\p{Lu}'’-]{3,}$/u.test(word))
      .at(-1) ??
    name.split(/\s+/).at(-1) ??
    '';
  if (family.length < 3) return undefined;
  const at = folded.lastIndexOf(fold(family));
  if (at < 0) return undefined;
  const ends = headEnds(preamble.slice(0, at));
  const before = findParties(preamble.slice(0, at), year).filter(
    (match) =>
      (isGovernment(match, preamble) ||
        /^[^.,;:]{1,50}:[ \t]*$/mu.test(preamble.slice(match.end, match.end + 60))) &&
      ends.filter((end) => end >= match.end).length < 2,
  );
  const heads = before.filter((match) =>
    /^[^\p{L}]{0,4}:|^\s*$|^[^.;]{0,60}:/u.test(preamble.slice(match.end, match.end + 70)),
  );
  return (
    heads.at(-1)?.party ?? envoyOf(preamble.slice(at + family.length, at + 160), year) ?? before.at(-1)?.party
  );
}

const endOfOffice = new RegExp(String.raw`[;:]|,?\s(?:${together.and})\s(?=\p{Lu}\p{Ll}*\.)`, 'u');
const ofParty = new RegExp(String.raw`(?<!\p{L})(?:${together.of})\s?$`, 'iu');

/** `…, Ambassador of Belgium at Paris`: the party named in the office behind a name, where no head says more. */
function envoyOf(office: string, year: number | undefined): Party | undefined {
  const [words = ''] = office.split(endOfOffice);
  const match = findParties(words, year)[0];
  const links = words.slice(0, match?.start).replace(/\s/g, ' ');
  return match !== undefined && (match.adjective || ofParty.test(links)) ? match.party : undefined;
}

/** Where lines end with a colon: of two between a party and a name, the second is another head, and the name stands below it. */
const headEnds = (text: string): number[] =>
  Array.from(text.matchAll(/:[ \t]*[\r\n]/g), ({ index }) => index);

/** Between two parties, a letter to one of them is from the other. */
function notAddressed(
  reading: Reading,
  all: readonly Draft[],
  from: number,
  signed: number,
  year: number | undefined,
  facts: FactsDraft,
): Party | undefined {
  if (facts.parties.length !== 2) return undefined;
  const closer = all.find((part) => part.kind === 'closer' && part.start <= signed && signed < part.end);
  const addressed = (closer?.parts ?? [])
    .filter(({ kind, start }) => kind === 'addressee' && start >= from)
    .map((part) => wordsOf(reading, part))
    .join(' ');
  const receiver = envoyOf(addressed, year) ?? partyIn(addressed, year, facts);
  if (!receiver || !facts.parties.some(({ value }) => value === receiver.name)) return undefined;
  const sender = facts.parties.find(({ value }) => value !== receiver.name);
  return sender && findParties(sender.value, year)[0]?.party;
}

/** An opening that names who writes, and to whom. */
const namesBoth = new RegExp(String.raw`^(.*?)\s(?:${together.to})\s`, 'is');

/** Where an envoy is sent is not whom he stands for: `Her Majesty's Consul-General for Monaco`. */
const envoyAt = new RegExp(
  String.raw`(?<=\p{L}{3}\s)(?:${together.sentTo}) (?:(?:${together.the}) |${together.elided})?(?=\p{Lu})(?!${together.notSentTo})\p{L}+`,
  'giu',
);

/** Who writes a letter: the party named in its opening before `to`. */
function senderOf(opening: string, year: number | undefined, facts: FactsDraft): Party | undefined {
  const sender = (namesBoth.exec(opening)?.[1] ?? opening).replace(envoyAt, '');
  const known = senders.find(({ pattern }) => pattern.test(sender));
  return partyIn(known?.party ?? sender, year, facts);
}
