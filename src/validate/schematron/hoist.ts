/**
 * `//tei:p` at the start of a path means the same wherever it stands, and would walk the whole document for every node:
 * it becomes a variable, filled once a document from the index of names.
 */
import { mapCode } from './lexer.js';
import { changed } from './lookup.js';
import type { Expression, Schema } from './model.js';
import { type NameTest, parseNameTest } from './nametest.js';

// Not after what could end a step (`a//b`), and not before a predicate (`//p[1]` counts in each parent) or a bracket.
const absolute = /(?<![\w\])*.:'"-]\s*)\/\/((?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)(?![\w.:-]|\s*[[(])/g;

const variable = (name: string): string => `engross-all-${name.replace(':', '.')}`;

const known = [new Map<string, string>(), new Map<string, string>()] as const;

// A union of names on one axis, in brackets: the engine would put the nodes in order by walking their siblings.
const step = 'descendant::[\\w.-]+(?::[\\w.-]+)?';
const union = new RegExp(`\\(\\s*(${step}(?:\\s*\\|\\s*${step})+)\\s*\\)`, 'g');

/** `(descendant::a|descendant::b)` → `(descendant::*[self::a or self::b])`: the same nodes in one walk. */
const oneWalk = (code: string): string =>
  code.replace(union, (_, steps: string) => {
    const names = steps.split('|').map((one) => one.trim().replace('descendant::', 'self::'));
    return `(descendant::*[${names.join(' or ')}])`;
  });

/** An expression with its absolute names as variables, and its unions of descendants as one walk. */
export const hoisted = (xpath: string): string =>
  mapCode(xpath, (code) => oneWalk(code.replace(absolute, (_, name: string) => `$${variable(name)}`)));

/** The same, with its far steps as look-ups; `asTest` where only whether it holds matters. Not for attributes as context. */
export function prepared(xpath: string, asTest = false): string {
  const table = known[asTest ? 1 : 0];
  let made = table.get(xpath);
  if (made === undefined) {
    made = hoisted(changed(mapCode(xpath, oneWalk), asTest));
    table.set(xpath, made);
  }
  return made;
}

/** Says that an expression is not to be prepared: this is how it runs. */
export function keep(xpath: string, plain: string): void {
  for (const table of known) table.set(xpath, plain);
}

const tables = new WeakMap<Schema, readonly (readonly [string, NameTest])[]>();

/** The variables that the expressions of a schema need, and what each holds. */
export function hoistedNames(schema: Schema): readonly (readonly [string, NameTest])[] {
  const made = tables.get(schema);
  if (made) return made;
  const found = new Map<string, NameTest>();
  for (const { xpath } of expressionsOf(schema)) {
    mapCode(xpath, (code) => {
      for (const [, name = ''] of code.matchAll(absolute)) {
        const test = parseNameTest(name, schema.namespaces);
        if (test) found.set(variable(name), test);
      }
      return code;
    });
  }
  const table = [...found];
  tables.set(schema, table);
  return table;
}

/** Every expression of a schema that is run on nodes. */
export function* expressionsOf(schema: Schema): Iterable<Expression> {
  const letsOf = [...schema.lets, ...schema.phases.flatMap(({ lets }) => lets)];
  const pieces = [...schema.diagnostics.values(), ...schema.properties.values()].flatMap(
    (remark) => remark.pieces,
  );
  for (const pattern of schema.patterns) {
    letsOf.push(...pattern.lets);
    if (pattern.documents) yield pattern.documents;
    for (const rule of pattern.rules) {
      yield rule.context;
      letsOf.push(...rule.lets);
      for (const check of rule.checks) {
        yield check.test;
        if (check.subject) yield check.subject;
        pieces.push(...check.message);
      }
    }
  }
  for (const { value } of letsOf) if ('xpath' in value) yield value;
  for (const { match, use } of schema.keys) {
    yield match;
    yield use;
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    if ('select' in piece) yield piece.select;
    else if (piece.name) yield piece.name;
  }
}
