/**
 * The editor's interventions, carried out on an instrument. Each is found by its quotation; one that is not found, or
 * found twice, does nothing and is an error that shows the places. The transcript is never touched.
 */
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import type { Span } from '../../source/source.js';
import type { Instrument, Part } from '../instrument.js';
import { bounds, settle } from '../tei/bounds.js';
import { identify } from '../tei/identifiers.js';
import { carryOut } from './actions.js';
import { checkFacts } from './facts.js';
import { nearest } from './nearest.js';
import { findQuotation, type Match, type Searchable, searchable, type Wanted } from './quotation.js';
import type { Intervention, Quotation } from './schema.js';
import { type EditionSettings, languageOf, type Path } from './settings.js';

/**
 * Applies the interventions of edition.yaml, those of the instrument's text, in the order in which they are written;
 * but structure first, because units are named by it.
 *
 * @returns the instrument as the editor reads it; interventions that are wrong are left out. Codes: `edition/*`
 */
export function applyInterventions(read: Instrument, settings: EditionSettings): Result<Instrument> {
  const { source } = read;
  const diagnostics: Diagnostic[] = [];
  const language = languageOf(settings, source);
  if (language === undefined)
    diagnostics.push(
      diagnostic('edition/text-unlisted', `Found ${source.path}, which is none of the texts.`, {
        span: settings.at(['texts']),
      }),
    );
  diagnostics.push(...checkFacts(read, settings));
  const meant = (settings.edition.interventions ?? [])
    .map((intervention, index) => ({ intervention, path: ['interventions', index] as const }))
    .filter(({ intervention }) => intervention.text === undefined || intervention.text === language);
  const text = searchable(source.text);
  let instrument = settle(read);
  for (const isFirst of [true, false]) {
    const units = unitsOf(instrument);
    for (const { intervention, path } of meant) {
      if ((intervention.structure !== undefined) !== isFirst) continue;
      const found = locate(intervention, { text, units, settings, path, instrument });
      diagnostics.push(...found.diagnostics);
      for (const match of found.matches) {
        const done = carryOut(instrument, match, intervention);
        if ('parts' in done) instrument = { ...instrument, parts: done.parts };
        else diagnostics.push(...refused(done, { settings, path, instrument, match }));
      }
    }
  }
  return { value: instrument, diagnostics };
}

/** Citable units and where they are: `head`, `para.7`, `note.1`. */
function unitsOf(instrument: Instrument): ReadonlyMap<string, Match> {
  const { ids } = identify(instrument);
  return new Map(Array.from(ids, ([part, id]) => [id, bounds(instrument.source.text, part)]));
}

interface Search {
  readonly text: Searchable;
  readonly units: ReadonlyMap<string, Match>;
  readonly settings: EditionSettings;
  readonly path: Path;
  readonly instrument: Instrument;
}

/** Finds the places of an intervention: one, or with `every` all. */
function locate(
  intervention: Intervention,
  search: Search,
): { matches: readonly Match[]; diagnostics: Diagnostic[] } {
  const quotation: Quotation =
    typeof intervention.at === 'string' ? { exact: intervention.at } : intervention.at;
  const { settings, path, units, instrument } = search;
  const span = settings.at([...path, 'at']);
  const { source } = instrument;
  const within = quotation.in === undefined ? { start: 0, end: source.text.length } : units.get(quotation.in);
  if (within === undefined) {
    const near = nearest(quotation.in ?? '', [...units.keys()]);
    const problem = diagnostic(
      'edition/unit-unknown',
      `Found “${quotation.in}”, which is no unit of this text.`,
      {
        span: settings.at([...path, 'at', 'in']),
        ...(near === undefined ? {} : { hint: `Did you mean “${near}”?` }),
      },
    );
    return { matches: [], diagnostics: [problem] };
  }
  const matches = findQuotation(search.text, quotation, within);
  if (matches.length === 1 || (quotation.every && matches.length > 0)) return { matches, diagnostics: [] };
  const problem =
    matches.length === 0 ? missing(quotation, search, span) : ambiguous(quotation, matches, search, span);
  return { matches: [], diagnostics: [problem] };
}

function missing(quotation: Quotation, { text, instrument }: Search, span: Span): Diagnostic {
  const { source } = instrument;
  const everywhere = { start: 0, end: source.text.length };
  const bare: Wanted = { exact: quotation.exact };
  const like = [
    ...findQuotation(text, bare, everywhere).map((match) => ({ match, how: 'the words alone stand here' })),
    ...findQuotation(text, bare, everywhere, true).map((match) => ({
      match,
      how: 'with other capitals, here',
    })),
  ].slice(0, 3);
  const where = quotation.in === undefined ? '' : ` in ${quotation.in}`;
  return diagnostic('edition/quotation-missing', `Found no “${quotation.exact}”${where} in ${source.path}.`, {
    span,
    related: like.map(({ match, how }) => ({ message: how, span: { source, ...match } })),
  });
}

function ambiguous(
  quotation: Quotation,
  matches: readonly Match[],
  { instrument }: Search,
  span: Span,
): Diagnostic {
  const { source } = instrument;
  const related = matches.slice(0, 5).map((match, index) => ({
    message: index === 0 ? 'here' : 'and here',
    span: { source, ...match },
  }));
  return diagnostic(
    'edition/quotation-ambiguous',
    `Found “${quotation.exact}” ${matches.length} times in ${source.path}; expected it once.`,
    { span, related },
  );
}

interface Attempt {
  readonly settings: EditionSettings;
  readonly path: Path;
  readonly instrument: Instrument;
  readonly match: Match;
}

/** Why an intervention could not be carried out, with the place in both files. */
function refused(
  problem: { readonly code: Diagnostic['code']; readonly message: string; readonly part?: Part },
  { settings, path, instrument, match }: Attempt,
): Diagnostic[] {
  const { source } = instrument;
  const related = [{ message: 'the words quoted', span: { source, ...match } }];
  if (problem.part)
    related.push({
      message: `the ${problem.part.kind} in the way`,
      span: { source, ...bounds(source.text, problem.part) },
    });
  return [diagnostic(problem.code, problem.message, { span: settings.at(path), related })];
}
