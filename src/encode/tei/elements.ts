/**
 * The table of docs/encoding.md: which element each kind of part becomes, with which attributes, what it may hold, and
 * where it may stand. A kind that stands where TEI does not allow its element gives its words to the element around it.
 */
import type { Part, PartKind } from '../instrument.js';
import { plain, responsibility, type Scope, wordsOfPart } from './scope.js';

type Attributes = Record<string, string | undefined>;

/**
 * What an element may hold.
 * `flow`: paragraphs, lists, tables, phrases; `paragraph`: the same without paragraphs; `heading`: labels and phrases;
 * `closing`: phrases, datelines, salutes, signatures; `opening`: the same without signatures; `phrase`; `plain`: characters only.
 */
export type Content = 'flow' | 'paragraph' | 'heading' | 'opening' | 'closing' | 'phrase' | 'plain';

const anywhere: readonly Content[] = ['flow', 'paragraph', 'heading', 'opening', 'closing', 'phrase'];
const flow: readonly Content[] = ['flow'];
const blocks: readonly Content[] = ['flow', 'paragraph'];
const labels: readonly Content[] = ['flow', 'paragraph', 'heading'];
const letters: readonly Content[] = ['opening', 'closing'];

export interface Row {
  readonly name: string;
  readonly holds: Content;
  /** Inside which contents it stands as itself; those that only `sequence.ts` places have none. */
  readonly inside: readonly Content[];
  readonly attributes?: (part: Part, scope: Scope) => Attributes;
}

const oneOf =
  (allowed: readonly string[], otherwise?: string) =>
  (value: string | undefined): string | undefined =>
    value !== undefined && allowed.includes(value) ? value : otherwise;

const titlePartType = oneOf(['number', 'parties', 'subject', 'languages', 'registration', 'other'], 'other');
const furnitureType = oneOf(['header', 'footer', 'pageNum', 'sig'], 'header');
const dateType = oneOf(['signature', 'entryIntoForce', 'registration', 'ratification', 'other']);
const divisionType = oneOf(
  `treaty preamble part title chapter section article annex appendix schedule enclosure protocol minutes exchange letter
   statute notice`.split(/\s+/),
  'section',
);
const instrumentKind = oneOf(
  'agreement convention declaration exchange memorandum protocol treaty other'.split(' '),
  'other',
);

const isoDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
/** An ISO date, where it is one that the calendar has. */
export function calendarDate(value: string | undefined): string | undefined {
  if (value === undefined || !isoDate.test(value)) return undefined;
  if (value.length < 10) return value;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
}

/** A heading with another number than the rest of the text has: one of them is damaged. */
const doubted = ({ value }: Part, { instrument }: Scope): Attributes =>
  value === undefined || value === instrument.facts.number?.value ? {} : { resp: '#engross', cert: 'low' };

const named = (part: Part, scope: Scope): Attributes => ({
  'xml:id': scope.identifiers.ids.get(part),
  n: word(scope.identifiers.numbers.get(part)),
  corresp: corresponding(part, scope),
  ...responsibility(scope, part),
});
/** The same unit in the other texts of the edition. */
const corresponding = (part: Part, { identifiers, corresponding }: Scope): string | undefined =>
  corresponding.get(identifiers.ids.get(part) ?? '');
/** A number as @n may have it: one word. */
const word = (n: string | undefined): string | undefined => plain(n ?? '').replace(/ /g, '') || undefined;

const seg = (type: string): Row => ({
  name: 'seg',
  holds: 'phrase',
  inside: anywhere,
  attributes: () => ({ type }),
});
const pointing =
  (kind: 'party' | 'place' | 'person') =>
  (part: Part, scope: Scope): Attributes => ({
    ref: pointer(scope, kind, part),
    ...responsibility(scope, part),
  });
function pointer(scope: Scope, kind: Parameters<Scope['entity']>[0], part: Part): string | undefined {
  // A person who is only named is whoever signs under that name, where edition.yaml says who signs.
  const key = part.target ?? (kind === 'person' ? wordsOfPart(scope, part) : undefined);
  const id = key === undefined ? undefined : scope.entity(kind, key);
  return id === undefined ? undefined : `#${id}`;
}

/** The party a signature is for: as the block says, else as edition.yaml says of who signs there. */
function signedFor(part: Part, scope: Scope): string | undefined {
  const said = pointer(scope, 'party', part);
  if (said !== undefined) return said;
  const persons = part.parts
    .filter(({ kind }) => kind === 'person')
    .map((one) => pointer(scope, 'person', one));
  const parties = new Set(persons.map((person) => scope.partyOf(person?.slice(1) ?? '')));
  const [party] = parties;
  return parties.size === 1 && party !== undefined ? `#${party}` : undefined;
}

/** The attributes of a `div`. */
export function divisionAttributes(part: Part, scope: Scope): Attributes {
  const type = divisionType(part.type);
  const { facts } = scope.instrument;
  return {
    type,
    subtype: type === 'treaty' ? instrumentKind(part.subtype ?? facts.kind?.value) : undefined,
    'xml:id': scope.identifiers.ids.get(part),
    n: word(type === 'treaty' ? scope.registration : part.n),
    corresp: corresponding(part, scope),
    ...responsibility(scope, part),
  };
}

