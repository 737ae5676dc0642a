/**
 * A user's models on one document: which elements they decide, and what their expressions give there. Worked out before
 * the walk, so that links to what is left out, and notes made of other elements, are known to it.
 */
import { type Diagnostic, diagnostic } from '../../../diagnostic/diagnostic.js';
import {
  afterOf,
  isElement,
  type NodeId,
  nameOf,
  TEI,
  textContent,
  type XmlTree,
} from '../../../xml/tree.js';
import type { Expressions, Item, OnDocument } from '../../../xml/xpath/expressions.js';
import { alternatives } from '../alternatives.js';
import type { Rule } from '../rules.js';
import type { Chosen, RenderElement } from '../tree.js';
import { inLine, type View } from '../view.js';
import { complement } from './complement.js';
import type { Behaviours, Expression, Model, OutputKind } from './model.js';

export interface Applied {
  /** The rule of each element that a model decides. */
  readonly rules: ReadonlyMap<NodeId, Rule>;
  readonly chosen: ReadonlyMap<NodeId, Chosen>;
}

/** Behaviours that show nothing of what is in the element. */
const hollow = new Set<Rule['behaviour']>([
  'omit',
  'break',
  'anchor',
  'gap',
  'space',
  'graphic',
  'furniture',
]);
/** Blocks or not, by where they stand. */
const mixed = new Set<Rule['behaviour']>(
  'quotation formula stage bibliographicItem label code'.split(' ') as Rule['behaviour'][],
);
const kinds = new Set<string>(['ordered', 'bulleted', 'glossary', 'plain']);
const choices = new Set(['choice', 'app', 'subst']);

/**
 * Applies models to the elements below `root`.
 * @param output models of another output do not count
 * @param own what an element is without them
 * Diagnostics: publish/behaviour-omits (what a model leaves out), publish/behaviour-xpath (an expression fails on an element)
 */
export function applyBehaviours(
  view: View,
  models: Behaviours,
  output: OutputKind | undefined,
  own: (node: NodeId) => Rule,
  root: NodeId,
  diagnostics: Diagnostic[],
): Applied {
  const { tree } = view;
  const document = new Careful(tree, diagnostics);
  const counts = (one: Model): boolean => (one.output ?? output) === output;
  const byName = tree.names.map(({ local, namespace }) =>
    namespace === TEI
      ? models
          .filter((one) => one.elements.includes(local) && counts(one))
          .map((one) => (one.next.every(counts) ? one : { ...one, next: one.next.filter(counts) }))
      : [],
  );
  const rules = new Map<NodeId, Rule>();
  const chosen = new Map<NodeId, Chosen>();
  const omitted = new Map<Model, NodeId[]>();
  const end = afterOf(tree, root);
  for (let row = root; row < end; row++) {
    if (chosen.get(row) === 'omitted') {
      row = afterOf(tree, row) - 1;
      continue;
    }
    const here = isElement(tree, row) ? byName[tree.nameIndexes[row] ?? -1] : undefined;
    const model = here?.find((one) => one.predicates.every((when) => document.holds(when, row)));
    if (model === undefined) continue;
    const rule = new Decision(view, document, row, own(row)).rule(model);
    rules.set(row, rule);
    const left = choose(view, row, model, rule, own(row), chosen);
    if (left.length > 0) omitted.set(model, [...(omitted.get(model) ?? []), ...left]);
  }
  diagnostics.push(...[...omitted].map(([model, rows]) => omission(view, model, rows)));
  return { rules, chosen };
}

/** Writes down what the rule changes for a reader; gives the rows with words that only it leaves out. */
function choose(
  { tree, name }: View,
  row: NodeId,
  model: Model,
  rule: Rule,
  own: Rule,
  chosen: Map<NodeId, Chosen>,
): readonly NodeId[] {
  const steps = [rule, ...(rule.custom?.next ?? [])];
  const showing = steps.filter((one) => !hollow.has(one.behaviour));
  const wordy = (node: NodeId): boolean => /\S/.test(textContent(tree, node));
  if (showing.length === 0) {
    chosen.set(row, 'omitted');
    return own.behaviour !== 'omit' && own.behaviour !== 'furniture' && wordy(row) ? [row] : [];
  }
  const [first, ...others] = showing.map((one) => one.custom?.except ?? none);
  const left = [...(first ?? none)].filter((node) => others.every((except) => except.has(node)));
  const aside = showing.flatMap((one) => [...(one.custom?.aside ?? [])]);
  if (showing.some((one) => one.behaviour === 'note')) chosen.set(row, 'note');
  else if (model.behaviour !== undefined && !likeOwn(name(row), showing)) chosen.set(row, 'shown');
  for (const node of [...left, ...aside]) chosen.set(node, 'omitted');
  return left.filter(wordy);
}

