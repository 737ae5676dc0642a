/**
 * Behaviours in YAML: a list of models under `behaviours`, prefixes of XPath under `namespaces` (docs/behaviours.md).
 * Every finding has the line and column of the key or value it is about.
 */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { diagnostic, hasErrors, type Result } from '../../../diagnostic/diagnostic.js';
import type { Source, Span } from '../../../source/source.js';
import { loadExpressions } from '../../../xml/xpath/expressions.js';
import { styleNames } from '../styles.js';
import type { Style } from '../tree.js';
import { type Checker, checkElement, checkedBehaviour, checkedClasses, checkedExpression } from './check.js';
import { type Behaviours, type Expression, type Model, outputNamed, paramNames } from './model.js';

/**
 * Reads behaviours from YAML.
 * @returns the models, where nothing is wrong. Diagnostics: publish/behaviours-malformed, -unknown, -element, -xpath
 */
export async function readYaml(source: Source): Promise<Result<Behaviours>> {
  const document = parseDocument(source.text, { prettyErrors: false, uniqueKeys: true });
  const span = (node: unknown): Span => spanIn(source, node);
  const malformed = document.errors.map(({ message, pos: [start, end] }) =>
    diagnostic('publish/behaviours-malformed', message, {
      span: { source, start, end: Math.max(start, end) },
    }),
  );
  if (malformed.length > 0) return { diagnostics: malformed };
  const reader = new Reader({ expressions: await loadExpressions(), found: [] }, span);
  const top = reader.keys(document.contents, ['behaviours', 'namespaces'], 'a list under behaviours');
  if (hasErrors(reader.checker.found)) return { diagnostics: reader.checker.found };
  const prefixes = top.get('namespaces');
  const namespaces = new Map(
    [...reader.keys(prefixes, undefined, 'a prefix and a namespace each')].map(
      ([prefix, value]) => [prefix, reader.text(value)] as const,
    ),
  );
  const expressions = await loadExpressions(namespaces);
  const models = new Reader({ ...reader.checker, expressions }, span).models(
    top.get('behaviours'),
    document.contents,
  );
  const diagnostics = reader.checker.found;
  return hasErrors(diagnostics) ? { diagnostics } : { value: models, diagnostics };
}

function spanIn(source: Source, node: unknown): Span {
  const range =
    typeof node === 'object' && node !== null && 'range' in node ? (node as Node).range : undefined;
  return range
    ? { source, start: range[0], end: range[1] }
    : { source, start: 0, end: Math.min(1, source.text.length) };
}

const modelKeys = 'element when behaviour class style before after useSourceRendition output param'.split(
  ' ',
);

class Reader {
  constructor(
    readonly checker: Checker,
    private readonly span: (node: unknown) => Span,
  ) {}

  private wrong(node: unknown, expected: string): void {
    this.checker.found.push(
      diagnostic('publish/behaviours-malformed', `Expected ${expected}.`, { span: this.span(node) }),
    );
  }

  /** The values of a mapping by key; keys that are not known are reported. */
  keys(node: unknown, known: readonly string[] | undefined, expected: string): Map<string, unknown> {
    const values = new Map<string, unknown>();
    if (node === undefined) return values;
    if (!isMap(node)) {
      this.wrong(node, expected);
      return values;
    }
    for (const { key, value } of node.items as Pair<unknown, unknown>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      if (known === undefined || known.includes(name)) values.set(name, value ?? key);
      else this.wrong(key, `one of the keys ${known.join(', ')}; found “${name}”`);
    }
    return values;
  }

  text(node: unknown): string {
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number'))
      return `${node.value}`;
    this.wrong(node, 'a text');
    return '';
  }

  /** One text, or a list of them, each with its node. */
  private texts(node: unknown): { readonly text: string; readonly node: unknown }[] {
    if (node === undefined) return [];
    const items: unknown[] = isSeq(node) ? node.items : [node];
    return items.map((item) => ({ text: this.text(item), node: item })).filter(({ text }) => text !== '');
  }

  models(list: unknown, whole: unknown): Model[] {
    if (!isSeq(list) || list.items.length === 0) {
      this.wrong(
        list ?? whole,
        'a list of behaviours, each with element and behaviour, or element and class',
      );
      return [];
    }
    return list.items.map((item) => this.model(item));
  }

  private model(node: unknown): Model {
    const keys = this.keys(node, modelKeys, 'the keys element, and behaviour or class or style');
    const elements = this.texts(keys.get('element'));
    if (elements.length === 0)
      this.wrong(node, 'the key element: the name of a TEI element, or a list of them');
    for (const { text, node: at } of elements) checkElement(this.checker, text, this.span(at));
    const [named] = this.texts(keys.get('behaviour'));
    const meaning = named && checkedBehaviour(this.checker, named.text, this.span(named.node));
    const when = this.texts(keys.get('when')).flatMap((one) => this.expression(one.text, one.node));
    const classes = this.texts(keys.get('class')).flatMap((one) =>
      checkedClasses(this.checker, one.text, this.span(one.node)),
    );
    const [output] = this.texts(keys.get('output'));
    const [before] = this.texts(keys.get('before'));
    const [after] = this.texts(keys.get('after'));
    return {
      elements: elements.map(({ text }) => text),
      predicates: when,
      ...(meaning === undefined ? {} : { behaviour: meaning.behaviour }),
      ...(output === undefined ? {} : { output: outputNamed(output.text) }),
      classes: [...(meaning?.classes ?? []), ...classes],
      styles: this.texts(keys.get('style')).flatMap((one) => this.style(one.text, one.node)),
      ...(before === undefined ? {} : { before: before.text }),
      ...(after === undefined ? {} : { after: after.text }),
      sourceRendition: this.truth(keys.get('useSourceRendition'), true),
      params: this.params(keys.get('param')),
      next: [],
      span: this.span(node),
    };
  }

  private expression(xpath: string, node: unknown): Expression[] {
    const expression = checkedExpression(this.checker, xpath, this.span(node));
    return expression === undefined ? [] : [expression];
  }

  private style(name: string, node: unknown): Style[] {
    const style = styleNames.find((one) => one === name);
    if (style === undefined) this.wrong(node, `one of the styles ${styleNames.join(', ')}`);
    return style === undefined ? [] : [style];
  }

  private truth(node: unknown, otherwise: boolean): boolean {
    if (node === undefined) return otherwise;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.wrong(node, 'true or false');
    return otherwise;
  }

  private params(node: unknown): Map<string, Expression> {
    const params = new Map<string, Expression>();
    for (const [name, value] of this.keys(
      node,
      [...paramNames],
      'names of parameters, each with an XPath expression',
    ))
      for (const expression of this.expression(this.text(value), value)) params.set(name, expression);
    return params;
  }
}
