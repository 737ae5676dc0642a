/** The pages of a site: cut, named, and put in their place among the others. */
import type { EditionText } from '../../edition.js';
import type { RenderElement, RenderNode } from '../../render/tree.js';
import { cut } from './cut.js';
import { fileNames, slug } from './names.js';
import type { Parting } from './split.js';
import { ownId, titleFor } from './titles.js';

export interface SitePage {
  /** Its file, and its address from the other pages. */
  readonly path: string;
  readonly title: string;
  /** The text has no heading for it: the page shows `title`. */
  readonly untitled: boolean;
  /** Which text of the edition it is of. */
  readonly text: number;
  readonly lang: string;
  /** What stands on it, without the notes. */
  readonly root: RenderElement;
  /** Its division of the text: the page's address is that of the division. */
  readonly of: RenderElement;
  readonly parent: SitePage | undefined;
  readonly children: readonly SitePage[];
}

/** All pages, in the order of the text. */
export function sitePages(texts: readonly EditionText[], parting: Parting): SitePage[] {
  const nameFile = fileNames();
  return texts.flatMap((text, index) => pagesOf(text, index, parting, nameFile));
}

function pagesOf(
  { render, lang }: EditionText,
  text: number,
  parting: Parting,
  nameFile: ReturnType<typeof fileNames>,
): SitePage[] {
  const pages: (SitePage & { readonly children: SitePage[] })[] = [];
  const prefix = text === 0 ? '' : `${lang}.`;
  for (const { of, root, parent: number } of cut(render, parting)) {
    const parent = number === undefined ? undefined : pages[number];
    const { words, printed } = titleFor(of, root.children, render.tei);
    const wishes = [
      ownId(render.tei, of.node),
      slug(words),
      `${parent?.path.replace(/\.html$/, '') ?? 'page'}-${pages.length + 1}`,
    ];
    const path = nameFile(wishes.map((wish) => (wish === undefined ? undefined : prefix + wish)));
    const page = {
      path,
      title: words,
      untitled: !printed,
      text,
      lang: langAt(root, lang),
      root,
      of,
      parent,
      children: [],
    };
    parent?.children.push(page);
    pages.push(page);
  }
  return pages;
}

/** The language of a page whose words are all in one element that says it. */
function langAt(root: RenderElement, lang: string): string {
  let at: RenderNode | undefined = root;
  let found = lang;
  while (at !== undefined && at.behaviour !== 'text') {
    found = at.lang ?? found;
    at = at.children.length === 1 ? at.children[0] : undefined;
  }
  return found;
}
