/** The render tree as a row of blocks: where blocks begin and end, how far they are set in, what stands before an item. */
import type { Behaviour, RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import { standsApart } from '../render/witnesses.js';
import { entryText, isEntry, placeOf, variants } from './apparatus.js';
import type { BlockKind, TextBlock, TextBlocks, TextNote } from './blocks.types.js';
import { inlineText, type Lines, NoteNumbers, tidy } from './inline.js';
import { type Marks, mark } from './marks.js';

/** What stands before the first block of an item, and whether it has been set. */
interface Lead {
  readonly text: string;
  used: boolean;
}

interface Walk extends Lines {
  readonly tei: RenderTree['tei'];
  /** The entries of the apparatus met so far that stand at their lemma. */
  readonly entries: RenderElement[];
  readonly blocks: TextBlock[];
  readonly indent: number;
  readonly kind: BlockKind;
  readonly unit: string | undefined;
  readonly level?: number | undefined;
  readonly lead?: Lead | undefined;
  readonly stanza?: object | undefined;
}

/** Blocks and notes of one text. */
export function textBlocks(tree: RenderTree, marks: Marks): TextBlocks {
  const numbers = new NoteNumbers(tree);
  const blocks: TextBlock[] = [];
  const entries: RenderElement[] = [];
  const { tei } = tree;
  const start = { marks, numbers, flows: false, indent: 0, kind: 'paragraph', unit: undefined } as const;
  const walk = { ...start, tei, entries };
  walkBlock(tree.root, { ...walk, blocks });
  if (entries.length > 0) {
    push(mark(marks, 'Apparatus'), { ...walk, blocks });
    for (const entry of entries)
      push(mark(marks, entryText(entry, tei, walk)), { ...walk, blocks, kind: 'item' });
  }
  for (const note of tree.notes) numbers.of(note);
  const notes: TextNote[] = [];
  for (const [note, number] of numbers.inOrder) {
    const inside: Walk = { ...walk, flows: true, blocks: [] };
    const [first, ...rest] = note.children;
    const labelled = first !== undefined && first.behaviour === 'label';
    walkChildren(labelled ? rest : note.children, inside);
    const label = labelled ? tidy(inlineText(first.children, inside)) : undefined;
    notes.push({ number, id: note.id, label, blocks: inside.blocks });
  }
  return { marks, blocks, notes };
}

/** Children in their order: what runs in a line between two blocks is a block too. */
function walkChildren(children: readonly RenderNode[], walk: Walk): void {
  let run: RenderNode[] = [];
  const flush = (): void => {
    const text = inlineText(run, walk);
    push(walk.kind === 'verbatim' ? text.replace(/^\n+|[ \t\n]+$/g, '') : tidy(text), walk);
    run = [];
  };
  for (const child of children) {
    if (child.behaviour === 'text' || !child.block) {
      run.push(child);
      collectEntries(child, walk.entries);
    } else if (
      run.length > 0 &&
      run.every(isNoText) &&
      !child.children.some(isBlock) &&
      child.children[0]?.behaviour !== 'mark'
    ) {
      // What is set before a block stands in its line.
      const lead: Lead = { text: tidy(inlineText(run, walk)), used: false };
      run = [];
      walkBlock(child, { ...walk, lead });
      pushLead({ ...walk, lead });
    } else {
      flush();
      walkBlock(child, walk);
    }
  }
  flush();
}

function collectEntries(node: RenderNode, entries: RenderElement[]): void {
  if (node.behaviour === 'text') return;
  if (isEntry(node)) entries.push(node);
  for (const child of node.children) collectEntries(child, entries);
}

/** An entry that stands apart: where it belongs, the lemma, and in brackets what the witnesses have. */
function entryBlocks(entry: RenderElement, walk: Walk): void {
  const place = placeOf(entry, walk.tei);
  const lead: Lead = { text: place === undefined ? '' : mark(walk.marks, `at ${place}`), used: false };
  const more = `also ${variants(entry, walk.tei, walk)}`;
  const behind: RenderNode = { behaviour: 'mark', node: entry.node, children: [], block: false, n: more };
  const space: RenderNode = { behaviour: 'text', text: ' ', node: entry.node };
  walkChildren([...entry.children, space, behind], { ...walk, kind: 'item', lead });
}

const isBlock = (node: RenderNode): boolean => node.behaviour !== 'text' && node.block;
const isNoText = (node: RenderNode): boolean =>
  node.behaviour === 'mark' || (node.behaviour === 'text' && node.text.trim() === '');

function push(text: string, walk: Walk): void {
  if (text === '') return;
  const { kind, level, unit, lead } = walk;
  const first = lead === undefined || !lead.used;
  const indent = first ? walk.indent : walk.indent + 2;
  const before = first && lead !== undefined && lead.text !== '' ? `${lead.text} ` : '';
  if (lead !== undefined) lead.used = true;
  walk.blocks.push({
    kind: first || kind !== 'item' ? kind : 'paragraph',
    text: before + text,
    level,
    unit,
    indent,
    ...(kind === 'line' ? { stanza: walk.stanza } : {}),
  });
}

/** A lead that no block took stands alone. */
function pushLead(walk: Walk): void {
  const { lead, ...rest } = walk;
  if (lead === undefined || lead.used || lead.text === '') return;
  lead.used = true;
  push(lead.text, { ...rest, kind: 'item' });
}

/** How the blocks of a behaviour differ from those around them. */
const layouts: Partial<Record<Behaviour, (element: RenderElement, walk: Walk) => Partial<Walk>>> = {
  block: ({ classes }, { indent }) =>
    classes?.includes('sense') ? { kind: 'item', flows: true, indent: indent + 2 } : { flows: false },
  closer: () => ({ flows: false }),
  code: (_element, { indent }) => ({ kind: 'verbatim', indent: indent + 4, flows: false }),
  heading: ({ level }) => ({ kind: 'heading', level, flows: false }),
  line: ({ styles }, { indent }) => ({
    kind: 'line',
    flows: false,
    indent: styles?.includes('indent') ? indent + 4 : indent,
  }),
  lineGroup: (element, { indent }) => ({ indent: indent + 2, stanza: element }),
  // Lines of an anonymous block are those of an inscription or a list more often than of prose.
  paragraph: ({ classes }) => ({ flows: classes?.includes('ab') !== true }),
  quotation: (_element, { indent }) => ({ indent: indent + 4 }),
  signature: (_element, { indent }) => ({ indent: indent + 4, flows: false }),
  speaker: () => ({ kind: 'speaker' }),
  stage: (_element, { indent }) => ({ indent: indent + 6, flows: true }),
  verbatim: (_element, { indent }) => ({ kind: 'verbatim', indent: indent + 4, flows: false }),
};

function walkBlock(element: RenderElement, outer: Walk): void {
  const walk = element.citable && element.id !== undefined ? { ...outer, unit: element.id } : outer;
  const { behaviour } = element;
  if (behaviour === 'furniture') return;
  if (behaviour === 'note' || behaviour === 'graphic') push(inlineText([element], walk), walk);
  else if (isEntry(element) && standsApart(walk.tei, element.node)) entryBlocks(element, walk);
  else if (behaviour === 'list') listBlocks(element, walk);
  else if (behaviour === 'table') tableBlocks(element, walk);
  else walkChildren(element.children, { ...walk, ...layouts[behaviour]?.(element, walk) });
}

function listBlocks(list: RenderElement, outer: Walk): void {
  pushLead(outer);
  let count = 0;
  let terms: string[] = [];
  const inside: Walk = { ...outer, kind: 'item', flows: true, lead: undefined, indent: outer.indent + 2 };
  let heads = false;
  const flush = (): void => {
    if (terms.length > 0) push(terms.join(' '), inside);
    terms = [];
  };
  for (const child of list.children) {
    const isHead = child.behaviour === 'label' && child.classes?.includes('column-head') === true;
    if (heads && !isHead) flush();
    heads = isHead;
    if (child.behaviour === 'label') terms.push(tidy(inlineText(child.children, inside)));
    else if (child.behaviour === 'listItem') {
      count++;
      const before = terms.length > 0 ? terms.join(' ') : leadOf(child, list, count, inside);
      terms = [];
      const lead: Lead = { text: before, used: false };
      const unit = child.citable && child.id !== undefined ? child.id : inside.unit;
      walkChildren(child.children, { ...inside, unit, lead });
      pushLead({ ...inside, unit, lead });
    } else {
      flush();
      walkChildren([child], child.behaviour === 'heading' ? outer : inside);
    }
  }
  flush();
}

/** The number or bullet of an item that does not print its own. */
function leadOf(item: RenderElement, list: RenderElement, count: number, { marks }: Walk): string {
  const { listKind } = list;
  if (printsLabel(item)) return '';
  if (item.n !== undefined || listKind === 'ordered') {
    const n = item.n ?? `${count}`;
    return mark(marks, /^[\p{L}\p{N}]+$/u.test(n) ? `${n}.` : n);
  }
  return listKind === 'bulleted' ? (marks.bullet ?? mark(marks, '-')) : '';
}

function printsLabel({ children }: RenderElement): boolean {
  const first = children.find((child) => child.behaviour !== 'text' || child.text.trim() !== '');
  if (first === undefined || first.behaviour === 'text') return false;
  return first.behaviour === 'label' || (first.block && printsLabel(first));
}

function tableBlocks(element: RenderElement, walk: Walk): void {
  const table = {};
  pushLead(walk);
  /** By column: how many rows more it is filled by a cell from above. */
  const filled: number[] = [];
  for (const child of element.children) {
    if (child.behaviour === 'row') {
      const { unit = walk.unit } = child.citable ? { unit: child.id } : {};
      const cells = cellTexts(child, walk, filled);
      walk.blocks.push({ kind: 'row', text: '', cells, table, indent: walk.indent, unit });
    } else walkChildren([child], walk);
  }
}

const mostColumns = 100;

/** Each cell on one line; a cell over several columns or rows leaves the others empty. */
function cellTexts(row: RenderElement, walk: Walk, filled: number[]): string[] {
  const cells: string[] = [];
  const skip = (): void => {
    for (let x = cells.length; (filled[x] ?? 0) > 0; x = cells.length) {
      filled[x] = (filled[x] ?? 1) - 1;
      cells.push('');
    }
  };
  for (const child of row.children) {
    if (child.behaviour === 'text' && child.text.trim() === '') continue;
    skip();
    const { columns = 1, rows = 1 } = child.behaviour === 'text' ? {} : child;
    const across = Math.max(1, Math.min(columns, mostColumns));
    for (let x = 0; x < across; x++) {
      if (rows > 1) filled[cells.length] = rows - 1;
      cells.push(x === 0 ? cellText(child, walk) : '');
    }
  }
  skip();
  return cells;
}

function cellText(cell: RenderNode, walk: Walk): string {
  const inside: Walk = { ...walk, blocks: [], lead: undefined, kind: 'paragraph', flows: true };
  walkChildren([cell], inside);
  const text = inside.blocks.map(({ text, cells = [] }) => [text, ...cells].join(' ')).join(' ');
  return tidy(text.replace(/[\t\n]/g, ' '));
}
