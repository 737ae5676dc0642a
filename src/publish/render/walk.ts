/**
 * The one walk from TEI to the render tree: a loop over the rows with a stack of its own, so that depth costs nothing.
 * Each element becomes what its decision says; what notes, alternatives and headings need is settled here.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import {
  afterOf,
  attribute,
  localName,
  type NodeId,
  NodeKind,
  spanOf,
  textContent,
  XML,
} from '../../xml/tree.js';
import { alternatives } from './alternatives.js';
import { entityOf } from './entities.js';
import { explanation } from './explain.js';
import { edge, type Flow, newFlow, solid, takeText } from './flow.js';
import { type Identifiers, identifiers } from './identifiers.js';
import {
  amongText,
  classesOf,
  dedent,
  describe,
  hasContent,
  isRunning,
  outlined,
  places,
  titles,
} from './nature.js';
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
  let sectionCount = 0;

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
      if (titles(view, row, 'section')) draft.id ??= ids.fresh(`section.${++sectionCount}`);
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
      const words = localName(tree, row) === 'egXML' ? dedent(inside) : textContent(tree, row);
      if (words !== '') draft.children.push({ behaviour: 'text', text: words, node: row });
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
