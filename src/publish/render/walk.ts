/**
 * The one walk from TEI to the render tree: a loop over the rows with a stack of its own, so that depth costs nothing.
 * Each element becomes what its decision says; what notes, alternatives and headings need is settled here.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { afterOf, attribute, type NodeId, NodeKind, spanOf, XML } from '../../xml/tree.js';
import { alternatives } from './alternatives.js';
import { entityOf } from './entities.js';
import { explanation } from './explain.js';
import { edge, type Flow, newFlow, solid, takeText } from './flow.js';
import { type Identifiers, identifiers } from './identifiers.js';
import { blocks, type Rule } from './rules.js';
import type { StyleReader } from './styles.js';
import type { Survey } from './survey.js';
import type { Targets } from './targets.js';
import type { Behaviour, RenderElement, RenderEntity, RenderNode } from './tree.js';
import { hasWords, type View } from './view.js';

export type Draft = { -readonly [Key in keyof RenderElement]: RenderElement[Key] } & {
  children: RenderNode[];
  alternate?: RenderNode[];
};

export interface Setting {
  readonly view: View;
  readonly survey: Survey;
  readonly targets: Targets;
  readonly styles: StyleReader;
  readonly entities: ReadonlyMap<string, RenderEntity>;
  readonly decide: (node: NodeId) => Rule;
  readonly diagnostics: Diagnostic[];
}

interface Frame {
  readonly draft: Draft;
  readonly after: number;
  readonly lang: string;
  /** How many headings of the outline are above. */
  readonly level: number;
  readonly verbatim: boolean;
  readonly flow: Flow;
  /** Of an alternate: the rows of the readings that are not shown by default. */
  readonly others?: ReadonlySet<NodeId>;
  /** The section's title has been met. */
  titled: boolean;
}

const leaves = new Set<Behaviour>(['break', 'anchor', 'gap', 'space', 'graphic', 'code']);
const outlined = new Set(['front', 'back', 'body', 'group', 'text']);
const deepest = 400;

export interface Walked {
  readonly root: Draft;
  readonly notes: readonly Draft[];
}

