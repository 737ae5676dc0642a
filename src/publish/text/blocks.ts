/** The render tree as a flat row of blocks of plain text, each with its indent and its mark: what both forms of text are written from. */
import type { RenderElement, RenderNode, RenderTree } from '../render/tree.js';

export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'line' | 'verbatim' | 'speaker' | 'signature' | 'table';
  readonly text: string;
  /** heading: its level in the outline. */
  readonly level?: number | undefined;
  /** item: the printed label, or a mark of our own. */
  readonly label?: string | undefined;
  /** Columns by which all its lines are set in. */
  readonly indent: number;
  /** table: rows of cells. */
  readonly rows?: readonly (readonly string[])[];
  /** The citable unit it belongs to. */
  readonly unit?: string | undefined;
}

/** A note in the order of its reference; its number is the sign in the text: `[1]`. */
export interface TextNote {
  readonly number: number;
  readonly text: string;
  readonly id?: string | undefined;
}

export interface TextBlocks {
  readonly blocks: readonly TextBlock[];
  readonly notes: readonly TextNote[];
}

interface Walk {
  readonly blocks: TextBlock[];
  readonly notes: ReadonlyMap<string, RenderElement>;
  /** Numbers of the notes that were referred to, in their order. */
  readonly numbers: Map<string, number>;
  readonly indent: number;
  readonly kind: TextBlock['kind'];
  readonly unit: string | undefined;
  readonly label?: string | undefined;
  readonly level?: number | undefined;
}

/** Blocks and notes of one text. */
export function textBlocks(tree: RenderTree): TextBlocks {
  const notes = new Map(
    tree.notes.flatMap((note) => (note.id === undefined ? [] : [[note.id, note] as const])),
  );
  const walk: Walk = { blocks: [], notes, numbers: new Map(), indent: 0, kind: 'paragraph', unit: undefined };
  walkBlock(tree.root, walk);
  for (const id of notes.keys()) if (!walk.numbers.has(id)) numberOf(id, walk);
  const texts: TextNote[] = [];
  // Notes may refer to notes: those get their numbers while their texts are read.
  for (const [id, number] of walk.numbers) {
    const note = notes.get(id);
    if (note) texts.push({ number, id, text: noteText(note, walk) });
  }
  return { blocks: walk.blocks, notes: texts };
}

function numberOf(id: string, walk: Walk): number {
  const known = walk.numbers.get(id);
  if (known !== undefined) return known;
  walk.numbers.set(id, walk.numbers.size + 1);
  return walk.numbers.size;
}

/** The text of a note without the label it begins with: its number stands for that. */
function noteText(note: RenderElement, walk: Walk): string {
  const first = note.children[0];
  const labelled =
    first !== undefined && first.behaviour === 'label' && isSign(inlineText(first.children, walk));
  const inside: Walk = { ...walk, blocks: [], indent: 0, kind: 'paragraph' };
  walkChildren(labelled ? note.children.slice(1) : note.children, inside);
  return inside.blocks.map((block) => [block.label, block.text].filter((part) => part).join(' ')).join('\n');
}

export const isSign = (text: string): boolean =>
  /^[^\p{L}]*\p{L}?[^\p{L}]*$/u.test(text) && text.trim().length <= 6;

/** Children in their order: runs of inline ones make a block, blocks make their own. */
function walkChildren(children: readonly RenderNode[], walk: Walk): void {
  let run: RenderNode[] = [];
  let label = walk.label;
  const flush = (): void => {
    const text = tidy(inlineText(run, walk), walk.kind);
    run = [];
    if (text === '' && !label) return;
    walk.blocks.push({
      kind: walk.kind,
      text,
      indent: walk.indent,
      unit: walk.unit,
      level: walk.level,
      label,
    });
    label = undefined;
  };
  for (const child of children) {
    if (child.behaviour === 'text' || !child.block) run.push(child);
    else {
      flush();
      walkBlock(child, label === undefined ? { ...walk, label: undefined } : { ...walk, label });
      label = undefined;
    }
  }
  flush();
}

const tidy = (text: string, kind: TextBlock['kind']): string =>
  kind === 'verbatim'
    ? text.replace(/^\n+|\s+$/gu, '')
    : text.replace(/[ \t]*\n[ \t]*/gu, '\n').replace(/^[ \n]+|[ \n]+$/gu, '');

type Special = (element: RenderElement, walk: Walk) => void;

