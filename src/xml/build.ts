/** Documents as values, to be written by `write.ts`: elements made with `element('p', { n: '1' }, …)`. */
import type { Span } from '../source/source.js';

export interface XmlElement {
  readonly name: string;
  /** By qualified name, in the order in which they are written; undefined ones are left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlContent[];
  /** Where in the transcript this came from. */
  readonly origin?: Span | undefined;
}
export interface XmlComment {
  readonly comment: string;
}
export interface XmlInstruction {
  readonly target: string;
  readonly data: string;
}
export type XmlContent = string | XmlElement | XmlComment;

export interface XmlDocument {
  readonly prolog: readonly (XmlComment | XmlInstruction)[];
  readonly root: XmlElement;
}

/** Makes an element. False, null and undefined children are left out, so that optional parts can be written in place. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (XmlContent | false | null | undefined)[]
): XmlElement {
  return {
    name,
    attributes,
    children: children.filter(
      (child): child is XmlContent =>
        child !== false && child !== null && child !== undefined && child !== '',
    ),
    origin: undefined,
  };
}
