/**
 * What a page can show beside the reading text: the source as it is written (spelling, errors, abbreviations, lines, running
 * heads), for the reader to switch on, and the variants of an apparatus, in a list that is linked with the text both ways.
 * All of it is on the page; a style sheet and check boxes show it, without a script.
 */
import { attribute, childElement, descendants, localName, parentOf, rootElement } from '../../xml/tree.js';
import type { RenderElement, RenderTree } from '../render/tree.js';
import { readingsOf, standsApart, witnessed, witnessesOf } from '../render/witnesses.js';
import { attributes, fragment, textOf, type Writer, withoutId } from './attributes.js';
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

/** An entry of an apparatus that stands apart from the text, whole: where it belongs, the lemma, what the witnesses have. */
function entry(element: RenderElement, writer: Writer): string {
  const { tree, prefix } = writer;
  const address = writer.options.addressOf ?? fragment;
  const place = attribute(tree, element.node, 'loc');
  const where = place === undefined ? '' : `<b data-generated>${escapeText(place)}</b> `;
  const known = sigla(witnessed(element.children, tree));
  // Where there is no lemma the first reading is as good as the others.
  const hasLemma = childElement(tree, element.node, 'lem') !== undefined;
  const more = variantsOf(element, writer);
  const rest = more === '' ? '' : `<span data-generated>${hasLemma ? '] ' : '; '}${more}</span>`;
  const { id, to } = standing(element.node, writer);
  const back =
    to === undefined
      ? ''
      : ` <a class="backlink" href="${escapeValue(address(prefix + to))}" aria-label="Back to the text" data-generated>↩\ufe0e</a>`;
  const anchor = id === undefined ? '' : `<span id="${id}"></span>`;
  return `<div${attributes(element, writer, 'variant-entry')}>${anchor}${where}${writer.write(element.children)}${known === '' ? '' : `<span data-generated>${known}</span>`}${rest}${back}</div>\n`;
}

/** The identifier of an entry that stands apart, without the prefix of its text. */
export const entryId = (app: number): string => `edition-entry-${app}`;

/** The identifier of an entry that stands apart, and of the end of its lemma in the text. */
function standing(app: number, { tree, prefix }: Writer): { id?: string; to?: string } {
  const to = goalOf(tree, app);
  return to === undefined ? {} : { id: prefix + entryId(app), to };
}

const goalOf = (tree: RenderTree['tei'], app: number): string | undefined =>
  /^#(\S+)/.exec(attribute(tree, app, 'to') ?? attribute(tree, app, 'from') ?? '')?.[1];

/** Nothing of standOff is on a page that has a text. */
function isShown(tree: RenderTree['tei'], app: number): boolean {
  let up = app;
  while (up >= 0 && localName(tree, up) !== 'standOff') up = parentOf(tree, up);
  return up < 0;
}

/** Entries of an apparatus that stands apart, by the identifier at which their lemma ends (double end-point attachment, 12.2.2). */
export function entriesByGoal(tree: RenderTree['tei']): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  if (!tree.names.some(({ local }) => local === 'app')) return found;
  for (const app of descendants(tree, rootElement(tree), 'app')) {
    const goal = isShown(tree, app) ? goalOf(tree, app) : undefined;
    if (goal !== undefined) found.set(goal, [...(found.get(goal) ?? []), app]);
  }
  return found;
}

/** The marks that lead from the end of a lemma to its entries. */
export const entryMarks = (id: string, writer: Writer): string =>
  writer.inLink
    ? ''
    : (writer.entries.get(id) ?? [])
        .map((app) => standing(app, writer).id)
        .map((to) =>
          to === undefined
            ? ''
            : `<a class="variantref" href="${escapeValue((writer.options.addressOf ?? fragment)(to))}" aria-label="Variants" data-generated>*</a>`,
        )
        .join('');

/** What the edition reads, with a letter that leads to what the witnesses have. */
function lemma(element: RenderElement, writer: Writer): string {
  const { tree } = writer;
  if (standsApart(tree, element.node)) return entry(element, writer);
  const name = element.block ? 'div' : 'span';
  const shown = writer.write(element.children);
  const variants = variantsOf(element, writer);
  if (variants === '') return `<${name}${attributes(element, writer)}>${shown}</${name}>`;
  const letter = letterOf(writer.variants.length);
  const id = `${writer.prefix}edition-variant-${letter}`;
  const words = textOf(element.children).trim();
  const marker = writer.inLink
    ? ''
    : `<a class="variantref" href="#${id}" aria-label="${letter}: variants" data-generated>${letter}</a>`;
  const known = witnessed(element.children, writer.tree);
  writer.variants.push(
    `<li id="${id}"><a class="backlink" href="#${id}.text" aria-label="${letter}, back to the text">${letter}</a> <div class="words">${words === '' ? '<i>nothing</i>' : escapeText(words)}${sigla(known)}] ${variants}</div></li>\n`,
  );
  const { id: own } = element;
  const anchor = own === undefined ? '' : `<span id="${escapeValue(writer.prefix + own)}"></span>`;
  return `<${name} id="${id}.text"${withoutId(element, writer)}>${anchor}${shown}${marker}</${name}>`;
}

const variantsOf = ({ alternate = [] }: RenderElement, writer: Writer): string =>
  readingsOf(alternate, writer.tree)
    .map((variant) => {
      const read = variant.children.length === 0 ? '<i>omitted</i>' : writer.write([variant]);
      return `${read}${sigla(witnessesOf(writer.tree, variant.node))}`;
    })
    .join('; ');

const sigla = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` <i class="sigla">${escapeText(names.join(' '))}</i>`;

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