/** Blocks that read otherwise than their children in a row. */
const specials: Partial<Record<RenderElement['behaviour'], Special>> = {
  furniture: () => undefined,
  heading: (element, walk) =>
    walkChildren(element.children, { ...walk, kind: 'heading', level: element.level }),
  list: listBlocks,
  table: tableBlock,
  lineGroup: (element, walk) => walkChildren(element.children, { ...walk, indent: walk.indent + 2 }),
  line: (element, walk) => walkChildren(element.children, { ...walk, kind: 'line' }),
  speaker: (element, walk) => walkChildren(element.children, { ...walk, kind: 'speaker' }),
  quotation: (element, walk) => walkChildren(element.children, { ...walk, indent: walk.indent + 4 }),
  verbatim: (element, walk) =>
    walkChildren(element.children, { ...walk, kind: 'verbatim', indent: walk.indent + 2 }),
  code: (element, walk) =>
    walkChildren(element.children, { ...walk, kind: 'verbatim', indent: walk.indent + 2 }),
  signature: (element, walk) =>
    walkChildren(element.children, { ...walk, kind: 'signature', indent: walk.indent + 4 }),
};

function walkBlock(element: RenderElement, outer: Walk): void {
  const walk = element.citable && element.id !== undefined ? { ...outer, unit: element.id } : outer;
  const special = specials[element.behaviour];
  if (special) special(element, walk);
  else walkChildren(element.children, walk);
}

function listBlocks(list: RenderElement, walk: Walk): void {
  let number = 0;
  let term: RenderElement | undefined;
  const inside: Walk = { ...walk, kind: 'item', indent: walk.indent + 2 };
  const term_ = (): string => (term ? tidy(inlineText(term.children, walk), 'item') : '');
  for (const child of list.children) {
    if (child.behaviour === 'text' && child.text.trim() === '') continue;
    if (child.behaviour === 'label') {
      if (term) walkChildren([], { ...inside, label: term_() });
      term = child;
    } else if (child.behaviour === 'listItem') {
      number++;
      const first = child.children[0];
      const printed =
        first?.behaviour === 'label' && !first.block ? tidy(inlineText(first.children, walk), 'item') : '';
      const unit = child.citable && child.id !== undefined ? child.id : walk.unit;
      const label = [term_(), printed].filter((part) => part !== '').join(' ') || undefined;
      walkChildren(printed === '' ? child.children : child.children.slice(1), { ...inside, unit, label });
      term = undefined;
    } else walkChildren([child], child.behaviour === 'heading' ? walk : inside);
  }
  if (term) walkChildren([], { ...inside, label: term_() });
}

function tableBlock(table: RenderElement, walk: Walk): void {
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 0)
      walk.blocks.push({ kind: 'table', text: '', rows, indent: walk.indent, unit: walk.unit });
    rows = [];
  };
  for (const child of table.children) {
    if (child.behaviour === 'row') rows.push(cellTexts(child, walk));
    else if (child.behaviour !== 'text' || child.text.trim() !== '') {
      flush();
      walkChildren([child], walk);
    }
  }
  flush();
}

/** Each cell on one line; a cell over several columns is followed by empty ones. */
function cellTexts(row: RenderElement, walk: Walk): string[] {
  return row.children.flatMap((cell) => {
    if (cell.behaviour === 'text') return cell.text.trim() === '' ? [] : [cell.text.trim()];
    const inside: Walk = { ...walk, blocks: [], indent: 0, kind: 'paragraph' };
    walkChildren(cell.children, inside);
    const parts = inside.blocks.flatMap((block) =>
      block.rows
        ? block.rows.map((cells) => cells.join(' '))
        : [[block.label, block.text].filter((part) => part).join(' ')],
    );
    const blank = new Array<string>(Math.max(0, Math.min(100, (cell.columns ?? 1) - 1))).fill('');
    return [parts.join(' ').replace(/\n/gu, ' '), ...blank];
  });
}

/** The text of nodes that run in a line. Line breaks of the source part words; in prose they are spaces. */
function inlineText(nodes: readonly RenderNode[], walk: Walk): string {
  return nodes.map((node) => (node.behaviour === 'text' ? node.text : elementText(node, walk))).join('');
}

function elementText(element: RenderElement, walk: Walk): string {
  if (element.behaviour === 'furniture') return '';
  if (element.behaviour === 'break') return breakText(element, walk);
  if (element.behaviour === 'space') return ' ';
  if (element.behaviour === 'gap' && element.children.length === 0) return '[…]';
  if (element.behaviour === 'noteReference') return referenceText(element, walk);
  return inlineText(element.children, walk);
}

function breakText(element: RenderElement, walk: Walk): string {
  if (element.wordInternal) return '';
  return element.place === 'line' && walk.kind !== 'paragraph' && walk.kind !== 'item' ? '\n' : ' ';
}

/** The reference as `[1]`; where it is words ("see note 5 above"), the words and the number. */
function referenceText(element: RenderElement, walk: Walk): string {
  const id = element.target?.slice(1) ?? '';
  const text = inlineText(element.children, walk);
  if (!walk.notes.has(id)) return text;
  return `${isSign(text) ? '' : `${text} `}[${numberOf(id, walk)}]`;
}
