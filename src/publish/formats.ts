/**
 * The table of outputs, in the order in which they are written: a later one may list or hold those before it.
 * A row says what it writes and how that is read back. Each loads its own room when it is used, so that an output
 * nobody asked for costs nothing.
 */
import type { Result } from '../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../env.js';
import type { CitationOfStyle } from './citation/all.js';
import type { Edition, ReadBack } from './edition.js';

/** What an output may need beside the edition. */
export interface Attachments {
  /** The transcripts and edition.yaml, as they lie beside each other. */
  readonly sources: readonly OutputFile[];
  readonly citations: readonly CitationOfStyle[];
  /** The files of the outputs before it in the table. */
  readonly outputs: readonly OutputFile[];
  /** Names of all the outputs that were asked for. */
  readonly formats: readonly FormatName[];
}

/** A file that carries one or more of the edition's texts, and the way to read them back. */
export interface ReadBackJob {
  readonly path: string;
  /** One for each text of the edition, in its order. */
  read(env: Env): Promise<Result<readonly ReadBack[]>>;
}

interface Format {
  readonly name: string;
  write(edition: Edition, attachments: Attachments, env: Env): Promise<Result<readonly OutputFile[]>>;
  /** The files that carry the text, and how to read them; absent where an output carries none. */
  readBack?(edition: Edition, files: readonly OutputFile[]): Promise<readonly ReadBackJob[]>;
}

export const formatNames = ['tei', 'text', 'citations', 'pdf', 'crosswalk', 'html', 'deposit'] as const;
export type FormatName = (typeof formatNames)[number];
