/** What is particular to a behaviour: numbers and identifiers, levels of headings, targets of links, spans of cells. */
import { diagnostic } from '../../diagnostic/diagnostic.js';
import { childElement, spanOf } from '../../xml/tree.js';
import { parametersOf } from './custom.js';
import { entityOf } from './entities.js';
import { edge, solid } from './flow.js';
import type { Draft, Progress } from './frame.js';
import { codeText, describe, isRunning, outlined, places, titles, wordsOf } from './nature.js';
import type { Rule } from './rules.js';
import type { Behaviour } from './tree.js';
import { hasContent } from './view.js';

type Particular = (draft: Draft, at: Progress, rule: Rule) => void;

const number: Particular = (draft, { setting }) => {
  const n = setting.view.get(draft.node, 'n');
  if (n !== undefined) draft.n = n;
};

const section: Particular = (draft, at, rule) => {
  number(draft, at, rule);
  if (titles(at.setting.view, draft.node, 'section')) draft.id ??= at.ids.fresh(`section.${++at.sections}`);
  if (draft.id !== undefined) draft.citable = true;
};

/** Paragraphs of running text are counted, and cited by their number. */
const paragraph: Particular = (draft, at, rule) => {
  const counted = isRunning(at.stack, at.top) && at.setting.view.name(draft.node) === 'p';
  if (counted) at.paragraphs++;
  number(draft, at, rule);
  if (!counted) return;
  draft.id ??= at.ids.fresh(`p.${at.paragraphs}`);
  draft.n ??= String(at.paragraphs);
  draft.citable = true;
};

/** What is cited where it has an identifier of its own: items, and the speeches and lines of a drama or poem. */
const citable: Particular = (draft, at, rule) => {
  number(draft, at, rule);
  if (draft.id !== undefined) draft.citable = true;
};

const heading: Particular = (draft, { setting: { view }, top }) => {
  const { behaviour, node } = top.draft;
  const outline = behaviour === 'section' || behaviour === 'document' || outlined.has(view.name(node));
  if (!outline || top.titled || !hasContent(view, draft.node)) return;
  top.titled = true;
  // What a model makes a title of was not counted when its section was opened.
  draft.level = Math.max(1, top.level + (titles(view, node, behaviour) ? 0 : 1));
};

const inline: Particular = (draft, { setting: { view, entities } }) => {
  const entity = entityOf(view, draft.node, entities);
  if (entity !== undefined) draft.entity = entity;
  const value = view.get(draft.node, 'when') ?? view.get(draft.node, 'when-iso');
  if (value !== undefined) draft.value = value;
};

const link: Particular = (draft, at) => {
  const { view, survey, entities, targets } = at.setting;
  const { node } = draft;
  const note = survey.notes.markers.get(node);
  if (note !== undefined) at.notes.refer(draft, note);
  else {
    const entity = entityOf(view, node, entities);
    if (entity !== undefined) draft.entity = entity;
    setTarget(draft, at, targets.resolve(node, 'target'));
  }
  if (hasContent(view, node)) return;
  draft.n = note === undefined ? goalOf(at, draft, view.get(node, 'target') ?? '') : at.notes.number(note);
  solid(at.top.flow);
};

/** What a pointer without words is shown as: the title of what it leads to, else the address. */
function goalOf({ setting: { view, survey } }: Progress, { target = '' }: Draft, written: string): string {
  const goal = target.startsWith('#') ? survey.everywhere.get(target.slice(1)) : undefined;
  if (goal === undefined) return target || written;
  for (const name of ['head', 'label', 'title', 'desc', 'figDesc', 'persName', 'placeName', 'orgName']) {
    const words = childElement(view.tree, goal, name);
    const said = words === undefined ? '' : wordsOf(view, words);
    if (said !== '') return said;
  }
  return view.get(goal, 'n') ?? target.slice(1);
}

/** Where a link leads: nowhere, with a diagnostic, where nothing has the identifier. */
function setTarget(draft: Draft, { setting, ids }: Progress, target: string | undefined): void {
  const { survey, diagnostics, view } = setting;
  if (!target?.startsWith('#')) {
    if (target !== undefined) draft.target = target;
    return;
  }
  const id = target.slice(1);
  const reached = survey.reached(id);
  if (reached !== undefined) draft.target = `#${survey.notes.lifted.has(reached) ? ids.ofNote(reached) : id}`;
  else if (!survey.everywhere.has(id))
    diagnostics.push(
      diagnostic(
        'publish/dangling-pointer',
        `Nothing here has the identifier ${id}; the words are shown without a link`,
        { span: spanOf(view.tree, draft.node) },
      ),
    );
}

const graphic: Particular = (draft, { setting, top }) => {
  const picture = setting.targets.picture(draft.node);
  if (picture !== undefined) draft.target = picture;
  const description = describe(setting.view, draft.node);
  if (description !== undefined) draft.title = description;
  solid(top.flow);
};

const breaks: Particular = (draft, at, rule) => {
  number(draft, at, rule);
  if (rule.place !== undefined) draft.place = rule.place;
  if (at.setting.view.get(draft.node, 'break') === 'no') draft.wordInternal = true;
  if (rule.place === 'line' || draft.wordInternal) edge(at.top.flow);
};

const cell: Particular = (draft, { setting: { view }, top }) => {
  const span = (name: string): number => Math.min(1000, Math.floor(Number(view.get(draft.node, name))) || 1);
  if (span('cols') > 1) draft.columns = span('cols');
  if (span('rows') > 1) draft.rows = span('rows');
  if (view.get(draft.node, 'role') === 'label' || view.get(top.draft.node, 'role') === 'label')
    draft.header = true;
};

const code: Particular = (draft, { setting, top }) => {
  const words = codeText(setting.view.tree, draft.node);
  if (words !== '') draft.children = [{ behaviour: 'text', text: words, node: draft.node }];
  solid(top.flow);
};

const note: Particular = (draft, at, rule) => {
  const { view, survey } = at.setting;
  const place =
    rule.place ?? view.get(draft.node, 'place') ?? (survey.notes.lifted.has(draft.node) ? 'foot' : 'inline');
  draft.place = places[place.toLowerCase().split(/[\s_-]/)[0] ?? ''] ?? place;
  number(draft, at, rule);
};

/** In the line, and in a text that leaves its marks out. */
const quotation: Particular = (draft, { setting }) => {
  if (setting.unmarked && !draft.block) draft.classes = [...(draft.classes ?? []), 'unmarked-quotation'];
};

const sign: Particular = (_draft, { top }) => solid(top.flow);

export const particulars: { readonly [B in Behaviour]?: Particular } = {
  section,
  paragraph,
  listItem: citable,
  lineGroup: citable,
  line: citable,
  speech: citable,
  entry: citable,
  heading,
  link,
  inline,
  bibliographicItem: inline,
  graphic,
  gap: sign,
  space: sign,
  break: breaks,
  cell,
  code,
  note,
  quotation,
};

/** What the parameters of a user's model say of the element itself. */
export const setParameters: Particular = (draft, at, rule) => {
  const { behaviour, node } = draft;
  const { targets } = at.setting;
  const { n, level, target, title } = parametersOf(rule);
  if (n !== undefined) draft.n = n;
  if (level !== undefined) draft.level = level;
  if (title !== undefined) draft.title = title;
  if (target === undefined) return;
  if (behaviour === 'link') setTarget(draft, at, targets.follow(node, target));
  const picture = behaviour === 'graphic' ? targets.picture(node, target) : undefined;
  if (picture !== undefined) draft.target = picture;
};
