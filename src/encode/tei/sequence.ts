/**
 * The order that TEI asks for: what heads a division first, then blocks, then divisions, then what closes it.
 * Transcripts do not always keep to it. What comes too late for its place is put into a `div` of its own (type
 * `section`, without a number); what follows the closing of a division is handed up to stand after it. The words stay
 * in their order, whatever happens.
 */
import { element, type XmlContent, type XmlElement } from '../../xml/build.js';
import type { Part } from '../instrument.js';
import { bounds, isEmpty, isPoint } from './bounds.js';
import { divisionAttributes } from './elements.js';
import { asElement, elementOf, inline, mixed, withOrigin } from './mixed.js';
import type { Scope } from './scope.js';

type Place = 'anywhere' | 'top' | 'block' | 'loose' | 'closer' | 'division';

/** Where in a division a kind belongs. Kinds that are not named are blocks. */
const places: Readonly<Partial<Record<Part['kind'], Place>>> = {
  note: 'anywhere',
  furniture: 'anywhere',
  pageBreak: 'anywhere',
  editorNote: 'anywhere',
  head: 'top',
  translationMark: 'top',
  opener: 'top',
  dateline: 'loose',
  salute: 'loose',
  signature: 'loose',
  closer: 'closer',
  division: 'division',
};
const placeOf = (part: Part): Place => places[part.kind] ?? 'block';

/** How far a division has come: 'closed' is after a closer. */
type State = 'top' | 'blocks' | 'divisions' | 'closed';

interface Sequence {
  readonly content: XmlContent[];
  readonly state: State;
  /** What could not stand here any more. */
  readonly rest: readonly Part[];
}

/** The content of a division. Begins in state `from`: 'divisions' where another division came before. */
function sequence(all: readonly Part[], scope: Scope, from: State = 'top'): Sequence {
  const content: XmlContent[] = [];
  let queue = all.filter((part) => !isEmpty(scope.text, part));
  let state = from;
  let blocksFrom = -1; // where in content the blocks begin that a closer now closes
  for (let at = 0; at < queue.length; at++) {
    const part = queue[at];
    if (part === undefined) break;
    const place = settledPlace(queue, at, state);
    if (place === 'anywhere') content.push(...block(part, scope));
    else if (state === 'closed' && place !== 'closer') {
      // A block after a closer: what the closer closes becomes a section, unless divisions came before it.
      if (place === 'division' || blocksFrom < 0) return { content, state, rest: queue.slice(at) };
      content.push(elementOf('div', { type: 'section' }, content.splice(blocksFrom)));
      blocksFrom = -1;
      state = 'divisions';
      at--; // the same part again, in its new place
    } else if (place === 'top') {
      if (state === 'top') content.push(asElement(part, scope, container));
      else {
        queue = section(content, queue.slice(at), scope);
        at = -1;
        state = 'divisions';
        blocksFrom = -1;
      }
    } else if (place === 'block') {
      if (state === 'divisions') {
        queue = section(content, queue.slice(at), scope);
        at = -1;
        continue;
      }
      if (state === 'top') blocksFrom = content.length;
      content.push(...block(part, scope));
      state = 'blocks';
    } else if (place === 'division') {
      const { made, rest } = division(part, scope);
      content.push(made);
      if (rest.length > 0) {
        queue = [...rest, ...queue.slice(at + 1)];
        at = -1;
      }
      state = 'divisions';
      blocksFrom = -1;
    } else {
      const { before, closer } = closing(part, scope, state === 'top');
      if (state === 'top') blocksFrom = content.length;
      content.push(...before, ...closer);
      state = closer.length > 0 ? 'closed' : 'blocks';
    }
  }
  return { content, state, rest: [] };
}

/** Loose datelines, salutes and signatures head a division, close it, or are paragraphs of it, by what surrounds them. */
function settledPlace(queue: readonly Part[], at: number, state: State): Place {
  const part = queue[at];
  if (part === undefined) return 'anywhere';
  const place = placeOf(part);
  if (place !== 'loose') return place;
  if (state === 'top') return part.kind === 'signature' ? 'closer' : 'top';
  if (state === 'closed') return 'closer';
  return blocksFollow(queue, at + 1) ? 'block' : 'closer';
}

