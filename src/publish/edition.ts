/** What every output is made from, and what an output is. Types only. */
import type { Result } from '../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../env.js';
import type { WordList } from '../source/words.js';
import type { XmlTree } from '../xml/tree.js';
import type { EditionRecord } from './record.types.js';
import type { RenderTree } from './render/tree.js';

export interface EditionText {
  readonly lang: string;
  readonly tei: XmlTree;
  readonly render: RenderTree;
}

export interface Edition {
  readonly record: EditionRecord;
  readonly texts: readonly EditionText[];
}

/** One output: a folder of publish/, a row of formats.ts. */
export interface OutputFormat<O> {
  readonly name: string;
  write(edition: Edition, options: O, env: Env): Promise<Result<readonly OutputFile[]>>;
}

/**
 * What a reader finds in an output, read back from its bytes: `validate/fidelity` compares it with the TEI.
 * Words are runs of characters that are not white space; without markers of notes, page furniture, and what the output
 * adds of its own (contents, list bullets, "about this edition").
 */
export interface ReadBack {
  readonly words: WordList;
  /** In the order of their references. */
  readonly notes: readonly ReadBackNote[];
  /** What stands for something that is not words; absent where the output cannot tell it from its own marks. */
  readonly signs?: Signs;
  /** How many cells each row of each table has; absent where the output has no tables. */
  readonly rows?: readonly number[];
  /** Lines end where they must, so what parts words cannot be told from what does not. */
  readonly reflowed?: boolean;
}

/** What is said at each gap (nothing), space (nothing) and picture; a kind that the output does not show is absent. */
export interface Signs {
  readonly gap?: readonly string[];
  readonly space?: readonly string[];
  readonly picture?: readonly string[];
}

export interface ReadBackNote {
  /** How many words of the text had begun where its reference stands: a reference glued to the fifth word says 5. */
  readonly after: number;
  /** How many characters that are not white space stand before its reference, where the output knows: it may part words otherwise. */
  readonly at?: number;
  /** Its words, without its own label or number at the start. */
  readonly words: WordList;
}

/** A file that carries one or more of the edition's texts, and the way to read them back. */
export interface ReadBackJob {
  readonly path: string;
  /** Index of the text that the file holds; absent where it holds all. */
  readonly text?: number;
  /** What the behaviours of a user changed for this output, of each of the edition's texts (`RenderTree.chosen`). */
  readonly chosen?: readonly RenderTree['chosen'][];
  /** One for each text of the file, in the edition's order. */
  read(env: Env): Promise<Result<readonly ReadBack[]>>;
}
