/** Names and addresses as schemas write them: which are well formed, and how a base address moves. */
import { noContext } from './datatypes/datatype.js';
import { anyUri, ncName } from './datatypes/strings.js';

export const isNcName = (text: string): boolean => ncName.key(text, noContext) !== undefined;

/** Section 4.3: an absolute address without a fragment, or nothing. */
export const isDatatypeLibrary = (text: string): boolean =>
  text === '' || (/^[A-Za-z][A-Za-z0-9+.-]*:./.test(text) && !text.includes('#') && isUri(text));

/** Section 4.5: an address without a fragment. */
export const isHref = (text: string): boolean => !text.includes('#') && isUri(text);

const isUri = (text: string): boolean => anyUri.key(text, noContext) !== undefined;

/** A base address within another (RFC 3986, 5.2, for paths): what xml:base makes of the file's own. */
export function resolveBase(reference: string, base: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(reference) || reference.startsWith('/')) return reference;
  const parts = [...base.split('/').slice(0, -1), ...reference.split('/')];
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  return kept.join('/');
}
