/** What the walk must know before it starts: the identifiers, which of them a reader can reach, and the notes. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { afterOf, attributeRow, attributeSpan, isElement, type NodeId, XML } from '../../xml/tree.js';
import { decisions } from './decisions/index.js';
import { linkNotes, type NoteLinks } from './notes.js';
import type { View } from './view.js';

export interface Survey {
  /** The element of each xml:id, wherever it stands. */
  readonly everywhere: ReadonlyMap<string, NodeId>;
  /** The element of each xml:id that a reader can reach. */
  readonly byId: ReadonlyMap<string, NodeId>;
  readonly notes: NoteLinks;
}

/** Elements with all that is in them that no rule ever shows: found once a name. */
const hidden = new Set(
  Object.keys(decisions).filter((name) => decisions[name]?.every((rule) => rule.behaviour === 'omit')),
);

/** Surveys the document below `root`. Diagnostics: publish/duplicate-id. */
export function survey(view: View, root: NodeId, diagnostics: Diagnostic[]): Survey {
  const { tree } = view;
  const everywhere = new Map<string, NodeId>();
  const byId = new Map<string, NodeId>();
  const notes: NodeId[] = [];
  const pointers: NodeId[] = [];
  const end = afterOf(tree, root);
  let hiddenUntil = 0;
  for (let row = root; row < end; row++) {
    if (!isElement(tree, row)) continue;
    const name = view.name(row);
    if (row >= hiddenUntil && hidden.has(name)) hiddenUntil = afterOf(tree, row);
    const idRow = attributeRow(tree, row, 'id', XML);
    if (idRow >= 0) {
      const id = tree.value(idRow);
      if (everywhere.has(id)) {
        diagnostics.push(
          diagnostic('publish/duplicate-id', `The identifier ${id} is given twice; links go to the first`, {
            span: attributeSpan(tree, idRow),
          }),
        );
      } else {
        everywhere.set(id, row);
        if (row >= hiddenUntil) byId.set(id, row);
      }
    }
    if (row < hiddenUntil) continue;
    if (name === 'note' || name === 'witDetail') notes.push(row);
    else if (name === 'ref' || name === 'ptr') pointers.push(row);
  }
  return { everywhere, byId, notes: linkNotes(view, { notes, pointers, byId }) };
}
