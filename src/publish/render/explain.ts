/** The explanations a reader can ask for: who supplied this, on what evidence, how sure; why something is missing. In English. */
import { childElements, type NodeId, textContent } from '../../xml/tree.js';
import type { View } from './view.js';

const verbs: Readonly<Record<string, string>> = {
  add: 'Added',
  corr: 'Corrected by the editor',
  damage: 'Damaged',
  del: 'Deleted',
  ex: 'Expansion by the editor',
  expan: 'Expanded by the editor',
  orig: 'As written',
  rdg: 'Another reading',
  reg: 'Regularised by the editor',
  secl: 'Held by the editor not to belong to the text',
  sic: 'As it stands in the source',
  supplied: 'Supplied by the editor',
  surplus: 'Superfluous in the source',
  unclear: 'Hard to read',
};

/** True for elements that have an explanation, as far as their names say. */
export const isExplained = (name: string): boolean => name === 'gap' || name === 'space' || name in verbs;

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What an editorial element means, with its evidence; undefined for other elements. */
export function explanation(view: View, node: NodeId, ids: ReadonlyMap<string, NodeId>): string | undefined {
  const name = view.name(node);
  if (name === 'gap' || name === 'space') return missing(view, node, name);
  const verb = verbs[name];
  if (verb === undefined) return undefined;
  const said = [
    verb,
    phrase('', view.get(node, 'reason')),
    phrase('certainty ', view.get(node, 'cert')),
    ...evidence(view, node, ids),
    phrase('witnesses ', view.get(node, 'wit')?.replaceAll('#', '')),
  ].filter((part) => part !== undefined);
  return said.length === 1 && (name === 'add' || name === 'ex') ? undefined : said.join('; ');
}

const phrase = (before: string, value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : `${before}${plain(value.replaceAll('-', ' '))}`;

function evidence(view: View, node: NodeId, ids: ReadonlyMap<string, NodeId>): string[] {
  return (view.get(node, 'source') ?? '')
    .split(/\s+/)
    .map((pointer) => ids.get(pointer.slice(1)))
    .filter((row) => row !== undefined)
    .map((row) => plain(textContent(view.tree, row)));
}

function missing(view: View, node: NodeId, name: string): string {
  const description = childElements(view.tree, node, 'desc').map((row) =>
    plain(textContent(view.tree, row)),
  )[0];
  const quantity = view.get(node, 'quantity') ?? view.get(node, 'extent');
  const unit = view.get(node, 'unit');
  const size = quantity === undefined ? undefined : [quantity, unit].filter(Boolean).join(' ');
  const what = name === 'space' ? 'Space in the source' : 'Not in the text';
  return [what, phrase('', view.get(node, 'reason')), size, description].filter(Boolean).join('; ');
}
