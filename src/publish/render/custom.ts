/** What a user's rule says beyond the behaviour: styles, parameters, the rules that follow it. */
import type { Custom, Rule } from './rules.js';
import type { Style } from './tree.js';

/** The styles of an element that a user's model decides: what its source says, where that counts, and what the model says. */
export const ruled = (rendered: readonly Style[], { styles = [], custom }: Rule): readonly Style[] =>
  custom?.sourceRendition === false ? styles : [...new Set([...rendered, ...styles])];

/** The next rule of a sequence, with those after it. */
export function sequel(custom: Custom | undefined): Rule | undefined {
  if (custom === undefined) return undefined;
  const [next, ...rest] = custom.next;
  return next?.custom === undefined ? next : { ...next, custom: { ...next.custom, next: rest } };
}

/** The parameters that say something of the element itself. */
export function parametersOf({ custom, behaviour }: Rule) {
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => custom?.values.get(name)).find((value) => value !== undefined);
  const level = Math.floor(Number(say('level')));
  const aside = custom?.aside?.size ?? 0;
  return {
    n: say('label', 'n'),
    level: behaviour === 'heading' && level >= 1 ? level : undefined,
    target: say('uri', 'target', 'url', 'link'),
    // What the other reading of an alternate is, where it is no element that could be shown instead.
    title: say('title') ?? (aside === 0 ? say('alternate') : undefined),
  };
}
