/** What the walk must know before it starts: the identifiers, which of them a reader can reach, and the notes. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { afterOf, attributeRow, attributeSpan, isElement, type NodeId, XML } from '../../xml/tree.js';
import type { Applied } from './behaviours/apply.js';
import { decisions } from './decisions/index.js';
import { annotates, linkNotes, type NoteLinks } from './notes.js';
import type { Rule } from './rules.js';
import { byName, type View } from './view.js';

export interface Survey {
  /** The element of each xml:id, wherever it stands. */
  readonly everywhere: ReadonlyMap<string, NodeId>;
  /** Elements whose xml:id names nothing in an output: it is given twice, cannot be reached, or has white space in it. */
  readonly unnamed: ReadonlySet<NodeId>;
  /** The element of an xml:id, if a reader can reach it. */
  reached(id: string): NodeId | undefined;
  readonly notes: NoteLinks;
}

/** Elements that some rule does not show, with all that is in them. */
const mayHide = new Set(
  Object.keys(decisions).filter((name) => decisions[name]?.some((rule) => rule.behaviour === 'omit')),
);

/** White space in an id would break every link to it (a document that was never validated can have it). */
const usable = /^\S+$/;

const isNote = ({ behaviour, custom }: Rule): boolean =>
  behaviour === 'note' || (custom?.next ?? []).some((one) => one.behaviour === 'note');

/** A sequence that begins with nothing (TEI simplePrint: an index, then the body) shows what comes after. */
const isOmitted = ({ behaviour, custom }: Rule): boolean =>
  behaviour === 'omit' && (custom?.next ?? []).every((one) => one.behaviour === 'omit');

/** Surveys the document below `root`, with what the models of a user decide. Diagnostics: publish/duplicate-id. */
export function survey(
  view: View,
  root: NodeId,
  diagnostics: Diagnostic[],
  { rules, chosen }: Applied,
  own: (node: NodeId) => Rule,
): Survey {
  const { tree } = view;
  const isRuled = rules.size + chosen.size > 0;
  const everywhere = new Map<string, NodeId>();
  const unreached = new Set<NodeId>();
  const unnamed = new Set<NodeId>();
  const notes: NodeId[] = [];
  const apart = new Map<NodeId, string | undefined>();
  const pointers: NodeId[] = [];
  const kindOf = byName(tree, (name) => ({
    mayHide: mayHide.has(name),
    isNote: name === 'note' || name === 'witDetail',
    points: name === 'ref' || name === 'ptr',
  }));
  const end = afterOf(tree, root);
  let hiddenUntil = 0;
  for (let row = root; row < end; row++) {
    if (!isElement(tree, row)) continue;
    const kind = kindOf(row);
    const rule = isRuled ? rules.get(row) : undefined;
    const decided = rule ?? (kind.mayHide ? own(row) : undefined);
    const leaves = decided !== undefined && isOmitted(decided);
    const omitted = isRuled && chosen.get(row) === 'omitted';
    if (row >= hiddenUntil && (leaves || (rule === undefined && omitted))) hiddenUntil = afterOf(tree, row);
    const id = view.xml(row, 'id');
    if (id !== undefined) {
      const isTwice = everywhere.has(id);
      if (isTwice) diagnostics.push(givenTwice(view, row, id));
      else everywhere.set(id, row);
      if (row < hiddenUntil) unreached.add(row);
      if (isTwice || row < hiddenUntil || !usable.test(id)) unnamed.add(row);
    }
    if (row < hiddenUntil) {
      if (kind.isNote && annotates(view, row, (one) => rules.has(one) || chosen.has(one))) apart.set(row, id);
      continue;
    }
    if (rule === undefined ? kind.isNote : isNote(rule)) notes.push(row);
    else if (kind.points && (rule === undefined || rule.behaviour === 'link')) pointers.push(row);
    // What a model makes a mark or a break of can be reached; what is in it cannot.
    if (omitted) hiddenUntil = afterOf(tree, row);
  }
  const reached = (id: string): NodeId | undefined => {
    const row = everywhere.get(id);
    return row === undefined || unreached.has(row) ? undefined : row;
  };
  const placeOf = (note: NodeId): string | undefined => rules.get(note)?.place;
  const links = linkNotes(view, { notes, apart, pointers, reached, placeOf });
  if (links.standOff.length > 0)
    for (const [id, row] of everywhere)
      if (links.standOff.some((note) => row >= note && row < afterOf(tree, note))) {
        unreached.delete(row);
        if (usable.test(id)) unnamed.delete(row);
      }
  return { everywhere, unnamed, reached, notes: links };
}

const givenTwice = ({ tree }: View, row: NodeId, id: string): Diagnostic =>
  diagnostic('publish/duplicate-id', `The identifier ${id} is given twice; links go to the first`, {
    span: attributeSpan(tree, attributeRow(tree, row, 'id', XML)),
  });
