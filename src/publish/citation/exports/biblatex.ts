/**
 * BibLaTeX. A treaty is @legal, the entry type that the manual keeps for such texts, with series, volume, number, pages,
 * the date and place of signing as event, and the keyword `treaty`; standard styles print it as @misc.
 * Source: P. Kime, M. Wemheuer, P. Lehman, The biblatex Package, section 2.
 */
import { isTreaty } from '../../record.js';
import type { EditionRecord } from '../../record.types.js';
import { contributors } from '../view.js';
import { entry, escapeTex, people, address as texAddress, verbatim } from './bib.js';
import { address, remarks } from './facts.js';

export function writeBibLatex(record: EditionRecord, url?: string): string {
  return isTreaty(record) ? treaty(record, url) : book(record, url);
}

const optional = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : escapeTex(text);

function treaty(record: EditionRecord, url?: string): string {
  return entry('legal', record.id, {
    author: people(record.parties.map(({ name }) => ({ role: 'author', name }))),
    title: verbatim(record.title),
    shorttitle: record.shortTitle === undefined ? undefined : verbatim(record.shortTitle),
    type: optional(record.instrumentKind),
    series: optional(record.series),
    volume: optional(record.volume?.value),
    number: optional(record.number),
    pages: optional(record.page?.value),
    date: record.signedOn?.value,
    eventdate: record.signedOn?.value,
    venue: optional(record.signedAt?.value.historical),
    note: escapeTex(remarks(record).join('; ')),
    keywords: 'treaty',
    ...shared(record, url),
  });
}

function book(record: EditionRecord, url?: string): string {
  return entry(record.publisher === undefined ? 'online' : 'book', record.id, {
    author: people(contributors(record, 'author')),
    editor: people(contributors(record, 'editor')),
    title: verbatim(record.title),
    subtitle: record.subtitle === undefined ? undefined : verbatim(record.subtitle),
    version: optional(record.version),
    publisher: record.publisher === undefined ? undefined : verbatim(record.publisher),
    location: optional(record.publishedAt),
    date: record.date,
    ...shared(record, url),
  });
}

function shared(record: EditionRecord, url: string | undefined): Record<string, string | undefined> {
  const where = address(record, url);
  return {
    doi: record.doi === undefined ? undefined : texAddress(record.doi),
    url: where === undefined ? undefined : texAddress(where),
  };
}
