/**
 * BibTeX. It knows no treaty: a treaty is @misc with its source in howpublished, which every style prints; a book is @book
 * where it has what BibTeX asks of one. Source: O. Patashnik, BibTeXing (1988).
 */
import { isTreaty } from '../../record.js';
import type { EditionRecord } from '../../record.types.js';
import { dateParts } from '../dates.js';
import { seriesNames } from '../series.js';
import { contributors } from '../view.js';
import { type Abbreviation, entry, escapeTex, people, address as texAddress, verbatim } from './bib.js';
import { address, inWords, remarks } from './facts.js';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export function writeBibTex(record: EditionRecord, url?: string): string {
  return isTreaty(record) ? treaty(record, url) : book(record, url);
}

function treaty(record: EditionRecord, url?: string): string {
  const signed = record.signedOn === undefined ? undefined : dateParts(record.signedOn.value);
  const where = address(record, url);
  const note = [...registration(record), ...signing(record), ...remarks(record)].join('; ');
  return entry('misc', record.id, {
    author: people(record.parties.map(({ name }) => ({ role: 'author', name }))),
    title: verbatim(record.title),
    howpublished: escapeTex(source(record)),
    month: monthName(signed?.month),
    year: signed?.year,
    note: escapeTex(note),
    ...(where === undefined ? {} : { url: texAddress(where) }),
  });
}

/** Place and day of signing, for which BibTeX has no field. */
function signing({ signedAt, signedOn }: EditionRecord): string[] {
  const place = signedAt === undefined ? undefined : `at ${signedAt.value.historical}`;
  const day = signedOn === undefined ? undefined : `on ${inWords(signedOn.value)}`;
  const said = [place, day].filter((part) => part !== undefined);
  return said.length === 0 ? [] : [`signed ${said.join(', ')}`];
}

/** BibTeX's abbreviation for a month, which every style prints in its own way. */
function monthName(month: number | undefined): Abbreviation | undefined {
  const abbreviation = month === undefined ? undefined : months[month - 1];
  return abbreviation === undefined ? undefined : { abbreviation };
}

/** The source as lawyers write it, which every style prints as it stands. */
function source({ series, volume, page, number }: EditionRecord): string {
  if (series === undefined) return '';
  const { dotted } = seriesNames(series);
  if (volume !== undefined) return [volume.value, dotted, page?.value].filter(Boolean).join(' ');
  return number === undefined ? '' : `${dotted} No. ${number}`;
}

/** The registration number, for which BibTeX has no field. */
const registration = ({ number, part }: EditionRecord): string[] =>
  number === undefined ? [] : [`registration No. ${part === undefined ? '' : `${part}-`}${number}`];

function book(record: EditionRecord, url?: string): string {
  const authors = contributors(record, 'author');
  const editors = contributors(record, 'editor');
  const published = record.date === undefined ? undefined : dateParts(record.date);
  const isBook =
    authors.length + editors.length > 0 && record.publisher !== undefined && published !== undefined;
  const where = address(record, url);
  return entry(isBook ? 'book' : 'misc', record.id, {
    author: people(authors),
    editor: people(editors),
    title: verbatim(record.title),
    edition: record.version === undefined ? undefined : escapeTex(`Version ${record.version}`),
    publisher: record.publisher === undefined ? undefined : verbatim(record.publisher),
    address: record.publishedAt === undefined ? undefined : escapeTex(record.publishedAt),
    year: published?.year,
    ...(where === undefined ? {} : { url: texAddress(where) }),
  });
}
