/** Texts side by side for print: a column a text, a row for each part that corresponds. */
import { inRows, type RowsOfText } from '../render/parallel.js';
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import type { PrintContent, PrintNode, PrintRow, PrintRowCell } from './data.types.js';
import { isClosing, printNodes } from './nodes.js';
import { notesLeft } from './notes.js';
import { labelOf, type Walk, withPlaces } from './walk.js';

/** More columns than these are too narrow to be read, also on a page laid across. */
const mostColumns = 3;

/** The texts in rows; undefined where nothing joins them, or there are too many: then they are set one after another. */
export function printRows(
  trees: readonly RenderTree[],
  prefixes: readonly string[],
  pictures: Walk['pictures'] = new Map(),
): readonly PrintRow[] | undefined {
  if (trees.length < 2 || trees.length > mostColumns) return undefined;
  const maps = inRows(trees);
  return maps && withPlaces(trees, prefixes, pictures, (walks) => new Rows(trees, maps, walks).all());
}

/** What is around the cells of one text: the sections that they stand in. */
interface Around {
  readonly walk: Walk;
  readonly styles: readonly string[];
}

class Rows {
  private readonly rows: PrintRow[] = [];
  /** Anchors of sections that have begun: they go into the next cell of their text. */
  private readonly opened: PrintContent[][];

  constructor(
    private readonly trees: readonly RenderTree[],
    private readonly maps: readonly RowsOfText[],
    private readonly walks: readonly Walk[],
  ) {
    this.opened = trees.map(() => []);
  }

  all(): readonly PrintRow[] {
    const around = this.walks.map((walk): Around => ({ walk: { ...walk, parallel: true }, styles: [] }));
    this.setOut(
      this.trees.map(({ root }) => root),
      around,
    );
    this.add(around.map((one, text) => this.cellOf(one, [...this.left(text), ...this.takeOpened(text)])));
    return this.rows;
  }

  private left(text: number): PrintContent[] {
    const [tree, walk] = [this.trees[text], this.walks[text]];
    return tree === undefined || walk === undefined ? [] : notesLeft(tree, walk);
  }

  /** Counterparts, row by row; those that are set in rows themselves, from the inside. */
  private setOut(elements: readonly (RenderElement | undefined)[], around: readonly Around[]): void {
    const cells = elements.map((one, text) => (one && this.maps[text]?.get(one)?.cells) ?? []);
    for (let row = 0; row < Math.max(...cells.map(({ length }) => length)); row++) {
      const nodes = cells.map((list) => list[row]?.nodes ?? []);
      const inside = nodes.map((list, text) => this.setInRows(list, text));
      if (nodes.every((list, text) => list.length === 0 || inside[text] !== undefined))
        this.setOut(
          inside,
          around.map((one, text) => this.enter(inside[text], one, text)),
        );
      else this.addRow(nodes, around);
    }
  }

  private setInRows(nodes: readonly RenderNode[], text: number): RenderElement | undefined {
    const [only] = nodes;
    return nodes.length === 1 && only?.behaviour !== 'text' && only && this.maps[text]?.has(only)
      ? only
      : undefined;
  }

  private enter(element: RenderElement | undefined, { walk, styles }: Around, text: number): Around {
    const id = labelOf(element?.id, walk);
    if (id !== undefined) this.opened[text]?.push({ is: 'anchor', id, children: [] });
    return {
      walk: { ...walk, lang: element?.lang ?? walk.lang },
      styles: [...styles, ...(element?.styles ?? [])],
    };
  }

  private addRow(nodes: readonly (readonly RenderNode[])[], around: readonly Around[]): void {
    const led = holdsHeading(nodes[0] ?? []);
    this.add(
      around.map((one, text) => {
        const walk: Walk = led && text > 0 ? { ...one.walk, led } : one.walk;
        const children = printNodes(nodes[text] ?? [], walk).filter((child) => child !== ' ');
        return this.cellOf(one, children.length === 0 ? [] : [...this.takeOpened(text), ...children]);
      }),
    );
  }

  private takeOpened(text: number): PrintContent[] {
    return this.opened[text]?.splice(0) ?? [];
  }

  private cellOf({ walk, styles }: Around, children: readonly PrintContent[]): PrintRowCell {
    return { lang: walk.lang, styles: styles.length > 0 ? styles : undefined, children };
  }

  private add(cells: readonly PrintRowCell[]): void {
    const filled = cells.filter(({ children }) => children.length > 0);
    if (filled.length === 0) return;
    const before = this.rows.at(-1);
    if (before && filled.every(({ children }) => isClosing(children[0])) && before.cells.every(isShort))
      this.rows[this.rows.length - 1] = { ...before, keep: true };
    const heads = filled.every(({ children }) => isHeading(children.at(-1)));
    const short = filled.every(isShort);
    const noted = filled.some(({ children }) => children.some(holdsNote));
    this.rows.push({
      cells,
      keep: heads ? true : undefined,
      whole: short && (heads || noted) ? true : undefined,
    });
  }
}

/** Characters of a cell that is not parted, so that its notes are on its page: about a third of a column. */
const mostWhole = 800;
const isShort = ({ children }: PrintRowCell): boolean => lengthOf(children) < mostWhole;

function holdsHeading(nodes: readonly RenderNode[]): true | undefined {
  return nodes.some(
    (node) =>
      node.behaviour !== 'text' &&
      ((node.behaviour === 'heading' && node.level !== undefined) || holdsHeading(node.children)),
  )
    ? true
    : undefined;
}

const isHeading = (content: PrintContent | undefined): boolean =>
  typeof content === 'object' && content.is === 'heading';

/** All that a node holds, wherever it keeps it. */
const insideOf = (node: PrintNode): readonly PrintContent[] => [
  ...node.children,
  ...(node.head ?? []),
  ...(node.items ?? []).flatMap(({ label = [], children }) => [...label, ...children]),
  ...(node.cells ?? []).flatMap(({ children }) => children),
];

const holdsNote = (content: PrintContent): boolean =>
  typeof content === 'object' && (content.note !== undefined || insideOf(content).some(holdsNote));

const lengthOf = (content: readonly PrintContent[]): number =>
  content.reduce((sum, one) => sum + (typeof one === 'string' ? one.length : lengthOf(insideOf(one))), 0);
