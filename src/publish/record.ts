/**
 * The edition's record, read from the header and the standOff of a TEI document and from nowhere else.
 * A treaty edition (docs/encoding.md) gives it whole; any other TEI gives what its header says. Nothing is invented:
 * what the header does not say is absent. Only `title` falls back, to the identifier, since a page must have a name.
 * Source: TEI Guidelines, chapter 2 (the header) and section 16.10 (standOff).
 */
import {
  attribute,
  childElement,
  childElements,
  localName,
  type NodeId,
  rootElement,
  XML,
  type XmlTree,
} from '../xml/tree.js';
import { readContributors } from './record.contributors.js';
import { type Lookup, lookup, words } from './record.lookup.js';
import { readParties, readTreaty } from './record.treaty.js';
import type { EditionRecord } from './record.types.js';

/** The keys a reader gives, those that were found. */
type Found = Partial<EditionRecord>;

/**
 * Reads the record of a parsed TEI document.
 * @param tei any TEI P5 document; of a corpus, the header of the whole
 * @returns the record; no diagnostics: whether a header is complete is for validate to say
 */
export function readRecord(tei: XmlTree): EditionRecord {
  const header = lookup(tei);
  const language = readLanguage(header);
  const id = readIdentifier(header, language);
  const contributors = readContributors(header);
  return {
    id,
    language,
    title: id,
    ...readTitles(header),
    authors: contributors.filter((one) => one.role === 'author').map((one) => one.name),
    editors: contributors.filter((one) => one.role === 'editor').map((one) => one.name),
    contributors,
    parties: readParties(header),
    ...readTreaty(header),
    ...readPublication(header),
    licences: readLicences(header),
    ...readTranscript(header),
    declarations: readDeclarations(header),
    evidence: header
      .all('fileDesc', 'sourceDesc', 'bibl')
      .filter((bibl) => attribute(tei, bibl, 'type') === 'evidence')
      .map((bibl) => ({ id: attribute(tei, bibl, 'id', XML) ?? '', text: words(tei, bibl) })),
  };
}

function readLanguage({ tree, all }: Lookup): string {
  const root = rootElement(tree);
  const text = root < 0 ? undefined : childElement(tree, root, 'text');
  const said = [
    text === undefined ? undefined : attribute(tree, text, 'lang', XML),
    root < 0 ? undefined : attribute(tree, root, 'lang', XML),
    ...all('profileDesc', 'langUsage', 'language').map((language) => attribute(tree, language, 'ident')),
  ];
  return said.find((language) => language !== undefined && language !== '') ?? 'und';
}

/** The root's xml:id without the language that one text of an edition has at its end; else the name of the file. */
function readIdentifier({ tree }: Lookup, language: string): string {
  const root = rootElement(tree);
  const id = root < 0 ? undefined : attribute(tree, root, 'id', XML);
  if (id) return id.endsWith(`.${language}`) ? id.slice(0, -language.length - 1) : id;
  const file = tree.source.path.split(/[\\/]/).at(-1) ?? '';
  return file.replace(/\.(xml|tei|tei\.xml)$/i, '') || 'edition';
}

/** Titles that say more or less than the work's name: never its main title while there is another. */
const lesserTitles = new Set([
  'sub',
  'short',
  'alt',
  'desc',
  'series',
  'subseries',
  'volume',
  'volumenumber',
]);

function readTitles({ tree, all }: Lookup): Found {
  const titles = all('fileDesc', 'titleStmt', 'title')
    .map((title) => ({ type: attribute(tree, title, 'type'), text: words(tree, title) }))
    .filter((title) => title.text !== '');
  const ofType = (type: string) => titles.find((title) => title.type === type)?.text;
  const main =
    ofType('main') ?? titles.find((title) => !lesserTitles.has(title.type ?? ''))?.text ?? titles[0]?.text;
  const short = ofType('short');
  const sub = ofType('sub');
  return {
    ...(main === undefined ? {} : { title: main }),
    ...(short === undefined ? {} : { shortTitle: short }),
    ...(sub === undefined || sub === main ? {} : { subtitle: sub }),
  };
}

