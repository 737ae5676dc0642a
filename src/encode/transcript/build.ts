/** From blocks to the tree of parts: which division each block lies in, and what it is there. */
import type { DivisionType } from '../instrument.js';
import { type Block, blocksOf, endOf, startOf } from './blocks.js';
import { cellsOf } from './columns.js';
import { depth } from './divisions.js';
import { type Draft, draft, place, stretch } from './draft.js';
import { together } from './languages/together.js';
import { isDateline } from './letters.js';
import { markRunIn, OpenLists, styleOf } from './lists.js';
import { roman } from './numbers.js';
import { marker, type Reading, type Row } from './row.js';
import { readSignatures, type Signatory } from './signatures.js';
import { titlePartType } from './titlepage.js';

export interface LetterOf {
  readonly start: number;
  readonly end: number;
  /** The words of its opening before the salutation: who writes to whom. */
  readonly opening: string;
}

export interface Built {
  readonly parts: Draft[];
  readonly signatories: Signatory[];
  readonly letters: LetterOf[];
}

type Handler = (builder: Builder, block: Block) => void;

const handlers: Readonly<Record<Block['role'], Handler>> = {
  titlePage: (builder, block) => builder.titlePage(block),
  head: (builder, block) => builder.head(block),
  translation: (builder, block) => builder.translation(block),
  heading: (builder, block) => builder.heading(block),
  furniture: (builder, block) => builder.aside(block),
  note: (builder, block) => builder.aside(block),
  text: (builder, block) => builder.paragraph(block),
  verbatim: (builder, block) => builder.paragraph(block),
  table: (builder, block) => builder.table(block),
  testimonium: (builder, block) => builder.closing(block),
  done: (builder, block) => builder.closing(block),
  closing: (builder, block) => builder.closing(block),
  valediction: (builder, block) => builder.closing(block),
  numeral: (builder, block) => builder.opening(block),
  sender: (builder, block) => builder.opening(block),
  dateline: (builder, block) => builder.opening(block),
  salute: (builder, block) => builder.opening(block),
};

export function build(reading: Reading, subtype: string): Built {
  const builder = new Builder(reading, subtype);
  for (const block of blocksOf(reading)) handlers[block.role](builder, block);
  return builder.finish();
}

/** What can be annexed to a letter. */
const printedNumber = new RegExp(
  String.raw`(?:[IVX]{1,4} )?[\p{L}\d|!]+(?:\s?(?:bis|ter|quater|${together.firstOrdinal}))?(?=[^\p{L}\d]*$)`,
  'u',
);
/** `Note I`, `Letter No. 2 a`. */
const letterNumber = new RegExp(
  String.raw`^(?:\P{L}|${together.letterLabel})*?([IVX]{1,4}|\d)(?:\s*,?\s*\(?([a-d])\)?)?\.?$`,
  'iu',
);
const toAddressee = new RegExp(String.raw`\s(?:${together.to})\s`, 'u');
const annexed: ReadonlySet<DivisionType> = new Set(['annex', 'appendix', 'schedule']);

class Builder {
  private readonly top: Draft[] = [];
  private readonly stack: Draft[] = [];
  private readonly signatories: Signatory[] = [];
  private readonly letters: { start: number; end: number; opening: string }[] = [];
  private closer: Draft | undefined;
  private opener: Draft | undefined;
  private waitingSignatures: Row[] = [];
  private readonly lists = new OpenLists();
  private readonly hasDivisions: boolean;
  private readonly firstHeading: number;
  /** Furniture and notes before this offset stand beside the title page, not in the treaty. */
  private readonly titlePageEnd: number;

  constructor(
    private readonly reading: Reading,
    private readonly subtype: string,
  ) {
    const first = reading.rows.find((row) => row.role === 'heading' && depth[row.type as DivisionType] >= 4);
    this.hasDivisions = first !== undefined;
    this.firstHeading = first?.line.start ?? -1;
    this.titlePageEnd = reading.rows.findLast((row) => row.role === 'titlePage')?.line.end ?? -1;
  }

  whole(kind: Draft['kind'], block: Block): Draft {
    const part = draft(kind, startOf(block), endOf(block));
    for (const inner of block.inner) for (const aside of this.asides(inner)) part.parts.push(aside);
    return part;
  }

  translation(block: Block): void {
    const mark = this.whole('translationMark', block);
    if (!this.inOpening) {
      this.add(mark);
      return;
    }
    this.opener = undefined;
    this.division().parts.push(mark);
  }

  /** Adds a part to the division that is open; the treaty's is opened where none is. */
  add(part: Draft): void {
    this.lists.close();
    this.endCloser();
    this.opener = undefined;
    this.inOpening = false;
    this.division().parts.push(part);
  }

  private division(): Draft {
    const open = this.stack.at(-1);
    if (open) return open;
    return this.open('treaty', -1);
  }

