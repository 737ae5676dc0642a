/** What an element is beyond its name: its classes, whether it has words, a title, a place in running text. */
import { afterOf, localName, type NodeId, NodeKind, textContent, type XmlTree } from '../../xml/tree.js';
import { isExplained } from './explain.js';
import type { Frame } from './frame.js';
import type { Rule } from './rules.js';
import type { Behaviour } from './tree.js';
import { hasContent, hasWords, type View } from './view.js';

/** Elements that are no sections, and whose titles are part of the outline all the same. */
export const outlined = new Set(['front', 'back', 'body', 'group', 'text']);

/** Parts of a record may stand in these without a word or a space between them (Guidelines 3.6, 3.12, 10, 14): what parts them. */
const records: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'entry hom form gramGrp cit person personGrp place org persName author editor address'
      .split(' ')
      .map((name) => [name, '']),
  ),
  biblStruct: '.',
  analytic: '.',
  monogr: '.',
  series: '.',
  imprint: ',',
  msIdentifier: ',',
  msItem: ',',
  msItemStruct: ',',
  dimensions: ' ×',
};

const asides = new Set('vocal kinesic incident writing pause'.split(' '));

/** What an element is by its name alone. */
export interface Kind {
  /** It may hold its parts without a word or a space between them: what parts them. */
  readonly parting: string | undefined;
  /** Of what runs in a line: it is heard or seen beside the words of a speech, and stands apart, whatever is written around it. */
  readonly isAside: boolean;
  /** Its attributes may explain it to a reader. */
  readonly isExplained: boolean;
}

export const kindOf = (name: string): Kind => ({
  parting: records[name],
  isAside: asides.has(name),
  isExplained: isExplained(name),
});

/** True for a record that holds no words of its own. */
export function holdsParts(view: View, row: NodeId): boolean {
  const { tree } = view;
  const end = afterOf(tree, row);
  for (let child = row + 1; child < end; child = afterOf(tree, child))
    if (hasWords(tree, child)) return false;
  return true;
}

/** The places of notes, by the first word of @place. */
export const places: Readonly<Record<string, string>> = {
  foot: 'foot',
  bottom: 'foot',
  footnote: 'foot',
  end: 'end',
  endnote: 'end',
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
export type ClassReader = (row: NodeId, rule: Rule) => readonly string[] | undefined;

/** Reads each pair of values once: a text has few, and says them often. */
export function classReader(view: View): ClassReader {
  const known = new Map<Rule['classes'], Map<string, readonly string[]>>();
  return (row, { classes }) => {
    const type = view.get(row, 'type');
    const subtype = view.get(row, 'subtype');
    if (type === undefined && subtype === undefined) return classes;
    const ofRule = known.get(classes) ?? new Map<string, readonly string[]>();
    known.set(classes, ofRule);
    const said = `${type ?? ''}\0${subtype ?? ''}`;
    const found = ofRule.get(said) ?? classesFrom(classes, said.split('\0'));
    ofRule.set(said, found);
    return found;
  };
}

const classesFrom = (own: Rule['classes'] = [], said: readonly string[]): readonly string[] =>
  [...new Set([...own, ...said.map((value) => value.toLowerCase().replace(word, '-'))])].filter((name) =>
    /[a-z0-9]/.test(name),
  );

/** True where a section has a title of its own: what is in it is one level down. */
export function titles(view: View, row: NodeId, behaviour: Rule['behaviour']): boolean {
  if (behaviour !== 'section' && behaviour !== 'document' && !outlined.has(view.name(row))) return false;
  const { tree } = view;
  const end = afterOf(tree, row);
  for (let child = row + 1; child < end; child = afterOf(tree, child))
    if (view.name(child) === 'head' && hasContent(view, child)) return true;
  return false;
}

/** Running text: not in a note, list, table or speech, nor in another paragraph. */
const running = new Set<Behaviour>(['document', 'section', 'block', 'quotation']);

export function isRunning(stack: readonly Frame[], top: Frame): boolean {
  const runs = ({ draft, hasText }: Frame): boolean =>
    running.has(draft.behaviour) || (draft.behaviour === 'inline' && !hasText);
  return runs(top) && stack.every(runs);
}

/** The words of an element, without its notes. */
export function wordsOf(view: View, row: NodeId): string {
  const { tree } = view;
  const end = afterOf(tree, row);
  let words = '';
  for (let at = row + 1; at < end; at++) {
    if (view.name(at) === 'note') at = afterOf(tree, at) - 1;
    else if (tree.kinds[at] === NodeKind.text) words += tree.text(at);
  }
  return words.replace(/\s+/g, ' ').trim();
}

const labels = new Set(['num', 'lbl', 'label']);

/** True where a number or label is the first of what is in an element. */
export function startsWithLabel(view: View, row: NodeId): boolean {
  const { tree } = view;
  const end = afterOf(tree, row);
  for (let child = row + 1; child < end; child = afterOf(tree, child)) {
    if (view.name(child) !== '') return labels.has(view.name(child));
    if (hasWords(tree, child)) return false;
  }
  return false;
}

/** A note in the flow stands in the line where the element around it is no container of blocks. */
export const amongText = (view: View, row: NodeId, frame: Frame): boolean =>
  !['section', 'document', 'block', 'list', 'lineGroup', 'speech', 'closer'].includes(
    frame.draft.behaviour,
  ) ||
  (frame.hasText && view.name(row) === 'note');

export function describe(view: View, row: NodeId): string | undefined {
  const { tree } = view;
  const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const holder = tree.parents[row] ?? -1;
  for (const start of [row, holder]) {
    if (start === holder && view.name(holder) !== 'figure') break;
    const end = afterOf(tree, start);
    for (let child = start + 1; child < end; child++) {
      const name = view.name(child);
      if (name === 'figDesc' || name === 'desc') return clean(textContent(view.tree, child));
    }
  }
  return undefined;
}

/** The text of code: of an example its markup, as written. */
export function codeText(tree: XmlTree, row: NodeId): string {
  if (localName(tree, row) !== 'egXML') return textContent(tree, row);
  const whole = tree.source.text.slice(tree.starts[row], tree.ends[row]);
  if (/^<[^>]*\/>$/.test(whole)) return '';
  return dedent(whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</')));
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
