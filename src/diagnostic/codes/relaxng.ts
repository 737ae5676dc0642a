/** Diagnostic codes of relaxng, in alphabetical order. */
import { codes } from './entry.js';

export const relaxngCodes = codes({});
