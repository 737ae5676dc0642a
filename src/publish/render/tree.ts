/**
 * The render tree: what a reader should see, with no word of HTML, Typst or plain text in it. Types only.
 * Behaviours are those of the TEI Processing Model (Guidelines, chapter 22, and the `behaviour` values of `model`).
 *
 * What is already done when an output walks it:
 * - White space is final: runs are one space, none stands at the edge of a block or beside a line break, so that texts
 *   are printed as they are. In `verbatim` and `code` spaces and line feeds count.
 * - Notes that a reference points to are out of the flow, in `notes`. A note that no reference points to stays in the
 *   flow as a block where it stands; one inside a line of text got a reference made for it (`n`, no children).
 * - Every id is unique and every local target exists (otherwise the target was removed, with a diagnostic).
 *
 * The reading text, by which outputs are read back: the text nodes in document order, without `furniture`, without
 * `alternate` (the reading in `children` counts), and with notes apart. A `break` of place 'line' parts words unless
 * `wordInternal`; so does the edge of every `block`.
 */
import type { XmlTree } from '../../xml/tree.js';

export type Behaviour =
  | 'document'
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'block'
  | 'inline'
  | 'anchor'
  | 'link'
  | 'noteReference'
  | 'note'
  | 'list'
  | 'listItem'
  | 'label'
  | 'table'
  | 'row'
  | 'cell'
  | 'break'
  | 'lineGroup'
  | 'line'
  | 'figure'
  | 'graphic'
  | 'formula'
  | 'alternate'
  | 'gap'
  | 'space'
  | 'furniture'
  | 'closer'
  | 'dateline'
  | 'signature'
  | 'quotation'
  | 'verbatim'
  | 'speech'
  | 'speaker'
  | 'stage'
  | 'entry'
  | 'bibliographicItem'
  | 'index'
  /** Words that a rule of the user sets beside the text (`n`), without children: no part of the reading text. */
  | 'mark'
  | 'code';

/** How it was printed, as far as every output can show it. From @rend, @rendition, @style, or the element's own nature. */
export type Style =
  | 'italic'
  | 'bold'
  | 'smallCaps'
  | 'capitals'
  | 'letterSpaced'
  | 'superscript'
  | 'subscript'
  | 'underline'
  | 'overline'
  | 'strikethrough'
  | 'large'
  | 'small'
  | 'monospace'
  | 'center'
  | 'left'
  | 'right'
  | 'indent';

export interface RenderText {
  readonly behaviour: 'text';
  readonly text: string;
  /** The row of the TEI tree it came from. */
  readonly node: number;
}

export interface RenderElement {
  readonly behaviour: Behaviour;
  readonly node: number;
  readonly children: readonly RenderNode[];
  /** It stands as a block of its own; else it runs in the line. A block never stands inside an element that is not one. */
  readonly block: boolean;
  readonly id?: string;
  /** Only where it differs from the language around it. */
  readonly lang?: string;
  /** What it is, in words a stylesheet can use: the TEI @type, @subtype, 'supplied', 'sic' … lower case, no markup. */
  readonly classes?: readonly string[];
  readonly styles?: readonly Style[];
  /** heading: 1 for the title of the text, and down without a gap. Absent: the title of a list, table or figure, or a second line of a title: no part of the outline. */
  readonly level?: number;
  /** note, noteReference, item, break: what is printed as its number or label, where it is not in the text itself. Citable units: their number as printed or counted. */
  readonly n?: string;
  /** link, noteReference: where to: an id of this document with '#', or a URI. note: the id of its (first) reference. graphic: the picture's address, as written. */
  readonly target?: string;
  /** note: foot, margin, end, inline. break: line, page, column, other. */
  readonly place?: string;
  /** list: ordered, bulleted, glossary or plain. */
  readonly listKind?: 'ordered' | 'bulleted' | 'glossary' | 'plain';
  readonly wordInternal?: boolean;
  /** A citable unit: gets a permalink. Always has an id. */
  readonly citable?: boolean;
  /** alternate: the reading shown by default is `children`; the other one: */
  readonly alternate?: readonly RenderNode[];
  /** An explanation a reader can ask for: 'supplied by the editor, certainty medium: …'; the description of a picture. */
  readonly title?: string;
  /** An entity of standOff it names: key into `entities`. */
  readonly entity?: string;
  /** dates and times: the value in ISO 8601. */
  readonly value?: string;
  /** cell: it heads a row or column. */
  readonly header?: boolean;
  /** cell: the columns and rows it spans. */
  readonly columns?: number;
  readonly rows?: number;
}
export type RenderNode = RenderText | RenderElement;

/** A person, place, organisation, event or work of standOff. */
export interface RenderEntity {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly { readonly type?: string; readonly text: string }[];
  readonly links: readonly { readonly type: string; readonly target: string }[];
}

export interface RenderTree {
  readonly tei: XmlTree;
  readonly lang: string;
  readonly root: RenderElement;
  /** The notes that have a reference, in the order of their references. Each has an id, and its reference's id as `target`. */
  readonly notes: readonly RenderElement[];
  readonly entities: ReadonlyMap<string, RenderEntity>;
  /** What the rules of a user changed of what a reader is shown, by row: the proof that nothing is lost follows them. */
  readonly chosen: ReadonlyMap<number, Chosen>;
}

/** omitted: not shown. shown: all of it is text, whatever the element usually is. note: it is a note. */
export type Chosen = 'omitted' | 'shown' | 'note';
