/** The verb: TEI documents, the texts of one edition, become every output that was asked for. */
import { type Diagnostic, hasErrors, type Result } from '../diagnostic/diagnostic.js';
import type { Env, LoadPicture, OutputFile } from '../env.js';
import type { XmlTree } from '../xml/tree.js';
import { citeInAllStyles } from './citation/all.js';
import { writeManifest } from './deposit/manifest.js';
import type { Edition, EditionText, ReadBackJob } from './edition.js';
import { type FormatName, formatNames, formats, type PrintSettings, type WebSettings } from './formats.js';
import { readRecord } from './record.js';
import type { EditionRecord } from './record.types.js';
import type { Behaviours, OutputKind } from './render/behaviours/model.js';
import { render } from './render/render.js';

export interface PublishOptions {
  /** Unless given: all for an edition with sources, all but the deposit without. */
  readonly formats?: readonly FormatName[];
  /** The transcripts and edition.yaml: they go into the deposit. */
  readonly sources?: readonly OutputFile[];
  /** false: no jobs for reading back. */
  readonly readBack?: boolean;
  /** What a user says of elements. */
  readonly behaviours?: Behaviours;
  readonly web?: WebSettings;
  readonly print?: PrintSettings;
  /** Gives the pictures that lie beside the document; unless given, none are shown. */
  readonly loadPicture?: LoadPicture;
}

export interface Published {
  readonly record: EditionRecord;
  readonly files: readonly OutputFile[];
  /** What carries the text, and how to read it back. */
  readonly readBacks: readonly ReadBackJob[];
}

/**
 * Publishes the texts of an edition. The record is that of the first.
 * @returns the files, manifest.json last; nothing where a text cannot be rendered. Diagnostics: publish/*
 */
export async function publish(
  trees: readonly XmlTree[],
  options: PublishOptions,
  env: Env,
): Promise<Result<Published>> {
  const found: Diagnostic[] = [];
  const editions = editionsOf(trees, options.behaviours, found);
  const edition = editions(undefined);
  if (edition === undefined || hasErrors(found)) return { diagnostics: found };
  const sources = options.sources ?? [];
  const wanted = options.formats ?? formatNames.filter((name) => name !== 'deposit' || sources.length > 0);
  const cited = await citeInAllStyles(edition.record, {}, env);
  found.push(...cited.diagnostics);
  const { web, print } = options;
  const loadPicture = options.loadPicture && once(options.loadPicture);
  const given = { ...(web && { web }), ...(print && { print }), ...(loadPicture && { loadPicture }) };
  const said = { ...given, asked: options.formats !== undefined };
  const outputs: OutputFile[] = [];
  const readBacks: ReadBackJob[] = [];
  for (const name of formatNames.filter((one) => wanted.includes(one))) {
    const attachments = { sources, citations: cited.value ?? [], outputs, formats: wanted, ...said };
    env.progress?.(name);
    const shown = editions(formats[name].kind) ?? edition;
    const { value = [], diagnostics } = await formats[name].write(shown, attachments, env);
    found.push(...diagnostics.filter((one) => !found.some((other) => alike(one, other))));
    outputs.push(...value);
    if (options.readBack !== false)
      readBacks.push(
        ...((await formats[name].readBack?.(shown, value)) ?? []).map((job) => withChosen(job, shown)),
      );
  }
  const { record } = edition;
  const about = { id: record.id, title: record.title, version: record.version, date: record.date };
  return {
    value: { record, files: [...outputs, writeManifest(about, outputs, env)], readBacks },
    diagnostics: found,
  };
}

/** A picture that several outputs show is read once. */
function once(load: LoadPicture): LoadPicture {
  const loaded = new Map<string, ReturnType<LoadPicture>>();
  return (address) => {
    const bytes = loaded.get(address) ?? load(address);
    loaded.set(address, bytes);
    return bytes;
  };
}

/** What the accounting must know of the behaviours of a user. */
const withChosen = (job: ReadBackJob, { texts }: Edition): ReadBackJob =>
  texts.every(({ render }) => render.chosen.size === 0)
    ? job
    : { ...job, chosen: texts.map(({ render }) => render.chosen) };

/** The edition for each kind of output: one, unless models of the user are meant for one kind only. */
function editionsOf(
  trees: readonly XmlTree[],
  behaviours: Behaviours | undefined,
  found: Diagnostic[],
): (kind: OutputKind | undefined) => Edition | undefined {
  const differ = behaviours?.some((model) => model.output !== undefined) === true;
  const made = new Map<OutputKind | undefined, Edition | undefined>();
  return (kind) => {
    const output = differ ? kind : undefined;
    if (!made.has(output)) made.set(output, editionOf(trees, { behaviours, output }, found));
    return made.get(output);
  };
}

function editionOf(
  trees: readonly XmlTree[],
  { behaviours, output }: { behaviours: Behaviours | undefined; output: OutputKind | undefined },
  found: Diagnostic[],
): Edition | undefined {
  const texts: EditionText[] = [];
  for (const tei of trees) {
    const options = { ...(behaviours ? { behaviours } : {}), ...(output ? { output } : {}) };
    const { value, diagnostics } = render(tei, options);
    found.push(...diagnostics.filter((one) => !found.some((other) => alike(one, other))));
    if (value !== undefined) texts.push({ lang: value.lang, tei, render: value });
  }
  const [first] = trees;
  return first === undefined || texts.length < trees.length
    ? undefined
    : { record: readRecord(first), texts };
}

/** The same finding of another output. */
const alike = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code &&
  one.message === other.message &&
  one.span?.start === other.span?.start &&
  one.span?.source === other.span?.source;
