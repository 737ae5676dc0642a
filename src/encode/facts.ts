/** The facts of an instrument as the one JSON object of `engross encode --facts`. */
import type { Instrument, Part } from './instrument.js';

/** What `--facts` prints of a file; `null` for what the transcript does not say. Dates are ISO 8601. */
export interface InstrumentFacts {
  readonly file: string;
  readonly language: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly kind: string | null;
  readonly signed: { readonly date: string | null; readonly place: string | null };
  readonly inForce: { readonly date: string | null; readonly how: string | null };
  readonly registered: { readonly date: string | null; readonly by: string | null };
  readonly parties: readonly string[];
  /** BCP 47 codes. */
  readonly authenticLanguages: readonly string[];
  /** The numbers of the articles in the order of the text, those of annexes included. */
  readonly articles: readonly string[];
  /** How many notes there are. */
  readonly notes: number;
  readonly signatories: readonly { readonly name: string; readonly for: string | null }[];
  /** Divisions other than articles, preamble and the treaty itself. */
  readonly parts: readonly { readonly type: string; readonly title: string }[];
  readonly bytes: { readonly total: number; readonly accounted: number | null };
}

export interface FactsOptions {
  /** The name to give the file; the source's path where absent. */
  readonly file?: string;
  /** How many bytes of the transcript the fidelity check found again in the serialised TEI. */
  readonly accounted?: number;
}

/** The facts of an instrument. `accounted` comes from the fidelity check, never from the encoder. */
export function factsOf(instrument: Instrument, options: FactsOptions = {}): InstrumentFacts {
  const { facts, source } = instrument;
  const divisions = [...divisionsOf(instrument.parts)];
  return {
    file: options.file ?? source.path,
    language: instrument.language,
    number: facts.number?.value ?? null,
    title: facts.title?.value ?? null,
    kind: facts.kind?.value ?? null,
    signed: { date: facts.signedOn?.value ?? null, place: facts.signedAt?.value ?? null },
    inForce: { date: facts.inForceOn?.value ?? null, how: facts.inForceHow?.value ?? null },
    registered: { date: facts.registeredOn?.value ?? null, by: facts.registeredBy?.value ?? null },
    parties: facts.parties.map(({ value }) => value),
    authenticLanguages: facts.authenticLanguages.map(({ value }) => value),
    articles: divisions.filter((part) => part.type === 'article').map((part) => part.n ?? ''),
    notes: countNotes(instrument.parts),
    signatories: facts.signatories.map(({ value }) => value),
    parts: divisions
      .filter((part) => part.type !== 'article' && part.type !== 'treaty' && part.type !== 'preamble')
      .map((part) => ({ type: part.type ?? '', title: titleOf(part, source.text) })),
    bytes: { total: source.bytes.length, accounted: options.accounted ?? null },
  };
}

function* divisionsOf(parts: readonly Part[]): Generator<Part> {
  for (const part of parts) {
    if (part.kind === 'division') yield part;
    yield* divisionsOf(part.parts);
  }
}

const countNotes = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + (part.kind === 'note' ? 1 : 0) + countNotes(part.parts), 0);

function titleOf(division: Part, text: string): string {
  const opener = division.parts.find((part) => part.kind === 'opener');
  const head =
    division.parts.find((part) => part.kind === 'head') ??
    opener?.parts.find((part) => part.kind === 'sender' || part.kind === 'addressee');
  if (head === undefined) return '';
  const after = opener?.parts[opener.parts.indexOf(head) + 1];
  const end = head.kind === 'sender' && after?.kind === 'addressee' ? after.end : head.end;
  return text.slice(head.start, end).replace(/\s+/g, ' ').trim();
}
