/** The verb: TEI documents, the texts of one edition, become every output that was asked for. */
import { type Diagnostic, hasErrors, type Result } from '../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../env.js';
import type { XmlTree } from '../xml/tree.js';
import { citeInAllStyles } from './citation/all.js';
import { writeManifest } from './deposit/manifest.js';
import type { Edition, EditionText, ReadBackJob } from './edition.js';
import { type FormatName, formatNames, formats } from './formats.js';
import { readRecord } from './record.js';
import type { EditionRecord } from './record.types.js';
import { render } from './render/render.js';

export interface PublishOptions {
  /** Unless given: all for an edition with sources, all but the deposit without. */
  readonly formats?: readonly FormatName[];
  /** The transcripts and edition.yaml: they go into the deposit. */
  readonly sources?: readonly OutputFile[];
  /** false: no jobs for reading back. */
  readonly readBack?: boolean;
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
  const edition = editionOf(trees, found);
  if (edition === undefined || hasErrors(found)) return { diagnostics: found };
  const sources = options.sources ?? [];
  const wanted = options.formats ?? formatNames.filter((name) => name !== 'deposit' || sources.length > 0);
  const cited = await citeInAllStyles(edition.record, {}, env);
  found.push(...cited.diagnostics);
  const outputs: OutputFile[] = [];
  const readBacks: ReadBackJob[] = [];
  for (const name of formatNames.filter((one) => wanted.includes(one))) {
    const attachments = { sources, citations: cited.value ?? [], outputs, formats: wanted };
    const { value = [], diagnostics } = await formats[name].write(edition, attachments, env);
    found.push(...diagnostics);
    outputs.push(...value);
    if (options.readBack !== false)
      readBacks.push(...((await formats[name].readBack?.(edition, value)) ?? []));
  }
  const { record } = edition;
  const about = { id: record.id, title: record.title, version: record.version, date: record.date };
  return {
    value: { record, files: [...outputs, writeManifest(about, outputs, env)], readBacks },
    diagnostics: found,
  };
}

function editionOf(trees: readonly XmlTree[], found: Diagnostic[]): Edition | undefined {
  const texts: EditionText[] = [];
  for (const tei of trees) {
    const { value, diagnostics } = render(tei);
    found.push(...diagnostics);
    if (value !== undefined) texts.push({ lang: value.lang, tei, render: value });
  }
  const [first] = trees;
  return first === undefined || texts.length < trees.length
    ? undefined
    : { record: readRecord(first), texts };
}
