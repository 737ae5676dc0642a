/** The table of units: one citable unit a line, for text mining. */
import { WordCounter } from '../../source/words.js';
import type { TextBlock, TextBlocks } from './blocks.types.js';
import { tidy } from './inline.js';
import type { Marks } from './marks.js';

/**
 * Names of the columns. The last is given for notes: how many words of the text had begun at the first reference to it; `?`
 * where nothing refers to it.
 */
export const columnNames = ['unit', 'text', 'note after word'] as const;

/**
 * Running words without marks: the identifier of a unit, a tab, its text; notes last. What belongs to no unit has an empty
 * identifier; a unit that another one interrupts has a line before and one after.
 */
export function unitTable({ marks, blocks, notes }: TextBlocks): string {
  const rows: { unit: string; text: string; after: string }[] = [];
  const flow = new Counter();
  let last: TextBlock | undefined;
  for (const block of blocks) {
    const text = running([block], marks, flow);
    const row = rows.at(-1);
    if (text === '') continue;
    if (row !== undefined && block.unit !== undefined && last?.unit === block.unit) row.text += ` ${text}`;
    else rows.push({ unit: block.unit ?? '', text, after: '' });
    last = block;
  }
  const { places } = flow;
  const texts = notes.map(({ number, blocks: inside }) => {
    const note = new Counter();
    const text = running(inside, marks, note);
    // A note that only a note refers to belongs where that one does.
    for (const inner of note.places.keys())
      if (!places.has(inner)) places.set(inner, places.get(number) ?? 0);
    return text;
  });
  for (const [at, { id, number }] of notes.entries())
    rows.push({ unit: id ?? '', text: texts[at] ?? '', after: `${places.get(number) ?? '?'}` });
  return [
    columnNames.join('\t'),
    ...rows.map(({ unit, text, after }) => `${unit}\t${text}\t${after}`),
    '',
  ].join('\n');
}

/** Counts words, and remembers of each note how many had begun where it is first referred to. */
class Counter extends WordCounter {
  readonly places = new Map<number, number>();

  mark(said: string): void {
    const [, number] = /^(\d+)(?:$|:)/.exec(said) ?? [];
    if (number !== undefined && !this.places.has(Number(number))) this.places.set(Number(number), this.begun);
  }
}

/** The words of blocks, without what was added to them. */
function running(blocks: readonly TextBlock[], marks: Marks, counter: Counter): string {
  const { open, close, bullet, ruby = [], quotes = [] } = marks;
  let text = '';
  for (const block of blocks) {
    for (const [at, part] of [block.text, ...(block.cells ?? [])].join(' ').split(open).entries()) {
      const end = at === 0 ? 0 : part.indexOf(close);
      if (at > 0) counter.mark(part.slice(0, end));
      const rest = at === 0 ? part : part.slice(end + close.length);
      let words = bullet === undefined ? rest : rest.replaceAll(bullet, '');
      for (const sign of ruby) words = words.replaceAll(sign, ' ');
      for (const sign of quotes) words = words.replaceAll(sign, '');
      counter.add(words);
      text += words;
    }
    counter.part();
    text += ' ';
  }
  return tidy(text.replace(/[\t\n]/g, ' '));
}
