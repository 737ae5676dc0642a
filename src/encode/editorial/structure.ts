/** The intervention `structure`: a block is something else than it was taken for, or begins a division. */
import type { Certainty, Editorial, Instrument, Part, PartKind } from '../instrument.js';
import type { Done } from './actions.js';
import type { Match } from './quotation.js';
import type { Intervention } from './schema.js';
import { isBlock, replacePart } from './tree.js';

type Structure = NonNullable<Intervention['structure']>;
type By = { readonly editorial: Editorial; readonly certainty?: Certainty };

const holders = new Set<PartKind>(['titlePage', 'division', 'list', 'table', 'row', 'quote']);

export function restructure(instrument: Instrument, match: Match, wanted: Structure, by: By): Done {
  const path = pathTo(instrument.parts, match);
  const block = path.findLast((part) => isBlock(part) && !holders.has(part.kind));
  if (block === undefined)
    return { code: 'edition/structure-impossible', message: 'The words quoted do not lie inside one block.' };
  const n = wanted.n === undefined ? {} : { n: String(wanted.n) };
  const kind = wanted.kind ?? (wanted.division === undefined ? block.kind : 'head');
  const { type: _, ...bare } = block;
  const made: Part = { ...bare, kind, ...(wanted.division === undefined ? n : {}), ...by };
  if (wanted.division === undefined) return { parts: replacePart(instrument.parts, block, [made]) };
  const parent = path[path.indexOf(block) - 1];
  if (parent !== undefined && parent.kind !== 'division')
    return {
      code: 'edition/structure-impossible',
      message: `The block lies in a ${parent.kind}, which cannot hold a division.`,
      part: parent,
    };
  const siblings = parent?.parts ?? instrument.parts;
  const from = siblings.indexOf(block);
  const next = siblings.findIndex((part, index) => index > from && part.kind === 'division');
  const members = [made, ...siblings.slice(from + 1, next < 0 ? undefined : next)];
  const division: Part = {
    kind: 'division',
    type: wanted.division,
    ...n,
    start: block.start,
    end: members.at(-1)?.end ?? block.end,
    parts: members,
    ...by,
  };
  const parts = [...siblings.slice(0, from), division, ...siblings.slice(from + members.length)];
  return {
    parts: parent === undefined ? parts : replacePart(instrument.parts, parent, [{ ...parent, parts }]),
  };
}

/** The parts that hold a stretch, from the outermost in. */
function pathTo(parts: readonly Part[], match: Match): Part[] {
  const holder = parts.find(({ start, end }) => start <= match.start && match.end <= end && start < end);
  return holder === undefined ? [] : [holder, ...pathTo(holder.parts, match)];
}
