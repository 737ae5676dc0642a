/** The document type declaration and its internal subset. */
import { type Budget, type Doctype, noDoctype } from './entities.js';
import type { Input } from './input.js';

export function readDoctype(input: Input, _budget: Budget, standalone: boolean): Doctype {
  input.expect('<!DOCTYPE', 'xml/doctype-malformed', 'here');
  const end = /\[[\s\S]*?\]\s*>|>/g;
  end.lastIndex = input.at;
  const found = end.exec(input.text);
  if (!found) input.fail('xml/doctype-malformed', input.at, input.at + 1, 'It is not closed.');
  input.at = end.lastIndex;
  return { ...noDoctype, partial: !standalone };
}
