/**
 * Which note belongs to which reference, before the walk. Three habits are met: a `ref` or `ptr` that points to the note;
 * a note that points to its place (`note/@target`); a note that stands at its place, in the line.
 * Source: Guidelines 3.9.1, 3.9.2; docs/encoding.md (notes at the bottom of the page, joined both ways).
 */
import { afterOf, type NodeId, parentOf } from '../../xml/tree.js';
import { inLine, type View } from './view.js';

export interface NoteLinks {
  /** ref and ptr that are a note's marker → the note. */
  readonly markers: ReadonlyMap<NodeId, NodeId>;
  /** Elements at whose end a marker is made → their notes. */
  readonly made: ReadonlyMap<NodeId, readonly NodeId[]>;
  /** Notes that leave the flow: they have a marker, or get one where they stand. */
  readonly lifted: ReadonlySet<NodeId>;
  /** Of these, the notes that get a marker where they stand. */
  readonly inPlace: ReadonlySet<NodeId>;
}

interface Found {
  readonly notes: readonly NodeId[];
  readonly pointers: readonly NodeId[];
  /** The element of an xml:id in the text: nothing of header or standOff. */
  readonly reached: (id: string) => NodeId | undefined;
  /** The place that a model of the user gives a note. */
  readonly placeOf: (note: NodeId) => string | undefined;
}

const inFlow = new Set([
  'inline',
  'margin',
  'marginal',
  'left',
  'right',
  'marginleft',
  'marginright',
  'interlinear',
  'opposite',
  'above',
  'below',
]);

export function linkNotes(view: View, { notes, pointers, reached, placeOf }: Found): NoteLinks {
  const markers = new Map<NodeId, NodeId>();
  const made = new Map<NodeId, NodeId[]>();
  const lifted = new Set<NodeId>();
  const inPlace = new Set<NodeId>();
  const isNote = new Set(notes);
  const local = (node: NodeId, name: string): NodeId | undefined => {
    const target = view.get(node, name)?.trim().split(/\s+/)[0];
    if (target === undefined) return undefined;
    if (target.startsWith('#')) return reached(target.slice(1));
    // Documents brought over from P4 point to their notes without '#'.
    const bare = reached(target);
    return bare !== undefined && isNote.has(bare) ? bare : undefined;
  };

  for (const note of notes) {
    const place = local(note, 'targetEnd') ?? local(note, 'target');
    if (place === undefined || isNote.has(place) || contains(view, place, note)) continue;
    const name = view.name(place);
    if (name === 'ref' || name === 'ptr') markers.set(place, note);
    else made.set(place, [...(made.get(place) ?? []), note]);
    lifted.add(note);
  }
  for (const pointer of pointers) {
    const note = local(pointer, 'target');
    if (note === undefined || !isNote.has(note) || contains(view, note, pointer)) continue;
    if (!lifted.has(note) && !saysNote(view, pointer) && inLine(view, note)) continue;
    markers.set(pointer, note);
    lifted.add(note);
  }
  for (const note of notes) {
    if (lifted.has(note) || !inLine(view, note) || standsInFlow(view, note, placeOf(note))) continue;
    lifted.add(note);
    inPlace.add(note);
  }
  return { markers, made, lifted, inPlace };
}

/** ref[@type='note'], ref[@rend='sup'], ptr: their writers mean a marker. */
const saysNote = (view: View, pointer: NodeId): boolean =>
  view.name(pointer) === 'ptr' ||
  /^(note|footnote|endnote|noteanchor|fn)/i.test(view.get(pointer, 'type') ?? '');

/** Notes that the print itself shows in the line or beside it. */
function standsInFlow(view: View, note: NodeId, given: string | undefined): boolean {
  const where = (given ?? `${view.get(note, 'place') ?? ''} ${view.get(note, 'rend') ?? ''}`).toLowerCase();
  return where.split(/[\s_-]+/).some((word) => inFlow.has(word));
}

function contains(view: View, outer: NodeId, inner: NodeId): boolean {
  return outer <= inner && inner < afterOf(view.tree, outer) && parentOf(view.tree, inner) >= 0;
}
