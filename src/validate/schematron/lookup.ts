/**
 * Steps that would walk far for every node a rule is about, as look-ups in an index: `following::x[@a = $b]`,
 * `//x[…]/@a = @b`, `.//x`. What a step asks of nodes by themselves is worked out once a node; what it compares with
 * something from outside is found by its value. `select.ts` answers them. `a >> b` is a look-up too: rows are in order.
 */
import { closing, isCondition, skipLiteral, splitTop } from './lexer.js';

export type Axis =
  | 'document'
  | 'descendant'
  | 'following'
  | 'preceding'
  | 'following-sibling'
  | 'preceding-sibling';

/** A step: elements of a name on an axis, what must be true of each, and what of it is compared with a value. */
export interface Lookup {
  readonly axis: Axis;
  readonly name: string;
  readonly conditions: readonly string[];
  readonly key: string | undefined;
}

const table: Lookup[] = [];
const numbers = new Map<string, number>();

/** The look-up of a number, as `engross-nodes` and `engross-some` are given it. */
export const lookupOf = (number: number): Lookup | undefined => table[number];

function numberOf(lookup: Lookup): number {
  const key = JSON.stringify(lookup);
  const known = numbers.get(key) ?? table.push(lookup) - 1;
  numbers.set(key, known);
  return known;
}

const textFunctions = new Set(
  'concat local-name lower-case name namespace-uri normalize-space string string-join substring substring-after substring-before translate upper-case'.split(
    ' ',
  ),
);
const ofNode = /^(?:\.|@[\w.:-]+)$/;
const fromOutside = /^(?:\$[\w.-]+|current\(\)\/@[\w.:-]+)$/;
const ofContext = /^(?:\.|@[\w.:-]+|\$[\w.-]+|current\(\)\/@[\w.:-]+)$/;

