/**
 * What a user says of elements: models, as the TEI Processing Model has them (Guidelines 22.5.4), whether they were
 * written in YAML or in an ODD. Types, and the names that may be used in both.
 */
import type { Span } from '../../../source/source.js';
import type { Expressions } from '../../../xml/xpath/expressions.js';
import type { Rule } from '../rules.js';
import type { Behaviour } from '../tree.js';

export interface Expression {
  readonly xpath: string;
  readonly span: Span;
  /** Knows the prefixes of the file that it stands in. */
  readonly language: Expressions;
}

/** The outputs that a model may be meant for: `model/@output`. */
export type OutputKind = 'web' | 'print' | 'plaintext';

export interface Model {
  /** Local names of TEI elements. */
  readonly elements: readonly string[];
  /** All must hold. */
  readonly predicates: readonly Expression[];
  /** Absent: what the element is without the model. */
  readonly behaviour?: Rule['behaviour'];
  /** Absent: all outputs. */
  readonly output?: OutputKind | 'none';
  readonly classes: readonly string[];
  readonly styles: NonNullable<Rule['styles']>;
  readonly before?: string;
  readonly after?: string;
  /** Whether @rend, @rendition and @style of the element count. */
  readonly sourceRendition: boolean;
  readonly params: ReadonlyMap<string, Expression>;
  /** The models that follow in a sequence. */
  readonly next: readonly Model[];
  readonly span: Span;
}

/** Models in the order in which they are tried. */
export type Behaviours = readonly Model[];

/** Behaviours of the Guidelines, as ours; and those of ours that the Guidelines do not name. */
const meanings: Readonly<Record<string, Pick<Rule, 'behaviour' | 'classes'>>> = {
  alternate: { behaviour: 'alternate' },
  anchor: { behaviour: 'anchor' },
  block: { behaviour: 'block' },
  body: { behaviour: 'block' },
  break: { behaviour: 'break' },
  cell: { behaviour: 'cell' },
  cit: { behaviour: 'inline', classes: ['cited'] },
  document: { behaviour: 'document' },
  figure: { behaviour: 'figure' },
  glyph: { behaviour: 'inline', classes: ['glyph'] },
  graphic: { behaviour: 'graphic' },
  heading: { behaviour: 'heading' },
  index: { behaviour: 'omit' },
  inline: { behaviour: 'inline' },
  link: { behaviour: 'link' },
  list: { behaviour: 'list' },
  listItem: { behaviour: 'listItem' },
  metadata: { behaviour: 'omit' },
  note: { behaviour: 'note' },
  omit: { behaviour: 'omit' },
  paragraph: { behaviour: 'paragraph' },
  row: { behaviour: 'row' },
  section: { behaviour: 'section' },
  table: { behaviour: 'table' },
  text: { behaviour: 'inline' },
  title: { behaviour: 'heading' },
  ...Object.fromEntries(
    (
      'bibliographicItem closer code dateline entry formula furniture gap label line lineGroup quotation signature space speaker speech stage verbatim'.split(
        ' ',
      ) as Behaviour[]
    ).map((behaviour) => [behaviour, { behaviour }]),
  ),
};

export const behaviourNames = Object.keys(meanings).sort();

export const meaningOf = (name: string): Pick<Rule, 'behaviour' | 'classes'> | undefined => meanings[name];

const outputs: Readonly<Record<string, OutputKind>> = {
  web: 'web',
  html: 'web',
  print: 'print',
  pdf: 'print',
  plaintext: 'plaintext',
  plain: 'plaintext',
  text: 'plaintext',
};

/** Outputs that engross does not write ('epub', 'latex') are 'none': their models never apply. */
export const outputNamed = (name: string): OutputKind | 'none' =>
  outputs[name.trim().toLowerCase()] ?? 'none';

/** Parameters that have an effect: Guidelines 22.5.4.5, and what they are called in use. */
export const paramNames = new Set(
  'content default alternate label n place type level title url uri target link id'.split(' '),
);
