/** Diagnostic codes of fidelity, in alphabetical order. */
import { codes } from './entry.js';

export const fidelityCodes = codes({});
