/**
 * A grammar as text, and back: what is simplified and checked once need not be again. The form is JSON: a table of
 * patterns, each after its operands (contents of elements may come later), and a version that changes with the form.
 */
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import type { Facet, IdKind } from './datatypes/datatype.js';
import { findDatatype } from './datatypes/libraries.js';
import { elementsOf } from './find-element.js';
import type { Grammar } from './grammar.js';
import type { NameClass } from './names.js';
import { type Pattern, PatternKind, Patterns } from './pattern.js';

const version = 1;

/** [kind, operands, …]: names of elements and attributes; datatype of data; datatype, text and key of value; content of elements. */
type Row = [
  kind: number,
  operands: number[],
  detail?: number | NameClass,
  content?: number | string,
  key?: string,
];

interface Stored {
  readonly engross: number;
  readonly path: string;
  readonly datatypes: readonly [library: string, name: string, facets: readonly Facet[]][];
  readonly patterns: readonly Row[];
  readonly start: number;
  readonly ids: readonly [string, IdKind][];
}

/** Writes a grammar. The same schema gives the same text, whatever has been validated with it. */
export function serialiseGrammar(grammar: Grammar): string {
  const datatypes: [string, string, readonly Facet[]][] = [];
  const datatypeRows = new Map<string, number>();
  const rows: Row[] = [];
  const numbers = new Map<Pattern, number>();
  const datatypeRow = (pattern: Pattern): number => {
    const datatype = pattern.datatype ?? pattern.constant?.datatype;
    if (!datatype) return -1;
    const known = datatypeRows.get(datatype.key) ?? datatypes.length;
    if (known === datatypes.length) datatypes.push([datatype.library, datatype.name, datatype.facets]);
    datatypeRows.set(datatype.key, known);
    return known;
  };
  const write = (pattern: Pattern): number => {
    const known = numbers.get(pattern);
    if (known !== undefined) return known;
    const operands = pattern.operands.map(write);
    const row: Row = [pattern.kind, operands];
    if (pattern.names) row.push(pattern.names);
    else if (pattern.datatype) row.push(datatypeRow(pattern));
    else if (pattern.constant) row.push(datatypeRow(pattern), pattern.constant.text, pattern.constant.key);
    numbers.set(pattern, rows.length);
    return rows.push(row) - 1;
  };
  const start = write(grammar.start);
  for (const element of elementsOf(grammar.start)) {
    const row = rows[write(element)];
    if (row && element.content) row[3] = write(element.content);
  }
  const stored: Stored = {
    engross: version,
    path: grammar.path,
    datatypes,
    patterns: rows,
    start,
    ids: [...grammar.ids],
  };
  return JSON.stringify(stored);
}

const broken = (path: string): Result<Grammar> => {
  const message = `The stored grammar ${path} was not written by this version, or is damaged.`;
  const diagnostics: Diagnostic[] = [
    diagnostic('relaxng/schema-syntax', message, { hint: 'Load the schema itself again.' }),
  ];
  return { diagnostics };
};

/** Reads what `serialiseGrammar` wrote. Of another version or damaged: `relaxng/schema-syntax`, and the schema is to be loaded again. */
export function restoreGrammar(text: string, path = ''): Result<Grammar> {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return broken(path);
  }
  if (!isStored(stored)) return broken(path);
  const grammar = restore(stored);
  return grammar ? { value: grammar, diagnostics: [] } : broken(path);
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Partial<Record<keyof Stored, unknown>>;
  return (
    one.engross === version &&
    typeof one.path === 'string' &&
    typeof one.start === 'number' &&
    [one.datatypes, one.patterns, one.ids].every(Array.isArray)
  );
}

function restore(stored: Stored): Grammar | undefined {
  const patterns = new Patterns();
  const datatypes = stored.datatypes.map(([library, name, facets]) => findDatatype(library, name, facets));
  const made: Pattern[] = [];
  for (const [kind, operandRows, detail, content, key] of stored.patterns) {
    const operands = operandRows.flatMap((row) => made[row] ?? []);
    if (operands.length < operandRows.length) return undefined;
    const [a = patterns.empty, b = patterns.empty] = operands;
    const names = typeof detail === 'object' ? detail : undefined;
    const datatype = typeof detail === 'number' ? datatypes[detail] : undefined;
    if (typeof datatype === 'string') return undefined;
    const pattern = ((): Pattern | undefined => {
      switch (kind) {
        case PatternKind.empty:
          return patterns.empty;
        case PatternKind.notAllowed:
          return patterns.notAllowed;
        case PatternKind.text:
          return patterns.text;
        case PatternKind.choice:
          return patterns.alternatives(operands);
        case PatternKind.group:
          return patterns.group(a, b);
        case PatternKind.interleave:
          return patterns.interleave(a, b);
        case PatternKind.oneOrMore:
          return patterns.oneOrMore(a);
        case PatternKind.list:
          return patterns.list(a);
        case PatternKind.element:
          return names && patterns.element(names);
        case PatternKind.attribute:
          return names && patterns.attribute(names, a);
        case PatternKind.data:
          return datatype && patterns.data(datatype, operands[0]);
        case PatternKind.value:
          return datatype && patterns.value({ datatype, text: String(content), key: key ?? '' });
        default:
          return undefined;
      }
    })();
    if (!pattern) return undefined;
    made.push(pattern);
  }
  stored.patterns.forEach(([kind, , , content], row) => {
    const element = made[row];
    if (kind === PatternKind.element && element && typeof content === 'number')
      element.content = made[content];
  });
  const start = made[stored.start];
  return start && { path: stored.path, patterns, start, ids: new Map(stored.ids) };
}