/** True where something other than closings follows before the next division. */
function blocksFollow(parts: readonly Part[], from: number): boolean {
  for (let at = from; at < parts.length; at++) {
    const part = parts[at];
    const place = part === undefined ? 'anywhere' : placeOf(part);
    if (place === 'division') return false;
    if (place === 'block' || place === 'top') return true;
  }
  return false;
}

/** Puts what comes too late into a section of its own, up to the next division or the closing of this one. */
function section(content: XmlContent[], queue: readonly Part[], scope: Scope): Part[] {
  let end = 1;
  for (const part of queue.slice(1)) {
    const place = placeOf(part);
    if (place === 'division') break;
    if ((place === 'closer' || place === 'loose') && !blocksFollow(queue, end)) break;
    end++;
  }
  const inner = sequence(queue.slice(0, end), scope);
  content.push(elementOf('div', { type: 'section' }, inner.content));
  return [...inner.rest, ...queue.slice(end)];
}

function division(part: Part, scope: Scope): { made: XmlElement; rest: readonly Part[] } {
  const inner = sequence(part.parts, scope);
  const made = elementOf('div', divisionAttributes(part, scope), inner.content);
  return { made: withOrigin(made, part, scope), rest: inner.rest };
}

/** A block where a division's blocks stand: its own element, or a paragraph with its words. */
function block(part: Part, scope: Scope): XmlContent[] {
  if (part.kind === 'titlePage')
    return part.parts.flatMap((child) => (isEmpty(scope.text, child) ? [] : block(child, scope)));
  if (isPoint(part) && part.kind !== 'supplied') return inline(part, 'flow', scope, container);
  if (placeOf(part) === 'anywhere' || blockKinds.has(part.kind))
    return container(part, scope) ?? [asElement(part, scope, container)];
  const around: Part = { kind: 'paragraph', start: part.start, end: part.end, parts: [part] };
  return [withOrigin(elementOf('p', {}, mixed(around, 'paragraph', scope, container)), part, scope)];
}
const blockKinds = new Set<Part['kind']>([
  'paragraph',
  'verbatim',
  'list',
  'table',
  'quote',
  'note',
  'furniture',
]);

/**
 * A closer. TEI wants a block before it: where a division has none, the words before its first line of signing
 * (or that line itself) are a paragraph.
 */
function closing(
  part: Part,
  scope: Scope,
  needsBlock: boolean,
): { before: XmlContent[]; closer: XmlElement[] } {
  const whole: Part = part.kind === 'closer' ? part : { ...part, kind: 'closer', parts: [part] };
  if (!needsBlock) return { before: [], closer: [asElement(whole, scope, container)] };
  const lines = whole.parts.filter((child) => placeOf(child) === 'loose' && !isEmpty(scope.text, child));
  const { start, end } = bounds(scope.text, whole);
  const [first] = lines;
  const cut = first === undefined ? end : first.start > start ? first.start : first.end;
  const isHead = (child: Part): boolean => child.start < cut || cut === end;
  const head: Part = { ...whole, start, end: cut, parts: whole.parts.filter(isHead) };
  const tail: Part = { ...whole, start: cut, end, parts: whole.parts.filter((child) => !isHead(child)) };
  const before = elementOf('p', {}, mixed(head, 'paragraph', scope, container));
  return {
    before: [withOrigin(before, head, scope)],
    closer: isEmpty(scope.text, tail) ? [] : [asElement(tail, scope, container)],
  };
}

// ---------------------------------------------------------------- lists, tables, title pages

/** Renders the kinds that hold only other parts; undefined for all others. */
function container(part: Part, scope: Scope): XmlContent[] | undefined {
  const parts = part.parts.filter((child) => !isEmpty(scope.text, child));
  if (part.kind === 'list')
    return members('list', part, parts, scope, (child) => [item(child, scope)], 'item');
  if (part.kind === 'table')
    return members('table', part, parts, scope, (child) => [row(child, scope)], 'row');
  return undefined;
}

/** A list or table: members, with notes and furniture between them; without a member it is no list. */
function members(
  name: string,
  part: Part,
  parts: readonly Part[],
  scope: Scope,
  member: (child: Part) => XmlContent[],
  kind: Part['kind'],
): XmlContent[] {
  const between = (child: Part): boolean => placeOf(child) === 'anywhere' && child.kind !== kind;
  const content = parts.flatMap((child) =>
    between(child) ? inline(child, 'flow', scope, container) : member(child),
  );
  if (parts.every(between)) return content;
  return [withOrigin(elementOf(name, {}, content), part, scope)];
}

