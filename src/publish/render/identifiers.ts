/** The ids of the render tree: those of the document, each once, and those made for what has none. */
import type { NodeId } from '../../xml/tree.js';
import type { Survey } from './survey.js';
import type { View } from './view.js';

export interface Identifiers {
  /** The xml:id of an element, where it is the first that has it. */
  ofElement(row: NodeId): string | undefined;
  ofNote(note: NodeId): string;
  /** The id of one more reference to a note: its own, or one made from the note's. */
  ofReference(note: NodeId, own: string | undefined): string;
  firstReference(note: NodeId): string | undefined;
  /** This id, or the first of `id-2`, `id-3` … that is not taken. */
  fresh(id: string): string;
}

export function identifiers(view: View, { everywhere, unnamed }: Survey): Identifiers {
  const taken = new Set<string>();
  const made = new Map<NodeId, string>();
  const references = new Map<NodeId, string[]>();

  const fresh = (id: string): string => {
    let free = id;
    for (let count = 2; taken.has(free) || everywhere.has(free); count++) free = `${id}-${count}`;
    taken.add(free);
    return free;
  };
  const ofElement = (row: NodeId): string | undefined => (unnamed.has(row) ? undefined : view.xml(row, 'id'));
  const ofNote = (note: NodeId): string => {
    const known = ofElement(note) ?? made.get(note);
    if (known !== undefined) return known;
    const id = fresh(`note-${made.size + 1}`);
    made.set(note, id);
    return id;
  };
  return {
    ofElement,
    ofNote,
    ofReference: (note, own) => {
      const list = references.get(note) ?? [];
      const id = own ?? fresh(`${ofNote(note)}.ref${list.length > 0 ? `.${list.length + 1}` : ''}`);
      list.push(id);
      references.set(note, list);
      return id;
    },
    firstReference: (note) => references.get(note)?.[0],
    fresh,
  };
}
