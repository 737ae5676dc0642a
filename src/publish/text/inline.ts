/** What runs in a line, as text with marks: a function a behaviour that is more than its words. */

import { isUnmarked } from '../render/quotations.js';
import type { Behaviour, RenderElement, RenderNode, RenderTree } from '../render/tree.js';
import { isRuby, type Marks, mark } from './marks.js';

/** The numbers of notes, given in the order in which they are first referred to. */
export class NoteNumbers {
  private readonly byId: ReadonlyMap<string, RenderElement>;
  private readonly numbers = new Map<RenderElement, number>();

  constructor(tree: RenderTree) {
    this.byId = new Map(tree.notes.flatMap((note) => (note.id === undefined ? [] : [[note.id, note]])));
  }

  of(note: RenderElement): number {
    const number = this.numbers.get(note) ?? this.numbers.size + 1;
    this.numbers.set(note, number);
    return number;
  }

  referredTo(target: string | undefined): RenderElement | undefined {
    return this.byId.get(target?.replace(/^#/, '') ?? '');
  }

  /** Grows while it is read: notes refer to notes. */
  get inOrder(): Iterable<readonly [RenderElement, number]> {
    return this.numbers;
  }
}

export interface Lines {
  readonly marks: Marks;
  readonly numbers: NoteNumbers;
  /** A line break is a space, as in prose; else a line feed. */
  readonly flows: boolean;
}

type Write = (element: RenderElement, lines: Lines) => string;

/** The text of nodes that run in a line. */
export function inlineText(nodes: readonly RenderNode[], lines: Lines): string {
  let text = '';
  for (const node of nodes)
    text +=
      node.behaviour === 'text'
        ? node.text
        : (writers[node.behaviour]?.(node, lines) ?? inlineText(node.children, lines));
  return text;
}

/** The words of a reference are said beside the number where they are more than a sign: `[5: see note 5 above]`. */
const reference: Write = (element, lines) => {
  const note = lines.numbers.referredTo(element.target);
  const words = inlineText(element.children, lines);
  if (note === undefined) return words;
  const sign = words.trim().length <= 6 && !/\p{L}{2}/u.test(words);
  return mark(lines.marks, sign ? `${lines.numbers.of(note)}` : `${lines.numbers.of(note)}: ${words}`);
};

/** The break of a word is shown within the word. */
const breaks: Write = ({ place, n, wordInternal }, { marks, flows }) => {
  const shown = place === 'page' ? mark(marks, n === undefined ? 'new page' : pageName(n)) : '';
  if (wordInternal === true) return shown;
  if (shown !== '') return ` ${shown} `;
  return place === 'line' && !flows ? '\n' : ' ';
};

const pageName = (n: string): string => (/^[\divxlc]+$/iu.test(n.trim()) ? `p. ${n}` : `page ${n}`);

const writers: Partial<Record<Behaviour, Write>> = {
  break: breaks,
  furniture: () => '',
  gap: (_element, { marks }) => mark(marks, '…'),
  inline: (element, lines) => {
    const [open, close] = (isRuby(element) ? lines.marks.ruby : undefined) ?? ['', ''];
    return open + inlineText(element.children, lines) + close;
  },
  graphic: ({ title }, { marks }) => mark(marks, title === undefined ? 'picture' : `picture: ${title}`),
  // Brackets and the like alone would say nothing within the brackets of this file.
  link: (element, lines) =>
    inlineText(element.children, lines) || (element.n ? mark(lines.marks, element.n) : ''),
  // A number alone would be that of a note.
  mark: ({ n = '' }, { marks }) =>
    /[\p{L}\p{N}]/u.test(n) ? mark(marks, n.replace(/^\d+(?=:|$)/, '$&.')) : '',
  note: (element, { marks, numbers }) => mark(marks, `${numbers.of(element)}`),
  noteReference: reference,
  quotation: (element, lines) => {
    const [open, close] = (isUnmarked(element) ? lines.marks.quotes : undefined) ?? ['', ''];
    return open + inlineText(element.children, lines) + close;
  },
  // A reader of a page sees a gap; so many spaces would not outlive the wrapping.
  space: () => ' ',
};

/** Spaces that breaks put at the edges of lines, and runs of them, go; those of a verbatim text stay. */
export const tidy = (text: string): string =>
  untidy.test(text)
    ? text
        .replace(/ {2,}/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/^[ \n]+|[ \n]+$/g, '')
    : text;
const untidy = / {2}|\n|^ | $/;
