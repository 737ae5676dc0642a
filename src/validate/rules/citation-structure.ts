/** The citation structure of the header finds units in the text, and each has what it is cited by. */
import { attribute, childElements, type NodeId, type XmlTree } from '../../xml/tree.js';
import { elements, placeOf } from './lookup.js';
import { attributeNamed, parsePath, select } from './path.js';
import { type Report, rule } from './rule.js';

/** Checks one level of the structure, and those inside it, on the units of the level above. */
function checkLevel(tree: XmlTree, structure: NodeId, above: readonly NodeId[], report: Report): void {
  const match = attribute(tree, structure, 'match') ?? '';
  const path = parsePath(match);
  if (!path) return;
  const unit = attribute(tree, structure, 'unit') ?? 'unit';
  const units = [...new Set(above.flatMap((node) => select(tree, node, path)))];
  if (units.length === 0) {
    report(`The citation structure finds no ${unit}: nothing matches “${match}”.`, {
      span: placeOf(tree, structure, 'match'),
    });
    return;
  }
  const use = /^@([\w:.-]+)$/.exec(attribute(tree, structure, 'use') ?? '')?.[1];
  const without =
    use === undefined ? [] : units.filter((node) => attributeNamed(tree, node, use) === undefined);
  const [first] = without;
  if (first !== undefined) {
    report(
      `${without.length} of ${units.length} units “${unit}” cannot be cited: they have no @${use ?? ''}.`,
      {
        span: placeOf(tree, first),
        related: [{ message: 'cited by this', span: placeOf(tree, structure, 'use') }],
      },
    );
  }
  for (const inner of childElements(tree, structure, 'citeStructure')) checkLevel(tree, inner, units, report);
}

export const citationStructure = rule(
  'citation-structure',
  {
    good: `<teiHeader><refsDecl><citeStructure unit="paragraph" match="//body/div/p" use="@xml:id"/></refsDecl></teiHeader>
      <text><body><div><p xml:id="para.1">One.</p></div></body></text>`,
    bad: `<teiHeader><refsDecl><citeStructure unit="paragraph" match="//body/p" use="@xml:id"/></refsDecl></teiHeader>
      <text><body><div><p xml:id="para.1">One.</p></div></body></text>`,
  },
  (tree, report) => {
    for (const declaration of elements(tree, 'refsDecl')) {
      for (const structure of childElements(tree, declaration, 'citeStructure')) {
        checkLevel(tree, structure, [0], report);
      }
    }
  },
);
