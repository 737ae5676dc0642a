/**
 * The citations of a page's units, for its script to fill in: a pattern for each kind of unit, where 𝟎, 𝟏 … stand for its
 * numbers. Thousands of paragraphs share a dozen patterns, and what a citation looks like is decided by its template alone.
 */
import type { Env } from '../../env.js';
import type { EditionRecord } from '../record.types.js';
import { loadStyle } from './cite.js';
import { parsePinpoint } from './pinpoint.js';
import { citationStyles } from './styles.js';

/** By style, by kind of unit (`art.𝟎.para.𝟏`; '' is the whole): the citation, as plain text. */
export type CitationPatterns = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Mathematical digits: numbers as `parsePinpoint` takes them, and found in no citation. */
const mark = (index: number): string => String.fromCodePoint(0x1d7ce + index);

/** `art.3.para.2` → `art.𝟎.para.𝟏`; undefined where no citation can name the unit. */
export function kindOfUnit(unit: string): string | undefined {
  const steps = parsePinpoint(unit);
  if (steps === undefined || steps.length > 10) return undefined;
  let numbers = 0;
  return steps.flatMap(({ kind, n }) => (n === undefined ? [kind] : [kind, mark(numbers++)])).join('.');
}

/** Loads the styles, and gives the function that makes the patterns of units. */
export async function citationPatterns(
  record: EditionRecord,
  env: Env,
): Promise<(units: readonly string[]) => CitationPatterns> {
  const styles = await Promise.all(
    citationStyles.map(async ({ name }) => {
      const { value: cite } = await loadStyle(name, env);
      const known = new Map<string, string>();
      /** The pages of a site have the same kinds of units: each is cited once. */
      const pattern = (kind: string): string => {
        const text = known.get(kind) ?? cite?.(record, { pinpoint: kind }).text ?? '';
        known.set(kind, text);
        return text;
      };
      return cite === undefined ? [] : [{ name, pattern }];
    }),
  );
  return (units) => {
    const kinds = ['', ...new Set(units.map(kindOfUnit).filter((kind) => kind !== undefined))];
    return Object.fromEntries(
      styles
        .flat()
        .map(({ name, pattern }) => [name, Object.fromEntries(kinds.map((kind) => [kind, pattern(kind)]))]),
    );
  };
}
