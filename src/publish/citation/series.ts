/** Treaty series and the names that styles give them. One that is not here is cited by the name that the header has. */

export interface SeriesNames {
  readonly name: string;
  /** Bluebook, table T4. */
  readonly dotted: string;
  /** OSCOLA, AGLC, McGill. */
  readonly plain: string;
  /** The United Nations' own way: body and series. */
  readonly body?: string;
  readonly of: string;
}

const known: readonly SeriesNames[] = [
  {
    name: 'United Nations Treaty Series',
    dotted: 'U.N.T.S.',
    plain: 'UNTS',
    body: 'United Nations',
    of: 'Treaty Series',
  },
  {
    name: 'League of Nations Treaty Series',
    dotted: 'L.N.T.S.',
    plain: 'LNTS',
    body: 'League of Nations',
    of: 'Treaty Series',
  },
];

/** The names of a series, by its full name or its abbreviation. */
export function seriesNames(name: string): SeriesNames {
  const found = known.find((series) => name === series.name || name === series.plain);
  return found ?? { name, dotted: name, plain: name, of: name };
}
