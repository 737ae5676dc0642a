/**
 * The one walk from TEI to the render tree: a loop over the rows with a stack of its own, so that depth costs nothing.
 * Each element becomes what its decision says; what notes, alternatives and headings need is settled here.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { afterOf, attribute, type NodeId, NodeKind, spanOf, XML } from '../../xml/tree.js';
import { alternatives } from './alternatives.js';
import { parametersOf, ruled, sequel } from './custom.js';
import { entityOf } from './entities.js';
import { explanation } from './explain.js';
import { edge, type Flow, newFlow, solid, takeText } from './flow.js';
import { identifiers } from './identifiers.js';
import {
  amongText,
  classesOf,
  codeText,
  describe,
  hasContent,
  isRecord,
  isRunning,
  outlined,
  places,
  titles,
} from './nature.js';
import { inOrder } from './note-order.js';
import { blocks, type Custom, type Rule } from './rules.js';
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
  /** What a user's model says beyond the behaviour. */
  readonly custom?: Custom;
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
  let lastLevel = 0;
  /** Rows that a user's model does not show, while its element is open. */
  const excluded = new Set<NodeId>();

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

  /** Closes the top; the row to go on with where its element is shown once more, by the next model of a sequence. */
  const close = (): NodeId | undefined => {
    const { draft, flow, custom } = top;
    if (custom !== undefined) {
      if (custom.after !== undefined) append(markOf(custom.after, draft.node), draft.node);
      for (const one of custom.except) excluded.delete(one);
    }
    if (draft.block) edge(flow);
    top = stack.pop() ?? top;
    if (draft.block && flow === top.flow) {
      edge(flow);
      for (let up = stack.length, at: Frame | undefined = top; at && !at.draft.block; at = stack[--up])
        at.draft.block = true;
    }
    const next = sequel(custom);
    if (next !== undefined) return open(draft.node, next);
    for (const note of survey.notes.made.get(draft.node) ?? []) makeReference(note, draft.node);
    return undefined;
  };

  const markOf = (words: string, node: NodeId): RenderElement => {
    solid(top.flow);
    return { behaviour: 'mark', node, children: [], block: false, n: words };
  };

  const text = (row: NodeId): void => {
    if (top.draft.behaviour === 'alternate' && top.draft.children.length === 0 && !hasWords(tree, row))
      return;
    const flow = top.others?.has(row) ? newFlow() : top.flow;
    const draft = takeText(flow, tree.text(row), row, top.verbatim);
    if (draft !== undefined) append(draft, row);
  };

  /** Fills in what every element may have. */
  const dress = (draft: Draft, rule: Rule, row: NodeId, again: boolean): string => {
    const id = ids.ofElement(row);
    if (id !== undefined && !again) draft.id = id;
    const own = attribute(tree, row, 'lang', XML);
    if (own !== undefined && own !== '' && own !== top.lang) draft.lang = own;
    const classes = classesOf(view, row, rule);
    if (classes.length > 0) draft.classes = classes;
    const rendered = setting.styles(
      view.get(row, 'rend'),
      view.get(row, 'rendition'),
      view.get(row, 'style'),
    );
    const styles =
      rule.custom === undefined ? (rendered.length > 0 ? rendered : rule.styles) : ruled(rendered, rule);
    if (styles !== undefined && styles.length > 0) draft.styles = styles;
    const title = explanation(view, row, survey.everywhere);
    if (title !== undefined) draft.title = title;
    if (rule.listKind !== undefined) draft.listKind = rule.listKind;
    return draft.lang ?? top.lang;
  };

  /** What the parameters of a user's model say. */
  const parameters = (draft: Draft, rule: Rule, { literal, before }: Custom): void => {
    const { behaviour, node } = draft;
    const { n, level, target, title } = parametersOf(rule);
    if (n !== undefined) draft.n = n;
    if (level !== undefined) draft.level = level;
    if (title !== undefined) draft.title = title;
    if (target !== undefined && behaviour === 'link') setTarget(draft, setting.targets.follow(node, target));
    const picture =
      behaviour === 'graphic' && target !== undefined ? setting.targets.picture(node, target) : undefined;
    if (picture !== undefined) draft.target = picture;
    if (leaves.has(behaviour)) return;
    for (const words of [before, literal])
      if (words !== undefined && words !== '') draft.children.push(markOf(words, node));
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
      // What a model makes a title of was not counted when its section was opened.
      draft.level = Math.max(1, top.level + (titles(view, node, behaviour) ? 0 : 1));
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
      const words = codeText(tree, row);
      if (words !== '') draft.children.push({ behaviour: 'text', text: words, node: row });
      solid(top.flow);
    },
    note: (draft, row, rule) => {
      const place =
        rule.place ?? view.get(row, 'place') ?? (survey.notes.lifted.has(row) ? 'foot' : 'inline');
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
    setTarget(draft, setting.targets.resolve(row, 'target'));
    if (!hasContent(view, row)) {
      draft.n = draft.target ?? view.get(row, 'target') ?? '';
      solid(top.flow);
    }
  };

  const setTarget = (draft: Draft, target: string | undefined): void => {
    if (target?.startsWith('#')) {
      const id = target.slice(1);
      const reached = survey.byId.get(id);
      if (reached !== undefined)
        draft.target = `#${survey.notes.lifted.has(reached) ? ids.ofNote(reached) : id}`;
      else if (!survey.everywhere.has(id)) dangling(draft.node, id);
    } else if (target !== undefined) draft.target = target;
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

  /** Parts of a record stand apart, though nothing is written between them. */
  const apart = (row: NodeId): void => {
    const space = top.flow.spaced ? undefined : takeText(top.flow, ' ', row, top.verbatim);
    if (space !== undefined) append(space, row);
  };

  /** Opens an element, by a rule of a sequence where one is given; gives the row to go on with. */
  const open = (row: NodeId, step?: Rule): NodeId => {
    const rule = step ?? setting.decide(row);
    const { custom } = rule;
    const after = afterOf(tree, row);
    if (rule.behaviour === 'omit') {
      const next = sequel(custom);
      return next === undefined ? after : open(row, next);
    }
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
    const lifted = survey.notes.lifted.has(row) && behaviour === 'note';
    if (lifted && survey.notes.inPlace.has(row)) makeReference(row, row);
    const draft: Draft = {
      behaviour,
      node: row,
      children: [],
      block: rule.block ?? (lifted || blocks.has(behaviour)),
    };
    if (behaviour === 'note' && !lifted) draft.block = !amongText(view, row, top);
    if (draft.block && !lifted) edge(top.flow);
    else if (!lifted && isRecord(view, top.draft.node)) apart(row);
    const inner = dress(draft, rule, row, step !== undefined);
    particulars[behaviour]?.(draft, row, rule);
    if (custom !== undefined) parameters(draft, rule, custom);
    if (draft.level !== undefined) lastLevel = draft.level = Math.min(draft.level, lastLevel + 1);
    const leaf = leaves.has(draft.behaviour);
    if (leaf && custom?.before !== undefined) append(markOf(custom.before, row), row);
    if (lifted) notes.set(row, draft);
    else append(draft, row);
    if (leaf) return closeLeaf(draft, after, custom);
    for (const one of custom?.except ?? []) excluded.add(one);
    const own = lifted || behaviour === 'furniture' || top.others?.has(row) === true;
    stack.push(top);
    top = {
      draft,
      after,
      lang: inner,
      level: top.level + (titles(view, row, behaviour) ? 1 : 0),
      verbatim: top.verbatim || behaviour === 'verbatim',
      flow: own ? newFlow() : top.flow,
      titled: false,
      ...(behaviour === 'alternate' ? { others: custom?.aside ?? alternatives(view, row) } : {}),
      ...(custom === undefined ? {} : { custom }),
    };
    return row + 1;
  };

  const closeLeaf = (draft: Draft, after: NodeId, custom: Custom | undefined): NodeId => {
    if (custom?.after !== undefined) append(markOf(custom.after, draft.node), draft.node);
    if (draft.block) {
      edge(top.flow);
      for (let up = stack.length, at: Frame | undefined = top; at && !at.draft.block; at = stack[--up])
        at.draft.block = true;
    }
    const next = sequel(custom);
    if (next !== undefined) return open(draft.node, next);
    for (const note of survey.notes.made.get(draft.node) ?? []) makeReference(note, draft.node);
    return after;
  };

  const end = afterOf(tree, root);
  for (let row = root; row < end || stack.length > 0; ) {
    if (stack.length > 0 && row >= top.after) row = close() ?? row;
    else if (excluded.size > 0 && excluded.has(row)) row = afterOf(tree, row);
    else if (tree.kinds[row] === NodeKind.element) row = open(row);
    else {
      if (tree.kinds[row] === NodeKind.text) text(row);
      row++;
    }
  }
  const [only] = document.children;
  const whole = only !== undefined && only.behaviour === 'document' ? (only as Draft) : document;
  return { root: whole, notes: inOrder({ notes, noteOrder, ids, numbers, view }) };
}
