/**
 * Compiles what was read: every expression is tried before any document is seen, with the variables that are in scope
 * where it stands, so that one that cannot be run is reported with its rule and never skipped in silence.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { type Context, parseContext } from './context.js';
import { hoisted, hoistedNames, keep, prepared } from './hoist.js';
import { cannotRun } from './message.js';
import type { Expression, Let, Piece, Schema, SchematronRule } from './model.js';
import { type Condition, parseCondition } from './predicate.js';
import type { Compiled } from './run.js';
import { XPath } from './xpath.js';

class Compiler {
  readonly contexts = new Map<Expression, Context>();
  readonly conditions = new Map<Expression, Condition>();
  readonly diagnostics: Diagnostic[] = [];
  /** The rule that is compiled. */
  private rule: SchematronRule | undefined;
  /** False where an expression is not run in the form that is tried first. */
  usual = true;

  constructor(
    private readonly schema: Schema,
    private readonly xpath: XPath,
    private readonly tried: boolean,
  ) {}

  compile(): void {
    const { schema } = this;
    const always = hoistedNames(schema).map(([name]) => name);
    const globals = [...always, ...schema.lets.map(({ name }) => name)];
    this.lets(schema.lets, always);
    for (const phase of schema.phases) this.lets(phase.lets, globals);
    const patternLets = schema.patterns.flatMap((pattern) => pattern.lets);
    this.lets(patternLets, globals);
    const phaseLets = schema.phases.flatMap(({ lets }) => lets.map(({ name }) => name));
    const scope = [...globals, ...phaseLets, ...patternLets.map(({ name }) => name)];
    for (const key of schema.keys) {
      this.context(key.match, scope);
      this.expression(key.use, scope);
    }
    for (const pattern of schema.patterns) {
      if (pattern.documents) this.expression(pattern.documents, scope);
      for (const rule of pattern.rules) {
        this.rule = rule;
        this.context(rule.context, scope);
        this.lets(rule.lets, scope);
        const inner = [...scope, ...rule.lets.map(({ name }) => name)];
        for (const check of rule.checks) {
          this.test(check.test, inner);
          if (check.subject) this.expression(check.subject, inner);
          this.pieces(check.message, inner);
          for (const id of check.diagnostics) this.pieces(schema.diagnostics.get(id)?.pieces ?? [], inner);
          for (const id of check.properties) this.pieces(schema.properties.get(id)?.pieces ?? [], inner);
        }
      }
      this.rule = undefined;
    }
  }

  private lets(lets: readonly Let[], scope: readonly string[]): void {
    const known = [...scope];
    for (const { name, value } of lets) {
      if ('xpath' in value) this.expression(value, known);
      known.push(name);
    }
  }

  private pieces(pieces: readonly Piece[], scope: readonly string[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      if ('select' in piece) this.expression(piece.select, scope);
      else if (piece.name) this.expression(piece.name, scope);
    }
  }

  private test(test: Expression, scope: readonly string[]): void {
    const condition = parseCondition(test.xpath, this.schema.namespaces);
    if (condition) this.conditions.set(test, condition);
    else this.expression(test, scope, true);
  }

  private context(expression: Expression, scope: readonly string[]): void {
    if (this.expression(expression, scope)) {
      this.contexts.set(
        expression,
        parseContext(hoistedPredicates(expression.xpath), this.schema.namespaces),
      );
    }
  }

  private expression(expression: Expression, scope: readonly string[], asTest = false): boolean {
    if (this.tried || this.xpath.problem(prepared(expression.xpath, asTest), scope) === undefined)
      return true;
    const plain = hoisted(expression.xpath);
    const problem = this.xpath.problem(plain, scope);
    if (problem === undefined) {
      keep(expression.xpath, plain);
      this.usual = false;
      return true;
    }
    const message = cannotRun(expression, this.rule, problem);
    this.diagnostics.push(diagnostic('schematron/xpath', message, { span: expression.span }));
    return false;
  }
}

/** A context keeps its own `//`: only those inside its predicates are the same from everywhere. */
function hoistedPredicates(xpath: string): string {
  const open = xpath.indexOf('[');
  return open < 0 ? xpath : xpath.slice(0, open) + hoisted(xpath.slice(open));
}

/**
 * Compiles a schema. The value is given also where some expressions cannot be run: the others can.
 * @param tried its expressions were tried before, and all can be run
 * @returns `sound`: the next time they need not be tried
 */
export async function compile(
  schema: Schema,
  tried = false,
): Promise<{ compiled: Compiled; diagnostics: readonly Diagnostic[]; sound: boolean }> {
  const xpath = await XPath.load(schema.namespaces);
  const compiler = new Compiler(schema, xpath, tried);
  compiler.compile();
  const { contexts, conditions, diagnostics, usual } = compiler;
  return {
    compiled: { schema, xpath, contexts, conditions },
    diagnostics,
    sound: usual && diagnostics.length === 0,
  };
}
