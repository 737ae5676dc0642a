/**
 * Aligns two lists of words that are nearly the same, in linear time. At a difference it looks a little way ahead for
 * the nearest place where both go on alike; failing that, for the next run of words that the other list has as well.
 */

/** Words `from`…`to` of the first list stand where the second has `teiFrom`…`teiTo`. Either may be empty. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly teiFrom: number;
  readonly teiTo: number;
}

/** How far ahead the exact search looks, in words, and how many words in a row are enough to go on. */
const WINDOW = 24;
const ENOUGH = 3;
/** The length of the runs by which lists are joined again after a long difference. */
const RUN = 4;

export function align(text: readonly string[], tei: readonly string[]): Difference[] {
  const differences: Difference[] = [];
  const runs = new Runs(tei);
  let from = 0;
  let teiFrom = 0;
  while (from < text.length || teiFrom < tei.length) {
    if (from < text.length && text[from] === tei[teiFrom]) {
      from++;
      teiFrom++;
      continue;
    }
    const [to, teiTo] = nearby(text, tei, from, teiFrom) ??
      runs.next(text, from, teiFrom) ?? [text.length, tei.length];
    differences.push({ from, to, teiFrom, teiTo });
    from = to;
    teiFrom = teiTo;
  }
  return differences;
}

/** The nearest pair of places, within the window, where both lists go on alike. */
function nearby(
  text: readonly string[],
  tei: readonly string[],
  from: number,
  teiFrom: number,
): [number, number] | undefined {
  for (let distance = 1; distance <= WINDOW; distance++) {
    for (let inTei = 0; inTei <= distance; inTei++) {
      const to = from + distance - inTei;
      const teiTo = teiFrom + inTei;
      if (to <= text.length && teiTo <= tei.length && goesOn(text, tei, to, teiTo)) return [to, teiTo];
    }
  }
  return undefined;
}

/** True where both lists have the next few words alike, or end together. */
function goesOn(text: readonly string[], tei: readonly string[], from: number, teiFrom: number): boolean {
  for (let ahead = 0; ahead < ENOUGH; ahead++) {
    const ended = from + ahead >= text.length;
    if (ended || teiFrom + ahead >= tei.length) return ended && teiFrom + ahead >= tei.length;
    if (text[from + ahead] !== tei[teiFrom + ahead]) return false;
  }
  return true;
}

/** The runs of a list, by their words: made when first needed, and only read forwards. */
class Runs {
  private places: Map<string, number[]> | undefined;

  constructor(private readonly words: readonly string[]) {}

  /** The nearest word of the text from which a run goes on in the list, not before `teiFrom`. What it reads is passed over: linear in all. */
  next(text: readonly string[], from: number, teiFrom: number): [number, number] | undefined {
    const places = this.index();
    let best: [number, number] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let to = from; to + RUN <= text.length && to - from < least; to++) {
      const found = places.get(key(text, to));
      const teiTo = found?.[firstFrom(found, teiFrom)];
      if (teiTo === undefined || to - from + teiTo - teiFrom >= least) continue;
      best = [to, teiTo];
      least = to - from + teiTo - teiFrom;
    }
    return best;
  }

  private index(): Map<string, number[]> {
    if (this.places) return this.places;
    const places = new Map<string, number[]>();
    for (let at = 0; at + RUN <= this.words.length; at++) {
      const name = key(this.words, at);
      const known = places.get(name);
      if (known) known.push(at);
      else places.set(name, [at]);
    }
    this.places = places;
    return places;
  }
}

const key = (words: readonly string[], at: number): string => words.slice(at, at + RUN).join(' ');

/** Index of the first number in a sorted list that is not below `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