  private open(type: DivisionType, start: number): Draft {
    const part = draft('division', start < 0 ? Number.MAX_SAFE_INTEGER : start, Math.max(start, 0), {
      type,
    });
    if (type === 'treaty') part.subtype = this.subtype;
    const parent = type === 'treaty' || this.depthOf(type) === 1 ? undefined : this.stack.at(-1);
    (parent?.parts ?? this.top).push(part);
    this.stack.push(part);
    return part;
  }

  /** As `depth`; what is annexed to a letter is part of it, as its enclosures are. */
  private depthOf(type: DivisionType): number {
    const inLetter = annexed.has(type) && this.stack.some((open) => open.type === 'letter');
    return inLetter ? depth.enclosure : depth[type];
  }

  private closeTo(level: number): void {
    this.endCloser();
    this.lists.close();
    this.opener = undefined;
    this.inOpening = false;
    while (this.stack.length > 0 && this.depthOf(this.stack.at(-1)?.type as DivisionType) >= level)
      this.stack.pop();
  }

  titlePage(block: Block): void {
    if (this.stack.length > 0) {
      this.paragraph(block);
      return;
    }
    let page = this.top.at(-1);
    if (page?.kind !== 'titlePage') {
      page = draft('titlePage', startOf(block), endOf(block));
      this.top.push(page);
    }
    for (const { line } of block.rows) {
      const type = titlePartType(line.text, page.parts.at(-1), this.reading);
      const last = page.parts.at(-1);
      if (type === undefined && last) last.end = line.end;
      else page.parts.push(draft('titlePart', line.start, line.end, { type: type ?? 'other' }));
    }
  }

  head(block: Block): void {
    this.add(this.whole('head', block));
  }

  heading(block: Block): void {
    const [row] = block.rows;
    const type = row?.type as DivisionType | undefined;
    if (!row || !type) {
      this.paragraph(block);
      return;
    }
    this.closeTo(this.depthOf(type));
    if (this.depthOf(type) > 1 && this.stack.length === 0) this.open('treaty', -1);
    const division = this.open(type, row.line.start);
    if (row.n) division.n = row.n;
    if (row.certainty) division.certainty = row.certainty;
    division.evidence = row.evidence;
    const head = this.whole('head', block);
    this.addNumber(head, row);
    division.parts.push(head);
  }

  private addNumber(head: Draft, row: Row): void {
    if (row.labelEnd === undefined || row.n === undefined) return;
    const label = row.line.text.slice(0, row.labelEnd);
    const token = printedNumber.exec(label);
    if (!token) return;
    const start = row.line.start + token.index;
    const number = draft('number', start, start + token[0].length, {
      value: row.n.replace(/\D+$/, '') || row.n,
    });
    const isSound = token[0] === number.value || String(roman(token[0])) === number.value;
    if (!isSound && (row.certainty === 'medium' || row.certainty === 'low'))
      [number.certainty, number.evidence] = [row.certainty, row.evidence];
    place(head, number);
  }

  aside(block: Block): void {
    const parts = this.asides(block);
    if (this.stack.length === 0 && startOf(block) < this.titlePageEnd) this.top.push(...parts);
    else if (this.closer) {
      this.flushSignatures();
      this.closer.parts.push(...parts);
    } else {
      this.lists.close();
      this.opener = undefined;
      this.division().parts.push(...parts);
    }
  }

  private asides(block: Block): Draft[] {
    const [row] = block.rows;
    if (!row) return [];
    const part = draft(block.role === 'note' ? 'note' : 'furniture', startOf(block), endOf(block));
    part.evidence = row.evidence;
    if (block.role === 'furniture') part.type = row.type ?? 'header';
    else {
      part.type = 'footnote';
      if (row.n) part.n = row.n;
      if (row.labelEnd) part.parts.push(draft('label', row.line.start, row.line.start + row.labelEnd));
      if (row.certainty === 'medium') part.certainty = 'medium';
    }
    return [part];
  }

  opening(block: Block): void {
    if (!this.inOpening || block.role === 'numeral') this.openLetter(block);
    this.inOpening = true;
    const letter = this.stack.at(-1);
    const record = this.letters.at(-1);
    if (!letter || !record) return;
    record.end = endOf(block);
    for (const row of block.rows) {
      if (block.role === 'numeral') {
        letter.parts.push(draft('head', row.line.start, row.line.end));
        this.opener = undefined;
        continue;
      }
      if (!this.opener) {
        this.opener = draft('opener', row.line.start, row.line.end);
        letter.parts.push(this.opener);
      }
      if (block.role !== 'salute') record.opening += ` ${row.line.text}`;
      this.opener.parts.push(...this.openerParts(block, row));
      this.opener.end = row.line.end;
    }
  }
  /** The opening of a letter goes on. */
  private inOpening = false;

  private openLetter(block: Block): void {
    this.closeTo(depth.letter);
    if (this.stack.length === 0) this.open('treaty', -1);
    const letter = this.open('letter', startOf(block));
    const text = block.rows[0]?.line.text ?? '';
    const number = letterNumber.exec(text);
    const value = block.role === 'numeral' ? (roman(number?.[1] ?? '') ?? number?.[1]) : undefined;
    if (value !== undefined) letter.n = `${value}${number?.[2] ?? ''}`;
    letter.evidence = block.rows[0]?.evidence ?? '';
    this.letters.push({ start: startOf(block), end: endOf(block), opening: '' });
  }

