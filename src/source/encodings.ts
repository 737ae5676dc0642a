/** Encodings by their WHATWG labels (encoding.spec.whatwg.org): bytes to text, and text back to the very same bytes. */

/** What windows-1252 has at 0x80 to 0x9F. Our own, because some releases of Node read the label as Latin-1. */
const windows1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** The WHATWG name for a label (`latin1` is windows-1252, `macroman` is macintosh), or undefined where there is none. */
export function encodingName(label: string): string | undefined {
  const asked = label.trim().toLowerCase();
  try {
    return new TextDecoder(aliases[asked] ?? asked).encoding.toLowerCase();
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

const aliases: Readonly<Record<string, string>> = {
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  cp1250: 'windows-1250',
  'iso-10646-ucs-2': 'utf-16',
  'ucs-2': 'utf-16le',
};

/** The text of bytes, without a byte order mark; undefined where some byte does not belong to the encoding. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'windows-1252') return decodeSingle(bytes, singleByteTable(encoding) ?? []);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

function decodeSingle(bytes: Uint8Array, table: readonly string[]): string {
  let text = '';
  const units = new Uint16Array(8192);
  const codes = Uint16Array.from(table, (character) => character.charCodeAt(0));
  for (let from = 0; from < bytes.length; from += units.length) {
    const part = bytes.subarray(from, from + units.length);
    for (let at = 0; at < part.length; at++) units[at] = codes[part[at] ?? 0] ?? 0;
    text += String.fromCharCode(...units.subarray(0, part.length));
  }
  return text;
}

/** The 256 characters of a single-byte encoding (U+FFFD for bytes it leaves free); undefined for other encodings. */
function singleByteTable(encoding: string): readonly string[] | undefined {
  if (/^(utf-|gb|big5|euc-|shift_jis|iso-2022|replacement|x-user)/.test(encoding)) return undefined;
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  if (encoding === 'windows-1252') {
    return Array.from(all, (byte) =>
      byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte),
    );
  }
  return Array.from(new TextDecoder(encoding).decode(all));
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

/** The marks, by the encoding they announce. */
const marks: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** The encoding that a byte order mark announces, or undefined where there is none. */
export const byteOrderMark = (bytes: Uint8Array): string | undefined =>
  Object.keys(marks).find((encoding) => marks[encoding]?.every((byte, index) => bytes[index] === byte));

/**
 * Text back to bytes: what `decodeSource` read comes out as it was.
 *
 * @param encoding a WHATWG label, such as `source.encoding`
 * @param mark whether to begin with a byte order mark (UTF-8 and UTF-16 only)
 * @returns the bytes; undefined where the encoding is not known, is multi-byte and not Unicode, or lacks a character.
 */
export function encodeText(text: string, encoding: string, mark = false): Uint8Array | undefined {
  const name = encodingName(encoding);
  if (name === undefined) return undefined;
  const body = encodeBody(text, name);
  const prefix = mark ? (marks[name] ?? []) : [];
  if (body === undefined || prefix.length === 0) return body;
  const bytes = new Uint8Array(prefix.length + body.length);
  bytes.set(prefix);
  bytes.set(body, prefix.length);
  return bytes;
}

function encodeBody(text: string, name: string): Uint8Array | undefined {
  if (name === 'utf-8') return new TextEncoder().encode(text);
  if (name === 'utf-16le' || name === 'utf-16be') return encodeUtf16(text, name === 'utf-16le');
  const table = singleByteTable(name);
  if (table === undefined) return undefined;
  const byteOf = new Map(table.map((character, byte) => [character, byte] as const));
  byteOf.delete('\ufffd');
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf.get(text.charAt(at));
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}
