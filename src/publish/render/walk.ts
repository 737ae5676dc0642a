/**
 * The one walk from TEI to the render tree: a loop over the rows with a stack of its own, so that depth costs nothing.
 * Each element becomes what its decision says; what notes, alternatives and headings need is settled here.
 */
import { diagnostic } from '../../diagnostic/diagnostic.js';
import { afterOf, type NodeId, NodeKind, spanOf } from '../../xml/tree.js';
import { alternatives } from './alternatives.js';
import { parametersOf, ruled, sequel } from './custom.js';
import { explanation } from './explain.js';
import { edge, newFlow, settle, solid, takeText } from './flow.js';
import type { Draft, Frame, Progress, Setting } from './frame.js';
import { glyphOf } from './glyphs.js';
import { type Identifiers, identifiers } from './identifiers.js';
import { labelOf } from './labels.js';
import { amongText, holdsParts, type Kind, kindOf, startsWithLabel, titles } from './nature.js';
import { NoteBook } from './note-book.js';
import { particulars, setParameters } from './particulars.js';
import { blocks, type Custom, type Rule } from './rules.js';
import type { Behaviour, RenderNode } from './tree.js';
import { byName, hasContent, hasWords } from './view.js';

const leaves = new Set<Behaviour>(['break', 'anchor', 'gap', 'space', 'graphic', 'code']);
const deepest = 400;
const none: readonly RenderNode[] = [];

export interface Walked {
  readonly root: Draft;
  readonly notes: readonly Draft[];
}

export const walk = (setting: Setting, root: NodeId, lang: string): Walked =>
  new Walk(setting, root, lang).whole(root);

class Walk implements Progress {
  readonly ids: Identifiers;
  readonly notes: NoteBook;
  private readonly kindOf: (row: NodeId) => Kind;
  readonly stack: Frame[] = [];
  top: Frame;
  /** The children so far of all open elements: those of the innermost are last. */
  private readonly pending: RenderNode[] = [];
  private count = 0;
  paragraphs = 0;
  sections = 0;
  private readonly document: Draft;
  private lastLevel = 0;
  private tooDeep = false;
  /** Rows that a user's model does not show, while its element is open. */
  private readonly excluded = new Set<NodeId>();

  constructor(
    readonly setting: Setting,
    root: NodeId,
    lang: string,
  ) {
    const { view, survey } = setting;
    this.ids = identifiers(view, survey);
    this.kindOf = byName(view.tree, kindOf);
    this.notes = new NoteBook(view, this.ids, (note) => parametersOf(setting.decide(note)).n);
    this.document = { behaviour: 'document', node: root, children: none, block: true };
    this.top = {
      draft: this.document,
      first: 0,
      hasText: false,
      after: afterOf(view.tree, root),
      lang,
      level: 0,
      verbatim: false,
      flow: newFlow(),
      others: undefined,
      titled: false,
      custom: undefined,
    };
  }

  whole(root: NodeId): Walked {
    const { view, survey } = this.setting;
    this.through(root, afterOf(view.tree, root));
    settle(this.top.flow);
    for (const note of survey.notes.standOff) this.through(note, afterOf(view.tree, note));
    this.document.children = this.pending.slice(0, this.count);
    const [only] = this.document.children;
    const isWhole = only !== undefined && only.behaviour === 'document';
    return { root: isWhole ? (only as Draft) : this.document, notes: this.notes.inOrder() };
  }

  private through(from: NodeId, end: NodeId): void {
    const { tree } = this.setting.view;
    const { excluded, stack } = this;
    for (let row = from; row < end || stack.length > 0; ) {
      if (stack.length > 0 && row >= this.top.after) row = this.close() ?? row;
      else if (excluded.size > 0 && excluded.has(row)) row = afterOf(tree, row);
      else if (tree.kinds[row] === NodeKind.element) row = this.open(row);
      else {
        if (tree.kinds[row] === NodeKind.text) this.text(row);
        row++;
      }
    }
  }

  /** Puts a node where the frame collects: among its children, or among the other readings. */
  private append(node: RenderNode, row: NodeId): void {
    const { others, draft } = this.top;
    if (others?.has(row)) draft.alternate = [...(draft.alternate ?? []), node];
    else this.pending[this.count++] = node;
  }

  private text(row: NodeId): void {
    const { top } = this;
    const { tree } = this.setting.view;
    if (top.draft.behaviour === 'alternate' && this.count === top.first && !hasWords(tree, row)) return;
    const apart = top.others?.has(row) === true;
    const flow = apart ? newFlow() : top.flow;
    const draft = takeText(flow, tree.text(row), row, top.verbatim);
    if (draft === undefined) return;
    if (apart) settle(flow);
    this.append(draft, row);
    top.hasText = true;
  }

