/** The treaty was signed on one day: header, heading and the event in standOff say the same. */
import { attribute, type NodeId } from '../../xml/tree.js';
import { ancestor, elements, placeOf, typed, whenOf } from './lookup.js';
import { rule } from './rule.js';

export const signatureDate = rule(
  'signature-date',
  {
    good: `<teiHeader><profileDesc><creation><date when="1954-10-12"/></creation></profileDesc></teiHeader>
      <text><head>SIGNED ON <date type="signature" when="1954-10-12">12 OCTOBER 1954</date></head></text>`,
    bad: `<teiHeader><profileDesc><creation><date when="1954-10-13"/></creation></profileDesc></teiHeader>
      <text><head>SIGNED ON <date type="signature" when="1954-10-12">12 OCTOBER 1954</date></head></text>`,
  },
  (tree, report) => {
    const dates = elements(tree, 'date');
    const creation = dates.find((node) => ancestor(tree, node, 'creation') !== undefined);
    const created = creation === undefined ? undefined : whenOf(tree, creation);
    if (creation === undefined || created === undefined) return;
    // The heading of the instrument itself; a protocol or a letter in it may have a day of its own.
    const inHead = dates.filter((node) => {
      const head = ancestor(tree, node, 'head');
      const division = head === undefined ? undefined : ancestor(tree, head, 'div');
      return (
        head !== undefined &&
        attribute(tree, node, 'type') === 'signature' &&
        (division === undefined || attribute(tree, division, 'type') === 'treaty')
      );
    });
    const dated: readonly NodeId[] = [...inHead, ...typed(tree, 'event', 'signature')];
    const signed = dated.map((node) => whenOf(tree, node));
    // Signed on several days: one of them is the day of the header.
    if (signed.includes(created)) {
      const events = typed(tree, 'event', 'signature').map((node) => whenOf(tree, node));
      const heads = inHead.map((node) => whenOf(tree, node));
      if ([events, heads].every((days) => days.length === 0 || days.includes(created))) return;
    }
    for (const [index, node] of dated.entries()) {
      const when = signed[index];
      if (when === undefined || when === created) continue;
      report(`Signed on ${when} here, and on ${created} in the header.`, {
        span: placeOf(tree, node, 'when'),
        related: [{ message: 'the date of the header', span: placeOf(tree, creation, 'when') }],
      });
    }
  },
);
