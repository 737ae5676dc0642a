/**
 * The functions that rules use and fontoxpath lacks: those of XSLT (`current`, `key`, `generate-id`), `id` by xml:id,
 * regular expressions with flags, a few of XPath 3.1, and look-ups (`lookup.ts`). One row a function; what is in no row and not in fontoxpath
 * is refused by its name when the schema is compiled.
 */
import { elementById } from '../wellformed/references.js';
import { order } from './context.js';
import type { XNode } from './nodes.js';

/** What the functions may ask for while an expression runs. */
export interface Surroundings {
  /** The node that the rule is about. */
  current: XNode | undefined;
  /** The nodes of a key that have a value. */
  key(name: string, value: string, from: XNode): readonly XNode[];
  /** What a look-up finds from a node, so many at most. */
  select(lookup: number, from: XNode, values: Items, most?: number): readonly XNode[];
}

export interface SuppliedFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly result: string;
  /** Parameters as JavaScript values: nodes, strings, arrays for sequences, null for an empty optional. */
  readonly call: (surroundings: Surroundings, ...parameters: never[]) => unknown;
}

export type Items = readonly unknown[];

function byId(values: Items, node: XNode | undefined): XNode[] {
  if (!node) return [];
  const rows = values
    .flatMap((value) => String(value).split(/\s+/))
    .map((id) => elementById(node.document.tree, id))
    .filter((row) => row !== undefined);
  return [...new Set(rows)].sort((one, other) => one - other).map((row) => node.document.node(row));
}

const keyed = (surroundings: Surroundings, name: string, values: Items, node: XNode | undefined): XNode[] =>
  node ? [...new Set(values.flatMap((value) => surroundings.key(name, String(value), node)))] : [];

const identifier = (node: XNode | null | undefined): string =>
  node ? `d${node.document.number}${node.owner >= 0 ? 'a' : 'n'}${node.row}` : '';

