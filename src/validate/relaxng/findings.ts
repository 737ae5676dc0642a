/** Findings of a validation, as they are made: what is said of each, and which follows from which. */
import { type Diagnostic, type DiagnosticDetails, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Code } from '../../diagnostic/registry.js';
import type { Span } from '../../source/source.js';
import { attributeSpan, type NodeId, nameOf, spanOf, type XmlTree } from '../../xml/tree.js';
import type { Engine } from './engine.js';
import type { Pattern } from './pattern.js';

export class Findings {
  private readonly found: Diagnostic[] = [];

  constructor(
    private readonly tree: XmlTree,
    private readonly engine: Engine,
  ) {}

  all = (): readonly Diagnostic[] => this.found;

  private add(code: Code, message: string, details: DiagnosticDetails): void {
    this.found.push(diagnostic(code, message, details));
  }

  /** After an error nothing can be said of where nothing can match. */
  private silent = (state: Pattern): boolean => state.dead && this.found.length > 0;

  private tagSpan(node: NodeId): Span {
    const { source, start } = spanOf(this.tree, node);
    const { prefix, local } = nameOf(this.tree, node);
    return { source, start, end: start + 1 + (prefix === '' ? 0 : prefix.length + 1) + local.length };
  }

  private quoted = (node: NodeId): string => `<${nameOf(this.tree, node).local}>`;

  elementTooEarly(node: NodeId, state: Pattern): void {
    if (this.silent(state)) return;
    this.add('relaxng/element-not-allowed', `${this.quoted(node)} is not allowed here yet.`, {
      span: this.tagSpan(node),
    });
  }

  elementNotAllowed(node: NodeId, state: Pattern, content: Pattern): void {
    if (this.silent(state)) return;
    const code = content.dead ? 'relaxng/element-unknown' : 'relaxng/element-not-allowed';
    this.add(code, `${this.quoted(node)} is not allowed here.`, { span: this.tagSpan(node) });
  }

  attributeNotAllowed(node: NodeId, attribute: number, state: Pattern): void {
    if (this.silent(state)) return;
    const name = this.tree.names[this.tree.attributeNames[attribute] ?? -1];
    this.add('relaxng/attribute-not-allowed', `${this.quoted(node)} has no attribute ${name?.local}.`, {
      span: attributeSpan(this.tree, attribute),
    });
  }

  attributeValue(node: NodeId, attribute: number, _named: Pattern): void {
    const name = this.tree.names[this.tree.attributeNames[attribute] ?? -1];
    this.add(
      'relaxng/attribute-value',
      `The value of ${name?.local} on ${this.quoted(node)} is not allowed.`,
      {
        span: attributeSpan(this.tree, attribute),
      },
    );
  }

  attributesMissing(node: NodeId, state: Pattern): void {
    if (this.silent(state)) return;
    this.add('relaxng/attribute-missing', `${this.quoted(node)} lacks an attribute.`, {
      span: this.tagSpan(node),
    });
  }

  textNotAllowed(node: NodeId, state: Pattern): void {
    if (this.silent(state)) return;
    this.add('relaxng/text-not-allowed', 'Text is not allowed here.', { span: spanOf(this.tree, node) });
  }

  textValue(node: NodeId, text: string, _state: Pattern): void {
    this.add('relaxng/text-value', `${JSON.stringify(text)} is not allowed in ${this.quoted(node)}.`, {
      span: this.tagSpan(node),
    });
  }

  incomplete(node: NodeId, _state: Pattern): void {
    this.add('relaxng/incomplete', `${this.quoted(node)} is not complete.`, { span: this.tagSpan(node) });
  }

  identifier(_node: NodeId, _attribute: number, _number: number): void {
    void this.engine;
  }

  limit(): void {
    this.add('relaxng/limit', 'The check was stopped.', { span: spanOf(this.tree, 0) });
  }

  finish(): void {}
}
