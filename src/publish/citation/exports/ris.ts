/**
 * RIS, with the line ends (CR LF) that its specification asks for. It has no type for a treaty; GEN keeps every field,
 * while STAT and LEGAL lose volume or page in the programs that read them. Source: Research Information Systems, RIS Format
 * Specifications (2011).
 */
import { isTreaty } from '../../record.js';
import type { Contributor, EditionRecord } from '../../record.types.js';
import { dateParts } from '../dates.js';
import { inverted } from '../names.js';
import { contributors } from '../view.js';
import { address, remarks } from './facts.js';

type Field = readonly [tag: string, value: string | undefined];

export function writeRis(record: EditionRecord, url?: string): string {
  const fields = isTreaty(record) ? treaty(record) : book(record);
  return [...fields, ...shared(record, url), ['ER', ''] as const]
    .filter((field): field is readonly [string, string] => field[1] !== undefined)
    .map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`)
    .join('');
}

function treaty(record: EditionRecord): Field[] {
  const year = record.signedOn === undefined ? undefined : dateParts(record.signedOn.value)?.year;
  return [
    ['TY', 'GEN'],
    ['ID', record.id],
    ['TI', record.title],
    ['ST', record.shortTitle],
    ...record.parties.map(({ name }): Field => ['AU', name]),
    ['PY', year],
    ['DA', record.signedOn === undefined ? undefined : risDate(record.signedOn.value)],
    ['CY', record.signedAt?.value.historical],
    ['T2', record.series],
    ['VL', record.volume?.value],
    ['M1', record.number],
    ['SP', record.volume === undefined ? undefined : record.page?.value],
    ['M3', record.instrumentKind],
    ...remarks(record).map((remark): Field => ['N1', remark]),
    ['KW', 'treaty'],
  ];
}

function book(record: EditionRecord): Field[] {
  const named = (role: Contributor['role'], tag: string) =>
    contributors(record, role).map((one): Field => [tag, inverted(one)]);
  return [
    ['TY', record.publisher === undefined ? 'GEN' : 'BOOK'],
    ['ID', record.id],
    ['TI', record.title],
    ['ST', record.shortTitle],
    ...named('author', 'AU'),
    ...named('editor', 'ED'),
    ['PY', record.date === undefined ? undefined : dateParts(record.date)?.year],
    ['DA', record.date === undefined ? undefined : risDate(record.date)],
    ['CY', record.publishedAt],
    ['PB', record.publisher],
    ['ET', record.version],
  ];
}

const shared = (record: EditionRecord, url: string | undefined): Field[] => [
  ['LA', record.language === 'und' ? undefined : record.language],
  ['DO', record.doi],
  ['UR', address(record, url)],
];

/** YYYY/MM/DD/, empty where a part is not known; the three slashes stay. */
function risDate(iso: string): string | undefined {
  if (dateParts(iso) === undefined) return undefined;
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${year}/${month}/${day}/`;
}
