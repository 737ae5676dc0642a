/** Names of formats as they come from the command line: known ones, or a finding that says which there are. */
import { type Diagnostic, diagnostic } from '../diagnostic/diagnostic.js';
import { type FormatName, formatNames } from '../publishing.js';

const isFormat = (name: string): name is FormatName => formatNames.some((known) => known === name);

/** undefined: none were named. Diagnostic: cli/format-unknown, for each. */
export function knownFormats(
  names: readonly string[] | undefined,
  found: Diagnostic[],
): readonly FormatName[] | undefined | 'unknown' {
  if (names === undefined) return undefined;
  const unknown = names.filter((name) => !isFormat(name));
  for (const name of unknown)
    found.push(
      diagnostic('cli/format-unknown', `Found the format ${name}; there are ${formatNames.join(', ')}.`),
    );
  return unknown.length > 0 ? 'unknown' : names.filter(isFormat);
}
