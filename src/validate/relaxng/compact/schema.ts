/** Schemas in the compact syntax (RELAX NG Compact Syntax, section 2): tokens to `Syntax`. */
import { type Source, type Span, span } from '../../../source/source.js';
import { isDatatypeLibrary, isHref } from '../references.js';
import {
  type Component,
  checkNames,
  type GroupingKind,
  nestingLimit,
  override,
  type Reading,
  type Scope,
  type Syntax,
} from '../syntax.js';
import { annotationElement, isName, skipAnnotations, skipFollowing } from './annotations.js';
import { readNameClass } from './names.js';
import { TokenReader } from './reader.js';
import { CompactProblem, type Token } from './tokens.js';

/** Words that mean something at the beginning of a pattern; as names they are written with a backslash. */
const keywords = new Set(
  'attribute default datatypes div element empty external grammar include inherit list mixed namespace notAllowed parent start string text token'.split(
    ' ',
  ),
);
const connectors: Readonly<Record<string, GroupingKind>> = { ',': 'group', '&': 'interleave', '|': 'choice' };
const repetitions: Readonly<Record<string, GroupingKind>> = {
  '?': 'optional',
  '*': 'zeroOrMore',
  '+': 'oneOrMore',
};

/** Reads a compact schema as a pattern. `scope` is that of the reference that led here, its base the schema's own. */
export function readCompactSchema(source: Source, scope: Scope, reading: Reading): Syntax | undefined {
  try {
    return new CompactReader(source, scope, reading).schema();
  } catch (error) {
    if (!(error instanceof CompactProblem)) throw error;
    reading.report('relaxng/schema-syntax', error.message, span(source, error.start, error.end));
    return undefined;
  }
}

class CompactReader {
  private readonly tokens: TokenReader;
  private depth: number;
  /** The namespace of names without prefix. */
  private namespace: string;
  /** True where the last pattern is one particle with an annotation after it. */
  private followed = false;

  constructor(
    source: Source,
    private readonly scope: Scope,
    private readonly reading: Reading,
  ) {
    this.tokens = new TokenReader(source);
    this.depth = scope.depth;
    this.namespace = scope.namespace;
  }

  schema(): Syntax {
    const { tokens } = this;
    const at = tokens.span(tokens.peek());
    this.declarations();
    const syntax: Syntax = this.isGrammar()
      ? { kind: 'grammar', components: this.components(true), at }
      : this.pattern();
    if (this.followed)
      throw tokens.unexpected('An annotation follows the whole schema, where there is nothing to hold it');
    if (tokens.peek().kind !== 'end') throw tokens.unexpected('The schema should end');
    return syntax;
  }

  private declarations(): void {
    const { tokens } = this;
    const seen = new Set<string>();
    const once = (what: string, token: Token) => {
      if (seen.has(what))
        throw new CompactProblem(`There is a declaration of ${what} already.`, token.start, token.end);
      seen.add(what);
    };
    for (;;) {
      const first = tokens.peek();
      if (tokens.acceptKeyword('namespace')) {
        const prefix = this.identifier();
        once(`the namespace ${prefix}`, first);
        this.declareNamespace(prefix, this.namespaceValue(), first);
      } else if (tokens.acceptKeyword('default')) {
        if (!tokens.acceptKeyword('namespace')) throw tokens.unexpected('The word namespace is missing');
        const prefix = tokens.isSymbol('=') ? undefined : this.identifier();
        once('the default namespace', first);
        this.namespace = this.namespaceValue();
        if (prefix !== undefined) {
          once(`the namespace ${prefix}`, first);
          this.declareNamespace(prefix, this.namespace, first);
        }
      } else if (tokens.acceptKeyword('datatypes')) {
        const prefix = this.identifier();
        once(`the datatypes ${prefix}`, first);
        tokens.expect('=');
        this.declareLibrary(prefix, tokens.literal(), first);
      } else return;
    }
  }

  private declareNamespace(prefix: string, namespace: string, at: Token): void {
    const isXml = namespace === this.tokens.namespaces.get('xml');
    if (prefix === 'xmlns' || (prefix === 'xml') !== isXml) {
      throw new CompactProblem(`The prefix ${prefix} cannot be declared so.`, at.start, at.end);
    }
    this.tokens.namespaces.set(prefix, namespace);
  }

  private declareLibrary(prefix: string, library: string, at: Token): void {
    if (!isDatatypeLibrary(library)) {
      throw new CompactProblem(
        `${JSON.stringify(library)} is not the address of a datatype library.`,
        at.start,
        at.end,
      );
    }
    if (prefix === 'xsd' && library !== this.tokens.libraries.get('xsd')) {
      throw new CompactProblem(
        'The prefix xsd means the datatypes of XML Schema, and nothing else.',
        at.start,
        at.end,
      );
    }
    this.tokens.libraries.set(prefix, library);
  }

