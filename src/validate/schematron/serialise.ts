/** Rules as text, and back: what was read and tried once need not be again. JSON, with a version that changes with the form. */
import type { Source } from '../../source/source.js';
import type { Schema } from './model.js';

const version = 1;

/** Writes a schema; undefined where part of it stands in another file, or holds a tree. */
export function serialiseSchema(schema: Schema): string | undefined {
  let storable = true;
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'tree') storable = false;
    if (key === 'source') {
      if (value !== schema.source) storable = false;
      return undefined;
    }
    return value instanceof Map ? { entries: [...value] } : value;
  };
  const text = JSON.stringify({ engross: version, schema }, plain);
  return storable ? text : undefined;
}

/** Reads what `serialiseSchema` wrote of a source; undefined where it is of another version, or damaged. */
export function restoreSchema(text: string, source: Source): Schema | undefined {
  const whole = (key: string, value: unknown): unknown => {
    if (key === 'span' && isObject(value)) return { ...value, source };
    if (key === 'schema' && isObject(value)) return { ...value, source };
    return isObject(value) && Array.isArray(value.entries) ? new Map(value.entries) : value;
  };
  try {
    const stored: unknown = JSON.parse(text, whole);
    return isObject(stored) && stored.engross === version && isSchema(stored.schema)
      ? stored.schema
      : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSchema = (value: unknown): value is Schema =>
  isObject(value) &&
  [value.lets, value.phases, value.patterns, value.keys].every(Array.isArray) &&
  [value.namespaces, value.diagnostics, value.properties].every((one) => one instanceof Map);
