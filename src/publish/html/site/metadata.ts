/**
 * What machines read of one page of a site: what it is, and what it is a part of.
 * Source: DCMI Metadata Terms (isPartOf); schema.org/hasPart; Google Scholar's inclusion guidelines.
 */
import type { EditionRecord } from '../../record.types.js';
import type { Meta } from '../metadata.js';
import type { SitePage } from './pages.js';

/** @param base the public address of the site, with a slash at its end, where it is known */
export function partMetadata(page: SitePage, record: EditionRecord, base: string | undefined): Meta[] {
  const whole = base ?? record.url ?? record.doi;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['description', `${page.title}. In: ${record.title}.`],
    ['citation_title', page.title],
    ['citation_inbook_title', record.title],
    ...makers(record).map((maker) => ['citation_author', maker] as const),
    ['citation_publication_date', record.date?.replaceAll('-', '/')],
    ['citation_publisher', record.publisher],
    ['citation_language', page.lang],
    ['citation_fulltext_html_url', addressOf(page, base)],
    ['DC.title', page.title],
    ...makers(record).map((maker) => ['DC.creator', maker] as const),
    ['DC.language', page.lang],
    ['DC.identifier', addressOf(page, base)],
    ['DCTERMS.isPartOf', whole ?? record.title],
  ];
  return entries.flatMap(([name, content]) =>
    content === undefined || content === '' ? [] : [{ name, content }],
  );
}

const makers = (record: EditionRecord): readonly string[] =>
  record.parties.length > 0 ? record.parties.map(({ name }) => name) : record.authors;

export const addressOf = (page: SitePage, base: string | undefined): string | undefined =>
  base === undefined ? undefined : base + page.path;

export function partJsonLd(
  page: SitePage,
  position: number,
  record: EditionRecord,
  base: string | undefined,
): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: page.title,
    inLanguage: page.lang,
    url: addressOf(page, base),
    position,
    isPartOf: { '@type': 'CreativeWork', name: record.title, url: base ?? record.url },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
