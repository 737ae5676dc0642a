/**
 * The shape of edition.yaml, version 1. The one place where its keys are named: the JSON Schema in docs/ is made from
 * it, and docs/edition.md explains it. Descriptions are shown by editors that read the JSON Schema.
 */
import { z } from 'zod';

const text = z.string().min(1);
const key = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{Nd}._-]*$/u)
  .describe('A short name, used as an identifier: letters, digits, hyphens, full stops.');
const isoDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .describe('An ISO 8601 date, as exact as it is known: 1954-10-12, 1954-10, 1954.');
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .describe('A language code (BCP 47): en, fr, zh-Hans.');
const numberOrText = z.union([text, z.number()]);
const certainty = z.enum(['high', 'medium', 'low']);
const unknown = z.literal('unknown');

/** A fact: a bare value (the transcript states it), a value with its source and certainty, or `unknown`. */
const fact = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({
      value,
      source: text.describe('The evidence, in words.'),
      certainty: certainty.optional(),
    }),
    unknown,
    value,
  ]);

const quotation = z.strictObject({
  exact: text.describe('The words of the transcript. White space matches any white space.'),
  before: z.string().optional().describe('Words that stand right before, to make the quotation unique.'),
  after: z.string().optional().describe('Words that stand right after.'),
  in: text.optional().describe('The citable unit to look in: head, para.7, art.3, note.1.'),
  every: z.boolean().optional().describe('Every place where the quotation stands, not one.'),
});

const supply = z.union([
  z.strictObject({ note: numberOrText.describe('The number of the note whose marker is missing.') }),
  z.strictObject({ word: text.describe('A word missing after the quotation.') }),
  z.strictObject({ letter: text.describe('Letters missing right after the quotation, inside a word.') }),
]);
const dateType = z.enum(['signature', 'entryIntoForce', 'registration', 'ratification', 'other']);
export const structureKinds = [
  'head',
  'paragraph',
  'verbatim',
  'furniture',
  'note',
  'closer',
  'signature',
  'salute',
  'dateline',
] as const;
const divisionTypes = [
  'preamble',
  'part',
  'title',
  'chapter',
  'section',
  'article',
  'annex',
  'appendix',
  'schedule',
  'enclosure',
  'protocol',
  'minutes',
  'exchange',
  'letter',
  'statute',
  'notice',
] as const;

/** What an intervention does: one of these keys, and its value. */
const actions = {
  supply: supply.describe('What the transcript omits: a note marker, a word, letters.').optional(),
  correct: text.describe('The right reading of the words quoted (sic, corr).').optional(),
  regularise: text.describe('The regular form of the words quoted (orig, reg).').optional(),
  party: key.describe('The words name this party: a key of parties.').optional(),
  person: key.describe('The words name this person: a key of persons.').optional(),
  place: key.describe('The words name this place: a key of places.').optional(),
  date: z
    .union([isoDate, z.strictObject({ when: isoDate, type: dateType.optional() })])
    .describe('The words are this date.')
    .optional(),
  cite: key.describe('The words name another instrument: a key of instruments.').optional(),
  note: text.describe('A note of this edition, after the words quoted.').optional(),
  break: z
    .union([z.literal('page'), z.strictObject({ page: numberOrText })])
    .describe('A page of the print begins with the words quoted.')
    .optional(),
  structure: z
    .strictObject({
      kind: z.enum(structureKinds).optional(),
      division: z.enum(divisionTypes).optional(),
      n: numberOrText.optional(),
    })
    .describe('What the block that holds the words is, where it was taken for something else.')
    .optional(),
  language: language.describe('The words are in this language.').optional(),
};
export const actionNames = Object.keys(actions) as readonly (keyof typeof actions)[];

export const interventionSchema = z.strictObject({
  at: z.union([quotation, text]).describe('Where: a quotation from the transcript.'),
  ...actions,
  text: language.describe('The text meant, where the edition has several.').optional(),
  reason: text.describe('Why.').optional(),
  certainty: certainty.optional(),
  source: text.describe('The evidence, in words.').optional(),
});

