/**
 * The one type for everything that can be found wrong, and the one way to make it:
 * `diagnostic(code, message, …)`. Codes live in `codes/`, a table an area; severity comes from the table.
 */
import type { Span } from '../source/source.js';
import { type Code, registry } from './registry.js';

export type Severity = 'error' | 'warning' | 'info';

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What was found, and what was expected. One sentence or two, without a place (the span says it). */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly span?: Span;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  /** Index, in the same list, of the finding this one follows from: people are shown the first, machines all. */
  readonly cause?: number;
}

/** What a stage gives: its value, where there is one, and all it found. A problem in the input never throws. */
export interface Result<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export type DiagnosticDetails = Partial<Pick<Diagnostic, 'hint' | 'span' | 'related' | 'cause' | 'severity'>>;

/** Names and addresses may have megabytes: of a word that nobody would read to its end, the beginning is told. */
const told = (text: string): string =>
  text.length > 1000 ? text.replace(/(?<!\S)\S{1000,}/g, (word) => `${word.slice(0, 100)}…`) : text;

/** Makes a diagnostic. Severity and hint are those of the code's entry in the registry unless given. */
export function diagnostic(code: Code, message: string, details: DiagnosticDetails = {}): Diagnostic {
  const entry = registry[code];
  const hint = details.hint ?? entry.hint;
  return {
    severity: entry.severity,
    ...details,
    code,
    message: told(message),
    ...(hint === undefined ? {} : { hint: told(hint) }),
  };
}

/** True where something is bad enough that nothing should be built on the value. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === 'error');
}

/** Adds findings to a list, and keeps their `cause`s, which count from the start of their own list, right. */
export function append(list: Diagnostic[], more: readonly Diagnostic[]): void {
  const offset = list.length;
  for (const one of more)
    list.push(one.cause === undefined || offset === 0 ? one : { ...one, cause: one.cause + offset });
}
