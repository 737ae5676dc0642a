/**
 * Which note belongs to which reference, before the walk. Four habits are met: a `ref` or `ptr` that points to the note;
 * a note that points to its place (`note/@target`); a note that stands at its place, in the line; and a note in `standOff`
 * that is joined with the text in one of the first two ways, or whose `annotation` points to the text.
 * Source: Guidelines 3.9.1, 3.9.2, 16.10, 17.3; docs/encoding.md (notes at the bottom of the page, joined both ways).
 */
import { afterOf, type NodeId, parentOf } from '../../xml/tree.js';
import { alternatives } from './alternatives.js';
import { inLine, type View } from './view.js';

const choices = new Set(['choice', 'app', 'subst']);

export interface NoteLinks {
  /** ref and ptr that are a note's marker → the note. */
  readonly markers: ReadonlyMap<NodeId, NodeId>;
  /** Elements at whose end a marker is made → their notes. */
  readonly made: ReadonlyMap<NodeId, readonly NodeId[]>;
  /** Notes that leave the flow: they have a marker, or get one where they stand. */
  readonly lifted: ReadonlySet<NodeId>;
  /** Of these, the notes that get a marker where they stand. */
  readonly inPlace: ReadonlySet<NodeId>;
  /** Of these, the notes of standOff, which the walk does not meet. */
  readonly standOff: readonly NodeId[];
}

interface Found {
  readonly notes: readonly NodeId[];
  /** Notes of standOff by their xml:id, if they have one. */
  readonly apart: ReadonlyMap<NodeId, string | undefined>;
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

/** What may stand between standOff and a note that annotates the text. */
const holders = new Set(['noteGrp', 'listAnnotation', 'annotation']);

/** A note of standOff that is not part of the record of a person or a place, and of which a user's model says nothing. */
export function annotates(view: View, note: NodeId, isChosen: (row: NodeId) => boolean): boolean {
  if (isChosen(note)) return false;
  let up = parentOf(view.tree, note);
  while (holders.has(view.name(up)) && !isChosen(up)) up = parentOf(view.tree, up);
  return view.name(up) === 'standOff' && !isChosen(up);
}

export function linkNotes(view: View, { notes, apart, pointers, reached, placeOf }: Found): NoteLinks {
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

  for (const note of apart.keys()) {
    const target = local(note, 'targetEnd') ?? local(note, 'target');
    const annotated = target ?? local(parentOf(view.tree, note), 'target');
    if (annotated === undefined) continue;
    const place = shown(view, annotated);
    made.set(place, [...(made.get(place) ?? []), note]);
    lifted.add(note);
  }
  for (const note of notes) {
    const place = local(note, 'targetEnd') ?? local(note, 'target');
    if (place === undefined || isNote.has(place) || contains(view, place, note)) continue;
    const name = view.name(place);
    if (name === 'ref' || name === 'ptr') markers.set(place, note);
    else made.set(place, [...(made.get(place) ?? []), note]);
    lifted.add(note);
  }
  const named = new Map([...apart].map(([note, id]) => [`#${id}`, note]));
  for (const pointer of pointers) {
    const annotation = named.get(view.get(pointer, 'target')?.trim() ?? '');
    if (annotation !== undefined) {
      markers.set(pointer, annotation);
      lifted.add(annotation);
      continue;
    }
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
  const standOff = [...apart.keys()].filter((note) => lifted.has(note));
  return { markers, made, lifted, inPlace, standOff };
}

/** An element, or the outermost choice that shows another reading than the one it is in. */
function shown(view: View, place: NodeId): NodeId {
  let found = place;
  for (let child = place, up = parentOf(view.tree, place); up >= 0; ) {
    if (choices.has(view.name(up)) && alternatives(view, up).has(child)) found = up;
    [child, up] = [up, parentOf(view.tree, up)];
  }
  return found;
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
