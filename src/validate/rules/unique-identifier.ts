/** Identifiers are given once. */
import { checkIdentifiers } from '../wellformed/references.js';
import { registered } from './rule.js';

export const uniqueIdentifier = registered('unique-identifier', {
  good: '<p xml:id="para.1">One.</p><p xml:id="para.2">Two.</p>',
  bad: '<p xml:id="para.1">One.</p><p xml:id="para.1">Two.</p>',
  check: checkIdentifiers,
});
