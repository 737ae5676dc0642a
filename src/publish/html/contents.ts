/** The table of contents: the sections that have a title of the outline. */
import type { RenderElement, RenderNode } from '../render/tree.js';

/** A line of the table of contents. */
export interface ContentsLine {
  readonly href: string;
  readonly title: string;
  readonly level: number;
}

/** The words of a title, without the markers of its notes. */
export function titleOf(nodes: readonly RenderNode[]): string {
  let title = '';
  for (const node of nodes) {
    if (node.behaviour === 'text') title += node.text;
    else if (node.behaviour === 'break')
      title += node.place === 'line' && node.wordInternal !== true ? ' ' : '';
    else if (node.behaviour !== 'noteReference' && node.behaviour !== 'furniture')
      title += titleOf(node.children);
  }
  return title;
}

/** The lines of one section: none where it has no id or no title. */
export function contentsLines(section: RenderElement, prefix: string): ContentsLine[] {
  const { id } = section;
  const lines: ContentsLine[] = [];
  if (id === undefined) return lines;
  for (const child of section.children)
    if (child.behaviour === 'heading' && child.level !== undefined)
      lines.push({
        href: `#${encodeURI(prefix + id)}`,
        title: titleOf(child.children).trim(),
        level: child.level,
      });
  return lines;
}
