/** What each intervention does to an instrument, by the key that names it. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { Certainty, Editorial, Instrument, Part } from '../instrument.js';
import type { Match } from './quotation.js';
import type { Intervention } from './schema.js';
import { restructure } from './structure.js';
import { insertAfter, insertBefore, insertPhrase, replacePart, withoutPointsAt } from './tree.js';
import { wordsIn } from './words.js';

export type Done =
  | { readonly parts: readonly Part[] }
  | { readonly code: Diagnostic['code']; readonly message: string; readonly part?: Part };

type Action = (instrument: Instrument, match: Match, intervention: Intervention) => Done | undefined;

/** Carries out one intervention at one place. */
export function carryOut(instrument: Instrument, match: Match, intervention: Intervention): Done {
  for (const action of Object.values(actions)) {
    const done = action(instrument, match, intervention);
    if (done) return done;
  }
  return { parts: instrument.parts };
}

type By = { readonly editorial: Editorial; readonly certainty?: Certainty };

const by = ({ reason, source, certainty }: Intervention): By => ({
  editorial: { ...(reason === undefined ? {} : { reason }), ...(source === undefined ? {} : { source }) },
  ...(certainty === undefined ? {} : { certainty }),
});

/** Puts a phrase around the words quoted. A name alone claims nothing: it says who says so only with evidence. */
function phrase(instrument: Instrument, match: Match, made: Partial<Part> & Pick<Part, 'kind'>): Done {
  const { text } = instrument.source;
  const part: Part = { ...match, parts: [], ...made };
  const inserted = insertPhrase(text, instrument.parts, part);
  if ('parts' in inserted) return inserted;
  const inTheWay = inserted.part === undefined ? {} : { part: inserted.part };
  return inserted.conflict === 'overlap'
    ? {
        code: 'edition/overlap',
        message: 'The words quoted overlap something else that is marked.',
        ...inTheWay,
      }
    : {
        code: 'edition/crosses-blocks',
        message: 'The words quoted do not lie inside one paragraph, heading or note.',
      };
}

const name = (intervention: Intervention): Partial<By> =>
  intervention.reason === undefined &&
  intervention.source === undefined &&
  intervention.certainty === undefined
    ? {}
    : by(intervention);

const point = (match: Match, at: number, made: Partial<Part> & Pick<Part, 'kind'>): Part => ({
  ...match,
  parts: [],
  ...made,
  start: at,
  end: at,
});

const actions: Readonly<Record<string, Action>> = {
  supply(instrument, match, intervention) {
    const { supply } = intervention;
    if (supply === undefined) return undefined;
    if ('note' in supply) return supplyMarker(instrument, match, intervention, String(supply.note));
    const value = 'word' in supply ? ` ${supply.word}` : supply.letter;
    const made = point(match, match.end, { kind: 'supplied', value, ...by(intervention) });
    return { parts: insertAfter(instrument.source.text, instrument.parts, made) };
  },
  correct: (instrument, match, { correct, ...rest }) =>
    correct === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'correction', value: correct, ...by(rest) }),
  regularise: (instrument, match, { regularise, ...rest }) =>
    regularise === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'regularisation', value: regularise, ...by(rest) }),
  party: (instrument, match, { party, ...rest }) =>
    party === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'party', target: party, ...name(rest) }),
  person: (instrument, match, { person, ...rest }) =>
    person === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'person', target: person, ...name(rest) }),
  place: (instrument, match, { place, ...rest }) =>
    place === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'place', target: place, ...name(rest) }),
  date(instrument, match, { date, ...rest }) {
    if (date === undefined) return undefined;
    const { when, type } = typeof date === 'string' ? { when: date, type: undefined } : date;
    return phrase(instrument, match, {
      kind: 'date',
      value: when,
      ...(type === undefined ? {} : { type }),
      ...name(rest),
    });
  },
  cite: (instrument, match, { cite, ...rest }) =>
    cite === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'instrumentReference', target: cite, ...name(rest) }),
  language: (instrument, match, { language, ...rest }) =>
    language === undefined
      ? undefined
      : phrase(instrument, match, { kind: 'foreign', value: language, ...name(rest) }),
  note(instrument, match, { note, ...rest }) {
    if (note === undefined) return undefined;
    const made = point(match, match.end, { kind: 'editorNote', value: note, ...by(rest) });
    return { parts: insertAfter(instrument.source.text, instrument.parts, made) };
  },
  break(instrument, match, { break: wanted, ...rest }) {
    if (wanted === undefined) return undefined;
    const { text } = instrument.source;
    const n = wanted === 'page' ? {} : { n: String(wanted.page) };
    const made = point(match, match.start, { kind: 'pageBreak', ...n, ...by(rest) });
    return {
      parts: insertBefore(text, withoutPointsAt(text, instrument.parts, 'pageBreak', match.start), made),
    };
  },
  structure: (instrument, match, intervention) =>
    intervention.structure === undefined
      ? undefined
      : restructure(instrument, match, intervention.structure, by(intervention)),
};

/** Supplies the marker of a note: the mark the note itself begins with. */
function supplyMarker(
  instrument: Instrument,
  match: Match,
  intervention: Intervention,
  number: string,
): Done {
  const notes = partsOf(instrument.parts, (part) => part.kind === 'note' && part.n === number);
  const targets = new Set(
    partsOf(instrument.parts, ({ kind }) => kind === 'noteReference').map(({ target }) => target),
  );
  const isFree = ({ key }: Part): boolean => key === undefined || !targets.has(key);
  const free = notes.filter(isFree);
  const note = free.find(({ start }) => start >= match.end) ?? free[0];
  if (note === undefined) {
    const [other] = notes;
    return other === undefined
      ? { code: 'edition/note-unknown', message: `Found no note ${number} in the transcript.` }
      : {
          code: 'edition/note-anchored',
          message: `Found note ${number}, which has its marker in the text.`,
          part: other,
        };
  }
  const key = note.key ?? `note at ${note.start}`;
  const keyed =
    note.key === undefined ? replacePart(instrument.parts, note, [{ ...note, key }]) : instrument.parts;
  const label = note.parts.find(({ kind }) => kind === 'label');
  const mark = label === undefined ? number : wordsIn(instrument.source.text, label);
  const supplied = point(match, match.end, { kind: 'supplied', value: mark, ...by(intervention) });
  const marker = point(match, match.end, {
    kind: 'noteReference',
    n: number,
    target: key,
    parts: [supplied],
    ...by(intervention),
  });
  return { parts: insertAfter(instrument.source.text, keyed, marker) };
}

function partsOf(parts: readonly Part[], wanted: (part: Part) => boolean): Part[] {
  return parts.flatMap((part) => [...(wanted(part) ? [part] : []), ...partsOf(part.parts, wanted)]);
}
