/** Diagnostic codes of edition, in alphabetical order. */
import { codes } from './entry.js';

export const editionCodes = codes({});
