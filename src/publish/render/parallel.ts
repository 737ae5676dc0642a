/**
 * The texts of an edition in rows, for outputs that set them side by side: what corresponds stands at the same height.
 * Which unit of one text is which of another, their TEI says by @corresp (Guidelines 17.4); nothing is guessed from words.
 * The first text leads. What has no counterpart keeps its place: it follows what stands before it in its own text.
 */
import { attribute, localName } from '../../xml/tree.js';
import { idOf } from './entities.js';
import type { RenderElement, RenderNode, RenderTree } from './tree.js';

/** What one text has in a row, or, of a part that is set in rows itself, in several. No nodes: it has nothing there. */
export interface Cell {
  readonly nodes: readonly RenderNode[];
  /** How many rows it takes. */
  readonly span: number;
}

/** An element that is set in rows: how many, the same as of its counterparts, and how its children fall into them. */
export interface Rows {
  readonly count: number;
  readonly cells: readonly Cell[];
}

/** What is set in rows of one text, from its root down. */
export type RowsOfText = ReadonlyMap<RenderElement, Rows>;

/** Elements of a text that TEI has once in each place: they correspond without saying so. */
const frame = new Set(['TEI', 'text', 'group', 'front', 'body', 'back']);

/** A child, and the name by which its counterparts know it. */
interface Child {
  readonly node: RenderNode;
  readonly key: string | undefined;
}

/** What stands together in the texts: by text, one unit of each, and what follows it up to the next that corresponds. */
interface Band {
  readonly key: string | undefined;
  readonly units: (RenderElement | undefined)[];
  readonly more: RenderNode[][];
}

/** Sets texts in rows; undefined where fewer than two have anything in common. */
export function inRows(trees: readonly RenderTree[]): readonly RowsOfText[] | undefined {
  const keys = trees.map((tree, index) => keysOf(tree, index, trees));
  const texts = trees.map(() => new Map<RenderElement, Rows>());

  /** Sets counterparts in rows, and gives how many these are. */
  const setOut = (elements: readonly (RenderElement | undefined)[]): number => {
    const held = elements.map((): Cell[] => []);
    let count = 0;
    const addRow = (nodes: readonly (readonly RenderNode[])[], span: number): void => {
      for (const [text, cell] of held.entries()) cell.push({ nodes: nodes[text] ?? [], span });
      count += span;
    };
    const children = elements.map((element, text) =>
      (element?.children ?? []).map((node) => ({ node, key: keys[text]?.(node) })),
    );
    for (const { units, more } of bands(children)) {
      const together = units.filter((unit) => unit !== undefined);
      if (together.length > 1 && together.every(holdsRows) && shareParts(units)) {
        const span = setOut(units);
        addRow(units.map(asList), span);
        if (more.some((nodes) => nodes.length > 0)) addRow(more, 1);
      } else
        addRow(
          units.map((unit, text) => [...asList(unit), ...(more[text] ?? [])]),
          1,
        );
    }
    for (const [text, element] of elements.entries()) {
      if (element !== undefined) texts[text]?.set(element, { count, cells: withoutTail(held[text] ?? []) });
    }
    return count;
  };

  /** Whether each has a part that corresponds: one of other parts would stand above the others, and not beside them. */
  const shareParts = (units: readonly (RenderElement | undefined)[]): boolean => {
    const names = units.map(
      (unit, text) => new Set((unit?.children ?? []).map((node) => keys[text]?.(node))),
    );
    const share = (one: number, other: number): boolean =>
      [...(names[one] ?? [])].some((name) => name !== undefined && names[other]?.has(name));
    return units.every(
      (unit, one) => unit === undefined || units.some((_, other) => other !== one && share(one, other)),
    );
  };

  return setOut(trees.map(({ root }) => root)) > 1 ? texts : undefined;
}

const asList = (unit: RenderElement | undefined): readonly RenderNode[] => (unit === undefined ? [] : [unit]);

const holdsRows = ({ behaviour, block }: RenderElement): boolean =>
  block && (behaviour === 'section' || behaviour === 'block' || behaviour === 'document');

/** The empty cells at the end say nothing. */
const withoutTail = (cells: readonly Cell[]): readonly Cell[] =>
  cells.slice(0, cells.findLastIndex(({ nodes }) => nodes.length > 0) + 1);

/** Walks through the children of counterparts, and joins those that correspond. */
function bands(children: readonly (readonly Child[])[]): Band[] {
  const count = children.length;
  const empty = (key: string | undefined): Band => ({
    key,
    units: new Array<RenderElement | undefined>(count).fill(undefined),
    more: Array.from({ length: count }, () => []),
  });
  const shared = new Set<string>();
  const [leading = [], ...others] = children.map((list) => list.flatMap(({ key }) => key ?? []));
  for (const keys of others) for (const key of inOrder(leading, keys)) shared.add(key);
  const start = empty(undefined);
  const all = [start, ...leading.filter((key) => shared.has(key)).map(empty)];
  for (const [text, list] of children.entries()) {
    let at = 0;
    for (const { node, key } of list) {
      const next =
        key !== undefined && shared.has(key)
          ? all.findIndex((band, index) => index > at && band.key === key)
          : -1;
      const band = all[next === -1 ? at : next];
      if (next === -1 || node.behaviour === 'text') band?.more[text]?.push(node);
      else if (band !== undefined) {
        band.units[text] = node;
        at = next;
      }
    }
  }
  return start.more.some((nodes) => nodes.length > 0) ? all : all.slice(1);
}

/** The longest run of names that stand in the same order in both lists: where two texts order their parts differently, the fewer go without. */
function inOrder(one: readonly string[], other: readonly string[]): string[] {
  const places = new Map(one.map((key, index) => [key, index]));
  const common = other.filter((key) => places.has(key));
  const place = (index: number): number => places.get(common[index] ?? '') ?? -1;
  /** Of each length, where the run ends that leaves most room. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const index of common.keys()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(ends[middle] ?? 0) < place(index)) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const run: string[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) run.push(common[index] ?? '');
  return run.reverse();
}

/** Gives the name of a node among its counterparts: for a unit of the first text its id, for one of another the id that it points to. */
function keysOf({ tei }: RenderTree, index: number, trees: readonly RenderTree[]) {
  const leadingFile = nameOf(trees[0]?.tei.source.path ?? '');
  return (node: RenderNode): string | undefined => {
    if (node.behaviour === 'text' || !node.block) return undefined;
    const name = localName(tei, node.node);
    if (frame.has(name)) return name;
    if (index === 0) return idOf(tei, node.node);
    for (const pointer of (attribute(tei, node.node, 'corresp') ?? '').split(/\s+/)) {
      const [file = '', id] = pointer.split('#');
      if (id !== undefined && nameOf(file) === leadingFile) return id;
    }
    return undefined;
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
