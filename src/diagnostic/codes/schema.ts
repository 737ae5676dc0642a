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
  'schema/store-damaged': {
    severity: 'error',
    title: 'The store of schemas on this machine cannot be used.',
    why: 'A schema that is not the one that was added would give another verdict.',
    hint: 'Remove the file that is named, and add the schemas again: engross schema add.',
  },
  'schema/unknown': {
    severity: 'error',
    title: 'The store has no schema of this name.',
    why: 'Nothing was removed.',
    hint: 'engross schema list shows what there is.',
  },
});
