/** What the internal subset declares, and the budget that keeps entities from growing without bound. */
import type { Span } from '../source/source.js';
import { isCharacter } from './characters.js';
import type { Input } from './input.js';

export interface Entity {
  readonly name: string;
  /** The replacement text; undefined where the entity is outside the document, and so is never read. */
  readonly text: string | undefined;
  /** True for an entity with a notation (NDATA): it may be named, not referred to. */
  readonly unparsed: boolean;
  readonly declaration: Span;
}

/** An attribute of an ATTLIST. */
export interface AttributeDeclaration {
  readonly name: string;
  /** CDATA, ID, IDREF … or ENUMERATION. All but CDATA have their spaces collapsed. */
  readonly type: string;
  /** The normalised default or fixed value, where there is one. */
  readonly value: string | undefined;
}

/** The internal subset, read. */
export interface Doctype {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, AttributeDeclaration>>;
  /** True where declarations may exist that were not read: an external subset or parameter entity, and not standalone. */
  readonly partial: boolean;
  /** What is named in it, lies outside the document, and was not read. */
  readonly unread: readonly { readonly what: string; readonly start: number; readonly end: number }[];
}

const predefinedTexts: readonly (readonly [string, string])[] = [
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
];

/** Section 4.6: always there. They stand for characters, and so are not parsed again. */
export const predefined: ReadonlyMap<string, string> = new Map(predefinedTexts);

export const noDoctype: Doctype = { entities: new Map(), attributes: new Map(), partial: false, unread: [] };

/** Entities and defaulted attributes may add this many UTF-16 units to a document, beyond its own length. */
export const expansionAllowance = 4_000_000;
/** Entities may stand within entities this deep. */
export const expansionDepth = 100;

/** Counts what entities and defaulted attributes add: a few lines of DTD can otherwise stand for terabytes. */
export class Budget {
  private left: number;
  readonly limit: number;

  constructor(documentLength: number) {
    this.limit = documentLength + expansionAllowance;
    this.left = this.limit;
  }

  spend(amount: number, input: Input, start: number, end: number): void {
    this.left -= amount;
    if (this.left >= 0) return;
    input.fail(
      'xml/entity-expansion',
      start,
      end,
      `The entities and default values of this document come to more than ${this.limit.toLocaleString('en')} characters: the limit for a document of this length.`,
    );
  }
}

/** Reads a character reference at `&#`, and gives the characters; moves `input.at` behind it. */
export function characterReference(input: Input): string {
  const { text, at } = input;
  const form = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/y;
  form.lastIndex = at;
  const digits = form.exec(text);
  if (!digits) {
    input.fail(
      'xml/reference-malformed',
      at,
      at + 2,
      'This character reference is not complete: &#233; or &#xE9; was expected.',
    );
  }
  const [written] = digits;
  const point = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  if (!isCharacter(point)) {
    input.fail(
      'xml/character-illegal',
      at,
      at + written.length,
      `${written.length > 20 ? 'This reference' : written} stands for a character that XML does not allow.`,
    );
  }
  input.at = at + written.length;
  return String.fromCodePoint(point);
}

/** Reads the name in `&name;` or `%name;`; moves `input.at` behind it. */
export function entityName(input: Input): string {
  const { at } = input;
  input.at = at + 1;
  const following = input.text.charCodeAt(input.at);
  const ampersand = input.text[at] === '&';
  if (ampersand && (Number.isNaN(following) || following <= 32)) {
    input.fail(
      'xml/ampersand-unescaped',
      at,
      at + 1,
      'Found “&” on its own, where a reference such as &amp; was expected.',
    );
  }
  const name = input.name('xml/ampersand-unescaped', `after “${ampersand ? '&' : '%'}”`);
  if (!input.take(';')) {
    input.fail(
      ampersand ? 'xml/ampersand-unescaped' : 'xml/reference-malformed',
      at,
      input.at,
      `Found ${input.found(input.at)} after “${ampersand ? '&' : '%'}${name}”, where “;” was expected.`,
    );
  }
  return name;
}
