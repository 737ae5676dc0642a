/** The apparatus of a text, in brackets: at the end of what it belongs to, or where an entry stands apart. */
import { attribute } from '../../xml/tree.js';
import type { RenderElement, RenderTree } from '../render/tree.js';
import { readingsOf, standsApart, witnessed, witnessesOf } from '../render/witnesses.js';
import { inlineText, type Lines, tidy } from './inline.js';

type Tei = RenderTree['tei'];

/** An entry with readings beside the one of the text. */
export const isEntry = ({ behaviour, classes, alternate }: RenderElement): boolean =>
  behaviour === 'alternate' && alternate !== undefined && classes?.includes('apparatus') === true;

/** What the witnesses have: `numerata C; omitted B`. Brackets and notes would be taken for others of the text. */
export function variants({ alternate = [] }: RenderElement, tei: Tei, lines: Lines): string {
  return readingsOf(alternate, tei)
    .map((reading) => {
      const words = plain(reading, lines);
      return [words === '' ? 'omitted' : words, ...witnessesOf(tei, reading.node)].join(' ');
    })
    .join('; ');
}

/** The lemma with its witnesses, and what the others have: `memorata A B : numerata C`. */
export function entryText(entry: RenderElement, tei: Tei, lines: Lines): string {
  const lemma = tidy(entry.children.map((child) => plain(child, lines)).join(''));
  const known = [lemma === '' ? 'nothing' : lemma, ...witnessed(entry.children, tei)].join(' ');
  return `${known} : ${variants(entry, tei, lines)}`;
}

/** Of an entry that stands apart: where its lemma is. */
export const placeOf = (entry: RenderElement, tei: Tei): string | undefined =>
  standsApart(tei, entry.node) ? attribute(tei, entry.node, 'loc') : undefined;

const plain = (node: RenderElement['children'][number], { numbers }: Lines): string =>
  tidy(inlineText([node], { marks: { open: '', close: '' }, numbers, flows: true }).replace(/\n/g, ' '));
