/** The data that templates/print/edition.typ walks: types only. It reaches Typst as JSON; no markup is generated anywhere. */

export type Paper = 'a4' | '6x9';

/** A text, or a node that says what it is. What is undefined does not reach the JSON. */
export type PrintContent = string | PrintNode;

export interface PrintNode {
  /** The behaviour, or one of print's own: 'lineBreak', 'mark' (a page break of the source), 'lineNumber', 'titlePage', 'ruby', 'rubyText', 'speakerLine', 'anchor'. */
  readonly is: string;
  readonly children: readonly PrintContent[];
  readonly block?: true | undefined;
  /** A block that holds no other block: one paragraph. */
  readonly leaf?: true | undefined;
  /** Only where something links to it. */
  readonly id?: string | undefined;
  readonly lang?: string | undefined;
  readonly styles?: readonly string[] | undefined;
  /** heading: of the outline; and its text for contents and running heads, without notes. */
  readonly level?: number | undefined;
  readonly short?: string | undefined;
  /** heading: the one beside it stands in the contents, this one does not. */
  readonly led?: true | undefined;
  /** paragraph: not set in; so many lines of what follows are on the page of its last. */
  readonly flush?: true | undefined;
  readonly keep?: number | undefined;
  /** noteReference: its sign, and at the first reference the note itself. */
  readonly marker?: string | undefined;
  readonly note?: PrintNode | undefined;
  /** noteReference: in a heading, whose bookmark is to have no word of the note. */
  readonly apart?: true | undefined;
  /** note, number of a line: in the margin, beside its line. */
  readonly beside?: true | undefined;
  /** An id of this document, or an address outside. */
  readonly to?: string | undefined;
  readonly url?: string | undefined;
  /** mark, graphic, item, line, note: what is shown though it is no part of the text. */
  readonly mark?: string | undefined;
  readonly title?: string | undefined;
  /** graphic: where it is. */
  readonly picture?: string | undefined;
  /** list, table: a heading above; list: the items. */
  readonly head?: readonly PrintContent[] | undefined;
  readonly items?: readonly PrintItem[] | undefined;
  /** table: relative widths of the columns, number of rows that are a head, cells by their place. */
  readonly widths?: readonly number[] | undefined;
  readonly headed?: number | undefined;
  readonly cells?: readonly PrintCell[] | undefined;
}

export interface PrintItem {
  readonly children: readonly PrintContent[];
  /** The label that is printed in the text; else `mark`, a bullet or number of our own. */
  readonly label?: readonly PrintContent[] | undefined;
  readonly mark?: string | undefined;
  readonly id?: string | undefined;
  readonly lang?: string | undefined;
  readonly leaf?: true | undefined;
}

export interface PrintCell {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly header?: true | undefined;
  /** Short: it is not parted by the end of a page. */
  readonly whole?: true | undefined;
  readonly lang?: string | undefined;
  readonly styles?: readonly string[] | undefined;
  readonly leaf?: true | undefined;
  readonly children: readonly PrintContent[];
}

/** One side of the running head: a fixed text, which gives way to the section's heading where `section` says so. */
export interface RunningHead {
  readonly text: string;
  readonly lang: string;
  readonly section?: true | undefined;
}

/** A part of "about this edition": a heading with rows of name and value, or with paragraphs. */
export interface ColophonPart {
  readonly level: number;
  readonly heading: string;
  readonly rows?: readonly (readonly [string, readonly PrintContent[]])[] | undefined;
  readonly paragraphs?: readonly (readonly PrintContent[])[] | undefined;
}

export interface PrintText {
  readonly lang: string;
  readonly nodes: readonly PrintContent[];
}

/** What stands at one height where texts are set side by side: a cell of each text, empty where it has nothing there. */
export interface PrintRow {
  readonly cells: readonly PrintRowCell[];
  /** It ends with headings: not parted from the row that follows. */
  readonly keep?: true | undefined;
  /** Short, and with notes, which then are on its page. */
  readonly whole?: true | undefined;
}

export interface PrintRowCell {
  readonly lang: string;
  readonly styles?: readonly string[] | undefined;
  readonly children: readonly PrintContent[];
}

export interface PrintData {
  readonly paper: Paper;
  readonly lang: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly description?: string | undefined;
  /** Year, month, day. */
  readonly date: readonly [number, number, number];
  /** A family, or one that Chinese and Japanese punctuation is not taken from. */
  readonly fonts: readonly (string | { readonly name: string; readonly covers: 'latin-in-cjk' })[];
  readonly heads: {
    readonly verso: RunningHead;
    readonly recto: RunningHead;
    readonly year?: string | undefined;
  };
  readonly foot?: string | undefined;
  /** The titles are printed in capitals: they, and nothing else, are set in small ones. */
  readonly capitals: boolean;
  readonly contents: boolean;
  /** The title is nowhere in the text: it stands before it. */
  readonly titled?: true | undefined;
  /** One after another; or none, and all of them in rows. */
  readonly texts: readonly PrintText[];
  readonly rows?: readonly PrintRow[] | undefined;
  readonly colophon: readonly ColophonPart[];
}
