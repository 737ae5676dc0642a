/** Bytes to text: which encoding a file is in, who says so, and what to say where it is none. */
import { type Diagnostic, diagnostic, type Result } from './diagnostic/diagnostic.js';
import { invalidUtf8, likeliestSingleByte, unmarkedUtf16, utf8Sequences } from './source/detect.js';
import { byteOrderMark, decodeBytes, encodingName } from './source/encodings.js';
import type { Source } from './source/source.js';

export { byteOrderMark, encodeText } from './source/encodings.js';

/** Larger files are refused: text, tree and lines of a file of this size still fit in two gigabytes. */
export const largestFile = 256 * 1024 * 1024;

/** Files that are given by mistake, by their first bytes. */
const notText: readonly { readonly start: string; readonly what: string; readonly hint: string }[] = [
  {
    start: '%PDF',
    what: 'a PDF',
    hint: 'Extract its text first (pdftotext -layout), then give the text file.',
  },
  {
    start: 'PK\x03\x04',
    what: 'a ZIP archive, such as a Word (.docx) or LibreOffice (.odt) document',
    hint: 'Save the document as plain text (UTF-8), then give the text file.',
  },
  {
    start: '\xd0\xcf\x11\xe0',
    what: 'an old Word document (.doc)',
    hint: 'Save the document as plain text (UTF-8), then give the text file.',
  },
  {
    start: '{\\rtf',
    what: 'a document in Rich Text Format',
    hint: 'Save the document as plain text (UTF-8), then give the text file.',
  },
  { start: '\x1f\x8b', what: 'a compressed file (gzip)', hint: 'Decompress it first.' },
  { start: '\x89PNG', what: 'an image (PNG)', hint: 'Give the transcript of the page, not its image.' },
  {
    start: '\xff\xd8\xff',
    what: 'an image (JPEG)',
    hint: 'Give the transcript of the page, not its image.',
  },
];

/** An encoding and why it was taken; `told` is an info or a warning to pass on. */
interface Choice {
  readonly encoding: string;
  readonly told?: Pick<Diagnostic, 'code' | 'message'>;
}

/**
 * Decodes a transcript or an XML document.
 *
 * XML (it begins with `<`) is read as its byte order mark or declaration says, else as UTF-8 (XML 1.0, appendix F).
 * A transcript is read by its mark, as UTF-8 where it is UTF-8, and else in the encoding that makes the most words of it,
 * which is reported.
 *
 * @param encoding a label that overrides all this
 * @returns the source; its text is without the byte order mark (`byteOrderMark(source.bytes)` tells of one). On an
 * error there is no source. Codes: `source/*`.
 */
export function decodeSource(path: string, bytes: Uint8Array, encoding?: string): Result<Source> {
  const refused = refuse(path, bytes);
  if (refused) return { diagnostics: [refused] };
  const chosen = encoding === undefined ? choose(bytes) : named(encoding);
  if ('severity' in chosen) return { diagnostics: [placed(chosen, path, bytes)] };
  const text = decodeBytes(bytes, chosen.encoding);
  if (text === undefined) return { diagnostics: [invalid(path, bytes, chosen.encoding)] };
  const source: Source = { path, bytes, encoding: chosen.encoding, text };
  const nul = looksLikeXml(text) ? -1 : text.indexOf('\0');
  if (nul >= 0) return { diagnostics: [notTextAt(source, nul)] };
  const diagnostics = chosen.told
    ? [diagnostic(chosen.told.code, chosen.told.message, { span: { source, start: 0, end: 0 } })]
    : [];
  return { value: source, diagnostics };
}

const looksLikeXml = (text: string): boolean => /^\ufeff?\s*</.test(text.slice(0, 200));

const latin = (bytes: Uint8Array, length: number): string =>
  String.fromCharCode(...bytes.subarray(0, length));

function placed(found: Diagnostic, path: string, bytes: Uint8Array): Diagnostic {
  const source: Source = { path, bytes, encoding: 'utf-8', text: '' };
  return { ...found, span: { source, start: 0, end: 0 } };
}

/** What is said of a file of more than `largestFile` bytes. */
export function tooLarge(path: string, bytes: number): Diagnostic {
  const size = (count: number) => `${Math.round(count / 1024 / 1024)} MB`;
  const message = `The file has ${size(bytes)}; ${size(largestFile)} is the most that is read.`;
  return placed(diagnostic('source/too-large', message), path, new Uint8Array());
}

function refuse(path: string, bytes: Uint8Array): Diagnostic | undefined {
  if (bytes.length > largestFile) return tooLarge(path, bytes.length);
  const start = latin(bytes, 8);
  const known = notText.find((kind) => start.startsWith(kind.start));
  if (!known) return undefined;
  const message = `Found ${known.what}, where plain text or XML was expected.`;
  return placed(diagnostic('source/not-text', message, { hint: known.hint }), path, bytes);
}

