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
  /** Whether pieces of it stand in transcripts of other languages, as in a series that prints both. */
  readonly heardBeside: boolean;
  /** What stands behind the number of a heading, and is longer, is no title. */
  readonly longestTitle: number;
  /** Frequent small words, by which the language is recognised. */
  readonly common: readonly string[];
  readonly months: Readonly<Record<string, number>>;
  /** Cardinals and ordinals in words, lower case; 100 and 1000 multiply. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What may stand between the words of a number, and between day, month and year. */
  readonly links: readonly string[];
  /** What may stand between the figure of a day and the month: `5th day of the month of`. Source of a pattern. */
  readonly dayToMonth: string;
  /** After a day in words that follows its month; undefined where the number alone does. Source of a pattern. */
  readonly dayEnd?: string;
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
    /** Up to a date that is preferred: `definitively on`. */
    readonly definitive: RegExp;
    /** Before the only date of a note, which then says nothing: `after`. */
    readonly conditional: RegExp;
    /** Beside `on signature`, which then says nothing: `subject to`. */
    readonly reserved: RegExp;
    /** At the end of how it came into force, before the date: `as from`. */
    readonly beforeDate: RegExp;
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
  readonly words: Words;
  /** Prepositions run together with the article of a place, which the place keeps: `AU CAIRE`, Le Caire. */
  readonly contractions: Readonly<Record<string, string>>;
  /** Who writes a letter, where an office says it and no name. `party`: as the table of parties names it. */
  readonly senders: readonly { readonly pattern: RegExp; readonly party: string }[];
}

/**
 * Words of rules that hold for all languages at once, as sources of patterns (`together.ts`), for lines as printed.
 * A language leaves out what it has none of.
 */
export interface Words {
  readonly and?: string;
  readonly or?: string;
  /** `of`, `of the`. */
  readonly of?: string;
  readonly the?: string;
  /** The article before a vowel, which no space follows. */
  readonly elided?: string;
  readonly this?: string;
  /** From a sender to an addressee: `The Minister to the Ambassador`. */
  readonly to?: string;
  /** Before a place: `AND AT KABUL`. */
  readonly at?: string;
  /** Before a day: `ON 28 JUNE`. */
  readonly on?: string;
  /** Between two parties. */
  readonly between?: string;
  /** `For`, before who is signed for, with a capital. */
  readonly for?: string;
  /** `By`, before who signs for a party named above. */
  readonly by?: string;
  /** `Article`, in any letters. */
  readonly article?: string;
  /** How `Article` begins, in the middle of a line. */
  readonly articleBegins?: string;
  /** The number of the first article, in words or with its ordinal. */
  readonly firstArticle?: string;
  /** `DONE`, in capitals. */
  readonly done?: string;
  /** `Signed`, between brackets. */
  readonly signed?: string;
  /** `Signed by`, in a note, before a name. */
  readonly signedBy?: string;
  /** `Vol`, before its number. */
  readonly volume?: string;
  /** After the number of a heading: `5th`. */
  readonly ordinal?: string;
  /** After the number of a day. */
  readonly dayOrdinal?: string;
  /** After the first number, apart from it: `1 er`. */
  readonly firstOrdinal?: string;
  /** Before a day whose figure is damaged: `on Ist`. */
  readonly beforeDay?: string;
  /** In a title, before a figure that is no marker of a note: `Annex 2`. */
  readonly beforeFigure?: string;
  /** Before a date that is of another instrument: `the Agreement of`. */
  readonly beforeOtherDate?: string;
  /** Before a place that opens a dateline: `the Hague`. */
  readonly beforePlace?: string;
  /** An article that a place in a heading may have in small letters: `the Hague`. */
  readonly smallArticle?: string;
  /** `ST`, in capitals, before its point: `ST. JOHN'S`. */
  readonly saint?: string;
  /** Small words within a place: `Frankfurt am Main`. */
  readonly inPlace?: string;
  /** After a place and a comma: `Rome, in duplicate`. */
  readonly afterPlace?: string;
  /** Before a figure that counts something, and is no marker of a note: `paragraph 1`. */
  readonly counted?: string;
  /** Before `(a)` that refers to an item, and opens none: `under (a)`. */
  readonly beforeItem?: string;
  /** A line that ends so goes on below: `in accordance with`. */
  readonly pending?: string;
  /** The heading of an attached text, at its beginning, that must be in capitals. */
  readonly attachedInCapitals?: string;
  /** Verbs that no title of an article holds. */
  readonly verbsOfArticles?: string;
  /** Verbs that nothing behind the number of a heading holds but running text. */
  readonly verbsOfHeadings?: string;
  /** Verbs that no line holds which names who writes a letter. */
  readonly verbsOfLetters?: string;
  /** `NOTE`, `LETTER`, before its number. */
  readonly letterLabel?: string;
  /** Opens the number that a note gives itself: `Ref. 212`. */
  readonly ownNumber?: string;
  readonly noteVerbale?: string;
  /** How a title in small letters names the instrument, at its beginning. */
  readonly instruments?: string;
  /** In a title, before who concluded it: `made with`. */
  readonly concludedWith?: string;
  /** A heading goes on so after a date: `AND AT`. */
  readonly goesOn?: string;
  /** Behind an adjective that is a party's: `the Italian Government`. */
  readonly afterAdjective?: string;
  /** Before an adjective that is a party's: `le Gouvernement belge`. */
  readonly beforeAdjective?: string;
  /** What may stand beside the name of a party, alone on its line: `Kingdom of`. */
  readonly besideParty?: string;
  /** Words in capitals that no name of a person holds. */
  readonly noName?: string;
  /** Behind the name of a person: `Esq.` */
  readonly afterName?: string;
  /** `His Excellency`, behind a name that signs: to whom. */
  readonly excellency?: string;
  /** The article of an office that is written to, with a capital: `The Minister of Sweden`. */
  readonly articleOfOffice?: string;
  /** The same, where no line of who signs can begin so. */
  readonly articleOfAddressee?: string;
  /** Before the place where an envoy is sent: `Consul-General for`. */
  readonly sentTo?: string;
  /** No such place: `for Foreign Affairs`. */
  readonly notSentTo?: string;
  readonly leagueOfNations?: string;
  readonly unitedNations?: string;
  /** A series of treaties, as a note refers to it. */
  readonly series?: string;
  /** Plain words, one of which stands wherever such a reference does. */
  readonly seriesHolds?: string;
  /** A note that follows a text on its line. */
  readonly fusedNote?: string;
  /** Plain words, one of which stands wherever such a note does. */
  readonly fusedNoteHolds?: string;
  /** Another note behind a note, on its line. */
  readonly nextNote?: string;
  /** A line that begins so is a note, whatever else stands in it. */
  readonly noteBegins?: string;
}
