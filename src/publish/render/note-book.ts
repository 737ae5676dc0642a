/** The notes of a text while they are met: their numbers, their references, and their order, which is that of the references. */
import type { NodeId } from '../../xml/tree.js';
import type { Draft } from './frame.js';
import type { Identifiers } from './identifiers.js';
import type { View } from './view.js';

export class NoteBook {
  private readonly drafts = new Map<NodeId, Draft>();
  private readonly referredTo = new Set<NodeId>();
  private readonly numbers = new Map<NodeId, string>();
  private counted = 0;

  constructor(
    private readonly view: View,
    private readonly ids: Identifiers,
    /** The number that a model of the user gives a note. */
    private readonly labelOf: (note: NodeId) => string | undefined,
  ) {}

  /** Keeps a note that is out of the flow. */
  keep(row: NodeId, draft: Draft): void {
    this.drafts.set(row, draft);
  }

  /** The number of a note: what its model says, its own, or the next. */
  number(row: NodeId): string {
    const known = this.numbers.get(row) ?? this.given(row) ?? String(++this.counted);
    this.numbers.set(row, known);
    return known;
  }

  private given(row: NodeId): string | undefined {
    return this.labelOf(row) ?? this.view.get(row, 'n');
  }

  /** Makes an element a reference to a note. */
  refer(draft: Draft, note: NodeId): void {
    draft.behaviour = 'noteReference';
    draft.id = this.ids.ofReference(note, draft.id);
    draft.target = `#${this.ids.ofNote(note)}`;
    this.referredTo.add(note);
  }

  /** The notes in the order of their references, each with its id, its first reference, and its number where its text has none. */
  inOrder(): Draft[] {
    const rows = new Set([...this.referredTo, ...this.drafts.keys()]);
    return [...rows].flatMap((row) => {
      const note = this.drafts.get(row);
      if (note === undefined) return [];
      note.id = this.ids.ofNote(row);
      const reference = this.ids.firstReference(row);
      if (reference !== undefined) note.target = reference;
      const labelled = note.children.some((child) => child.behaviour === 'label');
      const n = labelled ? undefined : (this.numbers.get(row) ?? this.given(row));
      if (n === undefined) delete note.n;
      else note.n = n;
      return [note];
    });
  }
}
