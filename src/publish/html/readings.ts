/**
 * What a page can show beside the reading text: the source as it is written (spelling, errors, abbreviations, lines, running
 * heads), for the reader to switch on, and the variants of an apparatus, in a list that is linked with the text both ways.
 * All of it is on the page; a style sheet and check boxes show it, without a script.
 */
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import { witnessesOf } from '../render/witnesses.js';
import { attributes, textOf, type Writer, withoutId } from './attributes.js';
import { escapeText, escapeValue } from './escape.js';

/** What can be shown as in the source, in the order of the check boxes: a name of the style sheet, and how it is called. */
const views = [
  ['spelling', 'spelling'],
  ['errors', 'errors'],
  ['abbreviations', 'abbreviations'],
  ['changes', 'what was changed'],
  ['lines', 'lines'],
  ['furniture', 'running heads'],
] as const;
export type View = (typeof views)[number][0];

/** A check box. */
export interface ViewChoice {
  readonly id: string;
  readonly label: string;
}

/** The check boxes of a page on which these can be switched. */
export function viewChoices(found: ReadonlySet<View>): ViewChoice[] {
  const choices = views
    .filter(([name]) => found.has(name))
    .map(([name, label]) => ({ id: `view-${name}`, label }));
  return choices.length > 1 ? [{ id: 'view-everything', label: 'everything' }, ...choices] : choices;
}

/** By a class of the alternative, or of a reading in it. */
const viewByClass: Readonly<Record<string, View>> = {
  sic: 'errors',
  corrected: 'errors',
  abbreviation: 'abbreviations',
  expanded: 'abbreviations',
  substitution: 'changes',
  'line-end-hyphen': 'lines',
};

function viewOf(element: RenderElement): View {
  const readings = [...element.children, ...(element.alternate ?? [])];
  for (const node of [element, ...readings]) {
    const name = node.behaviour === 'text' ? undefined : node.classes?.find((one) => one in viewByClass);
    const view = name === undefined ? undefined : viewByClass[name];
    if (view !== undefined) return view;
  }
  return 'spelling';
}

/** A choice between readings: the one that is read, and the other one hidden. */
export function alternate(element: RenderElement, writer: Writer): string {
  if (element.classes?.includes('apparatus')) return lemma(element, writer);
  const name = element.block ? 'div' : 'span';
  const other = writer.write(element.alternate ?? []);
  const shown = writer.write(element.children);
  const view = other === '' ? '' : viewOf(element);
  if (view !== '') writer.views.add(view);
  const hidden = other === '' ? '' : `<${name} class="other" hidden>${other}</${name}>`;
  const reading = shown === '' ? '' : `<${name} class="reading">${shown}</${name}>`;
  const own = view === '' ? 'alternate' : `alternate in-${view}`;
  return `<${name}${attributes(element, writer, own)}>${reading}${hidden}</${name}>`;
}

/** What the edition reads, with a letter that leads to what the witnesses have. */
function lemma(element: RenderElement, writer: Writer): string {
  const name = element.block ? 'div' : 'span';
  const shown = writer.write(element.children);
  const variants = readings(element.alternate ?? [], writer.tree);
  if (variants.length === 0) return `<${name}${attributes(element, writer)}>${shown}</${name}>`;
  const letter = letterOf(writer.variants.length);
  const id = `${writer.prefix}edition-variant-${letter}`;
  const words = textOf(element.children).trim();
  const marker = writer.inLink
    ? ''
    : `<a class="variantref" href="#${id}" aria-label="${letter}: variants" data-generated>${letter}</a>`;
  const known = witnessed(element.children, writer.tree);
  const list = variants.map((variant) => {
    const read = variant.children.length === 0 ? '<i>omitted</i>' : writer.write([variant]);
    return `${read}${sigla(witnessesOf(writer.tree, variant.node))}`;
  });
  writer.variants.push(
    `<li id="${id}"><a class="backlink" href="#${id}.text" aria-label="${letter}, back to the text">${letter}</a> <div class="words">${words === '' ? '<i>nothing</i>' : escapeText(words)}${sigla(known)}] ${list.join('; ')}</div></li>\n`,
  );
  const { id: own } = element;
  const anchor = own === undefined ? '' : `<span id="${escapeValue(writer.prefix + own)}"></span>`;
  return `<${name} id="${id}.text"${withoutId(element, writer)}>${anchor}${shown}${marker}</${name}>`;
}

const sigla = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` <i class="sigla">${escapeText(names.join(' '))}</i>`;

const witnessed = (nodes: readonly RenderNode[], tree: RenderTree['tei']): readonly string[] =>
  nodes.flatMap((node) => (node.behaviour === 'text' ? [] : witnessesOf(tree, node.node)));

/** The readings of an apparatus entry, those in groups included. */
function readings(nodes: readonly RenderNode[], tree: RenderTree['tei']): RenderElement[] {
  return nodes.flatMap((node) => {
    if (node.behaviour === 'text') return [];
    const isGroup = witnessesOf(tree, node.node).length === 0 && witnessed(node.children, tree).length > 0;
    return isGroup ? readings(node.children, tree) : [node];
  });
}

/** 0 → a, 25 → z, 26 → aa. */
function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** A line end of the source: shown where the reader asks for lines. */
export function lineBreak(element: RenderElement, writer: Writer): string {
  writer.views.add('lines');
  const anchor =
    element.id === undefined ? '' : `<span id="${escapeValue(writer.prefix + element.id)}"></span>`;
  const between = element.wordInternal === true ? '' : ' ';
  return `${between}${anchor}<br${withoutId(element, writer, 'lb')}>`;
}

/** Running heads, page numbers and signatures of the print. */
export function furniture(element: RenderElement, writer: Writer, name: string): string {
  writer.views.add('furniture');
  return `<${name}${attributes(element, writer, 'furniture')} hidden>${writer.write(element.children)}</${name}>`;
}
