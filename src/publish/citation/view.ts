/** What a citation template sees of a record. Keys are absent where the record is silent, so that `{{#if}}` tells. */
import { isTreaty } from '../record.js';
import type { Contributor, EditionRecord, Party } from '../record.types.js';
import type { PinpointStep } from './pinpoint.js';
import { type SeriesNames, seriesNames } from './series.js';

export interface CitationView {
  /** Cited as a treaty: by parties, dates and series. Otherwise by authors, editors and publisher. */
  readonly treaty: boolean;
  readonly title: string;
  readonly shortTitle?: string;
  readonly parties: readonly Party[];
  readonly bilateral: boolean;
  /** Every party is named in the title, by one of its names. */
  readonly partiesInTitle: boolean;
  readonly signedOn?: string;
  readonly signedAt?: string;
  readonly inForceOn?: string;
  /** Signed and in force on one day. */
  readonly sameDay: boolean;
  readonly series?: SeriesNames;
  readonly number?: string;
  readonly volume?: string;
  /** Only with a volume: a page alone leads nowhere. */
  readonly page?: string;
  readonly pinpoint?: readonly PinpointStep[];
  readonly authors: readonly Contributor[];
  readonly editors: readonly Contributor[];
  readonly publisher?: string;
  readonly publishedAt?: string;
  /** ISO date of the edition. */
  readonly published?: string;
  readonly url?: string;
}

/** A title as part of a sentence: without the full stop that some headers put, unless it ends an abbreviation. */
const unstopped = (title: string): string =>
  /(^|[\s.])\p{L}\.$/u.test(title) ? title : title.replace(/\.$/, '');

export const contributors = (record: EditionRecord, role: Contributor['role']): Contributor[] =>
  record.contributors?.filter((one) => one.role === role) ??
  (role === 'author' ? record.authors : record.editors).map((name) => ({ role, name }));

/** The keys whose value is there. */
type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out the keys whose value is undefined or empty. */
const known = <T extends object>(values: T): Known<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as Known<T>;

export function citationView(
  record: EditionRecord,
  given: { readonly pinpoint?: readonly PinpointStep[] | undefined; readonly url?: string | undefined },
): CitationView {
  const signedOn = record.signedOn?.value;
  const inForceOn = record.inForceOn?.value;
  const volume = record.volume?.value;
  const title = record.title.toLowerCase();
  const isNamed = ({ name, short, abbreviation }: Party) =>
    [name, short, abbreviation].some((form) => form !== undefined && title.includes(form.toLowerCase()));
  return {
    treaty: isTreaty(record),
    title: unstopped(record.title),
    parties: record.parties,
    bilateral: record.parties.length === 2,
    partiesInTitle: record.parties.every(isNamed),
    sameDay: signedOn !== undefined && signedOn === inForceOn,
    authors: contributors(record, 'author'),
    editors: contributors(record, 'editor'),
    ...known({
      shortTitle: record.shortTitle === undefined ? undefined : unstopped(record.shortTitle),
      signedOn,
      inForceOn,
      signedAt: record.signedAt?.value.historical,
      series: record.series === undefined ? undefined : seriesNames(record.series),
      number: record.number,
      volume,
      page: volume === undefined ? undefined : record.page?.value,
      pinpoint: given.pinpoint,
      publisher: record.publisher === undefined ? undefined : unstopped(record.publisher),
      publishedAt: record.publishedAt,
      published: record.date,
      url: given.url ?? (record.doi === undefined ? record.url : `https://doi.org/${record.doi}`),
    }),
  };
}
