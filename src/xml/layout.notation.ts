/**
 * The notation of the layout declaration: `ab[@type='layout'][@subtype='1']` in the header, read and written.
 * Characters are code names: LF, CR, CRLF, FF, SP, TAB, NBSP, U+0007; repeats are SP*12.
 */
import { element, type XmlContent, type XmlElement } from './build.js';
import { forbiddenAt, type Insertion, isGapAt, type Layout } from './layout.js';
import { attribute, childElements, descendants, type NodeId, textContent, type XmlTree } from './tree.js';

export const LAYOUT_VERSION = '1';

const names: ReadonlyMap<string, string> = new Map([
  ['CRLF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
  ['FF', '\f'],
  ['SP', ' '],
  ['TAB', '\t'],
  ['NBSP', '\u00a0'],
]);
const codes: ReadonlyMap<string, string> = new Map(
  Array.from(names, ([name, characters]) => [characters, name]),
);

/** Characters as code names, parted by `separator`. */
export function writeCharacters(characters: string, separator: string): string {
  const runs: { name: string; count: number }[] = [];
  for (let at = 0; at < characters.length; ) {
    const two = characters.slice(at, at + 2);
    const length = two === '\r\n' ? 2 : 1;
    const name = codes.get(characters.slice(at, at + length)) ?? codePoint(characters.charCodeAt(at));
    const last = runs.at(-1);
    if (last?.name === name) last.count++;
    else runs.push({ name, count: 1 });
    at += length;
  }
  return runs
    .map(({ name, count }) => (count < 3 ? Array(count).fill(name).join(separator) : `${name}*${count}`))
    .join(separator);
}

const codePoint = (unit: number): string => `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;

/** No run of white space is longer than a transcript may be. */
const MOST_REPEATS = 100_000_000;

/** Code names back to characters; undefined where one is not understood, or names what is neither white space nor forbidden in XML. */
export function readCharacters(notation: string, separator: string | RegExp): string | undefined {
  let characters = '';
  for (const item of notation.split(separator)) {
    if (item === '') continue;
    const match = /^(?:([A-Z]+)|U\+([0-9A-F]{4}))(?:\*([0-9]{1,9}))?$/.exec(item);
    if (match === null) return undefined;
    const [, name, code, count] = match;
    const one = name === undefined ? String.fromCharCode(Number.parseInt(code ?? '', 16)) : names.get(name);
    const times = count === undefined ? 1 : Number(count);
    if (one === undefined || times > MOST_REPEATS) return undefined;
    characters += one.repeat(times);
  }
  for (let at = 0; at < characters.length; at++) if (!isGapAt(characters, at)) return undefined;
  return characters;
}

/** The declaration as an element of the header. */
export function layoutElement(layout: Layout): XmlElement {
  const seg = (type: string, text: string): XmlElement => element('seg', { type }, text);
  const segs: XmlElement[] = [
    seg('encoding', layout.encoding),
    ...(layout.bom ? [seg('bom', 'U+FEFF')] : []),
    seg('line', writeCharacters(layout.line, ' ')),
    seg('block', writeCharacters(layout.block, ' ')),
    seg('end', writeCharacters(layout.end, ' ')),
    seg('gaps', exceptions(layout)),
  ];
  const children: XmlContent[] = segs.flatMap((item, index) => (index === 0 ? [item] : [' ', item]));
  return element('ab', { type: 'layout', subtype: LAYOUT_VERSION }, ...children);
}

function exceptions(layout: Layout): string {
  const words = new Set([...layout.gaps.keys(), ...layout.inner.keys()]);
  const items: string[] = [];
  for (const word of [...words].sort((a, b) => a - b)) {
    const gap = layout.gaps.get(word);
    if (gap !== undefined) items.push(`${word}:${gap === '' ? '-' : writeCharacters(gap, '.')}`);
    for (const { after, characters } of layout.inner.get(word) ?? [])
      items.push(`${word}+${after}:${writeCharacters(characters, '.')}`);
  }
  return items.join(' ');
}

/** What is wrong with a declaration, and at which element. */
export interface LayoutProblem {
  readonly message: string;
  readonly node: NodeId;
}
export type LayoutRead =
  | { readonly layout: Layout; readonly node: NodeId; readonly problems: readonly LayoutProblem[] }
  | undefined;

/** Reads the declaration of a TEI tree: undefined where it has none. What is not understood is a problem and counts as absent. */
export function readLayout(tree: XmlTree): LayoutRead {
  const node = descendants(tree, 0, 'ab').find((ab) => attribute(tree, ab, 'type') === 'layout');
  if (node === undefined) return undefined;
  const problems: LayoutProblem[] = [];
  const version = attribute(tree, node, 'subtype');
  if (version !== LAYOUT_VERSION)
    problems.push({
      message: `version “${version ?? ''}” of the layout declaration, not “${LAYOUT_VERSION}”`,
      node,
    });
  const segs = new Map(
    childElements(tree, node, 'seg').map((seg) => [attribute(tree, seg, 'type') ?? '', seg]),
  );
  const characters = (type: string): string => {
    const seg = segs.get(type);
    const read = seg === undefined ? undefined : readCharacters(textContent(tree, seg), /\s+/);
    if (read === undefined)
      problems.push({ message: `“${type}” is not a list of names of white space`, node: seg ?? node });
    return read ?? '';
  };
  const encoding = segs.get('encoding');
  const gaps = new Map<number, string>();
  const inner = new Map<number, Insertion[]>();
  const list = segs.get('gaps');
  for (const item of list === undefined ? [] : textContent(tree, list).split(/\s+/)) {
    if (item !== '' && !readException(item, gaps, inner))
      problems.push({ message: `“${item.slice(0, 60)}” is not an exception`, node: list ?? node });
  }
  const layout: Layout = {
    encoding: encoding === undefined ? 'utf-8' : textContent(tree, encoding).trim(),
    bom: segs.has('bom'),
    line: characters('line'),
    block: characters('block'),
    end: characters('end'),
    gaps,
    inner,
  };
  return { layout, node, problems };
}

/** Reads one exception into the tables; false where it is malformed, given twice, or holds what an exception may not. */
function readException(item: string, gaps: Map<number, string>, inner: Map<number, Insertion[]>): boolean {
  const match = /^([1-9][0-9]{0,9})(?:\+([1-9][0-9]{0,9}))?:(\S+)$/.exec(item);
  if (match === null) return false;
  const [, number, place, notation = ''] = match;
  const word = Number(number);
  const characters = place === undefined && notation === '-' ? '' : readCharacters(notation, '.');
  if (characters === undefined) return false;
  if (place === undefined) {
    if (gaps.has(word)) return false;
    gaps.set(word, characters);
    return true;
  }
  for (let at = 0; at < characters.length; at++) if (!forbiddenAt(characters, at)) return false;
  const insertions = inner.get(word) ?? [];
  const after = Number(place);
  if (characters === '' || after <= (insertions.at(-1)?.after ?? 0)) return false;
  inner.set(word, [...insertions, { after, characters }]);
  return true;
}
