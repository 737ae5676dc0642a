/** The first of the three verbs: a transcript, and the editor's hand where there is one, become TEI. */
import type { Diagnostic, Result } from '../diagnostic/diagnostic.js';
import type { Source, Span } from '../source/source.js';
import { alignTexts } from './align.js';
import { applyInterventions } from './editorial/apply.js';
import { withUnits } from './editorial/offered.js';
import { type EditionSettings, languageOf } from './editorial/settings.js';
import type { Instrument, Part } from './instrument.js';
import { teiDocument } from './tei/document.js';
import { type ReadOptions, readTranscript } from './transcript/read.js';

export interface Encoded {
  /** The TEI document, serialised. */
  readonly tei: string;
  /** By row of the parsed document (`parseXml`): where in the transcript the node came from. */
  readonly origins: readonly (Span | undefined)[];
  /** What was read, after the editor's interventions. */
  readonly instrument: Instrument;
  /** BCP 47 code of the text. */
  readonly language: string;
}

/**
 * Encodes a transcript as TEI P5 (docs/encoding.md).
 *
 * @param transcript the text as it came
 * @param settings what edition.yaml says (`readEdition`); without it the header says only what the transcript does
 * @param options the language of the transcript, where the editor knows it
 * @returns the TEI, always: where an intervention is wrong it is left out, with an error that shows the place.
 *   Codes: `encode/*` (what was not understood), `edition/*` (the editor's hand).
 */
export function encode(
  transcript: Source,
  settings?: EditionSettings,
  options: ReadOptions = {},
): Result<Encoded> {
  const read = readTranscript(transcript, options);
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  return encodeInstrument(read.value, settings, read.diagnostics);
}

/** The same from an instrument that is already read. */
export function encodeInstrument(
  read: Instrument,
  settings: EditionSettings | undefined,
  found: readonly Diagnostic[] = [],
): Result<Encoded> {
  const edited = editorsReading(read, settings, found);
  return { value: encoded(edited, settings), diagnostics: edited.diagnostics };
}

/**
 * Encodes the texts of one edition, each its own TEI, joined unit by unit with @corresp.
 *
 * @param transcripts the texts, one a language
 * @returns the TEI of each, in their order. Codes: as `encode`; `edition/texts-differ` where their structures do
 */
export function encodeTexts(
  transcripts: readonly Source[],
  settings: EditionSettings,
): Result<readonly Encoded[]> {
  const edited = transcripts.flatMap((transcript) => {
    const { value, diagnostics } = readTranscript(transcript);
    return value === undefined ? [] : [editorsReading(value, settings, diagnostics)];
  });
  const { id } = settings.edition;
  const alignment = alignTexts(
    edited.map(({ instrument, language }) => ({ instrument, language, file: `${id}.${language}.xml` })),
  );
  return {
    value: edited.map((one) => encoded(one, settings, alignment.corresponding.get(one.language))),
    diagnostics: [...edited.flatMap(({ diagnostics }) => diagnostics), ...alignment.diagnostics],
  };
}

interface Edited {
  readonly instrument: Instrument;
  readonly language: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The instrument as the editor reads it. */
function editorsReading(
  read: Instrument,
  settings: EditionSettings | undefined,
  found: readonly Diagnostic[],
): Edited {
  const applied =
    settings === undefined ? { value: read, diagnostics: [] } : applyInterventions(read, settings);
  const instrument = applied.value ?? read;
  const language = (settings && languageOf(settings, read.source)) ?? instrument.language;
  const open = withUnits(
    found.filter((one) => !isSettled(one, instrument)),
    read,
  );
  return { instrument, language, diagnostics: [...open, ...applied.diagnostics] };
}

const encoded = (
  { instrument, language }: Edited,
  settings: EditionSettings | undefined,
  corresponding?: ReadonlyMap<string, string>,
): Encoded => ({ ...teiDocument(instrument, settings, corresponding), instrument, language });

/** True for a number that the editor has corrected, and for a note without a marker that has been given one. */
function isSettled({ code, span }: Diagnostic, { parts }: Instrument): boolean {
  if (code === 'encode/number-resolved' && span !== undefined) return isCorrected(parts, span);
  if (code !== 'encode/note-without-marker' || span === undefined) return false;
  const targets = new Set<string>();
  const notes: Part[] = [];
  const visit = (part: Part): void => {
    if (part.kind === 'noteReference' && part.target !== undefined) targets.add(part.target);
    if (part.kind === 'note' && part.start <= span.start && span.start <= part.end) notes.push(part);
    part.parts.forEach(visit);
  };
  parts.forEach(visit);
  return notes.some(({ key }) => key !== undefined && targets.has(key));
}

const isCorrected = (parts: readonly Part[], span: Span): boolean =>
  parts.some(
    (part) =>
      part.start <= span.start &&
      span.start < part.end &&
      (part.kind === 'correction' || isCorrected(part.parts, span)),
  );
