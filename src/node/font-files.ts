/** Files of fonts, and what faces they hold: of each only its tables `name` and `cmap` are read (OpenType 1.9, formats 4 and 12, collections too). */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

export interface Face {
  readonly family: string;
  readonly style: string;
  readonly path: string;
  has(character: number): boolean;
}

/** What the name of a font's file ends with. */
export const fontFile = /\.(ttf|otf|ttc|otc)$/iu;

/** The files of fonts in a folder and below it; none where it cannot be read. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => fontFile.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The faces of a file; none of one that cannot be read as a font. */
export function facesOf(path: string): Face[] {
  let file: number | undefined;
  try {
    const opened = openSync(path, 'r');
    file = opened;
    const read = (at: number, length: number): DataView => {
      const bytes = new Uint8Array(length);
      const got = readSync(opened, bytes, 0, length, at);
      return new DataView(bytes.buffer, 0, got);
    };
    const head = read(0, 12);
    if (head.getUint32(0) !== 0x74746366) return [{ path, ...faceAt(0, read) }];
    const offsets = read(12, head.getUint32(8) * 4);
    return Array.from({ length: head.getUint32(8) }, (_, at) => ({
      path,
      ...faceAt(offsets.getUint32(at * 4), read),
    }));
  } catch {
    return [];
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

type Read = (at: number, length: number) => DataView;

function faceAt(start: number, read: Read): Omit<Face, 'path'> {
  const count = read(start + 4, 2).getUint16(0);
  const directory = read(start + 12, count * 16);
  const table = (tag: number): DataView => {
    for (let at = 0; at < count * 16; at += 16)
      if (directory.getUint32(at) === tag)
        return read(directory.getUint32(at + 8), directory.getUint32(at + 12));
    throw new RangeError('no such table');
  };
  const names = namesOf(table(0x6e616d65));
  return {
    family: names.get(16) ?? names.get(1) ?? '',
    style: names.get(17) ?? names.get(2) ?? '',
    has: mapOf(table(0x636d6170)),
  };
}

/** English names (platform 3, language 0x409) by their number. */
function namesOf(table: DataView): Map<number, string> {
  const names = new Map<number, string>();
  const texts = table.getUint16(4);
  for (let at = 6; at < 6 + table.getUint16(2) * 12; at += 12) {
    if (table.getUint16(at) !== 3 || table.getUint16(at + 4) !== 0x409) continue;
    const start = texts + table.getUint16(at + 10);
    let text = '';
    for (let unit = start; unit < start + table.getUint16(at + 8); unit += 2)
      text += String.fromCharCode(table.getUint16(unit));
    names.set(table.getUint16(at + 6), text);
  }
  return names;
}

/** Which characters a `cmap` has: by its table of all of Unicode, else by that of the first plane. */
function mapOf(table: DataView): (character: number) => boolean {
  let [short, long] = [0, 0];
  for (let at = 4; at < 4 + table.getUint16(2) * 8; at += 8) {
    const offset = table.getUint32(at + 4);
    const format = table.getUint16(offset);
    if (format === 12) long = offset;
    else if (format === 4) short = offset;
  }
  if (long > 0) return (character) => inGroups(table, long, character);
  return short > 0 ? (character) => inSegments(table, short, character) : () => false;
}

function inGroups(table: DataView, start: number, character: number): boolean {
  let [low, high] = [0, table.getUint32(start + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = start + 16 + middle * 12;
    if (table.getUint32(at) > character) high = middle - 1;
    else if (table.getUint32(at + 4) < character) low = middle + 1;
    else return table.getUint32(at + 8) + character - table.getUint32(at) !== 0;
  }
  return false;
}

function inSegments(table: DataView, start: number, character: number): boolean {
  const size = table.getUint16(start + 6);
  for (let at = 0; at < size; at += 2) {
    if (table.getUint16(start + 14 + at) < character) continue;
    const first = table.getUint16(start + 16 + size + at);
    if (first > character) return false;
    const place = start + 16 + 3 * size + at;
    const range = table.getUint16(place);
    const delta = table.getUint16(start + 16 + 2 * size + at);
    if (range === 0) return ((character + delta) & 0xffff) !== 0;
    return table.getUint16(place + range + (character - first) * 2) !== 0;
  }
  return false;
}
