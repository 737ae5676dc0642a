/**
 * The model of a treaty between its text and its TEI: types only.
 *
 * An instrument is a tree of parts over the transcript. A part says what a stretch of the transcript is; its children
 * lie inside it, in order, and do not overlap. A `mixed` part's words are its own where no child covers them; a
 * container's words must all be covered by its children. So every word of the transcript is in exactly one innermost part,
 * and the text itself is never copied: the TEI takes it from the source.
 * The kinds are the rows of docs/encoding.md.
 */
import type { Source } from '../source/source.js';

export type DivisionType =
  | 'treaty'
  | 'preamble'
  | 'part'
  | 'title'
  | 'chapter'
  | 'section'
  | 'article'
  | 'annex'
  | 'appendix'
  | 'schedule'
  | 'enclosure'
  | 'protocol'
  | 'minutes'
  | 'exchange'
  | 'letter'
  | 'statute'
  | 'notice';

export type InstrumentKind =
  | 'agreement'
  | 'convention'
  | 'declaration'
  | 'exchange'
  | 'memorandum'
  | 'protocol'
  | 'treaty'
  | 'other';

/** Blocks that hold only other parts. */
export type ContainerKind = 'titlePage' | 'division' | 'list' | 'table' | 'row' | 'opener' | 'quote';
/** Blocks that hold words. */
export type BlockKind =
  | 'titlePart'
  | 'head'
  | 'translationMark'
  | 'paragraph'
  | 'item'
  | 'cell'
  | 'verbatim'
  | 'note'
  | 'furniture'
  | 'closer'
  | 'dateline'
  | 'salute'
  | 'signature';
/** Stretches inside a block. */
export type PhraseKind =
  | 'registrationNumber'
  | 'instrumentTitle'
  | 'number'
  | 'label'
  | 'noteReference'
  | 'date'
  | 'party'
  | 'place'
  | 'person'
  | 'office'
  | 'recital'
  | 'formula'
  | 'testimonium'
  | 'done'
  | 'for'
  | 'mark'
  | 'seal'
  | 'sender'
  | 'addressee'
  | 'instrumentReference'
  /** A hyphen at a line end that is not part of the word. */
  | 'softHyphen'
  /** A word that runs on across a line end, with or without its hyphen; no element of its own, only `runsOn`. */
  | 'brokenWord'
  | 'foreign'
  /** The editor's hand: `value` is the reading the editor gives for these words. */
  | 'correction'
  | 'regularisation';
/** Places without words; `supplied` and `editorNote` bring the editor's own in `value`. */
export type PointKind = 'pageBreak' | 'supplied' | 'editorNote';
export type PartKind = ContainerKind | BlockKind | PhraseKind | PointKind;

export type Certainty = 'high' | 'medium' | 'low';

/** A stretch of the transcript and what it is. Offsets into the source's text, end exclusive. */
export interface Part {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
  /** The finer kind: a DivisionType; an InstrumentKind for a treaty is `subtype`; `date`: signature, entryIntoForce …; furniture: header, footer, pageNum; note: footnote, endnote; titlePart: number, parties … */
  readonly type?: string | undefined;
  readonly subtype?: string | undefined;
  /** The number as printed, made plain: '5', '5bis', 'A', a note's '1'. */
  readonly n?: string | undefined;
  /** What the words amount to: an ISO date, an integer as digits. */
  readonly value?: string | undefined;
  /** Joins a noteReference to its note, a party's name to the authority table: the other's key. */
  readonly target?: string | undefined;
  /** A key of this part, unique in the instrument, for `target`s to name. */
  readonly key?: string | undefined;
  /** How sure an inferred part or value is; absent where the transcript says it outright. */
  readonly certainty?: Certainty | undefined;
  /** For the editor: from what it was taken for what it is. */
  readonly evidence?: string | undefined;
  /** The line ends inside this stretch stand inside a word (break="no"). */
  readonly runsOn?: boolean | undefined;
  /** Present where the editor's hand made or confirmed this part, with the reasons edition.yaml gives. */
  readonly editorial?: Editorial | undefined;
}

/** Why the editor says so. */
export interface Editorial {
  readonly reason?: string;
  /** The evidence, in words. */
  readonly source?: string;
}

/** Something read from the text, and where it stands. */
export interface Fact<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
  readonly certainty?: Certainty;
}

/** What the transcript says of the instrument. Absent is: not said, or not understood; never a guess. What is inferred has a certainty. */
export interface Facts {
  readonly number?: Fact<string>;
  readonly series?: Fact<'UNTS' | 'LNTS'>;
  readonly title?: Fact<string>;
  readonly kind?: Fact<InstrumentKind>;
  readonly signedOn?: Fact<string>;
  readonly signedAt?: Fact<string>;
  readonly inForceOn?: Fact<string>;
  readonly inForceHow?: Fact<string>;
  readonly registeredOn?: Fact<string>;
  readonly registeredBy?: Fact<string>;
  /** Names as the authority table has them, in the order of the title. */
  readonly parties: readonly Fact<string>[];
  readonly authenticLanguages: readonly Fact<string>[];
  readonly signatories: readonly Fact<{ readonly name: string; readonly for: string | null }>[];
}

export interface Instrument {
  readonly source: Source;
  /** BCP 47 code of the transcript's main language. */
  readonly language: string;
  /** The parts at the top: a title page, the treaty division, whatever stands before and after. */
  readonly parts: readonly Part[];
  readonly facts: Facts;
}
