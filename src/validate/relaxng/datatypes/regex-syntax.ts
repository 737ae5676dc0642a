/**
 * Reads the regular expressions of XML Schema Datatypes (part 2, appendix F). A class of characters becomes one of
 * JavaScript's in `v` mode, which has subtraction; all else becomes a tree. `^` and `$` are ordinary characters; `.` is
 * all but line ends.
 */
import { blockRange } from './blocks.js';

/** A regular expression: `class` is one character, `source` that character in JavaScript's syntax. */
export type Syntax =
  | { readonly kind: 'class'; readonly source: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly part: Syntax; readonly least: number; readonly most: number };

/** The tree of an expression. Throws `RegexProblem`, which says what is wrong with it. */
export function readRegex(pattern: string): Syntax {
  const reader = new Reader(pattern);
  const syntax = reader.alternatives(0);
  if (!reader.done())
    throw new RegexProblem(
      `the ${JSON.stringify(reader.next())} at character ${reader.at + 1} is not expected`,
    );
  return syntax;
}

export class RegexProblem extends Error {}

const single = (source: string): Syntax => ({ kind: 'class', source });

/** Alternatives; those of one character each are a class. */
function choiceOf(parts: readonly Syntax[]): Syntax {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const sources = parts.flatMap((part) => (part.kind === 'class' ? part.source : []));
  return sources.length === parts.length ? single(`[${sources.join('')}]`) : { kind: 'choice', parts };
}

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}' +
  '\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`;

/** The multi-character escapes, as classes. */
const classEscapes: Readonly<Record<string, string>> = {
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${nameStart}]`,
  I: `[^${nameStart}]`,
  c: `[${nameRest}]`,
  C: `[^${nameRest}]`,
};
const singleEscapes: Readonly<Record<string, string>> = { n: '\\n', r: '\\r', t: '\\t' };
const escapable = '\\|.-^?*+{}()[]$';
const depthLimit = 200;

/** A character as it may stand anywhere in a JavaScript expression. */
const literal = (character: string): string =>
  /^[0-9A-Za-z]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

class Reader {
  at = 0;
  private readonly characters: readonly string[];

  constructor(pattern: string) {
    this.characters = [...pattern];
  }

  done = (): boolean => this.at >= this.characters.length;
  next = (): string => this.characters[this.at] ?? '';

  private take(): string {
    if (this.done()) throw new RegexProblem('the expression ends too early');
    return this.characters[this.at++] ?? '';
  }

  private skip(expected: string): boolean {
    if (this.next() !== expected) return false;
    this.at++;
    return true;
  }

  private expect(expected: string): void {
    if (!this.skip(expected)) throw new RegexProblem(`a ${JSON.stringify(expected)} is missing`);
  }

  alternatives(depth: number): Syntax {
    if (depth > depthLimit) throw new RegexProblem(`it nests deeper than ${depthLimit} groups`);
    const branches = [this.branch(depth)];
    while (this.skip('|')) branches.push(this.branch(depth));
    return choiceOf(branches);
  }

  private branch(depth: number): Syntax {
    const parts: Syntax[] = [];
    while (!this.done() && this.next() !== '|' && this.next() !== ')')
      parts.push(this.quantified(this.atom(depth)));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'sequence', parts };
  }

  private atom(depth: number): Syntax {
    const character = this.take();
    if (character === '(') {
      const inner = this.alternatives(depth + 1);
      this.expect(')');
      return inner;
    }
    if (character === '[') return single(this.characterClass(depth));
    if (character === '.') return single('[^\\n\\r]');
    if (character === '\\') return single(this.escape());
    if ('?*+{}]'.includes(character))
      throw new RegexProblem(`the ${JSON.stringify(character)} has nothing to act on`);
    return single(literal(character));
  }

  private quantified(part: Syntax): Syntax {
    if (this.skip('?')) return { kind: 'repeat', part, least: 0, most: 1 };
    if (this.skip('*')) return { kind: 'repeat', part, least: 0, most: Infinity };
    if (this.skip('+')) return { kind: 'repeat', part, least: 1, most: Infinity };
    if (!this.skip('{')) return part;
    let inner = '';
    while (!this.done() && this.next() !== '}') inner += this.take();
    this.expect('}');
    const bounds = /^(\d+)(,(\d*))?$/.exec(inner);
    if (!bounds) throw new RegexProblem(`{${inner}} is not a number of times`);
    const least = Number(bounds[1]);
    const most = bounds[3] ? Number(bounds[3]) : bounds[2] ? Infinity : least;
    if (most < least) throw new RegexProblem(`{${inner}} counts backwards`);
    return { kind: 'repeat', part, least, most };
  }

  /** An escape, as something that can stand alone or in a class. */
  private escape(): string {
    const character = this.take();
    const whole = classEscapes[character];
    if (whole !== undefined) return whole;
    const control = singleEscapes[character];
    if (control !== undefined) return control;
    if (character === 'p' || character === 'P') return this.property(character === 'P');
    if (escapable.includes(character)) return literal(character);
    throw new RegexProblem(`\\${character} is no escape`);
  }

  private property(negated: boolean): string {
    this.expect('{');
    let name = '';
    while (!this.done() && this.next() !== '}') name += this.take();
    this.expect('}');
    if (!name.startsWith('Is')) {
      if (!/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) {
        throw new RegexProblem(`there is no category of characters named ${JSON.stringify(name)}`);
      }
      return `\\${negated ? 'P' : 'p'}{${name}}`;
    }
    const range = blockRange(name.slice(2));
    if (range === undefined)
      throw new RegexProblem(`there is no block of characters named ${JSON.stringify(name)}`);
    return `[${negated ? '^' : ''}${range}]`;
  }

  /** After `[`: a class, with subtraction: `[a-z-[aeiou]]`. */
  private characterClass(depth: number): string {
    if (depth > depthLimit) throw new RegexProblem(`it nests deeper than ${depthLimit} groups`);
    const negated = this.skip('^');
    let members = '';
    let subtracted: string | undefined;
    while (!this.skip(']')) {
      if (this.next() === '-' && this.characters[this.at + 1] === '[') {
        this.at += 2;
        subtracted = this.characterClass(depth + 1);
        this.expect(']');
        break;
      }
      members += this.classMember();
    }
    if (members === '') throw new RegexProblem('a class of characters is empty');
    const base = `[${negated ? '^' : ''}${members}]`;
    return subtracted === undefined ? base : `[${base}--${subtracted}]`;
  }

  private classMember(): string {
    const start = this.classCharacter();
    const follows = this.characters[this.at + 1];
    if (this.next() !== '-' || follows === ']' || follows === '[' || follows === undefined)
      return start.source;
    if (start.character === undefined) throw new RegexProblem('a class of characters cannot begin a range');
    this.at++;
    const end = this.classCharacter();
    if (end.character === undefined) throw new RegexProblem('a class of characters cannot end a range');
    if ((end.character.codePointAt(0) ?? 0) < (start.character.codePointAt(0) ?? 0)) {
      throw new RegexProblem(`the range ${start.character}-${end.character} goes backwards`);
    }
    return `${start.source}-${end.source}`;
  }

  private classCharacter(): { source: string; character?: string } {
    const character = this.take();
    if (character === '[') throw new RegexProblem('a "[" in a class of characters must be escaped');
    if (character !== '\\') return { source: literal(character), character };
    const escaped = this.next();
    const source = this.escape();
    if (singleEscapes[escaped] !== undefined)
      return { source, character: { n: '\n', r: '\r', t: '\t' }[escaped] ?? escaped };
    return escapable.includes(escaped) ? { source, character: escaped } : { source };
  }
}
