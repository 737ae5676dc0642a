/**
 * The ways to cite that the page lists and `engross cite --style` names: one template each, templates/citation/<name>.hbs.
 * A template that is not listed can be asked for by its name all the same.
 */

export interface CitationStyle {
  readonly name: string;
  /** As readers know it. */
  readonly label: string;
}

export const citationStyles: readonly CitationStyle[] = [
  { name: 'un', label: 'United Nations' },
  { name: 'bluebook', label: 'Bluebook' },
  { name: 'oscola', label: 'OSCOLA' },
  { name: 'aglc', label: 'AGLC' },
  { name: 'mcgill', label: 'McGill' },
  { name: 'chicago', label: 'Chicago' },
  { name: 'apa', label: 'APA' },
  { name: 'mla', label: 'MLA' },
];
