/** A long edition as a site: contents, a page for each part, one search over all, in files that work from any folder. */
import type { Result } from '../../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../../env.js';
import type { Edition } from '../../edition.js';
import type { RenderNode } from '../../render/tree.js';
import type { BodyOptions } from '../attributes.js';
import { type Body, writeBody } from '../body.js';
import { directionOf } from '../languages.js';
import { entityViews, windowTitle } from '../page.js';
import { viewChoices } from '../readings.js';
import { loadTemplate, sourceOf } from '../templates.js';
import {
  assets,
  contentsOf,
  type HtmlOptions,
  pageData,
  patternsOf,
  policy,
  prefixOf,
  styleFiles,
  textOptions,
} from '../write.js';
import { type Addresses, addresses } from './addresses.js';
import { addressOf, partJsonLd, partMetadata } from './metadata.js';
import { allPages, branches, partsOf } from './navigation.js';
import type { SitePage } from './pages.js';
import { searchScript, searchTexts } from './search.js';

const utf8 = new TextEncoder();

interface Site {
  readonly edition: Edition;
  readonly pages: readonly SitePage[];
  readonly addresses: Addresses;
  readonly options: HtmlOptions;
  /** What the writer of each text must know of it. */
  readonly settings: readonly BodyOptions[];
  /** The public address of its folder. */
  readonly base: string | undefined;
}

/** Writes `index.html` with the contents, a file for each page, the search, and a sitemap where the public address is known. */
export async function writeSite(
  edition: Edition,
  pages: readonly SitePage[],
  options: HtmlOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const prefixes = edition.texts.map(prefixOf);
  const trees = edition.texts.map(({ render }) => render);
  const base = options.url === undefined ? undefined : folderOf(options.url);
  const settings = edition.texts.map((text, index) => textOptions(text, index, options));
  const site = { edition, pages, addresses: addresses(pages, trees, prefixes), options, settings, base };
  const words = searchScript(searchTexts(pages, site.addresses.notes, prefixes));
  const overrides = options.templates ?? {};
  const text = edition.texts.map(({ tei }) => tei.source.text).join('');
  return {
    value: [
      await writeContents(site, env),
      ...(await writeParts(site, env)),
      { path: 'search-index.js', bytes: utf8.encode(words) },
      { path: `${assets}/search.js`, bytes: utf8.encode(await sourceOf('search.js', overrides, env)) },
      { path: `${assets}/minisearch.js`, bytes: await miniSearch(env) },
      ...(await styleFiles(text, await sourceOf('site.css', overrides, env), overrides, env)),
      ...(base === undefined ? [] : [await sitemap(site, base)]),
    ],
    diagnostics: [],
  };
}

/** The folder that an address means: itself where it ends with a slash, that of a file, else one with a slash added. */
const folderOf = (url: string): string =>
  url.endsWith('/') ? url : /\/[^/]*\.html?$/.test(url) ? url.slice(0, url.lastIndexOf('/') + 1) : `${url}/`;

async function writeContents({ edition, pages, options, base }: Site, env: Env): Promise<OutputFile> {
  const template = await loadTemplate('contents', options.templates ?? {}, env);
  const data = pageData(edition, [], { ...options, ...(base === undefined ? {} : { url: base }) });
  const [first] = pages;
  const links = first === undefined ? [] : [{ rel: 'next', href: first.path }];
  const html = template({ ...data, texts: [], links, pages: allPages(pages, 'en') });
  return { path: 'index.html', bytes: utf8.encode(html) };
}

async function writeParts(site: Site, env: Env): Promise<OutputFile[]> {
  const template = await loadTemplate('part', site.options.templates ?? {}, env);
  const branch = branches(site.pages, 'en');
  return site.pages.map((page, number) => ({
    path: page.path,
    bytes: utf8.encode(template({ ...partData(site, page, number), contents: branch(page) })),
  }));
}

