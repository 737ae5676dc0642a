/**
 * Env.transform: XSLT 3 by saxon-js, loaded when a crosswalk is first asked for (it takes a quarter of a second).
 * A stylesheet that `npm run build` has compiled (crosswalks.ts) runs from its compiled form; any other, or one that was edited
 * since, is compiled in memory by XPath's own fn:transform, which gives the same result and costs some 0.2 s more.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { TransformJob } from '../env.js';
import { type Source, sourceFromText } from '../source/source.js';

type Saxon = typeof import('saxon-js').default;

/** A compiled stylesheet with the hash of all that it was compiled from. */
export interface CompiledStylesheet {
  readonly sha256: string;
  readonly sef: string;
}

/** The crosswalks, and where `npm run build` keeps their compiled forms. */
export const stylesheetFolder = fileURLToPath(new URL('../../templates/crosswalk', import.meta.url));
export const compiledFolder = fileURLToPath(new URL('../../lib/crosswalk', import.meta.url));

export const stylesheetPath = (name: string): string => join(stylesheetFolder, `${name}.xsl`);

export const stylesheetHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** For tests: another way to load the engine, another place for the compiled forms. */
export interface TransformSettings {
  readonly load?: () => Promise<Saxon>;
  readonly compiled?: string;
}

/**
 * Runs a stylesheet of templates/crosswalk/ over a document.
 * Diagnostics: publish/stylesheet-unknown, publish/saxon-missing, publish/transform-failed
 */
export async function transform(
  job: TransformJob,
  { load = loadSaxon, compiled: folder = compiledFolder }: TransformSettings = {},
): Promise<Result<string>> {
  const path = stylesheetPath(job.stylesheet);
  const text = /^[a-z][a-z0-9-]*$/.test(job.stylesheet) ? await read(path) : undefined;
  if (text === undefined) return { diagnostics: [unknownStylesheet(job.stylesheet)] };
  const stylesheet = sourceFromText(path, text);
  let saxon: Saxon;
  try {
    saxon = await load();
  } catch (error) {
    return {
      diagnostics: [diagnostic('publish/saxon-missing', `saxon-js could not be loaded: ${reason(error)}`)],
    };
  }
  try {
    const compiled = await readCompiled(join(folder, `${job.stylesheet}.json`), stylesheetHash(text));
    const value =
      compiled === undefined
        ? await compileAndRun(saxon, path, job.xml)
        : saxon.transform(
            { stylesheetText: compiled, sourceText: job.xml, destination: 'serialized' },
            'sync',
          ).principalResult;
    return { value: `${value.trimEnd()}\n`, diagnostics: [] };
  } catch (error) {
    return { diagnostics: [failed(job.stylesheet, stylesheet, error)] };
  }
}

const loadSaxon = async (): Promise<Saxon> => (await import('saxon-js')).default;

async function compileAndRun(saxon: Saxon, path: string, xml: string): Promise<string> {
  const document = await saxon.getResource({ text: xml, type: 'xml' });
  const result = saxon.XPath.evaluate(
    `transform(map {
      'stylesheet-location': $location, 'source-node': ., 'delivery-format': 'serialized'
    })?output`,
    document,
    { params: { location: pathToFileURL(path).href } },
  );
  return String(result);
}

async function readCompiled(path: string, sha256: string): Promise<string | undefined> {
  const text = await read(path);
  if (text === undefined) return undefined;
  const compiled: unknown = JSON.parse(text);
  return isCompiled(compiled) && compiled.sha256 === sha256 ? compiled.sef : undefined;
}

const isCompiled = (value: unknown): value is CompiledStylesheet =>
  typeof value === 'object' &&
  value !== null &&
  'sha256' in value &&
  'sef' in value &&
  typeof value.sef === 'string';

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

const unknownStylesheet = (name: string): Diagnostic =>
  diagnostic('publish/stylesheet-unknown', `There is no crosswalk “${name}” in templates/crosswalk/.`);

/** Saxon names the line of the stylesheet where it knows it: then the finding points there. */
function failed(name: string, stylesheet: Source, error: unknown): Diagnostic {
  const message = `The crosswalk “${name}” could not be run: ${reason(error)}`;
  const line = Number(property(error, 'xsltLineNr') ?? reason(error).match(/\bon line (\d+)/)?.[1]);
  const lines = stylesheet.text.split('\n').slice(0, Number.isInteger(line) ? line - 1 : 0);
  const start = lines.reduce((sum, one) => sum + one.length + 1, 0);
  return diagnostic('publish/transform-failed', message, {
    span: {
      source: stylesheet,
      start,
      end: start + (stylesheet.text.slice(start).indexOf('\n') + 1 || 1) - 1,
    },
  });
}

const property = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
