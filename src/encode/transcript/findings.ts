/** What the editor should look at: numbers read by the sequence, notes without a marker, what was not understood. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { type Source, span } from '../../source/source.js';
import type { Facts, Part } from '../instrument.js';
import { walk } from './draft.js';
import { toRoman } from './numbers.js';
import type { Reading } from './row.js';

/** How a PDF, a ZIP (DOCX, ODT) and an old word processor's file begin. */
const foreign = ['%PDF-', 'PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0', '{\\rtf'];

export function findingsOf(
  source: Source,
  reading: Reading,
  parts: readonly Part[],
  facts: Facts | undefined,
): Diagnostic[] {
  if (reading.rows.length === 0)
    return [diagnostic('encode/empty', 'The transcript holds no words.', { span: span(source, 0) })];
  if (foreign.some((sign) => source.text.startsWith(sign)))
    return [
      diagnostic('encode/not-text', 'This is a PDF or a word processor file, not the text of one.', {
        span: span(source, 0, 4),
      }),
    ];
  if (facts === undefined)
    return [
      diagnostic(
        'encode/not-a-treaty',
        'Nothing here says that this is a treaty; it was encoded as plain paragraphs.',
        { span: span(source, 0) },
      ),
    ];
  return [
    ...sequenceFindings(source, parts),
    ...partFindings(source, parts),
    ...orderFindings(source, facts),
  ];
}

function* partFindings(source: Source, parts: readonly Part[]): Generator<Diagnostic> {
  for (const part of walk(parts)) {
    const at = span(source, part.start, part.end);
    if (part.kind === 'note' && part.target === undefined)
      yield diagnostic(
        'encode/note-without-marker',
        `Note ${part.n ?? ''} has no marker in the text.`.replace('  ', ' '),
        { span: at },
      );
    if (part.kind === 'verbatim')
      yield diagnostic(
        'encode/not-understood',
        'This looks like a table that came apart; it was kept line by line.',
        { span: at },
      );
    if (part.kind === 'signature' && part.certainty === 'low')
      yield diagnostic(
        'encode/not-understood',
        'A line among the signatures is neither a name nor an office.',
        { span: at },
      );
  }
}

/** One finding for both who sign: at the first of them. */
function orderFindings(source: Source, { signatories }: Facts): Diagnostic[] {
  const inferred = signatories.filter(({ certainty }) => certainty === 'low');
  const [first] = inferred;
  if (!first) return [];
  const pairs = new Set(inferred.map(({ value }) => `${value.name} for ${value.for}`));
  return [
    diagnostic('encode/party-by-order', `Taken from the order of the title: ${[...pairs].join(', ')}.`, {
      span: span(source, first.start, first.end),
    }),
  ];
}

function* sequenceFindings(source: Source, parts: readonly Part[]): Generator<Diagnostic> {
  let previous = 0;
  let arabic = 0;
  for (const { kind, certainty, start, end } of walk(parts))
    if (kind === 'number' && certainty === undefined)
      arabic += /^\d+$/.test(source.text.slice(start, end)) ? 1 : -1;
  for (const part of walk(parts)) {
    if (part.kind === 'number' && part.certainty !== undefined) yield resolved(source, part, arabic > 0);
    if (part.kind === 'registrationNumber' && part.certainty !== undefined) yield damaged(source, part);
    if (part.kind !== 'division' || part.type !== 'article') continue;
    const number = Number.parseInt(part.n ?? '', 10);
    const head = part.parts[0];
    if (number > previous + 1 && head)
      yield diagnostic('encode/number-missing', `Article ${number} follows Article ${previous}.`, {
        span: span(source, head.start, head.end),
      });
    if (!Number.isNaN(number)) previous = number;
  }
}

/** Where the line of an offset begins. Looks no further back: a text can have a million lines, and no form feed. */
function lineStartAt(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\n\r\f]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** `No. I234`: letters that stand for figures, in the number of the treaty. */
function damaged(source: Source, part: Part): Diagnostic {
  const printed = source.text.slice(part.start, part.end);
  return diagnostic(
    'encode/number-resolved',
    `"${printed}" was read as ${part.value ?? ''}: only figures number a treaty.`,
    {
      span: span(source, part.start, part.end),
      hint: offer(source, part, part.value ?? '', 'the number of a treaty is in figures'),
    },
  );
}

/** The lines for edition.yaml that correct a printed number, as they can be pasted. */
function offer(source: Source, part: Part, right: string, reason: string): string {
  const words = source.text.slice(lineStartAt(source.text, part.start), part.end).trim();
  const line = words.slice(0, words.length - (part.end - part.start)) + right;
  return `To correct it, put under interventions in edition.yaml:\n  - at: ${JSON.stringify(words)}\n    correct: ${JSON.stringify(line)}\n    certainty: medium\n    source: ${reason}`;
}

/** `asFigures`: as the sound numbers of the text are printed. */
function resolved(source: Source, part: Part, asFigures: boolean): Diagnostic {
  const printed = source.text.slice(part.start, part.end);
  const value = part.value ?? '';
  // One letter alone can be a figure; `HI` is a III, whatever stands around it.
  const isFigure = /\d/.test(printed) || (printed.length === 1 && asFigures);
  const right = isFigure ? value : toRoman(Number(value));
  const hint = offer(source, part, right, 'the sequence of the numbers');
  return diagnostic(
    'encode/number-resolved',
    `"${printed}" was read as ${part.value ?? ''}, because the sequence asks for it.`,
    { span: span(source, part.start, part.end), hint },
  );
}
