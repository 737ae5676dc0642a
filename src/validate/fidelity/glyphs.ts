/** What the characters and glyphs of a header are mapped to, for the empty `g` that points to them (Guidelines 5.2). */
import { attribute, childElements, descendants, textContent, XML, type XmlTree } from '../../xml/tree.js';

/** By identifier. Of several mappings the one to the characters as they are, before any normalised form. */
export function mappings(tree: XmlTree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const declared of ['char', 'glyph'].flatMap((name) => descendants(tree, 0, name))) {
    const id = attribute(tree, declared, 'id', XML);
    const all = childElements(tree, declared, 'mapping')
      .map((row) => ({ type: attribute(tree, row, 'type') ?? '', text: textContent(tree, row).trim() }))
      .filter(({ text }) => text !== '');
    const exact = all.find(({ type }) => /^(unicode|exact|standard)/i.test(type)) ?? all[0];
    if (id !== undefined && exact !== undefined) found.set(id, exact.text);
  }
  return found;
}
