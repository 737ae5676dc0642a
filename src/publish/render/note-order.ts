/** The notes of a text as its tree gives them: in the order of their references, numbered. */
import type { NodeId } from '../../xml/tree.js';
import type { Identifiers } from './identifiers.js';
import type { View } from './view.js';
import type { Draft } from './walk.js';

interface Notes {
  readonly notes: ReadonlyMap<NodeId, Draft>;
  /** Those that something refers to, in the order in which it does. */
  readonly noteOrder: ReadonlySet<NodeId>;
  readonly ids: Identifiers;
  readonly numbers: ReadonlyMap<NodeId, string>;
  readonly view: View;
}

/** The notes in the order of their references, each with its id, its first reference, and its number where its text has none. */
export function inOrder({ notes, noteOrder, ids, numbers, view }: Notes): Draft[] {
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
