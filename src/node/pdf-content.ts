/**
 * What the content of a page shows (PDF 1.7, 9.4 and 14.6 to 14.9): its texts, as their characters are told by the fonts
 * and by replacement texts (`ActualText`), each with its place and the number of its marked content.
 */
import {
  type Dictionary,
  dictionary,
  isDictionary,
  isOperator,
  isReference,
  isString,
  list,
  ObjectReader,
  type PdfFile,
  textOf,
  utf16,
  type Value,
} from './pdf-objects.js';

/** A text that is shown in one piece. Artifacts are none. */
export interface Piece {
  readonly text: string;
  /** Its number in the structure; absent where it is in none. */
  readonly mark?: number;
  /** Where it begins, in points from the left edge. */
  readonly x: number;
  /** Pieces of one line of the page have one number. */
  readonly line: number;
}

/** By the code of a character, what it reads as; and how many bytes a code has. */
interface Font {
  readonly width: number;
  readonly characters: ReadonlyMap<number, string>;
}

/** Reads pages of one file: fonts are read once. */
export function contentReader(file: PdfFile): (page: Dictionary) => Piece[] {
  const fonts = new Map<Value, Font>();
  const fontOf = (value: Value): Font => {
    const key = isReference(value) ? value.object : value;
    const font = fonts.get(key) ?? readFont(file.stream(dictionary(file.resolve(value)).get('ToUnicode')));
    fonts.set(key, font);
    return font;
  };
  return (page) => {
    const content = list(file.resolve(page.get('Contents')) === undefined ? undefined : page.get('Contents'));
    const named = dictionary(file.resolve(dictionary(file.resolve(page.get('Resources'))).get('Font')));
    const walk = new Content((name) => fontOf(named.get(name)));
    walk.read(content.map((part) => file.stream(part)).join('\n'));
    return walk.pieces;
  };
}

/** A map of codes to characters (9.10.3): of it, what it says of single codes and of ranges. */
function readFont(map: string): Font {
  const characters = new Map<number, string>();
  const reader = new ObjectReader(map);
  let width = 2;
  let operands: Value[] = [];
  const code = (value: Value): number =>
    isString(value) ? [...value.bytes].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0) : 0;
  const ends: Readonly<Record<string, () => void>> = {
    endcodespacerange: () => {
      if (isString(operands[0])) width = operands[0].bytes.length;
    },
    endbfchar: () => {
      for (let at = 0; at + 1 < operands.length; at += 2) set(code(operands[at]), operands[at + 1]);
    },
    endbfrange: () => {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const [first, last, to] = [code(operands[at]), code(operands[at + 1]), operands[at + 2]];
        for (let one = first; one <= last; one++)
          set(one, Array.isArray(to) ? to[one - first] : to, Array.isArray(to) ? 0 : one - first);
      }
    },
  };
  const set = (from: number, to: Value, after = 0): void => {
    if (!isString(to)) return;
    const text = utf16(to.bytes);
    characters.set(
      from,
      text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) || 0) + after),
    );
  };
  while (!reader.done) {
    const value = reader.next();
    if (!isOperator(value)) operands.push(value);
    else {
      ends[value.operator]?.();
      operands = [];
    }
  }
  return { width, characters };
}

/** [a b c d e f]: x′ = ax + cy + e, y′ = bx + dy + f. */
type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

/** A sequence of marked content that is open. */
interface Mark {
  readonly number?: number | undefined;
  readonly artifact: boolean;
  /** What is said instead of what is shown. */
  readonly instead?: string | undefined;
  /** Shown from left to right, and read from right to left. */
  readonly reversed: boolean;
  /** What it shows, where it is read as a whole; and where that begins. */
  readonly shown: string[];
  place?: { readonly x: number; readonly y: number; readonly size: number };
}

/** Letters that are read from right to left. */
const rightToLeft =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const allRightToLeft = new RegExp(rightToLeft, 'gu');

class Content {
  readonly pieces: Piece[] = [];
  private matrix = identity;
  private readonly saved: Matrix[] = [];
  /** Where the line of text begins; what is shown on it in several pieces has one place. */
  private text = identity;
  private leading = 0;
  private font: Font | undefined;
  private size = 0;
  private readonly marks: Mark[] = [];
  private line = 0;
  /** The last piece was passed over: it was a sign of the one before it. */
  private paired = false;
  /** The last piece was shown by the same text object. */
  private sameText = false;
  private last: { readonly y: number; readonly size: number } | undefined;
  /** Of this text object, what was shown character by character, and the piece it became. */
  private shown: { readonly characters: readonly string[]; readonly at: number }[] = [];

  constructor(private readonly fontNamed: (name: string) => Font) {}

  read(content: string): void {
    const reader = new ObjectReader(content);
    let operands: Value[] = [];
    while (!reader.done) {
      const value = reader.next();
      if (!isOperator(value)) operands.push(value);
      else {
        this.operators[value.operator]?.(operands);
        operands = [];
      }
    }
  }

