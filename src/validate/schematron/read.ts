/**
 * A Schematron schema (ISO/IEC 19757-3) from its document, or from the RELAX NG grammar it is embedded in: includes
 * resolved, abstract patterns and rules instantiated, names checked. What is wrong with the schema is a diagnostic.
 */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Code } from '../../diagnostic/registry.js';
import type { Span } from '../../source/source.js';
import {
  attribute,
  attributeRow,
  childrenOf,
  isElement,
  kindOf,
  type NodeId,
  NodeKind,
  nameOf,
  spanOf,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import type {
  Check,
  Expression,
  Key,
  Let,
  Pattern,
  Phase,
  Piece,
  Remark,
  Schema,
  SchematronRule,
} from './model.js';

export const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';
const XSLT = 'http://www.w3.org/1999/XSL/Transform';

/** An element of the schema, with its document: includes bring elements of others. */
export interface Place {
  readonly tree: XmlTree;
  readonly node: NodeId;
}

/** Values for the `$name`s of an abstract pattern. */
type Parameters = ReadonlyMap<string, string>;
const noParameters: Parameters = new Map();

const bindings = /^(xslt[123]?|xpath([123]|31)?)$/i;

/** Reads what the elements of a schema say. Included documents are in `documents`, by path and reference. */
export class Reader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly root: XmlTree;
  private readonly included: (place: Place, href: string) => Place | undefined;

  constructor(root: XmlTree, included: (place: Place, href: string) => Place | undefined) {
    this.root = root;
    this.included = included;
  }

  private problem(code: Code, message: string, span: Span): void {
    this.diagnostics.push(diagnostic(code, message, { span }));
  }

  /** The element children of an element, with `include` replaced by what it includes. */
  children(place: Place, depth = 0): Place[] {
    return childrenOf(place.tree, place.node)
      .filter((node) => isElement(place.tree, node))
      .flatMap((node) => this.resolved({ tree: place.tree, node }, depth));
  }

  private resolved(place: Place, depth: number): Place[] {
    if (!is(place, 'include')) return [place];
    const target = this.target(place, depth);
    return target ? this.resolved(target, depth + 1) : [];
  }

  private target(place: Place, depth: number): Place | undefined {
    const href = value(place, 'href');
    const target = href === undefined || depth > 50 ? undefined : this.included(place, href);
    if (!target) {
      this.problem(
        'schematron/include',
        `“${href ?? ''}” cannot be included${depth > 50 ? ': it includes itself' : ''}.`,
        spanOf(place.tree, place.node),
      );
    }
    return target;
  }

  /** The whole schema, from its top-level elements. */
  schema(top: readonly Place[], schema: Place | undefined): Schema {
    const binding = schema && value(schema, 'queryBinding');
    if (schema && binding !== undefined && !bindings.test(binding)) {
      const message = `The query binding “${binding}” is not known: xslt, xslt2, xslt3, xpath, xpath2, xpath3 and xpath31 are.`;
      this.problem('schematron/query-binding', message, spanOf(schema.tree, schema.node));
    }
    const places = this.extended(top);
    const namespaces = new Map(
      places
        .filter((place) => is(place, 'ns'))
        .map((ns) => [value(ns, 'prefix') ?? '', value(ns, 'uri') ?? '']),
    );
    const patterns = this.patterns(places);
    const lets = this.lets(places, noParameters);
    const phases = places.filter((place) => is(place, 'phase')).map((place) => this.phase(place));
    this.unique([...lets, ...patterns.flatMap((pattern) => pattern.lets)]);
    for (const phase of phases) this.unique(phase.lets);
    return {
      source: this.root.source,
      namespaces,
      lets,
      phases,
      patterns,
      keys: places.filter((place) => is(place, 'key', XSLT)).flatMap((place) => this.key(place)),
      diagnostics: this.remarks(places, 'diagnostics', 'diagnostic'),
      properties: this.remarks(places, 'properties', 'property'),
      defaultPhase: schema && value(schema, 'defaultPhase'),
    };
  }

  /** The content of an element, with `extends href` replaced by the content of what it names. */
  private extended(places: readonly Place[], depth = 0): Place[] {
    return places.flatMap((place) => {
      if (!is(place, 'extends') || value(place, 'href') === undefined) return [place];
      const target = this.target(place, depth);
      return target ? this.extended(this.children(target), depth + 1) : [];
    });
  }

  private lets(places: readonly Place[], parameters: Parameters): Let[] {
    return places
      .filter((place) => is(place, 'let'))
      .map((place) => ({
        name: value(place, 'name') ?? '',
        value: this.expression(place, 'value', parameters) ?? place,
        span: spanOf(place.tree, place.node),
      }));
  }

  /** Reports variables that are defined twice in one scope (ISO Schematron 5.4.5). */
  private unique(lets: readonly Let[]): void {
    const first = new Map<string, Let>();
    for (const one of lets) {
      const before = first.get(one.name);
      if (before && before.span !== one.span) {
        const related = [{ message: 'first defined here', span: before.span }];
        this.diagnostics.push(
          diagnostic('schematron/variable', `The variable $${one.name} is defined twice.`, {
            span: one.span,
            related,
          }),
        );
      }
      first.set(one.name, one);
    }
  }

  private expression(place: Place, local: string, parameters: Parameters): Expression | undefined {
    const row = attributeRow(place.tree, place.node, local);
    if (row < 0) return undefined;
    const { tree } = place;
    const start = tree.attributeValueStarts[row] ?? 0;
    const span = { source: tree.source, start, end: tree.attributeValueEnds[row] ?? start };
    return { xpath: substitute(tree.value(row), parameters), span };
  }

  private needed(place: Place, local: string, parameters: Parameters): Expression {
    const found = this.expression(place, local, parameters);
    if (found) return found;
    const message = `<${nameOf(place.tree, place.node).local}> needs the attribute “${local}”.`;
    const span = spanOf(place.tree, place.node);
    this.problem('schematron/invalid', message, span);
    return { xpath: 'false()', span };
  }

  private patterns(places: readonly Place[]): Pattern[] {
    const all = places.filter((place) => is(place, 'pattern'));
    const abstract = new Map(
      all
        .filter((place) => value(place, 'abstract') === 'true')
        .map((place) => [value(place, 'id') ?? '', place]),
    );
    const loose = places.filter((place) => is(place, 'rules')).flatMap((place) => this.children(place));
    const patterns = all
      .filter((place) => value(place, 'abstract') !== 'true')
      .flatMap((place) => {
        const base = value(place, 'is-a');
        if (base === undefined) return [this.pattern(place, place, noParameters, loose)];
        const model = abstract.get(base);
        if (model) return [this.pattern(model, place, parametersOf(this.children(place)), loose)];
        const message = `There is no abstract pattern “${base}”.`;
        this.problem('schematron/invalid', message, spanOf(place.tree, place.node));
        return [];
      });
    // Rules that stand alone in a grammar: each is a pattern of its own.
    const alone = places.filter((place) => is(place, 'rule') && value(place, 'abstract') !== 'true');
    return [
      ...patterns,
      ...alone.map((place) => ({
        id: undefined,
        lets: [],
        documents: undefined,
        rules: [this.rule(place, noParameters, places)],
      })),
    ];
  }

  private pattern(model: Place, place: Place, parameters: Parameters, elsewhere: readonly Place[]): Pattern {
    const content = this.extended(this.children(model));
    const rules = content.filter((child) => is(child, 'rule'));
    return {
      id: value(place, 'id'),
      lets: this.lets(content, parameters),
      documents:
        this.expression(place, 'documents', parameters) ?? this.expression(model, 'documents', parameters),
      rules: rules
        .filter((rule) => value(rule, 'abstract') !== 'true')
        .map((rule) => this.rule(rule, parameters, [...rules, ...elsewhere])),
    };
  }

  private rule(place: Place, parameters: Parameters, near: readonly Place[]): SchematronRule {
    const content = this.ruleContent(place, near, 0);
    const lets = this.lets(content, parameters);
    this.unique(lets);
    return {
      context: this.needed(place, 'context', parameters),
      lets,
      checks: content
        .filter((child) => is(child, 'assert') || is(child, 'report'))
        .map((child) => this.check(child, parameters)),
      role: value(place, 'role'),
    };
  }

  /** What a rule holds, with the abstract rules and the documents that it extends. */
  private ruleContent(place: Place, near: readonly Place[], depth: number): Place[] {
    return this.children(place).flatMap((child) => {
      if (!is(child, 'extends')) return [child];
      if (value(child, 'href') !== undefined) {
        const target = this.target(child, depth);
        return target ? this.ruleContent(target, near, depth + 1) : [];
      }
      const name = value(child, 'rule');
      const base = near.find(
        (rule) => is(rule, 'rule') && value(rule, 'abstract') === 'true' && value(rule, 'id') === name,
      );
      if (base && depth < 50) return this.ruleContent(base, near, depth + 1);
      const message = base
        ? `The rule “${name ?? ''}” extends itself.`
        : `There is no abstract rule “${name ?? ''}”.`;
      this.problem('schematron/invalid', message, spanOf(child.tree, child.node));
      return [];
    });
  }

  private check(place: Place, parameters: Parameters): Check {
    const words = (local: string): string[] => (value(place, local) ?? '').split(/\s+/).filter(Boolean);
    return {
      kind: is(place, 'assert') ? 'assert' : 'report',
      test: this.needed(place, 'test', parameters),
      message: this.pieces(place, parameters),
      id: value(place, 'id'),
      role: value(place, 'role'),
      diagnostics: words('diagnostics'),
      properties: words('properties'),
      subject: this.expression(place, 'subject', parameters),
    };
  }

  /** Text, `value-of` and `name`; the text of `emph`, `dir`, `span` and of elements of others is kept. */
  private pieces(place: Place, parameters: Parameters): Piece[] {
    return childrenOf(place.tree, place.node).flatMap((node): Piece[] => {
      const child = { tree: place.tree, node };
      const kind = kindOf(place.tree, node);
      if (kind === NodeKind.text) return [substitute(place.tree.text(node), parameters)];
      if (kind !== NodeKind.element) return [];
      if (is(child, 'value-of') || is(child, 'value-of', XSLT)) {
        return [{ select: this.needed(child, 'select', parameters) }];
      }
      if (is(child, 'name')) return [{ name: this.expression(child, 'path', parameters) }];
      if (nameOf(place.tree, node).namespace === XSLT) {
        const message = `<xsl:${nameOf(place.tree, node).local}> is an instruction of XSLT, and is not run.`;
        this.problem('schematron/unsupported', message, spanOf(place.tree, node));
        return [];
      }
      return this.pieces(child, parameters);
    });
  }

  private phase(place: Place): Phase {
    const content = this.extended(this.children(place));
    return {
      id: value(place, 'id') ?? '',
      lets: this.lets(content, noParameters),
      active: content.filter((child) => is(child, 'active')).map((child) => value(child, 'pattern') ?? ''),
    };
  }

  private remarks(places: readonly Place[], container: string, name: string): Map<string, Remark> {
    return new Map(
      places
        .filter((place) => is(place, container))
        .flatMap((place) => this.children(place))
        .filter((place) => is(place, name))
        .map((place) => {
          const id = value(place, 'id') ?? '';
          const language = attribute(place.tree, place.node, 'lang', XML);
          return [id, { id, language, pieces: this.pieces(place, noParameters) }];
        }),
    );
  }

  private key(place: Place): Key[] {
    const match = this.needed(place, 'match', noParameters);
    const use = this.expression(place, 'use', noParameters) ?? this.keyContent(place);
    return use ? [{ name: value(place, 'name') ?? '', match, use }] : [];
  }

  /** `xsl:key` with content: a text or one value, as an expression. */
  private keyContent(place: Place): Expression | undefined {
    const [child, ...others] = this.children(place);
    const span = spanOf(place.tree, place.node);
    if (child && others.length === 0) {
      if (is(child, 'value-of', XSLT) || is(child, 'sequence', XSLT))
        return this.needed(child, 'select', noParameters);
      if (is(child, 'text', XSLT)) {
        const text = childrenOf(child.tree, child.node)
          .map((node) => child.tree.text(node))
          .join('');
        return { xpath: `'${text.replaceAll("'", "''")}'`, span };
      }
    }
    this.problem('schematron/unsupported', 'This xsl:key needs instructions of XSLT to be run.', span);
    return undefined;
  }
}

const is = ({ tree, node }: Place, local: string, namespace = SCHEMATRON): boolean => {
  const name = nameOf(tree, node);
  return name.local === local && name.namespace === namespace;
};
const value = ({ tree, node }: Place, local: string): string | undefined => attribute(tree, node, local);

const parametersOf = (places: readonly Place[]): Parameters =>
  new Map(
    places
      .filter((place) => is(place, 'param'))
      .map((param) => [value(param, 'name') ?? '', value(param, 'value') ?? '']),
  );

/** Puts the parameters of an abstract pattern in the place of their names, longest name first. */
function substitute(text: string, parameters: Parameters): string {
  if (parameters.size === 0 || !text.includes('$')) return text;
  const names = [...parameters.keys()].sort((one, other) => other.length - one.length);
  return names.reduce(
    (result, name) => result.replaceAll(`$${name}`, () => parameters.get(name) ?? ''),
    text,
  );
}
