/**
 * CSL-JSON: type `treaty`, which citeproc's APA and Chicago styles print well. Source: CSL 1.0.2 specification, appendices
 * III and IV. `genre` stays out: MLA's style prints it in the wrong place.
 */
import { isTreaty } from '../../record.js';
import type { Contributor, EditionRecord } from '../../record.types.js';
import { dateNumbers, dateParts } from '../dates.js';
import { contributors } from '../view.js';
import { address, remarks } from './facts.js';

type CslName = { readonly literal: string } | { readonly family: string; readonly given: string };
type CslValue = string | readonly CslName[] | { readonly 'date-parts': readonly (readonly number[])[] };
type CslItem = Readonly<Record<string, CslValue | undefined>>;

export function writeCslJson(record: EditionRecord, url?: string): string {
  const own = isTreaty(record) ? treaty(record) : book(record);
  const item: CslItem = {
    id: record.id,
    ...own,
    language: record.language === 'und' ? undefined : record.language,
    DOI: record.doi,
    URL: address(record, url),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function treaty(record: EditionRecord): CslItem {
  const page = record.volume === undefined ? undefined : record.page?.value;
  const note = remarks(record).join('; ');
  return {
    type: 'treaty',
    title: record.title,
    'title-short': record.shortTitle,
    author: some(record.parties.map(({ name }) => ({ literal: name }))),
    issued: date(record.signedOn?.value),
    'event-date': date(record.signedOn?.value),
    'event-place': record.signedAt?.value.historical,
    'container-title': record.series,
    volume: record.volume?.value,
    number: record.number,
    page,
    'page-first': page,
    note: note === '' ? undefined : note,
  };
}

function book(record: EditionRecord): CslItem {
  return {
    type: record.publisher === undefined ? 'document' : 'book',
    title: record.title,
    'title-short': record.shortTitle,
    author: some(contributors(record, 'author').map(name)),
    editor: some(contributors(record, 'editor').map(name)),
    issued: date(record.date),
    publisher: record.publisher,
    'publisher-place': record.publishedAt,
    version: record.version,
  };
}

const some = (names: readonly CslName[]): readonly CslName[] | undefined =>
  names.length === 0 ? undefined : names;

const name = ({ name: literal, family, given }: Contributor): CslName =>
  family === undefined || given === undefined ? { literal } : { family, given };

function date(iso: string | undefined): CslValue | undefined {
  const parts = iso === undefined ? undefined : dateParts(iso);
  return parts === undefined ? undefined : { 'date-parts': [dateNumbers(parts)] };
}
