/** Tokens one after another, with the names that a schema's declarations give to namespaces and datatype libraries. */
import { type Source, type Span, span } from '../../../source/source.js';
import { XML } from '../../../xml/tree.js';
import { XSD } from '../datatypes/xsd.js';
import { CompactProblem, type Token, tokens } from './tokens.js';

export class TokenReader {
  private readonly all: readonly Token[];
  private at = 0;
  readonly namespaces = new Map<string, string>([['xml', XML]]);
  readonly libraries = new Map<string, string>([['xsd', XSD]]);

  constructor(readonly source: Source) {
    this.all = tokens(source.text);
  }

  peek(ahead = 0): Token {
    const token = this.all[Math.min(this.at + ahead, this.all.length - 1)];
    if (token === undefined) throw new CompactProblem('The schema is empty.', 0);
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.at++;
    return token;
  }

  isSymbol = (symbol: string, ahead = 0): boolean =>
    this.peek(ahead).kind === 'symbol' && this.peek(ahead).text === symbol;
  isKeyword = (word: string): boolean => this.peek().kind === 'name' && this.peek().text === word;

  accept(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.at++;
    return true;
  }

  acceptKeyword(word: string): boolean {
    if (!this.isKeyword(word)) return false;
    this.at++;
    return true;
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) throw this.unexpected(`A ${JSON.stringify(symbol)} is missing`);
  }

  /** A problem with the token that comes next. */
  unexpected(what: string): CompactProblem {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the schema ends' : `${JSON.stringify(token.text)} stands`;
    return new CompactProblem(`${what}; ${found} here.`, token.start, token.end);
  }

  span = (token: Token): Span => span(this.source, token.start, token.end);

  /** A text, of one piece or of several joined by `~`. */
  literal(): string {
    let text = '';
    do {
      if (this.peek().kind !== 'literal') throw this.unexpected('A text in quotation marks is missing');
      text += this.next().text;
    } while (this.accept('~'));
    return text;
  }

  /** The namespace of a prefix, of a name or of `prefix:*`. */
  namespace(token: Token): string {
    const found = this.namespaces.get(token.prefix);
    if (found !== undefined) return found;
    throw new CompactProblem(
      `No namespace is declared for the prefix ${token.prefix}.`,
      token.start,
      token.end,
    );
  }

  annotationNamespace = (token: Token): string => this.namespace(token);

  library(token: Token): string {
    const found = this.libraries.get(token.prefix);
    if (found !== undefined) return found;
    throw new CompactProblem(
      `No datatypes are declared for the prefix ${token.prefix}.`,
      token.start,
      token.end,
    );
  }
}
