/**
 * Identifiers and references of any XML document, with or without a schema: each xml:id once and well formed, each
 * pointer to `#something` at something. In TEI the attributes that point are those of the Guidelines (teidata.pointer);
 * elsewhere they are `href` and `xlink:href`, which may also name an `id`.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Span } from '../../source/source.js';
import {
  attributeSpan,
  isElement,
  type NodeId,
  nameOf,
  parentOf,
  TEI,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import { nearest } from './nearest.js';

const pointerAttributes = new Set(
  `active ana calendar change copyOf corresp datingMethod datingPoint decls domains edRef end exclude facs filter from
   given hand hands inst lemmaRef location mutual next nymRef origin parent parts passive period prev ref rendition
   resp sameAs scheme scribeRef select source spanTo start synch target targetEnd to url where who wit`.split(
    /\s+/,
  ),
);

/** Those of them that hold other words on other elements (`locus`, `date`), or the names of files as a rule. */
const alsoWords = new Set(['from', 'to', 'url']);

/** A pointer from an attribute to an identifier of the same document. */
export interface Pointer {
  readonly node: NodeId;
  /** The row of the attribute. */
  readonly attribute: number;
  readonly target: string;
  readonly span: Span;
}

const identifierTables = new WeakMap<XmlTree, ReadonlyMap<string, readonly number[]>>();

/** Every xml:id, with the rows of the attributes that give it. Built once a tree. */
export function identifiers(tree: XmlTree): ReadonlyMap<string, readonly number[]> {
  const known = identifierTables.get(tree);
  if (known) return known;
  const table = new Map<string, number[]>();
  const isId = tree.names.map((name) => name.namespace === XML && name.local === 'id');
  const rows = tree.attributeFirsts[tree.size] ?? tree.attributeNames.length;
  for (let row = 0; row < rows; row++) {
    if (!isId[tree.attributeNames[row] ?? -1]) continue;
    // White space round it is no part of it (xml:id Version 1.0, section 4).
    const value = tree.value(row).trim();
    const same = table.get(value);
    if (same) same.push(row);
    else table.set(value, [row]);
  }
  identifierTables.set(tree, table);
  return table;
}

const ownerTables = new WeakMap<XmlTree, ReadonlyMap<string, NodeId>>();

/** The element that has an identifier (the first, where there are several). */
export function elementById(tree: XmlTree, id: string): NodeId | undefined {
  let table = ownerTables.get(tree);
  if (!table) {
    const made = new Map<string, NodeId>();
    for (let node = 0; node < tree.size; node++) {
      const end = tree.attributeFirsts[node + 1] ?? 0;
      for (let row = tree.attributeFirsts[node] ?? 0; row < end; row++) {
        const name = tree.names[tree.attributeNames[row] ?? -1];
        if (name?.local !== 'id' || name.namespace !== XML) continue;
        const value = tree.value(row).trim();
        if (!made.has(value)) made.set(value, node);
      }
    }
    ownerTables.set(tree, made);
    table = made;
  }
  return table.get(id);
}

/** Calls for every word of the attributes that point. */
function eachToken(
  tree: XmlTree,
  wanted: (value: string, tei: boolean, local: string) => boolean,
  use: (token: string, node: NodeId, row: number, from: number) => void,
): void {
  for (let node = 1; node < tree.size; node++) {
    if (!isElement(tree, node)) continue;
    const end = tree.attributeFirsts[node + 1] ?? 0;
    const first = tree.attributeFirsts[node] ?? 0;
    const tei = first < end && nameOf(tree, node).namespace === TEI;
    for (let row = first; row < end; row++) {
      const local = tree.names[tree.attributeNames[row] ?? -1]?.local ?? '';
      if (!(tei ? pointerAttributes.has(local) : local === 'href')) continue;
      const value = tree.value(row);
      if (!wanted(value, tei, local)) continue;
      let at = 0;
      for (const token of value.split(/[ \t\r\n]+/)) {
        use(token, node, row, at);
        at = value.indexOf(token, at) + token.length;
      }
    }
  }
}

/** The place of a token of an attribute's value; of the whole attribute where its value was written with references. */
function tokenSpan(tree: XmlTree, attribute: number, token: string, from: number): Span {
  const start = tree.attributeValueStarts[attribute] ?? 0;
  const raw = tree.source.text.slice(start, tree.attributeValueEnds[attribute] ?? start);
  const at = raw.indexOf(token, Math.max(0, from));
  return at < 0
    ? attributeSpan(tree, attribute)
    : { source: tree.source, start: start + at, end: start + at + token.length };
}

/** Every pointer to an identifier of the same document. */
export function pointers(tree: XmlTree): Pointer[] {
  const found: Pointer[] = [];
  const wanted = (value: string) => value.includes('#');
  eachToken(tree, wanted, (token, node, row, from) => {
    if (token.length > 1 && token.startsWith('#') && !token.includes('(')) {
      found.push({ node, attribute: row, target: token.slice(1), span: tokenSpan(tree, row, token, from) });
    }
  });
  return found;
}

