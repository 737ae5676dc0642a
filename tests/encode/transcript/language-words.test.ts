/** What is language is in `languages/` and nowhere else: a language is added by one file, named in the table. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/encode/transcript/languages/index.js';
import { projectRoot } from '../../support.js';

const folder = join(projectRoot, 'src/encode/transcript');
const files = [
  ...readdirSync(folder).filter((name) => name.endsWith('.ts')),
  ...['index.ts', 'together.ts', 'tolerant.ts'].map((name) => `languages/${name}`),
];

/** Words that patterns of a language share with what is none. */
const noLanguage: Readonly<Record<string, string>> = {
  bis: 'Latin, after a number in every language',
  ter: 'Latin, after a number in every language',
  quater: 'Latin, after a number in every language',
  no: 'the sign of a number, `N°`, as it comes out of optical recognition',
};
const isRoman = (word: string): boolean => /^[ivxlcdm]+$/.test(word);

/** The words of a pattern: without classes of characters, escapes, and the signs of groups. */
const wordsOf = (pattern: string): string[] =>
  (
    pattern
      .replace(/\\[pPu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?\w*[:=!>]/g, '|')
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? []
  ).filter((word) => !isRoman(word) && noLanguage[word] === undefined);

/** Every word of a language: in its patterns, its lists, and what its tables are asked for. */
function wordsIn(value: unknown, property = ''): string[] {
  if (value instanceof RegExp) return wordsOf(value.source);
  if (typeof value === 'string') return names.has(property) ? [] : wordsOf(value);
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, property));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    ...(tables.has(property) ? wordsOf(key) : []),
    ...wordsIn(one, tables.has(property) ? 'code' : key),
  ]);
}
/** Properties whose strings are names of the model, codes, or names in the table of parties. */
const names = new Set(['code', 'type', 'kind', 'party']);
/** Properties whose keys are words. */
const tables = new Set<string>([
  'months',
  'numbers',
  'languageNames',
  'contractions',
] satisfies (keyof Language)[]);

const known = new Set(languages.flatMap((language) => wordsIn(language)));

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const named = (node: unknown, name: RegExp): boolean =>
  isNode(node) && (name.test(String(node.value)) || named(node.property, name));
const searches =
  /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|search|match|matchAll|split|replace|replaceAll)$/;

/** The patterns of a file and the strings that it looks for: literals, and what `new RegExp`, `String.raw` and a search are given. */
function patternsOf(source: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, sought: boolean): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, sought);
    if (!isNode(value) || Array.isArray(value)) return;
    const { type } = value;
    if (type === 'RegExpLiteral') found.push(String(value.pattern));
    if (type === 'StringLiteral' && sought) found.push(String(value.value));
    if (type === 'TemplateElement' && sought) found.push(String(value.raw));
    const seeks =
      (type === 'NewExpression' && named(value.callee, /^RegExp$/)) ||
      (type === 'CallExpression' && named(value.callee, searches)) ||
      type === 'TaggedTemplateExpression';
    for (const [key, one] of Object.entries(value))
      if (key === 'arguments' && seeks && Array.isArray(one)) visit(one[0], true);
      else visit(one, seeks ? key === 'template' : sought && keepsSeeking(String(type)));
  };
  visit(parseSync(source, { syntax: 'typescript' }), false);
  return found;
}
/** A property's name or a function inside an argument is sought no more. */
const keepsSeeking = (type: string): boolean => !/Function|^MemberExpression$|^Identifier$/.test(type);

const wordsOfLanguage = (source: string): string[] =>
  patternsOf(source).flatMap((pattern) => wordsOf(pattern).filter((word) => known.has(word)));

test.each(files)('%s knows no language', (file) => {
  expect(wordsOfLanguage(readFileSync(join(folder, file), 'utf8'))).toEqual([]);
});

describe('words are found', () => {
  test.each([
    ['a literal', 'const a = /^(?:Article|annex)/u;', ['article', 'annex']],
    ['an argument of RegExp', 'new RegExp("fait|done");', ['fait', 'done']],
    ['a template', 'new RegExp(`^(?:League|Nations)$`);', ['league', 'nations']],
    ['a raw template', 'const a = String.raw`\\s(?:Vol|signed)`;', ['vol', 'signed']],
    ['what is searched for', "text.includes('protocol');", ['protocol']],
  ])('in %s', (_, source, words) => {
    expect(wordsOfLanguage(source)).toEqual(words);
  });

  test('and no names of the model, numbers or classes', () => {
    const source = "take(row, 'note', 'the article'); /[of]+|XIV|bis|\\p{Lu}/u; if (type === 'annex') x();";
    expect(wordsOfLanguage(source)).toEqual([]);
  });
});
