/**
 * What an editorial rule is: one file a rule, checked on a tree, with a good and a bad example that the tests run and
 * the documentation shows. Its reason stands in the registry of codes, under `rules/` and its id.
 */
import { type Diagnostic, type DiagnosticDetails, diagnostic } from '../../diagnostic/diagnostic.js';
import { type Code, registry } from '../../diagnostic/registry.js';
import type { XmlTree } from '../../xml/tree.js';

type IdOf<C> = C extends `rules/${infer Id}` ? Id : never;
export type RuleId = IdOf<Code>;

export interface Rule {
  readonly id: RuleId;
  readonly why: string;
  /** What may stand inside `<TEI type="treaty">` without a finding. */
  readonly good: string;
  /** What may not. */
  readonly bad: string;
  check(tree: XmlTree): readonly Diagnostic[];
}

/** Makes a rule of a check that gives diagnostics itself. */
export const registered = (id: RuleId, parts: Omit<Rule, 'id' | 'why'>): Rule => ({
  id,
  why: registry[`rules/${id}`].why,
  ...parts,
});

/** Reports a finding of the rule. */
export type Report = (message: string, details?: DiagnosticDetails) => void;

/** Makes a rule of a function that looks at a tree and reports under the rule's code. */
export const rule = (
  id: RuleId,
  examples: { readonly good: string; readonly bad: string },
  look: (tree: XmlTree, report: Report) => void,
): Rule =>
  registered(id, {
    ...examples,
    check(tree) {
      const found: Diagnostic[] = [];
      look(tree, (message, details) => found.push(diagnostic(`rules/${id}`, message, details)));
      return found;
    },
  });
