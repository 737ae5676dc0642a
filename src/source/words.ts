/**
 * Words as a reader finds them: what no white space and no edge of a block parts. A long text has half a million; they are
 * held as one string and a column of offsets, and become strings where somebody is told of them.
 */

export interface WordList {
  /** All words, one after the other, without what parts them. */
  readonly characters: string;
  /** Where each ends in `characters`. */
  readonly ends: Int32Array;
}

/** How many characters the first words have: of none 0. */
export const endOf = ({ ends }: WordList, words: number): number =>
  words === 0 ? 0 : (ends[words - 1] ?? 0);

/** Some of the words. */
export function wordsBetween(list: WordList, from = 0, to = list.ends.length): string[] {
  const words: string[] = [];
  for (let at = from; at < to; at++) words.push(list.characters.slice(endOf(list, at), endOf(list, at + 1)));
  return words;
}

/** White space as XML has it: space, tab, line feed, carriage return. */
export const isWhite = (unit: number): boolean =>
  unit <= 32 && (unit === 32 || unit === 10 || unit === 9 || unit === 13);

/** Gathers characters, as UTF-16 units: half a million strings of a word each take six times as long to join. */
export class Characters {
  private readonly pieces: string[] = [];
  private units = new Uint16Array(32);
  /** How many units of the room are taken. */
  used = 0;
  private before = 0;

  get length(): number {
    return this.before + this.used;
  }

  /** Room for so many more after those that are `used`, which whoever fills it counts. Between two calls stand whole characters. */
  room(more: number): Uint16Array {
    if (this.used + more > this.units.length && this.units.length >= enough) this.flush();
    if (this.used + more > this.units.length) {
      const larger = new Uint16Array(Math.max(this.units.length * 2, this.used + more));
      larger.set(this.units.subarray(0, this.used));
      this.units = larger;
    }
    return this.units;
  }

  get text(): string {
    this.flush();
    return this.pieces.join('');
  }

  private flush(): void {
    this.pieces.push(utf16.decode(this.units.subarray(0, this.used)));
    this.before += this.used;
    this.used = 0;
  }
}

/** Room for so many units is not made larger for more of them. */
const enough = 1 << 15;
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const utf16 = new TextDecoder(isLittleEndian ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });

/** Numbers in a row that grows. */
export class Column {
  length = 0;
  private cells = new Int32Array(16);

  push(value: number): void {
    if (this.length === this.cells.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.cells);
      this.cells = larger;
    }
    this.cells[this.length++] = value;
  }

  pop(): void {
    this.length--;
  }

  get whole(): Int32Array {
    return this.cells.subarray(0, this.length);
  }
}

/** Counts words as pieces of text go by: what nothing parts is one word. */
export class WordCounter {
  /** How many words have begun. */
  begun = 0;
  /** The last word goes on. */
  protected open = false;

  add(text: string): void {
    for (let at = 0; at < text.length; at++) {
      if (isWhite(text.charCodeAt(at))) this.part();
      else if (!this.open) this.begin();
    }
  }

  /** The edge of something that parts words. */
  part(): void {
    this.open = false;
  }

  protected begin(): void {
    this.begun++;
    this.open = true;
  }
}

/** Counts words and keeps them. */
export class WordCollector extends WordCounter {
  private readonly characters = new Characters();
  private readonly ends = new Column();

  override add(text: string, from = 0, to = text.length): void {
    const { characters } = this;
    const units = characters.room(to - from);
    let { used } = characters;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (!isWhite(unit)) {
        units[used++] = unit;
        if (!this.open) this.begin();
      } else if (this.open) {
        characters.used = used;
        this.part();
      }
    }
    characters.used = used;
  }

  override part(): void {
    if (this.open) this.ends.push(this.characters.length);
    super.part();
  }

  /** The words; the last one ends here. */
  get words(): WordList {
    this.part();
    return { characters: this.characters.text, ends: this.ends.whole };
  }
}

/** The words of texts whose edges part them. */
export function wordsOf(texts: readonly string[]): WordList {
  const collector = new WordCollector();
  for (const text of texts) {
    collector.add(text);
    collector.part();
  }
  return collector.words;
}
