/** A text as a row of blocks of plain text: what its three forms are written from. Types only. */
import type { Marks } from './marks.js';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'line' | 'verbatim' | 'speaker' | 'row';

export interface TextBlock {
  readonly kind: BlockKind;
  /** With its marks. A line feed is a line that the text itself ends. */
  readonly text: string;
  /** heading: its level in the outline; absent for the title of a list, table or figure. */
  readonly level?: number | undefined;
  /** Columns by which all its lines are set in. */
  readonly indent: number;
  /** row: its cells; rows of one table have the same `table`. */
  readonly cells?: readonly string[];
  readonly table?: object;
  /** line: its group; an empty line parts groups. */
  readonly stanza?: object | undefined;
  /** The citable unit it belongs to. */
  readonly unit?: string | undefined;
}

/** A note under the number by which the text refers to it. */
export interface TextNote {
  readonly number: number;
  readonly id?: string | undefined;
  /** Its label as printed, which the number stands for. */
  readonly label?: string | undefined;
  readonly blocks: readonly TextBlock[];
}

export interface TextBlocks {
  readonly marks: Marks;
  readonly blocks: readonly TextBlock[];
  /** In the order of their numbers. */
  readonly notes: readonly TextNote[];
}
