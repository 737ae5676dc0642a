/** What must be known of an XPath without parsing it: where its strings, comments and brackets are. */

/** The end of the string literal or comment that starts at an offset; the offset itself where none does. */
export function skipLiteral(xpath: string, at: number): number {
  const quote = xpath[at];
  if (quote === '"' || quote === "'") {
    const end = xpath.indexOf(quote, at + 1);
    return end < 0 ? xpath.length : end + 1;
  }
  if (quote === '(' && xpath[at + 1] === ':') {
    let depth = 1;
    let end = at + 2;
    while (end < xpath.length && depth > 0) {
      const pair = xpath.slice(end, end + 2);
      if (pair === '(:') depth++;
      if (pair === ':)') depth--;
      end += pair === '(:' || pair === ':)' ? 2 : 1;
    }
    return end;
  }
  return at;
}

/** The offset after the bracket that closes the one at an offset. */
export function closing(xpath: string, open: number): number {
  let depth = 0;
  for (let at = open; at < xpath.length; ) {
    const after = skipLiteral(xpath, at);
    if (after > at) {
      at = after;
      continue;
    }
    if ('([{'.includes(xpath[at] ?? '')) depth++;
    if (')]}'.includes(xpath[at] ?? '') && --depth === 0) return at + 1;
    at++;
  }
  return xpath.length;
}

/** The parts of an expression between separators that stand outside brackets and strings. */
export function splitTop(xpath: string, separator: RegExp): string[] {
  const parts: string[] = [];
  const sticky = new RegExp(separator.source, 'y');
  let start = 0;
  for (let at = 0; at < xpath.length; ) {
    const after = skipLiteral(xpath, at);
    if (after > at) {
      at = after;
    } else if ('([{'.includes(xpath[at] ?? '')) {
      at = closing(xpath, at);
    } else {
      sticky.lastIndex = at;
      const match = sticky.exec(xpath);
      if (match && match[0] !== '') {
        parts.push(xpath.slice(start, at));
        at += match[0].length;
        start = at;
      } else at++;
    }
  }
  parts.push(xpath.slice(start));
  return parts;
}

/** Applies a function to the stretches of an expression that are not strings or comments. */
export function mapCode(xpath: string, change: (code: string) => string): string {
  let result = '';
  let start = 0;
  for (let at = 0; at < xpath.length; ) {
    const after = skipLiteral(xpath, at);
    if (after > at) {
      result += change(xpath.slice(start, at)) + xpath.slice(at, after);
      start = after;
      at = after;
    } else at++;
  }
  return result + change(xpath.slice(start));
}

/** True where a predicate cannot be a number, and so does not count positions. */
export function isCondition(predicate: string): boolean {
  if (/\b(position|last)\s*\(/.test(predicate)) return false;
  const plain = predicate.trim();
  if (
    /^(not|exists|empty|starts-with|ends-with|contains|matches|boolean|true|false|deep-equal|some|every)\b/.test(
      plain,
    )
  ) {
    return true;
  }
  const compares =
    splitTop(plain, /\s*(?:!=|<=|>=|=|<<|>>|<|>)\s*|\s(?:eq|ne|lt|le|gt|ge|is|and|or)\s/).length > 1;
  return (
    compares ||
    /^(@|\.\.|\.\/|\/|(?:ancestor|parent|self|child|descendant|preceding|following|attribute)[\w-]*::|[A-Za-z_][\w.-]*(?::[\w.-]+)?(?![\w.:-]*\s*\())/.test(
      plain,
    )
  );
}
