/** What every element of the page may carry: id, language, classes, explanation, permalink. */
import type { RowsOfText } from '../render/parallel.js';
import type { Behaviour, RenderElement, RenderNode, RenderTree, Style } from '../render/tree.js';
import type { ContentsLine } from './contents.js';
import { escapeText, escapeValue } from './escape.js';
import { directionOf } from './languages.js';
import type { View } from './readings.js';

export interface BodyOptions {
  /** Before every id: keeps the identifiers of a second language apart. */
  readonly prefix?: string;
  /** Entities the page has something to say about. */
  readonly entities?: ReadonlySet<string>;
  /** Where the pictures are that are published with the page, by their address in the document. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** The address of an identifier of the text (prefix included), from the page. Unless given it stands on the page itself. */
  readonly addressOf?: (id: string) => string;
  /** The level of heading that is `h1`. Unless given, none is: the page has a title of its own above the text. */
  readonly firstLevel?: number;
  /** What stands beside the same of another text. */
  readonly rows?: RowsOfText;
}

export interface Writer {
  readonly options: BodyOptions;
  readonly tree: RenderTree['tei'];
  /** Writes nodes, for those that write what is around them. */
  readonly write: (nodes: readonly RenderNode[]) => string;
  readonly prefix: string;
  readonly used: Set<string>;
  readonly contents: ContentsLine[];
  /** Inside an `a`, where no other may stand. */
  inLink: boolean;
  /** Of each list around: it is a glossary, its labels and items are pairs. */
  readonly glossary: boolean[];
  tables: number;
  /** The row that is written holds headings of columns and nothing else. */
  headsColumns: boolean;
  /** What can be shown as in the source. */
  readonly views: Set<View>;
  /** The citable units, as the text calls them. */
  readonly units: string[];
  /** The entries of the apparatus: one `li` each. */
  readonly variants: string[];
  /** The entries of an apparatus that stands apart, by the identifier at which their lemma ends. */
  readonly entries: ReadonlyMap<string, readonly number[]>;
}

/** An element as HTML. */
export type Write = (element: RenderElement, writer: Writer) => string;

/** The words of nodes, without any markup. */
export const textOf = (nodes: readonly RenderNode[]): string =>
  nodes.map((node) => (node.behaviour === 'text' ? node.text : textOf(node.children))).join('');

/** Styles that HTML has an element for. */
export const tags: { readonly [S in Style]?: string } = {
  italic: 'i',
  bold: 'b',
  superscript: 'sup',
  subscript: 'sub',
  underline: 'u',
  strikethrough: 's',
  monospace: 'code',
  small: 'small',
};

const classNames: { readonly [S in Style]?: string } = {
  smallCaps: 'small-caps',
  capitals: 'capitals',
  letterSpaced: 'letter-spaced',
  overline: 'overline',
  large: 'large',
  center: 'center',
  left: 'left',
  right: 'right',
  indent: 'indent',
};

/**
 * The names that the parts of the page go by. A class of the document that is one of them (`<div type="notes">`) gets
 * `tei-` before it, so that no rule for the page is one for the text.
 */
export const namesOfThePage: ReadonlySet<string> = new Set(
  (
    'about apparatus backlink branch cell cite column contents cover downloads editions evidence facts generated hash hint ' +
    'index kicker language languages masthead more names noteref notes open other pages panel parallel parts pb permalink ' +
    'previous next reading rows search site skip snippet status steps subtitle text texts toc trail unseen variantref ' +
    'variants views where words declarations'
  ).split(' '),
);
const reserved = /^(level|span|in|tei)-/;
const classOf = (name: string): string =>
  namesOfThePage.has(name) || reserved.test(name) ? `tei-${name}` : name;

/** The classes of the document as they are on the page, worked out once a list: elements of a kind share theirs. */
function namesOf(classes: readonly string[]): string {
  const known = onPage.get(classes);
  if (known !== undefined) return known;
  const names = classes.map((name) => ` ${classOf(name)}`).join('');
  onPage.set(classes, names);
  return names;
}
const onPage = new WeakMap<readonly string[], string>();

/** Attributes every element may carry. Classes of its own come before those of the document. */
export const attributes = (element: RenderElement, writer: Writer, own = ''): string =>
  element.id === undefined
    ? withoutId(element, writer, own)
    : ` id="${escapeValue(writer.prefix + element.id)}"${withoutId(element, writer, own)}`;

/** The same for one whose identifier stands elsewhere. */
export function withoutId(element: RenderElement, writer: Writer, own = ''): string {
  let written = '';
  if (element.lang !== undefined) {
    written += ` lang="${escapeValue(element.lang)}" dir="${directionOf(element.lang)}"`;
  }
  let names = own;
  const rows = writer.options.rows?.get(element);
  if (rows !== undefined) names += ` rows span-${rows.count}`;
  if (element.classes !== undefined) names += namesOf(element.classes);
  if (element.styles !== undefined) {
    for (const style of element.styles) {
      const name = classNames[style] ?? (element.block ? `all-${style.toLowerCase()}` : undefined);
      if (name !== undefined) names += ` ${name}`;
    }
  }
  names = names.trim();
  if (names !== '') written += ` class="${escapeValue(names)}"`;
  if (element.title !== undefined) written += ` title="${escapeValue(element.title)}"`;
  return written;
}

/** The address of an identifier on the page itself. */
export const fragment = (id: string): string => `#${plain.test(id) ? id : encodeURI(id)}`;
const plain = /^[\w.-]*$/;

const unitNames: Partial<Readonly<Record<Behaviour, string>>> = {
  line: 'Line',
  paragraph: 'Paragraph',
  section: 'Section',
};

export function permalink(element: RenderElement, writer: Writer): string {
  if (element.citable !== true || element.id === undefined || element.children.length === 0) return '';
  const { id, n, behaviour } = element;
  writer.units.push(id);
  const label = `Permalink: ${unitNames[behaviour] ?? 'Passage'} ${n ?? id}`;
  const mark = (behaviour === 'paragraph' || behaviour === 'line') && n !== undefined ? n : '¶';
  return `<a class="permalink" href="${escapeValue(fragment(writer.prefix + id))}" aria-label="${escapeValue(label)}" data-generated>${escapeText(mark)}</a>`;
}
