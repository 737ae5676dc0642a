/** What the encoder of one text knows while it writes: the source, the identifiers, the evidence, and who is named by which key. */
import { element, type XmlElement } from '../../xml/build.js';
import { forbiddenAt } from '../../xml/layout.js';
import type { Instrument, Part } from '../instrument.js';
import { bounds } from './bounds.js';
import { type Identifiers, identify } from './identifiers.js';

export interface Scope {
  readonly instrument: Instrument;
  readonly text: string;
  readonly identifiers: Identifiers;
  /** Offsets of the line ends that stand inside a word. */
  readonly runsOn: ReadonlySet<number>;
  /** True where the text holds a character that XML forbids. */
  readonly hasForbidden: boolean;
  /** Sources of evidence, in the order in which they are first named. */
  readonly evidence: Evidence;
  /** The number in its series, as the treaty's @n has it: I-3108. */
  readonly registration: string | undefined;
  /** By identifier of a unit: pointers to the same unit in the other texts of the edition. */
  readonly corresponding: ReadonlyMap<string, string>;
  /** The identifier in standOff of a party, place, person or instrument, by the key a part names it with; undefined where nothing is known of it. */
  readonly entity: (kind: EntityKind, key: string) => string | undefined;
  /** The party that a person of standOff signs for. */
  readonly partyOf: (person: string) => string | undefined;
}
export type EntityKind = 'party' | 'place' | 'person' | 'instrument';

/** Numbers the sources of evidence: `source.1`, `source.2` … */
export class Evidence {
  private readonly numbers = new Map<string, number>();

  /** A pointer to the source's `bibl`; undefined for no source. */
  pointer(source: string | undefined): string | undefined {
    if (source === undefined) return undefined;
    const number = this.numbers.get(source) ?? this.numbers.size + 1;
    this.numbers.set(source, number);
    return `#source.${number}`;
  }

  /** One `bibl` a source, for the header. */
  list(): XmlElement[] {
    return Array.from(this.numbers, ([source, number]) =>
      element('bibl', { 'xml:id': `source.${number}`, type: 'evidence' }, plain(source)),
    );
  }
}

export function scopeOf(
  instrument: Instrument,
  given: Pick<Scope, 'entity' | 'partyOf' | 'registration' | 'evidence' | 'corresponding'>,
): Scope {
  const { text } = instrument.source;
  const runsOn = new Set<number>();
  collectRunsOn(text, instrument.parts, runsOn);
  return {
    instrument,
    text,
    identifiers: identify(instrument),
    runsOn,
    hasForbidden: withoutForbidden(text) !== text,
    ...given,
  };
}

function collectRunsOn(text: string, parts: readonly Part[], found: Set<number>): void {
  for (const part of parts) {
    if (part.runsOn) {
      for (let at = part.start; at < part.end; at++) if (/[\n\r]/.test(text.charAt(at))) found.add(at);
    }
    collectRunsOn(text, part.parts, found);
  }
}

/** A text without the characters XML forbids. They are declared in the layout, or stand in values that are nobody's text. */
export function withoutForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  if (!/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/.test(text)) return text;
  let kept = '';
  for (let at = 0; at < text.length; at++) if (!forbiddenAt(text, at)) kept += text.charAt(at);
  return kept;
}

/** A value for the header or an attribute: white space made single spaces, nothing that XML forbids. */
export const plain = (value: string): string =>
  isWord.test(value) ? value : withoutForbidden(value).replace(/\s+/gu, ' ').trim();
/** Most values are: identifiers, numbers, dates. */
const isWord = /^[!-~]+$/;

/** The words of a part as they read: white space made single spaces, soft hyphens at line ends kept. */
export function wordsOfPart(scope: Scope, part: { readonly start: number; readonly end: number }): string {
  const { start, end } = bounds(scope.text, part);
  return plain(scope.text.slice(start, end));
}

/** Who says so, how surely, on what evidence: for a part that the transcript does not settle by itself. */
export function responsibility(scope: Scope, part: Part): Record<string, string | undefined> {
  const { editorial, certainty } = part;
  if (editorial === undefined && certainty === undefined) return {};
  return {
    resp: editorial === undefined ? '#engross' : '#editor',
    cert: certainty,
    source: scope.evidence.pointer(editorial?.source),
  };
}
