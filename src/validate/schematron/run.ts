/**
 * Runs a schema on a document: each pattern by itself, each node by the first rule of the pattern whose context it
 * matches (ISO/IEC 19757-3, 6.5), and every check of that rule.
 */
import { type Diagnostic, diagnostic, type Severity } from '../../diagnostic/diagnostic.js';
import type { Span } from '../../source/source.js';
import { attributeSpan, NodeKind, rootElement, spanOf, type XmlTree } from '../../xml/tree.js';
import { slowRules, stepsFor } from './budget.js';
import { type Context, Index, Matcher } from './context.js';
import { hoisted, hoistedNames, prepared } from './hoist.js';
import { cannotRun, shortened } from './message.js';
import type { Check, Expression, Let, Pattern, Piece, Remark, Schema, SchematronRule } from './model.js';
import { Nodes, type XNode } from './nodes.js';
import type { Condition } from './predicate.js';
import { Selector } from './select.js';
import { plainMessage, type Values, type XPath } from './xpath.js';

/** A schema ready to run: read, its expressions compiled. */
export interface Compiled {
  readonly schema: Schema;
  readonly xpath: XPath;
  readonly contexts: ReadonlyMap<Expression, Context>;
  /** Tests that need no engine. */
  readonly conditions: ReadonlyMap<Expression, Condition>;
}

export interface RunOptions {
  /** A phase of the schema, `#ALL`, or `#DEFAULT` (as is nothing). */
  readonly phase?: string;
  /** Gives the documents that `pattern/@documents` names. */
  readonly documents?: (address: string) => XmlTree | undefined;
  /** Steps that one rule may take on a document, where not as many as its size allows. */
  readonly steps?: number;
}

/** A failed assertion or a successful report. */
export interface Finding {
  readonly kind: 'assert' | 'report';
  readonly node: XNode;
  readonly span: Span;
  readonly message: string;
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly remarks: readonly (Omit<Remark, 'pieces'> & {
    readonly kind: 'diagnostic' | 'property';
    readonly text: string;
  })[];
}

/** What a run found, and what kept it from running whole. */
export interface Run {
  readonly findings: readonly Finding[];
  readonly problems: readonly Diagnostic[];
}

/** The place of a node as an editor looks for it: of an element, its start tag. */
function placeOf(node: XNode): Span {
  const { tree } = node.document;
  if (node.owner >= 0) return attributeSpan(tree, node.row);
  const row = node.row === 0 ? rootElement(tree) : node.row;
  const whole = spanOf(tree, Math.max(row, 0));
  if (tree.kinds[row] !== NodeKind.element) return whole;
  const end = tree.source.text.indexOf('>', whole.start);
  return end < 0 || end >= whole.end ? whole : { ...whole, end: end + 1 };
}

/** An expression as it is run on a node. Look-ups begin at elements and the like: an attribute goes without. */
const ready = ({ xpath }: Expression, node: XNode, asTest = false): string =>
  node.owner >= 0 ? hoisted(xpath) : prepared(xpath, asTest);

export class Runner {
  private readonly findings: Finding[] = [];
  private readonly problems = new Map<Expression | Let, Diagnostic>();
  /** Steps that all the rules together may still take on the document. */
  private left = 0;
  /** The rule that is run. */
  private at: SchematronRule | undefined;
  private readonly compiled: Compiled;
  private readonly options: RunOptions;

  constructor(compiled: Compiled, options: RunOptions) {
    this.compiled = compiled;
    this.options = options;
  }

  run(tree: XmlTree): Run {
    const { schema } = this.compiled;
    const asked = this.options.phase ?? '#DEFAULT';
    const name = asked === '#DEFAULT' ? (schema.defaultPhase ?? '#ALL') : asked;
    const phase = schema.phases.find(({ id }) => id === name);
    if (name !== '#ALL' && !phase) {
      const message = `The schema has no phase “${name}”.`;
      const problem = diagnostic('schematron/phase', message, {
        span: { source: schema.source, start: 0, end: 0 },
      });
      return { findings: [], problems: [problem] };
    }
    const active = phase
      ? schema.patterns.filter(({ id }) => id !== undefined && phase.active.includes(id))
      : schema.patterns;
    const lets = [...schema.lets, ...active.flatMap((pattern) => pattern.lets), ...(phase?.lets ?? [])];
    this.document(
      tree,
      active.filter(({ documents }) => !documents),
      lets,
    );
    for (const pattern of active) this.subordinate(tree, pattern, lets);
    return { findings: this.findings, problems: [...this.problems.values()] };
  }