const party = z.strictObject({
  name: text,
  short: text.optional(),
  abbreviation: text.optional(),
  bluebook: text.describe('The form that The Bluebook prescribes.').optional(),
  identifiers: z.record(z.enum(['ISO3166', 'Wikidata', 'GND', 'VIAF', 'ISNI', 'GeoNames']), text).optional(),
});
const place = z.strictObject({
  name: text.optional(),
  historical: text.optional(),
  modern: text.optional(),
  identifiers: party.shape.identifiers,
});
const person = z.strictObject({
  name: text,
  party: key.describe('The party the person signs or acts for.').optional(),
  role: text.optional(),
  identifiers: party.shape.identifiers,
});
const citedInstrument = z.strictObject({
  title: text,
  date: isoDate.optional(),
  series: text.optional(),
  volume: numberOrText.optional(),
  page: numberOrText.optional(),
  number: numberOrText.optional(),
});

const signatory = z.strictObject({ name: text, for: key.optional(), role: text.optional() });

export const editionSchema = z
  .strictObject({
    version: z.literal(1).describe('The version of this format.'),
    id: key.describe('The identifier of the edition: unts-I-3108.'),
    date: isoDate.describe('The date of this edition. It dates header, PDF and packages; no clock is read.'),
    edition: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .describe('The version of this edition: 1.0.0.')
      .optional(),
    title: z
      .object({ short: text.optional() })
      .catchall(text)
      .describe('The title as an editor writes it, by language; short: the form citations use. Or unknown.'),
    publisher: text,
    editors: z
      .array(z.strictObject({ name: text, orcid: text.optional() }))
      .describe('Who made the edition.')
      .optional(),
    licence: z
      .strictObject({
        encoding: text.describe(
          'The licence of encoding and editorial matter: an SPDX identifier, CC-BY-4.0.',
        ),
        text: text.describe('The rights in the treaty text, in words.'),
      })
      .optional(),
    doi: text.optional(),
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/)
      .optional(),
    instrument: z
      .strictObject({
        series: fact(text).optional(),
        part: fact(z.enum(['I', 'II'])).optional(),
        volume: fact(numberOrText).optional(),
        page: fact(numberOrText).optional(),
        registration: z
          .strictObject({
            number: fact(numberOrText).optional(),
            date: fact(isoDate).optional(),
            by: fact(key).optional(),
          })
          .optional(),
        signed: z.strictObject({ date: fact(isoDate).optional(), place: fact(key).optional() }).optional(),
        inForce: z.strictObject({ date: fact(isoDate).optional(), how: fact(text).optional() }).optional(),
        authenticLanguages: fact(z.array(language).min(1)).optional(),
        signatories: fact(z.array(signatory).min(1)).optional(),
      })
      .describe('What is known of the instrument beside its words, each with its evidence.')
      .optional(),
    parties: z.record(key, party).optional(),
    places: z.record(key, place).optional(),
    persons: z.record(key, person).optional(),
    instruments: z.record(key, citedInstrument).describe('Other instruments that the text names.').optional(),
    texts: z.record(language, text).describe('The transcripts, by language.'),
    behaviours: z
      .union([text, z.array(text).min(1)])
      .describe('Files beside this one that say what elements are to be when published: YAML, or an ODD.')
      .optional(),
    print: z
      .strictObject({
        fonts: z
          .union([text, z.array(text).min(1)])
          .describe(
            'Fonts beside that of the house: families of this machine, or files and folders beside this file.',
          )
          .optional(),
        texts: z
          .enum(['side by side', 'one after another'])
          .describe('How texts that correspond are set; side by side unless given.')
          .optional(),
      })
      .describe('What the PDF is set with.')
      .optional(),
    interventions: z.array(interventionSchema).optional(),
  })
  .describe('The hand of the editor of a treaty edition, apart from its text.');

export type Edition = z.infer<typeof editionSchema>;
export type Intervention = z.infer<typeof interventionSchema>;
export type Quotation = z.infer<typeof quotation>;
export type Certainty = z.infer<typeof certainty>;
