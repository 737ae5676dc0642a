/** Line by line, what the reader took a transcript's lines for, and why: what `engross encode --explain` prints. */
import { lineStarts } from '../../source/source.js';
import type { Certainty, Instrument, Part } from '../instrument.js';

export interface ExplainedLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** What the line is, from the outside in: `treaty › article 3 › paragraph`; '' for an empty line. */
  readonly kind: string;
  /** What in the line was recognised besides: `date 1954-10-12`, `note reference 2`. */
  readonly phrases: readonly string[];
  /** From what it was taken for that; '' where it says so itself, or nothing else was recognised. */
  readonly why: string;
  readonly certainty?: Certainty;
}

/** Every line of the transcript with what it was taken for. */
export function explain(instrument: Instrument): ExplainedLine[] {
  const { source, parts } = instrument;
  const starts = lineStarts(source);
  const lines: ExplainedLine[] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0;
    const raw = source.text.slice(start, starts[i + 1] ?? source.text.length);
    const text = raw.trim();
    lines.push(explainLine(i + 1, text, start + raw.indexOf(text), parts));
  }
  return lines;
}

function explainLine(line: number, text: string, start: number, parts: readonly Part[]): ExplainedLine {
  if (text === '') return { line, text, kind: '', phrases: [], why: '' };
  const path = pathTo(parts, start);
  const why = path.findLast((part) => part.evidence !== undefined);
  const certainty = path.findLast((part) => part.certainty !== undefined)?.certainty;
  const holder = path.at(-1)?.parts ?? parts;
  return {
    line,
    text,
    kind: path.map(nameOf).join(' › '),
    phrases: holder.filter((part) => part.start < start + text.length && part.end > start).map(nameOf),
    why: why?.evidence ?? '',
    ...(certainty === undefined ? {} : { certainty }),
  };
}

const phraseKinds = new Set<string>(
  'registrationNumber instrumentTitle number label noteReference date party place person office recital formula for mark seal sender addressee instrumentReference softHyphen brokenWord foreign pageBreak'.split(
    ' ',
  ),
);

/** The parts around an offset, outermost first, down to the block. */
function pathTo(parts: readonly Part[], offset: number): Part[] {
  const path: Part[] = [];
  let level = parts;
  for (;;) {
    const part = containing(level, offset);
    if (!part || phraseKinds.has(part.kind)) return path;
    path.push(part);
    level = part.parts;
  }
}

/** The part that holds an offset, by bisection: parts are in order. */
function containing(parts: readonly Part[], offset: number): Part | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (!part) return undefined;
    if (offset < part.start) high = middle - 1;
    else if (offset >= part.end) low = middle + 1;
    else return part;
  }
  return undefined;
}

const words: Readonly<Partial<Record<Part['kind'], string>>> = {
  noteReference: 'note reference',
  titlePage: 'title page',
  titlePart: 'title page line',
  translationMark: 'translation mark',
  registrationNumber: 'registration number',
  instrumentTitle: 'title',
  instrumentReference: 'reference to an instrument',
  pageBreak: 'page break',
  softHyphen: 'soft hyphen',
  brokenWord: 'broken word',
};

function nameOf(part: Part): string {
  const kind = part.kind === 'division' ? (part.type ?? 'division') : (words[part.kind] ?? part.kind);
  const type = part.kind === 'date' || part.kind === 'furniture' ? part.type : undefined;
  return [kind, type, part.value ?? part.n].filter((word) => word !== undefined && word !== '').join(' ');
}
