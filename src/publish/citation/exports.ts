/** The exports for reference managers: one row a format. Each writes a whole file from the record. */
import type { EditionRecord } from '../record.types.js';
import { writeBibLatex } from './exports/biblatex.js';
import { writeBibTex } from './exports/bibtex.js';
import { writeCslJson } from './exports/csl.js';
import { writeRis } from './exports/ris.js';

export interface CitationExport {
  readonly name: string;
  readonly label: string;
  /** After the edition's identifier, in the name of the file. */
  readonly suffix: string;
  readonly mediaType: string;
  write(record: EditionRecord, url?: string): string;
}

export const citationExports: readonly CitationExport[] = [
  {
    name: 'bibtex',
    label: 'BibTeX',
    suffix: '.bib',
    mediaType: 'application/x-bibtex',
    write: writeBibTex,
  },
  {
    name: 'biblatex',
    label: 'BibLaTeX',
    suffix: '.biblatex.bib',
    mediaType: 'application/x-bibtex',
    write: writeBibLatex,
  },
  {
    name: 'ris',
    label: 'RIS',
    suffix: '.ris',
    mediaType: 'application/x-research-info-systems',
    write: writeRis,
  },
  {
    name: 'csl-json',
    label: 'CSL-JSON',
    suffix: '.csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: writeCslJson,
  },
];
