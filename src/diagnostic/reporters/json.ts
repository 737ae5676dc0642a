/** One JSON array of findings, a line a finding: stable for diffs, small for pipes. */
import type { Diagnostic } from '../diagnostic.js';
import { toFinding } from './finding.js';

export function reportJson(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '[]\n';
  return `[\n${diagnostics.map((found) => JSON.stringify(toFinding(found))).join(',\n')}\n]\n`;
}