/**
 * Warns of `who="Hamlet"` where something is called Hamlet: a word without “#” is the name of a file, and nothing tells
 * that the person was meant.
 */
function checkBareWords(tree: XmlTree): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = identifiers(tree);
  if (ids.size === 0) return found;
  const wanted = (_: string, tei: boolean, local: string) => tei && !alsoWords.has(local);
  eachToken(tree, wanted, (token, _, row, from) => {
    const [target] = ids.get(token) ?? [];
    if (target === undefined) return;
    const name = tree.names[tree.attributeNames[row] ?? -1]?.local ?? '';
    const message = `@${name} names a file “${token}”; without “#” it does not point at what has that identifier.`;
    const related = [{ message: 'the identifier is given here', span: attributeSpan(tree, target) }];
    const span = tokenSpan(tree, row, token, from);
    const hint = `Did you mean “#${token}”?`;
    found.push(diagnostic('rules/reference-resolves', message, { severity: 'warning', span, hint, related }));
  });
  return found;
}

/**
 * Reports identifiers that stand twice, at the second, with the first beside it, and those that are no names (XML
 * Namespaces: an NCName).
 */
export function checkIdentifiers(tree: XmlTree): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [id, rows] of identifiers(tree)) {
    const [first, ...others] = rows;
    if (first === undefined) continue;
    if (!isName(id)) {
      const message = `The identifier “${id}” is not a name: it must start with a letter or “_”, and have no space, “:” or “/”.`;
      const hint = 'Give it one that is, and correct what points at it.';
      found.push(diagnostic('rules/unique-identifier', message, { span: attributeSpan(tree, first), hint }));
    }
    for (const row of rows) if (tree.value(row) !== id) found.push(spaced(tree, row, id));
    const related = [{ message: 'first given here', span: attributeSpan(tree, first) }];
    for (const other of others) {
      const message = `The identifier “${id}” is given ${rows.length} times; each may be given once.`;
      found.push(
        diagnostic('rules/unique-identifier', message, { span: attributeSpan(tree, other), related }),
      );
    }
  }
  return found;
}

const isName = (id: string): boolean => /^[\p{L}_][\p{L}\p{M}\p{N}_.\-·‿⁀]*$/u.test(id);

function spaced(tree: XmlTree, row: number, id: string): Diagnostic {
  const message = `The identifier “${id}” has white space round it.`;
  return diagnostic('rules/unique-identifier', message, {
    severity: 'warning',
    span: attributeSpan(tree, row),
    hint: `Write xml:id="${id}"; engross validate --fix does.`,
  });
}

/** True below an `xml:base`, where `#id` points into another document. */
function hasBase(tree: XmlTree, node: NodeId): boolean {
  for (let at = node; at > 0; at = parentOf(tree, at)) {
    const end = tree.attributeFirsts[at + 1] ?? 0;
    for (let row = tree.attributeFirsts[at] ?? 0; row < end; row++) {
      const name = tree.names[tree.attributeNames[row] ?? -1];
      if (name?.local === 'base' && name.namespace === XML) return true;
    }
  }
  return false;
}

/** The values of every `id` and `name` without namespace: what `href` may name outside TEI. */
function plainIdentifiers(tree: XmlTree): Set<string> {
  const values = new Set<string>();
  const isId = tree.names.map(
    (name) => name.namespace === '' && (name.local === 'id' || name.local === 'name'),
  );
  const rows = tree.attributeFirsts[tree.size] ?? tree.attributeNames.length;
  for (let row = 0; row < rows; row++) {
    if (isId[tree.attributeNames[row] ?? -1]) values.add(tree.value(row));
  }
  return values;
}

/** Reports pointers to `#something` that is not in the document, with the identifiers that are most like it. */
export function checkReferences(tree: XmlTree): Diagnostic[] {
  const ids = identifiers(tree);
  const found: Diagnostic[] = [];
  let plain: Set<string> | undefined;
  for (const pointer of pointers(tree)) {
    const { target, node, span } = pointer;
    const id = decode(target);
    if (ids.has(target) || ids.has(id) || hasBase(tree, node)) continue;
    if (nameOf(tree, node).namespace !== TEI) {
      plain ??= plainIdentifiers(tree);
      if (plain.has(id)) continue;
    }
    const like = nearest(id, [...ids.keys()].filter(isName));
    const name = tree.names[tree.attributeNames[pointer.attribute] ?? -1]?.local ?? '';
    const message = `@${name} points at “#${target}”, and nothing in the document has that identifier.`;
    const hint =
      like === undefined
        ? 'Give the identifier to what is meant, or correct the pointer.'
        : `Did you mean “#${like}”?`;
    found.push(diagnostic('rules/reference-resolves', message, { span, hint }));
  }
  return [...found, ...checkBareWords(tree)];
}

/** A fragment with its percent-escapes undone (RFC 3986, section 2.1); as it is where they are malformed. */
function decode(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
