/** Lists: items that go on from one another, one in the other; and the items that one paragraph runs together. */
import { type Draft, draft, place } from './draft.js';
import { together } from './languages/together.js';
import { longestRuledLine } from './lines.js';
import { roman, toRoman } from './numbers.js';

/** The lists that are open where a paragraph is added, the innermost last. */
export class OpenLists {
  private readonly open: { list: Draft; style: string }[] = [];

  close(): void {
    this.open.length = 0;
  }

  /** An item goes on in the list of its style, or opens one: inside the last item where another style is open, else in `holder`. */
  add(item: Draft, style: string, holder: Draft): void {
    const known = this.open.findIndex(
      (one) =>
        one.style === style || (style === 'roman' && one.style === 'letter' && follows(one.list, item)),
    );
    if (known >= 0) this.open.length = known + 1;
    const open = this.open.at(-1);
    if (open && known >= 0) {
      open.list.parts.push(item);
      return;
    }
    const list = draft('list', item.start, item.end, { parts: [item] });
    (open?.list.parts.at(-1) ?? holder).parts.push(list);
    this.open.push({ list, style: style === 'roman' && item.n !== 'i' ? 'letter' : style });
  }
}

/** `(i)` after `(h)` goes on the letters. */
function follows(list: Draft, item: Draft): boolean {
  const last = list.parts.at(-1)?.n ?? '';
  return last.length === 1 && item.n?.length === 1 && item.n.charCodeAt(0) === last.charCodeAt(0) + 1;
}

export function styleOf(label: string): string {
  if (/^\d{1,2}\s?[.]/.test(label) || /^\(?\d{1,2}\)$/.test(label)) return 'number';
  if (/\d/.test(label)) return 'degree';
  const letters = label.replace(/[^\p{L}]/gu, '');
  if (letters === '') return 'dash';
  return /^[ivx]+$/.test(letters) ? 'roman' : 'letter';
}

interface Marker {
  readonly start: number;
  readonly end: number;
  readonly n: string;
}

/** `(a)`, `b)`, `(1)`, `(ii)` after the end of a clause; a link such as `and` may stand between. */
const runInMarker = /(?<=^|[\s])(\(\s?(?:[a-z]|\d{1,2}|[ivx]{1,4})\s?\)|(?:[a-z]|\d{1,2})\))(?=\s?\p{L})/gu;
const clauseEnd = new RegExp(String.raw`(?:[:;,.—–-]|[;,.]?\s(?:${together.and}|${together.or}))\s*$`, 'iu');
/** `paragraphs (a) and (b)` name items, and make none. */
const names = new RegExp(String.raw`(?:${together.beforeItem})\s*$`, 'iu');
/** Shorter than this is a reference, or a slip. */
const shortestItem = 10;

/**
 * Makes a list of the items that a paragraph runs together: `(a) …; (b) …; and (c) …`.
 * They must follow one another from the first on; the last goes on to the end of the paragraph.
 */
export function markRunIn(paragraph: Draft, text: string, from = paragraph.start): void {
  if (paragraph.end - from > longestRuledLine || !text.slice(from, paragraph.end).includes(')')) return;
  const markers = sequenceIn(text.slice(from, paragraph.end), from);
  const [first] = markers;
  if (!first || markers.length < 2) return;
  const list = draft('list', first.start, paragraph.end);
  if (!place(paragraph, list)) return;
  for (const [index, marker] of markers.entries()) {
    const end = markers[index + 1]?.start ?? paragraph.end;
    const item = draft('item', marker.start, text.slice(0, end).trimEnd().length, { n: marker.n });
    place(list, item);
    place(item, draft('label', marker.start, marker.end));
  }
}

function sequenceIn(words: string, offset: number): Marker[] {
  const found: Marker[] = [];
  let shape = '';
  for (const match of words.matchAll(runInMarker)) {
    const label = match[1] ?? '';
    const n = label.replace(/[^\p{L}\d]/gu, '');
    const start = match.index + offset;
    const before = words.slice(Math.max(0, match.index - 40), match.index);
    const last = found.at(-1);
    if (!last) {
      if (!/^(?:a|1|i)$/.test(n) || names.test(before)) continue;
      shape = label.replace(n, '');
    } else if (
      label.replace(n, '') !== shape ||
      !isNext(last.n, n) ||
      !clauseEnd.test(before) ||
      start - last.end < shortestItem
    )
      continue;
    found.push({ start, end: start + label.length, n });
  }
  return found;
}

function isNext(last: string, n: string): boolean {
  if (/^\d+$/.test(last)) return Number(n) === Number(last) + 1;
  const value = roman(last.toUpperCase());
  if (value !== undefined && n === toRoman(value + 1).toLowerCase()) return true;
  return last.length === 1 && n === String.fromCharCode(last.charCodeAt(0) + 1);
}
