/**
 * deposit.zip: a bag that any archive can check without knowing us. Source: RFC 8493, The BagIt File Packaging Format 1.0.
 * The same input gives the same bytes: sorted names, times from the edition's date, no clock.
 */
import type { Env, OutputFile } from '../../env.js';
import type { EditionRecord } from '../record.types.js';
import { byPath, manifestEntries } from './manifest.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of a bag: the payload under data/, and the tag files that describe it. */
export function bagFiles(record: EditionRecord, payload: readonly OutputFile[], env: Env): OutputFile[] {
  const data = payload.map(({ path, bytes }) => ({ path: `data/${path}`, bytes })).sort(byPath);
  const tags = [
    { path: 'bag-info.txt', bytes: encode(bagInfo(record, data)) },
    { path: 'bagit.txt', bytes: encode('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') },
    { path: 'manifest-sha256.txt', bytes: encode(checksums(data, env)) },
  ];
  return [...tags, { path: 'tagmanifest-sha256.txt', bytes: encode(checksums(tags, env)) }, ...data];
}

/** RFC 8493, section 2.1.3: hash, two spaces, path, in which a percent sign and line ends are written as percent codes. */
const checksums = (files: readonly OutputFile[], env: Env): string =>
  manifestEntries(files, env)
    .map(({ path, sha256 }) => `${sha256}  ${path.replace(/[%\r\n]/g, encodeURIComponent)}\n`)
    .join('');

/** RFC 8493, section 2.2.2: what the record knows; other lines are left out. */
function bagInfo(record: EditionRecord, data: readonly OutputFile[]): string {
  const octets = data.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const identifiers = [
    record.doi === undefined ? undefined : `https://doi.org/${record.doi}`,
    record.number === undefined ? undefined : `${seriesLabel(record)} ${numberLabel(record)}`,
  ];
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Source-Organization', record.publisher],
    ['External-Description', record.title],
    ...identifiers.map((identifier) => ['External-Identifier', identifier] as const),
    ['Internal-Sender-Identifier', record.id],
    ['Bagging-Date', record.date?.length === 10 ? record.date : undefined],
    ['Payload-Oxum', `${octets}.${data.length}`],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([label, value = '']) => `${label}: ${value.replace(/\s+/g, ' ')}\n`)
    .join('');
}

const seriesLabel = ({ series }: EditionRecord): string => series ?? 'Treaty series';
const numberLabel = ({ part, number = '' }: EditionRecord): string =>
  part === undefined ? number : `${part}-${number}`;

/**
 * A zip of files in a folder of the bag's name.
 * @param date ISO date that every file gets, at noon; times of a zip have no zone, so it is built in the local one
 */
export async function zipFiles(
  folder: string,
  files: readonly OutputFile[],
  date: string | undefined,
): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const [year = 1980, month = 1, day = 1] = (date ?? '').split('-').filter(Boolean).map(Number);
  // The years that the format can hold.
  const mtime = new Date(Math.min(Math.max(1980, year), 2099), month - 1, day, 12);
  const entries = [...files].sort(byPath).map(({ path, bytes }) => [`${folder}/${path}`, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime });
}
