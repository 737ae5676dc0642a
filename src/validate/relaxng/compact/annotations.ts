/** Annotations of the compact syntax: read for their form, and passed over. */
import type { TokenReader } from './reader.js';
import { CompactProblem, type Token } from './tokens.js';

/** `[ … ]` before a pattern or definition; nothing where there is none. */
export function skipAnnotations(reader: TokenReader): void {
  if (!reader.accept('[')) return;
  const attributes = new Set<string>();
  while (isName(reader.peek()) && reader.peek(1).text === '=' && reader.peek(1).kind === 'symbol') {
    annotationAttribute(reader, attributes, true);
  }
  while (!reader.accept(']')) annotationElement(reader);
}

/** `>> name [ … ]` after a pattern. */
export function skipFollowing(reader: TokenReader): void {
  while (reader.accept('>>')) annotationElement(reader);
}

export const isName = (token: Token): boolean => ['name', 'quoted', 'cname'].includes(token.kind);

function annotationAttribute(reader: TokenReader, seen: Set<string>, initial: boolean): void {
  const token = reader.next();
  const name = expandedName(reader, token);
  if (seen.has(name))
    throw new CompactProblem('The annotation has this attribute twice.', token.start, token.end);
  seen.add(name);
  if (initial && token.kind !== 'cname') {
    throw new CompactProblem(
      'An attribute that annotates a pattern needs a namespace.',
      token.start,
      token.end,
    );
  }
  reader.expect('=');
  reader.literal();
}

/** `name [ attributes, then texts and elements ]`. */
export function annotationElement(reader: TokenReader, depth = 0): void {
  const token = reader.next();
  if (!isName(token)) throw new CompactProblem('An annotation is missing here.', token.start, token.end);
  if (depth > 200) throw new CompactProblem('Annotations nest too deep.', token.start, token.end);
  expandedName(reader, token);
  reader.expect('[');
  const attributes = new Set<string>();
  while (isName(reader.peek()) && reader.peek(1).text === '=' && reader.peek(1).kind === 'symbol') {
    annotationAttribute(reader, attributes, false);
  }
  while (!reader.accept(']')) {
    if (reader.peek().kind === 'literal') reader.literal();
    else annotationElement(reader, depth + 1);
  }
}

function expandedName(reader: TokenReader, token: Token): string {
  if (token.kind !== 'cname') return token.text;
  const namespace = reader.annotationNamespace(token);
  if (namespace === 'http://relaxng.org/ns/structure/1.0') {
    throw new CompactProblem('An annotation cannot be in the namespace of RELAX NG.', token.start, token.end);
  }
  return `{${namespace}}${token.text}`;
}
