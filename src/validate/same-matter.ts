/** Checks overlap: a mistake that the grammar has found is found again by a rule. People are told once. */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Code } from '../diagnostic/registry.js';

/** What is found again, and as what it was found before. */
const foundBefore: Partial<Record<Code, readonly Code[]>> = {
  'rules/reference-resolves': ['relaxng/idref-missing'],
  'rules/unique-identifier': ['relaxng/id-duplicate', 'relaxng/attribute-value'],
  'rules/date-in-words': ['relaxng/attribute-value'],
  'schematron/assertion': ['relaxng/element-not-allowed', 'relaxng/element-unknown'],
};

/** The same findings; one that says of a place what an earlier one has said of it follows from that (`cause`). */
export function withoutEchoes(found: readonly Diagnostic[]): Diagnostic[] {
  const again = found.some(({ code }) => foundBefore[code] !== undefined);
  if (!again) return [...found];
  const causes = new Set(Object.values(foundBefore).flat());
  const earlier = found.flatMap((one, index) => (causes.has(one.code) && one.span ? { one, index } : []));
  return found.map((one) => {
    const codes = foundBefore[one.code];
    if (codes === undefined || one.cause !== undefined) return one;
    const cause = earlier.find(
      ({ one: before }) => codes.includes(before.code) && within(one, before),
    )?.index;
    return cause === undefined ? one : { ...one, cause };
  });
}

const within = ({ span: later }: Diagnostic, { span: before }: Diagnostic): boolean =>
  later !== undefined &&
  before !== undefined &&
  later.source === before.source &&
  later.start >= before.start &&
  later.start < before.end;