function named(label: string): Choice | Diagnostic {
  const encoding = encodingName(label);
  return encoding === undefined ? unknown(label) : { encoding };
}

const unknown = (label: string): Diagnostic =>
  diagnostic('source/encoding-unknown', `The encoding “${label}” is not known.`);

function choose(bytes: Uint8Array): Choice | Diagnostic {
  if (/^(\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0<|<\0\0\0)/.test(latin(bytes, 4))) {
    return diagnostic('source/encoding-unknown', 'The file is in UTF-32, which is not read.', {
      hint: 'Save it as UTF-8.',
    });
  }
  const marked = byteOrderMark(bytes);
  const unicode = marked ?? unmarkedUtf16(bytes);
  const start =
    decodeBytes(bytes.subarray(0, 400), unicode?.startsWith('utf-16') ? unicode : 'windows-1252') ?? '';
  const declared = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(
    start,
  )?.[1];
  if (declared !== undefined) return declaredEncoding(declared, bytes, unicode);
  if (marked) return { encoding: marked };
  if (unicode) return detected(unicode, 'every other byte is zero, and there is no byte order mark');
  return looksLikeXml(start) ? { encoding: 'utf-8' } : transcriptEncoding(bytes);
}

/** XML 1.0, section 4.3.3. What the bytes prove goes before what the declaration says. */
function declaredEncoding(
  declared: string,
  bytes: Uint8Array,
  proved: string | undefined,
): Choice | Diagnostic {
  const encoding = encodingName(declared);
  if (encoding === undefined) return unknown(declared);
  const contradicts = (actual: string): Choice => ({
    encoding: actual,
    told: {
      code: 'source/encoding-contradicted',
      message: `The XML declaration says ${declared}, but the file is in ${actual}, and was read so.`,
    },
  });
  if (proved !== undefined) {
    const agrees = encoding === proved || (encoding.startsWith('utf-16') && proved.startsWith('utf-16'));
    return agrees ? { encoding: proved } : contradicts(proved);
  }
  if (encoding.startsWith('utf-16')) return contradicts('utf-8');
  if (encoding === 'windows-1252' && !/1252/.test(declared)) return strictLatin(declared, bytes);
  return { encoding };
}

/** ISO 8859-1 has controls where windows-1252, as which every browser reads it, has quotation marks and dashes. */
function strictLatin(declared: string, bytes: Uint8Array): Choice | Diagnostic {
  const ascii = /ascii|646/i.test(declared);
  const at = bytes.findIndex((byte) => byte >= 0x80 && (ascii || byte < 0xa0));
  if (at < 0) return { encoding: 'windows-1252' };
  const actual = invalidUtf8(bytes) < 0 ? 'utf-8' : 'windows-1252';
  return {
    encoding: actual,
    told: {
      code: 'source/encoding-contradicted',
      message: `The XML declaration says ${declared}, which has no character for byte ${hex(bytes[at])} (at byte ${at}); the file was read as ${actual}.`,
    },
  };
}

const detected = (encoding: string, reason: string): Choice => ({
  encoding,
  told: { code: 'source/encoding-detected', message: `The file was read as ${encoding}: ${reason}.` },
});

function transcriptEncoding(bytes: Uint8Array): Choice {
  const at = invalidUtf8(bytes);
  if (at < 0) return { encoding: 'utf-8' };
  // Another encoding hardly ever makes a whole sequence by chance: then it is UTF-8, with damage to be reported.
  const { whole, broken } = utf8Sequences(bytes);
  if (whole > broken * 2) return { encoding: 'utf-8' };
  const encoding = likeliestSingleByte(bytes);
  return detected(
    encoding,
    `byte ${hex(bytes[at])} (at byte ${at}) is not UTF-8, and as ${encoding} its characters make words`,
  );
}

const hex = (byte: number | undefined): string =>
  `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;

/** Says which byte is wrong, and where: the text before it gives the line. */
function invalid(path: string, bytes: Uint8Array, encoding: string): Diagnostic {
  const text = new TextDecoder(encoding).decode(bytes);
  const source: Source = { path, bytes, encoding, text };
  const at = encoding === 'utf-8' ? invalidUtf8(bytes) : -1;
  const start = at < 0 ? Math.max(0, text.indexOf('\ufffd')) : decodedLength(bytes.subarray(0, at));
  const message =
    at < 0
      ? `The file is not ${encoding} throughout.`
      : `Found byte ${hex(bytes[at])} at byte ${at} of the file, which is not valid UTF-8.`;
  return diagnostic('source/bytes-invalid', message, { span: { source, start, end: start + 1 } });
}

const decodedLength = (bytes: Uint8Array): number => new TextDecoder('utf-8').decode(bytes).length;

function notTextAt(source: Source, nul: number): Diagnostic {
  return diagnostic('source/not-text', 'Found a NUL character, which no text has.', {
    span: { source, start: nul, end: nul + 1 },
    hint: 'Check that the file is a transcript; if it is, delete the character, or name the encoding (utf-16le?).',
  });
}
