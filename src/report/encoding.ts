/**
 * An encoding on one page, for its editor: each line of the transcript beside its TEI, coloured by kind, with the reason for
 * what it was taken for, and the findings in their place. The reason of the line pointed at, or reached with the
 * keyboard, stands in a strip at the foot of the window that covers nothing. Nothing runs: links and style do it all.
 */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { summarise } from '../diagnostic/reporters/people.js';
import type { Encoded } from '../encode/encode.js';
import type { Fact, Facts, Instrument, Part } from '../encode/instrument.js';
import { type ExplainedLine, explain } from '../encode/transcript/explain.js';
import { lineStarts, positionAt, type Source } from '../source/source.js';
import type { XmlTree } from '../xml/tree.js';
import { finding, findingStyle } from './finding.js';
import { type KindName, kindOfPart, kindStyle, kinds } from './kinds.js';
import { escaped, page } from './page.js';
import { shownTei, teiByLine } from './tei-lines.js';

/**
 * @param encoded what `encode` made; @param tree its TEI, parsed
 * @param found what was found on the way, in any of the files
 * @param accounted bytes of the transcript that the fidelity check found in the TEI
 * @returns a page of HTML that needs nothing beside it and runs nothing
 */
export function reportEncoding(
  encoded: Encoded,
  tree: XmlTree,
  found: readonly Diagnostic[],
  accounted: number,
): string {
  const { instrument } = encoded;
  const { source } = instrument;
  const tei = teiByLine(tree, source);
  const placed = byLine(found, source);
  const elsewhere = placed.get(undefined) ?? [];
  const lines = explain(instrument);
  const links = noteLinks(instrument);
  const rows = lines.map((line, index) => ({
    line,
    before: lines[index - 1],
    source: marked(instrument, index, links),
    tei: shownTei(tei.lines[index] ?? ''),
    kind: kindAt(instrument, index),
    found: placed.get(line.line) ?? [],
  }));
  const body = [
    `<header><h1>${escaped(source.path)}</h1>`,
    `<p>${escaped(summarise(found)) || 'nothing wrong'}; ${accounted} of ${source.bytes.length} bytes of the transcript accounted for</p></header>`,
    '<main>',
    section('What was read', readings(instrument)),
    section('Findings', contents(found, source) + elsewhere.map((one) => finding(one)).join('')),
    legend(new Set(rows.map(({ kind }) => kind))),
    `<details><summary>The header of the TEI</summary><code class="text">${shownTei(tei.head)}</code></details>`,
    `<h2>Line by line</h2><ol class="lines">${rows.map(row).join('\n')}</ol>`,
    '<p class="strip quiet">Point at a line, or reach it with the Tab key, to see what it was taken for, and why.</p>',
    '</main>',
  ];
  return page(`Encoding of ${source.path}`, findingStyle + style, body.join('\n'));
}

const section = (title: string, content: string): string =>
  content === '' ? '' : `<section><h2>${title}</h2>${content}</section>`;

/** The line of the transcript that a finding is about, its own or that of a place it names. */
function lineOf({ span, related = [] }: Diagnostic, source: Source): number | undefined {
  const place = [span, ...related.map((one) => one.span)].find((one) => one?.source === source);
  return place === undefined ? undefined : positionAt(source, place.start).line;
}

function byLine(
  found: readonly Diagnostic[],
  source: Source,
): ReadonlyMap<number | undefined, readonly Diagnostic[]> {
  const placed = new Map<number | undefined, Diagnostic[]>();
  for (const one of found) {
    const line = lineOf(one, source);
    const here = placed.get(line);
    if (here === undefined) placed.set(line, [one]);
    else here.push(one);
  }
  return placed;
}

/** The findings that stand at a line, as links to it. */
function contents(found: readonly Diagnostic[], source: Source): string {
  const items = found.flatMap((one) => {
    const line = lineOf(one, source);
    if (line === undefined) return [];
    return [
      `<li class="${one.severity}"><a href="#line-${line}">Line ${line}</a> ${escaped(one.message)}</li>`,
    ];
  });
  return items.length === 0 ? '' : `<ul class="plain">${items.join('')}</ul>`;
}

// ---------------------------------------------------------------- what was read

