/** Diagnostic codes of schematron, in alphabetical order. */
import { codes } from './entry.js';

export const schematronCodes = codes({});
