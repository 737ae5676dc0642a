/** A note and its marker point at each other: every marker has its note, every note that names a marker is named by it. */
import { elementById } from '../wellformed/references.js';
import { elements, idOf, placeOf, targets, typed } from './lookup.js';
import { rule } from './rule.js';

export const noteReference = rule(
  'note-reference',
  {
    good: `<p>Text.<ref type="note" xml:id="note.1.ref" target="#note.1">1</ref></p>
      <note type="footnote" xml:id="note.1" target="#note.1.ref">A note.</note>`,
    bad: `<p>Text.<ref type="note" xml:id="note.1.ref" target="#note.1">1</ref></p>
      <note type="footnote" xml:id="note.1">A note.</note>`,
  },
  (tree, report) => {
    const markers = typed(tree, 'ref', 'note');
    const notes = new Set(elements(tree, 'note'));
    for (const marker of markers) {
      const id = idOf(tree, marker);
      for (const target of targets(tree, marker, 'target')) {
        const note = elementById(tree, target);
        if (note === undefined) continue; // reference-resolves says so
        if (!notes.has(note)) {
          report(`The note marker points at “#${target}”, which is not a note.`, {
            span: placeOf(tree, marker, 'target'),
            related: [{ message: 'this is what it points at', span: placeOf(tree, note) }],
          });
        } else if (id !== undefined && !targets(tree, note, 'target').includes(id)) {
          report(`The marker “${id}” points at the note “${target}”, and the note does not point back.`, {
            span: placeOf(tree, marker),
            related: [
              { message: `the note; add “#${id}” to its @target`, span: placeOf(tree, note, 'target') },
            ],
          });
        }
      }
    }
    const pointedAt = new Map(markers.map((marker) => [idOf(tree, marker), targets(tree, marker, 'target')]));
    for (const note of notes) {
      const id = idOf(tree, note);
      if (id === undefined) continue;
      for (const target of targets(tree, note, 'target')) {
        const marker = elementById(tree, target);
        if (marker === undefined || pointedAt.get(target)?.includes(id)) continue;
        const message = pointedAt.has(target)
          ? `The note “${id}” names the marker “${target}”, and the marker points at another note.`
          : `The note “${id}” points at “${target}”, which is not a note marker.`;
        report(message, {
          span: placeOf(tree, note, 'target'),
          related: [{ message: 'this is what it points at', span: placeOf(tree, marker, 'target') }],
        });
      }
    }
  },
);
