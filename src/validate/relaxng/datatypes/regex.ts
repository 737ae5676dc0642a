/**
 * Regular expressions of schemas as checks of whole texts, in time that grows with the text and no faster: by
 * JavaScript's RegExp where it has few ways to go back, by an automaton elsewhere.
 */
import { automaton } from './regex-automaton.js';
import { RegexProblem, readRegex, type Syntax } from './regex-syntax.js';

/** A check that a whole text matches a regular expression of XML Schema, or a sentence that says what is wrong with it. */
export function compileRegex(pattern: string): ((text: string) => boolean) | string {
  try {
    const syntax = readRegex(pattern);
    if (ways(syntax) > waysLimit) return automaton(syntax);
    const expression = new RegExp(`^(?:${sourceOf(syntax)})$`, 'v');
    return (text) => expression.test(text);
  } catch (error) {
    if (error instanceof RegexProblem || error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** What a repetition without end counts as: one in an expression, with a few choices beside it, keeps below the limit. */
const endless = 1000;
const waysLimit = 64 * endless;

/** In how many ways RegExp may try to match one text from one place, at most. */
function ways(syntax: Syntax): number {
  switch (syntax.kind) {
    case 'class':
      return 1;
    case 'sequence':
      return syntax.parts.reduce((product, part) => product * ways(part), 1);
    case 'choice':
      return syntax.parts.reduce((sum, part) => sum + ways(part), 0);
    case 'repeat': {
      const { part, least, most } = syntax;
      const each = ways(part);
      if (each === 1) return Math.min(most - least + 1, endless);
      return most === 0 ? 1 : (most - least + 1) * each ** most;
    }
  }
}

/** An expression in JavaScript's syntax. */
function sourceOf(syntax: Syntax): string {
  switch (syntax.kind) {
    case 'class':
      return syntax.source;
    case 'sequence':
      return syntax.parts.map(sourceOf).join('');
    case 'choice':
      return `(?:${syntax.parts.map(sourceOf).join('|')})`;
    case 'repeat':
      return `(?:${sourceOf(syntax.part)}){${syntax.least},${syntax.most === Infinity ? '' : syntax.most}}`;
  }
}
