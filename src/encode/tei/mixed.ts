/** A stretch of the transcript as TEI content: words, the parts among them, and `lb` and `pb` in the gaps. */
import type { Span } from '../../source/source.js';
import { element, type XmlContent, type XmlElement } from '../../xml/build.js';
import { isBlockElement, isGapAt, isWhiteSpace } from '../../xml/layout.js';
import type { Part } from '../instrument.js';
import { bounds, isEmpty, isPoint } from './bounds.js';
import { type Content, rows } from './elements.js';
import { plain, responsibility, type Scope, withoutForbidden } from './scope.js';

/** Renders the parts that are not phrases: lists, tables, quotations (see sequence.ts). Given, to keep the two files apart. */
export type Containers = (part: Part, scope: Scope) => XmlContent[] | undefined;

/** Content under construction. A gap is kept back until what follows it is known. */
class Mixed {
  readonly content: XmlContent[] = [];
  private text = '';
  private gap: string | undefined;
  private runsOn = false;
  private breaks: Part[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly keepSpaces: boolean,
  ) {}

  /** The transcript from one offset to another, with no part in it. */
  stretch(start: number, end: number): void {
    const { text } = this.scope;
    for (let at = start; at < end; ) {
      const from = at;
      if (isGapAt(text, at)) {
        while (at < end && isGapAt(text, at)) at++;
        this.addGap(from, at);
      } else {
        at = this.scope.hasForbidden ? wordEnd(text, at, end) : lineEnd(text, at, end);
        this.flush(false);
        const words = text.slice(from, at);
        this.text += this.scope.hasForbidden ? withoutForbidden(words) : words;
      }
    }
  }

  private addGap(start: number, end: number): void {
    const gap = this.scope.text.slice(start, end);
    if (/\s/u.test(gap)) this.gap = (this.gap ?? '') + gap;
    for (let at = start; at < end && !this.runsOn && this.scope.runsOn.size > 0; at++)
      this.runsOn = this.scope.runsOn.has(at);
  }

  pageBreak(part: Part): void {
    this.breaks.push(part);
  }

  append(content: readonly XmlContent[]): void {
    const first = content[0];
    if (first === undefined) return;
    this.flush(isBlock(first));
    for (const item of content) {
      if (typeof item === 'string') this.text += item;
      else {
        this.endText();
        this.content.push(item);
      }
    }
  }

  /** Writes the gap that was kept back: a line end as `lb`, a page break as `pb`, white space as one space. */
  private flush(blockFollows: boolean): void {
    const { gap, runsOn, breaks } = this;
    if (gap === undefined && breaks.length === 0) return;
    this.gap = undefined;
    this.runsOn = false;
    this.breaks = [];
    const lineEnd = gap !== undefined && /[\n\r]/.test(gap);
    const last = this.text === '' ? this.content.at(-1) : undefined;
    const atBlock = blockFollows || (last !== undefined && isBlock(last));
    const noBreak = runsOn ? 'no' : undefined;
    if (gap !== undefined && !runsOn) this.text += lineEnd ? '\n' : this.space(gap);
    for (const part of breaks) this.push(pageBreak(part, this.scope, noBreak));
    if (!lineEnd || (atBlock && !runsOn)) return;
    this.push(element('lb', { break: noBreak }));
    if (this.keepSpaces)
      this.text += gap
        .slice(Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) + 1)
        .replace(/[^ \t]/g, '');
  }

  /** One space; a no-break space stays one; in verbatim blocks as many as there are. */
  private space(gap: string): string {
    if (this.keepSpaces && /^[ \t]+$/.test(gap)) return gap;
    return gap === '\u00a0' || gap === '\u202f' ? gap : ' ';
  }

  private push(item: XmlElement): void {
    this.endText();
    this.content.push(item);
  }

  private endText(): void {
    if (this.text !== '') this.content.push(this.text);
    this.text = '';
  }

  finish(): XmlContent[] {
    this.gap = undefined;
    this.flush(false);
    this.endText();
    return this.content;
  }
}

/** The end of a word: what XML forbids counts to the gap after it. */
function wordEnd(text: string, start: number, end: number): number {
  let at = start + 1;
  while (at < end && !isWhiteSpace(text.charCodeAt(at))) at++;
  while (at > start + 1 && isGapAt(text, at - 1)) at--;
  return at;
}

/** The end of words that are parted by single spaces: they are as they will be, and are taken together. */
function lineEnd(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isWhiteSpace(unit)) continue;
    if (unit !== 32 || at + 1 >= end || isWhiteSpace(text.charCodeAt(at + 1))) return at;
  }
  return end;
}

const isBlock = (item: XmlContent): boolean =>
  typeof item !== 'string' &&
  'name' in item &&
  isBlockElement(item.name) &&
  item.attributes.type !== 'editorial';

function pageBreak(part: Part, scope: Scope, noBreak?: string): XmlElement {
  const made = element('pb', {
    'xml:id': scope.identifiers.ids.get(part),
    n: part.n === undefined ? undefined : plain(part.n).replace(/ /g, '') || undefined,
    break: noBreak,
    ...responsibility(scope, part),
  });
  return originatingIn(made, { source: scope.instrument.source, start: part.start, end: part.end });
}

