/** What must hold of every reading of every text. */
import type { Part } from '../../../src/encode/instrument.js';

const containers = new Set(['titlePage', 'division', 'list', 'table', 'row', 'opener', 'quote']);

/** Everything that is wrong with a tree of parts over a text; empty where nothing is. */
export function faults(parts: readonly Part[], text: string): string[] {
  const found: string[] = [];
  const check = (level: readonly Part[], start: number, end: number, holder: string | undefined) => {
    let at = start;
    for (const part of level) {
      if (part.start < at || part.end > end || part.end < part.start)
        found.push(`${part.kind} ${part.start}-${part.end} in ${holder} ${start}-${end}, after ${at}`);
      if ((holder === undefined || containers.has(holder)) && text.slice(at, part.start).trim() !== '')
        found.push(
          `words in ${holder ?? 'no part'}: ${JSON.stringify(text.slice(at, part.start).trim().slice(0, 40))}`,
        );
      check(part.parts, part.start, part.end, part.kind);
      at = part.end;
    }
    if ((holder === undefined || containers.has(holder)) && text.slice(at, end).trim() !== '')
      found.push(
        `words at the end of ${holder ?? 'the text'}: ${JSON.stringify(text.slice(at, end).trim().slice(0, 40))}`,
      );
  };
  check(parts, 0, text.length, undefined);
  const keys = new Map<string, number>();
  const targets: string[] = [];
  const collect = (level: readonly Part[]) => {
    for (const part of level) {
      if (part.key) keys.set(part.key, (keys.get(part.key) ?? 0) + 1);
      if (part.target && (part.kind === 'note' || part.kind === 'noteReference')) targets.push(part.target);
      collect(part.parts);
    }
  };
  collect(parts);
  for (const [key, count] of keys) if (count > 1) found.push(`key ${key} ${count} times`);
  for (const target of targets) if (!keys.has(target)) found.push(`target ${target} is nowhere`);
  return found;
}
