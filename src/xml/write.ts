/**
 * The one writer of documents: values made with `build.ts` in, text out. Parsing the text gives the values back, character
 * for character, but for the white space that indentation adds; and that stands only between the children of
 * elements that have no text of their own by definition (a header, a division), never in mixed content.
 */
import type { Span } from '../source/source.js';
import type { XmlContent, XmlDocument, XmlElement } from './build.js';
import { describe, illegalCharacter, nameEnd } from './characters.js';
import { elementOnly } from './elementOnly.js';
import { escapeAttribute, escapeText } from './escape.js';

export interface WriteOptions {
  /** One level of indentation; '' for none, and no line breaks either. Two spaces unless given. */
  readonly indent?: string;
  /** Which elements may be indented within: those whose content is elements alone. TEI's unless given. */
  readonly elementOnly?: (name: string) => boolean;
}

export interface Written {
  /** UTF-8 is declared; every line end is a line feed. */
  readonly text: string;
  /** By row of the tree that parsing `text` gives: where each node came from. A text comes from where its element does. */
  readonly origins: readonly (Span | undefined)[];
}

/** An element whose children are being written. */
interface Frame {
  readonly element: XmlElement;
  /** The line break and indentation before each child, or '' where nothing may be added. */
  readonly gap: string;
  next: number;
}

/**
 * Writes a document.
 *
 * @throws RangeError where a value cannot be in any XML: a control character, “--” in a comment, a name that is none.
 * Such values are a bug of the caller, who is to filter or report them.
 */
export function writeXml(document: XmlDocument, options: WriteOptions = {}): Written {
  const writer = new Writer(options.indent ?? '  ', options.elementOnly ?? elementOnly);
  for (const item of document.prolog) {
    if ('comment' in item) writer.comment(item.comment);
    else writer.instruction(item.target, item.data);
    writer.text += '\n';
  }
  writer.element(document.root);
  return { text: `${writer.text}\n`, origins: writer.origins };
}

class Writer {
  text = '<?xml version="1.0" encoding="UTF-8"?>\n';
  readonly origins: (Span | undefined)[] = [undefined];
  private readonly frames: Frame[] = [];
  private readonly names = new Set<string>();
  private inText = false;

  constructor(
    private readonly indent: string,
    private readonly mayIndent: (name: string) => boolean,
  ) {}

  /** An element and all below it; by a stack of its own, for depth must cost nothing. */
  element(root: XmlElement): void {
    this.open(root, true);
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const child = frame.element.children[frame.next++];
      if (child === undefined) this.close(frame);
      else this.child(child, frame);
    }
  }

  private child(child: XmlContent, frame: Frame): void {
    if (frame.gap !== '') this.gap(frame.gap, frame.element.origin);
    if (typeof child === 'string') this.characters(child, frame.element.origin);
    else if ('comment' in child) this.comment(child.comment);
    else this.open(child, frame.gap !== '');
  }

  /** Writes the start tag; the rest follows when the frame is worked through. */
  private open(element: XmlElement, indented: boolean): void {
    const { attributes } = element;
    this.row(element.origin);
    let tag = `<${this.name(element.name)}`;
    for (const name of Object.keys(attributes)) {
      const value = attributes[name];
      if (value !== undefined) tag += ` ${this.name(name)}="${inValue(value)}"`;
    }
    if (element.children.every((child) => child === '')) {
      this.text += `${tag}/>`;
      return;
    }
    this.text += `${tag}>`;
    const gap = indented && this.isElementOnly(element) ? `\n${this.indent.repeat(this.depth() + 1)}` : '';
    this.frames.push({ element, gap, next: 0 });
  }

  private close(frame: Frame): void {
    this.frames.pop();
    if (frame.gap !== '') this.gap(`\n${this.indent.repeat(this.depth())}`, frame.element.origin);
    this.text += `</${frame.element.name}>`;
    this.inText = false;
  }

  private depth(): number {
    return this.frames.length;
  }

  private isElementOnly({ name, attributes, children }: XmlElement): boolean {
    return (
      this.indent !== '' &&
      this.mayIndent(name) &&
      attributes['xml:space'] !== 'preserve' &&
      !children.some((child) => typeof child === 'string')
    );
  }

  private characters(text: string, origin: Span | undefined): void {
    if (text === '') return;
    if (!this.inText) this.row(origin);
    this.inText = true;
    this.text += inText(text);
  }

  private gap(space: string, origin: Span | undefined): void {
    this.row(origin);
    this.text += space;
  }

  comment(comment: string): void {
    if (/--|-$|\r/.test(comment))
      throw new RangeError(`a comment cannot hold “--” or a carriage return: ${comment}`);
    this.row(undefined);
    this.text += `<!--${checked(comment)}-->`;
  }

  instruction(target: string, data: string): void {
    if (/\?>|\r|^[ \t\n]/.test(data)) throw new RangeError(`an instruction cannot hold ${data}`);
    this.row(undefined);
    this.text += data === '' ? `<?${this.name(target)}?>` : `<?${this.name(target)} ${checked(data)}?>`;
  }

  /** A name that may stand in XML; each is looked at once. */
  private name(name: string): string {
    if (!this.names.has(name)) this.names.add(checkedName(name));
    return name;
  }

  /** Every node that parsing will find is counted here, in its order. */
  private row(origin: Span | undefined): void {
    this.inText = false;
    this.origins.push(origin);
  }
}

// Most texts and values can be written as they are, and one expression finds that out.
const inText = (text: string): string => (special.test(text) ? escapeText(checked(text)) : text);
const inValue = (value: string): string =>
  specialInValue.test(value) ? escapeAttribute(checked(value)) : value;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids, and what has to be escaped
const special = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids, and what has to be escaped
const specialInValue = /[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/;

function checked(text: string): string {
  const at = illegalCharacter(text);
  if (at >= 0) throw new RangeError(`${describe(text, at)} cannot be written in XML`);
  return text;
}

function checkedName(name: string): string {
  if (name === '' || nameEnd(name, 0) !== name.length) throw new RangeError(`“${name}” is not a name in XML`);
  return name;
}
