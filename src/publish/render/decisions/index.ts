/** What every element of TEI is: the one table. `tests/publish/render/decisions.test.ts` walks tei_all and finds none missing. */
import type { Decisions, Rule } from '../rules.js';
import { editingDecisions } from './editing.js';
import { metadataDecisions } from './metadata.js';
import { textDecisions } from './text.js';

export const decisions: Decisions = { ...metadataDecisions, ...editingDecisions, ...textDecisions };

/** Elements nobody listed, and those of other namespaces, show their text. */
export const unknownElement: readonly Rule[] = [{ behaviour: 'inline' }];