function noteAttributes(part: Part, scope: Scope): Attributes {
  const references = part.key === undefined ? undefined : scope.identifiers.references.get(part.key);
  const type = part.type === 'endnote' ? 'endnote' : 'footnote';
  return {
    'xml:id': scope.identifiers.ids.get(part),
    type,
    place: type === 'endnote' ? 'end' : 'bottom',
    n: word(part.n),
    target: references?.map((id) => `#${id}`).join(' '),
    ...responsibility(scope, part),
  };
}

function referenceAttributes(part: Part, scope: Scope): Attributes {
  const note = part.target === undefined ? undefined : scope.identifiers.keys.get(part.target);
  const id = note === undefined ? undefined : scope.identifiers.ids.get(note);
  return {
    type: 'note',
    'xml:id': scope.identifiers.ids.get(part),
    target: id === undefined ? undefined : `#${id}`,
    ...(part.editorial === undefined ? responsibility(scope, part) : {}),
  };
}

/** A BCP 47 code, or nothing. */
const languageCode = (value: string | undefined): string | undefined =>
  value !== undefined && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? value : undefined;

const decimal = /^-?\d+(\.\d+)?$/;

export const rows: Readonly<Partial<Record<PartKind, Row>>> = {
  head: { name: 'head', holds: 'heading', inside: [], attributes: named },
  translationMark: {
    name: 'head',
    holds: 'heading',
    inside: [],
    attributes: () => ({ type: 'translation' }),
  },
  titlePart: {
    name: 'titlePart',
    holds: 'paragraph',
    inside: [],
    attributes: (part) => ({ type: titlePartType(part.type) }),
  },
  opener: { name: 'opener', holds: 'opening', inside: [] },
  closer: { name: 'closer', holds: 'closing', inside: [] },
  item: { name: 'item', holds: 'flow', inside: [], attributes: named },
  cell: { name: 'cell', holds: 'flow', inside: [] },
  paragraph: { name: 'p', holds: 'paragraph', inside: flow, attributes: named },
  verbatim: { name: 'ab', holds: 'paragraph', inside: flow, attributes: () => ({ type: 'verbatim' }) },
  list: { name: 'list', holds: 'flow', inside: blocks },
  table: { name: 'table', holds: 'flow', inside: blocks },
  quote: { name: 'quote', holds: 'flow', inside: blocks },
  dateline: { name: 'dateline', holds: 'phrase', inside: letters },
  salute: { name: 'salute', holds: 'phrase', inside: letters },
  signature: {
    name: 'signed',
    holds: 'phrase',
    inside: ['closing'],
    attributes: (part, scope) => ({ corresp: signedFor(part, scope), ...responsibility(scope, part) }),
  },
  note: { name: 'note', holds: 'flow', inside: anywhere, attributes: noteAttributes },
  furniture: {
    name: 'fw',
    holds: 'phrase',
    inside: anywhere,
    attributes: (part, scope) => ({ type: furnitureType(part.type), ...responsibility(scope, part) }),
  },
  registrationNumber: {
    name: 'idno',
    holds: 'plain',
    inside: anywhere,
    attributes: (part, scope) => ({
      type: scope.instrument.facts.series?.value ?? 'UNTS',
      n: word(part.n ?? part.value ?? scope.instrument.facts.number?.value),
      ...responsibility(scope, part),
      ...doubted(part, scope),
    }),
  },
  instrumentTitle: { name: 'title', holds: 'phrase', inside: anywhere, attributes: () => ({ level: 'a' }) },
  number: {
    name: 'num',
    holds: 'phrase',
    inside: anywhere,
    attributes: (part, scope) => ({
      value: part.value !== undefined && decimal.test(part.value) ? part.value : undefined,
      ...responsibility(scope, part),
    }),
  },
  label: { name: 'label', holds: 'phrase', inside: labels },
  noteReference: { name: 'ref', holds: 'phrase', inside: anywhere, attributes: referenceAttributes },
  date: {
    name: 'date',
    holds: 'phrase',
    inside: anywhere,
    attributes: (part, scope) => ({
      type: dateType(part.type),
      when: calendarDate(part.value),
      ...responsibility(scope, part),
    }),
  },
  party: { name: 'orgName', holds: 'phrase', inside: anywhere, attributes: pointing('party') },
  place: { name: 'placeName', holds: 'phrase', inside: anywhere, attributes: pointing('place') },
  person: { name: 'persName', holds: 'phrase', inside: anywhere, attributes: pointing('person') },
  office: { name: 'roleName', holds: 'phrase', inside: anywhere },
  recital: seg('recital'),
  formula: seg('formula'),
  testimonium: seg('testimonium'),
  done: seg('done'),
  for: seg('for'),
  mark: seg('mark'),
  seal: seg('seal'),
  sender: seg('sender'),
  addressee: seg('addressee'),
  instrumentReference: {
    name: 'ref',
    holds: 'phrase',
    inside: anywhere,
    attributes: (part, scope) => ({
      type: 'instrument',
      target: pointer(scope, 'instrument', part),
      ...responsibility(scope, part),
    }),
  },
  softHyphen: { name: 'pc', holds: 'plain', inside: anywhere, attributes: () => ({ force: 'weak' }) },
  foreign: {
    name: 'foreign',
    holds: 'phrase',
    inside: anywhere,
    attributes: (part, scope) => ({ 'xml:lang': languageCode(part.value), ...responsibility(scope, part) }),
  },
};
