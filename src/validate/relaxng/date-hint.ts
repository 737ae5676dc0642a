/** What to write where a date was expected: the date that was meant where it can be read, else how dates are written. */
import { datesIn, figureDates } from '../rules/dates.js';

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (part: string): string => part.padStart(2, '0');

/** @param value what stands in an attribute or element that should hold a date (W3C: xsd:date, xsd:gYear …) */
export function dateHint(value: string): string {
  const text = value.trim();
  const period =
    /^(\d{4}[\d-]*)(?:\/|\s*[–—]\s*|\s+-\s+|\.\.)(\d{4}[\d-]*)$/.exec(text) ?? /^(\d{4})-(\d{4})$/.exec(text);
  if (period) return `For a period of time write from="${period[1]}" to="${period[2]}".`;
  const parts = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text);
  const [, year = '', month = '', day] = parts ?? [];
  if (parts) {
    if (Number(month) < 1 || Number(month) > 12) return `There is no month ${month}. ${customary}`;
    const last = daysOf(Number(year), Number(month));
    if (day !== undefined && (Number(day) < 1 || Number(day) > last))
      return `There is no day ${day} in ${year}-${pad(month)}, which has ${last}.`;
    return meant([
      [year, month, day]
        .flatMap((part) => part ?? [])
        .map(pad)
        .join('-'),
    ]);
  }
  const figures = [...new Set(figureDates(text))];
  return meant(figures.length > 0 ? figures : datesIn(text));
}

const customary = 'A date is written year, month, day: 1954-10-12.';

function meant(dates: readonly string[]): string {
  const [one, other] = dates;
  if (one === undefined) return customary;
  return other === undefined ? `Did you mean "${one}"?` : `Did you mean "${one}", or "${other}"?`;
}
