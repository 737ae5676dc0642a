/**
 * Where pointers lead: @target and @url as a reader may follow them. Nothing from a document may run in a reader's
 * browser, so only the schemes listed here survive; prefixes that the header declares (`prefixDef`) are resolved.
 * Source: Guidelines 17.2.1 and 17.2.3 (pointers, abbreviated pointers); RFC 3986.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Span } from '../../source/source.js';
import {
  attribute,
  attributeRow,
  attributeSpan,
  descendants,
  type NodeId,
  spanOf,
  type XmlTree,
} from '../../xml/tree.js';

const followed = new Set(['http', 'https', 'mailto', 'ftp', 'tel']);
const dangerous = new Set(['javascript', 'vbscript', 'data', 'blob', 'file', 'filesystem', 'view-source']);

/** Browsers ignore these inside a scheme. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ignored = /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g;

export interface Targets {
  /** The first pointer of an attribute: '#id', a URI with a scheme that may be followed, or undefined with a diagnostic. */
  resolve(node: NodeId, attributeName: string): string | undefined;
  /** The same of a pointer that a model of the user gives for an element. */
  follow(node: NodeId, pointer: string): string | undefined;
  /** A picture's address: relative, http or https; what @url says unless given. */
  picture(node: NodeId, url?: string): string | undefined;
}

interface Prefix {
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** Makes the resolver of a document's pointers. Diagnostics: publish/link-removed, publish/link-not-followed. */
export function targets(tree: XmlTree, diagnostics: Diagnostic[]): Targets {
  const prefixes = readPrefixes(tree);
  const reported = new Set<string>();
  const ownName = tree.source.path.slice(tree.source.path.lastIndexOf('/') + 1);

  const schemeOf = (target: string): string | undefined =>
    /^([a-z][a-z0-9+.-]*):/i.exec(target.replace(ignored, ''))?.[1]?.toLowerCase();

  /** The attribute that has the pointer, or the element of which a model says it. */
  const placeOf = (node: NodeId, name: string): Span => {
    const row = attributeRow(tree, node, name);
    return row < 0 ? spanOf(tree, node) : attributeSpan(tree, row);
  };

  const refuse = (node: NodeId, name: string, target: string): undefined => {
    diagnostics.push(
      diagnostic(
        'publish/link-removed',
        `This pointer could run in the reader's browser: ${target.slice(0, 80)}`,
        {
          span: placeOf(node, name),
        },
      ),
    );
    return undefined;
  };

  const notFollowed = (node: NodeId, name: string, kind: string, target: string): undefined => {
    if (!reported.has(kind)) {
      reported.add(kind);
      diagnostics.push(
        diagnostic(
          'publish/link-not-followed',
          `A reader cannot follow ${target.slice(0, 80)} (${kind}); its words are shown without a link`,
          {
            span: placeOf(node, name),
          },
        ),
      );
    }
    return undefined;
  };

  const resolve = (node: NodeId, name: string): string | undefined =>
    pointed(node, name, attribute(tree, node, name));

  const pointed = (node: NodeId, name: string, value: string | undefined): string | undefined => {
    const written = value?.trim().split(/\s+/)[0];
    if (written === undefined || written === '') return undefined;
    if (written.startsWith('#')) return written;
    const scheme = schemeOf(written);
    if (scheme === undefined) {
      if (written.startsWith(`${ownName}#`)) return written.slice(ownName.length);
      if (/^(www\.)/i.test(written)) return `https://${written}`;
      return notFollowed(node, name, 'a file beside the document', written);
    }
    if (dangerous.has(scheme)) return refuse(node, name, written);
    if (followed.has(scheme)) return written;
    const prefix = prefixes.get(scheme);
    const rest = written.slice(scheme.length + 1);
    if (prefix?.pattern.test(rest)) {
      const full = rest.replace(prefix.pattern, prefix.replacement);
      const fullScheme = schemeOf(full);
      if (full.startsWith('#') || (fullScheme !== undefined && followed.has(fullScheme))) return full;
      if (fullScheme !== undefined && dangerous.has(fullScheme)) return refuse(node, name, full);
    }
    return notFollowed(node, name, `scheme ${scheme}`, written);
  };

  const picture = (node: NodeId, url = attribute(tree, node, 'url')): string | undefined => {
    const written = url?.trim();
    if (written === undefined || written === '') return undefined;
    const scheme = schemeOf(written);
    if (scheme === undefined || scheme === 'http' || scheme === 'https') return written;
    return dangerous.has(scheme) ? refuse(node, 'url', written) : undefined;
  };

  return { resolve, follow: (node, pointer) => pointed(node, '', pointer), picture };
}

/** The header's abbreviated pointers. A pattern that is no regular expression, or longer than any real one, is passed over. */
function readPrefixes(tree: XmlTree): Map<string, Prefix> {
  const prefixes = new Map<string, Prefix>();
  const header = descendants(tree, 0, 'listPrefixDef');
  for (const row of header.flatMap((list) => descendants(tree, list, 'prefixDef'))) {
    const ident = attribute(tree, row, 'ident')?.toLowerCase();
    const pattern = attribute(tree, row, 'matchPattern');
    const replacement = attribute(tree, row, 'replacementPattern');
    if (ident === undefined || pattern === undefined || replacement === undefined || pattern.length > 120)
      continue;
    try {
      prefixes.set(ident, { pattern: new RegExp(`^(?:${pattern})$`, 'u'), replacement });
    } catch {
      // Its pointers are then reported as not followed.
    }
  }
  return prefixes;
}
