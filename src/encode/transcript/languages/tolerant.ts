/** Patterns as the languages write them, made to match what transcripts do to a space and to an apostrophe. */

const space = '[ \\u00A0\\u202F]';

/**
 * A pattern in which a space stands for any number of spaces, and `'` for the typographic apostrophe too.
 * Classes (`[, ]`) and what a quantifier follows (` ?`) keep their meaning.
 */
export function tolerant(pattern: RegExp): RegExp {
  let source = '';
  let inClass = false;
  const printed = pattern.source;
  const slow = pattern.ignoreCase && pattern.unicode;
  for (let at = 0; at < printed.length; at++) {
    const sign = printed[at] ?? '';
    if (sign === '\\') {
      const escaped = sign + (printed[++at] ?? '');
      source += escaped === '\\b' && slow ? edge(printed.slice(0, at - 1), printed.slice(at + 1)) : escaped;
    } else if (inClass || sign === '[') {
      inClass = sign !== ']';
      source += sign === "'" ? "'’" : sign;
    } else if (sign === "'") source += "['’]";
    else if (sign === ' ') source += /[?*+{]/.test(printed[at + 1] ?? '') ? space : `${space}+`;
    else source += sign;
  }
  return new RegExp(source.replaceAll("'’’", "'’"), pattern.flags);
}

/**
 * The edge of a word, `\b`, where the pattern says which edge it is. With both flags `i` and `u`, `\b` is asked at every
 * character by slow means, and a pattern that begins with it takes twenty times as long.
 */
function edge(before: string, after: string): string {
  if (/^(?:\(\?:)*[A-Za-z\d]/.test(after)) return '(?<![A-Za-z\\d_])';
  return /[A-Za-z\d]\??$/.test(before) && !/\\.$/.test(before) ? '(?![A-Za-z\\d_])' : '\\b';
}

/** The same of every pattern in a value of a table. */
export function tolerantIn<T>(value: T): T {
  if (value instanceof RegExp) return tolerant(value) as T;
  if (Array.isArray(value)) return value.map(tolerantIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tolerantIn(one)])) as T;
}
