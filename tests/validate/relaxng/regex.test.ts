/** Patterns of schemas: the automaton judges as RegExp does, and neither is held up by a hostile pattern. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../../src/validate/relaxng/datatypes/regex.js';
import { automaton } from '../../../src/validate/relaxng/datatypes/regex-automaton.js';
import { readRegex } from '../../../src/validate/relaxng/datatypes/regex-syntax.js';

function check(pattern: string): (text: string) => boolean {
  const matches = compileRegex(pattern);
  if (typeof matches === 'string') throw new Error(matches);
  return matches;
}

/** Expressions that JavaScript in `v` mode reads as XML Schema does. */
const { expression } = fc.letrec<{ expression: string; atom: string; piece: string }>((tie) => ({
  expression: fc
    .array(fc.array(tie('piece'), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((branches) => branches.map((branch) => branch.join('')).join('|')),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{0}', '{1,3}', '{2,}', '{0,2}'))
    .map((pair) => pair.join('')),
  atom: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('a', 'b', '1', 'é', '😀', '.', '\\d', '\\p{L}', '\\.', '[ab]', '[^a]', '[0-9é]'),
    tie('expression').map((inner) => `(${inner})`),
  ),
}));
const texts = fc.array(fc.constantFrom('a', 'b', '1', 'é', '😀', '.', '\n', ' '), { maxLength: 7 });

describe('patterns', () => {
  it('judge as RegExp does, whichever way they go', () => {
    fc.assert(
      fc.property(expression, fc.array(texts, { minLength: 5, maxLength: 5 }), (pattern, samples) => {
        const oracle = new RegExp(`^(?:${pattern.replaceAll(/(?<!\\)\./g, '[^\\n\\r]')})$`, 'v');
        const chosen = check(pattern);
        const followed = automaton(readRegex(pattern));
        for (const sample of samples) {
          const text = sample.join('');
          expect([pattern, text, chosen(text), followed(text)]).toEqual([
            pattern,
            text,
            oracle.test(text),
            oracle.test(text),
          ]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['(a+)+b', 'a'],
    ['(a|a)*b', 'a'],
    ['(a|aa|.)*b', 'a'],
    ['a*a*a*a*a*a*b', 'a'],
    ['(.*,){20}b', ','],
    [`${'a?'.repeat(30)}${'a'.repeat(30)}b`, 'a'],
    ['((a*)*)*b', 'a'],
    ['(a{0,50}){50}b', 'a'],
    ['(\\p{L}|\\p{N})+(\\p{L}|x)+b', 'é'],
    ['(a|b)*a(a|b){12}c', 'ab'],
  ])('%s answers on a long text', (pattern, unit) => {
    const matches = check(pattern);
    expect(matches(unit.repeat(100_000))).toBe(false);
  });

  it('keep their answers where they forget what they met', () => {
    const matches = check('(a|b)*a(a|b){15}');
    let bits = '';
    let seed = 1;
    for (let i = 0; i < 50_000; i++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      bits += seed & 0x10000 ? 'a' : 'b';
    }
    expect(matches(`${bits}a${'b'.repeat(15)}`)).toBe(true);
    expect(matches(`${bits}bb${'a'.repeat(15)}`)).toBe(false);
  });

  it('know many different characters', () => {
    const all = Array.from({ length: 30_000 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 20_000))).join(
      '',
    );
    expect(check('(\\p{L}+)+')(all)).toBe(true);
    expect(check('(\\p{L}+)+')(`${all} `)).toBe(false);
  });

  it('that unfold too far are refused, unless RegExp can count them', () => {
    for (const pattern of ['((a{999}){999}|b)*', '(a+){99999}', '((((((a{9}){9}){9}){9}){9})*)*'])
      expect(compileRegex(pattern)).toContain('further than can be followed');
    expect(check('a{0,100000}')('a'.repeat(100_000))).toBe(true);
    expect(automaton(readRegex('(){99999999}'))('')).toBe(true);
    expect(check('(a*){0}')('a')).toBe(false);
  });
});
