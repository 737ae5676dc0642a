/** A new edition.yaml, begun from a transcript: what could be read, and comments on what could not. */
import { stringify } from 'yaml';
import type { Source } from '../../source/source.js';
import type { Fact, Instrument, Part } from '../instrument.js';
import { slug } from '../tei/entities.js';
import { readTranscript } from '../transcript/read.js';
import { fileName } from './settings.js';
import { wordsIn } from './words.js';

/**
 * Writes the text of an edition.yaml for a transcript.
 *
 * @param source the transcript
 * @param date ISO date for the edition: the caller's, because nothing here reads a clock
 * @param beside names of the files in its folder: `transcript.fr.txt` beside `transcript.en.txt` is the same treaty in French
 * @returns YAML with comments. What only the editor can know is left empty, and the build asks for it.
 */
export function initialEdition(source: Source, date: string, beside: readonly string[] = []): string {
  const { value } = readTranscript(source);
  const facts = value?.facts;
  const language = value?.language ?? 'und';
  return [
    '# The hand of the editor, apart from the text: docs/edition.md explains every key.',
    'version: 1',
    line('id', idOf(source, facts?.number, facts?.series)),
    `date: ${date} # of this edition; it dates every output`,
    'edition: 1.0.0',
    'title:',
    `  ${line(language, titleOf(facts?.title))}${facts?.title ? ' # as the transcript has it: write it as a title' : ' # not found: write the title'}`,
    '  # short: the form that citations use',
    'publisher: # who publishes this edition',
    'licence:',
    '  encoding: CC-BY-4.0',
    '  text: not established by this edition',
    '',
    ...instrumentLines(value),
    '',
    ...partyLines(facts?.parties ?? []),
    '',
    'texts:',
    `  ${line(language, fileName(source.path))}`,
    ...parallelTexts(fileName(source.path), beside)
      .filter((other) => other.language !== language)
      .map((other) => `  ${line(other.language, other.file)}`),
    '',
    ...noteLines(value),
    '',
  ].join('\n');
}

/** The name of a transcript before its language, and its language: `transcript`, `en`. */
const named = /^(.+)\.([a-z]{2,3})\.txt$/;

function parallelTexts(name: string, beside: readonly string[]): { language: string; file: string }[] {
  const [, stem] = named.exec(name) ?? [];
  return beside.toSorted().flatMap((file) => {
    const [, other, language] = named.exec(file) ?? [];
    return language !== undefined && other === stem && file !== name ? [{ language, file }] : [];
  });
}

/** `key: value`, quoted as YAML needs it, on one line. */
const line = (key: string, value: string): string =>
  value === '' ? `${key}:` : stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();

const titleOf = (title: Fact<string> | undefined): string => title?.value.replace(/\s+/gu, ' ').trim() ?? '';

/** unts-3108 where the number was read; else the name of the file. */
function idOf({ path }: Source, number: Fact<string> | undefined, series: Fact<string> | undefined): string {
  if (number !== undefined) return `${(series?.value ?? 'UNTS').toLowerCase()}-${slug(number.value)}`;
  const name = slug(fileName(path).replace(/\.[^.]*$/, ''));
  return /^\p{L}/u.test(name) ? name : `edition-${name}`;
}

/** Facts that were read are comments: the transcript states them. Facts that were not are for the editor to find. */
function instrumentLines(read: Instrument | undefined): string[] {
  const facts = read?.facts;
  const was = (name: string, fact: Fact<string> | undefined): string =>
    fact === undefined
      ? `  # ${name}: not found in the transcript`
      : `  # ${name}: read in the transcript, ${fact.value}`;
  const series =
    facts?.series?.value === 'LNTS' ? 'League of Nations Treaty Series' : 'United Nations Treaty Series';
  const known = facts?.number !== undefined;
  const languages = facts?.authenticLanguages.map(({ value }) => value).join(', ');
  return [
    '# A bare value is in the transcript; what is not needs its evidence:',
    '#   volume: { value: 226, source: World Treaty Index record 103108, certainty: medium }',
    'instrument:',
    known ? `  series: ${series}` : '  series: unknown',
    '  volume: unknown',
    '  page: unknown',
    '  registration:',
    known ? `    ${line('number', facts?.number?.value ?? '')}` : '    number: unknown',
    `  ${was('date of registration', facts?.registeredOn).trim()}`,
    `  ${was('who registered it', facts?.registeredBy).trim()}`,
    was('date of signing', facts?.signedOn),
    was('place of signing', facts?.signedAt),
    was('entry into force', facts?.inForceOn),
    languages
      ? `  # authentic languages: read in the transcript, ${languages}`
      : '  authenticLanguages: unknown',
  ];
}

function partyLines(parties: readonly Fact<string>[]): string[] {
  if (parties.length === 0)
    return [
      '# No party was recognised. Name them:',
      '# parties:',
      '#   ussr: { name: Union of Soviet Socialist Republics, short: Soviet Union }',
    ];
  const names = [...new Set(parties.map(({ value }) => value))];
  return [
    '# The forms that citation styles need: short, abbreviation, bluebook.',
    'parties:',
    ...names.flatMap((name) => [`  ${partyKey(name)}:`, `    ${line('name', name)}`]),
  ];
}
const partyKey = (name: string): string => (/^\p{L}/u.test(slug(name)) ? slug(name) : `party-${slug(name)}`);

/** A note without a marker is the intervention that most editions need first. */
function noteLines(read: Instrument | undefined): string[] {
  const lost = read === undefined ? [] : unanchored(read);
  if (lost.length === 0)
    return [
      '# Interventions: what is corrected, supplied, named. See docs/edition.md.',
      '# interventions:',
      '#   - { at: the words quoted, place: beijing }',
    ];
  return [
    '# These notes have no marker in the transcript. Where the print has it, quote the words before it:',
    '# interventions:',
    ...lost.flatMap(({ n, words }) => [
      `#   # ${words}`,
      `#   - at: { exact: the words before the marker, in: head }`,
      `#     supply: { note: ${JSON.stringify(n)} }`,
      '#     reason: omitted in the transcript',
      '#     certainty: medium',
      '#     source: what shows it',
    ]),
  ];
}

function unanchored({ parts, source }: Instrument): { n: string; words: string }[] {
  const targets = new Set<string>();
  const notes: Part[] = [];
  const visit = (part: Part): void => {
    if (part.kind === 'note') notes.push(part);
    if (part.kind === 'noteReference' && part.target !== undefined) targets.add(part.target);
    part.parts.forEach(visit);
  };
  parts.forEach(visit);
  return notes
    .filter(({ key, n }) => n !== undefined && (key === undefined || !targets.has(key)))
    .map((note) => ({ n: note.n ?? '', words: wordsIn(source.text, note).slice(0, 80) }));
}
