/** One finding as the report pages show it: what, what to do, where else, what follows from it. */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { positionAt } from '../source/source.js';
import { escaped } from './page.js';

export function finding(found: Diagnostic, followers: readonly Diagnostic[] = []): string {
  const related = (found.related ?? []).map(({ message, span }) => {
    const { line, column } = positionAt(span.source, span.start);
    return `<p class="quiet">${escaped(span.source.path)}:${line}:${column} ${escaped(message)}</p>`;
  });
  const follows = followers
    .map(({ message, span }) => {
      const line = span && `<span class="quiet">${positionAt(span.source, span.start).line}:</span> `;
      return `<li>${line ?? ''}${escaped(message)}</li>`;
    })
    .join('');
  return [
    `<article class="${found.severity}"><p><strong>${found.severity}</strong> ${escaped(found.message)}</p>`,
    found.hint === undefined ? '' : `<p class="hint">${escaped(found.hint)}</p>`,
    ...related,
    follows === ''
      ? ''
      : `<details><summary>${followers.length} that follow from it</summary><ul>${follows}</ul></details>`,
    `<p class="quiet"><code>${found.code}</code></p></article>`,
  ].join('');
}

/** The style of findings, for the pages that show some. A hint may be lines to paste. */
export const findingStyle = `
.error { --tone: light-dark(#b3261e, #ff8a80); } .warning { --tone: light-dark(#8a5a00, #ffc46b); } .info { --tone: light-dark(#1d5b8f, #8cc4f5); }
article { border-left: 3px solid var(--tone); padding: .1rem .75rem .25rem; margin: 0 0 .5rem; font-size: .9rem; }
article p { margin: .15rem 0; overflow-wrap: anywhere; } article strong { color: var(--tone); } .hint { white-space: pre-wrap; } .hint::before { content: "→ "; }
`;
