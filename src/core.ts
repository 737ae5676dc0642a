/** The library without doors: everything works on values, and runs in a browser. What touches the world takes an `Env`. */
export {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Result,
  type Severity,
} from './diagnostic/diagnostic.js';
export type { Code } from './diagnostic/registry.js';
export { initialEdition } from './encode/editorial/init.js';
export { readEdition } from './encode/editorial/read.js';
export { type EditionSettings, languageOf } from './encode/editorial/settings.js';
export { type Encoded, encode, encodeTexts } from './encode/encode.js';
export { factsOf, type InstrumentFacts } from './encode/facts.js';
export type { Instrument, Part } from './encode/instrument.js';
export { type ExplainedLine, explain } from './encode/transcript/explain.js';
export { readTranscript } from './encode/transcript/read.js';
export type { Env, OutputFile } from './env.js';
export { type BuiltEdition, buildEdition } from './pipeline.js';
export { citeInAllStyles } from './publish/citation/all.js';
export { cite } from './publish/citation/cite.js';
export { writeIndex } from './publish/html/write.js';
export { readRecord } from './publish/record.js';
export type { EditionRecord } from './publish/record.types.js';
export { type BuildOptions, type FormatName, formatNames, publishSource } from './publishing.js';
export { type Position, positionAt, type Source, type Span, sourceFromText } from './source/source.js';
export { checkTranscript } from './validate/fidelity/transcript.js';
export { type LoadSchema, type Schemas, schemasOf } from './validate/schemas.js';
export { type ValidateOptions, validate } from './validate/validate.js';
export { parseXml } from './xml/parse.js';
export type { XmlTree } from './xml/tree.js';