/** A choice that stays one, and a link of a pointer, are read as they would be without a model. */
const likeOwn = (name: string, [first]: readonly Rule[]): boolean =>
  (first?.behaviour === 'alternate' && choices.has(name) && first.custom?.aside === undefined) ||
  (first?.behaviour === 'link' && (name === 'ref' || name === 'ptr'));

function omission({ tree }: View, { span }: Model, rows: readonly NodeId[]): Diagnostic {
  const words = rows.reduce((sum, row) => sum + textContent(tree, row).trim().split(/\s+/).length, 0);
  const names = [...new Set(rows.map((row) => nameOf(tree, row).local || 'text'))].join(', ');
  const first = rows[0] ?? 0;
  return diagnostic(
    'publish/behaviour-omits',
    `Leaves out ${words} ${words === 1 ? 'word' : 'words'}, in ${rows.length} of ${names}.`,
    {
      span,
      related: [
        {
          message: 'the first of them',
          span: { source: tree.source, start: tree.starts[first] ?? 0, end: tree.ends[first] ?? 0 },
        },
      ],
    },
  );
}

/** Expressions that fail on an element do not hold there; each is reported once. */
class Careful {
  private readonly reported = new Set<Expression>();
  private readonly documents = new Map<Expressions, OnDocument>();

  constructor(
    private readonly tree: XmlTree,
    private readonly diagnostics: Diagnostic[],
  ) {}

  private document(language: Expressions): OnDocument {
    const document = this.documents.get(language) ?? language.on(this.tree);
    this.documents.set(language, document);
    return document;
  }

  holds = (when: Expression, node: NodeId): boolean =>
    this.attempt(when, () => this.document(when.language).holds(when.xpath, node), false);
  items = (value: Expression, node: NodeId): readonly Item[] =>
    this.attempt(value, () => this.document(value.language).items(value.xpath, node), []);

  private attempt<T>(expression: Expression, run: () => T, otherwise: T): T {
    try {
      return run();
    } catch (problem) {
      const said = (problem instanceof Error ? problem.message : String(problem)).split('\n')[0] ?? '';
      if (!this.reported.has(expression))
        this.diagnostics.push(
          diagnostic('publish/behaviour-xpath', `“${expression.xpath}” fails in this document: ${said}`, {
            span: expression.span,
            severity: 'warning',
          }),
        );
      this.reported.add(expression);
      return otherwise;
    }
  }
}

interface Content {
  readonly except: ReadonlySet<NodeId>;
  readonly literal?: string;
  /** The first row that is shown. */
  readonly at?: NodeId;
}

interface Step {
  readonly rule: Rule;
  readonly at: NodeId | undefined;
}

/** The steps that show something of the element in the order of the document, those that show nothing in their places: no word leaves its order. */
function inOrder(steps: readonly Step[]): Rule[] {
  const ordered = steps
    .filter(({ at }) => at !== undefined)
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
    .map(({ rule }) => rule);
  return steps.map(({ rule, at }) => (at === undefined ? rule : (ordered.shift() ?? rule)));
}

/** What a model makes of one element. */
class Decision {
  /** Rows that an earlier model of the sequence shows: no word is shown twice. */
  private taken: NodeId[] = [];

  constructor(
    private readonly view: View,
    private readonly document: Careful,
    private readonly row: NodeId,
    private readonly own: Rule,
  ) {}

  rule(model: Model): Rule {
    const first = this.one(model);
    const rest = model.next
      .filter((one) => one.predicates.every((when) => this.document.holds(when, this.row)))
      .map((one) => this.one(one));
    if (rest.length === 0) return first.rule;
    const [leading = first.rule, ...next] = inOrder([first, ...rest]);
    return leading.custom === undefined ? leading : { ...leading, custom: { ...leading.custom, next } };
  }