const factNames: Readonly<Partial<Record<keyof Facts, string>>> = {
  number: 'Number',
  title: 'Title',
  kind: 'Kind',
  parties: 'Parties',
  signedOn: 'Date of signing',
  signedAt: 'Place of signing',
  inForceOn: 'Entry into force',
  inForceHow: 'How it came into force',
  registeredOn: 'Date of registration',
  registeredBy: 'Registered by',
  authenticLanguages: 'Authentic languages',
  signatories: 'Signatories',
};

/** Each fact with a link to the line where it was read; one that was not read says so. */
function readings({ facts, source }: Instrument): string {
  const rows = Object.entries(factNames).map(([name, label]) => {
    const value: Facts[keyof Facts] = facts[name as keyof Facts];
    const read = value === undefined ? [] : Array.isArray(value) ? value : [value];
    const shown = read.map((fact) => reading(fact, source)).join('<br>');
    return `<dt>${label}</dt><dd>${shown || '<span class="quiet">not read</span>'}</dd>`;
  });
  return `<dl>${rows.join('')}</dl>`;
}

function reading({ value, start, certainty }: Fact<unknown>, source: Source): string {
  const { line } = positionAt(source, start);
  const sure = certainty === undefined ? '' : ` <span class="quiet">certainty ${certainty}</span>`;
  return `${escaped(worded(value))} <a href="#line-${line}">line ${line}</a>${sure}`;
}

function worded(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, for: party } = value as { name?: string; for?: string | null };
  return party ? `${name}, for ${party}` : `${name}`;
}

/** What the colours mean. Of the kinds that lines are of, those without their tick are left out. */
function legend(ofLines: ReadonlySet<KindName | undefined>): string {
  const items = (Object.keys(kinds) as KindName[]).map((name) => {
    const label = `<span>${kinds[name].label}</span>`;
    return ofLines.has(name)
      ? `<label class="k-${name}"><input type="checkbox" checked id="show-${name}">${label}</label>`
      : `<span class="k-${name}">${label}</span>`;
  });
  return `<fieldset><legend>Kinds of lines and phrases: lines of a kind without its tick are left out</legend>
${items.join('\n')}<span class="unsure">inferred, not read</span></fieldset>`;
}

// ---------------------------------------------------------------- line by line

interface Row {
  readonly line: ExplainedLine;
  readonly before: ExplainedLine | undefined;
  readonly source: string;
  readonly tei: string;
  readonly kind: KindName | undefined;
  readonly found: readonly Diagnostic[];
}

function row({ line, before, source, tei, kind, found }: Row): string {
  const number = line.line;
  const told = found.map((one) => finding(one)).join('');
  if (line.text === '' && told === '') return `<li class="row"><span class="number">${number}</span></li>`;
  const what = line.kind.replace(/^treaty › /, '');
  const shown = line.kind === before?.kind ? '' : escaped(what);
  const why = [line.kind, ...line.phrases].filter((one) => one !== '').join('; ') || 'no words';
  const reason = [
    why,
    line.why && `because: ${line.why}`,
    line.certainty && `certainty ${line.certainty}`,
  ].filter(Boolean);
  return [
    `<li class="row${kind === undefined ? '' : ` k-${kind}`}" id="line-${number}">`,
    `<a class="number" href="#line-${number}" aria-describedby="why-${number}">${number}</a>`,
    `<code class="text source">${source}</code><span class="what">${shown}</span><code class="text">${tei}</code>`,
    `<span class="strip" id="why-${number}">Line ${number}: ${escaped(reason.join('; '))}</span>`,
    told === '' ? '' : `<div class="told">${told}</div>`,
    '</li>',
  ].join('');
}

/** The transcript's line with its parts in their colours, nested as they are. */
function marked({ source, parts }: Instrument, line: number, links: ReadonlyMap<Part, number>): string {
  const starts = lineStarts(source);
  const end = starts[line + 1] ?? source.text.length;
  const between = (from: number, to: number): string =>
    escaped(source.text.slice(from, to).replace(/[\r\n]+$/, ''));
  const within = (inner: readonly Part[], from: number, to: number): string => {
    let html = '';
    let at = from;
    for (let index = firstEndingAfter(inner, from); index < inner.length; index++) {
      const part = inner[index];
      if (part === undefined || part.start >= to) break;
      const start = Math.max(at, part.start);
      const stop = Math.min(to, part.end);
      if (stop <= start) continue;
      html += between(at, start) + coloured(part, within(part.parts, start, stop), links.get(part));
      at = stop;
    }
    return html + between(at, to);
  };
  return within(parts, starts[line] ?? 0, end);
}