  /** Opens an element, by a rule of a sequence where one is given; gives the row to go on with. */
  private open(row: NodeId, step?: Rule): NodeId {
    const { view, survey } = this.setting;
    const rule = step ?? this.setting.decide(row);
    const { behaviour, custom } = rule;
    const after = afterOf(view.tree, row);
    if (behaviour === 'omit') {
      const next = sequel(custom);
      return next === undefined ? after : this.open(row, next);
    }
    if (this.stack.length >= deepest && behaviour !== 'note') {
      this.tellTooDeep(row);
      return row + 1;
    }
    const lifted = behaviour === 'note' && survey.notes.lifted.has(row);
    if (lifted && survey.notes.inPlace.has(row)) this.makeReference(row, row);
    const draft: Draft = {
      behaviour,
      node: row,
      children: none,
      block: rule.block ?? (lifted || blocks.has(behaviour)),
    };
    if (behaviour === 'note' && !lifted) draft.block = !amongText(view, row, this.top);
    if (draft.block && !lifted) edge(this.top.flow);
    else if (!lifted && behaviour !== 'break') this.apart(row);
    if (this.kindOf(row).isAside && !draft.block) this.space(row);
    const lang = this.dress(draft, rule, step !== undefined);
    const leaf = leaves.has(draft.behaviour);
    if (leaf && custom?.before !== undefined) this.mark(custom.before, row);
    if (lifted) this.notes.keep(row, draft);
    else this.append(draft, row);
    if (leaf) return this.closeLeaf(draft, after, custom);
    this.enter(draft, rule, after, lang, lifted);
    return row + 1;
  }

  /** Fills in what the element is beyond its behaviour; gives the language in it. */
  private dress(draft: Draft, rule: Rule, again: boolean): string {
    const { top } = this;
    const { view, survey } = this.setting;
    const row = draft.node;
    const { attributeFirsts } = view.tree;
    // Most elements have no attributes, and say nothing of this.
    const isBare = attributeFirsts[row] === attributeFirsts[row + 1];
    const id = again || isBare ? undefined : this.ids.ofElement(row);
    if (id !== undefined) draft.id = id;
    const own = isBare ? undefined : view.xml(row, 'lang');
    if (own !== undefined && own !== '' && own !== top.lang) draft.lang = own;
    const classes = isBare ? rule.classes : this.setting.classes(row, rule);
    if (classes !== undefined && classes.length > 0) draft.classes = classes;
    const styles = isBare && rule.custom === undefined ? rule.styles : this.stylesOf(row, rule);
    if (styles !== undefined && styles.length > 0) draft.styles = styles;
    if (this.kindOf(row).isExplained) {
      const title = explanation(view, row, survey.everywhere);
      if (title !== undefined) draft.title = title;
    }
    if (rule.listKind !== undefined) draft.listKind = rule.listKind;
    const lang = draft.lang ?? top.lang;
    particulars[draft.behaviour]?.(draft, this, rule);
    if (rule.custom !== undefined) this.customise(draft, rule, rule.custom);
    if (rule.made !== undefined && rule.custom?.literal === undefined)
      draft.children = [...draft.children, ...this[rule.made](row)];
    if (draft.level !== undefined) this.lastLevel = draft.level = Math.min(draft.level, this.lastLevel + 1);
    return lang;
  }

  private stylesOf(row: NodeId, rule: Rule): Draft['styles'] {
    const { view, styles } = this.setting;
    const rendered = styles(view.get(row, 'rend'), view.get(row, 'rendition'), view.get(row, 'style'));
    if (rule.custom !== undefined) return ruled(rendered, rule);
    return rendered.length > 0 ? rendered : rule.styles;
  }

  /** What a user's model says of an element, and what it sets in place of its words or before them. */
  private customise(draft: Draft, rule: Rule, { literal, before }: Custom): void {
    setParameters(draft, this, rule);
    if (leaves.has(draft.behaviour)) return;
    draft.children = [before, literal].flatMap((words) =>
      words === undefined || words === '' ? [] : [this.markOf(words, draft.node)],
    );
  }

  /** The number of a sense, unless its text has it. */
  private number(row: NodeId): RenderNode[] {
    const { view } = this.setting;
    const n = view.get(row, 'n')?.trim() ?? '';
    if (n === '' || startsWithLabel(view, row)) return [];
    return this.before(/^[\p{L}\p{N}]+$/u.test(n) ? `${n}.` : n, row);
  }

  private label(row: NodeId): RenderNode[] {
    const { view, survey } = this.setting;
    const words = labelOf(view, row, survey.everywhere);
    return words === undefined ? [] : this.before(words, row);
  }

  /** Words beside the text, and the space after them. */
  private before(words: string, row: NodeId): RenderNode[] {
    const mark = this.markOf(words, row);
    const space = takeText(this.top.flow, ' ', row, this.top.verbatim);
    return space === undefined ? [mark] : [mark, space];
  }

