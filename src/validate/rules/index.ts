/** The table of editorial rules, and the one function that runs them. To add a rule: a file, a row here, a code. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { XmlTree } from '../../xml/tree.js';
import { articleSequence } from './article-sequence.js';
import { citationStructure } from './citation-structure.js';
import { correctionChanges } from './correction-changes.js';
import { dateInWords } from './date-in-words.js';
import { evidenceNamed } from './evidence-named.js';
import { evidenceUsed } from './evidence-used.js';
import { noteLabel } from './note-label.js';
import { noteReference } from './note-reference.js';
import { numberInWords } from './number-in-words.js';
import { pageAndVolume } from './page-and-volume.js';
import { partiesNamed } from './parties-named.js';
import { referenceResolves } from './reference-resolves.js';
import type { Rule } from './rule.js';
import { signatureDate } from './signature-date.js';
import { signatureParty } from './signature-party.js';
import { treatyNumber } from './treaty-number.js';
import { uniqueIdentifier } from './unique-identifier.js';

export const rules: readonly Rule[] = [
  articleSequence,
  citationStructure,
  correctionChanges,
  dateInWords,
  evidenceNamed,
  evidenceUsed,
  noteLabel,
  noteReference,
  numberInWords,
  pageAndVolume,
  partiesNamed,
  referenceResolves,
  signatureDate,
  signatureParty,
  treatyNumber,
  uniqueIdentifier,
];

/** Runs every rule on a treaty edition; findings in the order of the document. */
export function checkRules(tree: XmlTree): Diagnostic[] {
  return rules
    .flatMap((rule) => rule.check(tree))
    .sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
}
