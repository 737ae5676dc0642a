/**
 * Crosswalks: the edition's TEI in another vocabulary, by the XSLT 3 stylesheets of templates/crosswalk/.
 * A stylesheet there is a crosswalk; nothing else has to be told of it.
 */
import type { Diagnostic, Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import type { Edition } from '../edition.js';
import { teiForXslt } from './tei-for-xslt.js';

export interface CrosswalkOptions {
  /** Which ones, by name; all there are, unless given. */
  readonly crosswalks?: readonly string[];
}

/** Where an Env cannot list the package's files. */
const standard: readonly string[] = ['akoma-ntoso', 'dublin-core', 'mods'];

/** The crosswalks there are. */
export async function crosswalkNames(env: Env): Promise<readonly string[]> {
  const files = await env.list?.('templates/crosswalk');
  return files === undefined
    ? standard
    : files.filter((file) => file.endsWith('.xsl')).map((file) => file.slice(0, -'.xsl'.length));
}

/** The file a crosswalk makes of the text of a language: `unts-I-3108.en.dublin-core.xml`. */
export const crosswalkPath = (id: string, lang: string, name: string): string => `${id}.${lang}.${name}.xml`;

/** Writes a file for each crosswalk and text. Diagnostics: those of Env.transform; a missing engine is said once. */
export async function writeCrosswalks(
  edition: Edition,
  options: CrosswalkOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = options.crosswalks ?? (await crosswalkNames(env));
  for (const { lang, tei } of edition.texts) {
    const xml = teiForXslt(tei);
    for (const stylesheet of names) {
      const { value, diagnostics: found } = await env.transform({ stylesheet, xml });
      diagnostics.push(...found.filter((one) => !isSaid(one, diagnostics)));
      // A crosswalk that is not for this kind of text gives a document without an element.
      if (value === undefined || !/<[^?!]/.test(value)) continue;
      const path = crosswalkPath(edition.record.id, lang, stylesheet);
      files.push({ path, bytes: new TextEncoder().encode(value) });
    }
  }
  return { value: files, diagnostics };
}

const isSaid = (found: Diagnostic, earlier: readonly Diagnostic[]): boolean =>
  earlier.some(({ code, message }) => code === found.code && message === found.message);