  /** The documents that a pattern is for, each with the variables as they are there. */
  private subordinate(tree: XmlTree, pattern: Pattern, lets: readonly Let[]): void {
    const { documents } = pattern;
    if (!documents) return;
    const root = new Nodes(tree).node(0);
    const values: Record<string, unknown> = {};
    for (const one of lets) this.bind(one, root, values);
    const addresses =
      this.guarded(documents, () => this.compiled.xpath.strings(documents.xpath, root, values)) ?? [];
    for (const address of addresses) {
      const other = this.options.documents?.(address);
      if (other) this.document(other, [pattern], lets);
      else {
        const problem = diagnostic('schematron/include', `The document “${address}” cannot be had.`, {
          span: documents.span,
        });
        this.problems.set(documents, problem);
      }
    }
  }

  private document(tree: XmlTree, patterns: readonly Pattern[], lets: readonly Let[]): void {
    if (patterns.length === 0) return;
    this.left = slowRules * this.allowed(tree);
    const nodes = new Nodes(tree);
    const index = new Index(nodes);
    const { xpath } = this.compiled;
    const values: Record<string, unknown> = {};
    for (const [name, test] of hoistedNames(this.compiled.schema)) {
      values[name] = xpath.sequence(index.elements(test).map((row) => nodes.node(row)));
    }
    xpath.surroundings.key = this.keys(index, values);
    const selector = new Selector(index, xpath, values, this.compiled.schema.namespaces);
    xpath.surroundings.select = (lookup, from, probes, most) =>
      selector.find(lookup, from, probes, most).map((row) => nodes.node(row));
    const root = nodes.node(0);
    xpath.surroundings.current = root;
    for (const one of lets) this.bind(one, root, values);
    const matcher = new Matcher(index, xpath, values);
    for (const pattern of patterns) this.pattern(pattern, matcher, values);
  }

  private pattern(pattern: Pattern, matcher: Matcher, values: Values): void {
    const fired = new Set<XNode>();
    const several = pattern.rules.length > 1;
    for (const rule of pattern.rules) {
      const context = this.compiled.contexts.get(rule.context);
      if (!context) continue;
      this.limited(rule, matcher.tree, () => {
        for (const node of matcher.match(context)) {
          if (several) {
            if (fired.has(node)) continue;
            fired.add(node);
          }
          this.rule(rule, node, values);
        }
      });
    }
  }

  private allowed({ size }: XmlTree): number {
    return this.options.steps ?? stepsFor(size);
  }

  /** Runs a rule with the steps it may take; where it takes more, it ends with a finding that says so. */
  private limited(rule: SchematronRule, tree: XmlTree, run: () => void): void {
    const { budget, surroundings } = this.compiled.xpath;
    const allowed = this.allowed(tree);
    this.at = rule;
    const steps = Math.min(allowed, this.left);
    budget.left = steps;
    try {
      run();
    } catch (problem) {
      if (!this.compiled.xpath.exhausted(problem)) throw problem;
      const at = surroundings.current;
      const others = steps < allowed ? ', since other rules took the rest of those for one document' : '';
      const message = `The rule for “${shortened(rule.context.xpath)}” was stopped after ${Math.floor(steps)} steps${others}: the rest of the document was not checked by it.`;
      const related = at ? [{ message: 'it stopped here', span: placeOf(at) }] : [];
      this.problems.set(
        rule.context,
        diagnostic('schematron/limit', message, { span: rule.context.span, related }),
      );
    } finally {
      this.at = undefined;
      this.left -= steps - Math.max(0, budget.left);
      budget.left = Number.POSITIVE_INFINITY;
    }
  }

  private rule(rule: SchematronRule, node: XNode, outer: Values): void {
    const { conditions, xpath } = this.compiled;
    let values = outer;
    let bound = false;
    for (const check of rule.checks) {
      const condition = node.nodeType === 1 ? conditions.get(check.test) : undefined;
      let holds: boolean | undefined;
      if (condition) holds = condition(node.document.tree, node.row);
      if ((condition === undefined || holds === (check.kind === 'report')) && !bound) {
        xpath.surroundings.current = node;
        values = this.bindAll(rule.lets, node, outer);
        bound = true;
      }
      if (!condition) {
        xpath.surroundings.current = node;
        holds = this.guarded(check.test, () => xpath.boolean(ready(check.test, node, true), node, values));
      }
      if (holds === (check.kind === 'report')) this.found(rule, check, node, values);
    }
  }

  private bindAll(lets: readonly Let[], node: XNode, outer: Values): Values {
    if (lets.length === 0) return outer;
    const values: Record<string, unknown> = { ...outer };
    for (const one of lets) this.bind(one, node, values);
    return values;
  }

