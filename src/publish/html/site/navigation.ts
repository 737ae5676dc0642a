/** Ways through a site: the contents, with the branch open that a page is in, and the lists of parts. */
import { escapeText, escapeValue } from '../escape.js';
import type { SitePage } from './pages.js';

/** So many pages before and after the one you are on are listed; of a thousand letters nobody reads all the titles. */
const nearby = 20;

/** Contents of more pages than this are folded: below the second level, and where a list is a page long. */
const fewPages = 40;
const longList = 12;

/** The contents of the whole site, as nested lists. */
export function allPages(pages: readonly SitePage[], language: string): string {
  const list = (some: readonly SitePage[], depth: number): string =>
    `<ul>\n${some.map((page) => `<li>${link(page, language)}${parts(page, depth + 1)}</li>\n`).join('')}</ul>\n`;
  const parts = (page: SitePage, depth: number): string => {
    const { length } = page.children;
    if (length === 0) return '';
    const inside = list(page.children, depth);
    if (pages.length <= fewPages || (depth < 2 && length <= longList)) return inside;
    const count = `${length} ${length === 1 ? 'part' : 'parts'}`;
    return `<details><summary>${count} <span class="unseen">of ${words(page, language)}</span></summary>\n${inside}</details>\n`;
  };
  return list(roots(pages), 0);
}

/** The parts of a page that is the beginning of a longer division. */
export const partsOf = (page: SitePage): string =>
  page.children.length === 0
    ? ''
    : `<ul>\n${page.children.map((child) => `<li>${link(child, page.lang)}</li>\n`).join('')}</ul>`;

/**
 * The contents from a page: the branch that it is in is open, all others are closed.
 * @returns a function of the page; what lists have in common is made once
 */
export function branches(pages: readonly SitePage[], language: string): (page: SitePage) => string {
  const top = roots(pages);
  const lines = new Map<SitePage, string>(pages.map((page) => [page, `<li>${link(page, language)}</li>\n`]));
  const places = new Map<SitePage, number>();
  const number = (siblings: readonly SitePage[]): void => {
    for (const [at, page] of siblings.entries()) {
      places.set(page, at);
      number(page.children);
    }
  };
  number(top);

  /** A list of siblings, with one of them open or none. */
  const list = (siblings: readonly SitePage[], open: SitePage | undefined, inside: string): string => {
    const at = open === undefined ? 0 : (places.get(open) ?? 0);
    const from =
      siblings.length > 2 * nearby + 1 ? Math.max(0, Math.min(at - nearby, siblings.length - 2 * nearby)) : 0;
    const to =
      siblings.length > 2 * nearby + 1 ? Math.min(siblings.length, from + 2 * nearby) : siblings.length;
    let html = '<ul>\n';
    if (from > 0) html += more(from, 'before');
    for (const page of siblings.slice(from, to)) html += page === open ? inside : (lines.get(page) ?? '');
    if (to < siblings.length) html += more(siblings.length - to, 'after');
    return `${html}</ul>\n`;
  };

  return (page) => {
    const children = page.children.length === 0 ? '' : list(page.children, undefined, '');
    let html = `<li>${link(page, language, ' aria-current="page"')}${children}</li>\n`;
    let at = page;
    for (let parent = page.parent; parent !== undefined; parent = parent.parent) {
      html = `<li class="open">${link(parent, language)}${list(parent.children, at, html)}</li>\n`;
      at = parent;
    }
    return list(top, at, html);
  };
}

const roots = (pages: readonly SitePage[]): SitePage[] => pages.filter(({ parent }) => parent === undefined);

const more = (count: number, where: string): string =>
  `<li class="more"><a href="index.html#edition-contents">${count} more ${where}</a></li>\n`;

/** A link with the language of its words, where it is not that of the page around it. */
const link = (page: SitePage, around: string, more = ''): string =>
  `<a href="${escapeValue(page.path)}"${languageOf(page, around)}${more}>${escapeText(page.title)}</a>`;

const words = (page: SitePage, around: string): string => {
  const language = languageOf(page, around);
  return language === '' ? escapeText(page.title) : `<span${language}>${escapeText(page.title)}</span>`;
};

const languageOf = ({ lang }: SitePage, around: string): string =>
  lang === around ? '' : ` lang="${escapeValue(lang)}" dir="auto"`;
