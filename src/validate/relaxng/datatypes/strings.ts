/** The types of XML Schema Datatypes whose values are texts: names, lists of them, addresses, octets. */
import { isNameRest, nameEnd } from '../../../xml/characters.js';
import { type ValueSpace, valueSpace } from './space.js';

/** Length in characters, not in the halves of pairs. */
function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}

/** Texts that pass a test, each its own value. */
const textsThat = (test: (text: string) => boolean): ValueSpace =>
  valueSpace<string>({
    parse: (text) => (test(text) ? text : undefined),
    key: (text) => text,
    length: characterCount,
  });

const isName = (text: string): boolean => text !== '' && nameEnd(text, 0) === text.length;
const isNcName = (text: string): boolean => isName(text) && !text.includes(':');

function isNmtoken(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isNameRest(text.charCodeAt(i))) return false;
  return text !== '';
}

export const anyString = textsThat(() => true);
export const language = textsThat((text) => /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(text));
export const name = textsThat(isName);
export const ncName = textsThat(isNcName);
export const nmtoken = textsThat(isNmtoken);

/** The name of an unparsed entity of the document. */
export const entity: ValueSpace = valueSpace<string>({
  parse: (text, context) => (context.unparsedEntities().has(text) ? text : undefined),
  key: (text) => text,
  length: characterCount,
  contextual: true,
});

/** One or more items with single spaces between; length counts items. */
export const listOf = (item: ValueSpace): ValueSpace =>
  valueSpace<readonly string[]>({
    parse(text, context) {
      const items = text.split(' ');
      return items.every((one) => item.key(one, context) !== undefined) ? items : undefined;
    },
    key: (items) => items.join(' '),
    length: (items) => items.length,
    contextual: item.contextual,
  });

/** A name whose prefix, where it has one, is declared where the text stands. */
export const qName: ValueSpace = valueSpace<{ namespace: string; local: string }>({
  parse(text, context) {
    const parts = text.split(':');
    const local = parts.pop() ?? '';
    const prefix = parts.pop() ?? '';
    if (parts.length > 0 || !isNcName(local) || (text.includes(':') && !isNcName(prefix))) return undefined;
    const namespace = context.namespaces().get(prefix);
    if (namespace === undefined && prefix !== '') return undefined;
    return { namespace: namespace ?? '', local };
  },
  key: (value) => `{${value.namespace}}${value.local}`,
  length: (value) => characterCount(value.local),
  contextual: true,
});

/** A reference to a resource: percent signs begin octets, one `#` at most, what stands before the first colon is a scheme. */
export const anyUri: ValueSpace = textsThat((text) => {
  if (/%(?![0-9A-Fa-f]{2})/.test(text) || text.indexOf('#') !== text.lastIndexOf('#')) return false;
  const scheme = /^([^:/?#]*):/.exec(text);
  return scheme === null || /^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme[1] ?? '');
});

export const hex: ValueSpace = valueSpace<string>({
  parse: (text) => (/^([0-9A-Fa-f]{2})*$/.test(text) ? text.toUpperCase() : undefined),
  key: (octets) => octets,
  length: (octets) => octets.length / 2,
});

const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

export const base64: ValueSpace = valueSpace<string>({
  parse(text) {
    const digits = text.replaceAll(' ', '');
    return base64Pattern.test(digits) ? digits : undefined;
  },
  key: (digits) => digits,
  length: (digits) => (digits.length / 4) * 3 - (digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0),
});
