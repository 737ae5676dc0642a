/**
 * The structure tree of a tagged PDF, whole and in its order (PDF 1.7, 14.7 and 14.8). pdfjs gives it page by page, and
 * what runs over a page's end (a cell, a note) comes out of its order. Read are files with a plain table of
 * cross-references, as Typst writes them.
 */

/** A piece of text by its place in the structure, or the start of an element. */
export interface StructureRun {
  readonly roles: readonly string[];
  /** Object number of the page, and number of the marked content on it; absent where an element opens. */
  readonly content?: { readonly page: number; readonly id: number };
  /** The language of the outermost element that says one. */
  readonly lang?: string;
}

type Value = string | number | boolean | Reference | Dictionary | readonly Value[] | undefined;
interface Reference {
  readonly object: number;
}
type Dictionary = ReadonlyMap<string, Value>;

/** Reads the structure tree; none of it where the file has no tags or no plain table of cross-references. */
export function readStructure(bytes: Uint8Array): StructureRun[] {
  const file = new TextDecoder('latin1').decode(bytes);
  const offsets = crossReferences(file);
  const rootNumber =
    /\/StructTreeRoot (\d+) 0 R/u.exec(file.slice(-20_000))?.[1] ??
    /\/StructTreeRoot (\d+) 0 R/u.exec(file)?.[1];
  if (rootNumber === undefined || offsets.length === 0) return [];
  const object = (number: number): Dictionary => {
    const value = new Parser(file, offsets[number] ?? file.length).indirect();
    return isDictionary(value) ? value : new Map();
  };
  const root = object(Number(rootNumber));
  const walk: Walk = { object, roleMap: dictionary(root.get('RoleMap')), runs: [] };
  for (const kid of list(root.get('K'))) visit(kid, { roles: [] }, walk);
  return walk.runs;
}

interface Walk {
  readonly object: (number: number) => Dictionary;
  readonly roleMap: Dictionary;
  readonly runs: StructureRun[];
}

interface Around {
  readonly roles: readonly string[];
  readonly page?: number;
  readonly lang?: string;
}

/** A kid of an element: marked content of the element's page or of another, an element, or an annotation (passed over). */
function visit(kid: Value, around: Around, walk: Walk): void {
  if (typeof kid === 'number') {
    if (around.page !== undefined) push({ page: around.page, id: kid }, around, walk);
    return;
  }
  const value = isReference(kid) ? walk.object(kid.object) : kid;
  if (!isDictionary(value)) return;
  const own = value.get('Pg');
  const page = isReference(own) ? own.object : around.page;
  const marked = value.get('MCID');
  if (typeof marked === 'number') {
    if (page !== undefined) push({ page, id: marked }, around, walk);
    return;
  }
  const role = value.get('S');
  if (typeof role !== 'string') return;
  const mapped = walk.roleMap.get(role);
  const lang = around.lang ?? value.get('Lang');
  const inside: Around = {
    roles: [...around.roles, typeof mapped === 'string' ? mapped : role],
    ...(page === undefined ? {} : { page }),
    ...(typeof lang === 'string' ? { lang } : {}),
  };
  push(undefined, inside, walk);
  for (const one of list(value.get('K'))) visit(one, inside, walk);
}

function push(content: StructureRun['content'], { roles, lang }: Around, { runs }: Walk): void {
  runs.push({ roles, ...(content ? { content } : {}), ...(lang === undefined ? {} : { lang }) });
}

/** Where each object begins; empty where the table is not plain. */
function crossReferences(file: string): number[] {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.slice(-1024))?.[1]);
  const head = /^xref\s+0 (\d+)\s+/u.exec(file.slice(start, start + 64));
  if (!head) return [];
  const first = start + head[0].length;
  return Array.from({ length: Number(head[1]) }, (_, at) =>
    Number(file.slice(first + at * 20, first + at * 20 + 10)),
  );
}

const isReference = (value: Value): value is Reference =>
  typeof value === 'object' && !Array.isArray(value) && 'object' in value;
const isDictionary = (value: Value): value is Dictionary => value instanceof Map;
const dictionary = (value: Value): Dictionary => (isDictionary(value) ? value : new Map());
const list = (value: Value): readonly Value[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Objects of PDF syntax (7.3), as far as structure trees have them. Names come without their slash. */
class Parser {
  constructor(
    private readonly file: string,
    private at: number,
  ) {}

  indirect(): Value {
    this.at = this.file.indexOf('obj', this.at) + 3;
    return this.value();
  }

  private value(): Value {
    const token = this.token();
    if (token === '<<') return this.entries();
    if (token === '[') return this.items();
    if (token.startsWith('/')) return token.slice(1);
    if (token.startsWith('(') || token.startsWith('<')) return token.slice(1, -1);
    if (!/^[+-]?[\d.]+$/u.test(token)) return token === 'true';
    return this.reference(token) ?? Number(token);
  }

  private reference(number: string): Reference | undefined {
    const found = matchAt(/\s+\d+\s+R\b/uy, this.file, this.at);
    if (found === undefined) return undefined;
    this.at += found.length;
    return { object: Number(number) };
  }

  private entries(): Dictionary {
    const entries = new Map<string, Value>();
    for (let name = this.token(); name.startsWith('/'); name = this.token())
      entries.set(name.slice(1), this.value());
    return entries;
  }

  private items(): Value[] {
    const items: Value[] = [];
    for (let before = this.at; this.token() !== ']' && this.at < this.file.length; before = this.at) {
      this.at = before;
      items.push(this.value());
    }
    return items;
  }

  private token(): string {
    this.at += matchAt(/\s*/uy, this.file, this.at)?.length ?? 0;
    const token =
      matchAt(
        /<<|>>|[[\]]|\/[^\s/<>[\]()]*|<[\dA-Fa-f\s]*>|\((?:[^()\\]|\\[\s\S]|\([^()]*\))*\)|[^\s/<>[\]()]+/uy,
        this.file,
        this.at,
      ) ?? '';
    this.at += token === '' ? this.file.length : token.length;
    return token;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
