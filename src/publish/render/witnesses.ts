/** Which witnesses have a reading, as an edition calls them. Source: Guidelines 12.1.4.1 (@wit), 12.1.4.2 (witness lists). */
import {
  attribute,
  descendants,
  type NodeId,
  rootElement,
  textContent,
  XML,
  type XmlTree,
} from '../../xml/tree.js';

/** The names of the witnesses of a reading: the siglum that the list of witnesses gives, else what the pointer says. */
export function witnessesOf(tree: XmlTree, reading: NodeId): readonly string[] {
  const pointers = attribute(tree, reading, 'wit')?.trim().split(/\s+/) ?? [];
  return pointers
    .filter((pointer) => pointer !== '')
    .map((pointer) => {
      const name = pointer.slice(pointer.indexOf('#') + 1);
      return sigla(tree).get(name) ?? name;
    });
}

/** What a list of witnesses need not say because its entries are known by it: @n, else the identifier; nothing where the words say it. */
export function siglumOf(tree: XmlTree, witness: NodeId): string | undefined {
  const own = attribute(tree, witness, 'n') ?? attribute(tree, witness, 'id', XML);
  return descendants(tree, witness, 'abbr').length > 0 || textContent(tree, witness).trim() === own
    ? undefined
    : own;
}

/** Read once a document. */
const known = new WeakMap<XmlTree, ReadonlyMap<string, string>>();

function sigla(tree: XmlTree): ReadonlyMap<string, string> {
  const found = known.get(tree) ?? readSigla(tree);
  known.set(tree, found);
  return found;
}

/** The sigla of a document's witnesses by xml:id: @n, else what stands as an abbreviation in their description. */
function readSigla(tree: XmlTree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of descendants(tree, rootElement(tree), 'witness')) {
    const id = attribute(tree, row, 'id', XML);
    const [abbreviation] = descendants(tree, row, 'abbr');
    const siglum =
      attribute(tree, row, 'n') ?? (abbreviation === undefined ? undefined : textContent(tree, abbreviation));
    if (id !== undefined && siglum !== undefined) found.set(id, siglum.replace(/\s+/g, ' ').trim());
  }
  return found;
}
