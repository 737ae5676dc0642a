/** Diagnostic codes of xml, in alphabetical order. */
import { codes } from './entry.js';

export const xmlCodes = codes({});
