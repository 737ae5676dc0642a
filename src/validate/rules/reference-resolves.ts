/** Every pointer to `#something` finds something. */
import { checkReferences } from '../wellformed/references.js';
import { registered } from './rule.js';

export const referenceResolves = registered('reference-resolves', {
  good: '<standOff><listOrg><org xml:id="ussr"/></listOrg></standOff><p><orgName ref="#ussr">USSR</orgName></p>',
  bad: '<standOff><listOrg><org xml:id="ussr"/></listOrg></standOff><p><orgName ref="#usrs">USSR</orgName></p>',
  check: checkReferences,
});
