/** What an element would hold if it stood where it may: for going on after one that stands where it may not. */
import { type ExpandedName, specificity } from './names.js';
import { type Pattern, PatternKind, type Patterns } from './pattern.js';

/** All elements a pattern leads to, through contents and all. */
export function elementsOf(start: Pattern): Pattern[] {
  const seen = new Set<Pattern>([start]);
  const found: Pattern[] = [];
  // A set gives what is added while it is walked: a queue that forgets nothing.
  for (const pattern of seen) {
    if (pattern.kind === PatternKind.element) {
      found.push(pattern);
      if (pattern.content) seen.add(pattern.content);
    } else for (const operand of pattern.operands) seen.add(operand);
  }
  return found;
}

/** The contents of those elements that speak most closely of a name, as one choice; notAllowed where none speaks of it. */
export function contentOf(name: ExpandedName, elements: readonly Pattern[], patterns: Patterns): Pattern {
  let best = 1;
  let contents: Pattern[] = [];
  for (const { names, content } of elements) {
    if (!names || !content) continue;
    const fit = specificity(names, name);
    if (fit < best) continue;
    if (fit > best) contents = [];
    best = fit;
    contents.push(content);
  }
  return patterns.choice(contents);
}
