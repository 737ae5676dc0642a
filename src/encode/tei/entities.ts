/**
 * standOff: the parties, places, persons, events and instruments that the text names. Their identifiers are the keys of
 * edition.yaml; a party known from the text alone gets one made from its name. Nothing is listed that nobody named.
 */
import { element, type XmlContent, type XmlElement } from '../../xml/build.js';
import type { Edition } from '../editorial/schema.js';
import { type EditionSettings, stated } from '../editorial/settings.js';
import type { Fact, Facts } from '../instrument.js';
import { calendarDate } from './elements.js';
import { type EntityKind, plain, type Scope } from './scope.js';

/** Whom keys name, and what standOff must list. Filled while the text is written. */
export class Entities {
  /** Parties known from the text alone: name by identifier. */
  private readonly found = new Map<string, string>();
  private readonly edition: Edition | undefined;
  private readonly byName = new Map<string, string>();
  private readonly signatories: readonly Signatory[];

  constructor(
    readonly facts: Facts,
    settings: EditionSettings | undefined,
  ) {
    this.edition = settings?.edition;
    for (const [key, party] of Object.entries(this.edition?.parties ?? {}))
      for (const name of [key, party.name, party.short, party.abbreviation])
        if (name !== undefined) this.byName.set(slug(name), key);
    for (const [key, place] of Object.entries(this.edition?.places ?? {}))
      for (const name of [key, place.name, place.historical, place.modern])
        if (name !== undefined) this.byName.set(`place ${slug(name)}`, key);
    for (const { value } of facts.parties) this.party(value);
    this.signatories = signatoriesOf(this.edition);
    for (const { id, name } of this.signatories) this.byName.set(`person ${slug(name)}`, id);
  }

  /** See Scope.entity. */
  resolve(kind: EntityKind, key: string): string | undefined {
    if (kind === 'party') return this.party(key);
    if (kind === 'place') return this.byName.get(`place ${slug(key)}`);
    const listed = kind === 'person' ? this.edition?.persons : this.edition?.instruments;
    if (listed !== undefined && Object.hasOwn(listed, key)) return key;
    return kind === 'person' ? this.byName.get(`person ${slug(key)}`) : undefined;
  }

  /** The party that a person signs for, as edition.yaml has it. */
  partyOf(person: string): string | undefined {
    return this.signatories.find(({ id }) => id === person)?.for;
  }

  private party(name: string): string {
    const known = this.byName.get(slug(name));
    if (known !== undefined) return known;
    const id = `party.${slug(name)}`;
    this.byName.set(slug(name), id);
    this.found.set(id, name);
    return id;
  }

  /** The parties in the order of the text, else of edition.yaml: identifier and name. */
  parties(): { readonly id: string; readonly name: string }[] {
    const listed = Object.entries(this.edition?.parties ?? {}).map(([id, { name }]) => ({ id, name }));
    if (listed.length > 0) return listed;
    return this.facts.parties.map(({ value }) => ({ id: this.party(value), name: value }));
  }

  orgs(): XmlElement[] {
    const listed = Object.entries(this.edition?.parties ?? {}).map(([id, party]) =>
      element(
        'org',
        { 'xml:id': id, role: 'party' },
        element('orgName', { type: 'full' }, plain(party.name)),
        party.short !== undefined && element('orgName', { type: 'short' }, plain(party.short)),
        party.abbreviation !== undefined &&
          element('orgName', { type: 'abbreviation' }, plain(party.abbreviation)),
        party.bluebook !== undefined && element('orgName', { type: 'bluebook' }, plain(party.bluebook)),
        ...identifiers(party.identifiers),
      ),
    );
    const parties = new Set(this.facts.parties.map(({ value }) => value));
    const found = Array.from(this.found, ([id, name]) =>
      element(
        'org',
        { 'xml:id': id, role: parties.has(name) ? 'party' : 'organisation' },
        element('orgName', { type: 'full' }, plain(name)),
      ),
    );
    return [...listed, ...found];
  }

