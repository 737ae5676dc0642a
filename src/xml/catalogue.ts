/**
 * OASIS XML Catalogs 1.1: which local file stands for an address. `readCatalogue` reads a catalogue and those it names
 * through the loader it is given; `resolve` is a pure look-up.
 */
import { XMLParser } from 'fast-xml-parser';
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostic/diagnostic.js';
import { type Source, span } from '../source/source.js';
import { parseXml } from './parse.js';
import { type Loader, resolveReference } from './reference.js';

export interface CatalogueEntry {
  readonly kind: EntryKind;
  /** What is matched: a whole address, its beginning or its end. */
  readonly match: string;
  /** What stands for it, already resolved; for delegates the index in `Catalogue.delegates`. */
  readonly target: string;
}

export interface Catalogue {
  readonly path: string;
  readonly entries: readonly CatalogueEntry[];
  /** Catalogues to be asked for addresses with a certain beginning. */
  readonly delegates: readonly {
    readonly start: string;
    readonly system: boolean;
    readonly catalogue: Catalogue;
  }[];
  /** Catalogues to be asked last (`nextCatalog`). */
  readonly next: readonly Catalogue[];
}

type EntryKind = 'uri' | 'rewriteURI' | 'uriSuffix' | 'system' | 'rewriteSystem' | 'systemSuffix' | 'public';

/** Entries by the attributes that hold what is matched and what stands for it (section 6.5). */
const entryAttributes: Readonly<Record<EntryKind, readonly [match: string, target: string]>> = {
  uri: ['name', 'uri'],
  rewriteURI: ['uriStartString', 'rewritePrefix'],
  uriSuffix: ['uriSuffix', 'uri'],
  system: ['systemId', 'uri'],
  rewriteSystem: ['systemIdStartString', 'rewritePrefix'],
  systemSuffix: ['systemIdSuffix', 'uri'],
  public: ['publicId', 'uri'],
};

const linkAttributes: Readonly<Record<string, readonly [start: string, system: boolean]>> = {
  delegateURI: ['uriStartString', false],
  delegateSystem: ['systemIdStartString', true],
  nextCatalog: ['', false],
};

/** What fast-xml-parser gives with `preserveOrder`: one key for the element, and `:@` for its attributes. */
type Row = Readonly<Record<string, readonly Row[] | Readonly<Record<string, string>> | string>>;

interface Read {
  readonly entries: CatalogueEntry[];
  readonly links: {
    readonly start: string;
    readonly system: boolean;
    readonly href: string;
    readonly kind: string;
  }[];
}

/**
 * Reads a catalogue and all that it refers to.
 *
 * @param load fetches the catalogues that this one names
 * @returns the catalogue, with an error for each that it names and that could not be had, or that names itself.
 * Codes: `xml/catalogue-malformed`, `xml/catalogue-circular`, and what the loader finds.
 */
export async function readCatalogue(
  source: Source,
  load: Loader,
  open: readonly string[] = [],
): Promise<Result<Catalogue>> {
  const diagnostics: Diagnostic[] = [];
  const read = readEntries(source);
  if (!read.value) return { diagnostics: read.diagnostics };
  diagnostics.push(...read.diagnostics);
  const delegates: { start: string; system: boolean; catalogue: Catalogue }[] = [];
  const next: Catalogue[] = [];
  const chain = [...open, source.path];
  for (const { kind, start, system, href } of read.value.links) {
    if (chain.includes(href)) {
      const message = `The catalogue ${source.path} leads back to ${href}, which is being read already.`;
      diagnostics.push(diagnostic('xml/catalogue-circular', message, { span: span(source, 0) }));
      continue;
    }
    // Resolved already, with the bases of its groups: there is nothing left to see it from.
    const loaded = await load(href, '');
    const below = loaded.value && (await readCatalogue(loaded.value, load, chain));
    diagnostics.push(...loaded.diagnostics, ...(below?.diagnostics ?? []));
    if (!below?.value) continue;
    if (kind === 'nextCatalog') next.push(below.value);
    else delegates.push({ start, system, catalogue: below.value });
  }
  return { value: { path: source.path, entries: read.value.entries, delegates, next }, diagnostics };
}

