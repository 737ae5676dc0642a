/** Instruments at random: any kind of part in any place, words, white space of all sorts, and characters XML forbids. */
import fc from 'fast-check';
import type { Instrument, Part, PartKind } from '../../../src/encode/instrument.js';
import { sourceFromText } from '../../../src/source/source.js';

const containers: readonly PartKind[] = ['titlePage', 'division', 'list', 'table', 'row', 'opener', 'quote'];
const blocks: readonly PartKind[] = [
  'titlePart',
  'head',
  'translationMark',
  'paragraph',
  'item',
  'cell',
  'verbatim',
  'note',
  'furniture',
  'closer',
  'dateline',
  'salute',
  'signature',
];
const phrases: readonly PartKind[] = [
  'registrationNumber',
  'instrumentTitle',
  'number',
  'label',
  'noteReference',
  'date',
  'party',
  'place',
  'person',
  'office',
  'recital',
  'formula',
  'testimonium',
  'done',
  'for',
  'mark',
  'seal',
  'sender',
  'addressee',
  'instrumentReference',
  'softHyphen',
  'foreign',
  'correction',
  'regularisation',
];
const points: readonly PartKind[] = ['pageBreak', 'supplied', 'editorNote'];
export const allKinds: readonly PartKind[] = [...containers, ...blocks, ...phrases, ...points];

interface Shape {
  readonly kind: PartKind | 'words';
  readonly text: string;
  readonly children: readonly Shape[];
  readonly details: Omit<Part, 'kind' | 'start' | 'end' | 'parts'>;
}

const words = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          'the',
          'Article',
          '1.',
          '(a)',
          'Peking—',
          '12',
          '¹',
          'é',
          '<&>"',
          '😀',
          'U.S.S.R.',
        ),
      },
      {
        weight: 5,
        arbitrary: fc.constantFrom(' ', ' ', '\n', '\r\n', '\r', '\n\n', '\t', '\f', '\u00a0', '   '),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('\u0000', '\u0007', '\ufffe', '\u001f', '\ufeff', '\u0085', '\u00ad'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const details = fc.record(
  {
    type: fc.constantFrom(
      'treaty',
      'article',
      'letter',
      'annex',
      'preamble',
      'endnote',
      'footnote',
      'signature',
      'nonsense',
      'pageNum',
    ),
    n: fc.constantFrom('1', '2', '5bis', 'A', '*', ' 3 4', 'é', ''),
    value: fc.constantFrom('1954-10-12', '1954-02-30', '5', 'x y', 'en', 'fr'),
    target: fc.constantFrom('k1', 'k2', 'k3', 'France', 'nobody'),
    key: fc.constantFrom('k1', 'k2', 'k3'),
    certainty: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
    runsOn: fc.boolean(),
    editorial: fc.constantFrom({}, { reason: 'because it is so', source: 'a book' }),
  },
  { requiredKeys: [] },
);

const leaf: fc.Arbitrary<Shape> = words.map((text) => ({ kind: 'words', text, children: [], details: {} }));

const shape: fc.Arbitrary<Shape> = fc.letrec<{ part: Shape }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...containers) },
        { weight: 4, arbitrary: fc.constantFrom(...blocks) },
        { weight: 3, arbitrary: fc.constantFrom(...phrases) },
        { weight: 1, arbitrary: fc.constantFrom(...points) },
      ),
      text: fc.constant(''),
      children: fc.array(fc.oneof(leaf, tie('part')), { maxLength: 6 }),
      details,
    }),
  ),
})).part;

/** Instruments whose parts are at random, over a text made from them. */
export const instruments: fc.Arbitrary<Instrument> = fc.array(shape, { maxLength: 8 }).map((shapes) => {
  let text = '';
  const keys = new Set<string>();
  const place = ({ kind, text: own, children, details: { key, ...given } }: Shape): Part[] => {
    const start = text.length;
    text += own;
    if (kind === 'words') return [];
    if (points.includes(kind)) return [{ kind, start, end: start, parts: [], ...given }];
    const unique = key !== undefined && !keys.has(key) ? { key } : {};
    if (key !== undefined) keys.add(key);
    const parts = children.flatMap(place);
    return [{ kind, start, end: text.length, parts, ...given, ...unique }];
  };
  const parts = shapes.flatMap(place);
  return {
    source: sourceFromText('random.txt', text),
    language: 'en',
    parts,
    facts: { parties: [], authenticLanguages: [], signatories: [] },
  };
});
