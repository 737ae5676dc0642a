/** Words of the compact syntax (RELAX NG Compact Syntax, sections 2 and 3): a schema's text to tokens with places. */
import { isNameRest, nameEnd } from '../../../xml/characters.js';

export type TokenKind = 'name' | 'quoted' | 'cname' | 'nsname' | 'literal' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Names without prefix and symbols as they are; of a literal, what it says. */
  readonly text: string;
  /** Of `cname` and `nsname`. */
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
}

export class CompactProblem extends Error {
  constructor(
    message: string,
    readonly start: number,
    readonly end: number = start + 1,
  ) {
    super(message);
  }
}

/** Line ends are read as this, so that an escaped line feed, which a literal may hold, can be told from a real one. */
const lineEnd = '\u0000';

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** Section 3.1: escapes read, line ends marked; `offsets` leads back, and is undefined where nothing moved. */
function preprocess(source: string): { text: string; offsets: number[] | undefined } {
  if (!/\r\n|\\x+\{/.test(source)) return { text: source.replace(/[\r\n]/g, lineEnd), offsets: undefined };
  let text = '';
  const offsets: number[] = [];
  const pieces = /\r\n|\\x+\{(?:([0-9A-Fa-f]{1,8})\}|)|[\s\S]/gu;
  for (const match of source.matchAll(pieces)) {
    const code = match[1] === undefined ? undefined : Number.parseInt(match[1], 16);
    const isEscape = match[0].startsWith('\\x');
    if (isEscape && (code === undefined || !isXmlCharacter(code))) {
      throw new CompactProblem(
        'This escape is no character of XML.',
        match.index,
        match.index + match[0].length,
      );
    }
    const piece = code === undefined ? match[0].replace(/\r\n|[\r\n]/, lineEnd) : String.fromCodePoint(code);
    for (let i = 0; i < piece.length; i++) offsets.push(match.index + (code === undefined ? i : 0));
    text += piece;
  }
  offsets.push(source.length);
  return { text, offsets };
}

const symbols = ['|=', '&=', '>>', '=', '{', '}', '(', ')', ',', '&', '|', '?', '*', '+', '-', '[', ']', '~'];

/** The tokens of a schema, with an `end` at the end. */
export function tokens(source: string): Token[] {
  const { text, offsets } = preprocess(source);
  const found: Token[] = [];
  const place = (at: number): number => offsets?.[at] ?? at;
  const add = (kind: TokenKind, word: string, start: number, end: number, prefix = ''): number => {
    found.push({ kind, text: word, prefix, start: place(start), end: place(end) });
    return end;
  };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t' || character === lineEnd || character === '\n') at++;
    else if (character === '#') at = commentEnd(text, at);
    else if (character === '"' || character === "'") at = literal(text, at, place, add);
    else if (character === '\\')
      at = add(
        'quoted',
        text.slice(at + 1, ncNameEnd(text, at + 1, place)),
        at,
        ncNameEnd(text, at + 1, place),
      );
    else if (ncNameEnd(text, at) > at) at = name(text, at, add);
    else {
      const symbol = symbols.find((one) => text.startsWith(one, at));
      if (symbol === undefined)
        throw new CompactProblem(`${JSON.stringify(character)} is no part of the compact syntax.`, place(at));
      at = add('symbol', symbol, at, at + symbol.length);
    }
  }
  add('end', '', text.length, text.length);
  return found;
}

function commentEnd(text: string, at: number): number {
  const end = text.indexOf(lineEnd, at);
  return end < 0 ? text.length : end;
}

/** The end of a name without colon; `at` where there is none (an error, if `place` is given to show it). */
function ncNameEnd(text: string, at: number, place?: (at: number) => number): number {
  let end = text.charAt(at) === ':' ? at : nameEnd(text, at);
  const colon = text.slice(at, end).indexOf(':');
  if (colon >= 0) end = at + colon;
  if (end === at && place) throw new CompactProblem('A name is missing after the backslash.', place(at));
  return end;
}

type Add = (kind: TokenKind, word: string, start: number, end: number, prefix?: string) => number;

/** A name, a name with a prefix, or `prefix:*`. */
function name(text: string, at: number, add: Add): number {
  const end = ncNameEnd(text, at);
  const prefix = text.slice(at, end);
  if (text.charAt(end) === ':') {
    if (text.charAt(end + 1) === '*') return add('nsname', prefix, at, end + 2, prefix);
    const last = ncNameEnd(text, end + 1);
    if (last > end + 1 && !isNameRest(text.charCodeAt(last)))
      return add('cname', text.slice(end + 1, last), at, last, prefix);
  }
  return add('name', prefix, at, end);
}

function literal(text: string, at: number, place: (at: number) => number, add: Add): number {
  const quote = text.charAt(at);
  const delimiter = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  const start = at + delimiter.length;
  const end = text.indexOf(delimiter, start);
  const line = text.indexOf(lineEnd, start);
  if (end < 0 || (delimiter.length === 1 && line >= 0 && line < end)) {
    throw new CompactProblem('The text that begins here has no end.', place(at));
  }
  return add('literal', text.slice(start, end).replaceAll(lineEnd, '\n'), at, end + delimiter.length);
}
