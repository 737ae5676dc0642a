/** What the walk works with: the drafts of elements, and what stands open around the row it is at. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { NodeId } from '../../xml/tree.js';
import type { Flow } from './flow.js';
import type { Identifiers } from './identifiers.js';
import type { ClassReader } from './nature.js';
import type { NoteBook } from './note-book.js';
import type { Custom, Rule } from './rules.js';
import type { StyleReader } from './styles.js';
import type { Survey } from './survey.js';
import type { Targets } from './targets.js';
import type { RenderElement, RenderEntity } from './tree.js';
import type { View } from './view.js';

/** An element that is being made. */
export type Draft = { -readonly [Key in keyof RenderElement]: RenderElement[Key] };

/** What is known of the document before the walk. */
export interface Setting {
  readonly view: View;
  readonly survey: Survey;
  readonly targets: Targets;
  readonly styles: StyleReader;
  readonly classes: ClassReader;
  readonly entities: ReadonlyMap<string, RenderEntity>;
  readonly decide: (node: NodeId) => Rule;
  /** The text has no marks at its quotations: outputs set them. */
  readonly unmarked: boolean;
  readonly diagnostics: Diagnostic[];
}

/** An element that is open. */
export interface Frame {
  /** Its children are set when it is closed. */
  readonly draft: Draft;
  /** How many nodes of open elements were there before its own. */
  readonly first: number;
  /** A text is among its children. */
  hasText: boolean;
  readonly after: number;
  readonly lang: string;
  /** How many headings of the outline are above. */
  readonly level: number;
  readonly verbatim: boolean;
  readonly flow: Flow;
  /** Of an alternate: the rows of the readings that are not shown by default. */
  readonly others: ReadonlySet<NodeId> | undefined;
  /** The section's title has been met. */
  titled: boolean;
  /** What a user's model says beyond the behaviour. */
  readonly custom: Custom | undefined;
}

/** What the walk has come by so far. */
export interface Progress {
  readonly setting: Setting;
  readonly ids: Identifiers;
  readonly notes: NoteBook;
  readonly stack: readonly Frame[];
  readonly top: Frame;
  paragraphs: number;
  sections: number;
}
