/** What every output is made from, and what an output is. Types only. */
import type { Result } from '../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../env.js';
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