  private one(model: Model): Step {
    const { own, row } = this;
    const behaviour = model.behaviour ?? own.behaviour;
    const alike = behaviour === own.behaviour;
    const values = new Map<string, string>();
    for (const [name, expression] of model.params) {
      if (name === 'content' || name === 'default') continue;
      const said = this.document.items(expression, row).map((item) => this.words(item));
      if (said.some((text) => text !== '')) values.set(name, said.join(' '));
    }
    const type = values.get('type');
    const place = behaviour === 'break' ? (type ?? own.place ?? 'line') : values.get('place');
    const listKind = kinds.has(type ?? '')
      ? (type as RenderElement['listKind'])
      : alike
        ? own.listKind
        : undefined;
    const block =
      model.behaviour === undefined ? own.block : mixed.has(behaviour) ? !inLine(this.view, row) : undefined;
    const styles = [...(model.behaviour === undefined ? (own.styles ?? []) : []), ...model.styles];
    const { at, ...custom } = this.custom(model, behaviour);
    const rule = {
      behaviour,
      ...(block === undefined ? {} : { block }),
      classes: [...new Set([...(alike ? (own.classes ?? []) : []), ...model.classes])],
      ...(styles.length === 0 ? {} : { styles }),
      ...(listKind === undefined ? {} : { listKind }),
      ...(place === undefined ? {} : { place }),
      ...(model.behaviour === undefined && own.made !== undefined ? { made: own.made } : {}),
      custom: { ...custom, values },
    };
    return { rule, at };
  }

  private custom(
    model: Model,
    behaviour: Rule['behaviour'],
  ): Omit<NonNullable<Rule['custom']>, 'values'> & Pick<Step, 'at'> {
    const { before, after, sourceRendition } = model;
    const aside = behaviour === 'alternate' ? this.reading(model) : undefined;
    const content = model.params.get('content');
    const { literal, except, at }: Content = hollow.has(behaviour) ? { except: none } : this.content(content);
    return {
      at,
      sourceRendition,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(literal === undefined ? {} : { literal }),
      ...(aside === undefined ? {} : { aside }),
      except,
      next: [],
    };
  }

  /** What is not shown where the content is given by an expression; what is said instead where that gives no node of the element. */
  private content(expression: Expression | undefined): Content {
    const { tree } = this.view;
    const after = afterOf(tree, this.row);
    const inside = (item: Item): item is { readonly node: NodeId } =>
      'node' in item && item.node >= this.row && item.node < after;
    const items = expression === undefined ? [{ node: this.row }] : this.document.items(expression, this.row);
    const nodes = items.filter(inside).map(({ node }) => node);
    const except = complement(tree, this.row, new Set(nodes), new Set(this.taken));
    this.taken = [...this.taken, ...(nodes.includes(this.row) ? childRows(this.view, this.row) : nodes)];
    const literal = items
      .filter((item) => !inside(item))
      .map((item) => this.words(item))
      .join(' ');
    return nodes.length > 0 || expression === undefined
      ? { except, at: Math.min(...nodes) }
      : { literal, except };
  }

  /** Of an alternate: the children that are set aside for another view. */
  private reading(model: Model): ReadonlySet<NodeId> | undefined {
    const { view, row } = this;
    const expression = model.params.get('default');
    if (expression === undefined) return choices.has(view.name(row)) ? undefined : none;
    const nodes = this.document.items(expression, row).flatMap((item) => ('node' in item ? [item.node] : []));
    if (nodes.includes(row)) return none;
    const holds = (child: NodeId): boolean =>
      nodes.some((node) => node >= child && node < afterOf(view.tree, child));
    const children = childRows(view, row);
    // A default that selects nothing shows what is shown without a model: an empty place would lose words.
    if (!children.some(holds)) return choices.has(view.name(row)) ? alternatives(view, row) : none;
    return new Set(children.filter((child) => !holds(child)));
  }

  private words(item: Item): string {
    const text = 'node' in item ? textContent(this.view.tree, item.node) : item.text;
    return text.replace(/\s+/g, ' ').trim();
  }
}

const none: ReadonlySet<NodeId> = new Set();

function childRows({ tree }: View, row: NodeId): NodeId[] {
  const rows: NodeId[] = [];
  const end = afterOf(tree, row);
  for (let child = row + 1; child < end; child = afterOf(tree, child)) rows.push(child);
  return rows;
}
