/**
 * The objects of a PDF file (PDF 1.7, 7.2 to 7.5): its syntax, its table of cross-references, its streams. Read are files
 * with one plain table, as Typst writes them; of any other there is no object.
 */
import { inflateSync } from 'node:zlib';

export interface PdfString {
  /** A byte a character. */
  readonly bytes: string;
}
export interface Reference {
  readonly object: number;
}
export interface Operator {
  readonly operator: string;
}
export type Dictionary = ReadonlyMap<string, Value>;
/** A name comes as a string without its slash; null as undefined. */
export type Value =
  | string
  | number
  | boolean
  | PdfString
  | Reference
  | Operator
  | Dictionary
  | readonly Value[]
  | undefined;

export interface PdfFile {
  readonly trailer: Dictionary;
  /** What a reference leads to; any other value as it is. */
  resolve(value: Value): Value;
  /** The bytes of a stream, a byte a character, without its compression; empty where it is none, or packed otherwise. */
  stream(value: Value): string;
}

export function openPdf(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file = buffer.toString('latin1');
  const { offsets, end } = crossReferences(file);
  const read = (number: number): ObjectReader | undefined => {
    const at = offsets[number];
    return at === undefined ? undefined : new ObjectReader(file, file.indexOf('obj', at) + 3);
  };
  const resolve = (value: Value): Value => (isReference(value) ? read(value.object)?.next() : value);
  return {
    trailer: dictionary(end === undefined ? undefined : new ObjectReader(file, end).next()),
    resolve,
    stream: (value) => {
      const reader = isReference(value) ? read(value.object) : undefined;
      const head = dictionary(reader?.next());
      const length = resolve(head.get('Length'));
      if (reader === undefined || typeof length !== 'number') return '';
      const start = (matchAt(/\s*stream\r?\n/uy, file, reader.at)?.length ?? 0) + reader.at;
      const packed = buffer.subarray(start, start + length);
      const filter = list(head.get('Filter'));
      if (filter.length === 0) return packed.toString('latin1');
      return filter.length === 1 && filter[0] === 'FlateDecode' ? inflateSync(packed).toString('latin1') : '';
    },
  };
}

/** Where each object begins, and where the trailer's dictionary does; nothing where the table is not plain. */
function crossReferences(file: string): { readonly offsets: readonly number[]; readonly end?: number } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.slice(-1024))?.[1]);
  const head = /^xref\s+0 (\d+)\s+/u.exec(file.slice(start, start + 64));
  if (!head) return { offsets: [] };
  const first = start + head[0].length;
  const offsets = Array.from({ length: Number(head[1]) }, (_, at) =>
    Number(file.slice(first + at * 20, first + at * 20 + 10)),
  );
  return { offsets, end: file.indexOf('trailer', first) + 'trailer'.length };
}

export const isReference = (value: Value): value is Reference => isObject(value) && 'object' in value;
export const isOperator = (value: Value): value is Operator => isObject(value) && 'operator' in value;
export const isString = (value: Value): value is PdfString => isObject(value) && 'bytes' in value;
export const isDictionary = (value: Value): value is Dictionary => value instanceof Map;
export const dictionary = (value: Value): Dictionary => (isDictionary(value) ? value : new Map());
export const list = (value: Value): readonly Value[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const isObject = (value: Value): value is PdfString | Reference | Operator =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map);

/** A text string (7.9.2.2): UTF-16 or UTF-8 where a byte order mark says so, else a byte a character. */
export function textOf(value: Value): string | undefined {
  if (!isString(value)) return undefined;
  const bytes = Buffer.from(value.bytes, 'latin1');
  if (value.bytes.startsWith('\xfe\xff')) return utf16(value.bytes.slice(2));
  return value.bytes.startsWith('\xef\xbb\xbf') ? bytes.subarray(3).toString('utf8') : value.bytes;
}

/** UTF-16, the high byte first. */
export function utf16(bytes: string): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return text;
}

/** Reads objects and, in the content of pages, operators, one after another. */
export class ObjectReader {
  constructor(
    private readonly text: string,
    public at = 0,
  ) {}

  /** Whether all is read. */
  get done(): boolean {
    this.at += matchAt(/(?:[\s\0]|%[^\r\n]*)*/uy, this.text, this.at)?.length ?? 0;
    return this.at >= this.text.length;
  }

  next(): Value {
    if (this.done) return undefined;
    const first = this.text.charAt(this.at);
    if (first === '(') return { bytes: this.literal() };
    const token = matchAt(
      /<<|>>|[[\]{})]|\/[^\s\0/<>[\](){}%]*|<[^<>]*>|[^\s\0/<>[\](){}%]+|./suy,
      this.text,
      this.at,
    );
    this.at += token?.length ?? 1;
    if (token === undefined) return undefined;
    if (token === '<<') return this.entries();
    if (token === '[') return this.items();
    if (first === '/') return token.slice(1);
    if (first === '<') return { bytes: Buffer.from(token.replace(/[<>\s]/gu, ''), 'hex').toString('latin1') };
    if (/^[+\-.\d]/u.test(first)) return this.reference(token) ?? Number(token);
    return token in words ? words[token] : { operator: token };
  }

  private reference(number: string): Reference | undefined {
    const found = matchAt(/ \d+ R(?![^\s\0/<>[\](){}%])/uy, this.text, this.at);
    if (found === undefined) return undefined;
    this.at += found.length;
    return { object: Number(number) };
  }

  private entries(): Dictionary {
    const entries = new Map<string, Value>();
    for (let name = this.next(); typeof name === 'string'; name = this.next()) entries.set(name, this.next());
    return entries;
  }

  private items(): Value[] {
    const items: Value[] = [];
    while (!this.done) {
      const item = this.next();
      if (isOperator(item) && item.operator === ']') break;
      items.push(item);
    }
    return items;
  }

  /** From its bracket to the one that closes it: brackets inside stand in pairs, or after a backslash. */
  private literal(): string {
    const start = this.at + 1;
    let escaped = false;
    for (let depth = 0; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x5c) {
        escaped = true;
        this.at++;
      } else if (code === 0x28) depth++;
      else if (code === 0x29 && --depth === 0) break;
    }
    const raw = this.text.slice(start, this.at++);
    return escaped
      ? raw.replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/gu, (_, after: string) => unescaped(after))
      : raw;
  }
}

const words: Readonly<Record<string, Value>> = { true: true, false: false, null: undefined };

const unescaped = (after: string): string =>
  /^[0-7]/u.test(after) ? String.fromCharCode(Number.parseInt(after, 8) & 0xff) : (escapes[after] ?? after);

/** A backslash at the end of a line makes it go on. */
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
  '\r\n': '',
};

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
