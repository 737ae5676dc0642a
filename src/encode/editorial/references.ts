/** Keys that edition.yaml names must be keys that it defines; an intervention must do one thing. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import { nearest } from './nearest.js';
import { actionNames, type Edition } from './schema.js';
import { type EditionSettings, type Path, stated } from './settings.js';

type Defined = 'parties' | 'places' | 'persons' | 'instruments' | 'texts';

const definedBy = {
  party: 'parties',
  place: 'places',
  person: 'persons',
  cite: 'instruments',
  text: 'texts',
} as const;

export function checkReferences(settings: EditionSettings): Diagnostic[] {
  const { edition, at } = settings;
  const found: Diagnostic[] = [];
  const check = (key: string | undefined, defined: Defined, path: Path): void => {
    if (key !== undefined && !isDefined(edition, defined, key))
      found.push(unknownKey(settings, key, defined, path));
  };
  const { registration, signed, signatories } = edition.instrument ?? {};
  check(stated(registration?.by)?.value, 'parties', ['instrument', 'registration', 'by']);
  check(stated(signed?.place)?.value, 'places', ['instrument', 'signed', 'place']);
  const listed = stated(signatories);
  const list = ['instrument', 'signatories', ...(listed?.source === undefined ? [] : ['value'])];
  listed?.value.forEach((signatory, index) => {
    check(signatory.for, 'parties', [...list, index, 'for']);
  });
  for (const [key, person] of Object.entries(edition.persons ?? {}))
    check(person.party, 'parties', ['persons', key, 'party']);
  (edition.interventions ?? []).forEach((intervention, index) => {
    const path: Path = ['interventions', index];
    for (const [name, defined] of Object.entries(definedBy) as [keyof typeof definedBy, Defined][])
      check(intervention[name], defined, [...path, name]);
    const done = actionNames.filter((name) => intervention[name] !== undefined);
    if (done.length === 1) return;
    const message =
      done.length === 0
        ? `Found an intervention that does nothing; expected one of ${actionNames.join(', ')}.`
        : `Found an intervention that does ${done.length} things (${done.join(', ')}); expected one.`;
    found.push(diagnostic('edition/value-wrong', message, { span: at(path) }));
  });
  return [...found, ...sharedIdentifiers(settings)];
}

const isDefined = (edition: Edition, defined: Defined, key: string): boolean =>
  Object.hasOwn(edition[defined] ?? {}, key);

function unknownKey({ edition, at }: EditionSettings, key: string, defined: Defined, path: Path): Diagnostic {
  const keys = Object.keys(edition[defined] ?? {});
  const meant = nearest(key, keys);
  const those = keys.length === 0 ? `there are no ${defined}` : `${defined} are ${keys.join(', ')}`;
  return diagnostic('edition/reference-unknown', `Found “${key}”; ${those}.`, {
    span: at(path),
    hint: meant === undefined ? `Define it under ${defined}.` : `Did you mean “${meant}”?`,
  });
}

/** Identifiers the encoder gives by itself. */
const reserved =
  /^(treaty|head|editor|engross|print|transcript|citation\.structure|instrument\.kinds)$|^(para|art|note|pb|page|part|title|chapter|section|annex|appendix|schedule|enclosure|protocol|minutes|exchange|letter|statute|notice|preamble|event|source|kind|ref|item|signatory)(\.|$)/;

/** Keys become identifiers in one document: none may be used twice, nor be one that the encoder gives. */
function sharedIdentifiers({ edition, at }: EditionSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  const first = new Map<string, Path>();
  for (const list of ['parties', 'places', 'persons', 'instruments'] as const) {
    for (const key of Object.keys(edition[list] ?? {})) {
      const path: Path = [list, key];
      const other = first.get(key);
      if (reserved.test(key))
        found.push(
          diagnostic(
            'edition/value-wrong',
            `Found the key “${key}”, which the text itself uses for a citable unit.`,
            { span: at(path) },
          ),
        );
      else if (other)
        found.push(
          diagnostic(
            'edition/value-wrong',
            `Found the key “${key}” in ${list} and in ${other[0]}; expected another name for one of them.`,
            {
              span: at(path),
              related: [{ message: 'the other', span: at(other) }],
            },
          ),
        );
      else first.set(key, path);
    }
  }
  return found;
}
