/** One stretch of text being read (the document, or the replacement text of an entity) and how to stop at an error in it. */
import { type Diagnostic, diagnostic } from '../diagnostic/diagnostic.js';
import type { Code } from '../diagnostic/registry.js';
import type { Source, Span } from '../source/source.js';
import { describe, isNameRest, nameEnd, spaceEnd } from './characters.js';

/** Thrown inside the parser at the first well-formedness error, and caught by parseXml: it never leaves this folder. */
export class NotWellFormed extends Error {
  constructor(readonly found: Diagnostic) {
    super(found.message);
  }
}

/** Where an entity was referred to in the document, and where it was declared. */
export interface Reference {
  /** As written: `&name;` or `%name;`. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly declaration: Span;
}

export interface ProblemDetails {
  readonly hint?: string;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

export class Input {
  at = 0;
  /** Where what is rare in text comes next: sought once, not in each text. */
  private ampersand = -1;
  private section = -1;

  constructor(
    readonly source: Source,
    readonly text: string,
    readonly reference?: Reference,
  ) {}

  /** The span in the document of a stretch of this text: within an entity, that of the reference. */
  span(start: number, end: number): Span {
    const { source, reference } = this;
    return reference
      ? { source, start: reference.start, end: reference.end }
      : { source, start, end: Math.min(end, source.text.length) };
  }

  /** A finding in this text. Within an entity the message says so, and the declaration is a related place. */
  problem(code: Code, start: number, end: number, message: string, details: ProblemDetails = {}): Diagnostic {
    const { reference } = this;
    const place = { ...details, span: this.span(start, end) };
    if (!reference) return diagnostic(code, message, place);
    const declared = { message: 'The entity is declared here.', span: reference.declaration };
    return diagnostic(code, `In the text that ${reference.written} stands for: ${message}`, {
      ...place,
      related: [...(details.related ?? []), declared],
    });
  }

  /** Stops the parse. */
  fail(code: Code, start: number, end: number, message: string, details: ProblemDetails = {}): never {
    throw new NotWellFormed(this.problem(code, start, end, message, details));
  }

  /** What stands at a place, in words. */
  found(at: number): string {
    return at >= this.text.length && this.reference ? 'the end of the entity' : describe(this.text, at);
  }

  /** Where the next `&` stands, from `at`; the end of the text where there is none. */
  nextAmpersand(): number {
    if (this.ampersand < this.at) this.ampersand = this.find('&');
    return this.ampersand;
  }

  /** Where the next `]]>` stands, likewise. */
  nextSectionEnd(): number {
    if (this.section < this.at) this.section = this.find(']]>');
    return this.section;
  }

  private find(literal: string): number {
    const found = this.text.indexOf(literal, this.at);
    return found < 0 ? this.text.length : found;
  }

  skipSpace(): boolean {
    const end = spaceEnd(this.text, this.at);
    const skipped = end > this.at;
    this.at = end;
    return skipped;
  }

  /** Takes a literal where it stands next. */
  take(literal: string): boolean {
    if (!this.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  expect(literal: string, code: Code, where: string): void {
    if (this.take(literal)) return;
    this.fail(
      code,
      this.at,
      this.at + 1,
      `Found ${this.found(this.at)} ${where}, where “${literal}” was expected.`,
    );
  }

  expectSpace(code: Code, where: string): void {
    if (this.skipSpace()) return;
    this.fail(
      code,
      this.at,
      this.at + 1,
      `Found ${this.found(this.at)} ${where}, where white space was expected.`,
    );
  }

  /** Takes a name (production 5). */
  name(code: Code, where: string): string {
    const start = this.at;
    this.at = nameEnd(this.text, start);
    if (this.at === start) {
      this.fail(code, start, start + 1, `Found ${this.found(start)} ${where}, where a name was expected.`);
    }
    return this.text.slice(start, this.at);
  }

  /** Takes a name token (production 7): a name that may begin with any of its characters. */
  token(code: Code, where: string): void {
    const start = this.at;
    while (isNameRest(this.text.charCodeAt(this.at))) this.at++;
    if (this.at > start) return;
    this.fail(code, start, start + 1, `Found ${this.found(start)} ${where}, where a word was expected.`);
  }

  /** Takes a quoted string without its quotes; what is in it is the caller's to judge. */
  quoted(code: Code, where: string): string {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") {
      this.fail(
        code,
        this.at,
        this.at + 1,
        `Found ${this.found(this.at)} ${where}, where a quotation mark was expected.`,
      );
    }
    const start = this.at + 1;
    const end = this.text.indexOf(quote, start);
    if (end < 0)
      this.fail(code, this.at, this.at + 1, `This quotation mark ${where} has no closing ${quote}.`);
    this.at = end + 1;
    return this.text.slice(start, end);
  }
}
