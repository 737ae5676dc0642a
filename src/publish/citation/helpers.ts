/**
 * What citation templates can say besides Handlebars' own words. Their one idea: a line is a part of the citation,
 * and a part that comes out empty is gone with its punctuation, so that nothing unknown leaves a hole.
 *
 * - `{{#join ", " before="(" after=")"}}`: its lines, without the empty ones, joined; nothing at all where all are empty.
 * - `{{#sentence}}`: its text with a full stop, unless it ends in one. `{{#sentences}}`: each of its lines so.
 * - `{{date signedOn "british"}}`, `{{names editors "natural"}}`, `{{either shortTitle title}}`, `{{italic title}}`
 * - `{{parties form="bluebook" separator="-" sorted=true}}`: the two parties of a bilateral treaty.
 * - `{{#if (any volume number)}}`, `{{#if (several editors)}}`, `{{capital (pinpoint)}}`
 * - `{{source form="plain"}}`: 226 UNTS 57. `{{pinpoint dots=false brackets=true}}`: art 3(2).
 */
import type { Contributor, Party } from '../record.types.js';
import { dateForms, dateParts } from './dates.js';
import { nameForms } from './names.js';
import { formatPinpoint, type PinpointForm } from './pinpoint.js';
import { italicEnd, italicStart } from './runs.js';
import type { CitationView } from './view.js';

/** What Handlebars hands to a helper last. */
interface Options {
  readonly hash: Readonly<Record<string, string | boolean>>;
  fn(context: CitationView): string;
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const stop = (text: string): string => {
  const bare = text.replaceAll(italicEnd, '').replaceAll(italicStart, '');
  return bare === '' || /[.?!…][”’"']?$/.test(bare) ? text : `${text}.`;
};

const text = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '');

/** A block's text is a line of the block around it, also where Handlebars took the line end of its closing tag. */
const asLine = (part: string): string => (part === '' ? '' : `\n${part}\n`);

function join(this: CitationView, separator: string, { fn, hash }: Options): string {
  const joined = lines(fn(this)).join(separator);
  return joined === '' ? '' : asLine(text(hash.before) + joined + text(hash.after));
}

function sentence(this: CitationView, { fn }: Options): string {
  return asLine(stop(lines(fn(this)).join(' ')));
}

function sentences(this: CitationView, { fn }: Options): string {
  return asLine(lines(fn(this)).map(stop).join(' '));
}

const italic = (value: string | undefined): string => (value ? italicStart + value + italicEnd : '');

/** True where one of the values is there (the last one is Handlebars' options). */
const any = (...values: readonly unknown[]): boolean =>
  values.slice(0, -1).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

const several = (people: readonly Contributor[]): boolean => people.length > 1;

const capital = (value: string): string => value.slice(0, 1).toUpperCase() + value.slice(1);

const either = (first: string | undefined, second: string | undefined): string => first || second || '';

function date(value: string | undefined, form: string): string {
  const parts = value === undefined ? undefined : dateParts(value);
  return parts === undefined ? '' : (dateForms[form]?.(parts) ?? '');
}

const names = (people: readonly Contributor[], form: string): string =>
  people.length === 0 ? '' : (nameForms[form]?.(people) ?? '');

/** Forms of a party's name. Chicago keeps the points of initials, and no other abbreviation of the Bluebook. */
const partyForms: Readonly<Record<string, (party: Party) => string>> = {
  bluebook: ({ bluebook, short, name }) => bluebook ?? short ?? name,
  chicago: ({ bluebook, short, name }) =>
    bluebook !== undefined && /^(\p{Lu}\.)+$/u.test(bluebook) ? bluebook : (short ?? name),
  plain: ({ abbreviation, short, name }) => abbreviation ?? short ?? name,
};

const isUnitedStates = ({ name, bluebook }: Party): boolean =>
  bluebook === 'U.S.' || /^(the )?United States( of America)?$/i.test(name);

function parties(this: CitationView, { hash }: Options): string {
  if (!this.bilateral) return '';
  const form = partyForms[text(hash.form)] ?? partyForms.plain;
  const all = this.parties.map((party) => ({ first: isUnitedStates(party), name: form?.(party) ?? '' }));
  if (hash.sorted === true) {
    all.sort(
      (a, b) => Number(b.first) - Number(a.first) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
    );
  }
  return all.map(({ name }) => name).join(text(hash.separator));
}

/** Volume, series and page; where the volume is not known, series and number; a series alone says nothing. */
function source(this: CitationView, { hash }: Options): string {
  const { series, volume, page, number } = this;
  const name = series?.[hash.form === 'dotted' ? 'dotted' : 'plain'];
  if (name === undefined) return '';
  if (volume !== undefined) return [volume, name, page].filter(Boolean).join(' ');
  const sign = hash.form === 'dotted' ? 'No.' : 'No';
  return number === undefined ? '' : `${name} ${sign} ${number}`;
}

function pinpoint(this: CitationView, { hash }: Options): string {
  return this.pinpoint === undefined ? '' : formatPinpoint(this.pinpoint, hash satisfies PinpointForm);
}

/** By the name that templates use. */
export const helpers = {
  any,
  capital,
  date,
  either,
  italic,
  join,
  names,
  parties,
  pinpoint,
  sentence,
  sentences,
  several,
  source,
};
