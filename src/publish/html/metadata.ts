/**
 * What machines read of the page: Highwire and Dublin Core for Zotero and Google Scholar, schema.org Legislation as
 * JSON-LD for search engines. What the record does not say is left out.
 * Source: schema.org/Legislation; Google Scholar's inclusion guidelines; Zotero's Embedded Metadata translator, which
 * takes the type of the item from `z:itemType`.
 */
import type { EditionRecord, Evidenced } from '../record.types.js';

export interface Meta {
  readonly name: string;
  readonly content: string;
}

export interface MetadataOptions {
  /** The public address of the page. */
  readonly url?: string;
  /** Address of the PDF, from the page. */
  readonly pdf?: string;
}

const isTreaty = (record: EditionRecord): boolean =>
  record.instrumentKind !== undefined || record.parties.length > 0;

const given = <T>(fact: Evidenced<T> | undefined): T | undefined => fact?.value;

/** The `meta` elements of a page, in a fixed order; none is empty. */
export function pageMetadata(record: EditionRecord, options: MetadataOptions = {}): Meta[] {
  const date = given(record.signedOn) ?? record.date;
  const makers = record.parties.length > 0 ? record.parties.map((party) => party.name) : record.authors;
  const url = options.url ?? record.url;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['description', describe(record)],
    ['citation_title', record.title],
    ...makers.map((maker) => ['citation_author', maker] as const),
    ['citation_publication_date', date?.replaceAll('-', '/')],
    ['citation_journal_title', isTreaty(record) ? record.series : undefined],
    ['citation_volume', given(record.volume)],
    ['citation_firstpage', given(record.page)],
    ['citation_publisher', record.publisher],
    ['citation_doi', record.doi],
    ['citation_language', record.language],
    ['citation_fulltext_html_url', url],
    [
      'citation_pdf_url',
      options.pdf === undefined || url === undefined ? undefined : resolve(options.pdf, url),
    ],
    ['DC.type', isTreaty(record) ? 'treaty' : 'text'],
    ['DC.title', record.title],
    ...makers.map((maker) => ['DC.creator', maker] as const),
    ...record.editors.map((editor) => ['DC.contributor', editor] as const),
    ['DC.publisher', record.publisher],
    ['DC.date', date],
    ['DC.language', record.language],
    ['DC.identifier', url ?? record.doi ?? record.id],
    ['DC.source', source(record)],
    ...record.licences.map((licence) => ['DC.rights', licence.target ?? licence.text] as const),
    ['z:itemType', isTreaty(record) ? 'statute' : 'document'],
    ['z:extra', isTreaty(record) ? 'Type: treaty' : undefined],
  ];
  return entries.flatMap(([name, content]) =>
    content === undefined || content === '' ? [] : [{ name, content }],
  );
}

/** One sentence: what it is. */
export function describe(record: EditionRecord): string {
  const parts = [record.title];
  const place = record.signedAt?.value.historical;
  const day = record.signedOn?.value;
  if (day !== undefined) parts.push(`Signed ${place === undefined ? '' : `at ${place} `}on ${day}`);
  const cited = source(record);
  if (cited !== undefined) parts.push(cited);
  return `${parts.join('. ')}.`;
}

function source(record: EditionRecord): string | undefined {
  if (record.series === undefined) return undefined;
  const parts = [record.series];
  if (record.volume !== undefined) parts.push(`vol. ${record.volume.value}`);
  if (record.number !== undefined) parts.push(`No. ${record.number}`);
  if (record.page !== undefined) parts.push(`p. ${record.page.value}`);
  return parts.join(', ');
}

function resolve(path: string, base: string): string | undefined {
  return URL.canParse(path, base) ? new URL(path, base).href : undefined;
}

/** The record as JSON-LD; for texts that are no treaty, a CreativeWork. */
export function jsonLd(record: EditionRecord, options: MetadataOptions = {}): string {
  const url = options.url ?? record.url;
  const treaty = isTreaty(record);
  const identifier =
    record.number === undefined
      ? undefined
      : `${abbreviate(record.series)} ${record.part === undefined ? '' : `${record.part}-`}${record.number}`.trim();
  const data = {
    '@context': 'https://schema.org',
    '@type': treaty ? 'Legislation' : 'CreativeWork',
    name: record.title,
    alternateName: record.shortTitle,
    inLanguage: record.language,
    url,
    sameAs: record.doi === undefined ? undefined : `https://doi.org/${record.doi}`,
    ...(treaty
      ? {
          legislationType: 'treaty',
          legislationIdentifier: identifier,
          legislationDate: record.signedOn?.value,
          legislationPassedBy: record.parties.map((party) => ({ '@type': 'Organization', name: party.name })),
          legislationDateOfApplicability: record.inForceOn?.value,
          isBasedOn: source(record),
        }
      : { author: record.authors.map((name) => ({ '@type': 'Person', name })) }),
    editor: record.editors.map((name) => ({ '@type': 'Organization', name })),
    publisher:
      record.publisher === undefined ? undefined : { '@type': 'Organization', name: record.publisher },
    datePublished: record.date,
    version: record.version,
    license: record.licences.find((licence) => licence.target !== undefined)?.target,
  };
  return JSON.stringify(data, (_key, value: unknown) =>
    Array.isArray(value) && value.length === 0 ? undefined : value,
  ).replaceAll('<', '\\u003c');
}

const abbreviate = (series: string | undefined): string =>
  series === undefined ? '' : /treaty series/i.test(series) ? series.replace(/[^A-Z]/g, '') : series;
