/** Annotations for GitHub Actions: one workflow command a finding, escaped as its documentation asks. */
import type { Diagnostic } from '../diagnostic.js';
import { toFinding } from './finding.js';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export function reportGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .filter((found) => found.cause === undefined)
    .map(toFinding)
    .map(({ file, line, column, severity, code, message, hint }) => {
      const place = file === null ? '' : `file=${property(file)},line=${line},col=${column},`;
      return `::${commands[severity]} ${place}title=${property(code)}::${data(hint ? `${message} ${hint}` : message)}\n`;
    })
    .join('');
}
