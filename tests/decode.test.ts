/** Encodings: which one is taken and why, what is refused, and that bytes come back as they were. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource, encodeText } from '../src/decode.js';
import { positionAt } from '../src/source/source.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const encoded = (text: string, encoding: string, mark = false): Uint8Array => {
  const bytes = encodeText(text, encoding, mark);
  if (!bytes) throw new Error(`${text} is not in ${encoding}`);
  return bytes;
};
const codesOf = (path: string, bytes: Uint8Array, encoding?: string) =>
  decodeSource(path, bytes, encoding).diagnostics.map(({ code }) => code);

const french =
  'Les Hautes Parties contractantes s’engagent à régler « à l’amiable » tout différend né du présent traité.';
const english = 'The Parties agreed – “in good faith” – that each party’s obligations…';
const russian = 'Договаривающиеся Стороны согласились о нижеследующем: Статья первая.';

describe('transcripts', () => {
  const cases: readonly (readonly [text: string, encoding: string])[] = [
    [french, 'windows-1252'],
    [french, 'macintosh'],
    [english, 'windows-1252'],
    [english, 'macintosh'],
    ['The Hon’ble Company pays 1½ per cent.', 'windows-1252'],
    [russian, 'windows-1251'],
    [russian, 'koi8-r'],
    [french, 'utf-16le'],
    [english, 'utf-16be'],
  ];
  test.each(cases)('%s in %s is found out, and said', (text, encoding) => {
    const { value, diagnostics } = decodeSource('t.txt', encoded(text, encoding));
    expect(value?.text).toBe(text);
    expect(value?.encoding).toBe(encoding);
    expect(diagnostics.map(({ code }) => code)).toEqual(['source/encoding-detected']);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s with a mark needs no words', (encoding) => {
    const { value, diagnostics } = decodeSource('t.txt', encoded(french, encoding, true));
    expect([value?.text, value?.encoding, diagnostics]).toEqual([french, encoding, []]);
  });

  test('the encoding can be given', () => {
    expect(decodeSource('t.txt', encoded('é', 'macintosh'), 'macroman').value?.text).toBe('é');
    expect(codesOf('t.txt', bytesOf('a'), 'klingon')).toEqual(['source/encoding-unknown']);
    expect(codesOf('t.txt', encoded(french, 'windows-1252'), 'utf-8')).toEqual(['source/bytes-invalid']);
  });

  test('damaged UTF-8 is reported with its byte and line, not read as something else', () => {
    const bytes = bytesOf('première ligne\ndéjà là\nvoilà ?');
    bytes[bytes.length - 1] = 0xff;
    const [found] = decodeSource('t.txt', bytes).diagnostics;
    expect(found?.code).toBe('source/bytes-invalid');
    expect(found?.message).toBe(
      `Found byte 0xFF at byte ${bytes.length - 1} of the file, which is not valid UTF-8.`,
    );
    expect(found?.span && positionAt(found.span.source, found.span.start)).toEqual({ line: 3, column: 7 });
  });

  test.each(['%PDF-1.7', 'PK\x03\x04', '{\\rtf1', 'a\0b'])('%j is not text', (start) => {
    expect(codesOf('t.txt', bytesOf(start))).toEqual(['source/not-text']);
  });

  test('an empty file is a source with no text', () => {
    expect(decodeSource('t.txt', new Uint8Array())).toMatchObject({ value: { text: '' }, diagnostics: [] });
  });

  test('too large a file is refused unread', () => {
    const huge = { length: 1024 ** 3 } as Uint8Array;
    expect(codesOf('t.txt', huge)).toEqual(['source/too-large']);
  });
});

describe('XML', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>é</a>`;

  test.each(['ISO-8859-1', 'windows-1252', 'macintosh', 'KOI8-R', 'iso-8859-2'])(
    '%s as declared',
    (encoding) => {
      const text = declared(encoding).replace('é', encoding === 'KOI8-R' ? 'д' : 'é');
      const { value, diagnostics } = decodeSource('t.xml', encoded(text, encoding));
      expect([value?.text, diagnostics]).toEqual([text, []]);
    },
  );

  test.each(['utf-16le', 'utf-16be'])('%s without a mark', (encoding) => {
    const { value, diagnostics } = decodeSource('t.xml', encoded(declared('UTF-16'), encoding));
    expect([value?.text, value?.encoding, diagnostics]).toEqual([declared('UTF-16'), encoding, []]);
  });

  test('a declaration that the bytes contradict', () => {
    const wrong: readonly (readonly [Uint8Array, string])[] = [
      [bytesOf(declared('UTF-16')), 'utf-8'],
      [encoded(declared('UTF-8'), 'utf-16le', true), 'utf-16le'],
      [encoded(declared('ISO-8859-1'), 'utf-8', true), 'utf-8'],
      [encoded(declared('ISO-8859-1').replace('é', '’'), 'windows-1252'), 'windows-1252'],
    ];
    for (const [bytes, encoding] of wrong) {
      const { value, diagnostics } = decodeSource('t.xml', bytes);
      expect(value?.encoding).toBe(encoding);
      expect(diagnostics.map(({ code }) => code)).toEqual(['source/encoding-contradicted']);
    }
  });

  test('without a declaration it is UTF-8, or an error', () => {
    expect(codesOf('t.xml', encoded('<a>é</a>', 'windows-1252'))).toEqual(['source/bytes-invalid']);
  });
});

describe('there and back', () => {
  const single = ['windows-1252', 'iso-8859-1', 'macintosh', 'koi8-r', 'koi8-u', 'ibm866', 'x-mac-cyrillic'];
  const more = ['windows-1250', 'windows-1251', 'windows-1254', 'iso-8859-2', 'iso-8859-5', 'iso-8859-15'];
  test.each([...single, ...more])('every byte of %s', (encoding) => {
    const all = Uint8Array.from({ length: 255 }, (_, byte) => byte + 1);
    const { value } = decodeSource('t.txt', all, encoding);
    expect(value && encodeText(value.text, value.encoding)).toEqual(all);
  });

  test('any bytes that could be read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { value, diagnostics } = decodeSource('t.txt', bytes);
        if (!value) {
          expect(diagnostics).not.toEqual([]);
          return;
        }
        const mark = bytes.length > encoded(value.text, value.encoding).length;
        expect(encoded(value.text, value.encoding, mark)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test('what an encoding lacks is not replaced', () => {
    expect(encodeText('日', 'windows-1252')).toBeUndefined();
    expect(encodeText('a', 'shift_jis')).toBeUndefined();
  });
});
