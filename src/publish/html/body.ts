/**
 * The render tree as HTML: a function a behaviour. It writes what is in the text and nothing else: whatever the page adds
 * (numbers, permalinks, marks) carries `data-generated`, so that the text can be read back without it.
 */
import { localName } from '../../xml/tree.js';
import type { Behaviour, RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import {
  attributes,
  type BodyOptions,
  fragment,
  permalink,
  tags,
  textOf,
  type Write,
  type Writer,
} from './attributes.js';
import { type ContentsLine, contentsLines } from './contents.js';
import { escapeText, escapeValue } from './escape.js';
import { graphic } from './graphic.js';
import { formula } from './mathematics.js';
import { alternate, entriesByGoal, entryMarks, furniture, lineBreak, type View } from './readings.js';
import { cell, row, table } from './tables.js';

export interface Body {
  readonly text: string;
  /** One `li` a note; '' where there is none. */
  readonly notes: string;
  /** One `li` an entry of the apparatus; '' where there is none. */
  readonly variants: string;
  /** What can be shown as in the source. */
  readonly views: ReadonlySet<View>;
  /** The citable units, as the text calls them. */
  readonly units: readonly string[];
  /** The entities that names on the page lead to. */
  readonly entities: ReadonlySet<string>;
  /** The sections that have a title, in order. */
  readonly contents: readonly ContentsLine[];
}

function content(nodes: readonly RenderNode[], writer: Writer): string {
  let html = '';
  for (const node of nodes) {
    if (node.behaviour === 'text') html += escapeText(node.text);
    else {
      html += writers[node.behaviour](node, writer);
      if (node.id !== undefined && writer.entries.size > 0 && !node.block)
        html += entryMarks(node.id, writer);
    }
  }
  return html;
}

/** What an element holds; of one that is set in rows, each cell is one element. */
function inside(element: RenderElement, writer: Writer): string {
  const rows = writer.options.rows?.get(element);
  if (rows === undefined) return content(element.children, writer);
  return rows.cells
    .map(({ nodes, span }) => {
      const [only, ...more] = nodes;
      if (only !== undefined && more.length === 0 && isOneElement(only)) return content(nodes, writer);
      const own = span > 1 ? `cell span-${span}` : 'cell';
      return `<div class="${own}">${content(nodes, writer)}</div>\n`;
    })
    .join('');
}

/** What is written as one element that stands in the flow of the page. */
const isOneElement = (node: RenderNode): boolean =>
  node.behaviour !== 'text' && node.block && !['anchor', 'break', 'furniture'].includes(node.behaviour);

const holdsBlock = (element: RenderElement): boolean =>
  element.children.some((child) => child.behaviour !== 'text' && child.block);

const within =
  (tag: string, own = ''): Write =>
  (element, writer) =>
    `<${tag}${attributes(element, writer, own)}>${content(element.children, writer)}</${tag}>\n`;

/** A tag that may hold only phrases, or a div of the same class where blocks stand in it. */
const phrases =
  (tag: string, own: string): Write =>
  (element, writer) => {
    const name = holdsBlock(element) ? 'div' : tag;
    return `<${name}${attributes(element, writer, own)}>${permalink(element, writer)}${content(element.children, writer)}</${name}>\n`;
  };

/** Where the element is a block a div, else a span; a span that would say nothing is left out. */
const either =
  (own: string): Write =>
  (element, writer) => {
    const inner = inside(element, writer);
    const attribute = attributes(element, writer, own);
    if (element.block) return `<div${attribute}>${inner}</div>\n`;
    return attribute === '' ? inner : `<span${attribute}>${inner}</span>`;
  };

/**
 * The first mention of an entity leads to what the page says of it; links at every mention would make the text restless, and
 * the way through it by keyboard long. The others name it to the page's script.
 */
const inline: Write = (element, writer) => {
  const { entity, styles, value } = element;
  const told = entity !== undefined && !element.block && writer.options.entities?.has(entity) === true;
  if (told && !writer.inLink && !writer.used.has(entity)) {
    writer.used.add(entity);
    return anchorElement(fragment(`entity-${entity}`), element, writer, 'entity');
  }
  if (element.classes?.includes('ruby') && !element.block) return ruby(element, writer);
  let inner = content(element.children, writer);
  for (const style of styles ?? []) {
    const tag = tags[style];
    if (tag !== undefined && !element.block) inner = `<${tag}>${inner}</${tag}>`;
  }
  if (element.classes?.includes('expansion')) writer.views.add('abbreviations');
  const attribute =
    attributes(element, writer) + (told ? ` data-entity="${escapeValue(`entity-${entity}`)}"` : '');
  if (element.block) return `<div${attribute}>${inner}</div>\n`;
  if (value !== undefined && element.classes?.includes('date') && machineDate.test(value)) {
    return `<time${attribute} datetime="${escapeValue(value)}">${inner}</time>`;
  }
  return attribute === '' ? inner : `<span${attribute}>${inner}</span>`;
};

/** What HTML's `time` accepts of ISO 8601. */
const machineDate = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const ruby: Write = (element, writer) => {
  const parts = element.children.map((child) => {
    if (child.behaviour === 'text') return escapeText(child.text);
    const inner = content(child.children, writer);
    return child.classes?.includes('ruby-text') ? `<rt>${inner}</rt>` : inner;
  });
  return `<ruby${attributes(element, writer)}>${parts.join('')}</ruby>`;
};

function linkTo(id: string, element: RenderElement, writer: Writer, own: string): string {
  const address = writer.options.addressOf ?? fragment;
  return anchorElement(address(writer.prefix + id), element, writer, own);
}

function anchorElement(
  href: string,
  element: RenderElement,
  writer: Writer,
  own: string,
  relation = '',
): string {
  const before = writer.inLink;
  writer.inLink = true;
  const inner = content(element.children, writer);
  writer.inLink = before;
  const shown = inner === '' ? `<span data-generated>${escapeText(element.n ?? href)}</span>` : inner;
  return `<a${attributes(element, writer, own)} href="${escapeValue(href)}"${relation}>${shown}</a>`;
}

const hasReference = (element: RenderElement): boolean =>
  element.children.some(
    (child) => child.behaviour !== 'text' && (child.behaviour === 'noteReference' || hasReference(child)),
  );

const link: Write = (element, writer) => {
  const { target, entity } = element;
  const free = !writer.inLink && !hasReference(element);
  if (free && target?.startsWith('#')) return linkTo(target.slice(1), element, writer, '');
  if (free && target !== undefined)
    return anchorElement(target, element, writer, '', ' rel="external noreferrer"');
  if (free && entity !== undefined && writer.options.entities?.has(entity)) {
    writer.used.add(entity);
    return anchorElement(fragment(`entity-${entity}`), element, writer, 'entity');
  }
  return element.children.length > 0
    ? either('')(element, writer)
    : `<span${attributes(element, writer)} data-generated>${escapeText(element.n ?? '')}</span>`;
};

const superscripts = /^[⁰¹²³⁴-⁹⁽⁾*†‡§‖¶]+$/;

const noteReference: Write = (element, writer) => {
  const words = textOf(element.children);
  const mark = words === '' ? (element.n ?? '*') : words;
  const own = superscripts.test(mark) ? 'noteref' : 'noteref raised';
  const generated = words === '' ? ' data-generated' : '';
  const before = writer.inLink;
  writer.inLink = true;
  const inner = words === '' ? escapeText(mark) : content(element.children, writer);
  writer.inLink = before;
  const href = escapeValue(fragment(writer.prefix + (element.target ?? '#').slice(1)));
  return `<a${attributes(element, writer, own)} role="doc-noteref" href="${href}"${generated}>${inner}</a>`;
};

/** A note that stands in the flow. */
const noteInFlow: Write = (element, writer) => {
  const name = element.block ? 'div' : 'span';
  return `<${name}${attributes(element, writer, `note ${element.place ?? 'inline'}`)} role="note">${content(element.children, writer)}</${name}>${element.block ? '\n' : ''}`;
};

const heading: Write = (element, writer) => {
  const { level } = element;
  const inner = content(element.children, writer);
  if (level === undefined) {
    const tag = holdsBlock(element) ? 'div' : 'p';
    return `<${tag}${attributes(element, writer, 'head')}>${inner}</${tag}>\n`;
  }
  const depth = Math.min(6, level + 1 - (writer.options.firstLevel ?? 0));
  if (holdsBlock(element)) {
    return `<div${attributes(element, writer, 'head')} role="heading" aria-level="${depth}">${inner}</div>\n`;
  }
  return `<h${depth}${attributes(element, writer)}>${inner}</h${depth}>\n`;
};

/** Children of a list that are no items keep their place as items without a mark. */
const list: Write = (element, writer) => {
  const glossary = element.listKind === 'glossary';
  const heads = element.children.filter((child) => child.behaviour === 'heading');
  const rest = element.children.filter((child) => child.behaviour !== 'heading');
  let items = '';
  writer.glossary.push(glossary);
  for (const child of rest) {
    const inner = content([child], writer);
    if (child.behaviour === 'listItem') items += inner;
    else if (glossary)
      items += child.behaviour === 'label' && child.block ? inner : `<dd class="loose">${inner}</dd>`;
    else if (child.behaviour === 'list') items += `<li class="group">${inner}</li>`;
    else items += `<li class="loose">${inner}</li>`;
  }
  writer.glossary.pop();
  const tag = glossary ? 'dl' : element.listKind === 'ordered' ? 'ol' : 'ul';
  const role = tag === 'ul' && element.listKind === 'plain' ? 'list plain' : 'list';
  const whole = items === '' ? '' : `<${tag} class="${role}">\n${items}</${tag}>\n`;
  return `<div${attributes(element, writer, 'listing')}>${content(heads, writer)}${whole}</div>\n`;
};

/** An item with a number of its own shows it, unless its words begin with it. */
const item: Write = (element, writer) => {
  if (writer.glossary.at(-1) === true) return within('dd')(element, writer);
  const { n, children } = element;
  const words = textOf(children).trimStart();
  const shown = n === undefined || n.trim() === '' || words.startsWith(n.trim()) ? undefined : n.trim();
  const numbered = shown !== undefined && children[0]?.behaviour !== 'label';
  const mark = numbered ? `<span class="mark" data-generated>${escapeText(shown)}</span> ` : '';
  return `<li${attributes(element, writer, numbered ? 'numbered-item' : '')}>${mark}${content(children, writer)}</li>\n`;
};

const breaks: Write = (element, writer) => {
  const { place, n, wordInternal } = element;
  if (place === 'line') return lineBreak(element, writer);
  const inside = wordInternal === true ? ' data-internal' : '';
  if (place !== 'page') {
    return `<span${attributes(element, writer, place === 'column' ? 'cb' : 'milestone')}></span>`;
  }
  const label = n === undefined ? 'Page break in the print' : `Page ${n} of the print`;
  const mark = n === undefined ? '' : ` data-n="${escapeValue(n)}"`;
  return `<span${attributes(element, writer, 'pb')} role="doc-pagebreak" title="${escapeValue(label)}"${mark}${inside}></span>`;
};

/** Its titles are its caption, where it begins with them; else the first and whatever follows are, so that words keep their order. */
const figure: Write = (element, writer) => {
  const { children } = element;
  const isHead = ({ behaviour }: RenderNode): boolean => behaviour === 'heading';
  const leads = children[0] !== undefined && isHead(children[0]);
  const other = children.findIndex((child) => isHead(child) !== leads);
  const parting = other < 0 ? children.length : other;
  const [before, after] = [children.slice(0, parting), children.slice(parting)].map((nodes) =>
    content(nodes, writer),
  );
  const caption = (words = ''): string => (words === '' ? '' : `<figcaption>${words}</figcaption>`);
  return `<figure${attributes(element, writer)}>${leads ? caption(before) + after : before + caption(after)}</figure>\n`;
};

const section: Write = (element, writer) => {
  writer.contents.push(...contentsLines(element, writer.prefix));
  return sectionElement(element, writer);
};

const sectionElement: Write = (element, writer) =>
  `<section${attributes(element, writer)}>${permalink(element, writer)}\n${inside(element, writer)}</section>\n`;

/** Every fifth line shows its number, which links to it: of 1.1.15, act, scene and line, the last. */
const line: Write = (element, writer) => {
  const [, n] = /(?:^|\.)(\d+)$/.exec(element.n ?? '') ?? [];
  const inner = content(element.children, writer);
  if (n === undefined || Number(n) % 5 !== 0 || Number(n) === 0)
    return `<div${attributes(element, writer, 'l')}>${inner}</div>\n`;
  const link = permalink({ ...element, n, citable: true }, writer);
  const mark = link === '' ? `<span class="permalink" data-generated>${n}</span>` : link;
  return `<div${attributes(element, writer, 'l numbered')}>${mark}${inner}</div>\n`;
};

/** A direction that begins as a phrase goes on (“, to the Queen”), and not as a sentence does. */
const runsOn = ({ children }: RenderElement): boolean => /^[,;:.]/.test(textOf(children.slice(0, 1)));

const gap: Write = (element, writer) =>
  `<span${attributes(element, writer, 'gap')} data-generated="gap">[…]</span>`;

const bibliographic: Write = (element, writer) =>
  element.block ? either('bibl')(element, writer) : inline(element, writer);

const label: Write = (element, writer) => {
  if (!element.block) return either('label')(element, writer);
  return within(writer.glossary.at(-1) === true ? 'dt' : 'div', 'label')(element, writer);
};

const code: Write = (element, writer) => {
  const inner = `<code>${content(element.children, writer)}</code>`;
  if (element.block) return `<pre${attributes(element, writer)} tabindex="0">${inner}</pre>\n`;
  const attribute = attributes(element, writer);
  return attribute === '' ? inner : `<span${attribute}>${inner}</span>`;
};

const writers: Readonly<Record<Behaviour, Write>> = {
  document: within('div', 'document'),
  section,
  heading,
  paragraph: phrases('p', ''),
  block: either(''),
  inline,
  anchor: (element, writer) =>
    element.id === undefined ? '' : `<span${attributes(element, writer)}></span>`,
  link,
  noteReference,
  note: noteInFlow,
  list,
  listItem: item,
  label,
  table,
  row,
  cell,
  break: breaks,
  lineGroup: within('div', 'lg'),
  line,
  figure,
  graphic,
  formula: (element, writer) => formula(element, writer) ?? either('formula')(element, writer),
  alternate,
  gap,
  space: (element, writer) =>
    `<span${attributes(element, writer, 'space')} data-generated="space">&#8195;</span>`,
  furniture: (element, writer) => furniture(element, writer, holdsBlock(element) ? 'div' : 'span'),
  mark: ({ n, node }, { options, tree }) =>
    // A page of a site has the title of its document already.
    options.firstLevel !== undefined && localName(tree, node) === 'TEI'
      ? ''
      : `<span class="mark" data-generated>${escapeText(n ?? '')}</span>`,
  closer: either('closer'),
  dateline: phrases('p', 'dateline'),
  signature: phrases('p', 'signed'),
  quotation: (element, writer) =>
    element.block ? within('blockquote')(element, writer) : either('quotation')(element, writer),
  verbatim: within('div', 'verbatim'),
  speech: within('div', 'speech'),
  speaker: phrases('p', 'speaker'),
  stage: (element, writer) => either(runsOn(element) ? 'stage runs-on' : 'stage')(element, writer),
  entry: within('div', 'entry'),
  bibliographicItem: bibliographic,
  index: either(''),
  code,
};

/** One note of the list at the end: its label, or the number made for it, leads back. */
function note(element: RenderElement, writer: Writer): string {
  const [first, ...rest] = element.children;
  const labelled = first !== undefined && first.behaviour === 'label';
  const mark = labelled ? textOf(first.children) : (element.n ?? '↩\ufe0e');
  const address = writer.options.addressOf ?? fragment;
  const href = escapeValue(address(writer.prefix + (element.target ?? '')));
  const back = `<a class="backlink" role="doc-backlink" href="${href}" aria-label="${escapeValue(labelled || element.n !== undefined ? `Back to the text, note ${mark}` : 'Back to the text')}"${labelled ? '' : ' data-generated'}>${escapeText(mark)}</a>`;
  const inner = content(labelled ? rest : element.children, writer).trimStart();
  const { title: _title, ...plain } = element;
  return `<li${attributes(plain, writer, 'note')} data-reference="${escapeValue(writer.prefix + (element.target ?? ''))}">${back} <div class="words">${inner}</div></li>\n`;
}

/** Writes the text and its notes. */
export function writeBody(tree: RenderTree, options: BodyOptions = {}): Body {
  const writer: Writer = {
    options,
    tree: tree.tei,
    write: (nodes) => content(nodes, writer),
    prefix: options.prefix ?? '',
    used: new Set(),
    inLink: false,
    glossary: [],
    contents: [],
    tables: 0,
    headsColumns: false,
    views: new Set(),
    units: [],
    variants: [],
    entries: entriesByGoal(tree.tei),
  };
  const text = inside(tree.root, writer);
  const notes = tree.notes.map((element) => note(element, writer)).join('');
  const { used, contents, views, units, variants } = writer;
  return { text, notes, variants: variants.join(''), views, units, entities: used, contents };
}
