/** Articles follow one another without gap: what is missing was lost in the transcript, or not recognised. */
import { attribute, type NodeId } from '../../xml/tree.js';
import { ancestor, elements, placeOf } from './lookup.js';
import { rule } from './rule.js';

/** Divisions in which the count of articles starts anew. */
const scopes = new Set([
  'treaty',
  'annex',
  'appendix',
  'schedule',
  'enclosure',
  'protocol',
  'statute',
  'minutes',
  'exchange',
  'letter',
  'notice',
]);

export const articleSequence = rule(
  'article-sequence',
  {
    good: '<div type="treaty"><div type="article" n="1"/><div type="article" n="1bis"/><div type="article" n="2"/></div>',
    bad: '<div type="treaty"><div type="article" n="1"/><div type="article" n="3"/></div>',
  },
  (tree, report) => {
    const last = new Map<NodeId, { readonly number: number; readonly node: NodeId }>();
    for (const node of elements(tree, 'div')) {
      if (attribute(tree, node, 'type') !== 'article') continue;
      const n = attribute(tree, node, 'n') ?? '';
      const number = Number.parseInt(n, 10);
      if (Number.isNaN(number)) continue;
      let scope = ancestor(tree, node, 'div', 'body') ?? 0;
      while (scope > 0 && !scopes.has(attribute(tree, scope, 'type') ?? '')) {
        scope = ancestor(tree, scope, 'div', 'quote') ?? 0;
      }
      const before = last.get(scope);
      const expected = (before?.number ?? 0) + 1;
      const again = before?.number === number && !/^\d+$/.test(n);
      // A section may count its articles anew.
      const anew = number === 1 && before !== undefined;
      last.set(scope, { number, node });
      if (number === expected || again || anew) continue;
      report(`Article ${n} comes where Article ${expected} was expected.`, {
        span: placeOf(tree, node, 'n'),
        ...(before
          ? { related: [{ message: `Article ${before.number}`, span: placeOf(tree, before.node, 'n') }] }
          : {}),
      });
    }
  },
);