function readPublication(header: Lookup): Found {
  const { tree, all } = header;
  const statement = (name: string) => all('fileDesc', 'publicationStmt', name);
  const publishers = ['publisher', 'authority', 'distributor']
    .map((name) =>
      statement(name)
        .map((one) => nameIn(tree, one))
        // The encoder's words where TEI requires a publisher and there is none.
        .filter((text) => text !== '' && text !== 'Not stated'),
    )
    .find((names) => names.length > 0);
  const publishedAt = statement('pubPlace')
    .map((place) => words(tree, place))
    .find((text) => text !== '');
  const edition = all('fileDesc', 'editionStmt', 'edition')[0];
  const editionDate = edition === undefined ? [] : childElements(tree, edition, 'date');
  const date = [...statement('date'), ...editionDate].map((one) => isoDate(tree, one)).find(Boolean);
  const version = edition === undefined ? undefined : attribute(tree, edition, 'n');
  const idno = (type: RegExp) =>
    statement('idno')
      .filter((one) => type.test(attribute(tree, one, 'type') ?? ''))
      .map((one) => words(tree, one))
      .find((text) => text !== '');
  const doi = idno(/^doi$/i)?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '');
  const url = [idno(/^ur[il]$/i), ...statement('ptr').map((ptr) => attribute(tree, ptr, 'target'))].find(
    (one) => /^https?:\/\//.test(one ?? ''),
  );
  return {
    ...(publishers === undefined ? {} : { publisher: publishers.join('; ') }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(date === undefined ? {} : { date }),
    ...(version ? { version } : {}),
    ...(doi ? { doi } : {}),
    ...(url === undefined ? {} : { url }),
  };
}

/** A publisher's name where it is marked apart from its address. */
function nameIn(tree: XmlTree, node: NodeId): string {
  const name = childElements(tree, node).find((child) =>
    /^(name|orgName|persName)$/.test(localName(tree, child)),
  );
  return words(tree, name ?? node);
}

/** @when, else what the words say: an ISO date, or the one year they name. */
function isoDate(tree: XmlTree, date: NodeId): string | undefined {
  const iso = /^\d{4}(-\d\d){0,2}$/;
  const when = attribute(tree, date, 'when');
  if (when !== undefined && iso.test(when)) return when;
  const text = words(tree, date);
  if (iso.test(text)) return text;
  const years = text.match(/\b\d{4}\b/g) ?? [];
  return years.length === 1 ? years[0] : undefined;
}

function readLicences({ tree, all }: Lookup): EditionRecord['licences'] {
  const stated = all('fileDesc', 'publicationStmt', 'availability').flatMap((availability) => {
    const licences = childElements(tree, availability, 'licence');
    return licences.length > 0 ? licences : childElements(tree, availability, 'p');
  });
  return stated
    .map((licence) => {
      const target = attribute(tree, licence, 'target')
        ?.split(/\s+/)
        .find((one) => /^https?:\/\//i.test(one));
      return {
        of: attribute(tree, licence, 'n') ?? 'edition',
        text: words(tree, licence) || (target ?? ''),
        ...(target ? { target } : {}),
      };
    })
    .filter((licence) => licence.text !== '');
}

function readTranscript({ tree, all }: Lookup): Found {
  const bibl = all('fileDesc', 'sourceDesc', 'bibl').find(
    (one) => attribute(tree, one, 'type') === 'digitalSource',
  );
  if (bibl === undefined) return {};
  const title = childElement(tree, bibl, 'title');
  const sum = childElements(tree, bibl, 'idno').find((idno) => attribute(tree, idno, 'type') === 'sha256');
  if (title === undefined || sum === undefined) return {};
  return { transcript: { name: words(tree, title), sha256: words(tree, sum) } };
}

/** The editorial declarations in the words of the header; the machine-readable layout is not prose and stays out. */
function readDeclarations({ tree, all }: Lookup): EditionRecord['declarations'] {
  const prose = (node: NodeId) => {
    const paragraphs = childElements(tree, node, 'p');
    return paragraphs
      .map((paragraph) => words(tree, paragraph))
      .filter((text) => text !== '')
      .join(' ');
  };
  const sections = [
    ...['projectDesc', 'samplingDecl'].flatMap((name) => all('encodingDesc', name)),
    ...all('encodingDesc', 'editorialDecl'),
    ...all('encodingDesc', 'editorialDecl').flatMap((declaration) =>
      childElements(tree, declaration).filter((child) => localName(tree, child) !== 'p'),
    ),
  ];
  return sections
    .map((node) => ({ topic: localName(tree, node).replace(/(Desc|Decl)$/, ''), text: prose(node) }))
    .filter((declaration) => declaration.text !== '');
}

/** True where the record is of a treaty, whatever else is known of it. */
export const isTreaty = (record: EditionRecord): boolean =>
  record.instrumentKind !== undefined || record.parties.length > 0 || record.number !== undefined;
