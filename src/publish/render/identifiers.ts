/** The ids of the render tree: those of the document, each once, and those made for what has none. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { NodeId } from '../../xml/tree.js';
import type { Survey } from './survey.js';

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

/** White space in an id would break every link to it (a document that was never validated can have it). */
const usable = /^[^\s]+$/;

export function identifiers(survey: Survey, _diagnostics: readonly Diagnostic[]): Identifiers {
  const taken = new Set(survey.everywhere.keys());
  const byRow = new Map<NodeId, string>();
  for (const [id, row] of survey.byId) if (usable.test(id)) byRow.set(row, id);
  const made = new Map<NodeId, string>();
  const references = new Map<NodeId, string[]>();

  const fresh = (id: string): string => {
    let free = id;
    for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
    taken.add(free);
    return free;
  };
  const ofNote = (note: NodeId): string => {
    const known = byRow.get(note) ?? made.get(note) ?? fresh(`note-${made.size + 1}`);
    if (!byRow.has(note)) made.set(note, known);
    return known;
  };
  return {
    ofElement: (row) => byRow.get(row),
    ofNote,
    ofReference: (note, own) => {
      const list = references.get(note) ?? [];
      const id = own ?? fresh(`${ofNote(note)}.ref${list.length > 0 ? `.${list.length + 1}` : ''}`);
      references.set(note, [...list, id]);
      return id;
    },
    firstReference: (note) => references.get(note)?.[0],
    fresh,
  };
}
