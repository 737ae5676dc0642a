/** Datatype libraries by their address: RELAX NG's own, XML Schema's, and DTD compatibility's (ID, IDREF, IDREFS). */
import type { Datatype, DatatypeLibrary, Facet } from './datatype.js';
import { XSD, xsdLibrary } from './xsd.js';

export const COMPATIBILITY = 'http://relaxng.org/ns/compatibility/datatypes/1.0';

const collapse = (text: string): string => text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');

/** `string` and `token` of the specification (section 4.4): every text is of them; they differ in white space. */
const ownLibrary: DatatypeLibrary = (name, facets) => {
  if (name !== 'string' && name !== 'token')
    return `RELAX NG itself has the datatypes string and token, not ${name}`;
  if (facets.length > 0) return `the datatype ${name} of RELAX NG itself takes no parameters`;
  return {
    key: JSON.stringify(['', name]),
    library: '',
    name,
    anyText: true,
    contextual: false,
    facets: [],
    admits: () => true,
    valueKey: name === 'string' ? (text) => text : collapse,
  };
};

const compatibilityLibrary: DatatypeLibrary = (name, facets) => {
  if (!['ID', 'IDREF', 'IDREFS'].includes(name))
    return `DTD compatibility has ID, IDREF and IDREFS, not ${name}`;
  if (facets.length > 0) return `the datatype ${name} of DTD compatibility takes no parameters`;
  const type = xsdLibrary(name, []);
  if (typeof type === 'string') return type;
  return { ...type, library: COMPATIBILITY, key: JSON.stringify([COMPATIBILITY, name]) };
};

const libraries: ReadonlyMap<string, DatatypeLibrary> = new Map([
  ['', ownLibrary],
  [XSD, xsdLibrary],
  ['http://www.w3.org/2001/XMLSchema', xsdLibrary],
  [COMPATIBILITY, compatibilityLibrary],
]);

/** Finds a datatype, or says in a sentence why there is none. */
export function findDatatype(library: string, name: string, facets: readonly Facet[]): Datatype | string {
  const found = libraries.get(library);
  return found ? found(name, facets) : `there is no datatype library ${JSON.stringify(library)}`;
}
