/** fontoxpath (XPath 3.1), loaded when it is first needed: most runs need none. */
import { XML } from '../tree.js';

export type Fontoxpath = typeof import('fontoxpath');

export const FUNCTIONS = 'http://www.w3.org/2005/xpath-functions';

/** Prefixes that XPath knows without being told. */
export const knownPrefixes: Readonly<Record<string, string>> = {
  xml: XML,
  xs: 'http://www.w3.org/2001/XMLSchema',
  fn: FUNCTIONS,
  map: `${FUNCTIONS}/map`,
  array: `${FUNCTIONS}/array`,
  math: `${FUNCTIONS}/math`,
};

let loading: Promise<Fontoxpath> | undefined;

export function loadFontoxpath(): Promise<Fontoxpath> {
  // Node reads its CommonJS build, and gives that as the default; bundlers read its ES module.
  loading ??= import('fontoxpath').then(
    (loaded: Fontoxpath & { readonly default?: Fontoxpath }) => loaded.default ?? loaded,
  );
  return loading;
}

/** The message of fontoxpath, without its excerpt of the expression. */
export function plainMessage(problem: unknown): string {
  const message = problem instanceof Error ? problem.message : String(problem);
  const lines = message.split('\n').map((line) => line.trim());
  const error =
    lines.find((line) => line.startsWith('Error:')) ?? lines.find((line) => /^[A-Z]{4}\d{4}/.test(line));
  return (error ?? lines[0] ?? '').replace(/^Error:\s*/, '');
}
