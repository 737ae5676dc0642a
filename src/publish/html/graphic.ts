/** A picture on a page, or what is said of one that is not there. */
import type { Write } from './attributes.js';
import { escapeText, escapeValue } from './escape.js';

/** A picture of another site is fetched by the reader's browser, without saying from which page. */
export const graphic: Write = (element, writer) => {
  const { target, title } = element;
  const shown =
    target === undefined || /^https?:/i.test(target) ? target : writer.options.pictures?.get(target);
  if (shown === undefined) {
    const words = title === undefined ? 'Picture, not published with this page' : `Picture: ${title}`;
    return `<span class="no-picture" data-generated="picture">[${escapeText(words)}]</span>`;
  }
  const id = element.id === undefined ? '' : ` id="${escapeValue(writer.prefix + element.id)}"`;
  return `<img${id} src="${escapeValue(shown)}" alt="${escapeValue(title ?? '')}" loading="lazy" referrerpolicy="no-referrer">`;
};
