/** Names of authors and editors in the forms that citation styles want. A name whose parts the header does not mark stays as it is. */
import type { Contributor } from '../record.types.js';

/** "Kant, Immanuel" where the parts are known. */
export const inverted = ({ name, family, given }: Contributor): string =>
  family === undefined || given === undefined ? name : `${family}, ${given}`;

/** "Kant, I." where the parts are known. */
const initialled = ({ name, family, given }: Contributor): string =>
  family === undefined || given === undefined ? name : `${family}, ${initials(given)}`;

/** "Jean-Paul Charles" is "J.-P. C." */
const initials = (given: string): string =>
  given
    .split(/\s+/)
    .map((word) =>
      word
        .split('-')
        .map((part) => `${[...part][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');

const natural = ({ name }: Contributor): string => name;

/** A list with its last joint: "A", "A and B", "A, B, and C". */
function list(names: readonly string[], last: string, serialComma: boolean): string {
  if (names.length < 3) return names.join(` ${last} `);
  return `${names.slice(0, -1).join(', ')}${serialComma ? ',' : ''} ${last} ${names.at(-1) ?? ''}`;
}

const firstInverted = (people: readonly Contributor[]): string[] =>
  people.map((one, index) => (index === 0 ? inverted(one) : natural(one)));

/** Form by name: how a list of people is written in a style. */
export const nameForms: Readonly<Record<string, (people: readonly Contributor[]) => string>> = {
  /** APA 7: every name inverted, with initials, an ampersand before the last, also of two. */
  apa: (people) => {
    const names = people.map(initialled);
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1) ?? ''}`;
  },
  /** Chicago bibliography: the first inverted. */
  chicago: (people) => {
    const names = firstInverted(people);
    return names.length === 2 ? names.join(', and ') : list(names, 'and', true);
  },
  /** MLA 9: the first inverted; three or more are the first "et al." */
  mla: (people) => {
    const names = firstInverted(people);
    if (names.length > 2) return `${names[0] ?? ''}, et al.`;
    return names.join(', and ');
  },
  /** Reading order. */
  natural: (people) => list(people.map(natural), 'and', true),
  /** Reading order; four or more are the first "and others", as OSCOLA has it. */
  short: (people) =>
    people.length > 3 ? `${people[0]?.name ?? ''} and others` : list(people.map(natural), 'and', false),
};
