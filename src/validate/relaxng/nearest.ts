/** Did you mean: the nearest of some words by the number of letters to change, add, drop or swap. */

/** Optimal string alignment distance, given up at `limit`. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[other.length] ?? limit + 1;
}

/** The word nearest to one that was written, if it is near enough to be meant: differing in case alone, or by a third of its letters at most, and two. */
export function nearest(written: string, words: Iterable<string>): string | undefined {
  // A word of megabytes is no slip of the hand.
  if (written.length > 64) return undefined;
  const limit = Math.min(2, Math.floor(written.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const word of words) {
    if (word === written) continue;
    const apart = word.toLowerCase() === written.toLowerCase() ? 0 : distance(written, word, limit);
    if (apart < least) {
      least = apart;
      best = word;
    }
  }
  return best;
}
