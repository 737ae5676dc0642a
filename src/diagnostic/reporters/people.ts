/**
 * The report for people: one cause, one finding; the line with a caret; what to do; and where a file has
 * the same finding many times, the first few and a count.
 */
import { positionAt } from '../../source/source.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { placeOf } from './finding.js';
import { codeFrame, visible } from './frame.js';

/** How words are coloured. On anything but a terminal each gives its text back as it is. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

const same = (text: string) => text;
export const noPaint: Paint = { error: same, warning: same, info: same, quiet: same, strong: same };

/** So many of one code in one file are shown before the rest are counted. */
const shownOfEach = 5;

export function reportPeople(diagnostics: readonly Diagnostic[], paint: Paint = noPaint): string {
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const found of diagnostics) {
    if (found.cause !== undefined) continue;
    const key = `${found.code}\n${found.span?.source.path ?? ''}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count <= shownOfEach) lines.push(...describe(found, paint), '');
  }
  for (const [key, count] of seen) {
    if (count <= shownOfEach) continue;
    const [code, path] = key.split('\n');
    lines.push(paint.quiet(`${path || 'elsewhere'}: ${count - shownOfEach} more of ${code}`), '');
  }
  return lines.join('\n');
}

/** `3 errors, 1 warning`: what stands at the end of a run; '' where nothing was found. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const found of diagnostics) if (found.cause === undefined) counts[found.severity]++;
  return [
    plural(counts.error, 'error', 'errors'),
    plural(counts.warning, 'warning', 'warnings'),
    plural(counts.info, 'piece of information', 'pieces of information'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const plural = (count: number, one: string, many: string) =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;

function describe(found: Diagnostic, paint: Paint): string[] {
  const place = placeOf(found);
  const where =
    found.span && place ? `${visible(found.span.source.path)}:${place.line}:${place.column} ` : '';
  const lines = [
    `${paint.strong(where)}${paint[found.severity](found.severity)} ${visible(found.message)} ${paint.quiet(found.code)}`,
  ];
  if (found.span) lines.push(...codeFrame(found.span).map((line) => `  ${paint.quiet(line)}`));
  for (const { message, span } of found.related ?? []) {
    const at = positionAt(span.source, span.start);
    lines.push(
      `  ${paint.quiet('see')} ${visible(span.source.path)}:${at.line}:${at.column} ${visible(message)}`,
    );
  }
  const [hint, ...more] = found.hint?.split('\n') ?? [];
  if (hint)
    lines.push(`  ${paint.info('hint')} ${visible(hint)}`, ...more.map((line) => `       ${visible(line)}`));
  return lines;
}
