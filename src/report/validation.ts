/** Findings beside the source, as one page: each at its line, what follows from another folded below it. */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { summarise } from '../diagnostic/reporters/people.js';
import { lineStarts, lineText, positionAt, type Source } from '../source/source.js';
import { finding, findingStyle } from './finding.js';
import { escaped, page } from './page.js';

/** A file of up to this many lines is shown whole; of a longer one the lines around its findings. */
const wholeLines = 1500;
const around = 4;
/** A longer line is shown from before the finding on. */
const lineWidth = 400;

/**
 * @param found the findings of a run, in its order; @param sources the documents that were checked
 * @returns a page of HTML that needs nothing beside it and runs nothing
 */
export function reportValidation(found: readonly Diagnostic[], sources: readonly Source[]): string {
  const others = found.flatMap(({ span }) => (span ? [span.source] : []));
  const all = [...new Set([...sources, ...others])];
  const elsewhere = found.filter(({ span }) => span === undefined);
  const body = [
    '<header><h1>What engross found</h1>',
    `<p>${escaped(summarise(found)) || 'Nothing is wrong.'}</p></header>`,
    '<main>',
    ...(elsewhere.length > 0
      ? [`<section><h2>Without a place</h2>${elsewhere.map((one) => finding(one)).join('')}</section>`]
      : []),
    ...all.map((source) => section(source, found)),
    '</main>',
  ];
  return page('Findings', findingStyle + style, body.join('\n'));
}

function section(source: Source, found: readonly Diagnostic[]): string {
  const own = found.filter(({ span }) => span?.source === source);
  const title = `<h2>${escaped(source.path)}</h2><p class="quiet">${escaped(summarise(own)) || 'Nothing is wrong.'}</p>`;
  if (own.length === 0) return `<section>${title}</section>`;
  const followers = new Map<Diagnostic | undefined, Diagnostic[]>();
  for (const one of own) {
    if (one.cause !== undefined)
      followers.set(found[one.cause], [...(followers.get(found[one.cause]) ?? []), one]);
  }
  const byLine = new Map<number, Diagnostic[]>();
  for (const one of own) {
    if (one.cause !== undefined) continue;
    const line = positionAt(source, one.span?.start ?? 0).line;
    byLine.set(line, [...(byLine.get(line) ?? []), one]);
  }
  const rows: string[] = [];
  let before = 0;
  for (const line of shownLines(source, [...byLine.keys()])) {
    if (line > before + 1) rows.push('<div class="gap">⋯</div>');
    before = line;
    rows.push(row(source, line, byLine.get(line) ?? [], followers));
  }
  return `<section>${title}<div class="beside">${rows.join('\n')}</div></section>`;
}

function shownLines(source: Source, lines: readonly number[]): readonly number[] {
  const count = lineStarts(source).length;
  if (count <= wholeLines) return Array.from({ length: count }, (_, index) => index + 1);
  const shown = new Set<number>();
  for (const line of lines)
    for (let near = Math.max(1, line - around); near <= Math.min(count, line + around); near++)
      shown.add(near);
  return [...shown].sort((a, b) => a - b);
}

function row(
  source: Source,
  line: number,
  here: readonly Diagnostic[],
  followers: ReadonlyMap<Diagnostic | undefined, readonly Diagnostic[]>,
): string {
  const severity = here.some((one) => one.severity === 'error') ? 'error' : here[0]?.severity;
  const told = here.map((one) => finding(one, followers.get(one) ?? [])).join('');
  return `<div class="number">${line}</div><div class="text${severity ? ` ${severity}` : ''}">${marked(source, line, here)}</div><div class="told">${told}</div>`;
}

/** A line with what its first finding is about marked. */
function marked(source: Source, line: number, here: readonly Diagnostic[]): string {
  const text = lineText(source, line);
  const span = here[0]?.span;
  if (!span) return cut(text, 0);
  const start = Math.min(positionAt(source, span.start).column - 1, text.length);
  const end = Math.min(text.length, Math.max(start + 1, start + span.end - span.start), start + lineWidth);
  const from = text.length > lineWidth ? Math.max(0, start - 80) : 0;
  const lead = `${from > 0 ? '…' : ''}${escaped(text.slice(from, start))}`;
  return `${lead}<mark>${escaped(text.slice(start, end)) || ' '}</mark>${cut(text.slice(end), 0)}`;
}

const cut = (text: string, from: number): string =>
  `${escaped(text.slice(from, from + lineWidth))}${text.length > from + lineWidth ? '…' : ''}`;

const style = `
.beside { display: grid; grid-template-columns: 4rem minmax(0, 3fr) minmax(0, 2fr); column-gap: 1rem; border-top: 1px solid var(--line); }
.gap { grid-column: 1 / -1; padding-left: 4.5rem; color: var(--quiet); border-block: 1px dotted var(--line); }
.beside > .text { align-self: start; }
.text.error, .text.warning, .text.info { background: color-mix(in srgb, var(--tone) 8%, transparent); }
mark { background: color-mix(in srgb, var(--tone, #b3261e) 28%, transparent); color: inherit; border-radius: 2px; }
@media (max-width: 50rem) { .beside { grid-template-columns: 3rem minmax(0, 1fr); } .told { grid-column: 2; } .beside > .text { white-space: pre-line; } }
`;
