/**
 * Composes the three verbs. An edition is encoded, validated against its schema, its rules and its transcript, published,
 * and what was published is read back and compared with the TEI. An error anywhere stops what would be built on it.
 */
import { append, type Diagnostic, diagnostic, hasErrors, type Result } from './diagnostic/diagnostic.js';
import { readEdition } from './encode/editorial/read.js';
import { type EditionSettings, fileName } from './encode/editorial/settings.js';
import { encodeTexts } from './encode/encode.js';
import type { Env, OutputFile } from './env.js';
import type { EditionRecord } from './publish/record.types.js';
import { type BuildOptions, type PrintSettings, publishTrees } from './publishing.js';
import { type Source, sourceFromText } from './source/source.js';
import type { Schemas } from './validate/schemas.js';
import { validateParsed } from './validate/validate.js';
import { parseXml } from './xml/parse.js';
import type { XmlTree } from './xml/tree.js';

/** An edition's sources, as they lie in its folder. */
export interface EditionSources {
  readonly settings: Source;
  /** Reads a file that edition.yaml names, from beside it. */
  readonly load: (name: string) => Promise<Result<Source>>;
}

export interface BuiltEdition {
  readonly record: EditionRecord;
  /** The TEI of each text, by language. */
  readonly tei: ReadonlyMap<string, Source>;
  readonly files: readonly OutputFile[];
}

/**
 * Builds one edition.
 * @returns its files, where nothing is wrong with it; diagnostics of every stage: edition/*, source/*, encode/*, relaxng/*,
 *   rules/*, fidelity/*, publish/*
 */
export async function buildEdition(
  sources: EditionSources,
  options: BuildOptions,
  env: Env,
  schemas: Schemas,
): Promise<Result<BuiltEdition>> {
  const settings = readEdition(sources.settings);
  const found: Diagnostic[] = [...settings.diagnostics];
  if (settings.value === undefined || hasErrors(found)) return { diagnostics: found };
  const texts = await teiOf(settings.value, sources.load, found);
  // What is wrong in the editor's hand would be found again in the TEI: the first finding is the one to mend.
  if (texts.length === 0 || hasErrors(found)) return { diagnostics: found };
  for (const { tree, transcript } of texts)
    append(found, await validateParsed(tree, { transcript }, schemas));
  if (hasErrors(found)) return { diagnostics: found };
  const files = [
    { path: 'edition.yaml', bytes: sources.settings.bytes },
    ...texts.map(({ name, transcript }) => ({ path: name, bytes: transcript.bytes })),
  ];
  const behaviours = await loadBehaviours(settings.value, sources.load, found);
  if (hasErrors(found)) return { diagnostics: found };
  const published = await publishTrees(
    texts.map(({ tree }) => tree),
    {
      ...options,
      sources: [...files, ...behaviours.map(({ path, bytes }) => ({ path: fileName(path), bytes }))],
      behaviours: [...(options.behaviours ?? []), ...behaviours],
      print: printSettings(settings.value, sources.settings.path, options.print),
    },
    env,
  );
  found.push(...published.diagnostics);
  if (published.value === undefined || hasErrors(found)) return { diagnostics: found };
  return {
    value: { ...published.value, tei: new Map(texts.map(({ language, tree }) => [language, tree.source])) },
    diagnostics: found,
  };
}

/** What an edition says of print, after what the user says at once. A font's file is looked for beside edition.yaml. */
function printSettings({ edition }: EditionSettings, path: string, said: PrintSettings = {}): PrintSettings {
  const { fonts = [], texts } = edition.print ?? {};
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const named = (typeof fonts === 'string' ? [fonts] : fonts).map((name) =>
    /^\.{0,2}\/|\.(ttf|otf|ttc|otc)$/iu.test(name) && !name.startsWith('/') ? `${folder}${name}` : name,
  );
  return { ...(texts && { texts }), ...said, fonts: [...(said.fonts ?? []), ...named] };
}

/** The files of behaviours that an edition names. */
async function loadBehaviours(
  { edition, at }: EditionSettings,
  load: EditionSources['load'],
  found: Diagnostic[],
): Promise<Source[]> {
  const names = edition.behaviours ?? [];
  const loaded: Source[] = [];
  for (const name of typeof names === 'string' ? [names] : names) {
    const { value, diagnostics } = await load(name);
    const span = at(['behaviours']);
    append(
      found,
      diagnostics.map((one) => (one.span === undefined ? { ...one, span } : one)),
    );
    if (value !== undefined) loaded.push(value);
  }
  return loaded;
}

interface EditionText {
  readonly name: string;
  readonly language: string;
  readonly transcript: Source;
  readonly tree: XmlTree;
}

/** Encodes the texts together, so that they are joined, and reads what was written as anyone else would. */
async function teiOf(
  settings: EditionSettings,
  load: EditionSources['load'],
  found: Diagnostic[],
): Promise<EditionText[]> {
  const { id, texts } = settings.edition;
  const transcripts: { name: string; source: Source }[] = [];
  for (const [language, name] of Object.entries(texts)) {
    const { value, diagnostics } = await load(name);
    const span = settings.at(['texts', language]);
    found.push(...diagnostics.map((one) => (one.span === undefined ? { ...one, span } : one)));
    if (value?.text.trim() === '')
      found.push(diagnostic('encode/empty', `${name} holds no words.`, { severity: 'error', span }));
    else if (value !== undefined) transcripts.push({ name, source: value });
  }
  if (hasErrors(found)) return [];
  const { value = [], diagnostics } = encodeTexts(
    transcripts.map(({ source }) => source),
    settings,
  );
  found.push(...diagnostics);
  return value.flatMap(({ tei, language }, index) => {
    const parsed = parseXml(sourceFromText(`${id}.${language}.xml`, tei));
    found.push(...parsed.diagnostics);
    const transcript = transcripts[index];
    if (parsed.value === undefined || transcript === undefined) return [];
    return [{ name: transcript.name, language, transcript: transcript.source, tree: parsed.value }];
  });
}
