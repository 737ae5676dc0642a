/** *Did you mean*: the name most like one that is not there. */

/** How many letters must be added, dropped or changed to make one word of the other (Levenshtein); `limit + 1` where more than the limit. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= other.length; column++) {
      const change = one.charCodeAt(row - 1) === other.charCodeAt(column - 1) ? 0 : 1;
      const cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** How many names are compared at most: a document may have a hundred thousand. */
const mostCompared = 20_000;

/** The name nearest to a wrong one, within a third of its letters; undefined where none is that near. */
export function nearest(wrong: string, names: Iterable<string>): string | undefined {
  let limit = Math.max(1, Math.min(3, Math.floor(wrong.length / 3)));
  let best: string | undefined;
  let compared = 0;
  for (const name of names) {
    if (++compared > mostCompared) break;
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase(), limit);
    if (distance > limit) continue;
    best = name;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return best;
}
