/** The table of units: one citable unit a line, for text mining. */
import type { TextBlock, TextBlocks } from './blocks.types.js';
import { tidy } from './inline.js';
import { type Marks, withoutMarks } from './marks.js';

/** Names of the columns. The last is given for notes: how many words of the text had begun at the first reference to it. */
export const columnNames = ['unit', 'text', 'note after word'] as const;

/**
 * Running words without marks: the identifier of a unit, a tab, its text; notes last. What belongs to no unit has an empty
 * identifier; a unit that another one interrupts has a line before and one after.
 */
export function unitTable({ marks, blocks, notes }: TextBlocks): string {
  const rows: { unit: string; text: string; after: string }[] = [];
  let last: TextBlock | undefined;
  for (const block of blocks) {
    const text = running([block], marks);
    const row = rows.at(-1);
    if (text === '') continue;
    if (row !== undefined && block.unit !== undefined && last?.unit === block.unit) row.text += ` ${text}`;
    else rows.push({ unit: block.unit ?? '', text, after: '' });
    last = block;
  }
  const places = referencePlaces(blocks.map(blockText), marks, 0);
  // A note that only a note refers to belongs where that one does.
  for (const { number, blocks: inside } of notes)
    for (const inner of referencePlaces(inside.map(blockText), marks, 0).keys())
      if (!places.has(inner)) places.set(inner, places.get(number) ?? 0);
  for (const { id, number, blocks: inside } of notes)
    rows.push({ unit: id ?? '', text: running(inside, marks), after: `${places.get(number) ?? ''}` });
  return [
    columnNames.join('\t'),
    ...rows.map(({ unit, text, after }) => `${unit}\t${text}\t${after}`),
    '',
  ].join('\n');
}

const blockText = ({ text, cells = [] }: TextBlock): string => [text, ...cells].join(' ');

const running = (blocks: readonly TextBlock[], marks: Marks): string =>
  tidy(withoutMarks(blocks.map(blockText).join(' '), marks).replace(/[\t\n]/g, ' '));

/** By the number of a note: how many words had begun where it is first referred to. */
function referencePlaces(texts: readonly string[], marks: Marks, start: number): Map<number, number> {
  const places = new Map<number, number>();
  let words = start;
  for (const text of texts) {
    let inWord = false;
    for (const [at, part] of text.split(marks.open).entries()) {
      const end = at === 0 ? 0 : part.indexOf(marks.close) + marks.close.length;
      const [, number] = at === 0 ? [] : (/^(\d+)(?!\.)/.exec(part) ?? []);
      if (number !== undefined && !places.has(Number(number))) places.set(Number(number), words);
      for (const character of part.slice(end)) {
        const white = /[ \t\n]/.test(character) || character === marks.bullet;
        if (!white && !inWord) words++;
        inWord = !white;
      }
    }
  }
  return places;
}
