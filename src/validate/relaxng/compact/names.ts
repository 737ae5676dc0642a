/** Name classes of the compact syntax: `name`, `prefix:name`, `prefix:*`, `*`, with `|` and `-`. */
import type { NameClass } from '../names.js';
import { skipAnnotations, skipFollowing } from './annotations.js';
import type { TokenReader } from './reader.js';

/** Reads a name class; names without prefix are in `namespace`. */
export function readNameClass(tokens: TokenReader, namespace: string, depth = 0): NameClass {
  if (depth > 200) throw tokens.unexpected('Name classes nest too deep');
  const members = [basic(tokens, namespace, depth)];
  while (tokens.accept('|')) members.push(basic(tokens, namespace, depth));
  const [only] = members;
  return members.length === 1 && only ? only : { kind: 'choice', members };
}

function basic(tokens: TokenReader, namespace: string, depth: number): NameClass {
  skipAnnotations(tokens);
  const token = tokens.peek();
  let names: NameClass;
  if (tokens.accept('(')) {
    names = readNameClass(tokens, namespace, depth + 1);
    tokens.expect(')');
  } else if (tokens.accept('*')) names = withExcept(tokens, { kind: 'any' }, namespace, depth);
  else if (token.kind === 'nsname') {
    tokens.next();
    names = withExcept(tokens, { kind: 'namespace', namespace: tokens.namespace(token) }, namespace, depth);
  } else if (token.kind === 'cname') {
    tokens.next();
    names = { kind: 'name', namespace: tokens.namespace(token), local: token.text };
  } else if (token.kind === 'name' || token.kind === 'quoted') {
    tokens.next();
    names = { kind: 'name', namespace, local: token.text };
  } else throw tokens.unexpected('A name is missing');
  skipFollowing(tokens);
  return names;
}

function withExcept(
  tokens: TokenReader,
  names: Extract<NameClass, { kind: 'any' | 'namespace' }>,
  namespace: string,
  depth: number,
): NameClass {
  if (!tokens.accept('-')) return names;
  return { ...names, except: basic(tokens, namespace, depth + 1) };
}
