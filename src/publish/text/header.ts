/** What the first paragraph of a text file says: what it is, where it comes from, and which marks are not of the text. */
import type { EditionRecord } from '../record.types.js';
import type { Marks } from './marks.js';

/** A line each: the edition, and its source where the record names one. */
export function aboutText(record: EditionRecord, lang: string): string[] {
  const { id, series, volume, number, page } = record;
  const made = [
    record.version === undefined ? '' : `version ${record.version}`,
    record.publisher,
    record.date,
  ];
  const edition = [`Plain text of the edition ${id} (${lang})`, ...made].filter((part) => part);
  const places = [
    volume === undefined ? '' : `vol. ${volume.value}`,
    number === undefined ? '' : `No. ${number}`,
    page === undefined ? '' : `p. ${page.value}`,
  ];
  const source = series === undefined ? [] : [series, ...places.filter((part) => part !== '')];
  const lines = [`${record.shortTitle ?? record.title}.`, `${edition.join(', ')}.`];
  return source.length === 0 ? lines : [...lines, `Source: ${source.join(', ')}.`];
}

/** The lines in their brackets. Where items have a bullet, it is the last character before the closing one. */
export function headerWords(
  about: readonly string[],
  { open, close, bullet, ruby, quotes }: Marks,
): string[] {
  const [first = '', ...rest] = about.map((line) => line.replace(/\s+/gu, ' ').replace(/\.\.$/u, '.'));
  const around = [
    ruby === undefined ? '' : `, around readings ${ruby.join('')}`,
    quotes === undefined ? '' : `, around quotations ${quotes.join('')}`,
  ];
  const marks = `Not of the text: what stands in brackets like these${around.join('')}`;
  const last = bullet === undefined ? `${marks}.` : `${marks}, and before items of lists ${bullet}`;
  return [`${open}${first}`, ...rest, `${last}${close}`];
}