  private openerParts(block: Block, { line }: Row): Draft[] {
    if (block.role === 'dateline' || block.role === 'salute')
      return [draft(block.role, line.start, line.end)];
    const to = toAddressee.exec(line.text);
    if (!to || /^[^\p{Ll}]+$/u.test(line.text.slice(0, to.index)) === /\p{Ll}/u.test(line.text))
      return [draft('sender', line.start, line.end)];
    const middle = line.start + to.index;
    return [draft('sender', line.start, middle), draft('addressee', middle + 1, line.end)];
  }

  closing(block: Block): void {
    if (!this.closer) {
      this.lists.close();
      this.opener = undefined;
      this.inOpening = false;
      while (this.stack.length > 1 && depth[this.stack.at(-1)?.type as DivisionType] >= 3) this.stack.pop();
      this.closer = draft('closer', startOf(block), endOf(block));
      this.division().parts.push(this.closer);
    }
    this.closer.end = endOf(block);
    if (block.role === 'closing') {
      this.waitingSignatures.push(...block.rows);
      return;
    }
    this.flushSignatures();
    this.closer.parts.push(this.closingPart(block));
  }

  private closingPart(block: Block): Draft {
    if (block.role === 'valediction') return this.whole('salute', block);
    if (block.role === 'testimonium') {
      const part = this.whole('testimonium', block);
      return part;
    }
    const text = block.rows.length === 1 ? (block.rows[0]?.line.text ?? '') : '';
    return this.whole(
      isDateline(this.reading, text) && !this.reading.language.done.test(text) ? 'dateline' : 'done',
      block,
    );
  }

  private flushSignatures(): void {
    if (!this.closer || this.waitingSignatures.length === 0) return;
    const signed = readSignatures(
      this.reading,
      this.waitingSignatures,
      this.closer.parts.at(-1)?.kind === 'salute',
    );
    this.closer.parts.push(...signed.parts);
    this.signatories.push(...signed.signatories);
    this.waitingSignatures = [];
  }

  private endCloser(): void {
    this.flushSignatures();
    this.closer = undefined;
  }

  paragraph(block: Block): void {
    const [row] = block.rows;
    if (!row) return;
    this.endCloser();
    this.opener = undefined;
    this.inOpening = false;
    if (this.hasDivisions && this.startsPreamble(row)) {
      this.division();
      this.open('preamble', row.line.start);
    }
    const label = marker.exec(row.line.text)?.[0].trim();
    const part = this.whole(row.role === 'verbatim' ? 'verbatim' : 'paragraph', block);
    if (part.kind === 'verbatim') {
      this.add(part);
      return;
    }
    if (label !== undefined) {
      part.parts.unshift(draft('label', row.line.start, row.line.start + label.length));
      part.n = label.replace(/[^\p{L}\d]/gu, '');
      if (part.n === '') part.n = undefined;
    }
    markRunIn(part, this.reading.text, row.line.start + (label?.length ?? 0));
    const style = label === undefined ? 'number' : styleOf(label);
    if (style !== 'number') this.lists.add({ ...part, kind: 'item' }, style, this.holder(row));
    else {
      this.lists.close();
      this.holder(row).parts.push(part);
    }
  }

  /** Where a paragraph goes: into the division that is open, or into the note that it quotes. */
  private holder(row: Row): Draft {
    const division = this.division();
    const isQuoted = row.quoted || this.reading.language.letters.seeNote.test(row.line.text);
    if (!isQuoted) return division;
    const open = division.parts.at(-1);
    if (open?.kind === 'quote') return open;
    const quote = draft('quote', row.line.start, row.line.end);
    division.parts.push(quote);
    return quote;
  }

  table(block: Block): void {
    const rows = block.rows.map(({ line }) => {
      const cells = cellsOf(line.text).map(({ text, at }) =>
        draft('cell', line.start + at, line.start + at + text.length),
      );
      return draft('row', line.start, line.end, { parts: cells });
    });
    const table = draft('table', startOf(block), endOf(block), { parts: rows });
    for (const inner of block.inner) for (const aside of this.asides(inner)) place(table, aside);
    this.add(table);
  }

  private startsPreamble(row: Row): boolean {
    const open = this.stack.at(-1);
    return (
      row.line.start < this.firstHeading &&
      (open === undefined ||
        (open.type === 'treaty' &&
          !open.parts.some((part) => part.type === 'preamble' || part.type === 'letter')))
    );
  }

  finish(): Built {
    this.endCloser();
    const parts = this.top.filter((part) => part.kind !== 'division' || part.parts.length > 0);
    for (const part of parts) stretch(part);
    return { parts, signatories: this.signatories, letters: this.letters };
  }
}
