/** What XML allows and nobody means: control characters that a wrong encoding has left. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Source } from '../../source/source.js';

const controls = /[\x80-\x9f]/g;

/** Reports controls of the second kind (C1), once a document, at the first: they come in hundreds. */
export function checkDoubtful(source: Source): Diagnostic[] {
  const { text } = source;
  const at = text.search(controls);
  if (at < 0) return [];
  const more = (text.match(controls)?.length ?? 1) - 1;
  const number = `U+00${text.charCodeAt(at).toString(16).toUpperCase()}`;
  const message = `Found ${number}, a control character${more > 0 ? `, and ${more} more like it` : ''}.`;
  return [diagnostic('xml/character-doubtful', message, { span: { source, start: at, end: at + 1 } })];
}
