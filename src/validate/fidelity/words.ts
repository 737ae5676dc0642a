/** Words as they are read: what no white space and no edge parts is one word. */
import type { NodeId } from '../../xml/tree.js';
import type { Edge } from './nature.js';

/** Words as columns. */
export interface WordList {
  readonly text: readonly string[];
  /** The row of the text node in which each begins. */
  readonly nodes: readonly NodeId[];
  /** It may also be one with the word before it: an edge stands between them that not every output shows. */
  readonly loose: readonly boolean[];
}

const white = /[ \t\r\n]/;
const pieces = /[^ \t\r\n]+|[ \t\r\n]+/g;

export class Words implements WordList {
  readonly text: string[] = [];
  readonly nodes: NodeId[] = [];
  readonly loose: boolean[] = [];
  /** How many characters have been read, white space aside. */
  characters = 0;
  private open = '';
  /** White space or the edge of a block stands after the last word. */
  private parted = true;
  /** The last word ended at white space, not at an edge. */
  private bySpace = false;
  /** A break that parts no word stands before: white space after it counts for nothing. */
  private glued = false;

  add(text: string, node: NodeId): void {
    for (const [piece] of text.matchAll(pieces)) {
      if (white.test(piece[0] ?? '')) this.space();
      else this.word(piece, node);
    }
  }

  private word(piece: string, node: NodeId): void {
    if (this.open === '') {
      this.nodes.push(node);
      this.loose.push(!this.parted);
    }
    this.open += piece;
    this.characters += piece.length;
    this.parted = false;
    this.glued = false;
    this.bySpace = false;
  }

  private space(): void {
    if (this.glued) return;
    const ends = this.open !== '' || this.bySpace;
    this.end();
    this.parted = true;
    this.bySpace = ends;
  }

  /** An edge: of an element, or of a break. */
  edge(kind: Edge): void {
    if (kind === 'joins') return;
    this.end();
    if (kind === 'parts') this.parted = true;
  }

  private end(): void {
    if (this.open !== '') this.text.push(this.open);
    this.open = '';
    this.bySpace = false;
    this.glued = false;
  }

  /** @break="no": no end of a word, "irrespective of the presence of any adjacent whitespace" (att.breaking). */
  join(): void {
    if (this.bySpace) {
      this.open = this.text.pop() ?? '';
      this.parted = false;
    }
    this.bySpace = false;
    this.glued = this.open !== '';
  }

  /** How many words have begun. */
  get begun(): number {
    return this.nodes.length;
  }
}
