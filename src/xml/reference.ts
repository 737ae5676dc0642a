/** Where a reference leads (RFC 3986, section 5), for addresses and for plain paths; and who fetches it. */
import type { Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';

/** Fetches what a document names. Given by the caller, who alone decides whether files or a network are behind it. */
export type Loader = (href: string, base: string) => Promise<Result<Source>>;

const hasScheme = (reference: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(reference);

/** `reference`, as seen from `base`: an absolute address, or a path like `base`. The fragment is kept. */
export function resolveReference(reference: string, base: string): string {
  if (reference === '') return base;
  if (hasScheme(reference)) return reference;
  const origin = /^[a-z][a-z0-9+.-]+:(?:\/\/[^/]*)?/i.exec(base)?.[0] ?? '';
  if (reference.startsWith('#')) return base.replace(/#.*$/s, '') + reference;
  const folder = base
    .slice(origin.length)
    .replace(/[?#].*$/s, '')
    .replace(/[^/]*$/, '');
  const [path = '', suffix = ''] = reference.split(/(?=[?#])/s, 2);
  return origin + withoutDots(path.startsWith('/') ? path : folder + path) + suffix;
}

/** Section 5.2.4: `a/./b/../c` is `a/c`. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    const last = kept.at(-1);
    if (segment === '..' && last !== undefined && last !== '..' && last !== '') kept.pop();
    else if (segment === '..' && last === '') continue;
    else if (segment !== '.') kept.push(segment);
  }
  return kept.join('/');
}
