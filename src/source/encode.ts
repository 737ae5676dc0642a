/** The way back from text to bytes, in the encodings that `TextDecoder` reads: what the fidelity check compares is bytes. */

const singleByteTables = new Map<string, ReadonlyMap<number, number>>();

/**
 * The bytes of a text in an encoding, by its WHATWG label; no byte order mark is added.
 * Undefined where the label is not known, or the encoding cannot write a character of the text.
 */
export function encodeText(text: string, encoding: string): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return utf16(text, true);
  if (encoding === 'utf-16be') return utf16(text, false);
  const table = singleByteTable(encoding);
  if (table === undefined) return undefined;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = table.get(text.charCodeAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

/** The byte order mark of an encoding, empty where it has none. */
export function byteOrderMark(encoding: string): Uint8Array {
  if (encoding === 'utf-8') return Uint8Array.of(0xef, 0xbb, 0xbf);
  if (encoding === 'utf-16le') return Uint8Array.of(0xff, 0xfe);
  if (encoding === 'utf-16be') return Uint8Array.of(0xfe, 0xff);
  return new Uint8Array();
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

/** Unit → byte for an encoding of one byte a character, read from the decoder itself, so that the two never differ. */
function singleByteTable(encoding: string): ReadonlyMap<number, number> | undefined {
  const known = singleByteTables.get(encoding);
  if (known) return known;
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  let text: string;
  try {
    text = new TextDecoder(encoding).decode(all);
  } catch {
    return undefined;
  }
  if (text.length !== 256) return undefined;
  const table = new Map<number, number>();
  for (let byte = 0; byte < 256; byte++) {
    const unit = text.charCodeAt(byte);
    if (unit !== 0xfffd) table.set(unit, byte);
  }
  singleByteTables.set(encoding, table);
  return table;
}
