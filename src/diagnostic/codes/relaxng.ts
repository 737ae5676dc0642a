/** Diagnostic codes of RELAX NG: documents first found wrong by a schema, then schemas wrong in themselves; in alphabetical order. */
import { codes } from './entry.js';

const schemaWhy = 'A schema that is not itself correct says nothing about any document.';

export const relaxngCodes = codes({
  'relaxng/attribute-missing': {
    severity: 'error',
    title: 'An element lacks an attribute that the schema requires.',
    why: 'Programs that read the document rely on the attribute being there.',
  },
  'relaxng/attribute-not-allowed': {
    severity: 'error',
    title: 'An element has an attribute that the schema does not allow on it.',
    why: 'Programs that read the document will pass the attribute over, or refuse the document.',
  },
  'relaxng/attribute-value': {
    severity: 'error',
    title: 'The value of an attribute is not one that the schema allows.',
    why: 'Programs that read the document cannot tell what the value means.',
  },
  'relaxng/element-not-allowed': {
    severity: 'error',
    title: 'An element stands where the schema does not allow it.',
    why: 'Programs that read the document do not expect it there, and will pass it over or misplace it.',
  },
  'relaxng/element-unknown': {
    severity: 'error',
    title: 'The schema has no element of that name at all.',
    why: 'No program that follows the schema knows what the element means.',
  },
  'relaxng/id-duplicate': {
    severity: 'error',
    title: 'Two elements have the same identifier.',
    why: 'A link to the identifier cannot tell which of the two it means.',
    hint: 'Change one of the two, and the links that mean it.',
  },
  'relaxng/idref-missing': {
    severity: 'error',
    title: 'A reference names an identifier that no element has.',
    why: 'The link leads nowhere.',
  },
  'relaxng/incomplete': {
    severity: 'error',
    title: 'An element ends before all that the schema requires in it has come.',
    why: 'Programs that read the document rely on the part that is missing.',
  },
  'relaxng/limit': {
    severity: 'error',
    title: 'Checking this document against this schema needs more memory than is granted.',
    why: 'A schema in which very many orders are possible at once can ask for memory without end; the check stops instead.',
    hint: 'Simplify the schema where many interleaved or ambiguous parts stand together.',
  },
  'relaxng/schema-combine': {
    severity: 'error',
    title: 'Definitions of one name cannot be combined, or replace nothing.',
    why: schemaWhy,
  },
  'relaxng/schema-datatype': {
    severity: 'error',
    title: 'The schema uses a datatype, a parameter or a value that does not exist.',
    why: schemaWhy,
  },
  'relaxng/schema-id': {
    severity: 'error',
    title: 'The schema uses ID, IDREF or IDREFS where DTD compatibility does not allow it.',
    why: 'Which attributes are identifiers must not depend on where an element stands.',
  },
  'relaxng/schema-limit': {
    severity: 'error',
    title: 'The schema nests deeper than can be read.',
    why: 'Reading it would exhaust the machine.',
  },
  'relaxng/schema-not-found': {
    severity: 'error',
    title: 'A schema names another that could not be read.',
    why: 'Without it the schema is not whole.',
  },
  'relaxng/schema-recursion': {
    severity: 'error',
    title: 'A definition, or a file, contains itself with no element between.',
    why: schemaWhy,
  },
  'relaxng/schema-reference': {
    severity: 'error',
    title: 'The schema refers to a definition that it does not have.',
    why: schemaWhy,
  },
  'relaxng/schema-restriction': {
    severity: 'error',
    title: 'Patterns are put together in a way that RELAX NG forbids.',
    why: schemaWhy,
  },
  'relaxng/schema-syntax': {
    severity: 'error',
    title: 'The schema is not written as RELAX NG is.',
    why: schemaWhy,
  },
  'relaxng/text-not-allowed': {
    severity: 'error',
    title: 'Text stands where the schema allows none.',
    why: 'Programs that read the document may drop the text.',
  },
  'relaxng/text-value': {
    severity: 'error',
    title: 'The text of an element is not one that the schema allows.',
    why: 'Programs that read the document cannot tell what the text means.',
  },
});
