/** Each source of evidence in the header is evidence for something. */
import { pointers } from '../wellformed/references.js';
import { idOf, placeOf, typed } from './lookup.js';
import { rule } from './rule.js';

export const evidenceUsed = rule(
  'evidence-used',
  {
    good: '<bibl xml:id="source.1" type="evidence">Index</bibl><event when="1956-01-03" source="#source.1"/>',
    bad: '<bibl xml:id="source.1" type="evidence">Index</bibl><event when="1956-01-03"/>',
  },
  (tree, report) => {
    const used = new Set(pointers(tree).map(({ target }) => target));
    for (const bibl of typed(tree, 'bibl', 'evidence')) {
      const id = idOf(tree, bibl);
      if (id !== undefined && used.has(id)) continue;
      report(`Nothing rests on the source “${id ?? ''}”.`, { span: placeOf(tree, bibl) });
    }
  },
);