function coloured(part: Part, html: string, link: number | undefined): string {
  const linked = link === undefined ? html : `<a href="#line-${link}">${html}</a>`;
  const kind = kindOfPart(part.kind);
  if (kind === undefined) return linked;
  return `<span class="k-${kind}${part.certainty === undefined ? '' : ' unsure'}">${linked}</span>`;
}

/** The first of some parts that ends after an offset, by bisection. */
function firstEndingAfter(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The kind of the block that a line begins with: the first on the way in that has one. */
function kindAt({ source, parts }: Instrument, line: number): KindName | undefined {
  const starts = lineStarts(source);
  const end = starts[line + 1] ?? source.text.length;
  let at = starts[line] ?? 0;
  while (at < end && /\s/.test(source.text.charAt(at))) at++;
  for (let level = parts; at < end; ) {
    const part = level[firstEndingAfter(level, at)];
    if (part === undefined || part.start > at) return undefined;
    const kind = kindOfPart(part.kind);
    if (kind !== undefined) return kind;
    level = part.parts;
  }
  return undefined;
}

/** From a marker to the line of its note, and from a note's label to the line of its first marker. */
function noteLinks({ parts, source }: Instrument): ReadonlyMap<Part, number> {
  const notes = new Map<string, Part>();
  const markers: Part[] = [];
  const visit = (part: Part): void => {
    if (part.kind === 'note' && part.key !== undefined) notes.set(part.key, part);
    if (part.kind === 'noteReference') markers.push(part);
    part.parts.forEach(visit);
  };
  parts.forEach(visit);
  const links = new Map<Part, number>();
  for (const marker of markers) {
    const note = notes.get(marker.target ?? '');
    if (note === undefined) continue;
    links.set(marker, positionAt(source, note.start).line);
    const label = note.parts.find(({ kind }) => kind === 'label');
    if (label !== undefined && !links.has(label)) links.set(label, positionAt(source, marker.start).line);
  }
  return links;
}

const style = `
body { padding-bottom: 5rem; } h1 { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: 0; } dd { margin: 0; overflow-wrap: anywhere; }
a { color: light-dark(#1a4fa3, #93b9ff); } .plain { list-style: none; padding: 0; margin: 0 0 1rem; } .plain li { border-left: 3px solid var(--tone); padding-left: .6rem; overflow-wrap: anywhere; }
fieldset { border: 1px solid var(--line); margin: 1rem 0; padding: .4rem 1rem .6rem; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
fieldset span span, label span, .source span { background: color-mix(in srgb, var(--tone) 15%, var(--paper)); border-radius: 2px; } fieldset span span, label span { padding: 0 .35rem; border-bottom: 2px solid var(--tone); }
.source .k-paragraph { background: none; } .unsure.unsure { text-decoration: underline dotted 2px; text-underline-offset: .2em; }
summary { cursor: pointer; } details > .text { display: block; margin-top: .5rem; }
.lines { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.row { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr) 8.5rem minmax(0, 1.25fr); column-gap: 1rem; border-left: 3px solid var(--tone, transparent); scroll-margin: 30vh; }
.row .text { tab-size: 4; } .row .number { text-decoration: none; } .row .what { font-size: .75rem; line-height: 1.7; color: var(--tone, var(--quiet)); overflow-wrap: anywhere; }
.row:hover, .row:focus-within, .row:target { background: color-mix(in srgb, var(--ink) 6%, transparent); }
.row a:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; } .row .source a, .tag a { color: inherit; }
.tag { color: var(--tone, var(--quiet)); } .tag :target { outline: 2px solid currentColor; outline-offset: 2px; } .told { grid-column: 2 / -1; margin: .3rem 0; }
.strip { position: fixed; inset: auto 0 0; margin: 0; padding: .5rem 1.5rem; min-height: 3.4rem; max-height: 40vh; overflow: auto; background: var(--paper); border-top: 2px solid var(--line); font-size: .9rem; }
.row .strip { display: none; z-index: 1; } .row:focus-within .strip { display: block; } .row:hover .strip { display: block; z-index: 2; }
@media (max-width: 60rem) { .row { grid-template-columns: 3rem minmax(0, 1fr); border-bottom: 1px solid var(--line); } .row .what, .row .text + .what + .text, .told { grid-column: 2; } .row .what:empty { display: none; } }
${kindStyle}
${Object.keys(kinds)
  .map((name) => `main:has(#show-${name}:not(:checked)) .row.k-${name} { display: none; }`)
  .join('\n')}
`;
