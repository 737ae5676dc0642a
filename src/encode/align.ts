/**
 * The texts of one edition in several languages, aligned by what is printed: article 3 of one is article 3 of the other,
 * down to paragraphs and items. Where their structures differ, nothing is guessed: the difference is reported.
 */
import { type Diagnostic, diagnostic } from '../diagnostic/diagnostic.js';
import type { Source, Span } from '../source/source.js';
import type { Instrument, Part } from './instrument.js';
import { bounds, settle } from './tei/bounds.js';
import { identify } from './tei/identifiers.js';

/** One text of an edition. */
export interface ParallelText {
  readonly language: string;
  readonly instrument: Instrument;
  /** The name of its TEI file, for pointers from the others. */
  readonly file: string;
}

export interface Alignment {
  /** By language, by identifier of a unit: pointers to the same unit in the other texts, for @corresp. */
  readonly corresponding: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Unit {
  readonly part: Part;
  /** The identifier of the division it stands in; '' at the top. */
  readonly parent: string;
}
interface Units {
  readonly text: ParallelText;
  readonly units: ReadonlyMap<string, Unit>;
}

/** Kinds that are aligned. Notes are the print's, and each language prints its own. */
const aligned = new Set<Part['kind']>(['division', 'head', 'paragraph', 'item']);

/**
 * Aligns texts.
 *
 * @returns for each text the units that the others have too, and a warning for each that one of them lacks
 *   (`edition/texts-differ`), with its place, and the division in the text that lacks it
 */
export function alignTexts(texts: readonly ParallelText[]): Alignment {
  const all = texts.map(unitsOf);
  const diagnostics: Diagnostic[] = [];
  const corresponding = new Map<string, ReadonlyMap<string, string>>();
  for (const one of all) {
    const pointers = new Map<string, string>();
    for (const other of all) {
      if (other === one) continue;
      const uneven = unevenDivisions(one, other);
      for (const id of one.units.keys()) {
        const isUneven = isCounted(one, id) && uneven.has(one.units.get(id)?.parent ?? '');
        if (!other.units.has(id) || isUneven) continue;
        const pointer = `${other.text.file}#${id}`;
        pointers.set(id, [pointers.get(id), pointer].filter(Boolean).join(' '));
      }
      diagnostics.push(
        ...missing(one, other),
        ...(all.indexOf(one) < all.indexOf(other) ? counts(one, other, uneven) : []),
      );
    }
    corresponding.set(one.text.language, pointers);
  }
  return { corresponding, diagnostics };
}

function unitsOf(text: ParallelText): Units {
  const instrument = settle(text.instrument);
  const { ids } = identify(instrument);
  const units = new Map<string, Unit>();
  const visit = (part: Part, parent: string): void => {
    const id = ids.get(part);
    if (part.kind === 'note') return;
    if (id !== undefined && aligned.has(part.kind)) units.set(id, { part, parent });
    const inner = part.kind === 'division' && id !== undefined ? id : parent;
    for (const child of part.parts) visit(child, inner);
  };
  for (const part of instrument.parts) visit(part, '');
  return { text, units };
}

/** True for a paragraph whose number is not printed: it is known by its place among others only. */
function isCounted({ units }: Units, id: string): boolean {
  const unit = units.get(id);
  return unit?.part.kind === 'paragraph' && unit.part.n === undefined;
}

/** Paragraphs without a printed number, by the division they stand in. */
function countedIn(one: Units): Map<string, number> {
  const counted = new Map<string, number>();
  for (const [id, { parent }] of one.units)
    if (isCounted(one, id)) counted.set(parent, (counted.get(parent) ?? 0) + 1);
  return counted;
}

/** Divisions of both texts that have not as many paragraphs in the one as in the other. */
function unevenDivisions(one: Units, other: Units): Map<string, readonly [number, number]> {
  const [here, there] = [countedIn(one), countedIn(other)];
  const uneven = new Map<string, readonly [number, number]>();
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    const both = id === '' || (one.units.has(id) && other.units.has(id));
    const counts = [here.get(id) ?? 0, there.get(id) ?? 0] as const;
    if (both && counts[0] !== counts[1]) uneven.set(id, counts);
  }
  return uneven;
}

const place = (source: Source, unit: Unit | undefined): Span =>
  unit === undefined ? { source, start: 0, end: 0 } : { source, ...bounds(source.text, unit.part) };

/** Divisions and printed numbers of one text that the other lacks: the outermost only. */
function missing(one: Units, other: Units): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [id, unit] of one.units) {
    const { kind } = unit.part;
    if (other.units.has(id) || kind === 'head' || isCounted(one, id)) continue;
    if (unit.parent !== '' && !other.units.has(unit.parent)) continue;
    found.push(
      diagnostic(
        'edition/texts-differ',
        `Found ${id} in the text in ${one.text.language}, and not in that in ${other.text.language}.`,
        {
          span: place(one.text.instrument.source, unit),
          related: [
            {
              message: 'the other text, here',
              span: place(other.text.instrument.source, other.units.get(unit.parent)),
            },
          ],
        },
      ),
    );
  }
  return found;
}

function counts(
  one: Units,
  other: Units,
  uneven: ReadonlyMap<string, readonly [number, number]>,
): Diagnostic[] {
  return Array.from(uneven, ([id, [here, there]]) => {
    const where = id === '' ? 'at the top' : `in ${id}`;
    return diagnostic(
      'edition/texts-differ',
      `Found ${here} unnumbered paragraphs ${where} of the text in ${one.text.language}, ${there} in ${other.text.language}.`,
      {
        span: place(one.text.instrument.source, one.units.get(id)),
        related: [
          { message: 'the other text, here', span: place(other.text.instrument.source, other.units.get(id)) },
        ],
      },
    );
  });
}
