/**
 * The one interface to the world: types only. `node/` implements it; tests implement it in memory.
 * Whatever needs a file, a typesetter or an XSLT engine takes an Env and never imports one.
 */
import type { Result } from './diagnostic/diagnostic.js';

/** One document to be set: a Typst template's name in templates/print/, and the data it walks. */
export interface TypesetJob {
  readonly template: string;
  /** Reaches the template as JSON: no markup is ever generated. */
  readonly data: unknown;
  readonly standard: 'a-2a' | 'ua-1' | 'none';
  /** Files of fonts beside the house font and those that are installed. */
  readonly fonts?: readonly string[];
  /** Pictures, where the data says that they are. */
  readonly pictures?: readonly OutputFile[];
  /** ISO date of the edition: PDF timestamps come from it, never from the clock. */
  readonly date: string;
}

export interface TransformJob {
  /** Name of a stylesheet in templates/crosswalk/, without its ending. */
  readonly stylesheet: string;
  readonly xml: string;
}

/** What was read back from a PDF, page by page, in reading order. */
export interface PdfText {
  readonly pages: readonly string[];
  readonly fonts: readonly string[];
  /** The text by structure, without artifacts; each element that opens, and each text, with its roles from the root (PDF 1.7, 14.8.4). */
  readonly runs: readonly PdfRun[];
}

/** A text of a PDF and where in its structure it stands; or, with `opens`, the start of an element. */
export interface PdfRun {
  /** 1-based; 0 where an element opens. */
  readonly page: number;
  /** The language of the outermost element that names one. */
  readonly lang?: string;
  readonly roles: readonly string[];
  readonly text: string;
  readonly opens?: true;
}

/** Characters that an edition needs, as code points, and what the user named for them: families, files of fonts, folders of such. */
export interface FontRequest {
  readonly characters: ReadonlySet<number>;
  /** Those of them that come again and again. */
  readonly frequent?: ReadonlySet<number>;
  readonly named: readonly string[];
  readonly language: string;
}

/** Families to set it in beside the house font, and the characters that no font here has. */
export interface FontsFound {
  readonly families: readonly string[];
  /** Where those of them lie that are not installed. */
  readonly files: readonly string[];
  /** What the user named and is neither a font here nor a file or folder of fonts. */
  readonly unknown: readonly string[];
  /** The one of them to set all in, where the house font lacks letters of Europe that are frequent: no word is of two faces. */
  readonly main?: string;
  readonly missing: ReadonlySet<number>;
}

export interface Env {
  /** Reads a file of the package itself (templates, fonts, schema), by its path from the package's root. */
  asset(path: string): Promise<Uint8Array>;
  /** A Handlebars template of the package, compiled beforehand, for its runtime; undefined where it is not, and must be compiled. */
  precompiled?(path: string): Promise<object | undefined>;
  /** Names of the files in a folder of the package, sorted. Where they cannot be listed (a browser), it is absent. */
  list?(folder: string): Promise<readonly string[]>;
  /** Looks for fonts; absent where none can be looked for. */
  findFonts?(request: FontRequest): Promise<FontsFound>;
  /** Sets a document in PDF. */
  typeset(job: TypesetJob): Promise<Result<Uint8Array>>;
  /** Runs an XSLT 3 stylesheet. Where the engine is not installed: a diagnostic, no throw. */
  transform(job: TransformJob): Promise<Result<string>>;
  /** Reads the words of a PDF back. */
  readPdf(bytes: Uint8Array): Promise<PdfText>;
  sha256(bytes: Uint8Array): string;
  /** Told what is worked on now, in a few words; absent where nobody watches. */
  progress?(what: string): void;
}

/** Loads a picture that a document names by an address relative to itself, or says why it does not. */
export type LoadPicture = (address: string) => Promise<Uint8Array | 'missing' | 'too large'>;

export interface OutputFile {
  /** From the edition's output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
