/** The ISO date of `@when` is the date that the words give, where they give one. */
import { attribute } from '../../xml/tree.js';
import { datesIn, figureDates } from './dates.js';
import { elements, placeOf, whenOf, wordsOf } from './lookup.js';
import { rule } from './rule.js';

export const dateInWords = rule(
  'date-in-words',
  {
    good: '<date when="1948-03-02">the second day of March, one thousand nine hundred and forty-eight</date>',
    bad: '<date when="1948-03-02">the third day of March, one thousand nine hundred and forty-eight</date>',
  },
  (tree, report) => {
    for (const node of elements(tree, 'date')) {
      const when = whenOf(tree, node);
      if (when === undefined || attribute(tree, node, 'source') !== undefined) continue;
      const words = wordsOf(tree, node);
      const found = datesIn(words);
      const readings = found.length > 0 ? found : figureDates(words);
      // Two dates in one element, or none that can be read: nothing to compare with.
      if (readings.length === 0 || found.length > 1 || readings.includes(when)) continue;
      const sure = attribute(tree, node, 'cert') === undefined;
      const agrees = readings.some((reading) => when.startsWith(reading) || reading.startsWith(when));
      if (agrees && !sure) continue;
      report(`@when is ${when}, and the words say ${readings.join(' or ')}: “${words}”.`, {
        span: placeOf(tree, node, 'when'),
        hint: agrees
          ? 'Where the exact date is known from elsewhere, name it: @source and @cert.'
          : `Write when="${readings[0] ?? ''}", or correct the words.`,
      });
    }
  },
);