  /** The persons of edition.yaml, then the signatories that are not among them, with the evidence for their signing. */
  persons(scope: Scope): XmlElement[] {
    const given = stated(this.edition?.instrument?.signatories);
    const evidence = given === undefined ? {} : evidenceOf(scope, given);
    const listed = this.edition?.persons ?? {};
    const signing = new Map(this.signatories.map((one) => [one.id, one]));
    const people = [
      ...Object.entries(listed).map(([id, person]) => ({ id, ...person })),
      ...this.signatories.filter(({ id }) => !Object.hasOwn(listed, id)),
    ];
    return people.map((person) => {
      const signs = signing.get(person.id);
      const party = signs?.for ?? ('party' in person ? person.party : undefined);
      const role = signs?.role ?? person.role;
      const made = {
        'xml:id': person.id,
        ...(signs === undefined ? {} : { role: 'signatory', ...evidence }),
      };
      return element(
        'person',
        made,
        element('persName', {}, plain(person.name)),
        (party ?? role) !== undefined && this.affiliation(party, role),
        ...('identifiers' in person ? identifiers(person.identifiers) : []),
      );
    });
  }

  private affiliation(party: string | undefined, role: string | undefined): XmlElement {
    const name = party === undefined ? undefined : this.edition?.parties?.[party]?.name;
    return element('affiliation', { ref: party && `#${party}` }, plain(role ?? name ?? ''));
  }
}

/** Who signed, as edition.yaml lists them: a person listed by a key keeps it. */
interface Signatory {
  readonly id: string;
  readonly name: string;
  readonly for?: string | undefined;
  readonly role?: string | undefined;
}

function signatoriesOf(edition: Edition | undefined): readonly Signatory[] {
  const persons = Object.entries(edition?.persons ?? {});
  return (stated(edition?.instrument?.signatories)?.value ?? []).map((one, index) => {
    const listed = persons.find(([, { name }]) => slug(name) === slug(one.name))?.[0];
    return { ...one, id: listed ?? `signatory.${index + 1}` };
  });
}

/** A name as an identifier, and as a key by which it is found again: the authority table keys its parties alike. */
export const slug = (name: string): string =>
  plain(name)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'unnamed';

const identifiers = (given: Readonly<Record<string, string | undefined>> | undefined): XmlElement[] =>
  Object.entries(given ?? {}).map(([type, value]) => element('idno', { type }, plain(value ?? '')));

/** The whole of standOff; undefined where there is nothing to list. */
export function standOff(
  entities: Entities,
  scope: Scope,
  settings: EditionSettings | undefined,
): XmlElement | undefined {
  const edition = settings?.edition;
  // Before the organisations are listed: who registered may be named nowhere else.
  const happened = events(entities, scope, settings);
  const lists = [
    list('listOrg', entities.orgs()),
    list(
      'listPlace',
      Object.entries(edition?.places ?? {}).map(([id, place]) =>
        element(
          'place',
          { 'xml:id': id },
          place.name !== undefined && element('placeName', {}, plain(place.name)),
          place.historical !== undefined &&
            element('placeName', { type: 'historical' }, plain(place.historical)),
          place.modern !== undefined && element('placeName', { type: 'modern' }, plain(place.modern)),
          ...identifiers(place.identifiers),
        ),
      ),
    ),
    list('listPerson', entities.persons(scope)),
    list('listEvent', happened),
    list(
      'listBibl',
      Object.entries(edition?.instruments ?? {}).map(([id, cited]) => {
        const parts = [
          element('title', { level: 'a' }, plain(cited.title)),
          cited.date !== undefined &&
            element('date', { when: calendarDate(cited.date) }, dateInWords(cited.date)),
          cited.series !== undefined && element('title', { level: 's' }, plain(cited.series)),
          cited.volume !== undefined &&
            element('biblScope', { unit: 'volume', n: compact(cited.volume) }, `vol. ${cited.volume}`),
          cited.number !== undefined &&
            element('biblScope', { unit: 'number', n: compact(cited.number) }, `No. ${cited.number}`),
          cited.page !== undefined &&
            element('biblScope', { unit: 'page', from: compact(cited.page) }, `p. ${cited.page}`),
        ];
        return element('bibl', { 'xml:id': id, type: 'treaty' }, ...commaParted(parts));
      }),
    ),
    list('listRelation', relations(entities, scope, settings)),
  ].filter((one) => one !== undefined);
  return lists.length === 0 ? undefined : element('standOff', {}, ...lists);
}

