/**
 * The structure tree of a tagged PDF, whole and in its order (PDF 1.7, 14.7 and 14.8). Readers that give it page by page
 * part what runs over a page's end (a cell, a note).
 */
import {
  dictionary,
  isDictionary,
  isReference,
  list,
  type PdfFile,
  textOf,
  type Value,
} from './pdf-objects.js';

export interface StructureElement {
  /** As the standard names it. */
  readonly role: string;
  readonly lang?: string | undefined;
  readonly kids: readonly (StructureElement | MarkedContent)[];
}

export interface MarkedContent {
  /** Object number of the page, and number of the marked content on it. */
  readonly page: number;
  readonly mark: number;
}

export const isContent = (kid: StructureElement | MarkedContent): kid is MarkedContent => 'mark' in kid;

/** The root, with the language of the document; without kids where the file has no tags. */
export function readStructure(file: PdfFile): StructureElement {
  const catalogue = dictionary(file.resolve(file.trailer.get('Root')));
  const root = dictionary(file.resolve(catalogue.get('StructTreeRoot')));
  const walk: Walk = { file, roleMap: dictionary(file.resolve(root.get('RoleMap'))) };
  return { role: '', lang: textOf(catalogue.get('Lang')), kids: kidsOf(root.get('K'), undefined, walk) };
}

interface Walk {
  readonly file: PdfFile;
  readonly roleMap: ReadonlyMap<string, Value>;
}

const kidsOf = (kids: Value, page: number | undefined, walk: Walk): StructureElement['kids'] =>
  list(walk.file.resolve(kids)).flatMap((kid) => kidOf(kid, page, walk));

/** Marked content of the element's page or of another, an element, or an annotation, which is passed over. */
function kidOf(kid: Value, around: number | undefined, walk: Walk): StructureElement['kids'] {
  if (typeof kid === 'number') return around === undefined ? [] : [{ page: around, mark: kid }];
  const value = walk.file.resolve(kid);
  if (!isDictionary(value)) return [];
  const own = value.get('Pg');
  const page = isReference(own) ? own.object : around;
  const mark = value.get('MCID');
  if (typeof mark === 'number') return page === undefined ? [] : [{ page, mark }];
  const role = value.get('S');
  if (typeof role !== 'string') return [];
  const mapped = walk.roleMap.get(role);
  return [
    {
      role: typeof mapped === 'string' ? mapped : role,
      lang: textOf(value.get('Lang')),
      kids: kidsOf(value.get('K'), page, walk),
    },
  ];
}