export function walk(setting: Setting, root: NodeId, lang: string): Walked {
  const { view, survey, diagnostics } = setting;
  const { tree } = view;
  const ids = identifiers(survey, diagnostics);
  const notes = new Map<NodeId, Draft>();
  const noteOrder = new Set<NodeId>();
  const document: Draft = { behaviour: 'document', node: root, children: [], block: true };
  const stack: Frame[] = [];
  let top: Frame = {
    draft: document,
    after: afterOf(tree, root),
    lang,
    level: 0,
    verbatim: false,
    flow: newFlow(),
    titled: false,
  };
  let tooDeep = false;
  let noteCount = 0;
  let paragraphCount = 0;

  /** Puts a node where the frame collects: among its children, or among the other readings. */
  const append = (node: RenderNode, row: NodeId): void => {
    if (top.others?.has(row)) top.draft.alternate = [...(top.draft.alternate ?? []), node];
    else top.draft.children.push(node);
  };

  const makeReference = (note: NodeId, row: NodeId): void => {
    const id = ids.ofReference(note, undefined);
    solid(top.flow);
    append(
      {
        behaviour: 'noteReference',
        node: row,
        children: [],
        block: false,
        id,
        target: `#${ids.ofNote(note)}`,
        n: noteNumber(note),
      },
      row,
    );
    noteOrder.add(note);
  };

  const numbers = new Map<NodeId, string>();
  const noteNumber = (note: NodeId): string => {
    const known = numbers.get(note) ?? view.get(note, 'n') ?? String(++noteCount);
    numbers.set(note, known);
    return known;
  };

  const close = (): void => {
    const { draft, flow } = top;
    if (draft.block) edge(flow);
    top = stack.pop() ?? top;
    if (draft.block && flow === top.flow) {
      edge(flow);
      for (let up = stack.length, at: Frame | undefined = top; at && !at.draft.block; at = stack[--up])
        at.draft.block = true;
    }
    for (const note of survey.notes.made.get(draft.node) ?? []) makeReference(note, draft.node);
  };

  const text = (row: NodeId): void => {
    if (top.draft.behaviour === 'alternate' && top.draft.children.length === 0 && !hasWords(tree, row))
      return;
    const flow = top.others?.has(row) ? newFlow() : top.flow;
    const draft = takeText(flow, tree.text(row), row, top.verbatim);
    if (draft !== undefined) append(draft, row);
  };

  /** Fills in what every element may have. */
  const dress = (draft: Draft, rule: Rule, row: NodeId): string => {
    const id = ids.ofElement(row);
    if (id !== undefined) draft.id = id;
    const own = attribute(tree, row, 'lang', XML);
    if (own !== undefined && own !== '' && own !== top.lang) draft.lang = own;
    const classes = classesOf(view, row, rule);
    if (classes.length > 0) draft.classes = classes;
    const rendered = setting.styles(
      view.get(row, 'rend'),
      view.get(row, 'rendition'),
      view.get(row, 'style'),
    );
    const styles = rendered.length > 0 ? rendered : rule.styles;
    if (styles !== undefined && styles.length > 0) draft.styles = styles;
    const title = explanation(view, row, survey.everywhere);
    if (title !== undefined) draft.title = title;
    if (rule.listKind !== undefined) draft.listKind = rule.listKind;
    return draft.lang ?? top.lang;
  };

  const number = (draft: Draft, row: NodeId): void => {
    const n = view.get(row, 'n');
    if (n !== undefined) draft.n = n;
  };

  /** What is particular to a behaviour. Where it gives false, what is inside is not walked. */
  const particulars: { readonly [B in Behaviour]?: (draft: Draft, row: NodeId, rule: Rule) => void } = {
    section: (draft, row) => {
      number(draft, row);
      if (draft.id !== undefined) draft.citable = true;
    },
    paragraph: (draft, row) => {
      const counted = isRunning(stack, top) && view.name(row) === 'p';
      if (counted) paragraphCount++;
      number(draft, row);
      if (!counted) return;
      draft.id ??= ids.fresh(`p.${paragraphCount}`);
      draft.n ??= String(paragraphCount);
      draft.citable = true;
    },
    listItem: (draft, row) => {
      number(draft, row);
      if (draft.id !== undefined) draft.citable = true;
    },
    lineGroup: number,
    line: number,
    entry: number,
    heading: (draft) => {
      const { behaviour, node } = top.draft;
      const outline = behaviour === 'section' || behaviour === 'document' || outlined.has(view.name(node));
      if (!outline || top.titled || !hasContent(view, draft.node)) return;
      top.titled = true;
      draft.level = Math.max(1, top.level);
    },
    link: (draft, row) => link(draft, row),
    inline: (draft, row) => inline(draft, row),
    bibliographicItem: (draft, row) => inline(draft, row),
    graphic: (draft, row) => {
      const picture = setting.targets.picture(row);
      if (picture !== undefined) draft.target = picture;
      const description = describe(view, row);
      if (description !== undefined) draft.title = description;
      solid(top.flow);
    },
    gap: () => solid(top.flow),
    space: () => solid(top.flow),
    break: (draft, row, rule) => {
      number(draft, row);
      if (rule.place !== undefined) draft.place = rule.place;
      if (view.get(row, 'break') === 'no') draft.wordInternal = true;
      if (rule.place === 'line' || draft.wordInternal) edge(top.flow);
    },
    cell: (draft, row) => {
      const span = (name: string): number => Math.min(1000, Math.floor(Number(view.get(row, name))) || 1);
      if (span('cols') > 1) draft.columns = span('cols');
      if (span('rows') > 1) draft.rows = span('rows');
      if (view.get(row, 'role') === 'label' || view.get(top.draft.node, 'role') === 'label')
        draft.header = true;
    },
    code: (draft, row) => {
      const { starts, ends, source } = tree;
      const whole = source.text.slice(starts[row], ends[row]);
      const inside = /^<[^>]*\/>$/.test(whole)
        ? ''
        : whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</'));
      const words = view.name(row) === 'egXML' ? dedent(inside) : tree.text(row + 1);
      if (words !== '' && afterOf(tree, row) > row + 1)
        draft.children.push({ behaviour: 'text', text: words, node: row });
      solid(top.flow);
    },
    note: (draft, row) => {
      const place = view.get(row, 'place') ?? (survey.notes.lifted.has(row) ? 'foot' : 'inline');
      draft.place = places[place.toLowerCase().split(/[\s_-]/)[0] ?? ''] ?? place;
      number(draft, row);
    },
  };

  const inline = (draft: Draft, row: NodeId): void => {
    const entity = entityOf(tree, row, setting.entities);
    if (entity !== undefined) draft.entity = entity;
    const value = view.get(row, 'when') ?? view.get(row, 'when-iso');
    if (value !== undefined) draft.value = value;
  };

  const link = (draft: Draft, row: NodeId): void => {
    const note = survey.notes.markers.get(row);
    if (note !== undefined) {
      draft.behaviour = 'noteReference';
      draft.id = ids.ofReference(note, draft.id);
      draft.target = `#${ids.ofNote(note)}`;
      if (!hasContent(view, row)) {
        draft.n = noteNumber(note);
        solid(top.flow);
      }
      noteOrder.add(note);
      return;
    }
    const entity = entityOf(tree, row, setting.entities);
    if (entity !== undefined) draft.entity = entity;
    const target = setting.targets.resolve(row, 'target');
    if (target?.startsWith('#')) {
      const id = target.slice(1);
      const reached = survey.byId.get(id);
      if (reached !== undefined)
        draft.target = `#${survey.notes.lifted.has(reached) ? ids.ofNote(reached) : id}`;
      else if (!survey.everywhere.has(id)) dangling(row, id);
    } else if (target !== undefined) draft.target = target;
    if (!hasContent(view, row)) {
      draft.n = target ?? view.get(row, 'target') ?? '';
      solid(top.flow);
    }
  };

  const dangling = (row: NodeId, id: string): void => {
    diagnostics.push(
      diagnostic(
        'publish/dangling-pointer',
        `Nothing here has the identifier ${id}; the words are shown without a link`,
        {
          span: spanOf(tree, row),
        },
      ),
    );
  };

  /** Opens an element; gives the row to go on with. */
  const open = (row: NodeId): NodeId => {
    const rule = setting.decide(row);
    const after = afterOf(tree, row);
    if (rule.behaviour === 'omit') return after;
    if (stack.length >= deepest && rule.behaviour !== 'note') {
      if (!tooDeep)
        diagnostics.push(
          diagnostic(
            'publish/too-deep',
            `Elements are nested more than ${deepest} deep here; what is deeper is shown without its structure`,
            { span: spanOf(tree, row) },
          ),
        );
      tooDeep = true;
      return row + 1;
    }
    const { behaviour } = rule;
    const lifted = survey.notes.lifted.has(row);
    if (survey.notes.inPlace.has(row)) makeReference(row, row);
    const draft: Draft = {
      behaviour,
      node: row,
      children: [],
      block: rule.block ?? (lifted || blocks.has(behaviour)),
    };
    if (behaviour === 'note' && !lifted) draft.block = !amongText(view, row, top);
    if (draft.block && !lifted) edge(top.flow);
    const inner = dress(draft, rule, row);
    particulars[behaviour]?.(draft, row, rule);
    if (lifted) notes.set(row, draft);
    else append(draft, row);
    if (leaves.has(draft.behaviour)) return closeLeaf(draft, after);
    const apart = lifted || behaviour === 'furniture' || top.others?.has(row) === true;
    stack.push(top);
    top = {
      draft,
      after,
      lang: inner,
      level: top.level + (titles(view, row, behaviour) ? 1 : 0),
      verbatim: top.verbatim || behaviour === 'verbatim',
      flow: apart ? newFlow() : top.flow,
      titled: false,
      ...(behaviour === 'alternate' ? { others: alternatives(view, row) } : {}),
    };
    return row + 1;
  };

  const closeLeaf = (draft: Draft, after: NodeId): NodeId => {
    if (draft.block) {
      edge(top.flow);
      for (let up = stack.length, at: Frame | undefined = top; at && !at.draft.block; at = stack[--up])
        at.draft.block = true;
    }
    for (const note of survey.notes.made.get(draft.node) ?? []) makeReference(note, draft.node);
    return after;
  };

  const end = afterOf(tree, root);
  for (let row = root; row < end; ) {
    while (row >= top.after && stack.length > 0) close();
    const kind = tree.kinds[row];
    if (kind === NodeKind.element) row = open(row);
    else {
      if (kind === NodeKind.text) text(row);
      row++;
    }
  }
  while (stack.length > 0) close();
  const [only] = document.children;
  const whole = only !== undefined && only.behaviour === 'document' ? (only as Draft) : document;
  return { root: whole, notes: order(notes, noteOrder, ids, numbers, view) };
}

