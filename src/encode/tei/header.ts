/**
 * The header: what the edition is, what it was made from, how, and on what evidence. Sources: TEI Guidelines chapter 2,
 * docs/encoding.md. What nobody knows is left out; what nobody said is said to be not stated.
 */

import { sha256 } from '../../source/sha256.js';
import { element, type XmlContent, type XmlElement } from '../../xml/build.js';
import type { Layout } from '../../xml/layout.js';
import { layoutElement } from '../../xml/layout.notation.js';
import { type EditionSettings, fileName, stated } from '../editorial/settings.js';
import type { Facts, Part } from '../instrument.js';
import { citeStructures } from './citation.js';
import { calendarDate } from './elements.js';
import { commaParted, compact, dateInWords, type Entities, evidenceOf } from './entities.js';
import { plain, type Scope } from './scope.js';

/** The version of the encoding this program writes: its package's, kept equal by a test. */
export const ENGROSS_VERSION = '0.1.0';

export interface HeaderInput {
  readonly scope: Scope;
  readonly entities: Entities;
  readonly settings: EditionSettings | undefined;
  readonly language: string;
  readonly layout: Layout;
  /** Words of the transcript in the text. */
  readonly words: number;
}

export function header(input: HeaderInput): XmlElement {
  // Before the list of evidence, which must have what this names.
  const print = printSource(input);
  return element(
    'teiHeader',
    { 'xml:lang': 'en' },
    element(
      'fileDesc',
      {},
      titleStatement(input),
      editionStatement(input),
      extent(input),
      publicationStatement(input),
      element('sourceDesc', {}, print, transcriptSource(input), ...input.scope.evidence.list()),
    ),
    encodingDescription(input),
    profile(input),
    revision(input),
  );
}

/** The title an editor gave the text in its language; else the title the transcript has; else the file's name. */
export function mainTitle({ scope, settings, language }: HeaderInput): string {
  const given = settings?.edition.title[language];
  if (given !== undefined && given !== 'unknown') return plain(given);
  return (
    plain(scope.instrument.facts.title?.value ?? '') ||
    plain(fileName(scope.instrument.source.path)) ||
    'Untitled'
  );
}

function titleStatement(input: HeaderInput): XmlElement {
  const { settings, language, entities } = input;
  const edition = settings?.edition;
  const short = edition?.title.short;
  const editors = edition?.editors ?? [];
  return element(
    'titleStmt',
    {},
    element('title', { level: 'a', type: 'main', 'xml:lang': language }, mainTitle(input)),
    short !== undefined &&
      element('title', { level: 'a', type: 'short', 'xml:lang': language }, plain(short)),
    element(
      'title',
      { type: 'sub' },
      settings === undefined ? 'Encoded transcript' : 'Digital scholarly edition',
    ),
    ...entities.parties().map(({ id, name }) => element('author', { ref: `#${id}` }, plain(name))),
    ...editors.map(({ name, orcid }, index) =>
      element(
        'editor',
        { 'xml:id': index === 0 ? 'editor' : `editor.${index + 1}` },
        element('persName', {}, plain(name)),
        orcid !== undefined && element('idno', { type: 'ORCID' }, plain(orcid)),
      ),
    ),
    edition !== undefined &&
      editors.length === 0 &&
      element('editor', { 'xml:id': 'editor' }, element('orgName', {}, plain(edition.publisher))),
    element(
      'respStmt',
      { 'xml:id': 'engross' },
      element('resp', {}, 'automatic encoding'),
      element('name', { type: 'software' }, 'engross'),
    ),
  );
}

function editionStatement({ settings }: HeaderInput): XmlElement | undefined {
  if (settings === undefined) return undefined;
  const version = settings.edition.edition ?? '1.0.0';
  return element('editionStmt', {}, element('edition', { n: version }, `Version ${version}`));
}

function extent({ scope, words }: HeaderInput): XmlElement {
  const counts = { paragraph: 0, article: 0, note: 0 };
  countParts(scope.instrument.parts, counts);
  const bytes = scope.instrument.source.bytes.length;
  const measures: [unit: string, quantity: number, text: string][] = [
    ['paragraphs', counts.paragraph, counted(counts.paragraph, 'paragraph')],
    ['articles', counts.article, counted(counts.article, 'article')],
    ['notes', counts.note, counted(counts.note, 'note')],
    ['words', words, counted(words, 'word')],
    ['bytes', bytes, `${counted(bytes, 'byte')} in the transcript`],
  ];
  const kept = measures.filter(([unit, quantity]) => quantity > 0 || unit === 'words' || unit === 'bytes');
  const made = kept.map(([unit, quantity, text]) =>
    element('measure', { unit, quantity: String(quantity) }, text),
  );
  return element('extent', {}, ...made.flatMap((item, index) => (index === 0 ? [item] : [' ', item])));
}
const counted = (quantity: number, unit: string): string => `${quantity} ${unit}${quantity === 1 ? '' : 's'}`;

