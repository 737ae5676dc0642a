/** Which divisions of a text are pages of their own: by size, by depth, or by what they are called. */
import type { RenderElement, RenderNode, RenderTree } from '../../render/tree.js';

/** How a text is parted: `auto`, `none`, the number of levels that are pages (`2`), or a type of division (`chapter`). */
export type Split = string;

export interface Parting {
  /** True where a division is taken apart into pages, and is not one itself. `depth`: how many divisions it is in. */
  opens(division: RenderElement, depth: number): boolean;
  /** True where a division goes on on the page of the division before it: nothing says that it begins something. */
  joins(division: RenderElement, page: RenderElement): boolean;
}

/** Texts up to this length are one page (characters): a long read, and a quick download. */
const onePage = 300_000;
/** Divisions up to this length are one page: half an hour of reading. */
const readable = 60_000;

/** A division of the text, or one of the texts of a corpus. */
type Division = RenderElement & { readonly behaviour: 'section' | 'document' };
export const isDivision = (node: RenderNode): node is Division =>
  node.behaviour === 'section' || node.behaviour === 'document';

/** What may hold divisions without being one: front, body, back, group, text. */
const isHolder = (node: RenderNode): node is RenderElement => isDivision(node) || node.behaviour === 'block';

/**
 * Decides how texts are parted.
 * @param split 'auto' parts what is longer than 300,000 characters, and corpora, until a page is read in half an hour;
 *   divisions without type and heading are no pages of their own as long as they fit on the one before
 * @returns undefined where the texts stay one page
 */
export function partingOf(trees: readonly RenderTree[], split: Split): Parting | undefined {
  if (split === 'none') return undefined;
  if (/^\d+$/.test(split)) return { opens: (_division, depth) => depth < Number(split), joins: () => false };
  if (split !== 'auto') return holding(trees, split);
  const lengths = new Map<RenderNode, number>();
  const whole = trees.reduce((sum, { root }) => sum + measure(root, lengths), 0);
  if (whole <= onePage && !trees.some(({ root }) => isCorpus(root))) return undefined;
  const lengthOf = (division: RenderElement): number => lengths.get(division) ?? 0;
  return {
    opens: (division, depth) => depth === 0 || isCorpus(division) || lengthOf(division) > readable,
    joins: (division, page) => {
      const together = lengthOf(page) + lengthOf(division);
      if (isNamed(division) || together > readable) return false;
      lengths.set(page, together);
      return true;
    },
  };
}

/** True where a division has a type, or a heading of the outline. A text of a corpus has the title of its header. */
const isNamed = ({ behaviour, classes, children }: RenderElement): boolean =>
  behaviour === 'document' ||
  classes !== undefined ||
  children.some((child) => child.behaviour === 'heading' && child.level !== undefined);

const isCorpus = (element: RenderElement): boolean =>
  element.children.some((child) => child.behaviour === 'document');

/** How many characters are in a node; kept for what may be parted. */
function measure(node: RenderNode, lengths: Map<RenderNode, number>): number {
  if (node.behaviour === 'text') return node.text.length;
  let length = 0;
  for (const child of node.children) length += measure(child, lengths);
  if (isHolder(node)) lengths.set(node, length);
  return length;
}

/** Divisions that have one of this type in them are opened. */
function holding(trees: readonly RenderTree[], type: string): Parting | undefined {
  const open = new Set<RenderElement>();
  const look = (node: RenderElement): boolean => {
    let found = false;
    for (const child of node.children) {
      if (!isHolder(child)) continue;
      const inside = look(child);
      found ||= inside || (isDivision(child) && typesOf(child).includes(type.toLowerCase()));
    }
    if (found) open.add(node);
    return found;
  };
  for (const { root } of trees) look(root);
  return open.size === 0 ? undefined : { opens: (division) => open.has(division), joins: () => false };
}

const typesOf = (division: RenderElement): readonly string[] => division.classes ?? [];

/** The types of division that there are, in the order in which they are met. */
export function divisionTypes(trees: readonly RenderTree[]): string[] {
  const found = new Set<string>();
  const look = (node: RenderNode): void => {
    if (!isHolder(node)) return;
    if (isDivision(node)) for (const type of typesOf(node)) found.add(type);
    for (const child of node.children) look(child);
  };
  for (const { root } of trees) look(root);
  return [...found];
}

/** True where divisions stand in a node, however many blocks around them. */
export const holdsDivisions = (element: RenderElement): boolean =>
  element.children.some(
    (child) => isDivision(child) || (child.behaviour === 'block' && holdsDivisions(child)),
  );
