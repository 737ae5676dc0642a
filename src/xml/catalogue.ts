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
    readonly names: Names;
    readonly catalogue: Catalogue;
  }[];
  /** Catalogues to be asked last (`nextCatalog`). */
  readonly next: readonly Catalogue[];
}

/** What is looked up: an address, a system identifier, a public identifier. */
type Names = 'uri' | 'system' | 'public';

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

const linkAttributes: Readonly<Record<string, readonly [start: string, names: Names]>> = {
  delegateURI: ['uriStartString', 'uri'],
  delegateSystem: ['systemIdStartString', 'system'],
  delegatePublic: ['publicIdStartString', 'public'],
  nextCatalog: ['', 'uri'],
};

const entryKinds: Readonly<
  Record<Names, readonly [exact: EntryKind, rewrite?: EntryKind, suffix?: EntryKind]>
> = {
  uri: ['uri', 'rewriteURI', 'uriSuffix'],
  system: ['system', 'rewriteSystem', 'systemSuffix'],
  public: ['public'],
};

/** What fast-xml-parser gives with `preserveOrder`: one key for the element, and `:@` for its attributes. */
type Row = Readonly<Record<string, readonly Row[] | Readonly<Record<string, string>> | string>>;

interface Read {
  readonly entries: CatalogueEntry[];
  readonly links: {
    readonly start: string;
    readonly names: Names;
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
  const delegates: { start: string; names: Names; catalogue: Catalogue }[] = [];
  const next: Catalogue[] = [];
  const chain = [...open, source.path];
  for (const { kind, start, names, href } of read.value.links) {
    if (chain.includes(href)) {
      const message = `The catalogue ${source.path} leads back to ${href}, which is being read already.`;
      diagnostics.push(diagnostic('xml/catalogue-circular', message, { span: span(source, 0) }));
      continue;
    }
    // Resolved already, with the bases of its groups: there is nothing left to see it from.
    const loaded = await load(href, '');
    const below = loaded.value && (await readCatalogue(loaded.value, load, chain));
    const related = [{ message: 'named in this catalogue', span: span(source, 0) }];
    diagnostics.push(
      ...loaded.diagnostics.map((one) => ({ ...one, related })),
      ...(below?.diagnostics ?? []),
    );
    if (!below?.value) continue;
    if (kind === 'nextCatalog') next.push(below.value);
    else delegates.push({ start, names, catalogue: below.value });
  }
  return { value: { path: source.path, entries: read.value.entries, delegates, next }, diagnostics };
}

function readEntries(source: Source): Result<Read> {
  // Well-formedness is for the parser of documents to judge: the reader of data lets much through.
  const parsed = parseXml(source).diagnostics;
  if (hasErrors(parsed)) return { diagnostics: parsed };
  // The DTD of catalogues declares nothing that is needed here, and catalogues name it as a matter of form.
  const diagnostics = parsed.filter(({ code }) => code !== 'xml/dtd-unread');
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
      into.links.push({ kind: name, start: attributes[link[0]] ?? '', names: link[1], href });
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
 * What stands for an address (section 7.2.2 for URIs, 7.1.2 for the others): an exact entry, else the longest beginning
 * rewritten, else the longest ending, else what delegates and the next catalogues say. An address `urn:publicid:` is a
 * public identifier.
 *
 * @returns undefined where no entry matches
 */
export function resolve(catalogue: Catalogue, address: string, names: Names = 'uri'): string | undefined {
  if (/^urn:publicid:/i.test(address)) return resolve(catalogue, unwrapped(address), 'public');
  const own = resolveHere(catalogue, address, names);
  if (own !== undefined) return own;
  const delegates = catalogue.delegates
    .filter((delegate) => delegate.names === names && address.startsWith(delegate.start))
    .toSorted((a, b) => b.start.length - a.start.length);
  // Once delegates apply, the next catalogues are not asked.
  const asked = delegates.length > 0 ? delegates.map((delegate) => delegate.catalogue) : catalogue.next;
  for (const other of asked) {
    const found = resolve(other, address, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

const unwrappedCharacters: Readonly<Record<string, string>> = { '+': ' ', ':': '//', ';': '::' };

/** The public identifier in a URN (RFC 3151, section 1.1; section 6.4 of the catalogues). */
const unwrapped = (urn: string): string =>
  urn
    .slice('urn:publicid:'.length)
    .replace(/[+:;]/g, (character) => unwrappedCharacters[character] ?? character)
    .replace(/%(2B|3A|2F|3B|27|3F|23|25)/gi, (octet) => decodeURIComponent(octet));

function resolveHere({ entries }: Catalogue, address: string, names: Names): string | undefined {
  const [exact, rewrite, suffix] = entryKinds[names];
  const whole = entries.find(({ kind, match }) => kind === exact && match === address);
  if (whole) return whole.target;
  const longest = (kind: EntryKind | undefined, matches: (match: string) => boolean) =>
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
