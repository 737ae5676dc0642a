/** The number under which the treaty is registered is the same in the header, in the heading and in their attributes. */
import { attribute, type NodeId, type XmlTree } from '../../xml/tree.js';
import { ancestor, elements, placeOf, typed, wordsOf } from './lookup.js';
import { rule } from './rule.js';

/** `I-3108`, `No. 3108`, `3108` → `3108`; undefined where there is no number. */
const plainNumber = (text: string): string | undefined =>
  /(\d+)\s*$/.exec(text.trim())?.[1]?.replace(/^0+/, '');

const registration = (tree: XmlTree, node: NodeId): boolean =>
  ['UNTS', 'LNTS'].includes(attribute(tree, node, 'type') ?? '');

export const treatyNumber = rule(
  'treaty-number',
  {
    good: `<teiHeader><fileDesc><publicationStmt><idno type="UNTS">I-3108</idno></publicationStmt></fileDesc></teiHeader>
      <text><body><div type="treaty" n="I-3108"><head>No. <idno type="UNTS" n="3108">3108</idno>.</head></div></body></text>`,
    bad: `<teiHeader><fileDesc><publicationStmt><idno type="UNTS">I-3108</idno></publicationStmt></fileDesc></teiHeader>
      <text><body><div type="treaty" n="I-3108"><head>No. <idno type="UNTS" n="3180">3108</idno>.</head></div></body></text>`,
  },
  (tree, report) => {
    const numbers = elements(tree, 'idno').filter((node) => registration(tree, node));
    const inHeader = numbers.find((node) => ancestor(tree, node, 'publicationStmt') !== undefined);
    const stated = inHeader === undefined ? undefined : plainNumber(wordsOf(tree, inHeader));
    const compare = (found: string | undefined, node: NodeId, local: string | undefined): void => {
      if (inHeader === undefined || stated === undefined || found === undefined || found === stated) return;
      report(`The number is ${found} here, and ${stated} in the header.`, {
        span: placeOf(tree, node, local),
        related: [{ message: 'the header', span: placeOf(tree, inHeader) }],
      });
    };
    for (const node of numbers) {
      if (ancestor(tree, node, 'head', 'titlePart', 'bibl') === undefined) continue;
      if (ancestor(tree, node, 'standOff') !== undefined) continue;
      // What is not sure is damaged in the print, and says so.
      if (attribute(tree, node, 'cert') !== undefined) continue;
      const n = attribute(tree, node, 'n');
      compare(n === undefined ? undefined : plainNumber(n), node, 'n');
      if (/^\D{0,5}\d+\D{0,2}$/.test(wordsOf(tree, node)))
        compare(plainNumber(wordsOf(tree, node).replace(/\D+$/, '')), node, undefined);
    }
    for (const node of typed(tree, 'div', 'treaty')) {
      const n = attribute(tree, node, 'n');
      if (n !== undefined) compare(plainNumber(n), node, 'n');
    }
  },
);
