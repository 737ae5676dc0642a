/** What comes before the root element: the XML declaration, comments, instructions, the document type declaration. */
import type { Content } from './content.js';
import { readDoctype } from './doctype.js';
import type { Input } from './input.js';

const code = 'xml/declaration-malformed';

/** Reads up to the root element, and gives what is declared to the content reader. */
export function readProlog(input: Input, content: Content): void {
  if (input.text.charCodeAt(0) === 0xfeff) input.at = 1;
  const standalone = readDeclaration(input);
  content.miscellaneous(input);
  if (!input.text.startsWith('<!DOCTYPE', input.at)) return;
  content.doctype = readDoctype(input, content.budget, standalone);
  for (const { what, start, end } of content.doctype.unread) {
    const message = `${what} lies outside the document, and was not read.`;
    content.tell(input.problem('xml/dtd-unread', start, end, message));
  }
  content.miscellaneous(input);
  if (input.text.startsWith('<!DOCTYPE', input.at)) {
    input.fail(
      'xml/doctype-malformed',
      input.at,
      input.at + 9,
      'This is a second document type declaration.',
      {
        hint: 'Keep one of the two.',
      },
    );
  }
}

/** A pseudo-attribute of the declaration, in its place, with XML's own white space. */
const part = (name: string): string => `[ \\t\\r\\n]+${name}[ \\t\\r\\n]*=[ \\t\\r\\n]*("[^"]*"|'[^']*')`;
const declarationForm = new RegExp(
  `^<\\?xml${part('version')}(?:${part('encoding')})?(?:${part('standalone')})?[ \\t\\r\\n]*\\?>$`,
);

/** Production 23; true for standalone="yes". */
function readDeclaration(input: Input): boolean {
  const start = input.at;
  if (!/^<\?xml[ \t\r\n?]/.test(input.text.slice(start, start + 6))) return false;
  const end = input.text.indexOf('?>', start);
  const declaration = input.text.slice(start, end < 0 ? start + 5 : end + 2);
  const parts = declarationForm.exec(declaration);
  if (!parts) {
    input.fail(code, start, start + declaration.length, 'The XML declaration cannot be read.');
  }
  const [version, encoding, standalone] = parts.slice(1).map((part) => part?.slice(1, -1));
  const refuse = (what: string, value: string | undefined, expected: string) =>
    input.fail(
      code,
      start,
      start + declaration.length,
      `The ${what} is “${value}”; ${expected} was expected.`,
    );
  if (!/^1\.[0-9]+$/.test(version ?? '')) refuse('version of XML', version, '1.0');
  if (encoding !== undefined && !/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding)) {
    refuse('encoding', encoding, 'a name such as UTF-8');
  }
  if (standalone !== undefined && standalone !== 'yes' && standalone !== 'no') {
    refuse('value of standalone', standalone, 'yes or no');
  }
  input.at = start + declaration.length;
  return standalone === 'yes';
}
