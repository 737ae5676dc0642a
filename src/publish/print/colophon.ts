/** "About this edition", from the record alone: what it is, where each fact comes from, how to cite it, who may use it. */
import type { EditionRecord, Evidenced } from '../record.types.js';
import type { ColophonPart, PrintContent } from './data.types.js';

/** A citation as text, under the name of its style. */
export interface PrintCitation {
  readonly style: string;
  readonly text: string;
}

/** With it the colophon begins: what is read back from a PDF ends before it. */
export const aboutHeading = 'About this edition';

type Row = readonly [string, readonly PrintContent[]];

/** The parts of the colophon; a fact that is not known has no row. */
export function colophon(
  record: EditionRecord,
  citations: readonly PrintCitation[],
  capitals: boolean,
): ColophonPart[] {
  const parts: ColophonPart[] = [
    { level: 1, heading: capitals ? aboutHeading.toUpperCase() : aboutHeading, rows: factRows(record) },
    { level: 2, heading: 'How to cite', rows: citations.map(({ style, text }): Row => [style, [text]]) },
    { level: 2, heading: 'Licence', paragraphs: record.licences.map(licence) },
    {
      level: 2,
      heading: 'How the text was made',
      paragraphs: record.declarations.map((declared): PrintContent[] => [
        { is: 'inline', styles: ['italic'], children: [`${capital(declared.topic)}.`] },
        ` ${declared.text}`,
      ]),
    },
    { level: 2, heading: 'Evidence', paragraphs: record.evidence.map(({ text }): PrintContent[] => [text]) },
  ];
  return parts.filter((part) => (part.rows ?? part.paragraphs ?? []).length > 0);
}

/** Facts in the order in which a reader of a treaty asks for them. */
function factRows(record: EditionRecord): Row[] {
  const { signedAt, transcript } = record;
  const place = signedAt && {
    ...signedAt,
    value: signedAt.value.modern
      ? `${signedAt.value.historical} (${signedAt.value.modern})`
      : signedAt.value.historical,
  };
  const rows: (Row | undefined)[] = [
    row('Title', record.title),
    row('Parties', record.parties.map((party) => party.name).join('; ')),
    row('Author', record.parties.length > 0 ? '' : record.authors.join('; ')),
    fact('Signed on', record.signedOn, longDate),
    fact('Signed at', place),
    fact('In force', record.inForceOn, (date) =>
      [longDate(date), record.inForceHow].filter((part) => part !== undefined).join('; '),
    ),
    fact('Registered on', record.registeredOn, longDate),
    fact('Registered by', record.registeredBy),
    printed(record),
    row('Edition', [record.version && `version ${record.version}`, longDate(record.date ?? '')]),
    row('Publisher', record.publisher ?? ''),
    row('Editor', record.editors.join('; ')),
    row('Identifier', record.id),
    linked('DOI', record.doi && `https://doi.org/${record.doi}`),
    linked('Address', record.url),
    transcript && row('Transcript', `${transcript.name}, SHA-256 ${grouped(transcript.sha256)}`),
  ];
  return rows.filter((one) => one !== undefined);
}

/** Where the print stands, with the evidence for each of its parts. */
function printed(record: EditionRecord): Row | undefined {
  const { series, volume, page, number } = record;
  if (series === undefined) return undefined;
  const parts = [
    series,
    volume && `vol. ${volume.value}`,
    number && `No. ${number}`,
    page && `p. ${page.value}`,
  ];
  const text = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return ['First print', [text, remark(volume ?? page)]];
}

function row(name: string, value: string | readonly (string | undefined)[]): Row | undefined {
  const text = typeof value === 'string' ? value : value.filter((part) => part).join(', ');
  return text === '' ? undefined : [name, [text]];
}

function fact(
  name: string,
  known: Evidenced<string> | undefined,
  shown: (value: string) => string = (value) => value,
): Row | undefined {
  return known && [name, [shown(known.value), remark(known)]];
}

/** Certainty and evidence of what the transcript does not say. */
function remark(known: Evidenced<unknown> | undefined): string {
  if (!known?.source && !known?.certainty) return '';
  const parts = [known.source, known.certainty && `certainty ${known.certainty}`];
  return ` (${parts.filter((part) => part).join('; ')})`;
}

const linked = (name: string, url: string | undefined): Row | undefined =>
  url ? [name, [{ is: 'link', url, children: [url] }]] : undefined;

const licence = (one: EditionRecord['licences'][number]): PrintContent[] =>
  one.target && /^https?:/iu.test(one.target)
    ? [one.text, ' ', { is: 'link', url: one.target, children: [one.target] }]
    : [one.text];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A long digest in groups of eight, so that it can break. */
const grouped = (digest: string): string => digest.replace(/(.{8})(?=.)/gu, '$1 ');

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** '1954-10-12' as 12 October 1954; a month or a year alone as such; anything else as it is. */
export function longDate(date: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(date);
  if (!found) return date;
  const [, year, month, day] = found;
  const name = months[Number(month) - 1];
  return [day && String(Number(day)), name, year].filter((part) => part).join(' ');
}
