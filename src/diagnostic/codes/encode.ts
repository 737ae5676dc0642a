/** Diagnostic codes of encode, in alphabetical order. */
import { codes } from './entry.js';

export const encodeCodes = codes({});