  /** What an empty `g` stands for. */
  private glyph(row: NodeId): RenderNode[] {
    const { view, survey } = this.setting;
    if (hasContent(view, row)) return [];
    const { text = '', name } = glyphOf(view, row, survey.everywhere);
    const words = takeText(this.top.flow, text, row, this.top.verbatim);
    if (words !== undefined) return [words];
    return name === undefined ? [] : [this.markOf(name, row)];
  }

  private enter(
    draft: Draft,
    { behaviour, custom }: Rule,
    after: number,
    lang: string,
    lifted: boolean,
  ): void {
    const { top } = this;
    const { view } = this.setting;
    const row = draft.node;
    for (const one of custom?.except ?? []) this.excluded.add(one);
    const apart = lifted || behaviour === 'furniture' || top.others?.has(row) === true;
    this.stack.push(top);
    this.top = {
      draft,
      first: this.count,
      hasText: false,
      after,
      lang,
      level: top.level + (titles(view, row, behaviour) ? 1 : 0),
      verbatim: top.verbatim || behaviour === 'verbatim',
      flow: apart ? newFlow() : top.flow,
      others: behaviour === 'alternate' ? (custom?.aside ?? alternatives(view, row)) : undefined,
      titled: false,
      custom,
    };
    // What a user's model sets before the words.
    for (const child of draft.children) this.pending[this.count++] = child;
  }

  /** Closes the top; the row to go on with where its element is shown once more, by the next model of a sequence. */
  private close(): NodeId | undefined {
    const { draft, first, flow, custom, hasText } = this.top;
    // Within a paragraph, not after it; after a table or a division, within which there is no line.
    const within = draft.block && hasText && sequel(custom) === undefined;
    if (within) this.references(draft.node);
    if (custom !== undefined) {
      if (custom.after !== undefined) this.mark(custom.after, draft.node);
      for (const one of custom.except) this.excluded.delete(one);
    }
    if (this.count > first) draft.children = this.pending.slice(first, this.count);
    this.count = first;
    if (draft.block) edge(flow);
    this.top = this.stack.pop() ?? this.top;
    if (flow !== this.top.flow) settle(flow);
    else if (draft.block) this.endBlock();
    if (this.kindOf(draft.node).isAside && !draft.block) this.space(draft.node);
    return within ? undefined : this.goOn(draft.node, custom);
  }

  private closeLeaf(draft: Draft, after: NodeId, custom: Custom | undefined): NodeId {
    if (custom?.after !== undefined) this.mark(custom.after, draft.node);
    if (draft.block) this.endBlock();
    if (this.kindOf(draft.node).isAside && !draft.block) this.space(draft.node);
    return this.goOn(draft.node, custom) ?? after;
  }

  /** A block ends the line around it, and what it stands in is a block too. */
  private endBlock(): void {
    const { stack } = this;
    edge(this.top.flow);
    for (let up = stack.length, at: Frame | undefined = this.top; at && !at.draft.block; at = stack[--up])
      at.draft.block = true;
  }

  /** The next model of a sequence, else the references that are made at the end of an element. */
  private goOn(row: NodeId, custom: Custom | undefined): NodeId | undefined {
    const next = sequel(custom);
    if (next !== undefined) return this.open(row, next);
    this.references(row);
    return undefined;
  }

  private references(row: NodeId): void {
    for (const note of this.setting.survey.notes.made.get(row) ?? []) this.makeReference(note, row);
  }

  private makeReference(note: NodeId, row: NodeId): void {
    const draft: Draft = { behaviour: 'noteReference', node: row, children: none, block: false };
    solid(this.top.flow);
    this.notes.refer(draft, note);
    draft.n = this.notes.number(note);
    this.append(draft, row);
  }

  /** Words that a user's model sets beside the text. */
  private mark(words: string, node: NodeId): void {
    this.append(this.markOf(words, node), node);
  }

  private markOf(words: string, node: NodeId): RenderNode {
    solid(this.top.flow);
    return { behaviour: 'mark', node, children: none, block: false, n: words };
  }

  /** Parts of a record stand apart, though nothing is written between them. */
  private apart(row: NodeId): void {
    const { flow, draft, first } = this.top;
    const { parting } = this.kindOf(draft.node);
    if (parting === undefined || this.count === first || !holdsParts(this.setting.view, draft.node)) return;
    if (parting !== '' && !flow.atEdge && !/[.,;:]\s*$/.test(flow.last?.text ?? '')) {
      edge(flow);
      this.mark(parting, row);
    }
    this.space(row);
  }

  private space(row: NodeId): void {
    const { flow, verbatim } = this.top;
    const space = flow.space === '' ? takeText(flow, ' ', row, verbatim) : undefined;
    if (space !== undefined) this.append(space, row);
  }

  private tellTooDeep(row: NodeId): void {
    const { view, diagnostics } = this.setting;
    if (!this.tooDeep)
      diagnostics.push(
        diagnostic(
          'publish/too-deep',
          `Elements are nested more than ${deepest} deep here; what is deeper is shown without its structure`,
          { span: spanOf(view.tree, row) },
        ),
      );
    this.tooDeep = true;
  }
}