  /** Those that show text, place it, or mark it; all others draw. */
  private readonly operators: Readonly<Record<string, (operands: readonly Value[]) => void>> = {
    q: () => this.saved.push(this.matrix),
    Q: () => {
      this.matrix = this.saved.pop() ?? identity;
    },
    cm: (operands) => {
      this.matrix = times(matrixOf(operands), this.matrix);
    },
    BT: () => {
      this.sameText = false;
      this.text = identity;
      this.shown = [];
    },
    ET: () => this.turn(),
    Tm: (operands) => {
      this.text = matrixOf(operands);
    },
    Td: ([x, y]) => this.move(number(x), number(y)),
    TD: ([x, y]) => {
      this.leading = -number(y);
      this.move(number(x), number(y));
    },
    TL: ([leading]) => {
      this.leading = number(leading);
    },
    'T*': () => this.move(0, -this.leading),
    Tf: ([name, size]) => {
      this.font = this.fontNamed(typeof name === 'string' ? name : '');
      this.size = number(size);
    },
    Tj: ([text]) => this.show([text]),
    TJ: ([items]) => this.show(list(items)),
    "'": ([text]) => {
      this.move(0, -this.leading);
      this.show([text]);
    },
    '"': ([, , text]) => {
      this.move(0, -this.leading);
      this.show([text]);
    },
    BMC: ([tag]) => this.open(tag, undefined),
    BDC: ([tag, properties]) => this.open(tag, properties),
    EMC: () => this.close(),
  };

  private move(x: number, y: number): void {
    this.text = times([1, 0, 0, 1, x, y], this.text);
  }

  private open(tag: Value, properties: Value): void {
    const said = isDictionary(properties) ? properties : undefined;
    const mark = said?.get('MCID');
    this.marks.push({
      number: typeof mark === 'number' ? mark : undefined,
      artifact: tag === 'Artifact',
      instead: textOf(said?.get('ActualText')),
      reversed: tag === 'ReversedChars',
      shown: [],
    });
  }

  /** What was read as a whole is part of the whole around it, or a piece. */
  private close(): void {
    const mark = this.marks.pop();
    if (mark?.place && (mark.instead !== undefined || mark.reversed)) {
      const text = mark.instead ?? mark.shown.reverse().join('');
      const whole = this.marks.findLast((one) => one.instead !== undefined || one.reversed);
      if (whole) whole.shown.push(text);
      else this.add(text, mark.place);
    }
  }

  private show(items: readonly Value[]): void {
    const whole = this.marks.filter((one) => one.instead !== undefined || one.reversed);
    const [, , , , x, y] = times(this.text, this.matrix);
    const place = { x, y, size: this.size * Math.abs(this.text[3] * this.matrix[3]) };
    const characters = items.flatMap((item) => (isString(item) ? this.charactersOf(item.bytes) : []));
    for (const one of whole) one.place ??= place;
    const last = whole.at(-1);
    if (last) last.shown.push(...characters);
    else {
      this.add(characters.join(''), place);
      this.shown.push({ characters, at: this.pieces.length - 1 });
    }
  }

  /** A text object runs in one direction, its characters from left to right: those that are read from right to left are turned. Figures are not. */
  private turn(): void {
    const from = this.shown[0]?.at;
    if (from === undefined) return;
    const text = this.pieces
      .slice(from)
      .map((piece) => piece.text)
      .join('');
    if (!rightToLeft.test(text) || /\p{L}/u.test(text.replace(allRightToLeft, ''))) return;
    for (const { characters, at } of this.shown) {
      const piece = this.pieces[at];
      if (piece?.text === characters.join(''))
        this.pieces[at] = { ...piece, text: [...characters].reverse().join('') };
    }
  }

  private charactersOf(bytes: string): string[] {
    const { width, characters } = this.font ?? readFont('');
    const texts: string[] = [];
    for (let at = 0; at < bytes.length; at += width) {
      let code = 0;
      for (let byte = at; byte < at + width; byte++) code = code * 256 + (bytes.charCodeAt(byte) || 0);
      texts.push(characters.get(code) ?? '\ufffd');
    }
    return texts;
  }

  private add(text: string, { x, y, size }: { x: number; y: number; size: number }): void {
    if (this.marks.some(({ artifact }) => artifact)) return;
    // Raised and lowered signs are within the line; the next line is further.
    if (this.last && Math.abs(this.last.y - y) > 0.8 * Math.max(size, this.last.size)) this.line++;
    this.last = { y, size };
    const mark = this.marks.findLast((one) => one.number !== undefined)?.number;
    const piece = { text, x, line: this.line, ...(mark === undefined ? {} : { mark }) };
    const before = this.pieces.at(-1);
    const twice = before?.line === piece.line ? isTwice(before, piece) : undefined;
    if (twice === 'after' && !this.paired && !this.sameText) this.paired = true;
    else {
      if (twice === 'before') this.pieces.pop();
      this.pieces.push(piece);
      this.paired = false;
    }
    this.sameText = true;
  }
}

/**
 * Where a sign is moved up or down, Typst 0.14 shows it apart from its letters, and both read as the whole: before them
 * at their place, where they are read from right to left; else after them.
 */
function isTwice(one: Piece, other: Piece): 'before' | 'after' | undefined {
  if (Math.abs(one.x - other.x) < 0.01 && /^.+\p{M}/su.test(one.text) && other.text.endsWith(one.text))
    return 'before';
  return /^\P{M}\p{M}+$/u.test(other.text) && one.text.endsWith(other.text) ? 'after' : undefined;
}

const number = (value: Value): number => (typeof value === 'number' ? value : 0);
const matrixOf = ([a, b, c, d, e, f]: readonly Value[]): Matrix => [
  number(a),
  number(b),
  number(c),
  number(d),
  number(e),
  number(f),
];
