/** What zod finds wrong with the shape of edition.yaml, in the words of an editor, each at its place. */
import { z } from 'zod';
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Span } from '../../source/source.js';
import { nearest } from './nearest.js';
import { editionSchema } from './schema.js';
import type { Path } from './settings.js';

export interface Places {
  readonly at: (path: Path) => Span;
  readonly keyAt: (path: Path) => Span | undefined;
}
type Issue = z.core.$ZodIssue;

export function shapeProblems(issues: readonly Issue[], value: unknown, places: Places): Diagnostic[] {
  const found = issues.flatMap((issue) => problems(issue, [], value, places));
  // A key that is misspelt is also a key that is missing: the misspelling is the one finding.
  const meant = new Set(found.flatMap(({ meant }) => (meant === undefined ? [] : [meant])));
  return found.filter(({ lacks }) => lacks === undefined || !meant.has(lacks)).map(({ problem }) => problem);
}

/** A finding, with the path of the key that it lacks, or that a misspelt one was meant to be. */
interface Found {
  readonly problem: Diagnostic;
  readonly lacks?: string;
  readonly meant?: string;
}

function problems(issue: Issue, prefix: Path, value: unknown, places: Places): Found[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, places));
  if (issue.code === 'invalid_key') return [{ problem: wrongKey(path, places) }];
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors, valueAt(value, path));
    if (branch) return branch.flatMap((inner) => problems(inner, path, value, places));
  }
  const problem = wrongValue(issue, path, value, places);
  return [problem.code === 'edition/key-missing' ? { problem, lacks: path.join('.') } : { problem }];
}

/** The alternative the editor meant: the one whose problems lie inside the value, not in its kind. */
function closestBranch(branches: readonly Issue[][], found: unknown): Issue[] | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  return branches
    .filter((issues) => issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .sort((a, b) => a.length - b.length)[0];
}

function unknownKey(key: string, path: Path, places: Places): Found {
  const allowed = keysAt(path);
  const meant = nearest(key, allowed);
  const span = places.keyAt([...path, key]) ?? places.at(path);
  const expected = allowed.length > 0 ? `; expected one of ${allowed.join(', ')}` : '';
  const message = `Found the key “${key}”${inside(path)}${expected}.`;
  if (meant === undefined) return { problem: diagnostic('edition/key-unknown', message, { span }) };
  const hint = `Did you mean “${meant}”?`;
  return {
    problem: diagnostic('edition/key-unknown', message, { span, hint }),
    meant: [...path, meant].join('.'),
  };
}

function wrongKey(path: Path, places: Places): Diagnostic {
  return diagnostic(
    'edition/value-wrong',
    `Found “${path.at(-1)}”${inside(path.slice(0, -1))}, which is no key for it.`,
    {
      span: places.keyAt(path) ?? places.at(path),
      hint: 'Languages are codes such as en, fr; other keys are short names of letters, digits, hyphens and full stops.',
    },
  );
}

function wrongValue(issue: Issue, path: Path, value: unknown, places: Places): Diagnostic {
  const found = valueAt(value, path);
  const name = `“${path.at(-1) ?? 'edition'}”`;
  if (found === undefined)
    return diagnostic('edition/key-missing', `Found no ${name}${inside(path.slice(0, -1))}.`, {
      span: places.keyAt(path.slice(0, -1)) ?? places.at(path.slice(0, -1)),
      hint: `Add the key ${name}${described(path)}`,
    });
  if (found === null || found === '')
    return diagnostic('edition/value-empty', `Found ${name} with no value.`, {
      span: places.keyAt(path) ?? places.at(path),
    });
  const meant = issue.code === 'invalid_value' ? nearest(String(found), issue.values.map(String)) : undefined;
  return diagnostic(
    'edition/value-wrong',
    `Found ${shown(found)} for ${name}; expected ${expected(issue, path)}.`,
    {
      span: places.at(path),
      ...(meant === undefined ? {} : { hint: `Did you mean “${meant}”?` }),
    },
  );
}

const inside = (path: Path): string => {
  const names = path.filter((step) => typeof step === 'string');
  return names.length === 0 ? '' : ` in ${names.join('.')}`;
};

function described(path: Path): string {
  const description = schemaAt(path).find((schema) => schema.description)?.description;
  return description === undefined ? '.' : `: ${description.charAt(0).toLowerCase()}${description.slice(1)}`;
}

function shown(found: unknown): string {
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'keys and values';
  return `“${String(found).slice(0, 80)}”`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'keys and values',
  record: 'keys and values',
  array: 'a list',
  int: 'a whole number',
};

/** What should have been there: the description of the key where it has one, else what zod expected. */
function expected(issue: Issue, path: Path): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  const description = schemaAt(path).find((schema) => schema.description)?.description;
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  if (description !== undefined) return `this: ${description.replace(/\.$/, '')}`;
  if (issue.code === 'invalid_union') {
    const names = issue.errors.flatMap((branch) => branch.map((inner) => expected(inner, [])));
    return [...new Set(names)].join(', or ');
  }
  if (issue.code === 'too_small') return 'at least one';
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

// ---------------------------------------------------------------- the schema at a path

/** The keys allowed at a path. */
const keysAt = (path: Path): string[] => [
  ...new Set(
    schemaAt(path).flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])),
  ),
];

/** The schemas that may stand at a path: several where there are alternatives. */
function schemaAt(path: Path): z.ZodType[] {
  return path.reduce<z.ZodType[]>(
    (schemas, step) => schemas.flatMap((schema) => below(schema, step)),
    alternatives(editionSchema),
  );
}

function alternatives(schema: unknown): z.ZodType[] {
  if (schema instanceof z.ZodOptional) {
    const inner = alternatives(schema.unwrap());
    return schema.description === undefined ? inner : [schema, ...inner];
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  return schema instanceof z.ZodType ? [schema] : [];
}

function below(schema: z.ZodType, step: string | number): z.ZodType[] {
  if (schema instanceof z.ZodObject) return alternatives(schema.shape[step]);
  if (schema instanceof z.ZodRecord) return alternatives(schema.valueType);
  if (schema instanceof z.ZodArray) return alternatives(schema.element);
  return [];
}
