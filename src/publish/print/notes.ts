/** Notes for print: their references, and where they stand. */
import type { RenderElement, RenderTree } from '../render/tree.js';
import type { PrintContent, PrintNode } from './data.types.js';
import { framed, leafOf, plainText, printNodes, reachable } from './nodes.js';
import { labelOf, type Walk } from './walk.js';
import { joiner } from './words.js';

/** Marks after the last paragraph, and the notes whose reference is not shown. */
export function notesLeft(tree: RenderTree, walk: Walk): PrintContent[] {
  const marks = walk.pending.splice(0);
  const notes = tree.notes
    .filter((note) => note.id === undefined || !walk.placed.has(note.id))
    .map((note) => printNote(note, walk, 'block'));
  return marks.length === 0
    ? notes
    : [{ is: 'paragraph', block: true, leaf: true, flush: true, children: marks }, ...notes];
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The sign of a note: figures raised by the typeface, not by their code, so that all are alike. */
const signOf = (text: string): string =>
  text.trim().replace(/[⁰¹²³⁴-⁹]/gu, (figure) => String(superscripts.indexOf(figure)));

/** A sign, or words that speak of a note ("see note 5 above"). */
const isSign = (text: string): boolean => /^[^\p{L}]*\p{L}?[^\p{L}]*$/u.test(text) && text.trim().length <= 6;

export function printReference(element: RenderElement, walk: Walk): PrintContent[] {
  const text = plainText(element.children);
  const id = element.target?.slice(1) ?? '';
  const note = walk.notes.get(id);
  const words = text !== '' && !isSign(text);
  const marker = words ? '*' : signOf(text || (element.n ?? '*'));
  const first = note !== undefined && !walk.placed.has(id);
  const reference: PrintNode = {
    is: 'noteReference',
    marker: first ? marker : `${joiner}${marker}${joiner}`,
    id: labelOf(element.id, walk),
    apart: walk.heading,
    ...(first ? { note: printNote(note, walk, 'called') } : { to: reachable(id, walk) }),
    children: [],
  };
  if (!words) return [reference];
  const link: PrintNode = { is: 'link', to: reference.to, ...framed(element, walk) };
  return first ? [{ ...link, to: undefined }, reference] : [link];
}

/** A note where its text stands, or called from its reference, which shows its sign. */
export function printNote(note: RenderElement, walk: Walk, stands: 'block' | 'inline' | 'called'): PrintNode {
  const block = stands === 'block';
  if (note.id !== undefined) walk.placed.add(note.id);
  const lang = note.lang ?? walk.lang;
  const inside = { ...walk, lang, depth: walk.depth + 2, lines: undefined, line: { length: 0 }, pending: [] };
  const first = note.children[0];
  const labelled =
    stands === 'called' &&
    first !== undefined &&
    first.behaviour === 'label' &&
    isSign(plainText(first.children));
  const children = printNodes(labelled ? note.children.slice(1) : note.children, inside);
  if (!block) unwrapFirst(children);
  if (typeof children[0] === 'string') children[0] = children[0].trimStart();
  const id = labelOf(note.id, walk);
  return {
    is: 'note',
    block: block ? true : undefined,
    leaf: block ? leafOf(children) : undefined,
    id,
    lang: block ? note.lang : lang,
    mark: !block && walk.parallel ? lang : undefined,
    beside: !block && note.place === 'margin' ? true : undefined,
    children,
  };
}

/** A note begins on the line of its number, also where it is made of paragraphs. */
function unwrapFirst(children: PrintContent[]): void {
  const [first] = children;
  if (
    typeof first === 'object' &&
    first.is === 'paragraph' &&
    first.leaf &&
    first.id === undefined &&
    first.lang === undefined
  )
    children.splice(0, 1, ...first.children);
}
