/** The number of a note is the one printed before it, and the one printed at its marker. */
import { attribute, childElement } from '../../xml/tree.js';
import { elementById } from '../wellformed/references.js';
import { elements, placeOf, targets, wordsOf } from './lookup.js';
import { rule } from './rule.js';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A printed note number in plain digits; undefined for anything else (asterisks, slips of OCR). */
function digits(printed: string): string | undefined {
  const plain = printed
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(superscripts.indexOf(digit)))
    .replace(/^[([]|[)\].]$/g, '');
  return /^\d+$/.test(plain) ? String(Number(plain)) : undefined;
}

export const noteLabel = rule(
  'note-label',
  {
    good: '<note type="footnote" xml:id="note.2" n="2"><label>²</label> See p. 3.</note>',
    bad: '<note type="footnote" xml:id="note.2" n="2"><label>³</label> See p. 3.</note>',
  },
  (tree, report) => {
    for (const note of elements(tree, 'note')) {
      const n = attribute(tree, note, 'n');
      if (n === undefined || attribute(tree, note, 'cert') !== undefined) continue;
      const label = childElement(tree, note, 'label');
      const printed = label === undefined ? undefined : digits(wordsOf(tree, label));
      if (label !== undefined && printed !== undefined && printed !== n) {
        report(`The note has n="${n}", and “${wordsOf(tree, label)}” is printed before it.`, {
          span: placeOf(tree, note, 'n'),
          related: [{ message: 'the printed number', span: placeOf(tree, label) }],
        });
      }
      for (const target of targets(tree, note, 'target')) {
        const marker = elementById(tree, target);
        const marked = marker === undefined ? undefined : digits(wordsOf(tree, marker));
        if (marker !== undefined && marked !== undefined && marked !== n) {
          report(`The note has n="${n}", and its marker reads “${wordsOf(tree, marker)}”.`, {
            span: placeOf(tree, note, 'n'),
            related: [{ message: 'the marker', span: placeOf(tree, marker) }],
          });
        }
      }
    }
  },
);