const item = (part: Part, scope: Scope): XmlElement =>
  part.kind === 'item' ? asElement(part, scope, container) : around('item', part, scope);

function row(part: Part, scope: Scope): XmlElement {
  if (part.kind !== 'row') return withOrigin(element('row', {}, cell(part, scope)), part, scope);
  const cells = part.parts.filter((child) => !isEmpty(scope.text, child)).map((child) => cell(child, scope));
  return withOrigin(elementOf('row', {}, cells.length > 0 ? cells : [element('cell', {})]), part, scope);
}

const cell = (part: Part, scope: Scope): XmlElement =>
  part.kind === 'cell' ? asElement(part, scope, container) : around('cell', part, scope);

/** A part of another kind in an element that must be there. */
function around(name: string, part: Part, scope: Scope): XmlElement {
  const outer: Part = { kind: 'item', start: part.start, end: part.end, parts: [part] };
  return withOrigin(elementOf(name, {}, mixed(outer, 'flow', scope, container)), part, scope);
}

function titlePage(part: Part, scope: Scope): XmlContent[] {
  const parts = part.parts.filter((child) => !isEmpty(scope.text, child));
  const isTitle = (child: Part): boolean => placeOf(child) !== 'anywhere';
  const content = parts.flatMap((child) => {
    if (!isTitle(child)) return block(child, scope);
    if (child.kind === 'titlePart') return [asElement(child, scope, container)];
    const outer: Part = { kind: 'titlePart', start: child.start, end: child.end, parts: [child] };
    return [asElement(outer, scope, container)];
  });
  return parts.some(isTitle) ? [withOrigin(element('titlePage', {}, ...content), part, scope)] : content;
}

// ---------------------------------------------------------------- the text

/** The content of `text`: `front` where a title page stands first, and `body`. */
export function textContent(parts: readonly Part[], scope: Scope): XmlElement[] {
  const kept = parts.filter((part) => !isEmpty(scope.text, part));
  const lastTitlePage = kept.findLastIndex(({ kind }) => kind === 'titlePage');
  const before = kept.slice(0, lastTitlePage + 1);
  const inFront = before.every((part) => frontKinds.has(part.kind)) ? before.length : 0;
  const front = before
    .slice(0, inFront)
    .flatMap((part) => (part.kind === 'titlePage' ? titlePage(part, scope) : block(part, scope)));
  const body = elementOf('body', {}, bodyContent(kept.slice(inFront), scope));
  return inFront > 0 ? [elementOf('front', {}, front), body] : [body];
}
const frontKinds = new Set<Part['kind']>([
  'titlePage',
  'paragraph',
  'verbatim',
  'note',
  'furniture',
  'pageBreak',
]);

/** A body has no parent to hand things up to: what closed too early becomes a section, and the rest follows it. */
function bodyContent(parts: readonly Part[], scope: Scope): XmlContent[] {
  const content: XmlContent[] = [];
  let rest = parts;
  for (;;) {
    const made = sequence(rest, scope);
    if (made.rest.length === 0) {
      if (content.length === 0) return withBlock(made.state === 'top' ? onlyTop(rest, scope) : made.content);
      return [...content, elementOf('div', { type: 'section' }, made.content)];
    }
    content.push(elementOf('div', { type: 'section' }, made.content));
    rest = made.rest;
  }
}

/** A text of headings only has a paragraph for each. */
const onlyTop = (parts: readonly Part[], scope: Scope): XmlContent[] =>
  parts.flatMap((part) => (isEmpty(scope.text, part) ? [] : block(part, scope)));

/** Elements that are not enough for a body. */
const noBlocks = new Set(['note', 'fw', 'pb', 'lb', 'head', 'opener', 'dateline']);

/** A body must have a block. */
function withBlock(content: XmlContent[]): XmlContent[] {
  const isBlock = (one: XmlContent): boolean =>
    typeof one === 'object' && 'name' in one && !noBlocks.has(one.name);
  return content.some(isBlock) ? content : [...content, element('p', {})];
}