/** Who is a party to the instrument, and what it cites: only where the instrument itself has an identifier. */
function relations(entities: Entities, scope: Scope, settings: EditionSettings | undefined): XmlElement[] {
  if (![...scope.identifiers.ids.values()].includes('treaty')) return [];
  const parties = entities.parties().map(({ id }) => `#${id}`);
  const cited = Object.keys(settings?.edition.instruments ?? {}).map((id) => `#${id}`);
  const made: XmlElement[] = [];
  if (parties.length > 0)
    made.push(element('relation', { name: 'party', active: parties.join(' '), passive: '#treaty' }));
  if (cited.length > 0)
    made.push(element('relation', { name: 'cites', active: '#treaty', passive: cited.join(' ') }));
  return made;
}

const list = (name: string, members: readonly XmlElement[]): XmlElement | undefined =>
  members.length === 0 ? undefined : element(name, {}, ...members);

/** A number or label as an attribute may have it: one word. */
export const compact = (value: string | number): string => plain(String(value)).replace(/ /g, '');

export function commaParted(parts: readonly (XmlElement | false)[]): XmlContent[] {
  return parts
    .filter((part) => part !== false)
    .flatMap((part, index) => (index === 0 ? [part] : [', ', part]));
}

/** 12 October 1954: how the header's own words say an ISO date. */
export function dateInWords(iso: string): string {
  const [year, month, day] = iso.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** What happened and when: the editor's fact where there is one, else what the text says, with the note that says it. */
function events(entities: Entities, scope: Scope, settings: EditionSettings | undefined): XmlElement[] {
  const { facts } = scope.instrument;
  const { signed, inForce, registration } = settings?.edition.instrument ?? {};
  const signedOn = dated(scope, facts.signedOn, stated(signed?.date));
  const place = stated(signed?.place)?.value ?? facts.signedAt?.value;
  const where = place === undefined ? undefined : entities.resolve('place', place);
  const force = dated(scope, facts.inForceOn, stated(inForce?.date));
  const how = stated(inForce?.how)?.value ?? facts.inForceHow?.value;
  const registered = dated(scope, facts.registeredOn, stated(registration?.date));
  const by = stated(registration?.by)?.value ?? facts.registeredBy?.value;
  const event = (type: string, said: Attributes | undefined, ...label: XmlContent[]): XmlElement =>
    element('event', { 'xml:id': `event.${type}`, type, ...said }, element('label', {}, ...label));
  const made: XmlElement[] = [];
  if (signedOn !== undefined || where !== undefined)
    made.push(event('signature', { ...signedOn, where: where && `#${where}` }, 'Signature'));
  if (force !== undefined || how !== undefined)
    made.push(
      event(
        'entryIntoForce',
        force,
        how === undefined ? 'Entry into force' : `Entry into force, ${plain(how)}`,
      ),
    );
  if (registered !== undefined || by !== undefined)
    made.push(event('registration', registered, ...registrationLabel(entities, by)));
  return made;
}

type Attributes = Record<string, string | undefined>;

function registrationLabel(entities: Entities, by: string | undefined): XmlContent[] {
  if (by === undefined) return ['Registration'];
  const id = entities.resolve('party', by);
  const name = entities.parties().find((party) => party.id === id)?.name ?? by;
  return ['Registration by ', element('orgName', { ref: id && `#${id}` }, plain(name))];
}

function dated(
  scope: Scope,
  fact: Fact<string> | undefined,
  given: { value: string; source?: string; certainty?: string } | undefined,
): Attributes | undefined {
  if (given !== undefined) return { when: calendarDate(given.value), ...evidenceOf(scope, given) };
  if (fact === undefined) return undefined;
  const said = fact.certainty === undefined ? {} : { resp: '#engross', cert: fact.certainty };
  const unit = statedIn(fact, scope);
  return { when: calendarDate(fact.value), ...said, source: unit && `#${unit}` };
}

/** Who says so, how surely and on what evidence; nothing for what the transcript states. */
export const evidenceOf = (scope: Scope, given: { source?: string; certainty?: string }): Attributes =>
  given.source === undefined
    ? {}
    : { resp: '#editor', cert: given.certainty, source: scope.evidence.pointer(given.source) };

/** The identifier of the note in which a fact was read: elsewhere the text itself shows it. */
function statedIn(fact: { start: number; end: number }, scope: Scope): string | undefined {
  for (const [part, id] of scope.identifiers.ids)
    if (part.kind === 'note' && part.start <= fact.start && fact.end <= part.end) return id;
  return undefined;
}
