/** Who signs, signs for a party: `signed/@corresp` points at one. */
import { attribute } from '../../xml/tree.js';
import { elementById } from '../wellformed/references.js';
import { elements, placeOf, targets } from './lookup.js';
import { rule } from './rule.js';

export const signatureParty = rule(
  'signature-party',
  {
    good: '<org xml:id="ussr" role="party"/><signed corresp="#ussr"><persName>V. SEMENOV</persName></signed>',
    bad: '<place xml:id="moscow"/><signed corresp="#moscow"><persName>V. SEMENOV</persName></signed>',
  },
  (tree, report) => {
    const parties = new Set(
      elements(tree, 'org').filter((node) => attribute(tree, node, 'role') === 'party'),
    );
    const signatures = new Set(elements(tree, 'signed'));
    for (const signed of signatures) {
      for (const target of targets(tree, signed, 'corresp')) {
        const party = elementById(tree, target);
        if (party === undefined || parties.has(party) || signatures.has(party)) continue;
        report(`The signature is for “#${target}”, which is not a party.`, {
          span: placeOf(tree, signed, 'corresp'),
          related: [{ message: 'this is what it points at', span: placeOf(tree, party) }],
        });
      }
    }
  },
);
