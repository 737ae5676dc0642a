/** Names as the parser meets them: each distinct one is kept once, and resolved by the prefixes in scope (Namespaces in XML 1.0). */
import { isNameStart } from './characters.js';
import { type QName, XML } from './tree.js';

export const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** A prefix, and what it stands for at the place the parser has reached; undefined where nothing. */
export interface Prefix {
  readonly text: string;
  namespace: string | undefined;
}

/** A name as written. The last resolution is kept, for it is nearly always the next one too. */
export interface RawName {
  readonly raw: string;
  readonly prefix: Prefix;
  readonly local: string;
  /** False for `a:`, `:a`, `a:b:c` and `a:1`: well-formed XML, but no name where there are namespaces. */
  readonly qualified: boolean;
  namespace: string | undefined;
  index: number;
  attributeNamespace: string | undefined;
  attributeIndex: number;
}

export class Names {
  /** One entry a distinct prefix, local name and namespace: the tree's `names`. */
  readonly list: QName[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly raws = new Map<string, RawName>();
  private readonly prefixes = new Map<string, Prefix>();
  private readonly recent: (RawName | undefined)[] = new Array(256).fill(undefined);

  constructor() {
    this.prefix('').namespace = '';
    this.prefix('xml').namespace = XML;
  }

  prefix(text: string): Prefix {
    const known = this.prefixes.get(text);
    if (known) return known;
    const made: Prefix = { text, namespace: undefined };
    this.prefixes.set(text, made);
    return made;
  }

  /** The name that stands in a text between two offsets. */
  read(text: string, start: number, end: number): RawName {
    const length = end - start;
    const slot = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + length) & 255;
    const recent = this.recent[slot];
    if (recent !== undefined && recent.raw.length === length && text.startsWith(recent.raw, start)) {
      return recent;
    }
    const name = this.intern(text.slice(start, end));
    this.recent[slot] = name;
    return name;
  }

  intern(raw: string): RawName {
    const known = this.raws.get(raw);
    if (known) return known;
    const colon = raw.indexOf(':');
    const local = raw.slice(colon + 1);
    const made: RawName = {
      raw,
      prefix: this.prefix(colon < 0 ? '' : raw.slice(0, colon)),
      local,
      qualified: colon < 0 || (colon > 0 && !local.includes(':') && isNameStart(local.charCodeAt(0))),
      namespace: undefined,
      index: -1,
      attributeNamespace: undefined,
      attributeIndex: -1,
    };
    this.raws.set(raw, made);
    return made;
  }

  /** The index in `list` of the name of an element (or, without a namespace, of an instruction). */
  index(name: RawName, namespace: string): number {
    if (name.namespace !== namespace) {
      name.namespace = namespace;
      name.index = this.find(name, namespace);
    }
    return name.index;
  }

  /** The index in `list` of the name of an attribute: without a prefix it is in no namespace. */
  attribute(name: RawName, namespace: string): number {
    const own = name.prefix.text === '' ? '' : namespace;
    if (name.attributeNamespace !== own) {
      name.attributeNamespace = own;
      name.attributeIndex = this.find(name, own);
    }
    return name.attributeIndex;
  }

  private find(name: RawName, namespace: string): number {
    const key = `${name.raw} ${namespace}`;
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.list.length;
      this.list.push({ prefix: name.prefix.text, local: name.local, namespace });
      this.indexes.set(key, index);
    }
    return index;
  }

  /** The index of an instruction's target, which has no namespace and is not split at a colon. */
  target(raw: string): number {
    return this.index(this.intern(raw), '');
  }
}
