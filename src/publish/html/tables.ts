/** Tables: each in a box that scrolls by itself, and that the keyboard can reach. What is no row or cell gets one. */
import type { RenderNode } from '../render/tree.js';
import { attributes, textOf, type Write } from './attributes.js';
import { escapeValue } from './escape.js';

export const table: Write = (element, writer) => {
  writer.tables++;
  const heads = element.children.filter((child) => child.behaviour === 'heading');
  const width = element.children.reduce(
    (most, row) => Math.max(most, row.behaviour === 'row' ? row.children.length : 0),
    1,
  );
  let rows = '';
  for (const child of element.children) {
    if (child.behaviour === 'heading') continue;
    if (child.behaviour === 'row') rows += writer.write([child]);
    else rows += `<tr class="loose"><td colspan="${width}">${writer.write([child])}</td></tr>\n`;
  }
  const caption =
    heads.length === 0
      ? ''
      : `<caption>${heads.map((head) => writer.write(childrenOf(head))).join(' ')}</caption>\n`;
  const title = heads.map((head) => textOf(childrenOf(head))).join(' ');
  const name = title === '' ? `Table ${writer.tables}` : `Table ${writer.tables}: ${title}`;
  return `<section class="table" aria-label="${escapeValue(name)}" tabindex="0"><table${attributes(element, writer)}>\n${caption}<tbody>\n${rows}</tbody></table></section>\n`;
};

const childrenOf = (node: RenderNode): readonly RenderNode[] =>
  node.behaviour === 'text' ? [] : node.children;

export const row: Write = (element, writer) => {
  let cells = '';
  const written = element.children.filter(({ behaviour }) => behaviour === 'cell');
  const isHead = written.every((child) => child.behaviour !== 'text' && child.header === true);
  const before = writer.headsColumns;
  writer.headsColumns = isHead;
  for (const child of element.children) {
    const inner = writer.write([child]);
    cells += child.behaviour === 'cell' ? inner : `<td class="loose">${inner}</td>`;
  }
  writer.headsColumns = before;
  return `<tr${attributes(element, writer)}>${cells}</tr>\n`;
};

export const cell: Write = (element, writer) => {
  const tag = element.header === true ? 'th' : 'td';
  const scope = tag === 'td' ? '' : ` scope="${writer.headsColumns ? 'col' : 'row'}"`;
  const spans =
    (element.columns === undefined ? '' : ` colspan="${element.columns}"`) +
    (element.rows === undefined ? '' : ` rowspan="${element.rows}"`);
  return `<${tag}${attributes(element, writer)}${scope}${spans}>${writer.write(element.children)}</${tag}>`;
};
