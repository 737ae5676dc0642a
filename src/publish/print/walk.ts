/** What a walk through a text for print knows: which notes are set, what links can reach, where it is. */
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import type { PrintNode } from './data.types.js';

export interface Walk {
  /** Notes by id, that have a reference. */
  readonly notes: ReadonlyMap<string, RenderElement>;
  /** Ids of notes that have been set. */
  readonly placed: Set<string>;
  /** Ids that something links to: only these become labels; and which of them were set. */
  readonly linked: ReadonlySet<string>;
  readonly reached: Set<string>;
  /** Before every label: two texts may have the same identifiers. */
  readonly prefix: string;
  /** Marks of page breaks that stood between blocks: they go to the start of the next paragraph. */
  readonly pending: PrintNode[];
  /** Which line breaks of the source are kept where we are: all, or those after short lines. */
  readonly lines?: 'all' | 'short' | undefined;
  /** How many characters the line of the source has so far. */
  readonly line: { length: number };
  /** The language where we are. */
  readonly lang: string;
  readonly depth: number;
  /** Where pictures are, by the address that the document gives them. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Beside another text: its notes say of which language they are. */
  readonly parallel?: true;
  /** In a quotation whose marks print sets. */
  readonly quoted?: RenderElement;
  /** In a heading. */
  readonly heading?: true;
  /** The heading beside it stands in the contents: this one does not. */
  readonly led?: true;
}

/** Prints with labels where something links to. What is nowhere on paper (furniture, another reading) is no place to go to: without those, once more. */
export function withPlaces<Printed>(
  trees: readonly RenderTree[],
  prefixes: readonly string[],
  pictures: Walk['pictures'],
  print: (walks: readonly Walk[]) => Printed,
): Printed {
  const linked = trees.map(linkedIds);
  const walksOf = (ids: readonly ReadonlySet<string>[]) =>
    trees.map((tree, at) => ({ ...walkOf(tree, ids[at] ?? new Set(), prefixes[at] ?? ''), pictures }));
  const walks = walksOf(linked);
  const printed = print(walks);
  if (walks.every(({ reached }, at) => reached.size === linked[at]?.size)) return printed;
  return print(walksOf(walks.map(({ reached }) => reached)));
}

const walkOf = (tree: RenderTree, linked: ReadonlySet<string>, prefix: string): Omit<Walk, 'pictures'> => ({
  notes: new Map(tree.notes.flatMap((note) => (note.id === undefined ? [] : [[note.id, note] as const]))),
  placed: new Set(),
  linked,
  reached: new Set(),
  prefix,
  pending: [],
  line: { length: 0 },
  lang: tree.lang,
  depth: 0,
});

function linkedIds(tree: RenderTree): Set<string> {
  const ids = new Set<string>();
  const visit = (node: RenderNode): void => {
    if (node.behaviour === 'text') return;
    if (node.target?.startsWith('#') && node.behaviour !== 'note') ids.add(node.target.slice(1));
    for (const child of node.children) visit(child);
  };
  visit(tree.root);
  for (const note of tree.notes) visit(note);
  return ids;
}

/** Its label, where something links to it. */
export function labelOf(id: string | undefined, walk: Walk): string | undefined {
  if (id === undefined || !walk.linked.has(id)) return undefined;
  walk.reached.add(id);
  return `${walk.prefix}${id}`;
}