function partData(site: Site, page: SitePage, number: number) {
  const { edition, pages, options, base } = site;
  const { record } = edition;
  const top = topLevel(page.root);
  const firstLevel = top === undefined ? 0 : page.untitled ? top - 1 : top;
  const body = partBody(site, page, firstLevel);
  const short = windowTitle(record);
  const cover = { path: 'index.html', title: record.shortTitle ?? record.title, lang: record.language };
  const previous = pages[number - 1] ?? cover;
  const next = pages[number + 1];
  const render = edition.texts[page.text]?.render;
  return {
    policy,
    assets,
    title: `${cutAt(page.title, 40)} — ${cutAt(short, 24)}`,
    url: addressOf(page, base),
    links: [
      { rel: 'prev', href: previous.path },
      ...(next === undefined ? [] : [{ rel: 'next', href: next.path }]),
    ],
    metadata: partMetadata(page, record, base),
    jsonLd: partJsonLd(page, number + 1, record, base),
    trail: [cover, ...ancestors(page)],
    heading: page.untitled ? page.title : undefined,
    language: page.lang,
    views: viewChoices(body.views),
    texts: [textData(page, body, firstLevel)],
    parts: partsOf(page),
    previous,
    next,
    names: render === undefined ? [] : entityViews(render.entities, body.entities),
    citations: options.citations ?? [],
    patterns: patternsOf([body], options),
    record,
  };
}

function partBody({ edition, addresses, settings }: Site, page: SitePage, firstLevel: number): Body {
  const text = edition.texts[page.text];
  if (text === undefined) throw new Error(`the edition has no text ${page.text}`);
  return writeBody(
    { ...text.render, root: page.root, notes: addresses.notes(page) },
    { ...settings[page.text], addressOf: addresses.from(page), firstLevel },
  );
}

/** What stands in the text's own place on a page, with a short contents of its sections where it has some. */
function textData({ text, root, lang }: SitePage, body: Body, firstLevel: number) {
  const sections = body.contents
    .filter(({ level }) => level > firstLevel)
    .map((line) => ({ ...line, level: line.level - firstLevel }));
  return {
    lang: root.lang ?? lang,
    dir: directionOf(root.lang ?? lang),
    id: 'edition-text',
    reading: `text-${text + 1}`,
    html: body.text,
    notes: body.notes,
    notesId: 'edition-notes',
    variants: body.variants,
    variantsId: 'edition-variants',
    contents: contentsOf({ ...body, contents: sections }),
  };
}

/** The level of the highest heading on a page. */
function topLevel(node: RenderNode): number | undefined {
  if (node.behaviour === 'text') return undefined;
  if (node.behaviour === 'heading' && node.level !== undefined) return node.level;
  let top: number | undefined;
  for (const child of node.children) {
    const level = topLevel(child);
    if (level !== undefined && (top === undefined || level < top)) top = level;
  }
  return top;
}

function ancestors(page: SitePage): SitePage[] {
  const found: SitePage[] = [];
  for (let at = page.parent; at !== undefined; at = at.parent) found.unshift(at);
  return found;
}

const cutAt = (words: string, longest: number): string =>
  words.length <= longest ? words : `${words.slice(0, Math.max(words.lastIndexOf(' ', longest), 20))}…`;

/** MiniSearch with its licence, as its authors ask. */
async function miniSearch(env: Env): Promise<Uint8Array> {
  const folder = 'node_modules/minisearch';
  const [licence, script] = await Promise.all([
    env.asset(`${folder}/LICENSE.txt`),
    env.asset(`${folder}/dist/umd/index.js`),
  ]);
  const decoder = new TextDecoder();
  const plain = decoder.decode(script).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return utf8.encode(`/*!\nMiniSearch\n\n${decoder.decode(licence).trim()}\n*/\n${plain}`);
}

/** Source: sitemaps.org, protocol 0.9. No `lastmod`: a header may date the work, and not its page. */
async function sitemap({ pages }: Site, base: string): Promise<OutputFile> {
  const { create } = await import('xmlbuilder2');
  const url = (loc: string) => ({ loc });
  const xml = create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      urlset: {
        '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
        url: [url(base), ...pages.map(({ path }) => url(base + path))],
      },
    },
  ).end({ prettyPrint: true });
  return { path: 'sitemap.xml', bytes: utf8.encode(`${xml}\n`) };
}