  private bind(one: Let, node: XNode, values: Record<string, unknown>): void {
    const { value } = one;
    const { xpath } = this.compiled;
    values[one.name] =
      'xpath' in value
        ? (this.guarded(value, () => xpath.value(ready(value, node), node, values)) ?? xpath.sequence([]))
        : xpath.sequence([new Nodes(value.tree).node(value.node)]);
  }

  private found(rule: SchematronRule, check: Check, node: XNode, values: Values): void {
    const { schema, xpath } = this.compiled;
    const { subject } = check;
    const at = subject && this.guarded(subject, () => xpath.nodes(subject.xpath, node, values)[0]);
    const remarks = (
      kind: 'diagnostic' | 'property',
      ids: readonly string[],
      all: ReadonlyMap<string, Remark>,
    ) =>
      ids.flatMap((id) => {
        const remark = all.get(id);
        return remark
          ? [{ kind, id, language: remark.language, text: this.words(remark.pieces, node, values) }]
          : [];
      });
    this.findings.push({
      kind: check.kind,
      node,
      span: placeOf(at ?? node),
      message: this.words(check.message, node, values),
      id: check.id,
      role: check.role ?? rule.role,
      remarks: [
        ...remarks('diagnostic', check.diagnostics, schema.diagnostics),
        ...remarks('property', check.properties, schema.properties),
      ],
    });
  }

  private words(pieces: readonly Piece[], node: XNode, values: Values): string {
    const { xpath } = this.compiled;
    const text = pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('select' in piece) {
        const { select } = piece;
        return this.guarded(select, () => xpath.string(ready(select, node), node, values)) ?? '';
      }
      const { name } = piece;
      if (!name) return node.nodeName;
      return this.guarded(name, () => xpath.string(name.xpath, node, values)) ?? '';
    });
    return text.join('').replace(/\s+/g, ' ').trim();
  }

  /** Runs an expression; an error in it is reported once, with the rule's place and the node's. */
  private guarded<T>(expression: Expression, run: () => T): T | undefined {
    try {
      return run();
    } catch (problem) {
      if (this.compiled.xpath.exhausted(problem)) throw problem;
      if (!this.problems.has(expression)) {
        const node = this.compiled.xpath.surroundings.current;
        const message = cannotRun(expression, this.at, plainMessage(problem));
        const related = node ? [{ message: 'on this node', span: placeOf(node) }] : [];
        this.problems.set(
          expression,
          diagnostic('schematron/xpath', message, { span: expression.span, related }),
        );
      }
      return undefined;
    }
  }

  /** The keys of the schema on one document, each made when it is first asked for. */
  private keys(index: Index, values: Values): (name: string, value: string, from: XNode) => readonly XNode[] {
    const tables = new Map<string, Map<string, XNode[]>>();
    const { schema, xpath, contexts } = this.compiled;
    const table = (name: string): Map<string, XNode[]> => {
      const made = new Map<string, XNode[]>();
      const before = xpath.surroundings.current;
      for (const key of schema.keys.filter((one) => one.name === name)) {
        const context = contexts.get(key.match);
        if (!context) continue;
        for (const node of new Matcher(index, xpath, values).match(context)) {
          xpath.surroundings.current = node;
          for (const value of this.guarded(key.use, () => xpath.strings(key.use.xpath, node, values)) ?? []) {
            const same = made.get(value);
            if (same) same.push(node);
            else made.set(value, [node]);
          }
        }
      }
      xpath.surroundings.current = before;
      return made;
    };
    return (name, value) => {
      let made = tables.get(name);
      if (!made) {
        made = table(name);
        tables.set(name, made);
      }
      return made.get(value) ?? [];
    };
  }
}

const severities: readonly (readonly [RegExp, Severity])[] = [
  [/^(warn|warning|nonfatal|non-fatal)$/i, 'warning'],
  [/^(info|information|informational|hint|debug|trace|note)$/i, 'info'],
];

/** A finding as a diagnostic: its role is its severity, its diagnostics are its hint. */
export function toDiagnostic(finding: Finding): Diagnostic {
  const severity = severities.find(([role]) => role.test(finding.role?.trim() ?? ''))?.[1] ?? 'error';
  const hint = finding.remarks
    .filter(({ kind }) => kind === 'diagnostic')
    .map(({ text }) => text)
    .join(' ');
  const message =
    finding.message === '' ? `A ${finding.kind} of the schema without a message.` : finding.message;
  return diagnostic('schematron/assertion', message, {
    severity,
    span: finding.span,
    ...(hint === '' ? {} : { hint }),
  });
}
