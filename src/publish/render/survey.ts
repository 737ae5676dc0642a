/** What the walk must know before it starts: the identifiers, which of them a reader can reach, and the notes. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { afterOf, attributeRow, attributeSpan, isElement, type NodeId, XML } from '../../xml/tree.js';
import type { Applied } from './behaviours/apply.js';
import { decisions } from './decisions/index.js';
import { linkNotes, type NoteLinks } from './notes.js';
import type { Rule } from './rules.js';
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

const isNote = ({ behaviour, custom }: Rule): boolean =>
  behaviour === 'note' || (custom?.next ?? []).some((one) => one.behaviour === 'note');

/** Surveys the document below `root`, with what the models of a user decide. Diagnostics: publish/duplicate-id. */
export function survey(
  view: View,
  root: NodeId,
  diagnostics: Diagnostic[],
  { rules, chosen }: Applied,
): Survey {
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
    const rule = rules.get(row);
    const leaves = rule === undefined ? hidden.has(name) : rule.behaviour === 'omit';
    if (row >= hiddenUntil && (leaves || (rule === undefined && chosen.get(row) === 'omitted')))
      hiddenUntil = afterOf(tree, row);
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
    if (rule === undefined ? name === 'note' || name === 'witDetail' : isNote(rule)) notes.push(row);
    else if ((name === 'ref' || name === 'ptr') && (rule === undefined || rule.behaviour === 'link'))
      pointers.push(row);
    // What a model makes a mark or a break of can be reached; what is in it cannot.
    if (chosen.get(row) === 'omitted') hiddenUntil = afterOf(tree, row);
  }
  const placeOf = (note: NodeId): string | undefined => rules.get(note)?.place;
  return { everywhere, byId, notes: linkNotes(view, { notes, pointers, byId, placeOf }) };
}
