/** Diagnostic codes of source, in alphabetical order. */
import { codes } from './entry.js';

export const sourceCodes = codes({});
