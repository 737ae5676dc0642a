/**
 * DataCite XML: what a repository asks for when it registers a DOI. Source: DataCite Metadata Schema 4.6.
 * A mandatory property that the header does not give is left out and said, never made up: the DOI comes with the deposit.
 */
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import type { OutputFile } from '../../env.js';
import { isTreaty } from '../record.js';
import type { Contributor, EditionRecord } from '../record.types.js';

const namespace = 'http://datacite.org/schema/kernel-4';

/** An element as xmlbuilder2 takes it: `@name` attributes, `#` text, children by name. */
type Data = string | { readonly [name: string]: Data | readonly Data[] | undefined };

/** Writes `<id>.datacite.xml`. Diagnostics: publish/deposit-incomplete */
export async function writeDataCite(record: EditionRecord): Promise<Result<readonly OutputFile[]>> {
  const { create } = await import('xmlbuilder2');
  const xml = create({ version: '1.0', encoding: 'UTF-8' }, { resource: resource(record) }).end({
    prettyPrint: true,
  });
  return {
    value: [{ path: `${record.id}.datacite.xml`, bytes: new TextEncoder().encode(`${xml}\n`) }],
    diagnostics: missing(record),
  };
}

/** The mandatory properties, and how each is found to be missing. */
function missing(record: EditionRecord): Diagnostic[] {
  const properties: readonly (readonly [string, boolean])[] = [
    ['Identifier (DOI)', record.doi !== undefined],
    ['Creator', creators(record).length > 0],
    ['Publisher', record.publisher !== undefined],
    ['PublicationYear', record.date !== undefined],
  ];
  const absent = properties.filter(([, known]) => !known).map(([name]) => name);
  if (absent.length === 0) return [];
  return [
    diagnostic(
      'publish/deposit-incomplete',
      `The header does not give what DataCite asks for: ${absent.join(', ')}.`,
    ),
  ];
}

const named = (record: EditionRecord, role: Contributor['role']): Contributor[] =>
  (record.contributors ?? []).filter((one) => one.role === role);

/** Of a treaty edition its editors, since the parties did not make the data; the parties where no editor is named. */
function creators(record: EditionRecord): Contributor[] {
  const editors = named(record, 'editor');
  const authors = named(record, 'author');
  const first = isTreaty(record) ? editors : authors;
  return first.length > 0 ? first : isTreaty(record) ? authors : editors;
}

function contributors(record: EditionRecord): Data[] {
  const made = creators(record);
  const others = (record.contributors ?? []).filter((one) => !made.includes(one));
  return others.map((one) => ({
    '@contributorType': one.role === 'editor' ? 'Editor' : 'Other',
    ...person(one, 'contributorName'),
  }));
}

function person(one: Contributor, element: string): { readonly [name: string]: Data | undefined } {
  const { name, family, given, organisation, orcid } = one;
  const isPerson = family !== undefined && given !== undefined;
  const type = organisation === true ? 'Organizational' : isPerson ? 'Personal' : undefined;
  return {
    [element]: {
      ...(type === undefined ? {} : { '@nameType': type }),
      '#': isPerson ? `${family}, ${given}` : name,
    },
    ...(isPerson ? { givenName: given, familyName: family } : {}),
    ...(orcid === undefined
      ? {}
      : {
          nameIdentifier: {
            '@nameIdentifierScheme': 'ORCID',
            '@schemeURI': 'https://orcid.org',
            '#': `https://orcid.org/${orcid}`,
          },
        }),
  };
}

/** The elements in the order of the schema's documentation; empty groups are left out. */
function resource(record: EditionRecord): Data {
  return known({
    '@xmlns': namespace,
    '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@xsi:schemaLocation': `${namespace} https://schema.datacite.org/meta/kernel-4/metadata.xsd`,
    identifier: record.doi === undefined ? undefined : { '@identifierType': 'DOI', '#': record.doi },
    creators: group(
      'creator',
      creators(record).map((one) => known(person(one, 'creatorName'))),
    ),
    titles: group('title', titles(record)),
    publisher: record.publisher,
    publicationYear: record.date?.slice(0, 4),
    resourceType: { '@resourceTypeGeneral': 'Text', '#': resourceType(record) },
    subjects: group('subject', isTreaty(record) ? record.parties.map(({ name }) => name) : []),
    contributors: group('contributor', contributors(record)),
    dates: group('date', dates(record)),
    language: record.language === 'und' ? undefined : record.language,
    alternateIdentifiers: group('alternateIdentifier', alternateIdentifiers(record)),
    formats: group('format', ['application/tei+xml']),
    version: record.version,
    rightsList: group('rights', rights(record)),
    relatedItems: group('relatedItem', relatedItems(record)),
  });
}

const resourceType = ({ instrumentKind }: EditionRecord): string =>
  instrumentKind === undefined ? 'Scholarly edition' : `Scholarly edition of a treaty (${instrumentKind})`;

function titles({ title, subtitle, shortTitle, language }: EditionRecord): Data[] {
  const lang = language === 'und' ? {} : { '@xml:lang': language };
  return [
    { ...lang, '#': title },
    ...(subtitle === undefined ? [] : [{ '@titleType': 'Subtitle', '#': subtitle }]),
    ...(shortTitle === undefined ? [] : [{ ...lang, '@titleType': 'AlternativeTitle', '#': shortTitle }]),
  ];
}

function dates({ date, signedOn, inForceOn, registeredOn }: EditionRecord): Data[] {
  const other = (name: string, value: string | undefined): Data[] =>
    value === undefined ? [] : [{ '@dateType': 'Other', '@dateInformation': name, '#': value }];
  return [
    ...(date === undefined ? [] : [{ '@dateType': 'Issued', '#': date }]),
    ...other('signature', signedOn?.value),
    ...other('entry into force', inForceOn?.value),
    ...other('registration', registeredOn?.value),
  ];
}

const alternateIdentifiers = ({ part, number, id, url }: EditionRecord): Data[] => [
  { '@alternateIdentifierType': 'local', '#': id },
  ...(number === undefined
    ? []
    : [
        {
          '@alternateIdentifierType': part === undefined ? 'LNTS' : 'UNTS',
          '#': part === undefined ? number : `${part}-${number}`,
        },
      ]),
  ...(url === undefined ? [] : [{ '@alternateIdentifierType': 'URL', '#': url }]),
];

const rights = ({ licences }: EditionRecord): Data[] =>
  licences.map(({ text, target }) => (target === undefined ? text : { '@rightsURI': target, '#': text }));

/** The printed volume that the text comes from. */
function relatedItems({ series, volume, number, page }: EditionRecord): Data[] {
  if (series === undefined) return [];
  return [
    known({
      '@relatedItemType': 'Book',
      '@relationType': 'IsDerivedFrom',
      titles: { title: series },
      volume: volume?.value,
      number: number === undefined ? undefined : { '@numberType': 'Other', '#': number },
      firstPage: page?.value,
    }),
  ];
}

const group = (name: string, items: readonly Data[]): Data | undefined =>
  items.length === 0 ? undefined : { [name]: items };

const known = (data: Readonly<Record<string, Data | undefined>>): Readonly<Record<string, Data>> =>
  Object.fromEntries(Object.entries(data).filter((entry): entry is [string, Data] => entry[1] !== undefined));
