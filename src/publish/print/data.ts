/** An edition as the data of the print template: its texts, its running heads, its colophon. */
import type { Edition } from '../edition.js';
import type { EditionRecord } from '../record.types.js';
import type { RenderNode } from '../render/tree.js';
import { colophon, type PrintCitation } from './colophon.js';
import type { Paper, PrintData, RunningHead } from './data.types.js';
import { plainText, printText, shortened } from './nodes.js';
import { printRows } from './parallel.js';

/** The family that every edition is set in; others only where a script needs them. */
export const houseFont = 'Source Serif 4';

export interface PrintDataOptions {
  readonly citations: readonly PrintCitation[];
  /** Families after the house font, in the order in which a glyph is looked for. */
  readonly fonts: readonly string[];
  /** The one of them that comes before the house font. */
  readonly main?: string | undefined;
  /** Where pictures are, by the address that the document gives them. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
  /** Texts that correspond are not set side by side. */
  readonly oneAfterAnother?: boolean | undefined;
}

/** Texts with more headings than this get a table of contents. */
const contentsFrom = 8;

/** The data for one size of paper. What does not depend on the paper is shared between the two. */
export function printData(edition: Edition, options: PrintDataOptions): (paper: Paper) => PrintData {
  const { record } = edition;
  const prefixes = edition.texts.map((_, at) => (at === 0 ? '' : `text.${at}.`));
  const trees = edition.texts.map(({ render }) => render);
  const rows = options.oneAfterAnother ? undefined : printRows(trees, prefixes, options.pictures);
  const texts = edition.texts.map(({ lang, render }, at) => ({
    lang,
    nodes: rows ? [] : printText(render, prefixes[at], options.pictures),
  }));
  const headings = (rows ? trees.slice(0, 1) : trees).flatMap(({ root }) => headingsOf(root.children));
  const capitals = headings.some(
    ({ level, text }) => level === 1 && /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text),
  );
  const shared = {
    lang: record.language,
    title: record.title,
    authors: record.authors,
    description: record.subtitle,
    date: dayOf(record.date),
    fonts: [
      ...(options.main === undefined ? [] : [options.main]),
      /^(ja|ko|zh)/u.test(texts[0]?.lang ?? record.language)
        ? ({ name: houseFont, covers: 'latin-in-cjk' } as const)
        : houseFont,
      ...options.fonts.filter((name) => name !== options.main),
    ],
    heads: runningHeads(record),
    foot: isTreaty(record) ? `No. ${record.number}` : undefined,
    capitals,
    contents: headings.length > contentsFrom,
    titled: trees.some(({ root }) => saysTitle(root.children, record.title)) ? undefined : (true as const),
    texts,
    rows,
    colophon: colophon(record, options.citations, capitals),
  };
  return (paper) => ({ paper, ...shared });
}

const isTreaty = (record: EditionRecord): boolean => record.number !== undefined && isUnitedNations(record);

const isUnitedNations = (record: EditionRecord): boolean =>
  /United Nations|UNTS/u.test(record.series ?? '') ||
  (record.number !== undefined && record.part !== undefined);

/**
 * The Treaty Series names itself in English on left pages, in French on right ones, with the year of registration;
 * any other text is named by its title on the left and its section on the right.
 */
function runningHeads(record: EditionRecord): PrintData['heads'] {
  if (isUnitedNations(record)) {
    return {
      verso: { text: 'United Nations — Treaty Series', lang: 'en' },
      recto: { text: 'Nations Unies — Recueil des Traités', lang: 'fr' },
      year: record.registeredOn?.value.slice(0, 4),
    };
  }
  const title: RunningHead = { text: shortened(record.shortTitle ?? record.title), lang: record.language };
  return { verso: title, recto: { ...title, section: true } };
}

/** Whether a heading of the first level or a title page has the words of the title. */
function saysTitle(nodes: readonly RenderNode[], title: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return nodes.some((node) => {
    if (node.behaviour === 'text') return false;
    const heads = node.behaviour === 'heading' && node.level === 1;
    return heads || node.classes?.includes('title-page')
      ? letters(plainText(node.children)).includes(letters(title))
      : saysTitle(node.children, title);
  });
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

function headingsOf(nodes: readonly RenderNode[]): Heading[] {
  return nodes.flatMap((node): Heading[] => {
    if (node.behaviour === 'text') return [];
    if (node.behaviour !== 'heading' || node.level === undefined) return headingsOf(node.children);
    return [{ level: node.level, text: plainText(node.children) }];
  });
}

/** Year, month and day of an ISO date; the first day of what is not given; 1970 where there is no date at all. */
export function dayOf(date: string | undefined): readonly [number, number, number] {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(date ?? '');
  return [Number(found?.[1] ?? 1970), Number(found?.[2] ?? 1), Number(found?.[3] ?? 1)];
}