function countParts(parts: readonly Part[], counts: Record<'paragraph' | 'article' | 'note', number>): void {
  for (const { kind, type, parts: inner } of parts) {
    if (kind === 'paragraph' || kind === 'note') counts[kind]++;
    else if (kind === 'division' && type === 'article') counts.article++;
    countParts(inner, counts);
  }
}

function publicationStatement({ settings, scope }: HeaderInput): XmlElement {
  const edition = settings?.edition;
  const number = scope.registration;
  const { series } = scope.instrument.facts;
  return element(
    'publicationStmt',
    {},
    element('publisher', {}, edition === undefined ? 'Not stated' : plain(edition.publisher)),
    edition !== undefined && element('date', { when: calendarDate(edition.date) }, dateInWords(edition.date)),
    number !== undefined && element('idno', { type: series?.value ?? 'UNTS' }, number),
    edition?.doi !== undefined && element('idno', { type: 'DOI' }, plain(edition.doi)),
    edition?.url !== undefined && element('idno', { type: 'URI' }, plain(edition.url)),
    availability(settings),
  );
}

/** The number in its series, with its part where that is known: I-3108. */
export function registration(facts: Facts, settings: EditionSettings | undefined): string | undefined {
  const { number: read, series } = facts;
  const { registration: given, part: givenPart } = settings?.edition.instrument ?? {};
  const number = stated(given?.number)?.value ?? read?.value;
  if (number === undefined) return undefined;
  if (series?.value === 'LNTS') return compact(number);
  const part = stated(givenPart)?.value ?? partOfId(settings?.edition.id);
  return compact(part === undefined ? number : `${part}-${number}`);
}

/** An edition that is called unts-I-3108 says the part of the series in its name. */
const partOfId = (id: string | undefined): string | undefined => /^unts-(I{1,2})-\d/.exec(id ?? '')?.[1];

const licences: Readonly<Record<string, { readonly name: string; readonly target: string }>> = {
  'CC-BY-4.0': { name: 'CC BY 4.0', target: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', target: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', target: 'https://creativecommons.org/licenses/by-nc/4.0/' },
  'CC0-1.0': { name: 'CC0 1.0', target: 'https://creativecommons.org/publicdomain/zero/1.0/' },
};

function availability(settings: EditionSettings | undefined): XmlElement {
  const licence = settings?.edition.licence;
  const known = licences[licence?.encoding ?? ''];
  return element(
    'availability',
    { status: licence === undefined ? 'unknown' : 'restricted' },
    element(
      'licence',
      { n: 'encoding', target: known?.target },
      `Encoding and editorial matter: ${known?.name ?? plain(licence?.encoding ?? 'not stated')}.`,
    ),
    element('licence', { n: 'text' }, `Rights in the treaty text: ${plain(licence?.text ?? 'not stated')}.`),
  );
}

/** The printed volume, as far as it is known. Each value that is not in the transcript says whose word it is. */
function printSource({ scope, settings }: HeaderInput): XmlElement | false {
  const given = settings?.edition.instrument;
  const { facts } = scope.instrument;
  const league = facts.series?.value === 'LNTS';
  const number = stated(given?.registration?.number)?.value ?? facts.number?.value;
  const volume = stated(given?.volume);
  const page = stated(given?.page);
  const series =
    stated(given?.series)?.value ??
    (facts.series && (league ? 'League of Nations Treaty Series' : 'United Nations Treaty Series'));
  const languages = stated(given?.authenticLanguages);
  if (series === undefined && number === undefined && volume === undefined && page === undefined)
    return false;
  const inUnts = series?.startsWith('United Nations') ?? false;
  const items: (XmlElement | false)[] = [
    inUnts && element('publisher', {}, 'United Nations'),
    series !== undefined && element('title', { level: 's', type: 'main' }, plain(series)),
    volume !== undefined &&
      element(
        'biblScope',
        { unit: 'volume', n: compact(volume.value), ...evidenceOf(scope, volume) },
        `vol. ${plain(String(volume.value))}`,
      ),
    number !== undefined &&
      element('idno', { type: league ? 'LNTS' : 'UNTS' }, `No. ${plain(String(number))}`),
    page !== undefined &&
      element(
        'biblScope',
        { unit: 'page', from: compact(page.value), ...evidenceOf(scope, page) },
        `p. ${plain(String(page.value))}`,
      ),
    languages !== undefined && authentic(languages.value, evidenceOf(scope, languages)),
    languages === undefined &&
      facts.authenticLanguages.length > 0 &&
      authentic(
        facts.authenticLanguages.map(({ value }) => value),
        {},
      ),
  ];
  return element('bibl', { 'xml:id': 'print', type: 'printSource' }, ...commaParted(items));
}

