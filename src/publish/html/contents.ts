/** The table of contents: the sections that have a title of the outline. */
import type { RenderElement, RenderNode } from '../render/tree.js';

/** A line of the table of contents. */
export interface ContentsLine {
  readonly href: string;
  readonly title: string;
  readonly level: number;
}

/** The words of a title, without the markers of its notes. */
export const titleOf = (nodes: readonly RenderNode[]): string =>
  nodes
    .map((node) => {
      if (node.behaviour === 'text') return node.text;
      if (node.behaviour === 'noteReference' || node.behaviour === 'furniture') return '';
      if (node.behaviour === 'break') return node.place === 'line' && node.wordInternal !== true ? ' ' : '';
      return titleOf(node.children);
    })
    .join('');

/** The lines of one section: none where it has no id or no title. */
export function contentsLines(section: RenderElement, prefix: string): ContentsLine[] {
  const { id } = section;
  if (id === undefined) return [];
  return section.children.flatMap((child) =>
    child.behaviour === 'heading' && child.level !== undefined
      ? [{ href: `#${encodeURI(prefix + id)}`, title: titleOf(child.children).trim(), level: child.level }]
      : [],
  );
}
