/** Schemas in the XML syntax (specification, sections 3 and 4.1 to 4.11): a parsed document to `Syntax`. */
import type { Source, Span } from '../../source/source.js';
import { parseXml } from '../../xml/parse.js';
import {
  afterOf,
  attribute,
  attributeSpan,
  childrenOf,
  isElement,
  type NodeId,
  NodeKind,
  nameOf,
  type QName,
  rootElement,
  spanOf,
  textContent,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import { isDatatypeLibrary, isHref, isNcName, resolveBase } from './references.js';
import {
  type Component,
  checkNames,
  type GroupingKind,
  nestingLimit,
  override,
  type Reading,
  type Scope,
  type Syntax,
} from './syntax.js';
import { type NameReader, readNameClass, resolveName } from './xml-names.js';

export const RELAXNG = 'http://relaxng.org/ns/structure/1.0';

/** Attributes each element may have, beside ns, datatypeLibrary and foreign ones. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  element: ['name'],
  attribute: ['name'],
  ref: ['name'],
  parentRef: ['name'],
  data: ['type'],
  value: ['type'],
  param: ['name'],
  externalRef: ['href'],
  include: ['href'],
  start: ['combine'],
  define: ['name', 'combine'],
};
const groupings: ReadonlySet<string> = new Set<GroupingKind>([
  'group',
  'interleave',
  'choice',
  'optional',
  'zeroOrMore',
  'oneOrMore',
  'list',
  'mixed',
]);
const isGrouping = (name: string): name is GroupingKind => groupings.has(name);
const isLeaf = (name: string): name is 'empty' | 'notAllowed' | 'text' =>
  name === 'empty' || name === 'notAllowed' || name === 'text';

/** Reads a schema document as a pattern. `scope` is that of the reference that led here. */
export function readXmlSchema(source: Source, scope: Scope, reading: Reading): Syntax | undefined {
  const { value: tree, diagnostics } = parseXml(source);
  reading.diagnostics.push(...diagnostics.filter((found) => found.severity === 'error'));
  if (!tree) return undefined;
  const root = rootElement(tree);
  const reader = new XmlReader(tree, reading);
  return reader.isRelaxng(root) ? reader.pattern(root, scope) : reader.notRelaxng(root);
}

class XmlReader implements NameReader {
  /** Most names stand many times in a schema. */
  private readonly goodNames = new Set<string>();

  constructor(
    readonly tree: XmlTree,
    readonly reading: Reading,
  ) {}

  /** Where a problem with an element is shown: its start tag's name. */
  at(node: NodeId): Span {
    const { source, starts } = this.tree;
    const start = starts[node] ?? 0;
    return { source, start, end: Math.min(start + 1 + qualifiedLength(this.tree, node), source.text.length) };
  }

  fault(node: NodeId, message: string): undefined {
    this.reading.report('relaxng/schema-syntax', message, this.at(node));
    return undefined;
  }

  isRelaxng = (node: NodeId): boolean => nameOf(this.tree, node).namespace === RELAXNG;
  local = (node: NodeId): string => nameOf(this.tree, node).local;

  notRelaxng(root: NodeId): undefined {
    return this.fault(
      root,
      `A RELAX NG schema begins with an element in the namespace ${RELAXNG}; this one does not.`,
    );
  }

  /** An attribute without surrounding white space. */
  given(node: NodeId, name: string): string | undefined {
    return attribute(this.tree, node, name)?.trim();
  }

  required(node: NodeId, name: string): string {
    const value = this.given(node, name);
    if (value !== undefined) return value;
    this.fault(node, `The ${this.local(node)} has no ${name}.`);
    return '';
  }

  requiredNcName(node: NodeId, name: string): string {
    const value = this.given(node, name);
    if (value === undefined) return this.required(node, name);
    if (this.goodNames.has(value)) return value;
    if (isNcName(value)) this.goodNames.add(value);
    else {
      this.fault(node, `The ${name} of this ${this.local(node)}, ${JSON.stringify(value)}, is not a name.`);
    }
    return value;
  }

  /** What an element sets for itself and all within; reports attributes that it cannot have. One pass: schemas have tens of thousands of elements. */
  within(node: NodeId, outer: Scope): Scope {
    const { tree } = this;
    let { namespace, library, base } = outer;
    const last = tree.attributeFirsts[node + 1] ?? 0;
    for (let row = tree.attributeFirsts[node] ?? 0; row < last; row++) {
      const name = tree.names[tree.attributeNames[row] ?? -1];
      if (name === undefined) continue;
      if (name.namespace === XML && name.local === 'base') base = resolveBase(tree.value(row), outer.base);
      else if (name.namespace === '' && name.local === 'ns') namespace = tree.value(row);
      else if (name.namespace === '' && name.local === 'datatypeLibrary')
        library = this.library(node, tree.value(row));
      else if (name.namespace === '' || name.namespace === RELAXNG) this.checkAttribute(node, row, name);
    }
    return { namespace, library, base, depth: outer.depth + 1, chain: outer.chain };
  }

  private library(node: NodeId, library: string): string {
    if (!isDatatypeLibrary(library)) {
      const quoted = JSON.stringify(library);
      this.fault(node, `${quoted} is not the address of a datatype library: it must be absolute, without #.`);
    }
    return library;
  }

  private checkAttribute(node: NodeId, row: number, { namespace, local }: QName): void {
    if (namespace === '' && attributesOf[this.local(node)]?.includes(local)) return;
    const message = `A RELAX NG ${this.local(node)} has no attribute ${local}.`;
    this.reading.report('relaxng/schema-syntax', message, attributeSpan(this.tree, row));
  }

  /** The RELAX NG elements in an element. Foreign ones are annotations; text but white space is a mistake. */
  elements(node: NodeId): NodeId[] {
    const { tree } = this;
    const found: NodeId[] = [];
    const end = afterOf(tree, node);
    for (let child = node + 1; child < end; child = afterOf(tree, child)) {
      const kind = tree.kinds[child];
      if (kind === NodeKind.element) {
        if (this.isRelaxng(child)) found.push(child);
      } else if (kind === NodeKind.text && tree.text(child).trim() !== '') {
        const message = `A ${this.local(node)} holds no text.`;
        this.reading.report('relaxng/schema-syntax', message, spanOf(tree, child));
      }
    }
    return found;
  }

  /** The text of an element that holds nothing else. */
  textOf(node: NodeId): string {
    if (childrenOf(this.tree, node).some((child) => isElement(this.tree, child))) {
      this.fault(node, `A ${this.local(node)} holds text alone.`);
    }
    return textContent(this.tree, node);
  }

  private patterns(nodes: readonly NodeId[], scope: Scope): Syntax[] {
    const made: Syntax[] = [];
    for (const node of nodes) {
      const one = this.pattern(node, scope);
      if (one !== undefined) made.push(one);
    }
    return made;
  }

  private somePatterns(node: NodeId, nodes: readonly NodeId[], scope: Scope): Syntax[] {
    if (nodes.length === 0)
      this.fault(node, `This ${this.local(node)} has no content; one that is empty says <empty/>.`);
    return this.patterns(nodes, scope);
  }

  pattern(node: NodeId, outer: Scope): Syntax | undefined {
    const at = this.at(node);
    const kind = this.local(node);
    if (outer.depth > nestingLimit) {
      this.reading.report('relaxng/schema-limit', `The schema nests deeper than ${nestingLimit} levels.`, at);
      return undefined;
    }
    const scope = this.within(node, outer);
    if (isGrouping(kind)) return { kind, children: this.somePatterns(node, this.elements(node), scope), at };
    if (isLeaf(kind)) {
      if (this.elements(node).length > 0) this.fault(node, `A ${kind} holds nothing.`);
      return { kind, at };
    }
    switch (kind) {
      case 'element':
      case 'attribute':
        return this.named(kind, node, scope, at);
      case 'ref':
      case 'parentRef':
        if (this.elements(node).length > 0) this.fault(node, `A ${kind} holds nothing.`);
        return { kind, name: this.requiredNcName(node, 'name'), at };
      case 'data':
        return this.data(node, scope, at);
      case 'value':
        return this.value(node, scope, at);
      case 'externalRef':
        return this.externalRef(node, scope, at);
      case 'grammar':
        return { kind, components: this.components(this.elements(node), scope, true), at };
      default:
        return this.fault(node, `${JSON.stringify(kind)} is not a pattern of RELAX NG.`);
    }
  }

  private named(kind: 'element' | 'attribute', node: NodeId, scope: Scope, at: Span): Syntax | undefined {
    const children = this.elements(node);
    const written = this.given(node, 'name');
    const first = written === undefined ? children.shift() : undefined;
    if (written === undefined && first === undefined) return this.fault(node, `This ${kind} has no name.`);
    // An attribute without a prefix is in no namespace, whatever ns is in force around it.
    const namespace = kind === 'attribute' ? (attribute(this.tree, node, 'ns') ?? '') : scope.namespace;
    const names =
      first === undefined
        ? resolveName(this, node, written ?? '', namespace)
        : readNameClass(this, first, scope);
    if (!names) return undefined;
    checkNames(names, kind === 'attribute', at, this.reading);
    if (kind === 'element') return { kind, names, children: this.somePatterns(node, children, scope), at };
    if (children.length > 1) this.fault(node, 'An attribute has one pattern for its value.');
    return {
      kind,
      names,
      children: children.length > 0 ? this.patterns(children, scope) : [{ kind: 'text', at }],
      at,
    };
  }

  private data(node: NodeId, scope: Scope, at: Span): Syntax {
    const facets: { name: string; value: string }[] = [];
    let except: Syntax[] = [];
    this.elements(node).forEach((child, i, all) => {
      if (this.local(child) === 'param') {
        this.within(child, scope);
        facets.push({ name: this.requiredNcName(child, 'name'), value: this.textOf(child) });
      } else if (this.local(child) === 'except' && i === all.length - 1) {
        except = this.somePatterns(child, this.elements(child), this.within(child, scope));
      } else this.fault(child, 'A data holds params, then one except at most.');
    });
    return {
      kind: 'data',
      library: scope.library,
      type: this.requiredNcName(node, 'type'),
      facets,
      except,
      at,
    };
  }

  private value(node: NodeId, scope: Scope, at: Span): Syntax {
    const typed = this.given(node, 'type') !== undefined;
    return {
      kind: 'value',
      library: typed ? scope.library : '',
      type: typed ? this.requiredNcName(node, 'type') : 'token',
      text: this.textOf(node),
      namespaces: () => new Map([...this.tree.namespaces(node), ['', scope.namespace]]),
      at,
    };
  }

  /** The schema that an href names, as it is read from where it is named. */
  private referred(node: NodeId, scope: Scope): Syntax | undefined {
    const href = this.required(node, 'href');
    if (!isHref(href)) return this.fault(node, `${JSON.stringify(href)} is not an address of a schema.`);
    const source = this.reading.file(href, scope.base);
    if (!source) return undefined;
    if (scope.chain.includes(source.path)) {
      this.reading.report('relaxng/schema-recursion', `${source.path} contains itself.`, this.at(node));
      return undefined;
    }
    return this.reading.read(source, { ...scope, library: '', chain: [...scope.chain, source.path] });
  }

  private externalRef(node: NodeId, scope: Scope, at: Span): Syntax | undefined {
    if (this.elements(node).length > 0) this.fault(node, 'An externalRef holds nothing.');
    const found = this.referred(node, scope);
    return found && { kind: 'group', children: [found], at };
  }

  private components(nodes: readonly NodeId[], scope: Scope, inGrammar: boolean): Component[] {
    return nodes.flatMap((node) => this.component(node, scope, inGrammar));
  }

  private component(node: NodeId, outer: Scope, inGrammar: boolean): Component[] {
    const kind = this.local(node);
    if (outer.depth > nestingLimit) {
      this.reading.report(
        'relaxng/schema-limit',
        `The schema nests deeper than ${nestingLimit} levels.`,
        this.at(node),
      );
      return [];
    }
    const scope = this.within(node, outer);
    if (kind === 'div') return this.components(this.elements(node), scope, inGrammar);
    if (kind === 'include' && inGrammar) return this.include(node, scope);
    if (kind === 'start' || kind === 'define') return this.definition(node, scope);
    this.fault(
      node,
      `${JSON.stringify(kind)} cannot stand here; a grammar holds start, define, div and include.`,
    );
    return [];
  }

  private definition(node: NodeId, scope: Scope): Component[] {
    const at = this.at(node);
    const isStart = this.local(node) === 'start';
    const name = isStart ? '' : this.requiredNcName(node, 'name');
    const combine = this.given(node, 'combine');
    if (combine !== undefined && combine !== 'choice' && combine !== 'interleave') {
      this.fault(node, `combine is "choice" or "interleave", not ${JSON.stringify(combine)}.`);
      return [];
    }
    const children = this.somePatterns(node, this.elements(node), scope);
    if (isStart && this.elements(node).length > 1) this.fault(node, 'A start holds one pattern.');
    return [{ name, combine, body: { kind: 'group', children, at }, at }];
  }

  private include(node: NodeId, scope: Scope): Component[] {
    const replacements = this.components(this.elements(node), scope, false);
    const included = this.referred(node, scope);
    if (!included) return replacements;
    if (included.kind !== 'grammar') {
      this.fault(node, 'What include names must be a grammar.');
      return replacements;
    }
    return override(included.components, replacements, this.at(node), this.reading);
  }
}

const qualifiedLength = (tree: XmlTree, node: NodeId): number => {
  const { prefix, local } = nameOf(tree, node);
  return local.length + (prefix === '' ? 0 : prefix.length + 1);
};
