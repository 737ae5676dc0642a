/**
 * Nothing claims evidence that it does not name: who says so (`@resp`) is someone of the title statement, what it rests
 * on (`@source`) is a source, and what the editor brings from outside the transcript has a source.
 */
import {
  attribute,
  attributeRow,
  childElements,
  localName,
  type NodeId,
  type XmlTree,
} from '../../xml/tree.js';
import { elementById } from '../wellformed/references.js';
import { ancestor, elements, idOf, placeOf, targets } from './lookup.js';
import { rule } from './rule.js';

/** Elements of the text that say more than the transcript does. Breaks, numbers and page furniture are read from it. */
const fromOutside = ['supplied', 'corr', 'reg', 'expan'];
/** Elements of header and standOff that state facts. */
const facts = [
  'biblScope',
  'event',
  'textLang',
  'idno',
  'date',
  'placeName',
  'orgName',
  'persName',
  'org',
  'place',
  'person',
  'affiliation',
  'relation',
  'bibl',
];

/** True where a claim is made: with a certainty or a name to it. */
const claims = (tree: XmlTree, node: NodeId): boolean =>
  attributeRow(tree, node, 'cert') >= 0 || attributeRow(tree, node, 'resp') >= 0;

/** True where only a program says so: what it infers, it infers from the transcript. */
function inferred(tree: XmlTree, node: NodeId): boolean {
  const responsible = targets(tree, node, 'resp').map((id) => elementById(tree, id));
  const program = (who: NodeId | undefined): boolean =>
    who !== undefined &&
    childElements(tree, who, 'name').some((name) => attribute(tree, name, 'type') === 'software');
  return responsible.length > 0 && responsible.every(program);
}

/** The sources of an element: its own, or those of the choice around it. */
const sourced = (tree: XmlTree, node: NodeId): boolean => {
  const around = ancestor(tree, node, 'choice');
  return [node, ...(around === undefined ? [] : [around, ...childElements(tree, around)])].some(
    (at) => attribute(tree, at, 'source') !== undefined,
  );
};

export const evidenceNamed = rule(
  'evidence-named',
  {
    good: `<teiHeader><fileDesc><titleStmt><editor xml:id="editor">E.</editor></titleStmt><sourceDesc>
      <bibl xml:id="print"><biblScope unit="page" from="57" resp="#editor" cert="medium" source="#source.1">p. 57</biblScope></bibl>
      <bibl xml:id="source.1" type="evidence">World Treaty Index</bibl></sourceDesc></fileDesc></teiHeader>`,
    bad: `<teiHeader><fileDesc><titleStmt><editor xml:id="editor">E.</editor></titleStmt><sourceDesc>
      <bibl xml:id="print"><biblScope unit="page" from="57" resp="#editor" cert="medium">p. 57</biblScope></bibl></sourceDesc></fileDesc></teiHeader>`,
  },
  (tree, report) => {
    const claimants = [
      ...fromOutside.flatMap((name) => elements(tree, name)),
      ...facts
        .flatMap((name) => elements(tree, name))
        .filter((node) => ancestor(tree, node, 'teiHeader', 'standOff') !== undefined),
    ];
    for (const node of claimants) {
      if (!claims(tree, node) || sourced(tree, node) || inferred(tree, node)) continue;
      report(`<${localName(tree, node)}> says how sure it is, or who says so, and not on what evidence.`, {
        span: placeOf(tree, node),
        hint: 'Name the source: add a bibl of type “evidence” to sourceDesc, and point at it with @source.',
      });
    }
    for (const bibl of elements(tree, 'bibl')) {
      if (attribute(tree, bibl, 'type') !== 'evidence') continue;
      if (childElements(tree, bibl).length > 0 || /\S/.test(tree.source.text.slice(...inner(tree, bibl))))
        continue;
      report(`The source “${idOf(tree, bibl) ?? ''}” is empty: it names no evidence.`, {
        span: placeOf(tree, bibl),
      });
    }
    for (const node of allWith(tree, 'resp')) {
      for (const target of targets(tree, node, 'resp')) {
        const who = elementById(tree, target);
        if (
          who === undefined ||
          ancestor(tree, who, 'titleStmt', 'standOff', 'publicationStmt') !== undefined
        )
          continue;
        report(`@resp points at “#${target}”, which is not someone who is responsible for the edition.`, {
          span: placeOf(tree, node, 'resp'),
          related: [{ message: 'this is what it points at', span: placeOf(tree, who) }],
        });
      }
    }
  },
);

/** Where the content of an element stands in the source. */
function inner(tree: XmlTree, node: NodeId): [number, number] {
  const start = placeOf(tree, node).end;
  const end = tree.source.text.lastIndexOf('</', tree.ends[node] ?? 0);
  return [start, Math.max(start, end)];
}

/** Every element with an attribute. */
function allWith(tree: XmlTree, local: string): NodeId[] {
  const found: NodeId[] = [];
  for (let node = 1; node < tree.size; node++) if (attributeRow(tree, node, local) >= 0) found.push(node);
  return found;
}
