/**
 * Findings of a validation: which there are, where each is shown, and which follows from which. What is said of them
 * is in `explain.ts`.
 */
import { type Diagnostic, type DiagnosticDetails, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Code } from '../../diagnostic/registry.js';
import type { Span } from '../../source/source.js';
import { attributeSpan, type NodeId, nameOf, spanOf, type XmlTree } from '../../xml/tree.js';
import type { Engine } from './engine.js';
import { Explainer, type Saying } from './explain.js';
import { type IdentifierProblem, Identifiers } from './identifiers.js';
import type { Pattern } from './pattern.js';

/** What is remembered of an open element in which something was found wrong. */
interface Trouble {
  /** The finding that moved the parent's state, so that later ones may follow from it. */
  moved?: number;
  /** The finding that says the element itself cannot stand where it does. */
  misplaced?: number;
  /** The finding of an attribute that is no name of the schema's, and the name that is meant. */
  misspelt?: { readonly index: number; readonly meant: string };
  /** First findings by what they say, for the same again. */
  readonly first: Map<string, number>;
}

export class Findings {
  private readonly found: Diagnostic[] = [];
  private readonly troubles = new Map<NodeId, Trouble>();
  private readonly explainer: Explainer;
  private readonly identifiers: Identifiers;

  constructor(
    private readonly tree: XmlTree,
    engine: Engine,
  ) {
    this.explainer = new Explainer(tree, engine);
    this.identifiers = new Identifiers(engine);
  }

  all = (): readonly Diagnostic[] => this.found;

  private add(code: Code, { message, hint, related }: Saying, span: Span, cause?: number): number {
    const details: DiagnosticDetails = {
      span,
      ...(hint === undefined ? {} : { hint }),
      ...(related === undefined ? {} : { related }),
      ...(cause === undefined ? {} : { cause }),
    };
    return this.found.push(diagnostic(code, message, details)) - 1;
  }

  /** After an error nothing can be said of where nothing can match. */
  private silent = (state: Pattern): boolean => state.dead && this.found.length > 0;

  private trouble(node: NodeId): Trouble {
    let trouble = this.troubles.get(node);
    if (trouble === undefined) {
      trouble = { first: new Map() };
      this.troubles.set(node, trouble);
    }
    return trouble;
  }

  /** The finding in an element that a further one with the same words, or after the first that moved it, follows from. */
  private causeIn(node: NodeId, what: string): number | undefined {
    const trouble = this.troubles.get(node);
    return trouble && (trouble.misplaced ?? trouble.moved ?? trouble.first.get(what));
  }

  private tagSpan(node: NodeId): Span {
    const { source, start } = spanOf(this.tree, node);
    const { prefix, local } = nameOf(this.tree, node);
    const length = 1 + (prefix === '' ? 0 : prefix.length + 1) + local.length;
    return { source, start, end: Math.min(start + length, source.text.length) };
  }

  /** An element that could come if what is required before it were there: the parent goes on `after` it, without that. */
  elementTooEarly(node: NodeId, state: Pattern, after: Pattern): void {
    if (this.silent(state)) return;
    const parent = this.tree.parents[node] ?? 0;
    const cause = this.causeIn(parent, '');
    const index = this.add(
      'relaxng/element-not-allowed',
      this.explainer.tooEarly(node, state, after),
      this.tagSpan(node),
      cause,
    );
    this.trouble(parent).moved ??= index;
  }

  /** An element that cannot come. `rest`: how the parent's own parent would go on, were the parent at its end. */
  elementNotAllowed(node: NodeId, state: Pattern, rest: Pattern): void {
    if (this.silent(state)) return;
    const parent = this.tree.parents[node] ?? 0;
    const what = `element ${this.tree.nameIndexes[node]}`;
    const code: Code = this.explainer.isKnown(node)
      ? 'relaxng/element-not-allowed'
      : 'relaxng/element-unknown';
    const cause = this.causeIn(parent, what);
    const index = this.add(
      code,
      this.explainer.misplaced(node, state, rest, cause !== undefined),
      this.tagSpan(node),
      cause,
    );
    const { first } = this.trouble(parent);
    if (!first.has(what)) first.set(what, index);
    this.trouble(node).misplaced = cause ?? index;
  }

