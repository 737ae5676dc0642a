/** What the templates of a page are given: the record in words, ready to print. */
import type { EditionRecord, Evidenced } from '../record.types.js';
import type { RenderEntity } from '../render/tree.js';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** ISO date, where the value is one. */
  readonly date?: string;
  /** How it is known, where the transcript does not say it. */
  readonly evidence?: string;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** 1954-10-12 → 12 October 1954; 1954-10 → October 1954; anything else as it is. */
export function inWords(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (match === null) return iso;
  const [, year = '', month, day] = match;
  const name = month === undefined ? undefined : months[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year].filter(Boolean).join(' ');
}

function fact<T>(label: string, given: Evidenced<T> | undefined, words: (value: T) => string): Fact[] {
  if (given === undefined) return [];
  const { value, certainty, source } = given;
  const evidence = [
    certainty === undefined ? undefined : `certainty: ${certainty}`,
    source === undefined ? undefined : source,
  ].filter(Boolean);
  const date = typeof value === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(value) ? value : undefined;
  return [
    {
      label,
      value: words(value),
      ...(date === undefined ? {} : { date }),
      ...(evidence.length === 0 ? {} : { evidence: evidence.join('; ') }),
    },
  ];
}

/** What it is, at a glance. */
export function facts(record: EditionRecord): Fact[] {
  const { signedAt } = record;
  const place = signedAt?.value;
  const placeWords =
    place === undefined
      ? ''
      : place.modern === undefined || place.modern === place.historical
        ? place.historical
        : `${place.historical} (${place.modern})`;
  return [
    ...record.parties.map((party, index) => ({ label: index === 0 ? 'Parties' : '', value: party.name })),
    ...(record.parties.length === 0
      ? record.authors.map((author, index) => ({ label: index === 0 ? 'Author' : '', value: author }))
      : []),
    ...fact('Signed', record.signedOn, (day) => inWords(day)),
    ...(placeWords === '' ? [] : [{ label: 'Place', value: placeWords }]),
    ...fact('In force', record.inForceOn, (day) =>
      [inWords(day), record.inForceHow].filter(Boolean).join(', '),
    ),
    ...fact('Registered', record.registeredOn, (day) =>
      [inWords(day), record.registeredBy === undefined ? undefined : `by ${record.registeredBy.value}`]
        .filter(Boolean)
        .join(' '),
    ),
    ...fact('Printed', printed(record), (words) => words),
    ...(record.authenticLanguages === undefined
      ? []
      : [{ label: 'Authentic texts', value: record.authenticLanguages.join(', ') }]),
  ];
}

function printed(record: EditionRecord): Evidenced<string> | undefined {
  if (record.volume === undefined && record.page === undefined) return undefined;
  const known = record.volume ?? record.page;
  const value = [
    record.volume === undefined ? undefined : `volume ${record.volume.value}`,
    record.page === undefined ? undefined : `page ${record.page.value}`,
  ].filter(Boolean);
  const { certainty, source } = known ?? {};
  return {
    value: value.join(', '),
    ...(certainty === undefined ? {} : { certainty }),
    ...(source === undefined ? {} : { source }),
  };
}

/** The line above the title: series and number. */
export function kicker(record: EditionRecord): string {
  const number =
    record.number === undefined
      ? undefined
      : `No. ${record.part === undefined ? '' : `${record.part}-`}${record.number}`;
  return [record.series, number].filter(Boolean).join(' · ');
}

export interface EntityView {
  readonly id: string;
  readonly name: string;
  readonly others: string;
  readonly links: RenderEntity['links'];
}

/** An entity has something to say where it has a second name or a link, or is a work. */
export const tellsMore = (entity: RenderEntity): boolean =>
  entity.links.length > 0 ||
  entity.names.length > 1 ||
  (entity.kind.startsWith('bibl') && entity.names.length > 0);

/** The entities that names on the page lead to, in the order of the document's lists. */
export function entityViews(
  entities: ReadonlyMap<string, RenderEntity>,
  used: ReadonlySet<string>,
): EntityView[] {
  return [...entities.values()]
    .filter((entity) => used.has(entity.id))
    .map((entity) => {
      const [first, ...rest] = entity.names;
      const others = [...new Set(rest.map((name) => name.text))].filter((name) => name !== first?.text);
      return {
        id: `entity-${entity.id}`,
        name: first?.text ?? entity.id,
        others: others.join(', '),
        links: entity.links,
      };
    });
}

/** The page's name in a window or a list of bookmarks: the short title with series and number, cut at a word where it is long. */
export function windowTitle(record: EditionRecord): string {
  const series = kicker(record);
  const whole = (record.shortTitle ?? record.title).concat(series === '' ? '' : ` — ${series}`);
  if (whole.length <= longestTitle) return whole;
  const cut = whole.slice(0, longestTitle - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 30))}…`;
}
const longestTitle = 70;