/** The notes in the order of their references, each with its id, its first reference, and its number where its text has none. */
function order(
  notes: ReadonlyMap<NodeId, Draft>,
  noteOrder: ReadonlySet<NodeId>,
  ids: Identifiers,
  numbers: ReadonlyMap<NodeId, string>,
  view: View,
): Draft[] {
  const rows = [...noteOrder, ...[...notes.keys()].filter((row) => !noteOrder.has(row))];
  return rows.flatMap((row) => {
    const note = notes.get(row);
    if (note === undefined) return [];
    note.id = ids.ofNote(row);
    const reference = ids.firstReference(row);
    if (reference !== undefined) note.target = reference;
    const labelled = note.children.some((child) => child.behaviour === 'label');
    const n = labelled ? undefined : (numbers.get(row) ?? view.get(row, 'n'));
    if (n === undefined) delete note.n;
    else note.n = n;
    return [note];
  });
}

const places: Readonly<Record<string, string>> = {
  foot: 'foot',
  bottom: 'foot',
  end: 'end',
  margin: 'margin',
  marginal: 'margin',
  left: 'margin',
  right: 'margin',
  marginleft: 'margin',
  marginright: 'margin',
  opposite: 'margin',
  inline: 'inline',
  interlinear: 'inline',
  above: 'inline',
  below: 'inline',
};

