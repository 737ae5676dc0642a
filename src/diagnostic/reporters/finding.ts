/** A diagnostic in the shape machines get: the public JSON of `engross validate --format json`, and the base of the other reporters. */
import { type Position, positionAt } from '../../source/source.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Code } from '../registry.js';

/** Lines and columns are 1-based, columns in UTF-16 units; null where the finding has no place, so that every finding has every key. */
export interface Finding {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly severity: Severity;
  readonly code: Code;
  readonly message: string;
  readonly hint: string | null;
  /** Index in the same array of the finding this one follows from. */
  readonly cause?: number;
  readonly related?: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

export const placeOf = (found: Diagnostic): Position | undefined =>
  found.span && positionAt(found.span.source, found.span.start);

export function toFinding(found: Diagnostic): Finding {
  const place = placeOf(found);
  return {
    file: found.span?.source.path ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    severity: found.severity,
    code: found.code,
    message: found.message,
    hint: found.hint ?? null,
    ...(found.cause === undefined ? {} : { cause: found.cause }),
    ...(found.related === undefined
      ? {}
      : {
          related: found.related.map(({ message, span }) => ({
            file: span.source.path,
            ...positionAt(span.source, span.start),
            message,
          })),
        }),
  };
}
