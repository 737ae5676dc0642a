import type { decodeSource } from '../src/decode.js';
import type { Diagnostic } from '../src/diagnostic/diagnostic.js';
import type { readEdition } from '../src/encode/editorial/read.js';
import type { encode } from '../src/encode/encode.js';
import type { positionAt, sourceFromText } from '../src/source/source.js';
import type { loadGrammar } from '../src/validate/relaxng/load.js';
import type { validateTree } from '../src/validate/relaxng/validate.js';
import type { parseXml } from '../src/xml/parse.js';
export interface Functions {
  decodeSource: typeof decodeSource;
  encode: typeof encode;
  loadGrammar: typeof loadGrammar;
  parseXml: typeof parseXml;
  readEdition: typeof readEdition;
  sourceFromText: typeof sourceFromText;
  validateTree: typeof validateTree;
}
export interface Target {
  readonly seeds: readonly string[];
  run(text: string): readonly Diagnostic[] | Promise<readonly Diagnostic[]>;
}
export function targetsOf(made: Functions): Promise<Record<string, Target>>;
export function misplaced(
  findings: readonly Diagnostic[],
  position: typeof positionAt,
): string | undefined;
