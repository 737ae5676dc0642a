/** Dates in the forms that citation styles want. A date that is only a year, or a year and a month, stays so. */

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** As the Bluebook (table T12) and MLA abbreviate them. */
const abbreviations = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

export interface DateParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

/** The parts of an ISO date (a day, a month or a year); undefined for anything else. */
export function dateParts(iso: string): DateParts | undefined {
  const [, year, month, day] = iso.match(/^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?$/) ?? [];
  if (year === undefined) return undefined;
  const parts = month === undefined ? { year } : { year, month: Number(month) };
  return day === undefined ? parts : { ...parts, day: Number(day) };
}

/** The parts as CSL-JSON and others want them: numbers, as many as are known. */
export const dateNumbers = ({ year, month, day }: DateParts): number[] =>
  [Number(year), month, day].filter((part): part is number => part !== undefined);

const spaced = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ');

const monthFirst = ({ year, month, day }: DateParts, names: readonly string[]): string => {
  const name = month === undefined ? undefined : names[month - 1];
  return day === undefined ? spaced(name, year) : `${spaced(name, day)}, ${year}`;
};

/** Form by name. `british` 12 October 1954, `american` October 12, 1954, `bluebook` Oct. 12, 1954, `mla` 12 Oct. 1954. */
export const dateForms: Readonly<Record<string, (parts: DateParts) => string>> = {
  american: (parts) => monthFirst(parts, months),
  bluebook: (parts) => monthFirst(parts, abbreviations),
  british: ({ year, month, day }) => spaced(day, month && months[month - 1], year),
  mla: ({ year, month, day }) => spaced(day, month && abbreviations[month - 1], year),
  year: ({ year }) => year,
};
