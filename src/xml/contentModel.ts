/** Content models of element declarations (XML 1.0, productions 47 to 51): their form is checked, nothing is kept. */
import type { Input } from './input.js';

const code = 'xml/doctype-malformed';
const where = 'in a content model';

/** Reads `(a, (b | c)*, d?)+` or `(#PCDATA | a)*`. Groups may be deep: the stack is a list, not the machine's. */
export function contentModel(input: Input): void {
  input.expect('(', code, where);
  input.skipSpace();
  if (input.take('#PCDATA')) {
    mixed(input);
    return;
  }
  /** The separators of the groups that are open: '' while a group has but one part. */
  const separators = [''];
  while (separators.length > 0) {
    input.skipSpace();
    if (input.take('(')) {
      separators.push('');
      continue;
    }
    input.name(code, where);
    occurrence(input);
    closeGroups(input, separators);
  }
}

/** After a part: either groups end, or a separator follows, which must be the one the group has. */
function closeGroups(input: Input, separators: string[]): void {
  for (;;) {
    input.skipSpace();
    if (input.take(')')) {
      occurrence(input);
      separators.pop();
      if (separators.length === 0) return;
      continue;
    }
    const separator = input.text[input.at] ?? '';
    const known = separators.at(-1) ?? '';
    if ((separator !== ',' && separator !== '|') || (known !== '' && known !== separator)) {
      const expected = known === '' ? '“,”, “|” or “)”' : `“${known}” or “)”`;
      const message = `Found ${input.found(input.at)} ${where}, where ${expected} was expected.`;
      input.fail(code, input.at, input.at + 1, message);
    }
    separators[separators.length - 1] = separator;
    input.at++;
    return;
  }
}

/** `(#PCDATA)`, `(#PCDATA)*` or `(#PCDATA | a | b)*`. */
function mixed(input: Input): void {
  let names = 0;
  for (input.skipSpace(); input.take('|'); input.skipSpace()) {
    input.skipSpace();
    input.name(code, where);
    names++;
  }
  input.expect(')', code, where);
  if (names > 0) input.expect('*', code, 'after a mixed content model');
  else input.take('*');
}

function occurrence(input: Input): void {
  if (/[?*+]/.test(input.text[input.at] ?? '')) input.at++;
}
