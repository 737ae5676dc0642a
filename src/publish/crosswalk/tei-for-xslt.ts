/**
 * A document for an XSLT engine. Its own text, where that is plain XML; written anew from the tree where it has a document
 * type, since the engine's parser knows no declared entities and no default attributes, and the tree has them resolved.
 */
import { escapeAttribute, escapeText } from '../../xml/escape.js';
import {
  afterOf,
  isElement,
  kindOf,
  type NodeId,
  NodeKind,
  nameOf,
  type QName,
  type XmlTree,
} from '../../xml/tree.js';

export function teiForXslt(tei: XmlTree): string {
  const { text } = tei.source;
  return text.includes('<!DOCTYPE') ? writeTree(tei) : text.replace(/^\uFEFF/, '');
}

const qualified = ({ prefix, local }: QName): string => (prefix === '' ? local : `${prefix}:${local}`);

/** Elements, attributes and text, row by row, without recursion: a document may be deep. */
function writeTree(tei: XmlTree): string {
  const parts: string[] = [];
  const open: NodeId[] = [];
  const closeUntil = (row: number) => {
    for (let last = open.at(-1); last !== undefined && afterOf(tei, last) <= row; last = open.at(-1)) {
      parts.push(`</${qualified(nameOf(tei, last))}>`);
      open.pop();
    }
  };
  for (let row = 1; row < tei.size; row++) {
    closeUntil(row);
    if (isElement(tei, row)) {
      parts.push(startTag(tei, row, open.at(-1)));
      open.push(row);
    } else if (kindOf(tei, row) === NodeKind.text) {
      parts.push(escapeText(tei.text(row)));
    }
  }
  closeUntil(tei.size);
  return parts.join('');
}

function startTag(tei: XmlTree, node: NodeId, parent: NodeId | undefined): string {
  let tag = `<${qualified(nameOf(tei, node))}`;
  const inherited = parent === undefined ? new Map<string, string>() : tei.namespaces(parent);
  for (const [prefix, name] of tei.namespaces(node)) {
    if (inherited.get(prefix) === name || prefix === 'xml') continue;
    tag +=
      prefix === '' ? ` xmlns="${escapeAttribute(name)}"` : ` xmlns:${prefix}="${escapeAttribute(name)}"`;
  }
  if (!tei.namespaces(node).has('') && inherited.get('')) tag += ' xmlns=""';
  const end = tei.attributeFirsts[node + 1] ?? 0;
  for (let row = tei.attributeFirsts[node] ?? 0; row < end; row++) {
    const name = tei.names[tei.attributeNames[row] ?? -1];
    if (name !== undefined) tag += ` ${qualified(name)}="${escapeAttribute(tei.value(row))}"`;
  }
  return `${tag}>`;
}
