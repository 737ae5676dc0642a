/**
 * What the reader has to know of a language: every word that is language is in a value of this type, and nowhere else.
 * To add a language, write such a value and name it in `languages/index.ts`.
 * Patterns are written for lines as printed; those marked (heading) are also tried on titles in capitals.
 * In all of them a space matches several, and `'` the typographic apostrophe (`tolerant.ts`).
 */
import type { DivisionType, InstrumentKind } from '../../instrument.js';

export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** Frequent small words, by which the language is recognised. */
  readonly common: readonly string[];
  readonly months: Readonly<Record<string, number>>;
  /** Cardinals and ordinals in words, lower case; 100 and 1000 multiply. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What may stand between the words of a number, and between day, month and year. */
  readonly links: readonly string[];
  /** Words for `first` after the name of a division: `Article premier`. Source of a pattern. */
  readonly first: string;
  /** Words that open a numbered heading, as source of a pattern. */
  readonly divisions: readonly { readonly type: DivisionType; readonly word: string }[];
  /** Headings of attached texts and of unnumbered divisions, matched against the whole line (heading). */
  readonly attachments: readonly { readonly type: DivisionType; readonly pattern: RegExp }[];
  /** Kinds of instruments; the first that is found in the title wins (heading). */
  readonly kinds: readonly { readonly kind: InstrumentKind; readonly pattern: RegExp }[];
  /** A line of a heading that begins or ends so goes on from, or into, the next (heading). */
  readonly headingJoins: { readonly before: RegExp; readonly after: RegExp };
  /** The names of the parties stand in a title between these (heading). */
  readonly titleParties: { readonly from: RegExp; readonly until: RegExp };
  /** `SIGNED AT`, with what stands before the place (heading). */
  readonly signedAt: RegExp;
  /** What may stand between a place and a date: `, on the`. Matched at the end. */
  readonly beforeDate: RegExp;
  /** Lines of a title page. */
  readonly titlePage: {
    readonly registration: RegExp;
    readonly languages: RegExp;
    readonly and: RegExp;
  };
  /** Group 1: by whom. */
  readonly registeredBy: readonly RegExp[];
  /** Registered by the Secretariat of the United Nations itself. */
  readonly exOfficio: RegExp;
  /** Where the language of the authentic texts is said; group 1: the languages. */
  readonly authentic: readonly RegExp[];
  readonly languageNames: Readonly<Record<string, string>>;
  readonly translation: RegExp;
  readonly runningHead: RegExp;
  readonly preamble: {
    readonly recital: RegExp;
    readonly formula: RegExp;
    /** The first line of a preamble, as against a line of the heading. */
    readonly opening: RegExp;
  };
  /** Words of instruments between States. */
  readonly ofStates: RegExp;
  readonly testimonium: RegExp;
  readonly done: RegExp;
  /** A last paragraph that says where and when the instrument was concluded, without the words of a closing. */
  readonly concluded: RegExp;
  /** Group 1: the place in a closing, which runs up to a date. */
  readonly doneAt: RegExp;
  readonly entryIntoForce: {
    /** The first words of such a note, by which a damaged one is known. */
    readonly words: readonly string[];
    /** `Came into force`, at the opening of a note. */
    readonly opener: RegExp;
    /** `Entry into force: …`, a line between the heading and the text. */
    readonly stated: RegExp;
    /** In a note: where another clause of it says the same; group 1: what it says it of. */
    readonly clause: RegExp;
    /** `Entered into force on the same day`: as what the note says before it. */
    readonly sameDay: RegExp;
    /** Up to a date that counts only where no other is said: `Came into force provisionally on`. */
    readonly lesser: RegExp;
    /** Before a date that is not the date of entry into force: `with effect from`. */
    readonly notThis: RegExp;
    readonly onSignature: RegExp;
    /** `shall enter into force on`, in an article, directly before a date. */
    readonly article: RegExp;
    readonly articleOnSignature: RegExp;
  };
  /** How a footnote of a treaty series opens. */
  readonly noteOpener: RegExp;
  /** In a footnote: when ratifications were exchanged or deposited. */
  readonly ratified: RegExp;
  /** A reference to another instrument: series, volume, page. */
  readonly instrumentReference: RegExp;
  readonly treatyOfDate: RegExp;
  readonly signatures: {
    readonly for: RegExp;
    readonly mark: RegExp;
    readonly initialled: RegExp;
    readonly seal: RegExp;
    /** Opens the words of who certifies a copy. */
    readonly certified: RegExp;
    /** What is signed under a condition: `Subject to ratification`, `Ad referendum`. */
    readonly condition: RegExp;
    readonly office: RegExp;
    /** `Mr.`, before a name and no part of it. */
    readonly courtesy: RegExp;
    /** `Dr.`, as it is printed with a name. */
    readonly honorific: RegExp;
    /** Words that stand before the name of a person in running text, as source of a pattern. */
    readonly titles: string;
  };
  readonly letters: {
    readonly salute: RegExp;
    readonly valediction: RegExp;
    readonly addressee: RegExp;
    readonly sender: RegExp;
    readonly ministry: RegExp;
    readonly numeral: RegExp;
    readonly seeNote: RegExp;
    readonly enclosure: RegExp;
  };
  readonly notice: RegExp;
  /** First halves of words that keep their hyphen at a line end: `co-operation`. */
  readonly hyphenated: readonly string[];
  /** Small words of names and places that are not capitalised. */
  readonly particles: readonly string[];
}
