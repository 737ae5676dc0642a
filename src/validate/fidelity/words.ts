/** Words as they are read from the TEI: what no white space and no edge parts is one word, and each knows its row. */
import { isWide } from '../../source/wide.js';
import { Characters, Column, isWhite, type WordList } from '../../source/words.js';
import type { NodeId } from '../../xml/tree.js';
import type { Edge } from './nature.js';

/** Words with their places in the TEI. */
export interface ReadWords extends WordList {
  /** The row of the text node in which each begins. */
  readonly nodes: Int32Array;
  /** Those that may also be one with the word before: an edge stands between them that not every output shows. */
  readonly loose: ReadonlySet<number>;
}

export class Words {
  private readonly text = new Characters();
  private readonly ends = new Column();
  private readonly nodes = new Column();
  private readonly loose = new Set<number>();
  /** The last word goes on. */
  private open = false;
  /** White space or the edge of a block stands after the last word. */
  private parted = true;
  /** The last word ended at white space, not at an edge. */
  private bySpace = false;
  /** Something that is no word, a reference to a note or a picture, stands after the last word. */
  private interrupted = false;
  /** The last character, and whether a line feed came after it: between two of a script that parts no words it may part none. */
  private last = 0;
  private fed = false;
  /** A break that parts no word stands before: white space after it counts for nothing. */
  private glued = false;

  add(text: string, node: NodeId): void {
    const characters = this.text;
    const units = characters.room(text.length);
    const from = characters.used;
    let used = from;
    let inWord = false;
    let inSpace = false;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isWhite(unit)) {
        if (unit === 10) this.fed = true;
        characters.used = used;
        if (!inSpace) this.space();
        inWord = false;
        inSpace = true;
        continue;
      }
      if (!inWord) {
        if (used > from) this.last = units[used - 1] ?? 0;
        this.word(node, unit);
      }
      inWord = true;
      inSpace = false;
      units[used++] = unit;
    }
    characters.used = used;
    if (used > from) this.last = units[used - 1] ?? 0;
  }

  /** A word begins or goes on. */
  private word(node: NodeId, first: number): void {
    if (!this.open) {
      if (!this.parted || (this.fed && isWide(first) && isWide(this.last))) this.loose.add(this.nodes.length);
      this.nodes.push(node);
    }
    this.open = true;
    this.fed = false;
    this.parted = false;
    this.glued = false;
    this.bySpace = false;
    this.interrupted = false;
  }

  /** Something that is no word stands here. */
  interrupt(): void {
    if (this.glued) {
      this.end();
      this.parted = false;
    }
    this.interrupted = true;
  }

  private space(): void {
    if (this.glued) return;
    if (this.interrupted && !this.parted && !this.open) {
      // A reference stands between a break that parts no word and this white space: it may part or not.
      this.bySpace = true;
      return;
    }
    const ends = this.open || this.bySpace;
    this.end();
    this.parted = true;
    this.bySpace = ends;
  }

  /** An edge: of an element, or of a break. */
  edge(kind: Edge): void {
    if (kind === 'joins') return;
    this.end();
    if (kind !== 'parts') return;
    this.parted = true;
    this.last = 0;
  }

  private end(): void {
    if (this.open) this.ends.push(this.characters);
    this.open = false;
    this.bySpace = false;
    this.glued = false;
  }

  /** @break="no": no end of a word, "irrespective of the presence of any adjacent whitespace" (att.breaking). */
  join(): void {
    // White space before a reference, and then the break: whether that is adjacent the Guidelines do not say.
    if (this.bySpace && !this.interrupted && this.ends.length > 0) {
      this.ends.pop();
      this.open = true;
    }
    if (this.bySpace) this.parted = false;
    this.glued = this.bySpace || this.open;
    this.bySpace = false;
  }

  /** How many characters have been read, white space aside. */
  get characters(): number {
    return this.text.length;
  }

  /** How many words have begun. */
  get begun(): number {
    return this.nodes.length;
  }

  /** All words; the last one ends here. */
  get words(): ReadWords {
    this.edge('parts');
    const { loose } = this;
    return { characters: this.text.text, ends: this.ends.whole, nodes: this.nodes.whole, loose };
  }
}
