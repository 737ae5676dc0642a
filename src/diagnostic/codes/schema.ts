/** Diagnostic codes of finding a schema, in alphabetical order. */
import { codes } from './entry.js';

export const schemaCodes = codes({
  'schema/none': {
    severity: 'warning',
    title: 'No schema was named, and the document names none.',
    why: 'Only well-formedness, identifiers and references could be checked.',
    hint: 'Name a schema with --schema, or in the document with an <?xml-model?> instruction.',
  },
  'schema/not-found': {
    severity: 'error',
    title: 'A schema that is named cannot be had.',
    why: 'A document that was not checked must not pass for one that was.',
    hint: 'Give the schema as a file: engross validate --schema FILE.rng.',
  },
});
