/** Annotations of the compact syntax: read for their form, and passed over. */
import { XMLNS } from '../syntax.js';
import type { TokenReader } from './reader.js';
import { CompactProblem, type Token } from './tokens.js';

/** `[ … ]` before a pattern or definition; nothing where there is none. True where it holds elements. */
export function skipAnnotations(reader: TokenReader): boolean {
  if (!reader.accept('[')) return false;
  const attributes = new Set<string>();
  while (isName(reader.peek()) && reader.peek(1).text === '=' && reader.peek(1).kind === 'symbol') {
    annotationAttribute(reader, attributes, true);
  }
  const elements = !reader.isSymbol(']');
  while (!reader.accept(']')) annotationElement(reader);
  return elements;
}

/** `>> name [ … ]` after a pattern. True where there is one. */
export function skipFollowing(reader: TokenReader): boolean {
  const some = reader.isSymbol('>>');
  while (reader.accept('>>')) annotationElement(reader);
  return some;
}

export const isName = (token: Token): boolean => ['name', 'quoted', 'cname'].includes(token.kind);

function annotationAttribute(reader: TokenReader, seen: Set<string>, initial: boolean): void {
  const token = reader.next();
  const name = expandedName(reader, token, initial);
  if (name === 'xmlns' || name.startsWith(`{${XMLNS}}`)) {
    throw new CompactProblem(
      'An annotation cannot have an attribute named as declarations are.',
      token.start,
      token.end,
    );
  }
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
  expandedName(reader, token, depth === 0);
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

/** The name as one string; `foreign` where it must not be RELAX NG's, since it would be read as a pattern. */
function expandedName(reader: TokenReader, token: Token, foreign: boolean): string {
  if (token.kind !== 'cname') return token.text;
  const namespace = reader.annotationNamespace(token);
  if (foreign && namespace === 'http://relaxng.org/ns/structure/1.0') {
    throw new CompactProblem('An annotation cannot be in the namespace of RELAX NG.', token.start, token.end);
  }
  return `{${namespace}}${token.text}`;
}
