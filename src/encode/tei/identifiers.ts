/**
 * The identifiers of citable units: `art.3`, `art.3.para.2`, `para.7`, `note.2`, `annex.1.art.2`, `page.57`.
 * They come from what is printed, so that a correction elsewhere in the text leaves them alone; where nothing is
 * printed, from the count among their like. The second unit of one name is `-2`.
 */
import type { DivisionType, Instrument, Part } from '../instrument.js';
import { isEmpty } from './bounds.js';

export interface Identifiers {
  readonly ids: ReadonlyMap<Part, string>;
  /** Numbers for @n: as printed, or counted. */
  readonly numbers: ReadonlyMap<Part, string>;
  /** By a note's key: the identifiers of its markers, in order. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  /** Parts by their key. */
  readonly keys: ReadonlyMap<string, Part>;
}

/** Divisions whose own numbering starts anew: the units in them carry their identifier. */
const scopes = new Set<string>([
  'preamble',
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
] satisfies DivisionType[]);
const shortNames: Readonly<Record<string, string>> = { article: 'art' };

/** Where paragraphs and items are counted: a division, and within it the numbered paragraph last begun. */
interface Counter {
  readonly id: string;
  paragraphs: number;
  /** Identifier of the numbered paragraph last begun, and how many paragraphs it has. */
  numbered?: string;
  continued: number;
}

class Namer {
  readonly ids = new Map<Part, string>();
  readonly numbers = new Map<Part, string>();
  readonly references = new Map<string, string[]>();
  readonly keys = new Map<string, Part>();
  private readonly taken = new Map<string, number>();
  private readonly counts = new Map<string, number>();
  private readonly markers: Part[] = [];

  constructor(private readonly text: string) {}

  name(part: Part, wish: string): string {
    const count = (this.taken.get(wish) ?? 0) + 1;
    this.taken.set(wish, count);
    const id = count === 1 ? wish : this.name(part, `${wish}-${count}`);
    this.ids.set(part, id);
    return id;
  }

  count(of: string): number {
    const count = (this.counts.get(of) ?? 0) + 1;
    this.counts.set(of, count);
    return count;
  }

  visit(parts: readonly Part[], counter: Counter): void {
    for (const part of parts) {
      if (isEmpty(this.text, part)) continue;
      if (part.key !== undefined) this.keys.set(part.key, part);
      const visitor = visitors[part.kind];
      if (visitor) visitor(this, part, counter);
      else this.visit(part.parts, counter);
    }
  }

  marker(part: Part): void {
    this.markers.push(part);
  }

  /** Markers are named last, because they take their names from their notes. */
  nameMarkers(): void {
    for (const part of this.markers) {
      const note = part.target === undefined ? undefined : this.keys.get(part.target);
      const noteId = note === undefined ? undefined : this.ids.get(note);
      const id = this.name(part, noteId === undefined ? `ref.${this.count('ref')}` : this.markerName(noteId));
      if (part.target === undefined || noteId === undefined) continue;
      this.references.set(part.target, [...(this.references.get(part.target) ?? []), id]);
    }
  }

  private markerName(noteId: string): string {
    const count = this.count(`marker of ${noteId}`);
    return count === 1 ? `${noteId}.ref` : `${noteId}.ref.${count}`;
  }
}

type Visitor = (namer: Namer, part: Part, counter: Counter) => void;

const visitors: Partial<Record<Part['kind'], Visitor>> = {
  division(namer, part, counter) {
    const type = part.type ?? 'section';
    if (type === 'treaty') {
      const id = namer.name(part, 'treaty');
      const own = { id: id === 'treaty' ? '' : id, paragraphs: 0, continued: 0 };
      const head = part.parts.find((child) => child.kind === 'head');
      if (head) namer.name(head, id === 'treaty' ? 'head' : `${id}.head`);
      return namer.visit(part.parts, own);
    }
    const base = joined(counter.id, shortNames[type] ?? type);
    const printed = safe(part.n);
    const id = type === 'preamble' ? base : `${base}.${printed || namer.count(base)}`;
    if (part.n !== undefined) namer.numbers.set(part, part.n);
    const name = namer.name(part, id);
    if (scopes.has(type)) namer.visit(part.parts, { id: name, paragraphs: 0, continued: 0 });
    else namer.visit(part.parts, counter);
  },
  paragraph(namer, part, counter) {
    const printed = safe(part.n);
    counter.paragraphs++;
    if (printed !== '') {
      namer.numbers.set(part, part.n ?? '');
      counter.numbered = namer.name(part, joined(counter.id, `para.${printed}`));
      counter.continued = 1;
    } else if (counter.numbered !== undefined) {
      counter.continued++;
      namer.name(part, `${counter.numbered}.${counter.continued}`);
    } else {
      namer.numbers.set(part, String(counter.paragraphs));
      namer.name(part, joined(counter.id, `para.${counter.paragraphs}`));
    }
    namer.visit(part.parts, counter);
  },
  item(namer, part, counter) {
    const printed = safe(part.n);
    if (printed === '') return namer.visit(part.parts, counter);
    namer.numbers.set(part, part.n ?? '');
    const id = namer.name(part, joined(counter.numbered ?? counter.id, `item.${printed}`));
    namer.visit(part.parts, { id, paragraphs: 0, continued: 0 });
  },
  note(namer, part) {
    const printed = safe(part.n);
    if (part.n !== undefined) namer.numbers.set(part, part.n);
    const id = namer.name(part, printed === '' ? `note.u${namer.count('note')}` : `note.${printed}`);
    namer.visit(part.parts, { id, paragraphs: 0, continued: 0 });
  },
  noteReference(namer, part, counter) {
    namer.marker(part);
    namer.visit(part.parts, counter);
  },
  pageBreak(namer, part, counter) {
    const count = namer.count('pb');
    if (part.n !== undefined) namer.numbers.set(part, part.n);
    namer.name(part, part.n === undefined ? `pb.${count}` : `page.${safe(part.n) || count}`);
    namer.visit(part.parts, counter);
  },
};

const joined = (prefix: string, rest: string): string => (prefix === '' ? rest : `${prefix}.${rest}`);

const marks: Readonly<Record<string, string>> = {
  '*': 'star',
  '**': 'star.2',
  '†': 'dagger',
  '‡': 'dagger.2',
};

/** A printed number as it may stand in an identifier: letters, digits, full stops and hyphens. */
const safe = (n: string | undefined): string =>
  n === undefined
    ? ''
    : (marks[n] ??
      n
        .normalize('NFC')
        .replace(/[^\p{L}\p{Nd}.-]+/gu, '')
        .replace(/^[.-]+|[.-]+$/g, '')
        .slice(0, 40));

/** Names every citable unit of an instrument, notes and their markers, and page breaks. */
export function identify(instrument: Instrument): Identifiers {
  const namer = new Namer(instrument.source.text);
  namer.visit(instrument.parts, { id: '', paragraphs: 0, continued: 0 });
  namer.nameMarkers();
  return namer;
}
