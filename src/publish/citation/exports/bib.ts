/** The syntax that BibTeX and BibLaTeX share: entries, fields, and the characters that TeX would take for commands. */
import type { Contributor } from '../../record.types.js';

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text that TeX will print as it stands. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\{}$&%#_~^]/g, (character) => commands[character] ?? character);

/** Text whose capitals a style must not change: it is a name. */
export const verbatim = (text: string): string => `{${escapeTex(text)}}`;

/**
 * An address, which TeX reads as it stands. Braces must balance for the entry to end where it should, and a percent sign is
 * harmless inside \url: so only braces and backslashes are written as RFC 3986 has them.
 */
export const address = (url: string): string =>
  url.replace(/[{}\\]/g, (character) => encodeURIComponent(character));

/** Names joined as BibTeX reads them: family, given where known; else in braces, as one name. */
export const people = (all: readonly Contributor[]): string =>
  all
    .map(({ name, family, given }) =>
      family === undefined || given === undefined
        ? verbatim(name)
        : `${verbatim(family)}, ${escapeTex(given)}`,
    )
    .join(' and ');

/** A key that every TeX takes: letters, digits and `-:.`. */
export const key = (id: string): string => id.replace(/[^A-Za-z0-9.:-]+/g, '-') || 'edition';

/** A value that is one of BibTeX's own abbreviations, written without braces: `month = oct`. */
export interface Abbreviation {
  readonly abbreviation: string;
}

/** An entry; fields without a value are left out. */
export function entry(
  type: string,
  id: string,
  fields: Readonly<Record<string, string | Abbreviation | undefined>>,
): string {
  const rows = Object.entries(fields).map(([name, value]) => {
    if (value === undefined || value === '') return '';
    return `  ${name} = ${typeof value === 'string' ? `{${value}}` : value.abbreviation},\n`;
  });
  return `@${type}{${key(id)},\n${rows.join('')}}\n`;
}
