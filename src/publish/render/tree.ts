/**
 * The render tree: what a reader should see, with no word of HTML, Typst or plain text in it. Types only.
 * Behaviours are those of the TEI Processing Model (Guidelines, chapter 22, and the `behaviour` values of `model`).
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
  | 'code';

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
  readonly id?: string;
  readonly lang?: string;
  /** What it is, in words a stylesheet can use: the TEI @type, @subtype, 'supplied', 'sic' … lower case, no markup. */
  readonly classes?: readonly string[];
  /** heading: 1 for the title of the text, and down. */
  readonly level?: number;
  /** note, noteReference, item, break: what is printed as its number or label, where it is not in the text itself. */
  readonly n?: string;
  /** link, noteReference: where to: an id of this document with '#', or a URI. note: the id of its reference. */
  readonly target?: string;
  /** note: foot, margin, end, inline. break: line, page, column. break inside a word: `wordInternal`. */
  readonly place?: string;
  readonly wordInternal?: boolean;
  /** A citable unit: gets a permalink. */
  readonly citable?: boolean;
  /** alternate: the reading shown by default is `children`; the other one: */
  readonly alternate?: readonly RenderNode[];
  /** An explanation a reader can ask for: 'supplied by the editor, certainty medium: …'. */
  readonly title?: string;
  /** An entity of standOff it names: key into `entities`. */
  readonly entity?: string;
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
  /** The notes, in the order of their references; those without a reference in document order at their place. */
  readonly notes: readonly RenderElement[];
  readonly entities: ReadonlyMap<string, RenderEntity>;
}
