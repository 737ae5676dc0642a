/**
 * The ways to cite that the page lists and `engross cite --style` names: one template each, templates/citation/<name>.hbs.
 * A template that is not listed can be asked for by its name all the same.
 */

export interface CitationStyle {
  readonly name: string;
  /** As readers know it. */
  readonly label: string;
  /** Lawyers cite in it; of what is no treaty it comes after the others. */
  readonly ofLaw?: true;
}

export const citationStyles: readonly CitationStyle[] = [
  { name: 'un', ofLaw: true, label: 'United Nations' },
  { name: 'bluebook', ofLaw: true, label: 'Bluebook' },
  { name: 'oscola', ofLaw: true, label: 'OSCOLA' },
  { name: 'aglc', ofLaw: true, label: 'AGLC' },
  { name: 'mcgill', ofLaw: true, label: 'McGill' },
  { name: 'chicago', label: 'Chicago' },
  { name: 'apa', label: 'APA' },
  { name: 'mla', label: 'MLA' },
];