/** The content of a part: its words, and its parts as elements where `holds` allows them. */
export function mixed(
  part: {
    readonly start: number;
    readonly end: number;
    readonly parts: readonly Part[];
    readonly kind?: string;
  },
  holds: Content,
  scope: Scope,
  containers: Containers,
): XmlContent[] {
  const { start, end } = bounds(scope.text, part);
  if (holds === 'plain') return [plain(scope.text.slice(start, end))];
  const out = new Mixed(scope, part.kind === 'verbatim');
  let at = start;
  for (const child of part.parts) {
    if (child.kind === 'pageBreak') {
      out.stretch(at, Math.max(at, Math.min(child.end, end)));
      out.pageBreak(child);
      at = Math.max(at, Math.min(child.end, end));
      continue;
    }
    if (isEmpty(scope.text, child)) continue;
    const place = bounds(scope.text, child);
    out.stretch(at, place.start);
    out.append(inline(child, holds, scope, containers));
    at = Math.max(at, place.end);
  }
  out.stretch(at, end);
  return out.finish();
}

/** A part among words: as its own element where that may stand here, else its content alone. */
export function inline(part: Part, holds: Content, scope: Scope, containers: Containers): XmlContent[] {
  if (isPoint(part)) return [point(part, holds, scope)].flat();
  if (part.kind === 'correction' || part.kind === 'regularisation') return [choice(part, scope, containers)];
  const row = rows[part.kind];
  const unanchored = part.kind === 'noteReference' && !isAnchored(part, scope);
  if (row === undefined || unanchored || !row.inside.includes(holds)) {
    if (holds === 'flow' && asParagraph.has(part.kind))
      return [withOrigin(elementOf('p', {}, mixed(part, 'paragraph', scope, containers)), part, scope)];
    const asLabel = unanchored && rows.label?.inside.includes(holds);
    const content = mixed(part, asLabel ? 'phrase' : holds, scope, containers);
    return asLabel ? [element('label', {}, ...content)] : content;
  }
  return containers(part, scope) ?? [asElement(part, scope, containers)];
}

/** Kinds that head or close a division; in an item, a note or a quotation they are paragraphs. */
const asParagraph = new Set<Part['kind']>([
  'head',
  'translationMark',
  'titlePart',
  'opener',
  'closer',
  'dateline',
  'salute',
  'signature',
]);

const isAnchored = (part: Part, scope: Scope): boolean => {
  const note = part.target === undefined ? undefined : scope.identifiers.keys.get(part.target);
  return note !== undefined && scope.identifiers.ids.has(note);
};

/** An element of any number of children: more than a call can have arguments. */
export const elementOf = (
  name: string,
  attributes: XmlElement['attributes'],
  children: readonly XmlContent[],
): XmlElement => ({ name, attributes, children, origin: undefined });

/** A part as the element of its row; undefined origin where it holds no word. */
export function asElement(part: Part, scope: Scope, containers: Containers, name?: string): XmlElement {
  const row = rows[part.kind];
  return {
    name: name ?? row?.name ?? 'p',
    attributes: row?.attributes?.(part, scope) ?? {},
    children: mixed(part, row?.holds ?? 'paragraph', scope, containers),
    origin: originOf(part, scope),
  };
}

/** An element with the place in the transcript of the part it came from. */
export function withOrigin(made: XmlElement, part: { start: number; end: number }, scope: Scope): XmlElement {
  return originatingIn(made, originOf(part, scope));
}

const originatingIn = ({ name, attributes, children }: XmlElement, origin: Span): XmlElement => ({
  name,
  attributes,
  children,
  origin,
});

function originOf(part: { start: number; end: number }, scope: Scope): Span {
  const { start, end } = bounds(scope.text, part);
  return { source: scope.instrument.source, start, end };
}

/** What the editor adds at a place: supplied words, a note of the edition. */
function point(part: Part, holds: Content, scope: Scope): XmlContent[] {
  const value = withoutForbidden(part.value ?? '');
  if (part.kind === 'pageBreak') return [pageBreak(part, scope)];
  const made =
    part.kind === 'supplied'
      ? element('supplied', { reason: reason(part), ...responsibility(scope, part) }, value)
      : element('note', { type: 'editorial', resp: '#editor', ...responsibility(scope, part) }, plain(value));
  return holds === 'plain' ? [] : [withOrigin(made, part, scope)];
}

/** @reason is words without spaces; the editor writes a phrase. */
const reason = (part: Part): string | undefined =>
  plain(part.editorial?.reason ?? '')
    .replace(/\p{C}/gu, '')
    .replace(/ /g, '-') || undefined;

/** What stands there beside what the editor reads. */
function choice(part: Part, scope: Scope, containers: Containers): XmlElement {
  const [as, read] = part.kind === 'correction' ? ['sic', 'corr'] : ['orig', 'reg'];
  const made = element(
    'choice',
    {},
    element(as ?? 'sic', {}, ...mixed(part, 'phrase', scope, containers)),
    element(read ?? 'corr', responsibility(scope, part), plain(part.value ?? '')),
  );
  return withOrigin(made, part, scope);
}