function readEntries(source: Source): Result<Read> {
  // Well-formedness is for the parser of documents to judge: the reader of data lets much through.
  const { diagnostics } = parseXml(source);
  if (hasErrors(diagnostics)) return { diagnostics };
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
  });
  const rows: readonly Row[] = parser.parse(source.text);
  const root = rows.find((row) => nameOf(row) === 'catalog');
  if (!root) {
    const message = 'The root element is not catalog: this is no XML catalogue.';
    return { diagnostics: [diagnostic('xml/catalogue-malformed', message, { span: span(source, 0) })] };
  }
  const read: Read = { entries: [], links: [] };
  collect(root, source.path, read);
  return { value: read, diagnostics };
}

const nameOf = (row: Row): string =>
  (Object.keys(row).find((key) => key !== ':@') ?? '').replace(/^[^:]*:/, '');

function attributesOf(row: Row): Readonly<Record<string, string>> {
  const given = row[':@'];
  return typeof given === 'object' && !isRows(given) ? given : {};
}

const isRows = (value: Row[string] | undefined): value is readonly Row[] => Array.isArray(value);

/** `catalog` and `group` hold entries, and may change the base. */
function collect(row: Row, base: string, into: Read): void {
  const own = resolveReference(attributesOf(row)['xml:base'] ?? '', base);
  for (const child of Object.values(row).filter(isRows).flat()) {
    const name = nameOf(child);
    const attributes = attributesOf(child);
    const childBase = resolveReference(attributes['xml:base'] ?? '', own);
    const link = Object.hasOwn(linkAttributes, name) ? linkAttributes[name] : undefined;
    if (name === 'group') collect(child, own, into);
    else if (link) {
      const href = resolveReference(attributes.catalog ?? '', childBase);
      into.links.push({ kind: name, start: attributes[link[0]] ?? '', system: link[1], href });
    } else if (isEntryKind(name)) {
      const [match, target] = entryAttributes[name];
      const found = { match: attributes[match], target: attributes[target] };
      if (found.match === undefined || found.target === undefined) continue;
      into.entries.push({
        kind: name,
        match: found.match,
        target: resolveReference(found.target, childBase),
      });
    }
  }
}

const isEntryKind = (name: string): name is EntryKind => Object.hasOwn(entryAttributes, name);

/**
 * What stands for an address (section 7.2.2 for URIs, 7.1.2 for system identifiers): an exact entry, else the longest
 * beginning rewritten, else the longest ending, else what delegates and the next catalogues say.
 *
 * @returns undefined where no entry matches
 */
export function resolve(catalogue: Catalogue, address: string, system = false): string | undefined {
  const kinds: readonly [EntryKind, EntryKind, EntryKind] = system
    ? ['system', 'rewriteSystem', 'systemSuffix']
    : ['uri', 'rewriteURI', 'uriSuffix'];
  const own = resolveHere(catalogue, address, kinds);
  if (own !== undefined) return own;
  const delegates = catalogue.delegates
    .filter((delegate) => delegate.system === system && address.startsWith(delegate.start))
    .toSorted((a, b) => b.start.length - a.start.length);
  // Once delegates apply, the next catalogues are not asked.
  const asked = delegates.length > 0 ? delegates.map((delegate) => delegate.catalogue) : catalogue.next;
  for (const other of asked) {
    const found = resolve(other, address, system);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolveHere(
  { entries }: Catalogue,
  address: string,
  [exact, rewrite, suffix]: readonly [EntryKind, EntryKind, EntryKind],
): string | undefined {
  const whole = entries.find(({ kind, match }) => kind === exact && match === address);
  if (whole) return whole.target;
  const longest = (kind: EntryKind, matches: (match: string) => boolean) =>
    entries
      .filter((entry) => entry.kind === kind && matches(entry.match))
      .reduce<CatalogueEntry | undefined>(
        (best, entry) => (best && best.match.length >= entry.match.length ? best : entry),
        undefined,
      );
  const start = longest(rewrite, (match) => address.startsWith(match));
  if (start) return start.target + address.slice(start.match.length);
  return longest(suffix, (match) => address.endsWith(match))?.target;
}