/** A regular expression of XPath as one of JavaScript: what the two do not share is an error that says so. */
function regex(pattern: string, flags: string): RegExp {
  if (/-\[/.test(pattern))
    throw new Error('subtraction of character classes in a regular expression is not supported');
  if (!/^[ismxq]*$/.test(flags)) throw new Error(`there is no flag “${flags}” of regular expressions`);
  let source = flags.includes('q') ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : pattern;
  if (flags.includes('x') && !flags.includes('q')) source = source.replace(/\s+/g, '');
  const names = '\\p{L}_:';
  const translated = source
    .replace(/\\i/g, `[${names}]`)
    .replace(/\\c/g, `[${names}\\p{N}\\p{M}.·-]`)
    .replace(/\\d/g, '\\p{Nd}');
  return new RegExp(translated, `gu${flags.replace(/[^ism]/g, '')}`);
}

/** A replacement of XPath (`$1`, `\$`) as one of JavaScript. */
const replacement = (text: string, flags: string): string =>
  flags.includes('q')
    ? text.replaceAll('$', '$$$$')
    : text.replace(/\\([$\\])|\$0/g, (match, literal?: string) =>
        match === '$0' ? '$&' : literal === '$' ? '$$' : '\\',
      );

const ordered = (items: Items): unknown[] =>
  [...items].sort((one, other) => {
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    const [left, right] = [String(one), String(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  });

const address = (node: XNode | null | undefined): string | null => node?.document.tree.source.path ?? null;

export const suppliedFunctions: readonly SuppliedFunction[] = [
  { name: 'base-uri', parameters: [], result: 'xs:string?', call: ({ current }) => address(current) },
  {
    name: 'base-uri',
    parameters: ['node()?'],
    result: 'xs:string?',
    call: (_, node: XNode | null) => address(node),
  },
  {
    name: 'contains-token',
    parameters: ['xs:string*', 'xs:string'],
    result: 'xs:boolean',
    call: (_, values: Items, token: string) =>
      values.some((value) => String(value).split(/\s+/).includes(token.trim()) && token.trim() !== ''),
  },
  {
    name: 'engross-after',
    parameters: ['node()?', 'node()?'],
    result: 'xs:boolean?',
    call: (_, one: XNode | null, other: XNode | null) => one && other && order(one, other) > 0,
  },
  {
    name: 'engross-before',
    parameters: ['node()?', 'node()?'],
    result: 'xs:boolean?',
    call: (_, one: XNode | null, other: XNode | null) => one && other && order(one, other) < 0,
  },
  {
    name: 'engross-nodes',
    parameters: ['xs:integer', 'node()', 'xs:anyAtomicType*'],
    result: 'node()*',
    call: ({ select }, lookup: number, from: XNode, values: Items) => select(lookup, from, values),
  },
  {
    name: 'engross-some',
    parameters: ['xs:integer', 'node()', 'xs:anyAtomicType*'],
    result: 'xs:boolean',
    call: ({ select }, lookup: number, from: XNode, values: Items) =>
      select(lookup, from, values, 1).length > 0,
  },
  {
    name: 'engross-text',
    parameters: ['xs:anyAtomicType*'],
    result: 'xs:boolean',
    call: (_, values: Items) => values.every((value) => typeof value === 'string'),
  },
  { name: 'current', parameters: [], result: 'node()?', call: ({ current }) => current ?? null },
  {
    name: 'document-uri',
    parameters: ['node()?'],
    result: 'xs:string?',
    call: (_, node: XNode | null) => address(node),
  },
  { name: 'generate-id', parameters: [], result: 'xs:string', call: ({ current }) => identifier(current) },
  {
    name: 'generate-id',
    parameters: ['node()?'],
    result: 'xs:string',
    call: (_, node: XNode | null) => identifier(node),
  },
  {
    name: 'id',
    parameters: ['xs:string*'],
    result: 'element()*',
    call: ({ current }, ids: Items) => byId(ids, current),
  },
  {
    name: 'id',
    parameters: ['xs:string*', 'node()'],
    result: 'element()*',
    call: (_, ids: Items, node: XNode) => byId(ids, node),
  },
  {
    name: 'key',
    parameters: ['xs:string', 'xs:string*'],
    result: 'node()*',
    call: (now, name: string, values: Items) => keyed(now, name, values, now.current),
  },
  {
    name: 'key',
    parameters: ['xs:string', 'xs:string*', 'node()'],
    result: 'node()*',
    call: (now, name: string, values: Items, node: XNode) => keyed(now, name, values, node),
  },
  {
    name: 'matches',
    parameters: ['xs:string?', 'xs:string', 'xs:string'],
    result: 'xs:boolean',
    call: (_, text: string | null, pattern: string, flags: string) => regex(pattern, flags).test(text ?? ''),
  },
  {
    name: 'normalize-unicode',
    parameters: ['xs:string?'],
    result: 'xs:string',
    call: (_, text: string | null) => (text ?? '').normalize('NFC'),
  },
  {
    name: 'normalize-unicode',
    parameters: ['xs:string?', 'xs:string'],
    result: 'xs:string',
    call: (_, text: string | null, form: string) => {
      const plain = form.trim().toUpperCase();
      return plain === '' ? (text ?? '') : (text ?? '').normalize(plain);
    },
  },
  {
    name: 'replace',
    parameters: ['xs:string?', 'xs:string', 'xs:string', 'xs:string'],
    result: 'xs:string',
    call: (_, text: string | null, pattern: string, by: string, flags: string) =>
      (text ?? '').replace(regex(pattern, flags), replacement(by, flags)),
  },
  {
    name: 'sort',
    parameters: ['xs:anyAtomicType*'],
    result: 'xs:anyAtomicType*',
    call: (_, items: Items) => ordered(items),
  },
  {
    name: 'tokenize',
    parameters: ['xs:string?', 'xs:string', 'xs:string'],
    result: 'xs:string*',
    call: (_, text: string | null, pattern: string, flags: string) =>
      (text ?? '') === '' ? [] : (text ?? '').split(regex(pattern, flags)),
  },
];
