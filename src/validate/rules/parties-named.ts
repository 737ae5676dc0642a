/** The parties are one list: those of standOff are the authors in the header, and are named in the text. */
import { attribute } from '../../xml/tree.js';
import { elementById, pointers } from '../wellformed/references.js';
import { ancestor, elements, idOf, placeOf, targets } from './lookup.js';
import { rule } from './rule.js';

export const partiesNamed = rule(
  'parties-named',
  {
    good: `<teiHeader><author ref="#ussr">Soviet Union</author></teiHeader><standOff><org xml:id="ussr" role="party"/></standOff>
      <text><head><orgName ref="#ussr">USSR</orgName></head></text>`,
    bad: `<teiHeader><author ref="#prc">China</author></teiHeader><standOff><org xml:id="ussr" role="party"/><org xml:id="prc" role="party"/></standOff>
      <text><head><orgName ref="#prc">CHINA</orgName></head></text>`,
  },
  (tree, report) => {
    const parties = elements(tree, 'org').filter((node) => attribute(tree, node, 'role') === 'party');
    const authors = elements(tree, 'author').filter((node) => ancestor(tree, node, 'bibl') === undefined);
    const named = new Set(
      pointers(tree)
        .filter(({ node }) => ancestor(tree, node, 'text') !== undefined)
        .map(({ target }) => target),
    );
    const authorOf = new Set(authors.flatMap((node) => targets(tree, node, 'ref')));
    for (const party of parties) {
      const id = idOf(tree, party);
      if (id === undefined) continue;
      if (authors.length > 0 && !authorOf.has(id)) {
        report(`The party “${id}” is not among the authors in the header.`, { span: placeOf(tree, party) });
      }
      if (!named.has(id)) {
        report(`The party “${id}” is named nowhere in the text.`, {
          span: placeOf(tree, party),
          hint: 'Mark its name in the heading: an intervention “party” in edition.yaml.',
        });
      }
    }
    for (const author of authors) {
      for (const target of targets(tree, author, 'ref')) {
        const org = elementById(tree, target);
        if (org === undefined || parties.includes(org)) continue;
        report(`The author “${target}” is not a party.`, {
          span: placeOf(tree, author, 'ref'),
          related: [{ message: 'this is what it points at', span: placeOf(tree, org) }],
        });
      }
    }
  },
);
