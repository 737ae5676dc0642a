/** How expressions that cannot be run are told: by themselves, and by the rule in which they stand. */
import type { Expression, SchematronRule } from './model.js';

export const shortened = (xpath: string): string => {
  const plain = xpath.replace(/\s+/g, ' ').trim();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
};

export function cannotRun(
  expression: Expression,
  rule: Pick<SchematronRule, 'context'> | undefined,
  problem: string,
): string {
  const where =
    rule && rule.context !== expression ? `, in the rule for “${shortened(rule.context.xpath)}”,` : '';
  return `“${shortened(expression.xpath)}”${where} cannot be run: ${problem}`;
}
