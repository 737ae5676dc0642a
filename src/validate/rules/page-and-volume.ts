/** Volume and page of the print are the numbers in their words, and name their evidence; page breaks follow on them. */
import { attribute, type NodeId, type XmlTree } from '../../xml/tree.js';
import { ancestor, elements, idOf, placeOf, typed, wordsOf } from './lookup.js';
import { rule } from './rule.js';

/** The number that a `biblScope` gives as data. */
const given = (tree: XmlTree, node: NodeId): { value: string; local: 'n' | 'from' } | undefined => {
  for (const local of ['from', 'n'] as const) {
    const value = attribute(tree, node, local);
    if (value !== undefined) return { value, local };
  }
  return undefined;
};

export const pageAndVolume = rule(
  'page-and-volume',
  {
    good: `<bibl type="printSource"><biblScope unit="volume" n="226" source="#s">vol. 226</biblScope></bibl><bibl xml:id="s"/>
      <pb xml:id="page.58" n="58"/><pb xml:id="page.59" n="59"/>`,
    bad: `<bibl type="printSource"><biblScope unit="volume" n="262" source="#s">vol. 226</biblScope></bibl><bibl xml:id="s"/>
      <pb xml:id="page.59" n="59"/><pb xml:id="page.58" n="58"/>`,
  },
  (tree, report) => {
    for (const scope of elements(tree, 'biblScope')) {
      const data = given(tree, scope);
      const printed = /\d+/.exec(wordsOf(tree, scope))?.[0];
      if (
        data &&
        printed !== undefined &&
        /^\d+$/.test(data.value) &&
        Number(printed) !== Number(data.value)
      ) {
        report(`@${data.local} is ${data.value}, and the words say “${wordsOf(tree, scope)}”.`, {
          span: placeOf(tree, scope, data.local),
        });
      }
      const bibl = ancestor(tree, scope, 'bibl');
      const print = bibl !== undefined && attribute(tree, bibl, 'type') === 'printSource';
      if (print && attribute(tree, scope, 'source') === undefined) {
        report('Where the treaty is printed is said without naming the evidence.', {
          span: placeOf(tree, scope),
          hint: 'Point at the source with @source: at the evidence, or at “#transcript” where the transcript says it.',
        });
      }
    }
    checkPages(tree, report);
  },
);

/** Page breaks with numbers go up, from the first page of the print; `page.58` is page 58. */
function checkPages(tree: XmlTree, report: Parameters<Parameters<typeof rule>[2]>[1]): void {
  const first = typed(tree, 'bibl', 'printSource').flatMap((bibl) =>
    elements(tree, 'biblScope').filter(
      (scope) => ancestor(tree, scope, 'bibl') === bibl && attribute(tree, scope, 'unit') === 'page',
    ),
  )[0];
  let last = first === undefined ? undefined : Number(attribute(tree, first, 'from'));
  let lastNode = first;
  for (const pb of elements(tree, 'pb')) {
    const n = attribute(tree, pb, 'n');
    if (n === undefined || !/^\d+$/.test(n)) continue;
    const id = idOf(tree, pb);
    const named = id === undefined ? undefined : /^page\.(\d+)$/.exec(id)?.[1];
    if (named !== undefined && Number(named) !== Number(n)) {
      report(`The page break “${id ?? ''}” has n="${n}".`, { span: placeOf(tree, pb, 'n') });
    }
    if (last !== undefined && lastNode !== undefined && Number(n) < last) {
      // Numbers read from running heads may be those of a table: for the editor to look at.
      report(`Page ${n} comes after page ${last}.`, {
        severity: 'warning',
        span: placeOf(tree, pb, 'n'),
        related: [{ message: `page ${last}`, span: placeOf(tree, lastNode) }],
      });
    }
    last = Number(n);
    lastNode = pb;
  }
}
