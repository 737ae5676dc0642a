/** An edition on the web: one page, or a site where it is long. */
import { diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import type { Env, LoadPicture, OutputFile } from '../../env.js';
import type { Edition } from '../edition.js';
import { copyPictures } from './pictures.js';
import { divisionTypes, partingOf, type Split } from './site/split.js';
import { type HtmlOptions, writeHtml } from './write.js';

export interface WebOptions extends HtmlOptions {
  /** Unless given: auto. */
  readonly split?: Split;
  readonly loadPicture?: LoadPicture;
}

/**
 * Writes the page or the site, `index.html` first and then the pages in the order of the text.
 * Diagnostics: publish/split-unknown.
 */
export async function writeWeb(
  edition: Edition,
  options: WebOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const { loadPicture, ...rest } = options;
  const copied = loadPicture === undefined ? undefined : await copyPictures(edition, loadPicture);
  const pictures = copied === undefined ? {} : { pictures: copied.byAddress };
  const { value = [], diagnostics } = await writePages(edition, { ...rest, ...pictures }, env);
  const own = options.files ?? [];
  const ours = value.filter(({ path }) => !own.some((file) => file.path === path));
  return {
    value: [...ours, ...(copied?.files ?? []), ...own],
    diagnostics: [...diagnostics, ...(copied?.diagnostics ?? [])],
  };
}

async function writePages(
  edition: Edition,
  { split = 'auto', ...options }: WebOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const trees = edition.texts.map(({ render }) => render);
  const parting = partingOf(trees, split);
  if (parting === undefined) {
    const page = await writeHtml(edition, options, env);
    if (split === 'auto' || split === 'none') return page;
    const types = divisionTypes(trees).slice(0, 12);
    const hint = types.length === 0 ? undefined : `Types that there are: ${types.join(', ')}.`;
    const unknown = diagnostic(
      'publish/split-unknown',
      `No division is of the type ${split}; the text is one page.`,
      hint === undefined ? {} : { hint },
    );
    return { ...page, diagnostics: [...page.diagnostics, unknown] };
  }
  const [{ sitePages }, { writeSite }] = await Promise.all([
    import('./site/pages.js'),
    import('./site/write.js'),
  ]);
  const pages = sitePages(edition.texts, parting);
  return pages.length > 1 ? writeSite(edition, pages, options, env) : writeHtml(edition, options, env);
}