const word = /[^a-z0-9-]+/g;

/** The rule's classes, then @type and @subtype as words a stylesheet can use. */
function classesOf(view: View, row: NodeId, rule: Rule): readonly string[] {
  const type = view.get(row, 'type');
  const subtype = view.get(row, 'subtype');
  const own = rule.classes ?? [];
  if (type === undefined && subtype === undefined) return own;
  const said = [type, subtype]
    .filter((value) => value !== undefined)
    .map((value) => value.toLowerCase().replace(word, '-'));
  return [...new Set([...own, ...said])].filter((name) => /[a-z0-9]/.test(name));
}

/** True where a section has a title of its own: what is in it is one level down. */
function titles(view: View, row: NodeId, behaviour: Rule['behaviour']): boolean {
  if (behaviour !== 'section' && behaviour !== 'document' && !outlined.has(view.name(row))) return false;
  const { tree } = view;
  const end = afterOf(tree, row);
  for (let child = row + 1; child < end; child = afterOf(tree, child))
    if (view.name(child) === 'head' && hasContent(view, child)) return true;
  return false;
}

/** Running text: not in a note, list, table or speech, nor in another paragraph. */
const running = new Set<Behaviour>(['document', 'section', 'block', 'quotation']);

function isRunning(stack: readonly Frame[], top: Frame): boolean {
  const runs = ({ draft }: Frame): boolean =>
    running.has(draft.behaviour) ||
    (draft.behaviour === 'inline' && draft.children.every((child) => child.behaviour !== 'text'));
  return runs(top) && stack.every(runs);
}

function hasContent(view: View, row: NodeId): boolean {
  const { tree } = view;
  const end = afterOf(tree, row);
  for (let at = row + 1; at < end; at++) {
    if (hasWords(tree, at) || view.name(at) === 'graphic' || view.name(at) === 'gap') return true;
  }
  return false;
}

/** A note in the flow stands in the line where the element around it is no container of blocks. */
const amongText = (view: View, row: NodeId, frame: Frame): boolean =>
  !['section', 'document', 'block', 'list', 'lineGroup', 'speech', 'closer'].includes(
    frame.draft.behaviour,
  ) ||
  (frame.draft.children.some((child) => child.behaviour === 'text') && view.name(row) === 'note');

function describe(view: View, row: NodeId): string | undefined {
  const { tree } = view;
  const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const holder = tree.parents[row] ?? -1;
  for (const start of [row, holder]) {
    if (start === holder && view.name(holder) !== 'figure') break;
    const end = afterOf(tree, start);
    for (let child = start + 1; child < end; child++) {
      const name = view.name(child);
      if (name === 'figDesc' || name === 'desc') return clean(collect(view, child));
    }
  }
  return undefined;
}

function collect(view: View, row: NodeId): string {
  let text = '';
  for (let at = row + 1; at < afterOf(view.tree, row); at++)
    if (view.tree.kinds[at] === NodeKind.text) text += view.tree.text(at);
  return text;
}

/** An example without the indentation that all its lines share. */
function dedent(text: string): string {
  const lines = text
    .replace(/^[ \t]*\r?\n/, '')
    .trimEnd()
    .split(/\r?\n/);
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...depths, 200);
  return lines.map((line) => line.slice(shared)).join('\n');
}