function authentic(
  languages: readonly string[],
  evidence: Record<string, string | undefined>,
): XmlElement | false {
  const [first, ...others] = languages.filter((code) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code));
  if (first === undefined) return false;
  return element(
    'textLang',
    { mainLang: first, otherLangs: others.join(' ') || undefined, ...evidence },
    `authentic in ${[first, ...others].map(languageName).join(', ')}`,
  );
}

function transcriptSource({ scope }: HeaderInput): XmlElement {
  const { path, bytes } = scope.instrument.source;
  return element(
    'bibl',
    { 'xml:id': 'transcript', type: 'digitalSource' },
    element('title', {}, plain(fileName(path)) || 'transcript'),
    ' ',
    element('idno', { type: 'sha256' }, sha256(bytes)),
  );
}

const prose = (
  name: string,
  attributes: Record<string, string>,
  text: string,
  ...more: XmlContent[]
): XmlElement => element(name, attributes, element('p', {}, text), ...more);

function encodingDescription({ scope, layout, settings }: HeaderInput): XmlElement {
  const corrections = (settings?.edition.interventions ?? []).filter(
    ({ correct }) => correct !== undefined,
  ).length;
  const kind = scope.instrument.facts.kind?.value;
  return element(
    'encodingDesc',
    {},
    prose('projectDesc', {}, 'A registered treaty, made into TEI from a plain-text transcript.'),
    element(
      'editorialDecl',
      {},
      prose(
        'correction',
        { status: 'unknown', method: 'markup' },
        corrections === 0
          ? 'Nothing in the transcript was corrected.'
          : 'Corrections stand beside what the transcript has; nothing was corrected in silence.',
      ),
      prose(
        'normalization',
        { method: 'markup' },
        'White space between words, and nothing else, is normalised; undoing it as declared here gives the transcript back byte for byte.',
        layoutElement(layout),
      ),
      prose('punctuation', { marks: 'all' }, 'Punctuation is kept, note markers included.'),
      prose('hyphenation', { eol: 'all' }, 'Hyphens at line ends are kept and marked.'),
      prose(
        'interpretation',
        {},
        'What was inferred, and not read in the transcript, says who inferred it, how surely, and from what.',
      ),
    ),
    element('refsDecl', { default: 'true', 'xml:id': 'citation.structure' }, ...citeStructures(scope)),
    kind !== undefined &&
      element(
        'classDecl',
        {},
        element(
          'taxonomy',
          { 'xml:id': 'instrument.kinds' },
          element('category', { 'xml:id': `kind.${kind}` }, element('catDesc', {}, capital(kind))),
        ),
      ),
    element(
      'appInfo',
      {},
      element('application', { ident: 'engross', version: ENGROSS_VERSION }, element('label', {}, 'engross')),
    ),
  );
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function profile({ scope, settings, entities, language }: HeaderInput): XmlElement {
  const { facts } = scope.instrument;
  const signed = settings?.edition.instrument?.signed;
  const givenDate = stated(signed?.date);
  const when = calendarDate(givenDate?.value ?? facts.signedOn?.value);
  const givenPlace = stated(signed?.place);
  const place = givenPlace?.value ?? facts.signedAt?.value;
  const placeId = place === undefined ? undefined : entities.resolve('place', place);
  const listed = placeId === undefined ? undefined : settings?.edition.places?.[placeId];
  const placeName =
    listed === undefined ? place : (listed.historical ?? listed.name ?? listed.modern ?? place);
  const date =
    when !== undefined &&
    element(
      'date',
      { type: 'signature', when, ...(givenDate === undefined ? {} : evidenceOf(scope, givenDate)) },
      dateInWords(when),
    );
  const kind = facts.kind?.value;
  return element(
    'profileDesc',
    {},
    element(
      'creation',
      {},
      date,
      date !== false && placeName !== undefined && ' ',
      placeName !== undefined &&
        element(
          'placeName',
          {
            ref: placeId && `#${placeId}`,
            ...(givenPlace === undefined ? {} : evidenceOf(scope, givenPlace)),
          },
          plain(placeName),
        ),
      date === false && placeName === undefined && 'Date and place of signing: not stated.',
    ),
    element('langUsage', {}, element('language', { ident: language }, languageName(language))),
    kind !== undefined &&
      element('textClass', {}, element('catRef', { scheme: '#instrument.kinds', target: `#kind.${kind}` })),
  );
}

const languageNames: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nl: 'Dutch',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  zh: 'Chinese',
};
/** A language's English name; its code where this table has none. */
export const languageName = (code: string): string => languageNames[code] ?? code;

function revision({ settings }: HeaderInput): XmlElement | false {
  const when = calendarDate(settings?.edition.date);
  if (when === undefined) return false;
  return element(
    'revisionDesc',
    {},
    element('change', { when, who: '#engross' }, 'Encoded from the transcript and edition.yaml.'),
  );
}