  attributeNotAllowed(node: NodeId, attribute: number, state: Pattern): void {
    if (this.silent(state)) return;
    const saying = this.explainer.attribute(node, attribute, state);
    const index = this.add('relaxng/attribute-not-allowed', saying, attributeSpan(this.tree, attribute));
    if (saying.meant !== undefined) this.trouble(node).misspelt = { index, meant: saying.meant };
  }

  attributeValue(node: NodeId, attribute: number, named: Pattern): void {
    const saying = this.explainer.attributeValue(node, attribute, named);
    this.add('relaxng/attribute-value', saying, attributeSpan(this.tree, attribute));
  }

  attributesMissing(node: NodeId, state: Pattern): void {
    if (this.silent(state)) return;
    const saying = this.explainer.attributesMissing(node, state);
    const { index, meant } = this.troubles.get(node)?.misspelt ?? {};
    const cause = meant !== undefined && meant === saying.meant ? index : undefined;
    this.add('relaxng/attribute-missing', saying, this.tagSpan(node), cause);
  }

  /** Text that cannot come: one finding a line, as jing counts them, the later ones following from the first. */
  textNotAllowed(node: NodeId, state: Pattern): void {
    if (this.silent(state)) return;
    const parent = this.tree.parents[node] ?? 0;
    const { source } = this.tree;
    const end = this.tree.ends[node] ?? 0;
    let cause = this.causeIn(parent, 'text');
    const saying = this.explainer.text(node, state);
    for (let start = this.tree.starts[node] ?? 0; start < end; ) {
      const line = lineEnd(source.text, start, end);
      const lead = source.text.slice(start, line).search(/[^ \t\r\n]/);
      if (lead >= 0) {
        const trimmed = source.text.slice(start, line).trimEnd().length;
        const index = this.add(
          'relaxng/text-not-allowed',
          saying,
          { source, start: start + lead, end: start + trimmed },
          cause,
        );
        cause ??= index;
        const { first } = this.trouble(parent);
        if (!first.has('text')) first.set('text', cause);
      }
      start = line + 1;
    }
  }

  textValue(node: NodeId, text: string, state: Pattern): void {
    this.add('relaxng/text-value', this.explainer.textValue(node, text, state), this.contentSpan(node));
  }

  private contentSpan(node: NodeId): Span {
    const child = node + 1;
    const after = this.tree.afters[node] ?? 0;
    return child < after ? spanOf(this.tree, child) : this.tagSpan(node);
  }

  /** An element that ends too early: shown at its end tag, where what is missing should be. */
  incomplete(node: NodeId, state: Pattern): void {
    const trouble = this.troubles.get(node);
    const cause = trouble && (trouble.moved ?? trouble.misplaced ?? [...trouble.first.values()][0]);
    this.add('relaxng/incomplete', this.explainer.incomplete(node, state), this.endSpan(node), cause);
  }

  private endSpan(node: NodeId): Span {
    const { source, start, end } = spanOf(this.tree, node);
    const tag = source.text.lastIndexOf('</', end - 1);
    return tag > start ? { source, start: tag, end } : this.tagSpan(node);
  }

  /** Looks at an attribute that may be an identifier or a reference. */
  identifier(attribute: number, elementNumber: number, attributeNumber: number): void {
    const problem = this.identifiers.note(this.tree, attribute, elementNumber, attributeNumber);
    if (problem) this.addIdentifier(problem);
  }

  private addIdentifier({ code, attribute, saying }: IdentifierProblem): void {
    this.add(code, saying, attributeSpan(this.tree, attribute));
  }

  limit(at: NodeId): void {
    const message =
      'The check stopped here: the schema allows too many ways at once for the document to be followed further.';
    this.add('relaxng/limit', { message }, this.tagSpan(at));
  }

  finish(): void {
    for (const problem of this.identifiers.unresolved()) this.addIdentifier(problem);
  }
}

function lineEnd(text: string, start: number, end: number): number {
  const found = text.slice(start, end).search(/[\r\n]/);
  return found < 0 ? end : start + found;
}
