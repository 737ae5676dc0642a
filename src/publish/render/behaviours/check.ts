/** What both readers of behaviours check alike: names of elements and behaviours, classes, and that XPath is XPath. */
import { type Diagnostic, diagnostic } from '../../../diagnostic/diagnostic.js';
import type { Span } from '../../../source/source.js';
import type { Expressions } from '../../../xml/xpath/expressions.js';
import { decisions } from '../decisions/index.js';
import type { Rule } from '../rules.js';
import { behaviourNames, type Expression, meaningOf } from './model.js';

export interface Checker {
  readonly expressions: Expressions;
  readonly found: Diagnostic[];
}

/** The expression, or undefined where it is none. Diagnostic: publish/behaviour-xpath. */
export function checkedExpression(
  { expressions, found }: Checker,
  xpath: string,
  span: Span,
): Expression | undefined {
  const problem = expressions.problem(xpath);
  if (problem === undefined) return { xpath, span, language: expressions };
  const said = problem
    .replace(/^[A-Z]{4}\d{4}[:,] /, '')
    .replace(/Failed to parse script\..*/s, 'not understood');
  found.push(diagnostic('publish/behaviour-xpath', `“${xpath}”: ${said.replace(/\.$/, '')}.`, { span }));
  return undefined;
}

/** Diagnostic: publish/behaviour-unknown. */
export function checkedBehaviour(
  { found }: Checker,
  name: string,
  span: Span,
): Pick<Rule, 'behaviour' | 'classes'> | undefined {
  const meaning = meaningOf(name);
  if (meaning === undefined)
    found.push(
      diagnostic(
        'publish/behaviour-unknown',
        `Found the behaviour “${name}”; there are ${behaviourNames.join(', ')}.`,
        { span },
      ),
    );
  return meaning;
}

/** Diagnostic: publish/behaviour-element, a warning: a model of what TEI does not have is never used. */
export function checkElement({ found }: Checker, name: string, span: Span): void {
  if (decisions[name] === undefined)
    found.push(diagnostic('publish/behaviour-element', `TEI has no element ${name}.`, { span }));
}

/** The names in a list of classes that a style sheet can use; the others are reported. */
export function checkedClasses({ found }: Checker, list: string, span: Span): string[] {
  const names = list.split(/\s+/).filter((name) => name !== '');
  const usable = names.filter((name) => /^[\p{L}_][\p{L}\p{Nd}_-]*$/u.test(name));
  if (usable.length < names.length)
    found.push(
      diagnostic(
        'publish/behaviours-malformed',
        `Found the class “${list}”; expected names of letters, digits, hyphens.`,
        { span },
      ),
    );
  return usable;
}
