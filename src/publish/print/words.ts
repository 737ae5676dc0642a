/**
 * Words gathered piece by piece, in linear time, as they come out of a PDF: line by line, with hyphens of the typesetter
 * and signs of notes among them.
 */

/** U+2060 on both sides of what is shown and is no word: a sign that refers to a note once more. Unseen in print. */
export const joiner = '\u2060';
/**
 * Between joiners it says which text of the edition goes on here, where there are several: once the first, twice the second.
 */
export const textSign = '\u00a0';

/** Scripts that write no space between words: there a line end parts nothing. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;

/** Joiners, marks of direction and the like: the typesetter adds some of its own. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

export class Words {
  readonly all: string[] = [];
  /** Characters that are not white space so far. */
  characters = 0;
  private open = '';
  private inSign = false;
  /** The last character was a soft hyphen: one that the typesetter put in. */
  private hyphened = false;

  /** How many words have begun. */
  get begun(): number {
    return this.all.length + (this.open === '' ? 0 : 1);
  }

  /** Text in its order, a line feed where a line of the page ends. */
  add(text: string): void {
    for (const piece of text.split(/([\s\u00ad\u2060])/u)) {
      if (piece === '') continue;
      if (piece === joiner) this.inSign = !this.inSign;
      else if (this.inSign) continue;
      else if (piece === '\u00ad') this.hyphened = true;
      else if (/^\s$/u.test(piece)) this.space(piece);
      else this.word(piece);
    }
  }

  private word(piece: string): void {
    const shown = piece.replace(unseen, '');
    this.open += shown;
    this.characters += shown.length;
    this.hyphened = false;
  }

  /** A line end parts words, also after a dash, where no one can tell; not after a hyphen that the typesetter put in. */
  private space(piece: string): void {
    const runsOn = piece === '\n' && (this.hyphened || unspaced.test(this.open.slice(-2)));
    this.hyphened = false;
    if (!runsOn) this.part();
  }

  part(): void {
    if (this.open !== '') this.all.push(this.open);
    this.open = '';
  }
}
