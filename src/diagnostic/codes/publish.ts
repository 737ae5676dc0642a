/** Diagnostic codes of publish, in alphabetical order. */
import { codes } from './entry.js';

export const publishCodes = codes({});