/** True where an expression is sure to be text, and made of nothing but literals and what `leaf` allows. */
function isText(expression: string, leaf: RegExp): boolean {
  const text = expression.trim();
  if (leaf.test(text)) return true;
  if (/^["']/.test(text)) return skipLiteral(text, 0) === text.length;
  const [, name = ''] = /^([\w-]+)\s*\(/.exec(text) ?? [];
  const open = text.indexOf('(');
  if (!textFunctions.has(name) || closing(text, open) !== text.length) return false;
  const given = splitTop(text.slice(open + 1, -1), /,/);
  return given.every((one) => /^\s*\d*\s*$/.test(one) || isText(one, leaf));
}

/** True where a predicate asks about a node by itself, wherever it is asked from. */
const isConstant = (predicate: string): boolean =>
  !/\$|\b(?:current|position|last)\s*\(|\b(?:generate-id|base-uri)\s*\(\s*\)/.test(predicate);

/** An expression that begins with a word that governs all the rest. */
const isSentence = (text: string): boolean => /^\s*(?:if|for|let|some|every)\b/.test(text);
const orSign = /\s+or\s+/;
const andSign = /\s+and\s+/;

/** The parts that must all hold. */
const conjuncts = (predicate: string): string[] =>
  isSentence(predicate) || splitTop(predicate, orSign).length > 1
    ? [predicate]
    : splitTop(predicate, andSign);

interface Step {
  readonly lookup: Lookup;
  /** What the key is compared with; undefined where there is no key. */
  readonly probe: string | undefined;
  readonly single: boolean;
  /** Predicates for the engine. */
  readonly rest: readonly string[];
  readonly original: string;
  readonly end: number;
}

const stepStart =
  /(?:(descendant|following-sibling|preceding-sibling|following|preceding)::\s*|(\.?\/\/))([A-Za-z_][\w.-]*(?::(?:[A-Za-z_][\w.-]*|\*))?|\*)(?![\w.:-]|\s*\()\s*/y;
/** After these a step goes on, or a name does. */
const goesOn = /[\w\])*.:'"/@$-]\s*$/;
const operator = /(?:^|[\s\])])(?:and|or|return|then|else|in|satisfies|eq|ne|is|union|except|intersect)\s+$/;

/** The step that begins at an offset, where it is one that can be looked up. */
function stepAt(xpath: string, at: number): Step | undefined {
  stepStart.lastIndex = at;
  const match = stepStart.exec(xpath);
  if (!match) return undefined;
  const before = xpath.slice(0, at);
  if (goesOn.test(before) && !operator.test(before)) return undefined;
  const [, written, slashes, name = ''] = match;
  const axis = (written ?? (slashes === '//' ? 'document' : 'descendant')) as Axis;
  let end = at + match[0].length;
  const predicates: string[] = [];
  while (xpath[end] === '[') {
    const after = closing(xpath, end);
    predicates.push(xpath.slice(end + 1, after - 1).trim());
    end = after;
    while (/\s/.test(xpath[end] ?? '')) end++;
  }
  if (!predicates.every(isCondition)) return undefined;
  const conditions: string[] = [];
  const rest: string[] = [];
  let join: { key: string; probe: string; single: boolean } | undefined;
  for (const part of predicates.flatMap(conjuncts)) {
    if (isConstant(part)) conditions.push(part.trim());
    else if (join) rest.push(part);
    else {
      join = comparisonIn(part);
      if (!join) rest.push(part);
    }
  }
  const lookup: Lookup = { axis, name, conditions, key: join?.key };
  const original = xpath.slice(at, end);
  return { lookup, probe: join?.probe, single: join?.single ?? false, rest, original, end };
}

/** `@a = $b`, `$b eq normalize-space(@a)`: what is of the node, and what it is compared with. */
function comparisonIn(
  predicate: string,
): { readonly key: string; readonly probe: string; readonly single: boolean } | undefined {
  const sides = splitTop(predicate, /\s*(?<![!<>])=\s*|\s+eq\s+/).map((side) => side.trim());
  const [left = '', right = ''] = sides;
  if (sides.length !== 2) return undefined;
  const single = splitTop(predicate, /\s+eq\s+/).length > 1;
  if (isText(left, ofNode) && isText(right, fromOutside)) return { key: left, probe: right, single };
  if (isText(right, ofNode) && isText(left, fromOutside)) return { key: right, probe: left, single };
  return undefined;
}

/** A variable may hold numbers or dates, which are not compared as text: then the step stays what it was. */
function guarded({ probe, single, original }: Pick<Step, 'probe' | 'single' | 'original'>, call: string) {
  if (!probe?.includes('$')) return call;
  const one = single ? `count(${probe}) le 1 and ` : '';
  return `(if (${one}engross-text(${probe})) then ${call} else ${original})`;
}

const called = (name: string, lookup: Lookup, probe: string | undefined): string =>
  `${name}(${numberOf(lookup)}, ., ${probe ?? '()'})`;

const withRest = (call: string, rest: readonly string[]): string =>
  call + rest.map((one) => `[${isCondition(one) ? changed(one, true) : `boolean(${one})`}]`).join('');

const nodesOf = (step: Step): string =>
  guarded(step, withRest(called('engross-nodes', step.lookup, step.probe), step.rest));

/** An expression with its far steps as look-ups. `asTest`: only whether it holds matters, or whether it finds anything. */
export function changed(xpath: string, asTest: boolean): string {
  if (!/\/\/|::|>>|<</.test(xpath)) return xpath;
  return asTest ? test(xpath) : within(xpath);
}

function test(xpath: string): string {
  const text = xpath.trim();
  if (isSentence(text)) return within(text);
  for (const [word, sign] of [
    ['or', orSign],
    ['and', andSign],
  ] as const) {
    const parts = splitTop(text, sign);
    if (parts.length > 1) return parts.map(test).join(` ${word} `);
  }
  const [opening = '', word] = /^(not|boolean|exists|empty)?\s*\((?!:)/.exec(text) ?? [];
  if (opening !== '' && closing(text, opening.length - 1) === text.length) {
    const inner = text.slice(opening.length, -1);
    if (word !== 'exists' && word !== 'empty') return `${opening}${test(inner)})`;
    const found = existence(inner.trim());
    return found === undefined ? within(text) : `${word === 'empty' ? 'not' : 'boolean'}(${found})`;
  }
  const parts = splitTop(text, /(?<!\|)\|(?!\|)/);
  if (parts.length > 1 && parts.every((part) => /^\s*[\w.-]*(?:::|\/\/)[\w:*.-]+\s*$/.test(part)))
    return `(${parts.map((part) => `boolean(${test(part)})`).join(' or ')})`;
  return ordered(text) ?? counted(text) ?? compared(text) ?? existence(text) ?? within(text);
}

/** `count(…) > 0` asks whether there is one. */
function counted(text: string): string | undefined {
  if (!/^count\s*\(/.test(text)) return undefined;
  const open = text.indexOf('(');
  const end = closing(text, open);
  if (!/^\s*(?:>|gt)\s*0$|^\s*(?:>=|ge)\s*1$/.test(text.slice(end))) return undefined;
  const found = existence(text.slice(open + 1, end - 1).trim());
  return found && `boolean(${found})`;
}

/** `a >> b`: the engine would look for both among all the children of what they are in. */
function ordered(text: string): string | undefined {
  for (const [sign, name] of [
    ['>>', 'engross-after'],
    ['<<', 'engross-before'],
  ] as const) {
    const sides = splitTop(text, new RegExp(`\\s*${sign}\\s*`)).map((side) => side.trim());
    const [left = '', right = ''] = sides;
    if (sides.length === 2 && sides.every(isNode)) return `${name}(${within(left)}, ${within(right)})`;
  }
  return undefined;
}

/** True where an expression is sure to give no attribute: our functions cannot be given one. */
const isNode = (text: string): boolean =>
  !text.includes('@') || (/^id\s*\(/.test(text) && closing(text, text.indexOf('(')) === text.length);

/** `//x[…]/@a = @b`: whether one of the nodes with that value is the one. */
function compared(text: string): string | undefined {
  const sides = splitTop(text, /\s*(?<![!<>])=\s*/).map((side) => side.trim());
  const [left = '', right = ''] = sides;
  const step = sides.length === 2 ? stepAt(left, 0) : undefined;
  const key = step && /^\/\s*(@[\w.:-]+)$/.exec(left.slice(step.end))?.[1];
  if (!step || !key || step.probe !== undefined || !isText(right, ofContext)) return undefined;
  const lookup = { ...step.lookup, key };
  const call = withRest(called('engross-nodes', lookup, right), step.rest);
  const asked = step.rest.length > 0 ? `exists(${call})` : called('engross-some', lookup, right);
  return guarded({ probe: right, single: false, original: text }, asked);
}

/** True where a look-up is no help: siblings without a key, all elements there are, or all of a name, which are in a variable (`hoist.ts`). */
function isIdle({ lookup: { axis, name, conditions, key }, rest }: Step): boolean {
  if (key !== undefined) return false;
  if (axis.endsWith('sibling') || (name === '*' && conditions.length === 0)) return true;
  return axis === 'document' && conditions.length + rest.length === 0;
}

/** A step by itself, or one that leads on: nobody asks for the order of what is found, nor how often. */
function existence(text: string): string | undefined {
  const step = stepAt(text, 0);
  if (!step || isIdle(step)) return undefined;
  const tail = text.slice(step.end);
  if (tail === '') {
    if (step.rest.length > 0) return nodesOf(step);
    return guarded(step, called('engross-some', step.lookup, step.probe));
  }
  const [, slashes, further = ''] = /^(\/\/?)\s*(\S.*)$/s.exec(tail) ?? [];
  if (
    slashes === undefined ||
    splitTop(further, /\s*(?:[=|<>!,+]|\b(?:eq|ne|lt|gt|le|ge|is|union|except|intersect|to|div|mod)\s)/)
      .length > 1
  )
    return undefined;
  const path = slashes === '//' ? `descendant::${further}` : further;
  if (slashes === '//' && !stepAt(path, 0)) return undefined;
  return `exists(${nodesOf(step)} ! ${changed(path, false)})`;
}

/** Goes through an expression and what is in its brackets. */
function within(xpath: string): string {
  let result = '';
  for (let at = 0; at < xpath.length; ) {
    const after = skipLiteral(xpath, at);
    if (after > at) {
      result += xpath.slice(at, after);
      at = after;
      continue;
    }
    const step = stepAt(xpath, at);
    const tail = xpath.slice(step?.end ?? at);
    const attribute = /^\/\s*(@[\w.:-]+)(?!\s*[[/])/.exec(tail);
    const before = result.trimEnd();
    if (step && !isIdle(step) && attribute) {
      result += `(${nodesOf(step)} ! ${attribute[1]})`;
      at = step.end + attribute[0].length;
    } else if (step && !isIdle(step) && !tail.startsWith('/')) {
      result += `${nodesOf(step)} `;
      at = step.end;
    } else if (xpath[at] === '(' || xpath[at] === '[') {
      const end = closing(xpath, at);
      const inner = xpath.slice(at + 1, end - 1);
      const predicate = xpath[at] === '[';
      // Within what is asked of attributes, or goes on from elsewhere, the context may be an attribute.
      const kept = predicate ? /@[\w.:*-]*$|attribute::[\w.:*-]*$/.test(before) : /[/!]$/.test(before);
      const now = kept ? inner : changed(inner, predicate && isCondition(inner));
      result += xpath[at] + now + xpath.slice(end - 1, end);
      at = end;
    } else result += xpath[at++];
  }
  return result;
}
