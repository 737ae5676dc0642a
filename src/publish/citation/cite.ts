/**
 * Citations of an edition in the styles of templates/citation/, and its exports for reference managers.
 * Source: docs on each style stand at the head of its template.
 */
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import type { Env } from '../../env.js';
import { handlebars } from '../handlebars.js';
import type { EditionRecord } from '../record.types.js';
import { citationExports } from './exports.js';
import { helpers } from './helpers.js';
import { type PinpointStep, parsePinpoint } from './pinpoint.js';
import { type Citation, toCitation } from './runs.js';
import { citationStyles } from './styles.js';
import { type CitationView, citationView } from './view.js';

export interface CiteOptions {
  /** A citable unit, by its identifier: `art.3.para.2`. Exports cite the whole. */
  readonly pinpoint?: string;
  /** Where the edition is to be found; else the DOI or address that the header gives. */
  readonly url?: string;
}

/** Cites a record in one style. Text for the styles; the whole file for an export. */
export type Cite = (record: EditionRecord, options?: CiteOptions) => Citation;

type Template = (view: CitationView) => string;

/**
 * Cites a record in a style or as an export.
 * @param style a name of `citationStyles` or `citationExports`, or of another template in templates/citation/
 * @returns the citation as plain text and as runs with their italics.
 *   Diagnostics: publish/citation-style-unknown, publish/pinpoint-unknown
 */
export async function cite(
  record: EditionRecord,
  style: string,
  options: CiteOptions,
  env: Env,
): Promise<Result<Citation>> {
  const exported = citationExports.find((one) => one.name === style);
  if (exported !== undefined) {
    return { value: toCitation(exported.write(record, options.url)), diagnostics: [] };
  }
  const found = await loadStyle(style, env);
  if (found.value === undefined) return { diagnostics: found.diagnostics };
  return { value: found.value(record, options), diagnostics: checkPinpoint(options.pinpoint) };
}

/** Loads a style once, for many records and units. Diagnostics: publish/citation-style-unknown */
export async function loadStyle(style: string, env: Env): Promise<Result<Cite>> {
  const template = await readTemplate(style, env);
  if (template === undefined) return { diagnostics: [unknownStyle(style)] };
  return {
    value: (record, options = {}) => {
      const pinpoint = pinpointSteps(options.pinpoint);
      return toCitation(template(citationView(record, { pinpoint, url: options.url })).trim());
    },
    diagnostics: [],
  };
}

/** The steps of a unit; a unit that no citation can name leaves the citation whole. */
const pinpointSteps = (unit: string | undefined): PinpointStep[] | undefined =>
  unit === undefined || unit === '' || unit === 'treaty' ? undefined : parsePinpoint(unit);

function checkPinpoint(unit: string | undefined): Diagnostic[] {
  if (unit === undefined || unit === 'treaty' || parsePinpoint(unit) !== undefined) return [];
  return [diagnostic('publish/pinpoint-unknown', `“${unit}” names no unit that a citation can point to.`)];
}

function unknownStyle(style: string): Diagnostic {
  const names = [...citationStyles, ...citationExports].map(({ name }) => name).join(', ');
  return diagnostic('publish/citation-style-unknown', `There is no citation style “${style}”.`, {
    hint: `Ask for one of: ${names}.`,
  });
}

async function readTemplate(style: string, env: Env): Promise<Template | undefined> {
  // A style is a name, not a path: nothing outside the folder is read.
  if (!/^[a-z][a-z0-9-]*$/.test(style) || style === 'general') return undefined;
  if ((await asset(style, env)) === undefined) return undefined;
  const [general, own] = await Promise.all([ready('general', env), ready(style, env)]);
  const engine = await handlebars(general === undefined || own === undefined);
  engine.registerHelper({ ...helpers });
  const load = async (name: string, compiled: object | undefined) =>
    compiled !== undefined
      ? engine.template<CitationView>(compiled)
      : // Plain text: what is made here is escaped where it is put into markup, and only there.
        engine.compile<CitationView>((await asset(name, env)) ?? '', { noEscape: true });
  engine.registerPartial('general', await load('general', general));
  return load(style, own);
}

const ready = async (name: string, env: Env): Promise<object | undefined> =>
  env.precompiled?.(`templates/citation/${name}.hbs`);

async function asset(name: string, env: Env): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await env.asset(`templates/citation/${name}.hbs`));
  } catch {
    return undefined;
  }
}
