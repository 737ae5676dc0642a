/**
 * The library in Node: the three verbs, over files by their path or over sources.
 * A problem in a file is never thrown: it comes as a diagnostic with its place. `engross/core` is the same without doors.
 */
import * as core from './core.js';
import type { Diagnostic, Result } from './diagnostic/diagnostic.js';
import type { OutputFile } from './env.js';
import { nodeEnv } from './node/env.js';
import { grammarCache } from './node/grammar-cache.js';
import { picturesBeside } from './node/pictures.js';
import { loadIncluded, loadLocal, readSource } from './node/read.js';
import { ownSchemaPath } from './node/schema-loader.js';
import { type Source, sourceFromText } from './source/source.js';

export * from './core.js';
export { nodeEnv } from './node/env.js';
export { readSource } from './node/read.js';

/** A file by its path, or a text that is there already. */
export type Document = string | Source;

const open = async (document: Document, encoding?: string): Promise<Result<Source>> =>
  typeof document === 'string' ? readSource(document, encoding) : { value: document, diagnostics: [] };

/**
 * Encodes a transcript as TEI.
 * @param transcript plain text; read in the encoding that its bytes show, or in `encoding`
 * @param options `edition`: the editor's hand, an edition.yaml
 * @returns the TEI and where each of its nodes came from. Diagnostics: cli/*, source/*, edition/*, encode/*
 */
export async function encode(
  transcript: Document,
  options: { readonly edition?: Document; readonly encoding?: string } = {},
): Promise<Result<core.Encoded>> {
  const source = await open(transcript, options.encoding);
  if (source.value === undefined) return { diagnostics: source.diagnostics };
  const found: Diagnostic[] = [...source.diagnostics];
  let settings: core.EditionSettings | undefined;
  if (options.edition !== undefined) {
    const edition = await open(options.edition);
    const read = edition.value && core.readEdition(edition.value);
    found.push(...edition.diagnostics, ...(read?.diagnostics ?? []));
    if (read?.value === undefined) return { diagnostics: found };
    settings = read.value;
  }
  const encoded = core.encode(source.value, settings);
  return { ...encoded, diagnostics: [...found, ...encoded.diagnostics] };
}

/**
 * Validates an XML document: against the schemas given, else a treaty edition against engross's own.
 * @param options `schemas`: RELAX NG, XML or compact; `rules: false`: the schema alone; `transcript`: must come back byte for byte
 * @returns the parsed tree where the document is well-formed
 */
export async function validate(
  document: Document,
  options: {
    readonly schemas?: readonly Document[];
    readonly rules?: boolean;
    readonly transcript?: Document;
  } = {},
): Promise<Result<core.XmlTree>> {
  const source = await open(document);
  const schemas = await Promise.all((options.schemas ?? []).map((schema) => open(schema)));
  const transcript = options.transcript === undefined ? undefined : await open(options.transcript);
  const found = [source, ...schemas, ...(transcript ? [transcript] : [])].flatMap(
    ({ diagnostics }) => diagnostics,
  );
  const missing = schemas.some(({ value }) => !value) || (transcript !== undefined && !transcript.value);
  if (source.value === undefined || missing) return { diagnostics: found };
  const checked = await core.validate(
    source.value,
    {
      schemas: schemas.flatMap(({ value }) => (value ? [value] : [])),
      rules: options.rules ?? true,
      include: loadIncluded,
      ...(transcript?.value ? { transcript: transcript.value } : {}),
    },
    nodeSchemas(),
  );
  return { ...checked, diagnostics: [...found, ...checked.diagnostics] };
}

/** Schemas read from files, their grammars kept in the user's cache folder; engross's own from the package. */
export function nodeSchemas(): core.Schemas {
  const env = nodeEnv();
  const own = async () =>
    sourceFromText(ownSchemaPath, new TextDecoder().decode(await env.asset(ownSchemaPath)));
  return core.schemasOf(own, loadLocal, grammarCache());
}

/**
 * Publishes a TEI document.
 * @param options `formats`: html, text, pdf, citations, tei, crosswalk (all of them unless given); `readBack: false` leaves
 *   out the proof that nothing was lost
 * @returns the files, to be written where you want them
 */
export async function publish(
  document: Document,
  options: { readonly formats?: readonly core.FormatName[]; readonly readBack?: boolean } = {},
): Promise<Result<readonly OutputFile[]>> {
  const source = await open(document);
  if (source.value === undefined) return { diagnostics: source.diagnostics };
  const pictures = typeof document === 'string' ? { loadPicture: picturesBeside(document) } : {};
  const published = await core.publishSource(source.value, { ...options, ...pictures }, nodeEnv());
  return { ...published, diagnostics: [...source.diagnostics, ...published.diagnostics] };
}
