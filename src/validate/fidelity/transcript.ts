/**
 * Source to TEI: from the serialised TEI alone, undoing the normalisation its header declares, the transcript must come
 * back byte for byte (docs/encoding.md). Nothing that the encoder knew is used. Linear in the length of the text.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { encodeText } from '../../source/encodings.js';
import { sha256 } from '../../source/sha256.js';
import { type Source, type Span, span } from '../../source/source.js';
import { type Layout, textElement, wordsOf } from '../../xml/layout.js';
import { restores } from '../../xml/layout.measure.js';
import { type LayoutRead, readLayout } from '../../xml/layout.notation.js';
import { attribute, descendants, spanOf, textContent, type XmlTree } from '../../xml/tree.js';
import { compareTexts } from './compare.js';

export interface TranscriptCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** Bytes of the transcript that the TEI gives back, of `total`. */
  readonly accounted: number;
  readonly total: number;
}

/**
 * Checks that a TEI document holds its transcript, whole and in order.
 *
 * @param tei the parsed document, as it was serialised
 * @param transcript the file it was made from
 * @returns differences with their places in both, in the order of the text (codes `fidelity/*`), and the bytes
 *   accounted for: all of them exactly where there is no difference
 */
export function checkTranscript(tei: XmlTree, transcript: Source): TranscriptCheck {
  const total = transcript.bytes.length;
  const read = readLayout(tei);
  const declared = declarationProblems(tei, read, transcript);
  const layout = read?.layout ?? noLayout(transcript);
  if (restores(tei, layout, transcript.text)) {
    const bytes = bytesProblem(tei, read, layout, transcript);
    return { diagnostics: [...declared, ...bytes], accounted: bytes.length > 0 ? 0 : total, total };
  }
  const compared = compareTexts({ words: wordsOf(tei), layout, transcript, checkSpaces: read !== undefined });
  const accounted = Math.min(compared.accounted, Math.max(0, total - 1));
  return { diagnostics: [...declared, ...compared.diagnostics], accounted, total };
}

const noLayout = ({ encoding }: Source): Layout => ({
  encoding,
  bom: false,
  line: '\n',
  block: '\n\n',
  end: '',
  gaps: new Map(),
  inner: new Map(),
});

/** What is wrong with the declaration itself, and with the digest that the header names. */
function declarationProblems(tei: XmlTree, read: LayoutRead, transcript: Source): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (read === undefined)
    found.push(
      diagnostic('fidelity/layout-missing', 'Found no declaration of white space in the header.', at(tei)),
    );
  for (const { message, node } of read?.problems ?? [])
    found.push(
      diagnostic('fidelity/layout-wrong', `Found ${message} in the declaration of white space.`, {
        span: spanOf(tei, node),
      }),
    );
  const digest = digestOf(tei);
  if (digest !== undefined) {
    const actual = sha256(transcript.bytes);
    if (digest.value !== actual)
      found.push(
        diagnostic(
          'fidelity/checksum',
          `Found sha256 ${digest.value}; that of ${transcript.path} is ${actual}.`,
          {
            span: digest.span,
          },
        ),
      );
  }
  return found;
}

const at = (tei: XmlTree): { span: Span } => ({ span: spanOf(tei, Math.max(0, textElement(tei))) });

/** The transcript's digest as the header names it, in the `bibl` of the digital source. */
function digestOf(tei: XmlTree): { value: string; span: Span } | undefined {
  const bibl = descendants(tei, 0, 'bibl').find((one) => attribute(tei, one, 'type') === 'digitalSource');
  if (bibl === undefined) return undefined;
  const idno = descendants(tei, bibl, 'idno').find((one) => attribute(tei, one, 'type') === 'sha256');
  return idno === undefined ? undefined : { value: textContent(tei, idno).trim(), span: spanOf(tei, idno) };
}

/** The text is right: are the bytes? They differ where the encoding is declared wrong, or the mark at the start is. */
function bytesProblem(tei: XmlTree, read: LayoutRead, layout: Layout, transcript: Source): Diagnostic[] {
  const place = read === undefined ? at(tei) : { span: spanOf(tei, read.node) };
  const encoded = encodeText(transcript.text, layout.encoding, layout.bom);
  if (encoded === undefined)
    return [
      diagnostic(
        'fidelity/encoding',
        `Found the encoding “${layout.encoding}”, which cannot write this text.`,
        place,
      ),
    ];
  const { bytes } = transcript;
  if (sameBytes(bytes, encoded)) return [];
  return [
    diagnostic(
      'fidelity/encoding',
      `Written as ${layout.encoding}${layout.bom ? ' with a byte order mark' : ''}, the text gives ${encoded.length} bytes; the transcript has ${bytes.length}, and they differ.`,
      { ...place, related: [{ message: 'the transcript', span: span(transcript, 0) }] },
    ),
  ];
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
