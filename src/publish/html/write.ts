/** The web page of an edition: one file that needs no script, its style sheet and fonts beside it. */
import type { Diagnostic, Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import type { Edition, EditionText } from '../edition.js';
import type { EditionRecord } from '../record.types.js';
import { inRows, type RowsOfText } from '../render/parallel.js';
import type { BodyOptions } from './attributes.js';
import { type Body, writeBody } from './body.js';
import { escapeText } from './escape.js';
import { fontsFor } from './fonts.js';
import { directionOf, languageName } from './languages.js';
import { jsonLd, pageMetadata } from './metadata.js';
import { entityViews, facts, inWords, kicker, tellsMore, windowTitle } from './page.js';
import { viewChoices } from './readings.js';
import { designSheet, loadTemplate, type Overrides, sourceOf } from './templates.js';

/** A citation to show: `runs` are its words, some in italics. */
export interface PageCitation {
  readonly style: string;
  readonly label: string;
  readonly runs: readonly { readonly text: string; readonly italic?: boolean }[];
}

/** A file to offer: its address from the page. */
export interface Download {
  readonly href: string;
  readonly label: string;
  /** A word on what it is good for. */
  readonly note?: string;
}

export interface HtmlOptions {
  readonly citations?: readonly PageCitation[];
  readonly downloads?: readonly Download[];
  /** The public address of the page. */
  readonly url?: string;
  /** The citations of units, as JSON that the script of the page fills in (citation/patterns.ts). */
  readonly patterns?: (units: readonly string[]) => object;
  readonly templates?: Overrides;
  /** What these templates need beside the page: a designer's fonts and pictures, in assets/. */
  readonly files?: readonly OutputFile[];
  /** Where the pictures are that are published beside the page, by the address the document gives them. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** The list of editions, from the page. Absent: no link to it. */
  readonly index?: string;
}

export const assets = 'assets';
const utf8 = new TextEncoder();

/** Nothing of a document can run, and nothing is fetched but pictures that the document names. */
export const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https: http:; script-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * Writes the page: `index.html`, `assets/style.css`, the fonts.
 * Everything from the document is escaped; paths are from the edition's own folder.
 */
export async function writeHtml(
  edition: Edition,
  options: HtmlOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const overrides = options.templates ?? {};
  const rows = edition.texts.length > 1 ? inRows(edition.texts.map(({ render }) => render)) : undefined;
  const bodies = edition.texts.map((text, index) => body(text, index, rows?.[index], options));
  const template = await loadTemplate('page', overrides, env);
  const html = template(pageData(edition, bodies, options, rows));
  const more = rows === undefined ? besideReferences(edition.texts[0]) : rowRules(rows);
  const files = await styleFiles(html, more, overrides, env);
  return { value: [{ path: 'index.html', bytes: utf8.encode(html) }, ...files], diagnostics };
}

/** The style sheet, the script, and the fonts that these words need. */
export async function styleFiles(
  html: string,
  more: string,
  overrides: Overrides,
  env: Env,
): Promise<OutputFile[]> {
  const fonts = await fontsFor(html, assets, env);
  const style = await sourceOf('style.css', overrides, env);
  const script = await sourceOf('page.js', overrides, env);
  return [
    {
      path: `${assets}/style.css`,
      bytes: utf8.encode(`${fonts.css}${style}${more}${overrides[designSheet] ?? ''}`),
    },
    { path: `${assets}/page.js`, bytes: utf8.encode(script) },
    ...fonts.files,
  ];
}

/** How far each part of parallel texts reaches: a grid must be told, and a page may carry no styles of its own. */
function rowRules(texts: readonly RowsOfText[]): string {
  const spans = new Set(
    texts.flatMap((text) =>
      [...text.values()].flatMap(({ count, cells }) => [count, ...cells.map(({ span }) => span)]),
    ),
  );
  const rows = [...spans].sort((one, other) => one - other).map((span) => `.span-${span}{--span:${span}}\n`);
  return rows.join('');
}

/** Which note goes beside which reference, for browsers that can place it there. Long texts keep their notes at the foot. */
function besideReferences(text: EditionText | undefined): string {
  const notes = text?.render.notes ?? [];
  if (notes.length > mostSideNotes) return '';
  const escaped = (id: string): string =>
    id.replace(/[^A-Za-z0-9_\-\u0080-\uffff]|^[0-9-]/g, (unit) => `\\${unit.charCodeAt(0).toString(16)} `);
  return notes
    .map(({ id, target }, index) =>
      id === undefined || target === undefined
        ? ''
        : `#${escaped(target)}{anchor-name:--reference-${index}}#${escaped(id)}{position-anchor:--reference-${index}}\n`,
    )
    .join('');
}
const mostSideNotes = 300;

/** The first text keeps its identifiers; those of a further language stand behind its code: fr.art.3. */
export const prefixOf = ({ lang }: EditionText, index: number): string => (index === 0 ? '' : `${lang}.`);

/** What the writer of a text must know of its edition. */
export function textOptions(text: EditionText, index: number, { pictures }: HtmlOptions): BodyOptions {
  const telling = [...text.render.entities.values()].filter(tellsMore).map((entity) => entity.id);
  return {
    entities: new Set(telling),
    prefix: prefixOf(text, index),
    ...(pictures === undefined ? {} : { pictures }),
  };
}

function body(text: EditionText, index: number, rows: RowsOfText | undefined, options: HtmlOptions): Body {
  return writeBody(text.render, {
    ...textOptions(text, index, options),
    ...(rows === undefined ? {} : { rows }),
  });
}

/** What the templates of a page are given. */
export function pageData(
  edition: Edition,
  bodies: readonly Body[],
  options: HtmlOptions,
  rows?: readonly RowsOfText[],
) {
  const { record, texts } = edition;
  const downloads = options.downloads ?? [];
  const pdf = downloads.find((file) => file.href.endsWith('.pdf'))?.href;
  const where = {
    ...(options.url === undefined ? {} : { url: options.url }),
    ...(pdf === undefined ? {} : { pdf }),
  };
  const used = new Set(bodies.flatMap((one) => [...one.entities]));
  const names = texts.flatMap((text) => entityViews(text.render.entities, used));
  return {
    record,
    title: windowTitle(record),
    policy,
    assets,
    index: options.index,
    url: options.url ?? record.url,
    kicker: kicker(record),
    facts: facts(record),
    about: saysOfItself(record),
    metadata: pageMetadata(record, where),
    jsonLd: jsonLd(record, where),
    parallel: texts.length > 1,
    views: viewChoices(new Set(bodies.flatMap((one) => [...one.views]))),
    texts: texts.map((text, index) => ({
      lang: text.lang,
      dir: directionOf(text.lang),
      id: index === 0 ? 'edition-text' : `edition-text-${text.lang}`,
      html: bodies[index]?.text ?? '',
      notes: bodies[index]?.notes ?? '',
      notesId: index === 0 ? 'edition-notes' : `edition-notes-${text.lang}`,
      variants: bodies[index]?.variants ?? '',
      variantsId: index === 0 ? 'edition-variants' : `edition-variants-${text.lang}`,
      place: index + 1,
      rows: rows?.[index]?.get(text.render.root)?.count,
      prefix: prefixOf(text, index),
      title: texts.length > 1 ? languageName(text.lang) : '',
      contents: contentsOf(bodies[index]),
    })),
    names: names.filter((one, index) => names.findIndex((other) => other.id === one.id) === index),
    citations: (options.citations ?? []).map((citation) => ({ ...citation, html: runs(citation) })),
    patterns: patternsOf(bodies, options),
    downloads,
    date: record.date === undefined ? undefined : inWords(record.date),
  };
}

/** True where the header says anything of the edition itself. */
const saysOfItself = ({ publisher, declarations, transcript, evidence, licences }: EditionRecord): boolean =>
  publisher !== undefined ||
  transcript !== undefined ||
  declarations.length + evidence.length + licences.length > 0;

/** A table of contents is worth its room from four sections; one of a long book stops at the third level. */
export function contentsOf(one: Body | undefined) {
  const lines = (one?.contents ?? []).filter(({ title, level }) => title !== '' && level <= 3);
  return lines.length < fewestSections ? undefined : lines;
}
const fewestSections = 4;

/** The citations of the units of a page, if it has any, in a `script` that is not run: nothing in it can end it. */
export function patternsOf(bodies: readonly Body[], { patterns }: HtmlOptions): string | undefined {
  const units = bodies.flatMap((body) => body.units);
  if (patterns === undefined || units.length === 0) return undefined;
  return JSON.stringify(patterns(units)).replaceAll('<', '\\u003c');
}

const runs = (citation: PageCitation): string =>
  citation.runs
    .map((run) => (run.italic === true ? `<i>${escapeText(run.text)}</i>` : escapeText(run.text)))
    .join('');

/** The list of editions: `index.html` for the folder that holds them, with its own style sheet and fonts. */
export async function writeIndex(
  records: readonly EditionRecord[],
  options: Pick<HtmlOptions, 'templates'>,
  env: Env,
): Promise<readonly OutputFile[]> {
  const overrides = options.templates ?? {};
  const template = await loadTemplate('index', overrides, env);
  const html = template({
    policy,
    assets,
    editions: records.map((record) => ({
      record,
      dir: directionOf(record.language),
      href: `${encodeURIComponent(record.id)}/index.html`,
      kicker: kicker(record),
      signed: record.signedOn === undefined ? undefined : inWords(record.signedOn.value),
      iso: record.signedOn?.value,
      place: record.signedAt?.value.historical,
    })),
  });
  return [{ path: 'index.html', bytes: utf8.encode(html) }, ...(await styleFiles(html, '', overrides, env))];
}
