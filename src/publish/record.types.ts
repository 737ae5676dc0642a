/**
 * What the header says of the edition: types only. `record.ts` reads them from TEI; page, print and citations use nothing else.
 * A value that the header does not give is absent: never a placeholder.
 */
export interface Evidenced<T> {
  readonly value: T;
  /** high, medium, low, unknown: as @cert has it; absent where the transcript says it. */
  readonly certainty?: string;
  /** The evidence, in words. */
  readonly source?: string;
}

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly short?: string;
  readonly abbreviation?: string;
  readonly bluebook?: string;
}

/** An author or editor. `name` is in reading order; family and given only where the header marks them. */
export interface Contributor {
  readonly role: 'author' | 'editor';
  readonly name: string;
  readonly family?: string;
  readonly given?: string;
  /** True where the header says so: an orgName, or a party to the treaty. Absent: not known. */
  readonly organisation?: boolean;
  /** Only an ORCID that the header gives, without its address. */
  readonly orcid?: string;
}

export interface EditionRecord {
  /** The edition's identifier without language: unts-I-3108. For TEI without one: made from the file name. */
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly shortTitle?: string;
  readonly subtitle?: string;
  /** treaty editions: declaration, agreement … */
  readonly instrumentKind?: string;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  /** The authors and the editors with the parts of their names, for exports that sort by family name. */
  readonly contributors?: readonly Contributor[];
  readonly parties: readonly Party[];
  readonly signedOn?: Evidenced<string>;
  readonly signedAt?: Evidenced<{ readonly historical: string; readonly modern?: string }>;
  readonly inForceOn?: Evidenced<string>;
  readonly inForceHow?: string;
  readonly registeredOn?: Evidenced<string>;
  readonly registeredBy?: Evidenced<string>;
  readonly series?: string;
  /** The registration number in its series: '3108'; and its part, 'I' or 'II'. */
  readonly number?: string;
  readonly part?: string;
  readonly volume?: Evidenced<string>;
  readonly page?: Evidenced<string>;
  readonly authenticLanguages?: readonly string[];
  readonly publisher?: string;
  readonly publishedAt?: string;
  /** ISO date of the edition: a day, a month or a year. */
  readonly date?: string;
  readonly version?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly licences: readonly { readonly of: string; readonly text: string; readonly target?: string }[];
  readonly transcript?: { readonly name: string; readonly sha256: string };
  /** The editorial declarations, in words, for "about this edition". */
  readonly declarations: readonly { readonly topic: string; readonly text: string }[];
  readonly evidence: readonly { readonly id: string; readonly text: string }[];
}
