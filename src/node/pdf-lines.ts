/**
 * The text of a PDF by its structure, its lines in the order in which they are read. A page shows a line from left to
 * right; what of it is read from right to left is put back into its order here (the Unicode Bidirectional Algorithm, UAX
 * 9, the other way round: rules L2, W2 and N1).
 */
import type { PdfRun } from '../env.js';
import type { Piece } from './pdf-content.js';
import { isContent, type MarkedContent, type StructureElement } from './pdf-structure.js';

/** Where a piece stands: its page, counted from 1. */
export type PlacedPiece = Piece & { readonly page: number };

/** They run in the line (14.8.4.4); all others are blocks. A label is part of the line of its item or note. */
const inline = new Set(
  'Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Lbl Em Strong'.split(' '),
);

/** The texts of an element with the roles around them, and a run of no text where each element opens. */
export function runsOf(
  root: StructureElement,
  pieces: (content: MarkedContent) => readonly PlacedPiece[],
): PdfRun[] {
  const runs: PdfRun[] = [];
  const around = { roles: [], rightToLeft: isRightToLeft(root.lang) };
  for (const kid of root.kids) if (!isContent(kid)) runs.push(...blockRuns(kid, around, pieces));
  return runs;
}

interface Around {
  readonly roles: readonly string[];
  /** Of the outermost element that says one. */
  readonly lang?: string | undefined;
  readonly rightToLeft: boolean;
}

/** A piece of a block, the elements that open before it, and a note that hangs on it. */
interface Entry {
  readonly opened: PdfRun[];
  readonly piece: PlacedPiece | undefined;
  readonly around: Around;
  readonly hanging: PdfRun[];
}

/** The languages that Typst sets from right to left. */
const rightToLeft = new Set('ar dv fa he ks pa ps sd ug ur yi'.split(' '));
const isRightToLeft = (lang: string | undefined): boolean =>
  rightToLeft.has(lang?.toLowerCase().split('-')[0] ?? '');

const enter = (element: StructureElement, { roles, lang, rightToLeft }: Around): Around => ({
  roles: [...roles, element.role],
  lang: lang ?? element.lang,
  rightToLeft: element.lang === undefined ? rightToLeft : isRightToLeft(element.lang),
});

const runIn = ({ roles, lang }: Around, page: number, text: string): PdfRun => ({
  roles,
  page,
  text,
  ...(lang === undefined ? {} : { lang }),
});

const opening = (around: Around): PdfRun => ({ ...runIn(around, 0, ''), opens: true });

function blockRuns(
  block: StructureElement,
  outer: Around,
  pieces: (content: MarkedContent) => readonly PlacedPiece[],
): PdfRun[] {
  const inside = enter(block, outer);
  const runs = [opening(inside)];
  let entries: Entry[] = [];
  let opened: PdfRun[] = [];
  const close = () => {
    runs.push(...linesOf(entries, inside.rightToLeft), ...opened);
    entries = [];
    opened = [];
  };
  const gather = (element: StructureElement, around: Around): void => {
    for (const kid of element.kids) {
      if (isContent(kid)) {
        for (const piece of pieces(kid)) {
          entries.push({ opened, piece, around, hanging: [] });
          opened = [];
        }
      } else if (inline.has(kid.role)) {
        const own = enter(kid, around);
        opened.push(opening(own));
        gather(kid, own);
      } else if (kid.role === 'Note') {
        (entries.at(-1)?.hanging ?? opened).push(...blockRuns(kid, around, pieces));
      } else {
        close();
        runs.push(...blockRuns(kid, around, pieces));
      }
    }
  };
  gather(block, inside);
  close();
  return runs;
}

/** The entries of a block line by line, with a line feed between. */
function linesOf(entries: readonly Entry[], rightToLeft: boolean): PdfRun[] {
  const runs: PdfRun[] = [];
  for (let from = 0; from < entries.length; ) {
    let to = from + 1;
    while (to < entries.length && isOneLine(entries[from]?.piece, entries[to]?.piece)) to++;
    const line = inReadingOrder(entries.slice(from, to), rightToLeft);
    line.forEach(({ opened, piece, around, hanging }, at) => {
      const feed = from > 0 && at === 0 ? '\n' : '';
      runs.push(...opened, runIn(around, piece?.page ?? 0, feed + (piece?.text ?? '')), ...hanging);
    });
    from = to;
  }
  return runs;
}

const isOneLine = (one: PlacedPiece | undefined, other: PlacedPiece | undefined): boolean =>
  one?.page === other?.page && one?.line === other?.line;

/** Scripts that are read from right to left, and the figures of Arabic, which stand among them as one of their words. */
const right = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}٠-٩۰-۹]/u;
/** Letters of all others. */
const left = /\p{L}/u;

const directionOf = (text: string): 'right' | 'left' | undefined =>
  right.test(text) ? 'right' : left.test(text) ? 'left' : undefined;

/**
 * A line from left to right as it is read: in a block that is read from right to left, all of it is turned round but
 * sequences of the other direction; in any other, sequences that are read from right to left are.
 */
function inReadingOrder(line: readonly Entry[], rightToLeft: boolean): readonly Entry[] {
  const directions = line.map(({ piece }) => directionOf(piece?.text ?? ''));
  if (!rightToLeft && !directions.includes('right')) return line;
  const turned = rightToLeft ? 'left' : 'right';
  const shown = [...line].sort((one, other) => (one.piece?.x ?? 0) - (other.piece?.x ?? 0));
  const parts: Entry[][] = [];
  let part: Entry[] = [];
  const between: Entry[] = [];
  for (const entry of shown) {
    const direction = directionOf(entry.piece?.text ?? '');
    if (direction === turned) {
      if (part.length === 0) parts.push(part);
      part.push(...between.splice(0), entry);
    } else if (direction === undefined && part.length > 0) between.push(entry);
    else {
      parts.push(...between.splice(0).map((one) => [one]), [entry]);
      part = [];
    }
  }
  parts.push(...between.map((one) => [one]));
  return rightToLeft ? parts.reverse().flat() : parts.flatMap((one) => (isTurned(one) ? one.reverse() : one));
}

const isTurned = (part: readonly Entry[]): boolean => part.length > 1;
