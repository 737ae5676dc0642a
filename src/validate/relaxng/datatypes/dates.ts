/**
 * Dates, times and durations of XML Schema Datatypes: points and spans on a time line of whole seconds (BigInt, since
 * years have no limit) and fractions. Values with a time zone and without are compared as section 3.2.7.4 says.
 */
import { type Order, type ValueSpace, valueSpace } from './space.js';

interface Moment {
  readonly seconds: bigint;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
  readonly zoned: boolean;
}

const zone = '(Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?';
const year = '(-?(?:[1-9]\\d{4,}|\\d{4}))';
const month = '(0[1-9]|1[0-2])';
const day = '(0[1-9]|[12]\\d|3[01])';
const time = '(\\d\\d):([0-5]\\d):([0-5]\\d)(?:\\.(\\d+))?';

/** Which of year, month, day, hour, minute, second, fraction, zone each group of a pattern is. */
type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'zone';

const isLeap = (y: bigint): boolean => y % 4n === 0n && (y % 100n !== 0n || y % 400n === 0n);
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysIn = (y: bigint, m: number): number => (m === 2 && isLeap(y) ? 29 : (monthLengths[m - 1] ?? 0));

/** Days from 1 March of the year 0 of the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible date algorithms"). */
function dayNumber(y: bigint, m: number, d: number): bigint {
  const shifted = m <= 2 ? y - 1n : y;
  const era = (shifted >= 0n ? shifted : shifted - 399n) / 400n;
  const yearOfEra = shifted - era * 400n;
  const dayOfYear = BigInt(Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1);
  return era * 146097n + yearOfEra * 365n + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
}

function zoneSeconds(text: string | undefined): bigint {
  if (text === undefined || text === 'Z') return 0n;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return BigInt((text.startsWith('-') ? -1 : 1) * minutes * 60);
}

function toMoment(found: Partial<Record<Part, string>>): Moment | undefined {
  const number = (part: Part, otherwise: number) => Number(found[part] ?? otherwise);
  if (found.year !== undefined && /^-?0+$/.test(found.year)) return undefined;
  // There is no year 0: the year before 1 is written -0001.
  const written = BigInt(found.year ?? '2000');
  const y = written < 0n ? written + 1n : written;
  const m = number('month', 1);
  const d = number('day', 1);
  const hour = number('hour', 0);
  const fraction = (found.fraction ?? '').replace(/0+$/, '');
  const endOfDay = hour === 24 && number('minute', 0) === 0 && number('second', 0) === 0 && fraction === '';
  if (d > daysIn(y, m) || (hour > 23 && !endOfDay)) return undefined;
  const inDay = hour * 3600 + number('minute', 0) * 60 + number('second', 0);
  return {
    seconds: dayNumber(y, m, d) * 86400n + BigInt(inDay) - zoneSeconds(found.zone),
    fraction,
    zoned: found.zone !== undefined,
  };
}

const comparePoints = (a: Moment, b: Moment): -1 | 0 | 1 => {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0;
};

const fourteenHours = 14n * 3600n;

function compareMoments(a: Moment, b: Moment): Order {
  if (a.zoned === b.zoned) return comparePoints(a, b);
  if (!a.zoned) {
    const reversed = compareMoments(b, a);
    return reversed === undefined ? undefined : reversed < 0 ? 1 : -1;
  }
  if (comparePoints(a, { ...b, seconds: b.seconds - fourteenHours }) < 0) return -1;
  return comparePoints(a, { ...b, seconds: b.seconds + fourteenHours }) > 0 ? 1 : undefined;
}

function moments(pattern: string, parts: readonly Part[]): ValueSpace {
  const expression = new RegExp(`^${pattern}${zone}$`);
  return valueSpace<Moment>({
    parse(text) {
      const match = expression.exec(text);
      if (!match) return undefined;
      const found: Partial<Record<Part, string>> = {};
      [...parts, 'zone' as const].forEach((part, i) => {
        const written = match[i + 1];
        if (written !== undefined) found[part] = written;
      });
      return toMoment(found);
    },
    key: (value) => `${value.seconds}.${value.fraction}${value.zoned ? 'Z' : ''}`,
    compare: compareMoments,
  });
}

const clock: readonly Part[] = ['hour', 'minute', 'second', 'fraction'];

export const dateTime = moments(`${year}-${month}-${day}T${time}`, ['year', 'month', 'day', ...clock]);
export const date = moments(`${year}-${month}-${day}`, ['year', 'month', 'day']);
export const timeOfDay = moments(time, clock);
export const gYearMonth = moments(`${year}-${month}`, ['year', 'month']);
export const gYear = moments(year, ['year']);
export const gMonthDay = moments(`--${month}-${day}`, ['month', 'day']);
export const gDay = moments(`---${day}`, ['day']);
export const gMonth = moments(`--${month}`, ['month']);

interface Duration {
  readonly months: bigint;
  readonly seconds: bigint;
  readonly fraction: string;
  readonly negative: boolean;
}

const durationPattern =
  /^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d|\.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

function parseDuration(text: string): Duration | undefined {
  const match = durationPattern.exec(text);
  if (!match) return undefined;
  const part = (group: number) => BigInt(match[group] ?? '0');
  const months = part(2) * 12n + part(3);
  const seconds = part(4) * 86400n + part(5) * 3600n + part(6) * 60n + part(7);
  const fraction = (match[8] ?? '').replace(/0+$/, '');
  const zero = months === 0n && seconds === 0n && fraction === '';
  return { months, seconds, fraction, negative: match[1] === '-' && !zero };
}

/** The four moments that decide the order of durations (section 3.2.6.2). */
const references: readonly (readonly [bigint, number])[] = [
  [1696n, 9],
  [1697n, 2],
  [1903n, 3],
  [1903n, 7],
];

function addTo([y, m]: readonly [bigint, number], duration: Duration): Moment {
  const sign = duration.negative ? -1n : 1n;
  const months = y * 12n + BigInt(m - 1) + sign * duration.months;
  const newYear = (months >= 0n ? months : months - 11n) / 12n;
  const start = dayNumber(newYear, Number(months - newYear * 12n) + 1, 1) * 86400n;
  const seconds = start + sign * duration.seconds;
  if (!duration.negative || duration.fraction === '') {
    return { seconds, fraction: duration.fraction, zoned: true };
  }
  // A fraction that is taken away is the complement of the second before.
  const complement = String(10n ** BigInt(duration.fraction.length) - BigInt(duration.fraction));
  return { seconds: seconds - 1n, fraction: complement.padStart(duration.fraction.length, '0'), zoned: true };
}

function compareDurations(a: Duration, b: Duration): Order {
  const [first, ...others] = references.map((reference) =>
    comparePoints(addTo(reference, a), addTo(reference, b)),
  );
  return others.every((order) => order === first) ? first : undefined;
}

export const duration: ValueSpace = valueSpace<Duration>({
  parse: parseDuration,
  key: (value) => `${value.negative ? '-' : ''}${value.months}M${value.seconds}.${value.fraction}S`,
  compare: compareDurations,
});
