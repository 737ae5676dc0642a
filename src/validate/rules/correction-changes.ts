/** A correction changes something: what stands there and what the editor reads are not the same. */
import { childElement, textContent } from '../../xml/tree.js';
import { elements, placeOf } from './lookup.js';
import { rule } from './rule.js';

const pairs = [
  ['sic', 'corr'],
  ['orig', 'reg'],
  ['abbr', 'expan'],
] as const;

export const correctionChanges = rule(
  'correction-changes',
  {
    good: '<p>Article <choice><sic>HI</sic><corr>III</corr></choice></p>',
    bad: '<p>Article <choice><sic>III</sic><corr>III</corr></choice></p>',
  },
  (tree, report) => {
    for (const choice of elements(tree, 'choice')) {
      for (const [before, after] of pairs) {
        const from = childElement(tree, choice, before);
        const to = childElement(tree, choice, after);
        if (from === undefined || to === undefined) continue;
        if (textContent(tree, from) !== textContent(tree, to)) continue;
        report(`<${after}> is the same as <${before}>: nothing is corrected.`, { span: placeOf(tree, to) });
      }
    }
  },
);
