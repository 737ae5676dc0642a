/**
 * What the search of a site looks through: every word of the text, unit by unit, in a script that sets one global. A script,
 * because a page opened from a folder may load scripts and nothing else; the words and not an index of them, because they
 * are wanted for the results, an index is as much again to load, and a browser makes it in half a second (docs/publishing.md).
 */
import type { RenderElement, RenderNode } from '../../render/tree.js';
import type { SitePage } from './pages.js';

/** A unit: the number of its page, its identifier on it ('' for the page itself), its words; 1 where it is a heading. */
type Unit = readonly [page: number, id: string, words: string, heading?: 1];

export interface SearchTexts {
  /** Address, title and language of each page. */
  readonly pages: readonly (readonly [path: string, title: string, lang: string])[];
  readonly units: readonly Unit[];
}

/** Units longer than this are parted at the edge of a block, so that what is found is near what was looked for. */
const longest = 1500;
/** White space that is not one space already. */
const runs = /\s{2,}|[^\S ]/g;
const unread = new Set<RenderNode['behaviour']>(['furniture', 'noteReference', 'gap', 'graphic']);

/** Collects the words of the pages and of their notes. A note that stands on several pages is found on the first. */
export function searchTexts(
  pages: readonly SitePage[],
  notesOf: (page: SitePage) => readonly RenderElement[],
  prefixes: readonly string[],
): SearchTexts {
  const units: Unit[] = [];
  const found = new Set<string>();
  for (const [number, page] of pages.entries()) {
    const prefix = prefixes[page.text] ?? '';
    const collector = new Collector(number, prefix, units);
    collector.read(page.root, '');
    for (const note of notesOf(page)) {
      const id = prefix + (note.id ?? '');
      if (found.has(id)) continue;
      found.add(id);
      collector.read(note, note.id ?? '');
    }
  }
  return { pages: pages.map(({ path, title, lang }) => [path, title, lang]), units };
}

class Collector {
  private words = '';

  constructor(
    private readonly page: number,
    private readonly prefix: string,
    private readonly units: Unit[],
  ) {}

  /** Reads what is below an element; words outside every unit belong to `id`. */
  read(element: RenderElement, id: string): void {
    this.walk(element, id);
    this.flush(id);
  }

  private walk(node: RenderNode, around: string): void {
    if (node.behaviour === 'text') {
      this.words += node.text;
      return;
    }
    if (unread.has(node.behaviour)) return;
    if (node.behaviour === 'break') {
      if (node.wordInternal !== true) this.words += ' ';
      return;
    }
    if (!node.block) {
      for (const child of node.children) this.walk(child, around);
      return;
    }
    const own = node.id ?? around;
    const apart = own !== around || node.behaviour === 'heading' || this.words.length > longest;
    if (apart) this.flush(around);
    else this.words += ' ';
    for (const child of node.children) this.walk(child, own);
    if (apart) this.flush(own, node.behaviour === 'heading');
    else this.words += ' ';
  }

  private flush(id: string, heading = false): void {
    const words = this.words.replace(runs, ' ').trim();
    this.words = '';
    if (words === '') return;
    const full = id === '' ? '' : this.prefix + id;
    this.units.push(heading ? [this.page, full, words, 1] : [this.page, full, words]);
  }
}

/** The script that hands the texts to the page that asks for them. */
export const searchScript = (texts: SearchTexts): string =>
  `engrossSearch.receive(${JSON.stringify(texts)});\n`;