  private namespaceValue(): string {
    this.tokens.expect('=');
    return this.tokens.acceptKeyword('inherit') ? this.scope.namespace : this.tokens.literal();
  }

  /** A name that may be a keyword. */
  private identifier(): string {
    const token = this.tokens.peek();
    if (token.kind !== 'name' && token.kind !== 'quoted') throw this.tokens.unexpected('A name is missing');
    return this.tokens.next().text;
  }

  /** Whether what comes is the content of a grammar, and not one pattern. */
  private isGrammar(): boolean {
    const { tokens } = this;
    let ahead = 0;
    if (tokens.isSymbol('[')) {
      let open = 0;
      do {
        if (tokens.isSymbol('[', ahead)) open++;
        if (tokens.isSymbol(']', ahead)) open--;
        ahead++;
      } while (open > 0 && tokens.peek(ahead).kind !== 'end');
    }
    const token = tokens.peek(ahead);
    if (token.kind === 'end') return true;
    if (!isName(token)) return false;
    if (token.kind === 'name' && ['start', 'div', 'include'].includes(token.text)) return true;
    return ['=', '|=', '&=', '['].some((symbol) => tokens.isSymbol(symbol, ahead + 1));
  }

  private nested<T>(read: () => T): T {
    if (this.depth >= nestingLimit) {
      const { start, end } = this.tokens.peek();
      throw new CompactProblem(`The schema nests deeper than ${nestingLimit} levels.`, start, end);
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  private braced<T>(read: () => T): T {
    this.tokens.expect('{');
    const result = this.nested(read);
    this.tokens.expect('}');
    return result;
  }

  private components(inGrammar: boolean): Component[] {
    const { tokens } = this;
    const found: Component[] = [];
    while (tokens.peek().kind !== 'end' && !tokens.isSymbol('}')) found.push(...this.component(inGrammar));
    return found;
  }

  private component(inGrammar: boolean): Component[] {
    const { tokens } = this;
    const token = tokens.peek();
    if (isName(token) && tokens.isSymbol('[', 1) && (token.kind !== 'name' || !keywords.has(token.text))) {
      annotationElement(tokens);
      return [];
    }
    skipAnnotations(tokens);
    const at = tokens.span(tokens.peek());
    if (tokens.acceptKeyword('div')) return this.braced(() => this.components(inGrammar));
    if (inGrammar && tokens.acceptKeyword('include')) return this.include(at);
    if (tokens.acceptKeyword('start')) return [this.definition('', at)];
    const name = tokens.peek();
    if (name.kind === 'quoted' || (name.kind === 'name' && !keywords.has(name.text))) {
      tokens.next();
      return [this.definition(name.text, at)];
    }
    throw tokens.unexpected('A definition is missing');
  }

  private definition(name: string, at: Span): Component {
    const { tokens } = this;
    const combine = tokens.accept('|=') ? 'choice' : tokens.accept('&=') ? 'interleave' : undefined;
    if (combine === undefined) tokens.expect('=');
    const body = this.pattern();
    this.followed = false;
    return { name, combine, body, at };
  }

  private include(at: Span): Component[] {
    const { tokens } = this;
    const href = tokens.literal();
    const inherited = this.inherited();
    const replacements = tokens.isSymbol('{') ? this.braced(() => this.components(false)) : [];
    const included = this.referred(href, inherited, at);
    if (included === undefined) return replacements;
    if (included.kind === 'grammar') return override(included.components, replacements, at, this.reading);
    this.reading.report('relaxng/schema-syntax', 'What include names must be a grammar.', at);
    return replacements;
  }

  /** The namespace that an included schema's names without namespace are in. */
  private inherited(): string {
    const { tokens } = this;
    if (!tokens.isKeyword('inherit')) return this.namespace;
    tokens.next();
    tokens.expect('=');
    const token = tokens.peek();
    return tokens.namespace({ ...token, prefix: this.identifier() });
  }

  private referred(href: string, namespace: string, at: Span): Syntax | undefined {
    const { scope, reading } = this;
    if (!isHref(href)) {
      reading.report('relaxng/schema-syntax', `${JSON.stringify(href)} is not an address of a schema.`, at);
      return undefined;
    }
    const source = reading.file(href, scope.base);
    if (!source) return undefined;
    if (scope.chain.includes(source.path)) {
      reading.report('relaxng/schema-recursion', `${source.path} contains itself.`, at);
      return undefined;
    }
    return reading.read(source, {
      ...scope,
      namespace,
      library: '',
      depth: this.depth,
      chain: [...scope.chain, source.path],
    });
  }

  /** A pattern: particles joined by one of `,` `&` `|`. */
  private pattern(): Syntax {
    return this.nested(() => {
      const { tokens } = this;
      const at = tokens.span(tokens.peek());
      const children = [this.particle()];
      const symbol = tokens.peek().kind === 'symbol' ? tokens.peek().text : '';
      const kind = Object.hasOwn(connectors, symbol) ? connectors[symbol] : undefined;
      const [only] = children;
      if (kind === undefined && only) return only;
      while (tokens.accept(symbol)) children.push(this.particle());
      this.followed = false;
      return { kind: kind ?? 'group', children, at };
    });
  }

  private particle(): Syntax {
    const { tokens } = this;
    const annotated = skipAnnotations(tokens);
    const token = tokens.peek();
    const at = tokens.span(token);
    let syntax = this.primary();
    if (annotated && syntax.kind === 'value') {
      throw new CompactProblem('A value cannot be annotated with elements.', token.start, token.end);
    }
    this.followed = skipFollowing(tokens);
    const symbol = tokens.peek().kind === 'symbol' ? tokens.peek().text : '';
    const kind = Object.hasOwn(repetitions, symbol) ? repetitions[symbol] : undefined;
    if (kind !== undefined) {
      tokens.next();
      syntax = { kind, children: [syntax], at };
      this.followed = skipFollowing(tokens);
    }
    return syntax;
  }

  private primary(): Syntax {
    const { tokens } = this;
    const token = tokens.peek();
    const at = tokens.span(token);
    if (tokens.accept('(')) {
      const inner = this.pattern();
      tokens.expect(')');
      return { kind: 'group', children: [inner], at };
    }
    if (token.kind === 'literal') return this.value('', 'token', at);
    if (token.kind === 'cname') {
      tokens.next();
      return this.data(tokens.library(token), token.text, at);
    }
    if (token.kind === 'quoted' || (token.kind === 'name' && !keywords.has(token.text))) {
      return { kind: 'ref', name: tokens.next().text, at };
    }
    if (token.kind === 'name') return this.keyword(tokens.next().text, at);
    throw tokens.unexpected('A pattern is missing');
  }

  private keyword(word: string, at: Span): Syntax {
    const { tokens } = this;
    switch (word) {
      case 'element':
      case 'attribute': {
        const names = readNameClass(tokens, word === 'element' ? this.namespace : '');
        checkNames(names, word === 'attribute', at, this.reading);
        return { kind: word, names, children: [this.braced(() => this.pattern())], at };
      }
      case 'list':
      case 'mixed':
        return { kind: word, children: [this.braced(() => this.pattern())], at };
      case 'empty':
      case 'text':
      case 'notAllowed':
        return { kind: word, at };
      case 'string':
      case 'token':
        return this.data('', word, at);
      case 'parent':
        return { kind: 'parentRef', name: this.identifier(), at };
      case 'grammar':
        return { kind: 'grammar', components: this.braced(() => this.components(true)), at };
      case 'external': {
        const href = tokens.literal();
        const found = this.referred(href, this.inherited(), at);
        return found ? { kind: 'group', children: [found], at } : { kind: 'notAllowed', at };
      }
      default:
        throw new CompactProblem(
          `${JSON.stringify(word)} cannot begin a pattern; a definition of that name is \\${word}.`,
          at.start,
          at.end,
        );
    }
  }

  private value(library: string, type: string, at: Span): Syntax {
    const namespaces = new Map([...this.tokens.namespaces, ['', this.namespace]]);
    return { kind: 'value', library, type, text: this.tokens.literal(), namespaces: () => namespaces, at };
  }

  private data(library: string, type: string, at: Span): Syntax {
    const { tokens } = this;
    if (tokens.peek().kind === 'literal') return this.value(library, type, at);
    const facets = tokens.isSymbol('{') ? this.braced(() => this.facets()) : [];
    let except: Syntax[] = [];
    if (tokens.accept('-')) {
      skipAnnotations(tokens);
      except = [this.primary()];
    }
    return { kind: 'data', library, type, facets, except, at };
  }

  private facets(): { name: string; value: string }[] {
    const facets: { name: string; value: string }[] = [];
    while (!this.tokens.isSymbol('}')) {
      skipAnnotations(this.tokens);
      const name = this.identifier();
      this.tokens.expect('=');
      facets.push({ name, value: this.tokens.literal() });
    }
    return facets;
  }
}
