/** What an empty `g` stands for: the character or glyph that the header declares (Guidelines 5.2, 5.3). */
import { childElements, type NodeId, textContent } from '../../xml/tree.js';
import type { View } from './view.js';

/** The words of a `g` that has none itself. */
export interface Glyph {
  /** The characters that it is mapped to. */
  readonly text?: string;
  /** What it is called, where it is mapped to nothing: no word of the text. */
  readonly name?: string;
}

/** @param ids the elements of the whole document by xml:id */
export function glyphOf(view: View, node: NodeId, ids: ReadonlyMap<string, NodeId>): Glyph {
  const pointer = view.get(node, 'ref')?.trim() ?? '';
  const declared = pointer.startsWith('#') ? ids.get(pointer.slice(1)) : undefined;
  if (declared === undefined) return pointer === '' ? {} : { name: pointer.replace(/^#/, '') };
  const { tree } = view;
  const mappings = childElements(tree, declared, 'mapping').filter((one) => said(view, one) !== '');
  const [first] = mappings;
  if (first !== undefined)
    return { text: said(view, mappings.find((one) => isUnicode(view.get(one, 'type'))) ?? first) };
  const names = childElements(tree, declared).filter(
    (one) => ['charName', 'glyphName'].includes(view.name(one)) || isName(view, one),
  );
  const [name] = names;
  return { name: name === undefined ? pointer.slice(1) : (view.get(name, 'value') ?? said(view, name)) };
}

/** Of several mappings, the one to characters as they are, not the normalised or simplified one. */
const isUnicode = (type: string | undefined): boolean => /^(unicode|exact|standard)/i.test(type ?? '');

const isName = (view: View, node: NodeId): boolean =>
  ['localProp', 'unicodeProp'].includes(view.name(node)) && /^name$/i.test(view.get(node, 'name') ?? '');

const said = (view: View, node: NodeId): string => textContent(view.tree, node).trim();
