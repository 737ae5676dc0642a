/** The kinds that the page of an encoding colours, and which parts of an instrument and elements of TEI are of which. */
import type { PartKind } from '../encode/instrument.js';

export interface Kind {
  readonly label: string;
  /** Dark on paper, light on ink: both at least 4.5 to 1 against the page. */
  readonly tone: string;
  readonly parts: readonly PartKind[];
  /** TEI elements, `name` or `name[type]`. */
  readonly elements: readonly string[];
}

export const kinds = {
  heading: {
    label: 'headings, title page',
    tone: 'light-dark(#8a3b12, #f0a878)',
    parts: ['head', 'titlePart', 'translationMark', 'registrationNumber', 'instrumentTitle'],
    elements: ['head', 'titlePart', 'titlePage', 'idno', 'title'],
  },
  paragraph: {
    label: 'paragraphs',
    tone: 'light-dark(#55524b, #b5b1a8)',
    parts: ['paragraph'],
    elements: ['p', 'div', 'body', 'front', 'text', 'quote'],
  },
  list: {
    label: 'lists, tables',
    tone: 'light-dark(#476200, #b7d36a)',
    parts: ['item', 'cell'],
    elements: ['list', 'item', 'table', 'row', 'cell'],
  },
  closing: {
    label: 'openings, closings, signatures',
    tone: 'light-dark(#7a2a83, #dc9be4)',
    parts: ['opener', 'closer', 'dateline', 'salute', 'signature', 'sender', 'addressee'],
    elements: ['opener', 'closer', 'dateline', 'salute', 'signed', 'seg[sender]', 'seg[addressee]'],
  },
  note: {
    label: 'notes and their markers',
    tone: 'light-dark(#00605a, #67d3c5)',
    parts: ['note', 'noteReference'],
    elements: ['note', 'ref'],
  },
  furniture: {
    label: 'page furniture, line ends',
    tone: 'light-dark(#5b5f66, #a9adb3)',
    parts: ['furniture', 'softHyphen'],
    elements: ['fw', 'pb', 'lb', 'pc'],
  },
  verbatim: {
    label: 'kept as it stands',
    tone: 'light-dark(#a3143a, #ff93ac)',
    parts: ['verbatim'],
    elements: ['ab'],
  },
  name: {
    label: 'names',
    tone: 'light-dark(#1a4fa3, #93b9ff)',
    parts: ['party', 'place', 'person', 'office', 'for'],
    elements: ['orgName', 'placeName', 'persName', 'roleName', 'seg[for]'],
  },
  value: {
    label: 'dates, numbers, labels',
    tone: 'light-dark(#6b5200, #e3c65a)',
    parts: ['date', 'number', 'label'],
    elements: ['date', 'num', 'label'],
  },
  phrase: {
    label: 'formulas and other phrases',
    tone: 'light-dark(#00567a, #7cc7ea)',
    parts: ['recital', 'formula', 'testimonium', 'done', 'mark', 'seal', 'instrumentReference', 'foreign'],
    elements: ['seg', 'ref[instrument]', 'foreign'],
  },
  editor: {
    label: 'the editor’s hand',
    tone: 'light-dark(#a8006e, #ff8fd0)',
    parts: ['correction', 'regularisation'],
    elements: ['choice', 'sic', 'corr', 'orig', 'reg', 'supplied', 'note[editorial]'],
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof kinds;
const table = Object.entries(kinds) as [KindName, Kind][];

const byPart = new Map(table.flatMap(([name, { parts }]) => parts.map((part) => [part, name] as const)));
const byElement = new Map(
  table.flatMap(([name, { elements }]) => elements.map((element) => [element, name] as const)),
);

/** The kind of a part; undefined for one that only holds others. */
export const kindOfPart = (part: PartKind): KindName | undefined => byPart.get(part);

/** The kind of an element, by its name and `@type`. */
export const kindOfElement = (name: string, type = ''): KindName | undefined =>
  byElement.get(`${name}[${type}]`) ?? byElement.get(name);

/** One class a kind: it sets the colour that the page uses. */
export const kindStyle = table.map(([name, { tone }]) => `.k-${name} { --tone: ${tone}; }`).join('\n');
