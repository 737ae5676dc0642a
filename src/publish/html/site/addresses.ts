/** Where everything is: the page of each identifier, and the notes of each page. */
import type { RenderElement, RenderNode, RenderTree } from '../../render/tree.js';
import { fragment } from '../attributes.js';
import { entryId } from '../readings.js';
import type { SitePage } from './pages.js';

export interface Addresses {
  /** The address of an identifier, from a page. */
  from(page: SitePage): (id: string) => string;
  /** The notes whose references stand on a page, in the order of the references. */
  notes(page: SitePage): readonly RenderElement[];
}

/** What one page holds. */
interface Holding {
  readonly ids: Set<string>;
  /** The notes of the page, each with the first reference to it there. */
  readonly notes: Map<RenderElement, string | undefined>;
}

/** @param prefixes of the identifiers of each text */
export function addresses(
  pages: readonly SitePage[],
  trees: readonly RenderTree[],
  prefixes: readonly string[],
): Addresses {
  const homes = new Map<string, SitePage>();
  const held = new Map<SitePage, Holding>();
  for (const [text, tree] of trees.entries()) {
    const own = pages.filter((page) => page.text === text);
    for (const [page, holding] of holdings(own, tree)) {
      held.set(page, holding);
      for (const id of holding.ids) {
        const full = (prefixes[text] ?? '') + id;
        if (!homes.has(full)) homes.set(full, page);
      }
    }
  }
  return {
    from: (page) => {
      const prefix = prefixes[page.text] ?? '';
      const here = held.get(page)?.ids;
      return (id) => {
        const home = homes.get(id);
        const stands = id.startsWith(prefix) && here?.has(id.slice(prefix.length)) === true;
        if (stands || home === undefined || home === page) return fragment(id);
        const isPage = home.of.id !== undefined && (prefixes[home.text] ?? '') + home.of.id === id;
        return isPage ? home.path : home.path + fragment(id);
      };
    },
    notes: (page) =>
      [...(held.get(page)?.notes ?? [])].map(([note, target]) =>
        target === undefined || target === note.target ? note : { ...note, target },
      ),
  };
}

/** Reads the pages of one text. A note stands on every page with a reference to it; a note nobody refers to, where the TEI has it. */
function holdings(pages: readonly SitePage[], tree: RenderTree): Map<SitePage, Holding> {
  const byId = new Map(tree.notes.map((note) => [`#${note.id}`, note]));
  const held = new Map<SitePage, Holding>();
  const placed = new Set<RenderElement>();

  const look = (node: RenderNode, holding: Holding): void => {
    if (node.behaviour === 'text') return;
    if (node.id !== undefined) holding.ids.add(node.id);
    if (node.classes?.includes('apparatus')) holding.ids.add(entryId(node.node));
    if (node.behaviour === 'noteReference') {
      const note = byId.get(node.target ?? '');
      if (note !== undefined && !holding.notes.has(note)) take(note, node.id, holding);
    }
    for (const child of node.children) look(child, holding);
    for (const child of node.alternate ?? []) look(child, holding);
  };
  const take = (note: RenderElement, reference: string | undefined, holding: Holding): void => {
    holding.notes.set(note, reference);
    placed.add(note);
    look(note, holding);
  };

  for (const page of pages) {
    const holding: Holding = { ids: new Set(), notes: new Map() };
    held.set(page, holding);
    look(page.root, holding);
  }
  for (const note of tree.notes) {
    if (placed.has(note)) continue;
    const page = pages.findLast((one) => firstRow(one.root) <= note.node) ?? pages[0];
    const holding = page === undefined ? undefined : held.get(page);
    if (holding !== undefined) take(note, note.target, holding);
  }
  return held;
}

/** The row of the TEI with which a page begins. */
const firstRow = (node: RenderNode): number => {
  const [first] = node.behaviour === 'text' ? [] : node.children;
  return first === undefined ? node.node : firstRow(first);
};
