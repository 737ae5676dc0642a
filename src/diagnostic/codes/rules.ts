/** Diagnostic codes of rules, in alphabetical order. */
import { codes } from './entry.js';

export const rulesCodes = codes({});
