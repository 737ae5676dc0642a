/** What the header and standOff of a treaty edition say of the treaty: parties, events, signing, the printed volume. */
import { attribute, childElement, childElements, type NodeId, XML, type XmlTree } from '../xml/tree.js';
import { evidenced, type Lookup, words } from './record.lookup.js';
import type { EditionRecord, Evidenced, Party } from './record.types.js';

/** The keys a reader gives, those that were found. */
type Found = Partial<EditionRecord>;

/** Everything of the treaty that the record holds besides its parties; of other TEI, only the series. */
export const readTreaty = (header: Lookup): Found => ({
  ...readKind(header),
  ...readEvents(header),
  ...readSigning(header),
  ...readPrint(header),
});

/** The parties, in the order in which the header names them as authors; then those it does not name so. */
export function readParties(header: Lookup): Party[] {
  const { tree } = header;
  const orgs = header.entities('org').filter((org) => attribute(tree, org, 'role') === 'party');
  const order = header
    .all('fileDesc', 'titleStmt', 'author')
    .map((author) => (attribute(tree, author, 'ref') ?? '').replace(/^#/, ''));
  const rank = (party: Party) => (order.includes(party.id) ? order.indexOf(party.id) : order.length);
  return orgs.map((org) => readParty(tree, org)).sort((a, b) => rank(a) - rank(b));
}

function readParty(tree: XmlTree, org: NodeId): Party {
  const names = childElements(tree, org, 'orgName');
  const form = (type: string) => {
    const name = names.find((one) => attribute(tree, one, 'type') === type);
    return name === undefined ? undefined : words(tree, name);
  };
  const id = attribute(tree, org, 'id', XML) ?? '';
  const first = names[0] === undefined ? id : words(tree, names[0]);
  const short = form('short');
  const abbreviation = form('abbreviation');
  const bluebook = form('bluebook');
  return {
    id,
    name: form('full') ?? first,
    ...(short === undefined ? {} : { short }),
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(bluebook === undefined ? {} : { bluebook }),
  };
}

/** The category of the text class, in a treaty edition only: elsewhere a catRef may classify anything. */
function readKind({ tree, all, isTreaty }: Lookup): Found {
  const reference = isTreaty ? all('profileDesc', 'textClass', 'catRef')[0] : undefined;
  const target = reference === undefined ? undefined : attribute(tree, reference, 'target');
  return target ? { instrumentKind: target.replace(/^#(kind\.)?/, '') } : {};
}

function readEvents(header: Lookup): Found {
  const force = event(header, 'entryIntoForce');
  const registration = event(header, 'registration');
  return {
    ...(force?.when === undefined ? {} : { inForceOn: force.when }),
    ...(force === undefined ? {} : readInForceHow(force.label)),
    ...(registration?.when === undefined ? {} : { registeredOn: registration.when }),
    ...(registration === undefined ? {} : readRegistrant(header, registration.node)),
  };
}

/** "Entry into force, by signature": what follows the name of the event. */
function readInForceHow(label: string): Found {
  const how = label.replace(/^entry into force\s*[,:]?\s*/i, '');
  return how === '' ? {} : { inForceHow: how };
}

function readRegistrant(header: Lookup, registration: NodeId): Found {
  const { tree } = header;
  const label = childElement(tree, registration, 'label');
  const org = label === undefined ? undefined : childElement(tree, label, 'orgName');
  if (org === undefined) return {};
  const known = header.byId(attribute(tree, org, 'ref'));
  const value = known === undefined ? words(tree, org) : readParty(tree, known).name;
  return { registeredBy: evidenced(header, registration, value) };
}

function event(header: Lookup, type: string) {
  const { tree } = header;
  const node = header.entities('event').find((one) => attribute(tree, one, 'type') === type);
  if (node === undefined) return undefined;
  const label = childElement(tree, node, 'label');
  const when = attribute(tree, node, 'when');
  return {
    node,
    label: label === undefined ? '' : words(tree, label),
    ...(when === undefined ? {} : { when: evidenced(header, node, when) }),
  };
}

/** Date and place of signing: from the creation, else from the event. Other TEI may have creation dates of other kinds. */
function readSigning(header: Lookup): Found {
  if (!header.isTreaty) return {};
  const { tree, all } = header;
  const signature = event(header, 'signature');
  const date = all('profileDesc', 'creation', 'date').find(
    (one) => attribute(tree, one, 'type') === 'signature' && attribute(tree, one, 'when') !== undefined,
  );
  const signedOn =
    date === undefined ? signature?.when : evidenced(header, date, attribute(tree, date, 'when') ?? '');
  const named = all('profileDesc', 'creation', 'placeName')[0];
  const signedAt =
    named === undefined
      ? readPlace(header, header.byId(signature && attribute(tree, signature.node, 'where')))
      : readPlace(header, header.byId(attribute(tree, named, 'ref')), named);
  return {
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(signedAt === undefined ? {} : { signedAt }),
  };
}

/** A place by its names in standOff, else by the word that names it. */
function readPlace(header: Lookup, place: NodeId | undefined, named = place): EditionRecord['signedAt'] {
  if (named === undefined) return undefined;
  const names = placeNames(header.tree, place);
  const historical = names.historical ?? words(header.tree, named);
  if (historical === '') return undefined;
  const modern = names.modern === historical ? undefined : names.modern;
  return evidenced(header, named, { historical, ...(modern === undefined ? {} : { modern }) });
}

function placeNames(tree: XmlTree, place: NodeId | undefined): { historical?: string; modern?: string } {
  if (place === undefined) return {};
  const names = childElements(tree, place, 'placeName').map((name) => ({
    type: attribute(tree, name, 'type'),
    text: words(tree, name),
  }));
  const historical = (names.find((name) => name.type === 'historical') ?? names[0])?.text;
  const modern = names.find((name) => name.type === 'modern')?.text;
  return {
    ...(historical === undefined ? {} : { historical }),
    ...(modern === undefined ? {} : { modern }),
  };
}

/** The printed volume: series, number, volume and page, each with its evidence. */
function readPrint(header: Lookup): Found {
  const { tree, all } = header;
  const bibl = all('fileDesc', 'sourceDesc', 'bibl').find(
    (one) => attribute(tree, one, 'type') === 'printSource',
  );
  const seriesTitles =
    bibl === undefined
      ? all('fileDesc', 'seriesStmt', 'title')
      : childElements(tree, bibl, 'title').filter((title) => attribute(tree, title, 'level') === 's');
  const series = seriesTitles.map((title) => words(tree, title)).find((title) => title !== '');
  const scopes = bibl === undefined ? [] : childElements(tree, bibl, 'biblScope');
  const scope = (unit: string, name: string): Evidenced<string> | undefined => {
    const node = scopes.find((one) => attribute(tree, one, 'unit') === unit);
    if (node === undefined) return undefined;
    const value = attribute(tree, node, name) ?? words(tree, node).match(/\d[\d–-]*/)?.[0];
    return value === undefined ? undefined : evidenced(header, node, value);
  };
  const volume = scope('volume', 'n');
  const page = scope('page', 'from');
  const languages = bibl === undefined ? undefined : readAuthenticLanguages(tree, bibl);
  return {
    ...readNumber(header),
    ...(series === undefined ? {} : { series }),
    ...(volume === undefined ? {} : { volume }),
    ...(page === undefined ? {} : { page }),
    ...(languages === undefined ? {} : { authenticLanguages: languages }),
  };
}

/** `I-3108` is number 3108 of part I (registered); II is filed and recorded. League numbers have no part. */
function readNumber({ tree, all }: Lookup): Found {
  const idno = all('fileDesc', 'publicationStmt', 'idno').find((one) =>
    /^(UNTS|LNTS)$/.test(attribute(tree, one, 'type') ?? ''),
  );
  const type = idno === undefined ? undefined : attribute(tree, idno, 'type');
  const [, part, number] =
    (idno === undefined ? '' : words(tree, idno)).match(/^(?:(I{1,2})-)?(\d.*)$/) ?? [];
  if (number === undefined) return {};
  // The type of the number names the series, also where no printed volume is described.
  const series = type === 'LNTS' ? 'League of Nations Treaty Series' : 'United Nations Treaty Series';
  return { number, series, ...(part === undefined ? {} : { part }) };
}

function readAuthenticLanguages(tree: XmlTree, bibl: NodeId): readonly string[] | undefined {
  const textLang = childElement(tree, bibl, 'textLang');
  if (textLang === undefined) return undefined;
  const languages = [attribute(tree, textLang, 'mainLang'), attribute(tree, textLang, 'otherLangs')]
    .flatMap((list) => (list ?? '').split(/\s+/))
    .filter((language) => language !== '');
  return languages.length === 0 ? undefined : languages;
}
