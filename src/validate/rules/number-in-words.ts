/** `num/@value` is the number that is printed, and `@n` of a division is the number in its heading. */
import { attribute, childElement, childElements } from '../../xml/tree.js';
import { elements, placeOf, wordsOf } from './lookup.js';
import { printedNumber } from './numbers.js';
import { rule } from './rule.js';

export const numberInWords = rule(
  'number-in-words',
  {
    good: '<div type="article" n="4"><head>Article <num value="4">IV</num></head></div>',
    bad: '<div type="article" n="5"><head>Article <num value="4">IV</num></head></div>',
  },
  (tree, report) => {
    for (const node of elements(tree, 'num')) {
      const value = attribute(tree, node, 'value');
      if (value === undefined || attribute(tree, node, 'cert') !== undefined) continue;
      const printed = printedNumber(wordsOf(tree, node));
      if (printed === undefined || printed === Number(value)) continue;
      report(`@value is ${value}, and “${wordsOf(tree, node)}” is ${printed}.`, {
        span: placeOf(tree, node, 'value'),
        hint: 'Correct @value; where the print itself is wrong, keep it and add @cert.',
      });
    }
    for (const division of elements(tree, 'div')) {
      const n = attribute(tree, division, 'n');
      const head = childElement(tree, division, 'head');
      const number = head === undefined ? undefined : childElements(tree, head, 'num')[0];
      const value = number === undefined ? undefined : attribute(tree, number, 'value');
      // `5bis` has n="5bis" and value="5".
      if (n === undefined || number === undefined || value === undefined || !/^\d+/.test(n)) continue;
      if (Number.parseInt(n, 10) === Number(value)) continue;
      report(`The division has n="${n}", and its heading the number ${value}.`, {
        span: placeOf(tree, division, 'n'),
        related: [{ message: 'the number in the heading', span: placeOf(tree, number, 'value') }],
      });
    }
  },
);
