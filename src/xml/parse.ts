/**
 * XML 1.0 (fifth edition) with namespaces, non-validating: a source in, a tree out. The internal subset is read
 * (`doctype.ts`), nothing outside the document ever is. The scan keeps no stack of its own calls for elements, so
 * depth costs nothing; entities nest by recursion, within a limit.
 */
import type { Diagnostic, Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import { describe, illegalCharacter } from './characters.js';
import { Columns } from './columns.js';
import { Content } from './content.js';
import { Input, NotWellFormed } from './input.js';
import { readProlog } from './prolog.js';
import { NodeKind, type XmlTree } from './tree.js';

/**
 * Parses a document.
 *
 * @param source decoded text (`decodeSource` gives one); a byte order mark left in the text is passed over.
 * @returns the tree, with warnings for references to entities that lie outside the document; or, at the first
 * well-formedness error, no tree and that one error, with its place. Codes: `xml/*`.
 */
export function parseXml(source: Source): Result<XmlTree> {
  const diagnostics: Diagnostic[] = [];
  const input = new Input(source, source.text);
  const illegal = illegalCharacter(source.text);
  try {
    const columns = new Columns(source);
    columns.add(NodeKind.document, -1, -1, 0, source.text.length);
    const content = new Content(columns, diagnostics);
    readProlog(input, content);
    content.document(input);
    columns.afters[0] = columns.size;
    if (illegal >= 0) failAtCharacter(input, illegal);
    return { value: columns.finish(content.names.list), diagnostics };
  } catch (thrown) {
    if (!(thrown instanceof NotWellFormed)) throw thrown;
    return { diagnostics: [...diagnostics, firstOf(thrown.found, input, illegal)] };
  }
}

function failAtCharacter(input: Input, at: number): never {
  const point = input.text.codePointAt(at) ?? 0;
  const half = point >= 0xd800 && point <= 0xdfff ? 'half of a surrogate pair' : 'a character';
  const message = `Found ${describe(input.text, at)}, ${half} that XML does not allow.`;
  return input.fail('xml/character-illegal', at, at + 1, message);
}

/** The scan does not look at each character's legality: an illegal one before the error is the cause to report. */
function firstOf(found: Diagnostic, input: Input, illegal: number): Diagnostic {
  if (illegal < 0 || (found.span && found.span.start < illegal)) return found;
  try {
    return failAtCharacter(input, illegal);
  } catch (thrown) {
    if (thrown instanceof NotWellFormed) return thrown.found;
    throw thrown;
  }
}
