/** What edition.yaml states as bare values, the transcript must say as well. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Fact, Instrument } from '../instrument.js';
import { findQuotation, searchable } from './quotation.js';
import { type EditionSettings, type Path, stated } from './settings.js';

export function checkFacts({ source, facts }: Instrument, { edition, at }: EditionSettings): Diagnostic[] {
  const { registration, signed, inForce, signatories } = edition.instrument ?? {};
  const found: Diagnostic[] = [];
  const check = (
    name: string,
    given: ReturnType<typeof stated<string | number>>,
    fact: Fact<string> | undefined,
    path: Path,
  ): void => {
    if (given === undefined || given.source !== undefined || fact === undefined) return;
    if (String(given.value) === fact.value) return;
    found.push(
      diagnostic(
        'edition/disagrees',
        `Found ${name} ${given.value} in edition.yaml, ${fact.value} in the transcript.`,
        {
          span: at(path),
          related: [{ message: 'the transcript', span: { source, start: fact.start, end: fact.end } }],
        },
      ),
    );
  };
  check('number', stated(registration?.number), facts.number, ['instrument', 'registration', 'number']);
  check('date of registration', stated(registration?.date), facts.registeredOn, [
    'instrument',
    'registration',
    'date',
  ]);
  check('date of signing', stated(signed?.date), facts.signedOn, ['instrument', 'signed', 'date']);
  check('date of entry into force', stated(inForce?.date), facts.inForceOn, [
    'instrument',
    'inForce',
    'date',
  ]);
  const names = stated(signatories);
  const text = searchable(source.text);
  const everywhere = { start: 0, end: source.text.length };
  // Another language may write a name another way.
  const isOnly = Object.keys(edition.texts).length === 1;
  if (names !== undefined && names.source === undefined && isOnly)
    names.value.forEach(({ name }, index) => {
      if (findQuotation(text, { exact: name }, everywhere, true).length > 0) return;
      found.push(
        diagnostic(
          'edition/disagrees',
          `Found the signatory ${name} in edition.yaml, and no such name in ${source.path}.`,
          { span: at(['instrument', 'signatories', index, 'name']) },
        ),
      );
    });
  return found;
}
