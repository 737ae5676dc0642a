/** Stretches inside blocks: dates, other instruments, parties, recitals and formulas, words broken at line ends. */
import { findParties } from '../authority/parties.js';
import type { Facts, PartKind } from '../instrument.js';
import type { FoundDate } from './dates.js';
import { type Draft, draft, outermost, place, walk } from './draft.js';
import { wordCounts } from './lines.js';
import { continues, datesOf, type Reading, type Row } from './row.js';

/** Blocks whose words are searched for phrases. */
const worded = new Set<PartKind>([
  'head',
  'titlePart',
  'paragraph',
  'item',
  'note',
  'closer',
  'dateline',
  'opener',
]);

export function markPhrases(parts: readonly Draft[], reading: Reading, facts: Facts): void {
  const blocks = outermost(parts, isBlock);
  const { text } = reading;
  markPreamble(parts, reading);
  for (const phrase of brokenWords(reading)) placeIn(blocks, phrase);
  for (const language of reading.heard) {
    for (const match of text.matchAll(language.instrumentReference))
      placeIn(blocks, draft('instrumentReference', match.index, match.index + match[0].length));
  }
  const language = reading.language;
  for (const date of datesOf(reading)) markDate(blocks, date, reading, facts);
  if (language.code !== 'en' && reading.rows.some((row) => row.role === 'titlePage')) return;
  markParties(blocks, reading, facts);
}

const isBlock = ({ kind }: Draft): boolean => worded.has(kind) && kind !== 'opener';

/** The block an offset lies in, by bisection: blocks are in order. */
function blockAt(blocks: readonly Draft[], offset: number): Draft | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (!block) return undefined;
    if (offset < block.start) high = middle - 1;
    else if (offset >= block.end) low = middle + 1;
    else return block;
  }
  return undefined;
}

function placeIn(blocks: readonly Draft[], phrase: Draft): boolean {
  const block = blockAt(blocks, phrase.start);
  return block !== undefined && place(block, phrase);
}

function markDate(blocks: readonly Draft[], date: FoundDate, reading: Reading, facts: Facts): void {
  const block = blockAt(blocks, date.start);
  if (!block) return;
  const phrase = draft('date', date.start, date.end, { type: dateType(block, date, facts), value: date.iso });
  if (date.certainty !== 'high')
    [phrase.certainty, phrase.evidence] = [date.certainty, 'a figure is damaged'];
  if (!place(block, phrase) || block.kind === 'head') return;
  const before = reading.text.slice(Math.max(block.start, date.start - 160), date.start);
  const treaty = reading.language.treatyOfDate.exec(before.replace(/\s/g, ' '));
  if (treaty) place(block, draft('instrumentReference', date.start - before.length + treaty.index, date.end));
}

function dateType(block: Draft, date: FoundDate, facts: Facts): string {
  if (facts.inForceOn?.start === date.start) return 'entryIntoForce';
  if (facts.registeredOn?.start === date.start) return 'registration';
  const signed = facts.signedOn?.value;
  if (block.kind === 'head' || (block.kind === 'titlePart' && block.type !== 'registration'))
    return signed === undefined || signed === date.iso ? 'signature' : 'other';
  return block.kind === 'closer' && signed === date.iso ? 'signature' : 'other';
}

/** Names of the parties in the heading, the title page and the closings. */
function markParties(blocks: readonly Draft[], reading: Reading, facts: Facts): void {
  const names = new Set(facts.parties.map((party) => party.value));
  for (const block of blocks) {
    if (block.kind !== 'head' && block.kind !== 'titlePart' && block.kind !== 'closer') continue;
    for (const match of findParties(reading.text.slice(block.start, block.end)))
      if (!match.adjective && names.has(match.party.name))
        place(
          block,
          draft('party', block.start + match.start, block.start + match.end, {
            target: match.party.key,
            value: match.party.name,
          }),
        );
  }
}

function markPreamble(parts: readonly Draft[], reading: Reading): void {
  const { recital, formula } = reading.language.preamble;
  for (const part of walk(parts)) {
    if (part.type !== 'preamble') continue;
    for (const paragraph of part.parts as Draft[]) {
      if (paragraph.kind !== 'paragraph') continue;
      const words = reading.text.slice(paragraph.start, paragraph.end);
      const enacting = formula.exec(words);
      const isRecital = recital.test(words);
      if (enacting) place(paragraph, draft('formula', paragraph.start + enacting.index, paragraph.end));
      if (isRecital && enacting && enacting.index > 20) {
        const end = paragraph.start + words.slice(0, enacting.index).trimEnd().length;
        place(paragraph, draft('recital', paragraph.start, end));
      } else if (isRecital && !enacting) place(paragraph, draft('recital', paragraph.start, paragraph.end));
    }
  }
}

/** Words that run on across a line end: with a hyphen of their own, with one that only parts them, or with none left. */
function* brokenWords(reading: Reading): Generator<Draft> {
  let counts = reading.words;
  const { rows } = reading;
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i];
    const before = rows[i - 1];
    if (!row || !before || !isSameBlock(before, row, reading)) continue;
    const first = /$(?<=(\p{L}+)([-\u00AD]?))/u.exec(before.line.text.slice(-40));
    const second = /^\p{Ll}\p{L}*/u.exec(row.line.text.slice(0, 40));
    if (!first?.[1] || !second) continue;
    const start = before.line.end - first[1].length - (first[2]?.length ?? 0);
    const word = draft('brokenWord', start, row.line.start + second[0].length, {
      runsOn: true,
    });
    if (first[2]) {
      const own = reading.language.hyphenated.includes(first[1].toLowerCase()) && first[2] === '-';
      if (!own)
        word.parts.push(draft('softHyphen', before.line.end - 1, before.line.end, { certainty: 'high' }));
      yield word;
    } else if (reading.width !== undefined && first[1].length > 1) {
      counts ??= wordCounts(reading.text.slice(0, countedLength));
      if (!isLostHyphen(first[1].toLowerCase(), second[0].toLowerCase(), counts)) continue;
      word.certainty = 'medium';
      word.evidence = 'the hyphen is lost: the whole word stands elsewhere in the text, its halves do not';
      yield word;
    }
  }
}

function isSameBlock(before: Row, row: Row, reading: Reading): boolean {
  if (before.role !== row.role) return false;
  return row.role === 'text' ? continues(before.line, row.line, reading) : row.joined;
}

function isLostHyphen(first: string, second: string, counts: ReadonlyMap<string, number>): boolean {
  if (first.length < 2 || second.length < 2) return false;
  const lonely = (half: string) => (counts.get(half) ?? 0) <= 1;
  return (counts.get(first + second) ?? 0) > 0 && (lonely(first) || lonely(second));
}

/** How much of a text is counted. */
const countedLength = 2_000_000;
